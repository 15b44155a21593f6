"""The attendance book: keys in, marks out; counted, taken back, never overwritten."""

from __future__ import annotations

import sqlite3
from datetime import timedelta

from screens.training import TrainingScreen
from screens.training_run import RunScreen
from screens.trainings.hours_dialog import HoursDialog
from smeic_tui.store.file import sessions
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.people import staff
from smeic_tui.store.training.session_points import with_points
from smeic_tui.store.training.training_marks import marks
from smeic_tui.store.training.trainings import course, revise_session, run, runs
from smeic_tui.widgets.confirm import Confirm
from smeic_tui.widgets.menu import Menu
from smeic_tui.widgets.message import Message
from tests.screens.events.conftest import typed
from tests.screens.training.conftest import TODAY, Class, Desk, opened_run, press
from tests.screens.waiting import settle
from tests.store.trainings import mark


def kinds(conn: sqlite3.Connection, held: Class, session: int) -> list[str]:
    found = marks(conn, held.run)
    cells = [found.get(i, {}).get(held.sessions[session]) for i in held.people]
    return [cell.kind if cell else "" for cell in cells]


def names(screen: RunScreen) -> list[tuple[str, ...]]:
    return [line.names for line in screen.grid._lines.window(0, screen.grid.count)]


async def test_attendance_of_twelve_with_two_exceptions_takes_eleven_keys_at_most(
    conn: sqlite3.Connection, held: Class, desk: Desk
) -> None:
    app = desk("roster")
    async with app.run_test() as pilot:
        await settle(pilot)
        count = await press(pilot, "g", "k", "enter", "a")
        count += await press(pilot, "down", "down", "4", "down", "down", "2")
        assert isinstance(app.screen, RunScreen)
        assert app.screen.grid.column == 0
        assert count <= 11
        marked = ["present"] * 12
        marked[2], marked[5] = "absent", "late"
        assert kinds(conn, held, 0) == marked


async def test_any_two_exceptions_among_twelve_take_eleven_keys_from_the_open_book(
    conn: sqlite3.Connection, held: Class, desk: Desk
) -> None:
    """The worst pair: the shortest way from the top is the longest of all pairs."""

    def ways(first: int, second: int) -> int:
        down = second + 1
        from_below = 1 + (11 - second) + 1 + (min(second + 1, 11) - first) + 1
        both_ends = first + 1 + 1 + (11 - second) + 1
        return 1 + min(down, from_below, both_ends)

    worst = max(((i, j) for j in range(12) for i in range(j)), key=lambda pair: ways(*pair))
    assert ways(*worst) <= 11
    async with opened_run(desk, held) as (_, pilot, _):
        keys = ["a", *["down"] * worst[0], "4", *["down"] * (worst[1] - worst[0] - 1), "4"]
        assert await press(pilot, *keys) <= 11
        assert [n for n, kind in enumerate(kinds(conn, held, 0)) if kind == "absent"] == [*worst]


async def test_who_can_still_complete_is_seen_after_three_keys(
    conn: sqlite3.Connection, actor: Actor, held: Class, desk: Desk
) -> None:
    mark(conn, actor, held.run, held.sessions[0], held.people[:1], "absent")
    app = desk("roster")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert await press(pilot, "g", "k", "enter") <= 4
        assert isinstance(app.screen, RunScreen)
        outlooks = [line[3] for line in names(app.screen)]
        assert outlooks == ["修了見込みなし", *["予定どおりで修了"] * 11]
        assert "見込みなし 1" in app.screen.above.text()
        assert "必修の第1回に出席していません" in app.screen.below.text()


async def test_the_list_says_the_numbers_of_the_marked_run_in_words(
    conn: sqlite3.Connection, actor: Actor, held: Class, desk: Desk
) -> None:
    mark(conn, actor, held.run, held.sessions[0], held.people[:1], "absent")
    app = desk("training")
    async with app.run_test() as pilot:
        await settle(pilot)
        assert isinstance(app.screen, TrainingScreen)
        assert "予定どおり 11" in app.screen.told.text()
        assert "見込みなし 1" in app.screen.told.text()
        await press(pilot, "slash", *typed("zzz"))
        assert app.screen.told.text() == ""


