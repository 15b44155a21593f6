"""The answer on the telephone: few keys, and where a yes goes is said beforehand."""

from __future__ import annotations

import sqlite3

from screens.guests.reply_dialog import ReplyDialog
from screens.guests.words import day_words
from smeic_tui.app import SmeicApp
from smeic_tui.store.events.replies import Answered, record_reply, replies
from smeic_tui.store.journal.newest import newest_operation
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.widgets.frame import TopLine
from smeic_tui.widgets.lines import Lines
from smeic_tui.widgets.menu import Menu
from tests.screens.events.conftest import SOON, Desk, Held, press, typed
from tests.screens.waiting import settle


def dialog(app: SmeicApp) -> ReplyDialog:
    assert isinstance(app.screen, ReplyDialog)
    return app.screen


def outlook(app: SmeicApp) -> str:
    return dialog(app).query_one("#outlook", Lines).text()


async def test_a_caller_is_answered_for_in_sixteen_keys(
    conn: sqlite3.Connection, ids: dict[str, int], held: Held, desk: Desk
) -> None:
    """3期の「わたなべ」さん attends the next event and its 懇親会: search letters included."""
    app = desk("roster")
    async with app.run_test() as pilot:
        await settle(pilot)
        keys = await press(pilot, *typed("/wata 3"), "enter", "v", "1", "1", "enter")
        assert keys <= 16
        found = {r.event_part_id: r for r in replies(conn, held.event)}
        assert {r.person_id for r in found.values()} == {ids["kentaro"]}
        assert (found[held.main].answer, found[held.main].mode) == ("yes", "onsite")
        assert (found[held.party].answer, found[held.party].via) == ("yes", "phone")
        await press(pilot, "u")
        assert replies(conn, held.event) == ()


async def test_what_is_to_be_read_aloud_is_on_the_screen(
    ids: dict[str, int], held: Held, desk: Desk
) -> None:
    app = desk("roster")
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, *typed("/wata 3"), "enter", "f4")
        told = dialog(app).query_one("#facts", Lines).text()
        for words in ("第8回架空鼎談会", day_words(SOON), "18:00-20:00", "神田", "meet.example.jp"):
            assert words in told
        assert "未回答" in told
        assert "締切" in told
        assert "本会 残り2席" in outlook(app)


async def test_a_full_part_says_the_number_before_enter(
    conn: sqlite3.Connection, actor: Actor, ids: dict[str, int], held: Held, desk: Desk
) -> None:
    with operation(conn, actor, "replied", params={"name": "x", "event": "y"}) as op:
        record_reply(op, held.main, ids["koji"], Answered("yes", companions=1))
        record_reply(op, held.main, ids["keiko"], Answered("yes"))
    app = desk("roster")
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, *typed("/wata 3"), "enter", "v")
        assert "満席 キャンセル待ち1名" in outlook(app)
        await press(pilot, "1")
        assert "キャンセル待ち2番" in outlook(app)
        await press(pilot, "enter")
        found = [r for r in replies(conn, held.event) if r.person_id == ids["kentaro"]]
        assert [r.seat for r in found] == ["waiting"]
        # Staff may seat somebody all the same, by an answer of its own.
        await press(pilot, "v", "6", "enter")
        found = [r for r in replies(conn, held.event) if r.person_id == ids["kentaro"]]
        assert [(r.seat, r.is_over_capacity) for r in found] == [("seated", True)]


async def test_an_earlier_answer_is_shown_and_changed_without_a_question(
    conn: sqlite3.Connection, actor: Actor, ids: dict[str, int], held: Held, desk: Desk
) -> None:
    with operation(conn, actor, "replied", params={"name": "x", "event": "y"}) as op:
        record_reply(
            op, held.main, ids["kentaro"], Answered("yes", companions=1, via="mail", note="左耳")
        )
    app = desk("roster")
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, *typed("/wata 3"), "enter", "v")
        told = dialog(app).query_one("#facts", Lines).text()
        assert "これまで  本会 会場 同伴1" in told
        assert "メール 水野" in told
        values = dialog(app).form.values
        assert (values["companions"], values["note"]) == ("1", "左耳")
        await press(pilot, "5", "enter")
        (found,) = replies(conn, held.event)
        assert (found.answer, found.companions) == ("cancelled", 0)


async def test_without_a_pinned_event_the_only_one_is_taken_and_several_are_asked_for(
    conn: sqlite3.Connection, actor: Actor, ids: dict[str, int], held: Held, desk: Desk
) -> None:
    from smeic_tui.store.events import events

    assert actor.staff_id is not None
    events.pin(conn, actor.staff_id, None)
    app = desk("roster")
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "v")
        assert dialog(app).stage.event.id == held.event
        await press(pilot, "escape")
        assert events.pinned(conn, actor.staff_id) is not None
        events.pin(conn, actor.staff_id, None)
        with operation(conn, actor, "event_added", params={"event": "x"}) as op:
            events.add_event(op, {"title": "架空の会"}, [{"name": "本会"}])
        await press(pilot, "v")
        assert isinstance(app.screen, Menu)
        await press(pilot, "2")
        assert dialog(app).stage.event.title == "架空の会"


async def test_companions_are_counted_and_what_is_no_number_is_refused(
    conn: sqlite3.Connection, ids: dict[str, int], held: Held, desk: Desk
) -> None:
    app = desk("roster")
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, *typed("/wata 3"), "enter", "v", "1", "down", "x", "enter")
        assert isinstance(app.screen, ReplyDialog)
        assert replies(conn, held.event) == ()
        await press(pilot, "backspace", "2")
        assert "キャンセル待ち1番" in outlook(app)
        await press(pilot, "backspace", "1", "enter")
        (found,) = replies(conn, held.event)
        assert (found.companions, found.seat) == (1, "seated")


async def test_the_same_answer_again_writes_nothing_and_says_so(
    conn: sqlite3.Connection, actor: Actor, ids: dict[str, int], held: Held, desk: Desk
) -> None:
    with operation(conn, actor, "replied", params={"name": "x", "event": "y"}) as op:
        record_reply(op, held.main, ids["kentaro"], Answered("yes"))
    before = newest_operation(conn)
    app = desk("roster")
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, *typed("/wata 3"), "enter", "v", "1", "enter")
        await settle(pilot)
        assert not isinstance(app.screen, ReplyDialog)
        assert "変わったところはありません" in app.screen.query_one(TopLine).text()
        assert newest_operation(conn) == before
