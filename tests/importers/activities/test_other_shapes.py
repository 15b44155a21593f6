"""Lists of events kept in other ways: answers by section or column, groups of years, odd days."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

import pytest

from importers.activities.events.layout import EventLayout, from_data
from importers.activities.events.telling import tell
from importers.inspection import Inspection
from importers.reading.workbook import Cell
from importers.tables.table import Table
from importers.values.table_rows import read_rows
from smeic_tui.store.journal.operation import Actor
from tests.importers.activities.events import MIXED, facts, proposal_of, sheet_of, with_roster
from tests.importers.importing import imported, planned

TITLE: Sequence[Sequence[Cell]] = (["第3回架空鼎談会　名簿"], ["日時：2023年11月18日（土）"])
HANAKO, JIRO, KEN = ("青空　花子", "木星　次郎", "月見　健")


def layout_of(table: Table) -> EventLayout:
    """How a list of events is read."""
    assert table.activity is not None
    assert table.activity.activity == "events"
    return from_data(table.activity.data)


def statuses(found: Inspection) -> dict[tuple[str, str], str]:
    """By person and part, what every list of a file says."""
    told = {}
    for table in found.tables:
        layout = layout_of(table)
        for row in read_rows(table):
            for part in tell(layout, row.row, row.record).parts:
                told[row.values.name, part.part] = str(part.told.status)
    return told


@pytest.mark.parametrize(
    ("section", "status"),
    [
        ("【出席者】", "onsite"),
        ("■会場参加（20名）", "onsite"),
        ("＜オンライン参加者＞", "online"),
        ("欠席", "absent"),
        ("欠席者　12名", "absent"),
        ("当日欠席", "no_show"),
        ("未回答者", "blank"),
    ],
)
def test_a_section_says_who_came(section: str, status: str) -> None:
    """Without a column of marks, 【欠席者】 must not make guests of those below it."""
    found = sheet_of(
        [
            *TITLE,
            ["期", "氏名", "会社名"],
            ["【参加者】"],
            ["3期", HANAKO, "木星商事"],
            [section],
            ["4期", JIRO, "金星精機"],
            ["5期", KEN, "土星印刷"],
        ]
    )
    told = statuses(found)
    assert told == {
        (HANAKO, "本会"): "onsite",
        (JIRO, "本会"): status,
        (KEN, "本会"): status,
    }


def test_each_answer_may_have_a_column_of_its_own() -> None:
    found = sheet_of(
        [
            *TITLE,
            ["期", "氏名", "会社名", "会場", "オンライン", "欠席"],
            ["3期", HANAKO, "木星商事", "○", "", ""],
            ["4期", JIRO, "金星精機", "", "○", ""],
            ["5期", KEN, "土星印刷", "", "", "○"],
        ]
    )
    assert [*statuses(found).values()] == ["onsite", "online", "absent"]


def test_two_ticks_in_such_columns_make_them_no_answers() -> None:
    """出席 and 欠席 ticked in one row are no two answers: nothing is read out of them."""
    found = sheet_of(
        [
            *TITLE,
            ["期", "氏名", "会社名", "オンライン", "欠席"],
            ["3期", HANAKO, "木星商事", "○", "○"],
            ["4期", JIRO, "金星精機", "○", ""],
        ]
    )
    assert all(table.activity is None for table in found.tables)


def test_walk_ins_may_stand_in_a_table_of_their_own() -> None:
    head: list[Cell] = ["No", "期", "氏名", "会社名", "出欠"]
    found = sheet_of(
        [
            *TITLE,
            head,
            [1, "3期", HANAKO, "木星商事", "○"],
            [2, "4期", JIRO, "金星精機", "×"],
            [],
            ["当日参加者"],
            head,
            [1, "5期", KEN, "土星印刷", "○"],
            [2, "6期", "海野　幸", "火星食品", "○"],
        ]
    )
    first, second = map(layout_of, found.tables)
    assert first.events[0].title == second.events[0].title
    told = tell(second, 9, {"氏名": KEN, "出欠": "○"}).parts[0].told
    assert (told.status, told.walk_in) == ("onsite", True)


def test_whoever_came_in_somebodys_place_came_to_the_dinner_too() -> None:
    head: list[Cell] = ["期", "氏名", "会社名", "出欠", "懇親会"]
    rows: list[list[Cell]] = [
        ["3期", HANAKO, "木星商事", "代", "○"],
        ["4期", JIRO, "金星精機", "○", "○"],
    ]
    told = statuses(sheet_of([*TITLE, head, *rows]))
    assert (told[HANAKO, "懇親会"], told[JIRO, "懇親会"]) == ("proxy", "onsite")


MATRIX: Sequence[Sequence[Cell]] = (
    ["", "", "2023年度", "", "2024年度", ""],
    ["", "", "11/18", "2/10", "5/18", "6月"],
    ["期", "氏名", "架空鼎談会\n第3回", "総会", "研究会", "架空塾"],
    ["3期", HANAKO, "○", "", "×", "○"],
    ["4期", JIRO, "", "○", "", "×"],
    ["5期", KEN, "×", "", "", "○"],
)


def test_days_take_the_year_of_the_group_above_them() -> None:
    """No cell is merged, and the names of people stand in the last row of the header."""
    (table,) = sheet_of(MATRIX).tables
    titles = [event.title for event in layout_of(table).events]
    assert [(t.name, t.number, t.day) for t in titles] == [
        ("架空鼎談会", 3, "2023-11-18"),
        ("総会", None, "2024-02-10"),
        ("研究会", None, "2024-05-18"),
        ("架空塾", None, "2024-06"),
    ]


@pytest.mark.parametrize("day", ["20231118", "45248", "2023.11.18", "'23.11.18"])
def test_days_of_digits_are_read(day: str) -> None:
    rows = [["期", "氏名", "第3回架空鼎談会", "第2回架空塾"], ["", "", day, day]]
    (table,) = sheet_of([*rows, ["3期", HANAKO, "○", "×"], ["4期", JIRO, "×", "○"]]).tables
    assert {event.title.day for event in layout_of(table).events} == {"2023-11-18"}


def test_numbered_columns_take_the_name_of_the_list() -> None:
    rows: list[list[Cell]] = [
        ["架空鼎談会　出席状況"],
        ["期", "氏名", "第1回", "第2回", "第3回"],
        ["", "", "2023/5/13", "2023/6/10", "2023/7/8"],
        ["3期", HANAKO, "○", "×", ""],
        ["4期", JIRO, "×", "○", "○"],
    ]
    (table,) = sheet_of(rows).tables
    titles = [event.title for event in layout_of(table).events]
    assert [(t.name, t.number) for t in titles] == [("架空鼎談会", n) for n in (1, 2, 3)]


def test_numbers_of_events_are_no_sessions_of_a_training() -> None:
    """The sessions of a training count up; 第8回, 第4回 and 第6回 are three events."""
    names = ["架空塾\n第8回", "架空懇話\n第4回", "架空サロン\n第6回"]
    rows: list[list[Cell]] = [
        ["", "", "2023/5/13", "2023/6/10", "2023/7/8"],
        ["期", "氏名", *names],
        ["3期", HANAKO, "○", "×", ""],
        ["4期", JIRO, "×", "○", "○"],
    ]
    (table,) = sheet_of(rows).tables
    assert [event.title.number for event in layout_of(table).events] == [8, 4, 6]


def test_label_and_value_above_a_list_are_what_it_is_about() -> None:
    above: list[list[Cell]] = [
        ["日時", "2023/11/18"],
        ["会場", "架空会館"],
        ["行事名", "第3回架空鼎談会"],
        [],
    ]
    (table,) = sheet_of([*above, ["期", "氏名", "出欠"], ["3期", HANAKO, "○"]]).tables
    title = layout_of(table).events[0].title
    assert (title.name, title.number, title.day) == ("架空鼎談会", 3, "2023-11-18")


@pytest.mark.parametrize(
    ("day", "code"),
    [
        ("2023年11月19日（土）", "event_weekday_differs"),
        ("11月18日（土）", "event_year_unknown"),
        ("2023年11月18日（土）", None),
    ],
)
def test_an_odd_day_is_said(conn: sqlite3.Connection, day: str, code: str | None) -> None:
    rows: list[list[Cell]] = [["第3回架空鼎談会　参加者名簿"], [f"日時：{day} 18:00～"]]
    found = sheet_of([*rows, ["期", "氏名", "出欠"], ["3期", HANAKO, "○"]])
    (subject,) = proposal_of(planned(conn, found, options=MIXED)).subjects
    told = {note.code for note in subject.notes} & {"event_weekday_differs", "event_year_unknown"}
    assert told == ({code} if code else set())


def test_a_mark_nobody_knows_is_said_and_not_written(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    with_roster(conn, actor)
    rows: list[list[Cell]] = [
        ["期", "氏名", "第3回架空鼎談会 2023/11/18", "第4回架空鼎談会 2024/5/18"],
        ["3期", HANAKO, "○", "○"],
        ["4期", JIRO, "途中参加", "×"],
        ["5期", KEN, "☆", "早退"],
        ["6期", "海野　幸", "○", "○"],
        ["7期", "火口　誠", "×", "○"],
    ]
    applied = imported(conn, actor, sheet_of(rows), options=MIXED)
    first, _ = proposal_of(applied.plan).subjects
    assert [note.code for note in first.notes] == ["marks_unread"]
    marked = {who for who in facts(conn) if KEN in who}
    assert len(marked) == 1, "only the mark that is known"
