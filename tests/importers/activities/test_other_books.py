"""Attendance books of other offices: legends, headings of sessions, 補講 in a column of its own."""

from __future__ import annotations

import sqlite3

import pytest

from importers.activities.training.cells import ReadMark, counted_legend, read_legend, read_mark
from importers.reading.workbook import Cell
from smeic_tui.store.journal.operation import Actor
from smeic_tui.store.training.attendance_book import books
from tests.importers.activities.events import sheet_of, with_roster
from tests.importers.importing import imported, planned


def test_a_legend_tells_what_other_marks_mean() -> None:
    """△ is a late one where the book says so, half a session where it does not."""
    legend = read_legend(["○：出席　×・欠：欠席　△：遅刻　オ：オンライン　半：半日受講"])
    assert read_mark("△", 240, legend) == ReadMark("late")
    assert read_mark("オ", 240, legend) == ReadMark("online")
    assert read_mark("半", 240, legend) == ReadMark("present", 120)
    assert read_mark("△", 240) == ReadMark("present", 120)


def test_one_and_nought_are_marks_in_a_book_of_nothing_else() -> None:
    """Elsewhere a number may be hours."""
    assert read_mark("1", None, counted_legend(["1", "0", "", "1"])) == ReadMark("present")
    assert read_mark("1", None, counted_legend(["1", "4", ""])) is None


@pytest.mark.parametrize("head", ["第1回\n4/12", "1回目", "第1講", "1日目", "第1回\n4月12日(土)"])
def test_a_session_is_headed_in_many_ways(head: str) -> None:
    heads = [head.replace("1", str(n), 1) for n in (1, 2, 3)]
    rows: list[list[Cell]] = [
        ["R7 架空コンサルタント研修 出席簿"],
        [],
        ["期", "氏名", *heads],
        ["3期", "青空　花子", "出", "遅", "欠"],
        ["4期", "木星　次郎", "出", "出", ""],
    ]
    (table,) = sheet_of(rows, name="出席簿").tables
    assert table.activity is not None
    assert table.activity.data["fiscal_year"] == 2025
    assert [each["number"] for each in table.activity.data["sessions"]] == [1, 2, 3]


def test_the_days_of_the_sessions_tell_the_year() -> None:
    rows: list[list[Cell]] = [
        ["架空コンサルタント研修 出席簿"],
        ["期", "氏名", "第1回", "第2回", "第3回"],
        ["", "", "2025/4/12", "2025/10/4", "2026/2/14"],
        ["3期", "青空　花子", "出", "遅", "欠"],
        ["4期", "木星　次郎", "出", "出", ""],
    ]
    (table,) = sheet_of(rows, name="出席簿").tables
    assert table.activity is not None
    assert table.activity.data["fiscal_year"] == 2025


def test_applications_by_a_form_are_applications() -> None:
    """申込日 and メール look like the answers of a form; nothing asks whether somebody comes."""
    rows: list[list[Cell]] = [
        ["2025年度 架空コンサルタント研修 受講申込一覧"],
        [],
        ["申込日", "お名前", "期", "メール", "審査結果"],
        ["2025/2/5", "青空　花子", 3, "a@example.jp", "受講許可"],
        ["2025/2/6", "木星　次郎", 4, "b@example.jp", "不許可"],
    ]
    (table,) = sheet_of(rows, name="Sheet1").tables
    assert table.activity is not None
    assert (table.activity.activity, table.activity.data["shape"]) == ("training", "applicants")


def test_sessions_without_a_number_and_made_up_ones_are_imported(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    """A session may be called by its subject; 第1回補講 is no session of its own."""
    with_roster(conn, actor)
    book = sheet_of(
        [
            ["2025年度 架空コンサルタント研修 出席簿"],
            [],
            ["期", "氏名", "第1回", "第2回", "第1回補講 8/30", "理論研修"],
            ["3期", "青空　花子", "欠", "出", "出", "出"],
            ["4期", "木星　次郎", "出", "出", "", "欠"],
            ["5期", "月見　健", "出", "欠", "", "出"],
        ],
        name="出席簿",
    )
    imported(conn, actor, book)
    (found,) = books(conn)
    planned_sessions = [(s.number, s.title) for s in found.course.regular]
    assert planned_sessions == [(1, None), (2, None), (None, "理論研修")]
    (again,) = (s for s in found.course.sessions if s.makes_up_id is not None)
    assert again.held_on == "2025-08-30"
    (proposal,) = planned(conn, book).activities
    assert proposal.facts == 0


def test_sessions_to_come_are_sessions() -> None:
    """Nobody has a mark in their columns yet."""
    rows: list[list[Cell]] = [
        ["2025年度 架空コンサルタント研修 出席簿"],
        ["期", "氏名", "第1回", "第2回", "第3回"],
        ["", "", "2025/4/12", "2025/10/4", "2026/2/14"],
        ["3期", "青空　花子", "出", "", ""],
        ["4期", "木星　次郎", "欠", "", ""],
    ]
    (table,) = sheet_of(rows, name="出席簿").tables
    assert table.activity is not None
    assert [each["number"] for each in table.activity.data["sessions"]] == [1, 2, 3]