async def test_a_whole_session_is_one_step_back(
    conn: sqlite3.Connection, held: Class, desk: Desk
) -> None:
    async with opened_run(desk, held) as (app, pilot, _):
        await press(pilot, "6", "a")
        assert kinds(conn, held, 0) == ["online", *["present"] * 11]
        await press(pilot, "u", "1")
        assert kinds(conn, held, 0) == ["online", *[""] * 11]
        await press(pilot, "y", "1")
        assert kinds(conn, held, 0) == ["online", *["present"] * 11]
        await press(pilot, "a")
        assert app.note == "第1回に記録のない人はいません"


async def test_the_cursor_stands_on_the_session_that_was_not_entered(
    conn: sqlite3.Connection, actor: Actor, held: Class, desk: Desk
) -> None:
    mark(conn, actor, held.run, held.sessions[0], held.people)
    async with opened_run(desk, held) as (_, _, screen):
        assert screen.grid.column == 1


async def test_the_book_opens_on_the_last_session_held_not_on_one_to_come(
    conn: sqlite3.Connection, actor: Actor, held: Class, desk: Desk
) -> None:
    for session in held.sessions[:2]:
        mark(conn, actor, held.run, session, held.people)
    async with opened_run(desk, held) as (app, pilot, screen):
        assert screen.grid.column == 1
        await press(pilot, "a")
        assert app.note == "第2回に記録のない人はいません"


async def test_a_session_to_come_is_marked_present_only_after_a_yes(
    conn: sqlite3.Connection, held: Class, desk: Desk
) -> None:
    async with opened_run(desk, held) as (app, pilot, screen):
        screen.grid.move_to(0, 2)
        await press(pilot, "a", "enter")
        assert isinstance(app.screen, RunScreen)
        assert kinds(conn, held, 2) == [""] * 12
        await press(pilot, "a", "1")
        assert kinds(conn, held, 2) == ["present"] * 12


async def test_a_digit_on_a_session_to_come_says_that_it_lies_ahead(
    conn: sqlite3.Connection, held: Class, desk: Desk
) -> None:
    async with opened_run(desk, held) as (app, pilot, screen):
        await press(pilot, "1")
        assert app.note == ""
        screen.grid.move_to(1, 2)
        await press(pilot, "1")
        day = TODAY + timedelta(days=10)
        told = f"架空 2郎: 出席（{day.month}/{day.day} はこれからの回です）   F8 元に戻す"
        assert app.note == told
        assert kinds(conn, held, 2)[1] == "present"


async def test_hours_are_noted_and_taken_back(
    conn: sqlite3.Connection, held: Class, desk: Desk
) -> None:
    async with opened_run(desk, held) as (app, pilot, screen):
        await press(pilot, "2", "up", "t", *typed("1:30"), "enter")
        first = held.people[0], held.sessions[0]
        assert marks(conn, held.run)[first[0]][first[1]].minutes == 90
        assert names(screen)[0][1] == "1.5"
        await press(pilot, "t", "backspace", "backspace", "backspace", "enter")
        assert marks(conn, held.run)[first[0]][first[1]].minutes is None
        await press(pilot, "t", *typed("x"), "enter")
        assert isinstance(app.screen, HoursDialog)
        assert marks(conn, held.run)[first[0]][first[1]].minutes is None


async def test_an_absence_to_come_is_announced_by_itself_and_d_takes_it_back(
    conn: sqlite3.Connection, held: Class, desk: Desk
) -> None:
    async with opened_run(desk, held) as (app, pilot, _):
        await press(pilot, "end", "4", "up")
        cell = marks(conn, held.run)[held.people[0]][held.sessions[-1]]
        assert (cell.kind, cell.is_announced) == ("absent", True)
        await press(pilot, "d")
        assert not marks(conn, held.run)[held.people[0]][held.sessions[-1]].is_announced
        await press(pilot, "0", "up", "d")
        assert app.note.startswith("遅・早・欠・公欠の欄で")


