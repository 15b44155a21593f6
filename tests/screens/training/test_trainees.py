"""Applicants, decisions, certificates, assignments: keys in, facts out."""

from __future__ import annotations

import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook

from screens.assignments import AssignmentsScreen
from screens.trainee_choice import TraineeChoice
from screens.trainees import TraineesScreen
from smeic_tui.domain.training.facts import Submission
from smeic_tui.store.file import sessions
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.licences import licences
from smeic_tui.store.people import people, staff
from smeic_tui.store.training.attendance_book import book
from smeic_tui.store.training.submissions import set_submission, submissions
from tests.screens.events.conftest import typed
from tests.screens.training.conftest import TODAY, Class, Desk, opened_run, press
from tests.screens.waiting import settle
from tests.store.trainings import mark


@pytest.fixture
def newcomers(conn: sqlite3.Connection, actor: Actor) -> list[int]:
    """An alumnus with a valid licence, one with an old one, one without, and an outsider."""
    with operation(conn, actor, "person_added") as op:
        found = [
            people.add_person(
                op,
                {"kind": kind, "name": name, "kana": kana, "licence_no": licence},
                cohort=7 if kind == "alumnus" else None,
            )
            for kind, name, kana, licence in (
                ("alumnus", "有賀 登録", "ありが とうろく", "123456"),
                ("alumnus", "古田 登録", "ふるた とうろく", "111111"),
                ("alumnus", "無藤 登録", "むとう とうろく", None),
                ("outsider", "外山 客", "そとやま きゃく", "654321"),
            )
        ]
        far = (TODAY + timedelta(days=900)).isoformat()
        licences.set_licence(op, found[0], {"registered_on": "2024-05-01", "expires_on": far})
        licences.set_licence(op, found[1], {"registered_on": "2010-05-01"})
    return found


def states(conn: sqlite3.Connection, held: Class) -> dict[str, str]:
    return {e.name: e.trainee.state for e in book(conn, held.run).everybody}


async def test_the_eligible_are_offered_first_and_taken(
    conn: sqlite3.Connection, held: Class, newcomers: list[int], desk: Desk
) -> None:
    async with opened_run(desk, held) as (app, pilot, _):
        await press(pilot, "l", "n")
        choice = app.screen
        assert isinstance(choice, TraineeChoice)
        assert [len(found.ids) for found in choice.found] == [1, 1, 3, 4]
        assert list(choice.found[0].ids) == newcomers[:1]
        await press(pilot, "a", "2", "enter")
        assert states(conn, held)["有賀 登録"] == "applied"
        assert [len(found.ids) for found in choice.found] == [0, 1, 2, 3]
        await press(pilot, "u")
        assert "有賀 登録" not in states(conn, held)


async def test_applicants_are_accepted_and_refused_with_the_reason(
    conn: sqlite3.Connection, held: Class, desk: Desk
) -> None:
    async with opened_run(desk, held) as (app, pilot, _):
        await press(pilot, "l")
        screen = app.screen
        assert isinstance(screen, TraineesScreen)
        await press(pilot, "o", "1", "enter")
        assert states(conn, held)["架空 1郎"] == "applied"
        await press(pilot, "r", *typed("full"), "enter")
        found = book(conn, held.run).everybody[0].trainee
        assert (found.state, found.reason) == ("refused", "full")
        await press(pilot, "4")
        assert screen.table.count == 1
        await press(pilot, "a", "1")
        assert states(conn, held)["架空 1郎"] == "accepted"
        assert app.note.startswith("1名を「受理」にしました")


async def test_several_are_decided_at_once_and_taken_back_at_once(
    conn: sqlite3.Connection, held: Class, desk: Desk
) -> None:
    async with opened_run(desk, held) as (_, pilot, _):
        await press(pilot, "l", "space", "space", "o", "4", "enter")
        assert list(states(conn, held).values()).count("withdrawn") == 2
        await press(pilot, "u", "1")
        assert set(states(conn, held).values()) == {"accepted"}


