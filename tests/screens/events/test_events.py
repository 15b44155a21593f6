"""The list of events, one event, inviting, the door: keys in, facts out."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import date

import pytest
from textual.pilot import Pilot

from screens.events import EventsScreen
from screens.invite import InviteScreen
from smeic_tui.japanese.event_parts import read_part
from smeic_tui.store.events import events, invitations
from smeic_tui.store.events.event_counts import counts_of
from smeic_tui.store.events.reception import check_in
from smeic_tui.store.events.replies import Answered, record_reply, replies
from smeic_tui.store.events.seating import seat_at
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.widgets.lines import Lines
from smeic_tui.widgets.record_table import RecordTable
from tests.screens import centre
from tests.screens.events.conftest import Desk, Held, press, typed
from tests.screens.shown import rows
from tests.screens.waiting import settle

SIZES = ((80, 24), (120, 40))


def answer(conn: sqlite3.Connection, actor: Actor, part: int, person: int, given: Answered) -> None:
    with operation(conn, actor, "replied", params={"name": "x", "event": "y"}) as op:
        record_reply(op, part, person, given)


# The list


async def test_the_list_counts_and_names_the_deadlines_of_the_week(
    conn: sqlite3.Connection, actor: Actor, ids: dict[str, int], held: Held, desk: Desk
) -> None:
    answer(conn, actor, held.main, ids["kentaro"], Answered("yes"))
    app = desk("events")
    async with app.run_test() as pilot:
        await settle(pilot)
        assert isinstance(app.screen, EventsScreen)
        (row,) = rows(app.screen.table)
        assert row[1:] == ("第8回架空鼎談会", "2", "1", "", "1", "", "次の行事")
        line = app.screen.query_one("#deadlines", Lines).text()
        assert "第8回架空鼎談会 未回答1名" in line


async def test_the_next_of_a_series_is_entered_with_a_date_alone(
    conn: sqlite3.Connection, held: Held, desk: Desk
) -> None:
    app = desk("events")
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "n", "1", "down", "down", "down", "down", *typed("2027/2/1"), "ctrl+s")
        made = next(e for e in events.events(conn) if e.id != held.event)
        assert (made.series, made.number, made.held_on) == ("架空鼎談会", 9, "2027-02-01")
        assert [(p.name, p.capacity, p.fee) for p in made.parts] == [
            ("本会", 2, None),
            ("懇親会", None, 5000),
        ]
        await press(pilot, "u")
        assert [e.id for e in events.events(conn)] == [held.event]


async def test_a_first_event_begins_a_series(
    conn: sqlite3.Connection, held: Held, desk: Desk
) -> None:
    app = desk("events")
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "n", "2", *typed("架空研究会"), "ctrl+s")
        assert {s.name for s in events.all_series(conn)} == {"架空鼎談会", "架空研究会"}


async def test_p_pins_and_takes_the_pin_off(
    conn: sqlite3.Connection, actor: Actor, held: Held, desk: Desk
) -> None:
    assert actor.staff_id is not None
    app = desk("events")
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "p")
        assert events.pinned(conn, actor.staff_id) is None
        await press(pilot, "p")
        found = events.pinned(conn, actor.staff_id)
        assert found is not None
        assert app.status.event.endswith("あと12日 第8回架空鼎談会")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("本会", {"name": "本会", "capacity": None, "is_online": 0}),
        ("懇親会 20:00-21:30 定員40 会費5,000円", {"starts": "20:00", "capacity": 40, "fee": 5000}),
        ("本会　１８：００〜２０：００　定員４０名　オンライン", {"ends": "20:00", "is_online": 1}),
        ("懇親会\u3000２０：１０−２１：３０", {"name": "懇親会", "ends": "21:30"}),
        ("懇親パーティー 20:10ー21:30", {"name": "懇親パーティー", "ends": "21:30"}),
        ("懇親会20:10-21:30", None),
        ("懇親会定員40 会費5000", None),
        ("本会 25:00", None),
        ("本会 いつか", None),
        ("", None),
    ],
)
def test_the_line_of_a_part_is_read(text: str, expected: dict[str, object] | None) -> None:
    found = read_part(text)
    if expected is None:
        assert found is None
    else:
        assert found is not None
        assert expected.items() <= found.items()


async def test_a_part_with_replies_is_not_removed(
    conn: sqlite3.Connection, actor: Actor, ids: dict[str, int], held: Held, desk: Desk
) -> None:
    answer(conn, actor, held.party, ids["kentaro"], Answered("yes"))
    app = desk("events")
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "e", *["down"] * 8, "ctrl+u", "ctrl+s")
        assert len(events.event(conn, held.event).parts) == 2
        await press(pilot, "enter", "escape", "1")
        await press(pilot, "e", *["down"] * 7, "ctrl+u")
        await press(pilot, *typed("本会 18:30 定員3"), "ctrl+s")
        first = events.event(conn, held.event).parts[0]
        assert (first.starts, first.capacity, first.is_online) == ("18:30", 3, False)


# One event


async def test_a_role_is_given_and_the_first_of_the_waiting_list_promoted(
    conn: sqlite3.Connection, actor: Actor, ids: dict[str, int], held: Held, desk: Desk
) -> None:
    for name in ("koji", "keiko", "kentaro"):
        answer(conn, actor, held.main, ids[name], Answered("yes"))
    app = desk("events")
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "enter", "o", "1")
        assert events.roles(conn, held.event) == {ids["keiko"]: "speaker"}
        await press(pilot, "w")
        assert counts_of(conn, held.event).parts[0].waiting == 1
        await press(pilot, "enter")
        answer(conn, actor, held.main, ids["koji"], Answered("cancelled"))
        await press(pilot, "w")
        assert counts_of(conn, held.event).parts[0].waiting == 0
        assert {r.person_id for r in replies(conn, held.event) if r.seat == "seated"} == {
            ids["keiko"],
            ids["kentaro"],
        }


async def test_a_fee_is_noted(
    conn: sqlite3.Connection, actor: Actor, ids: dict[str, int], held: Held, desk: Desk
) -> None:
    answer(conn, actor, held.party, ids["kentaro"], Answered("yes"))
    app = desk("events")
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "enter", "m", "1")
        assert conn.execute("SELECT state FROM fee").fetchall() == [("paid",)]
        await press(pilot, "u")
        assert conn.execute("SELECT state FROM fee").fetchall() == []


# Inviting


async def test_selected_people_go_into_a_wave_and_the_unreachable_are_named(
    conn: sqlite3.Connection, actor: Actor, ids: dict[str, int], held: Held, desk: Desk
) -> None:
    with operation(conn, actor, "contact_changed", params={"name": "x"}) as op:
        values = {"person_id": ids["kaoru"], "kind": "mail", "value": "kaoru@example.jp"}
        op.insert("contact_point", values)
    app = desk("events")
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "enter", "i")
        screen = app.screen
        assert isinstance(screen, InviteScreen)
        shown = [r[1] for r in rows(screen.table)]
        assert "渡邊 健太郎" not in shown, "invited already"
        keys = await press(pilot, "ctrl+a", "a")
        left = app.screen.query_one("#left", Lines).text()
        assert "案内できる人 1名   外す人 3名" in left
        assert "使える連絡先がありません" in left
        keys += await press(pilot, "down", *typed("12/1"), "enter")
        assert keys <= 12
        wave = invitations.waves(conn, held.event)[-1]
        assert (wave.number, wave.people, wave.sent_on) == (2, 1, date.today().isoformat())
        assert invitations.people_of(conn, wave.id) == (ids["kaoru"],)
        await press(pilot, "u")
        assert len(invitations.waves(conn, held.event)) == 1


async def test_guests_of_an_earlier_event_are_chosen_from(
    conn: sqlite3.Connection, actor: Actor, ids: dict[str, int], held: Held, desk: Desk
) -> None:
    with operation(conn, actor, "event_added", params={"event": "前"}) as op:
        earlier = events.add_event(op, {"title": "前の会"}, [{"name": "本会"}])
        part = events.event(conn, earlier).parts[0].id
        check_in(op, [part], ids["kaoru"], afterwards=True)
        check_in(op, [part], ids["koji"], afterwards=True)
    app = desk("events")
    async with app.run_test() as pilot:
        await settle(pilot)
        table = app.screen.query_one(RecordTable)
        table.show(table._rows, key=held.event)
        await press(pilot, "enter", "i", "f", "4")
        assert isinstance(app.screen, InviteScreen)
        assert [r[1] for r in rows(app.screen.table)] == ["伊藤 薫"]


# The door


@pytest.mark.parametrize("size", SIZES)
async def test_hostile_names_are_only_text(
    conn: sqlite3.Connection,
    actor: Actor,
    held: Held,
    desk: Desk,
    size: tuple[int, int],
) -> None:
    people = centre.build_nasty(conn, actor)
    with operation(conn, actor, "event_added", params={"event": "[/b]"}) as op:
        nasty = events.add_event(
            op,
            {"title": centre.NASTY[3] + "[/b]", "venue": centre.NASTY[4], "theme": "[x]"},
            [{"name": "[/b]", "capacity": 1}, {"name": centre.NASTY[7]}],
        )
        invitations.add_wave(op, nasty, people, channel="mail", sent_on="2026-11-01")
        part = events.event(conn, nasty).parts[0].id
        for person in people:
            record_reply(op, part, person, Answered("yes", note="[@click=app.quit]x[/]"))
    app = desk("events")
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        pages = [["1"], ["2"], ["5"], ["t"], ["escape"], ["6"], ["f"], ["escape"], ["3"], ["a"]]
        for keys in (["enter"], ["v"], ["escape"], *pages, ["escape"]):
            await press(pilot, *keys)
        for keys in (["r"], ["1"], ["f9"], ["escape"], ["escape", "escape"], ["i"]):
            await press(pilot, *keys)
        await press(pilot, "escape", "e", "escape", "escape")
        assert app.is_running


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    "keys",
    [
        (),
        ("enter",),
        ("enter", "1"),
        ("enter", "2"),
        ("enter", "5"),
        ("enter", "6"),
        ("enter", "v"),
        ("enter", "e"),
        ("enter", "i"),
        ("enter", "r", "w", "a"),
        ("enter", "r", "w", "a", "f9"),
    ],
    ids=[
        *("list", "event", "overview", "waves", "tables", "after"),
        *("reply", "form", "invite", "door", "at_door"),
    ],
)
def test_looks(
    snap_compare: Callable[..., bool],
    conn: sqlite3.Connection,
    actor: Actor,
    ids: dict[str, int],
    desk: Desk,
    monkeypatch: pytest.MonkeyPatch,
    held: Held,
    size: tuple[int, int],
    keys: tuple[str, ...],
) -> None:
    with operation(conn, actor, "event_edited", params={"event": "x"}) as op:
        op.update("event", held.event, {"held_on": "2099-12-05"})
        op.update("wave", 1, {"sent_on": "2099-11-01", "deadline": "2099-12-01"})
        record_reply(op, held.main, ids["koji"], Answered("yes", companions=1))
        record_reply(op, held.party, ids["koji"], Answered("no"))
        seat_at(op, held.main, ids["koji"], "3")

    async def before(pilot: Pilot[None]) -> None:
        await settle(pilot)
        await press(pilot, *keys)

    app = desk("events")
    monkeypatch.setattr(app, "show_pinned", lambda: None)
    assert snap_compare(app, terminal_size=size, run_before=before)