async def test_two_keys_on_one_cell_are_never_taken_for_somebody_elses(
    conn: sqlite3.Connection, held: Class, desk: Desk
) -> None:
    async with opened_run(desk, held) as (app, pilot, screen):
        for digit in ("1", "4", "0", "6"):
            screen.grid.move_to(0, 0)
            screen.action_choose(digit)
        await settle(pilot)
        assert kinds(conn, held, 0)[0] == "online"
        assert app.note == ""


async def test_somebody_faster_is_named_and_not_overwritten(
    conn: sqlite3.Connection, held: Class, desk: Desk
) -> None:
    member = staff.add_staff(conn, None, name="佐伯 亮", short_name="佐伯")
    other = sessions.begin(conn, member.id)
    async with opened_run(desk, held) as (app, pilot, screen):
        mark(conn, other, held.run, held.sessions[0], held.people[:1], "absent")
        screen.action_choose("1")
        await settle(pilot)
        assert kinds(conn, held, 0)[0] == "absent"
        assert app.note.startswith("佐伯 が先に 架空 1郎 を「欠」と記録していました")
        await press(pilot, "up", "1")
        assert kinds(conn, held, 0)[0] == "present"


async def test_a_make_up_concerns_those_who_missed_the_session(
    conn: sqlite3.Connection, actor: Actor, held: Class, desk: Desk
) -> None:
    mark(conn, actor, held.run, held.sessions[0], held.people[2:])
    mark(conn, actor, held.run, held.sessions[0], held.people[:2], "absent")
    day = (TODAY + timedelta(days=2)).isoformat()
    async with opened_run(desk, held) as (_, pilot, screen):
        screen.grid.move_to(0, 0)
        await press(pilot, "n", "2", *typed(day), "ctrl+s")
        again = next(s for s in course(conn, held.run).sessions if s.makes_up_id)
        assert (again.makes_up_id, again.minutes) == (held.sessions[0], 180)
        at = [s.id for s in course(conn, held.run).sessions].index(again.id)
        screen.grid.move_to(0, at)
        await press(pilot, "a", "1")
        there = [i for i, cells in marks(conn, held.run).items() if again.id in cells]
        assert sorted(there) == sorted(held.people[:2])
        assert [line[3] for line in names(screen)][:2] == ["予定通り"] * 2


async def test_order_and_filter_say_what_is_listed(
    conn: sqlite3.Connection, actor: Actor, held: Class, desk: Desk
) -> None:
    mark(conn, actor, held.run, held.sessions[0], held.people[5:6], "absent")
    async with opened_run(desk, held) as (_, pilot, screen):
        await press(pilot, "s", "3")
        assert names(screen)[0][0] == "架空 6郎"
        assert "見込みの低い順" in screen.above.text()
        await press(pilot, "f", "5")
        assert [line[0] for line in names(screen)] == ["架空 6郎"]
        await press(pilot, "f", "1")
        assert len(names(screen)) == 12


async def test_a_session_is_corrected_and_one_with_marks_is_kept(
    conn: sqlite3.Connection, actor: Actor, held: Class, desk: Desk
) -> None:
    mark(conn, actor, held.run, held.sessions[0], held.people[:1])
    async with opened_run(desk, held) as (app, pilot, screen):
        screen.grid.move_to(0, 0)
        await press(pilot, "e", "1", "down", "down", *typed("10:00-17:00"), "tab")
        await press(pilot, "backspace", "6", "ctrl+s")
        first = course(conn, held.run).sessions[0]
        assert (first.starts, first.ends, first.minutes) == ("10:00", "17:00", 360)
        screen.grid.move_to(0, 0)
        await press(pilot, "delete")
        assert isinstance(app.screen, Message)
        await press(pilot, "escape")
        assert len(course(conn, held.run).sessions) == 8