async def test_completion_is_judged_and_certificates_follow_each_other(
    conn: sqlite3.Connection, actor: Actor, held: Class, desk: Desk
) -> None:
    for session in held.sessions:
        mark(conn, actor, held.run, session, held.people[:3])
        mark(conn, actor, held.run, session, held.people[3:4], "absent")
    final = book(conn, held.run).course.assignments[1]
    with operation(conn, actor, "submission_set") as op:
        for person in held.people[:2]:
            set_submission(op, final.id, person, Submission("passed"), (0, 0))
    async with opened_run(desk, held) as (app, pilot, _):
        await press(pilot, "m")
        assert app.note.startswith("「修了」の人がまだいません")
        await press(pilot, "j", "1")
        assert list(states(conn, held).values())[:5] == [
            *("completed", "completed", "attending", "not_completed", "accepted")
        ]
        await press(pilot, "m", "enter")
        issued = book(conn, held.run).certificates
        assert [c.person_id for c in issued] == held.people[:2]
        assert issued[0].number.endswith("-01号")
        assert issued[1].number.endswith("-02号")
        await press(pilot, "m", "enter")
        assert len(book(conn, held.run).certificates) == 2
        await press(pilot, "escape", "1", "j")
        assert app.note.startswith("判定できる人がまだいません")


async def test_one_key_says_what_became_of_an_assignment(
    conn: sqlite3.Connection, held: Class, desk: Desk
) -> None:
    async with opened_run(desk, held) as (app, pilot, _):
        await press(pilot, "b")
        screen = app.screen
        assert isinstance(screen, AssignmentsScreen)
        assert "未提出 12名 24件" in screen.above.text()
        await press(pilot, "3", "2", "4", "0")
        first = book(conn, held.run).course.assignments[0].id
        found = submissions(conn, held.run)
        given = [found.get(i, {}).get(first) for i in held.people[:4]]
        assert [cell.state if cell else None for cell in given] == [
            *("passed", "resubmit", "exempt", None)
        ]
        await press(pilot, "ctrl+home", "right", "1", "w")
        assert screen.grid.count == 11
        assert "未提出の人だけ" in screen.above.text()


async def test_a_grade_and_a_place_are_kept_when_the_state_changes(
    conn: sqlite3.Connection, held: Class, desk: Desk
) -> None:
    async with opened_run(desk, held) as (_, pilot, _):
        await press(pilot, "b", "e", "down", "down", *typed("A"), "down", "down")
        await press(pilot, *typed("k:/1.docx"), "ctrl+s", "3")
        first = book(conn, held.run).course.assignments[0].id
        cell = submissions(conn, held.run)[held.people[0]][first]
        assert (cell.state, cell.grade, cell.location) == ("passed", "A", "k:/1.docx")


async def test_a_faster_hand_at_the_board_is_named(
    conn: sqlite3.Connection, held: Class, desk: Desk
) -> None:
    member = staff.add_staff(conn, None, name="佐伯 亮", short_name="佐伯")
    other = sessions.begin(conn, member.id)
    first = book(conn, held.run).course.assignments[0].id
    async with opened_run(desk, held) as (app, pilot, _):
        await press(pilot, "b")
        screen = app.screen
        assert isinstance(screen, AssignmentsScreen)
        with operation(conn, other, "submission_set") as op:
            set_submission(op, first, held.people[0], Submission("exempt"), (0, 0))
        screen.action_choose("1")
        await settle(pilot)
        assert submissions(conn, held.run)[held.people[0]][first].state == "exempt"
        assert app.note.startswith("佐伯 が先に 架空 1郎 を「免除」と記録していました")


@pytest.mark.parametrize(
    ("digit", "name", "columns", "rows"),
    [
        ("1", "出席簿", ("期", "氏名", "第1回"), 12),
        ("2", "修了者一覧", ("証書番号", "氏名", "交付日（和暦）"), 0),
        ("3", "未提出一覧", ("氏名", "課題名", "期限から日数"), 24),
        ("4", "応募者一覧", ("氏名", "応募日", "状態"), 12),
    ],
)
async def test_lists_go_to_excel_in_two_keys_and_are_opened_again(
    held: Class,
    desk: Desk,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    digit: str,
    name: str,
    columns: tuple[str, ...],
    rows: int,
) -> None:
    monkeypatch.setattr("screens.forms.list_output.output_folder", lambda: tmp_path)
    async with opened_run(desk, held) as (_, pilot, _):
        assert await press(pilot, "x", digit) <= 3
        (path,) = tmp_path.glob("*.xlsx")
        assert name in path.name
        sheet = load_workbook(path).active
        assert sheet is not None
        found = [[str(v) if v is not None else "" for v in row] for row in sheet.values]
        header = next(row for row in found if "氏名" in row)
        for column in columns:
            assert any(cell.startswith(column) for cell in header)
        body = [row for row in found[found.index(header) + 1 :] if row[header.index("氏名")]]
        assert len(body) == rows
