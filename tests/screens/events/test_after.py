"""After the event: a paper sheet pasted or read, one key a question, one operation; no-shows."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from textual import events as happenings
from textual.pilot import Pilot

from screens.after import AfterScreen
from smeic_tui.app import SmeicApp
from smeic_tui.store.events.event_counts import counts_of
from smeic_tui.store.events.reception import attendances
from smeic_tui.store.events.replies import Answered, record_reply
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.people import people
from smeic_tui.widgets.lines import Lines
from tests.screens import centre
from tests.screens.events.conftest import Desk, Held, press
from tests.screens.waiting import settle

SIZES = ((80, 24), (120, 40))
FAMILIES = (
    *("秋葉", "井川", "上杉", "江藤", "大沼", "加賀", "北条", "熊谷", "小暮", "榊原"),
    *("島崎", "菅沼", "瀬川", "園田", "高城", "千種", "津川", "寺西", "戸川", "中条"),
    *("西尾", "沼田", "根本", "野沢"),
)
"""Twenty-four family names that nobody else in the centre bears."""


@pytest.fixture
def guests(conn: sqlite3.Connection, actor: Actor, held: Held, ids: dict[str, int]) -> list[int]:
    """Twenty-four who said yes and two more: two 佐藤, one of whom stays away."""
    with operation(conn, actor, "event_edited", params={"event": "x"}) as op:
        op.update("event_part", held.main, {"capacity": None})
    with operation(conn, actor, "demo") as op:
        found = [
            people.add_person(
                op,
                {"kind": "alumnus", "name": f"{family} 一", "family": family, "given": "一"},
                cohort=n % 20 + 1,
                organisation=f"{family}架空商会",
            )
            for n, family in enumerate(FAMILIES)
        ]
        for given, cohort in (("健", 7), ("茂", 9)):
            found.append(
                people.add_person(
                    op,
                    {"kind": "alumnus", "name": f"佐藤 {given}", "family": "佐藤", "given": given},
                    cohort=cohort,
                )
            )
        for person_id in found:
            record_reply(op, held.main, person_id, Answered("yes", via="form"))
    return found


SHEET = "\n".join(
    [
        *(f"{family}一" for family in FAMILIES[:12]),
        *(f"{n % 20 + 1}期 {family}" for n, family in enumerate(FAMILIES[12:23], 12)),
        "佐藤",
        "？沢 一",
        "渡辺",
        "伊藤 薫 12期",
        "秋葉 一　様",
    ]
)
"""Twenty-eight lines: 23 who were expected, 3 questions, a walk-in, and one signature twice."""


def after(app: SmeicApp) -> AfterScreen:
    assert isinstance(app.screen, AfterScreen)
    return app.screen


def text(app: SmeicApp, where: str) -> str:
    return after(app).query_one(where, Lines).text()


def rows(app: SmeicApp) -> list[tuple[str, ...]]:
    table = after(app).table
    return [row.cells for row in table._rows.window(0, table.count)]


async def paste(pilot: Pilot[None], app: SmeicApp, words: str) -> None:
    app.post_message(happenings.Paste(words))
    await settle(pilot)


async def open_sheet(pilot: Pilot[None]) -> int:
    """From the list of events to the page of the sheet; the keys it takes from the event."""
    await settle(pilot)
    await press(pilot, "enter")
    return await press(pilot, "b")


async def test_28_names_are_recorded_with_eight_keys_and_taken_back_with_one(
    conn: sqlite3.Connection, held: Held, guests: list[int], ids: dict[str, int], desk: Desk
) -> None:
    app = desk("events")
    async with app.run_test(size=(80, 24)) as pilot:
        keys = await open_sheet(pilot)
        await paste(pilot, app, SHEET)
        assert [row[2] for row in rows(app)][:4] == ["確認", "確認", "確認", "来場"]
        assert "24名の来場を記録します" in text(app, "#act")
        # 佐藤: the first of the two; the unreadable one: whom it fits; 渡辺: who was invited.
        keys += await press(pilot, "1", "1", "1", "a")
        assert keys <= 8
        came = {a.person_id: a.is_walk_in for a in attendances(conn, held.event)}
        assert len(came) == 27
        assert came[ids["kaoru"]]
        assert sum(came.values()) == 2
        counts = counts_of(conn, held.event).parts[0]
        assert (counts.came, counts.walk_ins, counts.no_shows) == (27, 2, 1)
        # The list is now of those who did not come, and of those who came unannounced.
        assert [row[0] for row in rows(app)] == ["来なかった", "飛び込み", "飛び込み"]
        assert rows(app)[0][2] == "佐藤 茂"
        assert "来場 27  来なかった 1  飛び込み 2" in text(app, "#counts")
        # What concerns more than one person is taken back in one step, after one question.
        await press(pilot, "f8", "enter")
        assert attendances(conn, held.event) == ()


async def test_the_same_sheet_again_records_nobody_twice(
    conn: sqlite3.Connection, held: Held, guests: list[int], desk: Desk
) -> None:
    app = desk("events")
    async with app.run_test() as pilot:
        await open_sheet(pilot)
        for _ in range(2):
            await paste(pilot, app, SHEET)
            await press(pilot, "a")
        assert len(attendances(conn, held.event)) == 24


async def test_somebody_new_is_registered_on_the_spot(
    conn: sqlite3.Connection, held: Held, guests: list[int], desk: Desk
) -> None:
    app = desk("events")
    async with app.run_test() as pilot:
        await open_sheet(pilot)
        await paste(pilot, app, "架空目　梅子\n秋葉 一")
        assert [row[2] for row in rows(app)] == ["名簿なし", "来場"]
        await press(pilot, "9", "ctrl+s")
        assert [row[2] for row in rows(app)] == ["来場", "来場"]
        await press(pilot, "a")
        new = conn.execute("SELECT id FROM person WHERE name LIKE '架空目%'").fetchone()[0]
        assert {a.person_id: a.is_walk_in for a in attendances(conn, held.event)} == {
            new: True,
            guests[0]: False,
        }


async def test_somebody_on_the_roster_under_another_name_is_searched_for(
    conn: sqlite3.Connection, held: Held, guests: list[int], ids: dict[str, int], desk: Desk
) -> None:
    app = desk("events")
    async with app.run_test() as pilot:
        await open_sheet(pilot)
        await paste(pilot, app, "リン先生\n秋葉 一")
        await press(pilot, "slash", *"lin", "enter")
        assert [row[2] for row in rows(app)] == ["来場", "来場"]
        await press(pilot, "a")
        assert {a.person_id for a in attendances(conn, held.event)} == {ids["wei"], guests[0]}


async def test_a_wrong_guess_is_left_out_or_given_to_another(
    conn: sqlite3.Connection, held: Held, guests: list[int], desk: Desk
) -> None:
    app = desk("events")
    async with app.run_test() as pilot:
        await open_sheet(pilot)
        await paste(pilot, app, "佐藤 7期\n秋葉 一")
        assert [row[3] for row in rows(app)] == ["佐藤 健 7期", "秋葉 一 1期"]
        await press(pilot, "2", "down", "0")
        assert [row[2:4] for row in rows(app)] == [("来場", "佐藤 茂 9期"), ("読みとばし", "")]
        await press(pilot, "a")
        assert [a.person_id for a in attendances(conn, held.event)] == [guests[-1]]


async def test_the_sheet_of_the_party_counts_for_the_party(
    conn: sqlite3.Connection, held: Held, guests: list[int], desk: Desk
) -> None:
    app = desk("events")
    async with app.run_test() as pilot:
        await open_sheet(pilot)
        await press(pilot, "f4", "2")
        assert "懇親会の受付名簿" in text(app, "#act")
        await paste(pilot, app, "秋葉\n井川")
        await press(pilot, "a")
        assert {a.event_part_id for a in attendances(conn, held.event)} == {held.party}


async def test_a_file_is_read_by_its_path(
    conn: sqlite3.Connection, held: Held, guests: list[int], desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "受付名簿.txt"
    path.write_bytes("秋葉一\r\n井川一\r\n".encode("cp932"))
    app = desk("events")
    async with app.run_test() as pilot:
        await open_sheet(pilot)
        await paste(pilot, app, str(path))
        await press(pilot, "enter", "a")
        assert [a.person_id for a in attendances(conn, held.event)] == guests[:2]


async def test_a_sheet_that_was_not_recorded_is_not_lost_without_asking(
    conn: sqlite3.Connection, held: Held, guests: list[int], desk: Desk
) -> None:
    app = desk("events")
    async with app.run_test() as pilot:
        await open_sheet(pilot)
        await paste(pilot, app, "秋葉\n井川")
        await press(pilot, "escape")
        assert not isinstance(app.screen, AfterScreen)
        await press(pilot, "escape")
        assert len(rows(app)) == 2


@pytest.mark.parametrize("words", centre.NASTY)
async def test_hostile_names_are_shown_and_the_program_lives_on(
    held: Held, guests: list[int], desk: Desk, words: str
) -> None:
    app = desk("events")
    async with app.run_test() as pilot:
        await open_sheet(pilot)
        await paste(pilot, app, f"{words}\n{words}\n秋葉 一")
        assert "来場" in [row[2] for row in rows(app)]
        await press(pilot, "a")


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("pressed", [(), ("1", "1", "1", "a")], ids=["sheet", "result"])
def test_looks(
    snap_compare: Callable[..., bool],
    conn: sqlite3.Connection,
    actor: Actor,
    held: Held,
    guests: list[int],
    desk: Desk,
    size: tuple[int, int],
    pressed: tuple[str, ...],
) -> None:
    """The sheet with its questions, and what it came to."""
    with operation(conn, actor, "event_edited", params={"event": "x"}) as op:
        op.update("event", held.event, {"held_on": "2099-12-05"})
    app = desk("events")

    async def before(pilot: Pilot[None]) -> None:
        await open_sheet(pilot)
        await paste(pilot, app, SHEET)
        await press(pilot, *pressed)
        app.clear_notifications()
        await settle(pilot)

    assert snap_compare(app, terminal_size=size, run_before=before)
