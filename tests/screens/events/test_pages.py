"""The pages of one event: what each lists, and what is done there; keys in, facts out."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from textual.pilot import Pilot

from screens.event import EventScreen
from screens.people_list import PeopleList
from screens.person import PersonScreen
from screens.reception import ReceptionScreen
from smeic_tui.app import SmeicApp
from smeic_tui.store.events import events, invitations
from smeic_tui.store.events.event_counts import counts_of
from smeic_tui.store.events.reception import attendances, check_in
from smeic_tui.store.events.replies import Answered, record_reply
from smeic_tui.store.events.seating import seat_at, tables
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.people import people
from smeic_tui.store.referrals.referrals import referrals
from smeic_tui.widgets.lines import Lines
from smeic_tui.widgets.record_table import RecordTable
from tests.screens.events.conftest import Desk, Held, press, typed
from tests.screens.shown import rows
from tests.screens.typing import type_text
from tests.screens.waiting import settle


def names(app: SmeicApp, column: int = 1) -> list[str]:
    assert isinstance(app.screen, EventScreen)
    return [cells[column] for cells in rows(app.screen.table)]


def answer(conn: sqlite3.Connection, actor: Actor, part: int, person: int, given: Answered) -> None:
    with operation(conn, actor, "replied", params={"name": "x", "event": "y"}) as op:
        record_reply(op, part, person, given)


async def open_event(pilot: Pilot[None]) -> None:
    await settle(pilot)
    await press(pilot, "enter")


# The guests


async def test_the_list_is_narrowed_by_answer_role_and_cohort(
    conn: sqlite3.Connection, actor: Actor, ids: dict[str, int], held: Held, desk: Desk
) -> None:
    answer(conn, actor, held.main, ids["koji"], Answered("no"))
    answer(conn, actor, held.main, ids["keiko"], Answered("yes", mode="online"))
    with operation(conn, actor, "event_role", params={"name": "x", "event": "y"}) as op:
        events.set_role(op, held.event, ids["kaoru"], "speaker")
    app = desk("events")
    async with app.run_test() as pilot:
        await open_event(pilot)
        assert names(app) == ["伊藤 薫", "田中 恵子", "渡邊 健太郎", "渡部 浩二"]
        seen = {}
        for digit in "1234567":
            await press(pilot, "f", digit)
            seen[digit] = names(app)
        assert seen == {
            "1": ["伊藤 薫", "田中 恵子", "渡邊 健太郎", "渡部 浩二"],
            "2": ["田中 恵子"],
            "3": ["渡邊 健太郎"],
            "4": ["渡部 浩二"],
            "5": [],
            "6": ["伊藤 薫"],
            "7": [],
        }
        # By role: speakers, then guests; by cohort the third one, 13期.
        await press(pilot, "f", "1", "f", "8", "1")
        assert names(app) == ["伊藤 薫"]
        await press(pilot, "f", "1", "f", "9", "1")
        assert names(app) == ["田中 恵子", "渡邊 健太郎"]
        assert isinstance(app.screen, EventScreen)
        assert app.screen.filter.told == "3期"
        await press(pilot, "f", "4")
        assert names(app) == [], "a cohort and an answer together"


# Chasing


async def test_those_who_have_not_answered_are_an_excel_file_within_eight_keys(
    conn: sqlite3.Connection, held: Held, desk: Desk, documents: Path
) -> None:
    app = desk("roster")
    async with app.run_test() as pilot:
        await settle(pilot)
        keys = await press(pilot, "g", "g", "enter", "x", "3")
        await app.workers.wait_for_complete()
        await settle(pilot)
        assert keys <= 8
        found = conn.execute("SELECT layout, people FROM export_log").fetchall()
        assert [file.suffix for file in documents.iterdir()] == [".xlsx"]
        assert found == [("event_chase", 1)], "one of the two has no address"


async def test_those_who_have_not_answered_are_asked_again_in_a_new_wave(
    conn: sqlite3.Connection, actor: Actor, ids: dict[str, int], held: Held, desk: Desk
) -> None:
    answer(conn, actor, held.main, ids["koji"], Answered("yes"))
    with operation(conn, actor, "wave_sent", params={"event": "x", "count": 1}) as op:
        invitations.add_wave(op, held.event, [ids["keiko"]], channel="mail", sent_on="2026-11-01")
        op.insert(
            "contact_rule",
            {
                "person_id": ids["keiko"],
                "channel": "mail",
                "verdict": "refused",
                "since": "2026-11-02",
            },
        )
    app = desk("events")
    async with app.run_test() as pilot:
        await open_event(pilot)
        await press(pilot, "f", "3")
        assert names(app) == ["田中 恵子", "渡邊 健太郎"]
        keys = await press(pilot, "a")
        left = app.screen.query_one("#left", Lines).text()
        assert "案内できる人 1名   外す人 1名" in left
        assert "田中 恵子" in left
        keys += await press(pilot, "down", *typed("12/1"), "enter")
        assert keys <= 8
        again = invitations.waves(conn, held.event)[-1]
        assert (again.number, invitations.people_of(conn, again.id)) == (3, (ids["kentaro"],))
        assert counts_of(conn, held.event).invited == 3, "asked twice is one guest"
        await press(pilot, "u")
        assert len(invitations.waves(conn, held.event)) == 2


async def test_nobody_is_chased_who_answered(
    conn: sqlite3.Connection, actor: Actor, ids: dict[str, int], held: Held, desk: Desk
) -> None:
    answer(conn, actor, held.main, ids["koji"], Answered("no"))
    answer(conn, actor, held.main, ids["kentaro"], Answered("undecided"))
    app = desk("events")
    async with app.run_test() as pilot:
        await open_event(pilot)
        await press(pilot, "a")
        assert isinstance(app.screen, EventScreen)
        assert len(invitations.waves(conn, held.event)) == 1


# The waves


async def test_a_wave_opens_with_its_frozen_list_and_a_draft_is_sent(
    conn: sqlite3.Connection, actor: Actor, ids: dict[str, int], held: Held, desk: Desk
) -> None:
    answer(conn, actor, held.main, ids["koji"], Answered("no"))
    with operation(conn, actor, "wave_added", params={"event": "x", "count": 1}) as op:
        invitations.add_wave(op, held.event, [ids["keiko"]], channel="post")
    app = desk("events")
    async with app.run_test() as pilot:
        await open_event(pilot)
        await press(pilot, "2")
        assert isinstance(app.screen, EventScreen)
        shown = rows(app.screen.table)
        assert [(r[0], r[1], r[4], r[5], r[6], r[7]) for r in shown] == [
            ("第1次", "メール", "2", "0", "1", "1"),
            ("第2次", "郵送", "1", "0", "0", "0"),
        ]
        await press(pilot, "enter")
        await app.workers.wait_for_complete()
        await settle(pilot)
        assert isinstance(app.screen, PeopleList)
        told = {r[1]: r[2] for r in rows(app.screen.table)}
        assert told == {"渡邊 健太郎": "未回答", "渡部 浩二": "欠席"}
        await press(pilot, "escape", "s", "enter")
        second = invitations.waves(conn, held.event)[1]
        assert second.sent_on is not None
        assert counts_of(conn, held.event).invited == 3
        await press(pilot, "s")
        assert isinstance(app.screen, EventScreen), "nothing more to send"


# The overview


async def test_what_does_not_fit_together_stands_first_and_opens_the_person(
    conn: sqlite3.Connection, actor: Actor, ids: dict[str, int], held: Held, desk: Desk
) -> None:
    with operation(conn, actor, "event_role", params={"name": "x", "event": "y"}) as op:
        events.set_role(op, held.event, ids["kaoru"], "speaker")
        record_reply(op, held.main, ids["koji"], Answered("yes"))
        record_reply(op, held.main, ids["kentaro"], Answered("yes", over_capacity=True))
        record_reply(op, held.main, ids["keiko"], Answered("yes", over_capacity=True))
        op.update("person", ids["koji"], {"standing": "withdrawn"})
    app = desk("events")
    async with app.run_test() as pilot:
        await open_event(pilot)
        assert "確認 3件" in app.screen.query_one("#overview", Lines).text()
        await press(pilot, "1")
        checks = [
            value for what, value in rows(app.screen.query_one(RecordTable)) if what == "確認"
        ]
        assert [c.split("  ")[0] for c in checks][::2] == ["渡部 浩二", "伊藤 薫"]
        assert "本会" in checks[1]
        facts = dict(rows(app.screen.query_one(RecordTable)))
        assert facts["会場"] == "神田"
        assert facts["懇親会"] == "20:00  会費 5,000円"
        assert facts["初めての方"] == "4名"
        await press(pilot, "enter")
        assert isinstance(app.screen, PersonScreen)
        assert app.screen.person_id == ids["koji"]


# Tables


async def test_tables_are_given_to_one_or_to_all_selected(
    conn: sqlite3.Connection, actor: Actor, ids: dict[str, int], held: Held, desk: Desk
) -> None:
    for name in ("kentaro", "koji"):
        answer(conn, actor, held.main, ids[name], Answered("yes"))
    answer(conn, actor, held.main, ids["keiko"], Answered("yes", mode="online"))
    app = desk("events")
    async with app.run_test() as pilot:
        await open_event(pilot)
        await press(pilot, "5")
        assert names(app, 2) == ["渡邊 健太郎", "渡部 浩二"], "nobody online needs a table"
        keys = await press(pilot, "ctrl+a", "t", "1", "0", "enter")
        assert keys <= 6
        both = {(held.main, ids["kentaro"]): "10", (held.main, ids["koji"]): "10"}
        assert tables(conn, held.event) == both
        await press(pilot, "ctrl+a", "ctrl+a", "home", "t", "ctrl+u", *typed("9"), "enter")
        assert names(app, 0) == ["9", "10"], "as people count"
        assert isinstance(app.screen, EventScreen)
        assert app.screen.shown.told == "本会  9:1名 10:1名"
        await press(pilot, "t", "ctrl+u", "enter")
        await press(pilot, "u")
        assert len(tables(conn, held.event)) == 2


async def test_a_table_that_is_none_is_refused(
    conn: sqlite3.Connection, actor: Actor, ids: dict[str, int], held: Held, desk: Desk
) -> None:
    answer(conn, actor, held.main, ids["kentaro"], Answered("yes"))
    app = desk("events")
    async with app.run_test() as pilot:
        await open_event(pilot)
        await press(pilot, "5", "t", "enter")
        await press(pilot, *typed("a/b"), "enter")
        assert tables(conn, held.event) == {}
        await press(pilot, "ctrl+u", *typed("a"), "enter")
        assert tables(conn, held.event) == {(held.main, ids["kentaro"]): "A"}


# After the event


async def test_no_shows_walk_ins_and_companions_are_named_afterwards(
    conn: sqlite3.Connection, actor: Actor, ids: dict[str, int], held: Held, desk: Desk
) -> None:
    for name in ("kentaro", "koji"):
        answer(conn, actor, held.main, ids[name], Answered("yes"))
        answer(conn, actor, held.party, ids[name], Answered("yes"))
    app = desk("events")
    async with app.run_test() as pilot:
        await open_event(pilot)
        await press(pilot, "6")
        assert names(app) == [], "nobody came yet, so nobody stayed away"
        with operation(conn, actor, "checked_in", params={"name": "x", "event": "y"}) as op:
            check_in(op, [held.main], ids["kentaro"], companions=1, companion_names="架空 一子")
            check_in(op, [held.main], ids["kaoru"])
            check_in(op, [held.main], ids["keiko"], proxy="部下の方")
        assert isinstance(app.screen, EventScreen)
        app.screen.facts_changed()
        assert names(app) == ["渡部 浩二", "伊藤 薫", "田中 恵子", "渡邊 健太郎"]
        found = {cells[1]: cells[3:] for cells in rows(app.screen.table)}
        assert found["渡部 浩二"] == ("来なかった", "", "")
        assert found["伊藤 薫"][0].startswith("来場 飛込")
        assert found["田中 恵子"][0] == "代理 部下の方"
        assert found["渡邊 健太郎"][2] == "架空 一子"
        seen = {}
        for digit in "23456":
            await press(pilot, "f", digit)
            seen[digit] = names(app)
        assert seen == {
            "2": ["渡部 浩二"],
            "3": ["伊藤 薫", "渡邊 健太郎"],
            "4": ["伊藤 薫"],
            "5": ["田中 恵子"],
            "6": ["渡邊 健太郎"],
        }
        part = counts_of(conn, held.event).parts[0]
        assert (part.no_shows, part.came, part.walk_ins, part.proxies) == (1, 2, 1, 1)


# The door


async def test_companions_and_the_table_are_corrected_at_the_door(
    conn: sqlite3.Connection, actor: Actor, ids: dict[str, int], held: Held, desk: Desk
) -> None:
    given = Answered("yes", companions=1, companion_names="架空 一子")
    answer(conn, actor, held.main, ids["kentaro"], given)
    app = desk("events")
    async with app.run_test() as pilot:
        await open_event(pilot)
        await press(pilot, "4", *typed("wat"))
        assert isinstance(app.screen, ReceptionScreen)
        assert rows(app.screen.table)[0][4] == "本会 同伴1"
        await press(pilot, "enter")
        (came,) = attendances(conn, held.event)
        assert (came.companions, came.companion_names) == (1, "架空 一子")
        assert "同伴1" in app.screen.query_one("#done", Lines).text()
        # The last one received, without typing the name again.
        await press(pilot, "f9", "ctrl+u", "2", "down", "down", "5", "enter")
        (came,) = attendances(conn, held.event)
        assert (came.companions, came.companion_names, came.table_no) == (2, "架空 一子", "5")
        assert isinstance(app.screen, ReceptionScreen)
        await press(pilot, "f8")
        (came,) = attendances(conn, held.event)
        assert (came.companions, came.table_no) == (1, None)


async def test_the_table_at_the_door_is_that_of_the_part_with_a_plan(
    conn: sqlite3.Connection, actor: Actor, ids: dict[str, int], held: Held, desk: Desk
) -> None:
    answer(conn, actor, held.main, ids["kentaro"], Answered("yes"))
    answer(conn, actor, held.party, ids["kentaro"], Answered("yes"))
    with operation(conn, actor, "table_changed", params={"name": "x", "event": "y"}) as op:
        seat_at(op, held.party, ids["kentaro"], "5")
    app = desk("events")
    async with app.run_test() as pilot:
        await open_event(pilot)
        await press(pilot, "4", *typed("wat"), "f9", "down", "down", "ctrl+u", "6", "enter")
        assert tables(conn, held.event) == {(held.party, ids["kentaro"]): "6"}
        sat = {a.event_part_id: a.table_no for a in attendances(conn, held.event)}
        assert sat == {held.main: None, held.party: "6"}


async def test_f9_on_a_name_checks_in_with_companions(
    conn: sqlite3.Connection, ids: dict[str, int], held: Held, desk: Desk
) -> None:
    app = desk("events")
    async with app.run_test() as pilot:
        await open_event(pilot)
        await press(pilot, "4", "f9")
        assert isinstance(app.screen, ReceptionScreen), "nobody was named"
        await press(pilot, *typed("ito"), "f9", "3", "enter")
        (came,) = attendances(conn, held.event)
        assert (came.person_id, came.companions, came.is_walk_in) == (ids["kaoru"], 3, True)
        await press(pilot, "f8")
        assert attendances(conn, held.event) == ()


# The calendar


async def test_one_key_writes_the_calendar_file(held: Held, desk: Desk, documents: Path) -> None:
    app = desk("events")
    async with app.run_test() as pilot:
        await open_event(pilot)
        await press(pilot, "k")
        await app.workers.wait_for_complete()
        await settle(pilot)
        (file,) = documents.iterdir()
        assert file.name.startswith("第8回架空鼎談会_")
        assert file.read_bytes().count(b"BEGIN:VEVENT") == 2


async def test_an_outsider_walks_in_with_the_introducer(
    conn: sqlite3.Connection, ids: dict[str, int], held: Held, desk: Desk
) -> None:
    app = desk("events")
    async with app.run_test() as pilot:
        await open_event(pilot)
        await press(pilot, "4")
        keys = await press(pilot, "f2", "1")
        await type_text(pilot, "架空 外之助")
        keys += await press(pilot, "enter", *typed("ito"), "enter", "enter")
        assert keys <= 20
        (came,) = attendances(conn, held.event)
        who = people.person(conn, came.person_id)
        assert (who.name, who.kind, came.is_walk_in) == ("架空 外之助", "outsider", True)
        (referral,) = referrals(conn)
        assert (referral.name, referral.introducer) == ("架空 外之助", "伊藤 薫")
        assert isinstance(app.screen, ReceptionScreen)
