"""Reception: who comes is taken by a few letters, taken back by one key, and told apart."""

from __future__ import annotations

import sqlite3

from screens.reception import ReceptionScreen
from smeic_tui.store.events.reception import attendances, check_in
from smeic_tui.store.events.replies import Answered, record_reply
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.widgets.frame import TopLine
from smeic_tui.widgets.lines import Lines
from tests.screens.events.conftest import Desk, Held, press, typed
from tests.screens.shown import rows
from tests.screens.waiting import settle

SIZES = ((80, 24), (120, 40))


def answer(conn: sqlite3.Connection, actor: Actor, part: int, person: int, given: Answered) -> None:
    with operation(conn, actor, "replied", params={"name": "x", "event": "y"}) as op:
        record_reply(op, part, person, given)


async def test_somebody_is_checked_in_by_a_few_letters_and_taken_back_by_one_key(
    conn: sqlite3.Connection, actor: Actor, ids: dict[str, int], held: Held, desk: Desk
) -> None:
    answer(conn, actor, held.main, ids["kentaro"], Answered("yes"))
    answer(conn, actor, held.party, ids["kentaro"], Answered("yes"))
    app = desk("events")
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "enter", "r")
        screen = app.screen
        assert isinstance(screen, ReceptionScreen)
        keys = await press(pilot, *typed("wat"), "enter")
        assert keys <= 4
        came = attendances(conn, held.event)
        assert {a.person_id for a in came} == {ids["kentaro"]}
        assert {a.event_part_id for a in came} == {held.main, held.party}
        assert "渡邊 健太郎 さんを受け付けました" in screen.query_one("#done", Lines).text()
        assert "本会 来場 1/1" in screen.query_one("#counts", Lines).text()
        assert screen.bar.box.value == ""
        assert screen.focused is screen.bar.box
        # The same name again: nobody is noted twice.
        await press(pilot, *typed("watanabe k"), "enter")
        await press(pilot, "f8")
        assert attendances(conn, held.event) == ()
        # The line of the last guest and the letters of a list hold no longer, or not here.
        assert "渡邊" not in screen.query_one("#done", Lines).text()
        assert "Shift+F8 でやり直し" in screen.query_one(TopLine).text().replace("\n", "")


async def test_a_walk_in_on_file_needs_eight_keys(
    conn: sqlite3.Connection, ids: dict[str, int], held: Held, desk: Desk
) -> None:
    app = desk("events")
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "enter", "r")
        keys = await press(pilot, *typed("ito"), "enter")
        assert keys <= 8
        (came,) = attendances(conn, held.event)
        assert (came.person_id, came.is_walk_in) == (ids["kaoru"], True)


async def test_one_part_alone_is_received(
    conn: sqlite3.Connection, actor: Actor, ids: dict[str, int], held: Held, desk: Desk
) -> None:
    answer(conn, actor, held.main, ids["kentaro"], Answered("yes"))
    answer(conn, actor, held.party, ids["kentaro"], Answered("yes"))
    app = desk("events")
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "enter", "r", "f4", "3", *typed("wat"), "enter")
        (came,) = attendances(conn, held.event)
        assert came.event_part_id == held.party


async def test_whoever_waits_for_a_seat_is_told_apart_at_the_door(
    conn: sqlite3.Connection, actor: Actor, ids: dict[str, int], held: Held, desk: Desk
) -> None:
    answer(conn, actor, held.main, ids["koji"], Answered("yes", companions=1))
    answer(conn, actor, held.main, ids["kentaro"], Answered("yes"))
    app = desk("events")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "r", *typed("wat"))
        assert isinstance(app.screen, ReceptionScreen)
        at_door = {row[1]: row[4].strip() for row in rows(app.screen.table)}
        assert at_door["渡邊 健太郎"] == "本会 待ち"
        assert at_door["渡部 浩二"].startswith("本会 同伴1")


async def test_the_door_shows_no_address_and_no_number(
    held: Held, ids: dict[str, int], desk: Desk
) -> None:
    app = desk("events")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "r", *typed("wat"))
        assert isinstance(app.screen, ReceptionScreen)
        shown = "\n".join("\t".join(row) for row in rows(app.screen.table))
        assert "渡邊 健太郎" in shown
        for private in ("090-1111-2345", "example.co.jp", "03012"):
            assert private not in shown


async def test_another_desk_is_seen(
    conn: sqlite3.Connection, actor: Actor, ids: dict[str, int], held: Held, desk: Desk
) -> None:
    answer(conn, actor, held.main, ids["kentaro"], Answered("yes"))
    app = desk("events")
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "enter", "r", *typed("wat"))
        with operation(conn, actor, "checked_in", params={"name": "x", "event": "y"}) as op:
            check_in(op, [held.main], ids["kentaro"])
        await press(pilot, "enter")
        assert isinstance(app.screen, ReceptionScreen)
        assert "もう受付済みです" in app.screen.query_one("#done", Lines).text()
        assert len(attendances(conn, held.event)) == 1


# Looks
