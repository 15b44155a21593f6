"""The keys a paper sheet takes, of 28 and of 60 names, and that nobody is taken for another."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence

import pytest
from textual.pilot import Pilot

from screens.after import AfterScreen
from screens.guests.sheet_rows import choices
from smeic_tui.app import SmeicApp
from smeic_tui.store.events.reception import attendances, check_in
from smeic_tui.store.events.replies import Answered, record_reply
from smeic_tui.store.imports import imports
from smeic_tui.store.journal.operation import Actor, Operation, operation
from tests.screens.events import paper
from tests.screens.events.conftest import Desk, Held, press
from tests.screens.events.test_after import after, open_sheet, paste, text
from tests.screens.waiting import settle

Known = Callable[[Operation, Held, Sequence[int]], None]
ONLY_ON_PAPER = {"菅原 涼 9期", "須藤 卓也 12期", "大竹 章子 19期"}
"""Whom the matrix of attendance lacks: they came unannounced."""
STAYED_AWAY = {"加藤 久美子 17期", "渡辺 七海 10期"}
"""Whom the event expects, and who bear family names that stand on the paper."""
MOST_KEYS = 8
"""From the event to the record, the paste apart; of sixty names as of twenty-eight."""
WAITING = {"別府製作所 林", "？？田 浩", "工藤俊彦（大久保さんの紹介）"}


def by_replies(op: Operation, held: Held, people: Sequence[int]) -> None:
    """The event has its guest list: they said yes."""
    for person_id in people:
        record_reply(op, held.main, person_id, Answered("yes", via="form"))


def by_matrix(op: Operation, held: Held, people: Sequence[int]) -> None:
    """Nobody was invited or answered; a matrix of attendance was imported."""
    for person_id in people:
        check_in(op, [held.main], person_id, mode="onsite", afterwards=True)


@pytest.fixture
def roster(conn: sqlite3.Connection, actor: Actor, held: Held) -> dict[str, int]:
    """Everybody on file, and seats for all."""
    with operation(conn, actor, "event_edited", params={"event": "x"}) as op:
        op.update("event_part", held.main, {"capacity": None})
    return paper.on_file(conn, actor)


async def answer(app: SmeicApp, pilot: Pilot[None], truth: Mapping[int, int | None]) -> int:
    """Give every question its digit; how many keys."""
    keys = 0
    while (each := after(app)._marked) is not None and each.verdict == "ask":
        offered = [match.signer.id for match in choices(each)]
        digit = offered.index(truth[each.line.number] or 0) + 1
        keys += await press(pilot, str(digit))
    return keys


@pytest.mark.parametrize("lines", [paper.SHORT, paper.LONG], ids=["28", "60"])
@pytest.mark.parametrize("known", [by_replies, by_matrix])
async def test_a_sheet_takes_eight_keys_and_nobody_is_taken_for_another(
    conn: sqlite3.Connection,
    actor: Actor,
    held: Held,
    roster: dict[str, int],
    desk: Desk,
    lines: Sequence[paper.Line],
    known: Known,
) -> None:
    truth = {n: roster[who] if who else None for n, (_, who) in enumerate(lines, 1)}
    came = {person_id for person_id in truth.values() if person_id is not None}
    absent = {roster[who] for who in STAYED_AWAY}
    unannounced = {roster[who] for who in ONLY_ON_PAPER}
    with operation(conn, actor, "event_edited", params={"event": "x"}) as op:
        here = came - unannounced if known is by_matrix else came
        known(op, held, sorted(here | absent))
    app = desk("events")
    async with app.run_test(size=(80, 24)) as pilot:
        keys = await open_sheet(pilot)
        await paste(pilot, app, "\n".join(words for words, _ in lines))
        keys += await answer(app, pilot, truth)
        while after(app)._signed:
            keys += await press(pilot, "a")
        assert keys <= MOST_KEYS
        found = {a.person_id: a.is_walk_in for a in attendances(conn, held.event)}
        assert set(found) == (came | absent if known is by_matrix else came)
        if known is by_matrix:
            assert all(found[person_id] for person_id in unannounced)
        # What fits nobody waits, and took no key.
        assert {row.name for row in imports.queue(conn)} == WAITING


async def test_likely_lines_below_the_last_row_are_seen_before_they_are_taken(
    conn: sqlite3.Connection, held: Held, roster: dict[str, int], desk: Desk
) -> None:
    """The event knows nobody: two dozen names of one person each, more than the list has rows."""
    names = [each for each in paper.ALUMNI if each.cohort % 2 == 0 and each.cohort != 16][-20:]
    app = desk("events")
    async with app.run_test(size=(80, 24)) as pilot:
        await open_sheet(pilot)
        await paste(pilot, app, "\n".join(each.name for each in names))
        first = after(app).table.in_view
        assert len(first) < len(names)
        assert f"まだ見ていない推定が{len(names) - len(first)}行" in text(app, "#act")
        await press(pilot, "a")
        assert attendances(conn, held.event) == ()
        assert after(app).table.in_view.stop == len(names)
        assert f"{len(names)}名の来場を記録します" in text(app, "#act")
        await press(pilot, "a")
        assert {a.person_id for a in attendances(conn, held.event)} == {
            roster[each.key] for each in names
        }


async def test_a_sheet_that_is_all_on_the_screen_is_recorded_with_one_key(
    conn: sqlite3.Connection, held: Held, roster: dict[str, int], desk: Desk
) -> None:
    app = desk("events")
    async with app.run_test(size=(80, 24)) as pilot:
        await open_sheet(pilot)
        await paste(pilot, app, "秋葉 誠\n井川 綾")
        await press(pilot, "a")
        await settle(pilot)
        assert isinstance(app.screen, AfterScreen)
        assert len(attendances(conn, held.event)) == 2