async def test_delete_takes_a_session_without_marks_out_after_a_yes(
    conn: sqlite3.Connection, held: Class, desk: Desk
) -> None:
    async with opened_run(desk, held) as (_, pilot, screen):
        screen.grid.move_to(0, 7)
        await press(pilot, "delete", "enter")
        assert len(course(conn, held.run).sessions) == 8
        await press(pilot, "delete", "1")
        assert [s.id for s in course(conn, held.run).sessions] == held.sessions[:7]
        await press(pilot, "u")
        assert len(course(conn, held.run).sessions) == 8


async def test_a_final_report_the_rule_wants_is_missed_aloud(
    conn: sqlite3.Connection, actor: Actor, held: Class, desk: Desk
) -> None:
    for session in held.sessions:
        mark(conn, actor, held.run, session, held.people)
    async with opened_run(desk, held) as (app, pilot, screen):
        await press(pilot, "e")
        assert isinstance(app.screen, Menu)
        assert not [each for each in app.screen._items if "消す" in each.label]
        await press(pilot, "escape", "b", "right", "delete")
        question = app.screen
        assert isinstance(question, Confirm)
        assert "修了条件は最終報告を求めています" in question._question
        await press(pilot, "1", "escape")
        assert [a.title for a in course(conn, held.run).assignments] == ["課題1"]
        assert "課題に最終報告がないため修了になりません" in screen.below.text()
        await press(pilot, "r", "ctrl+s")
        assert app.note.startswith("記録しましたが、課題に最終報告がありません")


async def test_a_run_is_entered_from_the_last_one_with_its_rule(
    conn: sqlite3.Connection, held: Class, desk: Desk
) -> None:
    app = desk("training")
    async with app.run_test() as pilot:
        await settle(pilot)
        assert isinstance(app.screen, TrainingScreen)
        await press(pilot, "n", "1", "ctrl+s")
        new = runs(conn)[0]
        assert (new.fiscal_year, new.title) == (TODAY.year + 1, "架空研修")
        assert new.rule == run(conn, held.run).rule
        assert len(course(conn, new.id).sessions) == 8


async def test_an_unsound_rule_is_refused_beside_its_line(
    conn: sqlite3.Connection, held: Class, desk: Desk
) -> None:
    app = desk("training")
    before = run(conn, held.run).rule
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "r", "down", "backspace", "backspace", "ctrl+s")
        assert run(conn, held.run).rule == before
        await press(pilot, *typed("75"), "down", "2", "ctrl+s")
        assert run(conn, held.run).rule == before
        await press(pilot, "1", "down", *typed("50"), "ctrl+s")
        rule = run(conn, held.run).rule
        assert [(c.kind, c.value) for c in rule.all_of][:2] == [("hours", 75), ("sessions", 50)]


async def test_points_go_to_those_who_came_once_and_only_where_staff_said_so(
    conn: sqlite3.Connection, actor: Actor, held: Class, desk: Desk
) -> None:
    mark(conn, actor, held.run, held.sessions[0], held.people[:3])
    mark(conn, actor, held.run, held.sessions[0], held.people[3:4], "absent")
    async with opened_run(desk, held) as (app, pilot, screen):
        screen.grid.move_to(0, 0)
        await press(pilot, "p")
        assert app.note.startswith("この回は診断士の要件に数えません")
        first = course(conn, held.run).sessions[0]
        with operation(conn, actor, "training_session_edited") as op:
            revise_session(op, first, {"licence_kind": "theory", "licence_points": 1})
        screen.facts_changed()
        await press(pilot, "p")
        assert isinstance(app.screen, Confirm)
        # A line breaks at a space: the number would stand apart from what it counts.
        assert "出席した3名に理論1点を付けます。最新" in app.screen._question
        await press(pilot, "1")
        assert with_points(conn, first.uid) == frozenset(held.people[:3])
        await press(pilot, "p")
        assert isinstance(app.screen, RunScreen)
        assert app.note == "出席した3名には、もう点数が付いています"
        await press(pilot, "u", "1")
        assert with_points(conn, first.uid) == frozenset()
