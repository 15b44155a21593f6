"""A log of attendance: a row for each person and event, the event named in the cells of the row."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from importers.applying.review import decide
from importers.corrections import with_column
from importers.inspection import Inspection
from importers.reading.workbook import Cell
from smeic_tui.store.events.events import events, roles
from smeic_tui.store.file import database, dump, opening, sessions
from smeic_tui.store.imports import imports
from smeic_tui.store.journal.operation import Actor
from smeic_tui.store.journal.undo import undo
from smeic_tui.store.people import staff
from tests.importers.activities.events import (
    MIXED,
    facts,
    guests,
    matrix,
    proposal_of,
    sheet_of,
)
from tests.importers.importing import imported, listed, outcomes, planned

pytestmark = pytest.mark.usefixtures("roster")

HEAD = ["No", "開催日", "行事名", "氏名", "期", "会社名", "出欠", "懇親会", "備考"]
LOG: Sequence[Sequence[Cell]] = (
    ["行事参加履歴（架空）"],
    HEAD,
    [1, "2023/11/18", "第3回架空鼎談会", "青空　花子", "3期", "木星商事", "○", "×", ""],
    [2, "2023/11/18", "第3回架空鼎談会", "木星　次郎", "4期", "金星精機", "○", "○", "同伴1名"],
    [3, "2023/11/18", "第3回架空鼎談会", "月見　健", "5期", "土星印刷", "○", "", "司会"],
    [4, "2024/5/25", "第4回星空サロン", "青空　花子", "3期", "木星商事", "オンライン", "", ""],
    [5, "2024/5/25", "第4回星空サロン", "木星　次郎", "4期", "金星精機", "欠", "", ""],
    [6, "2024/5/25", "第4回星空サロン", "雲井　守", "一般", "架空設備", "○", "", "紹介者：青空氏"],
)


def log(rows: Sequence[Sequence[Cell]] = LOG, **facts_: object) -> Inspection:
    """The log as the office keeps it."""
    return sheet_of(rows, name="参加履歴", file="参加履歴.xlsx", **facts_)


def told(found: Inspection, conn: sqlite3.Connection) -> dict[str, dict[str, dict[str, int]]]:
    """By event, what its rows say."""
    subjects = proposal_of(planned(conn, found, options=MIXED)).subjects
    return {f"{s.label} {s.number} {s.day}": dict(s.counts) for s in subjects}


def test_a_log_is_recognised_with_its_events(conn: sqlite3.Connection) -> None:
    (table,) = log().tables
    assert (table.kind, table.row_count) == ("events", 6)
    assert [c.header for c in table.columns if c.field == "event"] == ["開催日", "行事名"]
    assert told(log(), conn) == {
        "架空鼎談会 3 2023-11-18": {"本会": {"onsite": 3}, "懇親会": {"onsite": 1, "absent": 1}},
        "星空サロン 4 2024-05-25": {"本会": {"onsite": 1, "online": 1, "absent": 1}},
    }


def test_a_log_writes_each_row_to_its_event(conn: sqlite3.Connection, actor: Actor) -> None:
    applied = imported(conn, actor, log(), options=MIXED)
    assert outcomes(applied.plan) == ["same", "same", "same", "same", "same", "new"]
    assert facts(conn) == {
        "第3回架空鼎談会 本会 青空　花子": "onsite",
        "第3回架空鼎談会 懇親会 青空　花子": "absent",
        "第3回架空鼎談会 本会 木星　次郎": "onsite",
        "第3回架空鼎談会 懇親会 木星　次郎": "onsite",
        "第3回架空鼎談会 本会 月見　健": "onsite",
        "第4回星空サロン 本会 青空　花子": "online",
        "第4回星空サロン 本会 木星　次郎": "absent",
        "第4回星空サロン 本会 雲井　守": "onsite",
    }
    assert [part.name for e in events(conn) for part in e.parts] == ["本会", "本会", "懇親会"]
    moderated = [e.number for e in events(conn) if "moderator" in roles(conn, e.id).values()]
    assert moderated == [3]
    companions = conn.execute("SELECT sum(companions), count(*) FROM attendance").fetchone()
    assert companions == (1, 6)
    assert conn.execute("SELECT DISTINCT other FROM person").fetchall() == [("{}",)]


def test_the_same_log_changes_nothing_and_one_undo_takes_all_back(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    before = dump.canonical(conn)
    done = imported(conn, actor, log(), options=MIXED)
    again = planned(conn, log(), options=MIXED)
    assert proposal_of(again).facts == 0
    assert {s.state for s in proposal_of(again).subjects} == {"known"}
    assert done.operation is not None
    undo(conn, actor, done.operation)
    assert dump.canonical(conn) == before


def test_a_waiting_row_is_written_to_its_own_event(conn: sqlite3.Connection, actor: Actor) -> None:
    rows = [*LOG, [7, "2024/5/25", "第4回星空サロン", "星野　光", "9期", "", "○", "", ""]]
    imported(conn, actor, log(rows), options=MIXED)
    (waiting,) = imports.queue(conn)
    decide(conn, actor, waiting.id, "new")
    assert {name for name in facts(conn) if "星野" in name} == {"第4回星空サロン 本会 星野　光"}


def test_somebody_unknown_at_several_events_is_one_question(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    """The rows that are the same person follow the one that is decided, and come back with it."""
    rows = [
        *LOG,
        [7, "2023/11/18", "第3回架空鼎談会", "星野　光", "9期", "金星精機", "○", "", ""],
        [8, "2024/5/25", "第4回星空サロン", "星野　光", "9期", "金星精機", "○", "", ""],
        [9, "2024/6/1", "第5回星空サロン", "星野　光", "9期", "金星精機", "欠", "", ""],
    ]
    imported(conn, actor, log(rows), options=MIXED)
    first, *others = imports.queue(conn)
    assert [[r.params.get("row") for r in row.reasons] for row in others] == [[9, None]] * 2
    before = dump.canonical(conn)
    number = decide(conn, actor, first.id, "new")
    assert imports.queue(conn) == []
    assert {name: status for name, status in facts(conn).items() if "星野" in name} == {
        "第3回架空鼎談会 本会 星野　光": "onsite",
        "第4回星空サロン 本会 星野　光": "onsite",
        "第5回星空サロン 本会 星野　光": "absent",
    }
    assert number is not None
    undo(conn, actor, number)
    assert dump.canonical(conn) == before


def test_two_of_one_name_at_one_event_are_a_question_each(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    star = ["星野　光", "9期", "", "○", "", ""]
    rows = [
        *LOG,
        [7, "2023/11/18", "第3回架空鼎談会", *star],
        [8, "2023/11/18", "第3回架空鼎談会", *star],
        [9, "2024/5/25", "第4回星空サロン", *star],
    ]
    imported(conn, actor, log(rows), options=MIXED)
    first, *_ = imports.queue(conn)
    decide(conn, actor, first.id, "new")
    assert len(imports.queue(conn)) == 2


def test_the_list_of_an_event_and_a_log_speak_of_one_event(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    imported(conn, actor, log(), options=MIXED)
    known = proposal_of(planned(conn, guests(), options=MIXED))
    assert [s.state for s in known.subjects] == ["known"]
    from_matrix = proposal_of(planned(conn, matrix(), options=MIXED))
    assert {s.state for s in from_matrix.subjects} == {"known"}
    assert {(c.part, c.name, c.taken.code, c.left.code) for c in from_matrix.contradictions} == {
        ("懇親会", "青空　花子", "absent", "onsite"),
        ("本会", "木星　次郎", "onsite", "absent"),
        ("本会", "木星　次郎", "absent", "proxy"),
        # Both stand in the matrix, which is blank where the log has them.
        ("懇親会", "木星　次郎", "onsite", "blank"),
        ("本会", "月見　健", "onsite", "blank"),
    }


def test_a_matrix_gives_way_to_a_log(conn: sqlite3.Connection, actor: Actor) -> None:
    imported(conn, actor, matrix(), options=MIXED)
    imported(conn, actor, log(), options=MIXED)
    held = facts(conn)
    assert held["第3回架空鼎談会 懇親会 青空　花子"] == "absent"
    assert held["第3回架空鼎談会 本会 木星　次郎"] == "onsite"
    # 月見 stands in the matrix at the fourth event, and in the log at the third alone.
    assert held["第4回星空サロン 本会 月見　健"] == "onsite"


def test_what_stands_once_holds_for_the_rows_below(conn: sqlite3.Connection) -> None:
    """Where most rows leave it blank; a blank or two among filled rows are not known."""
    blank: list[Cell] = ["", ""]
    third: list[Cell] = ["2023/11/18", "第3回架空鼎談会"]
    fourth: list[Cell] = ["2024/5/25", "第4回星空サロン"]
    hanako, ken, jiro = ["青空　花子", "3期"], ["月見　健", "5期"], ["木星　次郎", "4期"]
    head: list[Cell] = ["日付", "イベント", "氏名", "期"]
    rows = [head, [*third, *hanako], [*blank, *ken], [*fourth, *hanako], [*blank, *jiro]]
    assert told(log(rows), conn) == {
        "架空鼎談会 3 2023-11-18": {"本会": {"onsite": 2}},
        "星空サロン 4 2024-05-25": {"本会": {"onsite": 2}},
    }
    assert not any(row.reasons for row in planned(conn, log(rows), options=MIXED).rows)
    flat = [head, [*third, *hanako], [*third, *jiro], [*blank, *ken]]
    flat += [[*fourth, *hanako], [*fourth, *jiro], [*fourth, "海野　幸", "6期"]]
    assert told(log(flat), conn) == {
        "架空鼎談会 3 2023-11-18": {"本会": {"onsite": 2}},
        "星空サロン 4 2024-05-25": {"本会": {"onsite": 3}},
    }


@pytest.mark.parametrize(
    ("head", "cells"),
    [
        (["行事名", "回", "開催日"], ["架空鼎談会", 3, "2023/11/18"]),
        (["開催日時", "会合名", "回次"], ["令和5年11月18日（土）18:00", "架空鼎談会", "第3回"]),
        (["イベント"], ["第3回架空鼎談会（2023.11.18）"]),
        (["日付", "行事"], [45248, "架空鼎談会③"]),
    ],
)
def test_an_event_is_named_by_several_cells_or_one(
    conn: sqlite3.Connection, head: list[Cell], cells: list[Cell]
) -> None:
    rows = [[*head, "氏名", "期"], [*cells, "青空　花子", "3期"], [*cells, "月見　健", "5期"]]
    assert told(log(rows), conn) == {"架空鼎談会 3 2023-11-18": {"本会": {"onsite": 2}}}


def shape(found: Inspection) -> str:
    """How the one table of a sheet is read."""
    (table,) = found.tables
    return "people" if table.activity is None else str(table.activity.data["shape"])


def named(table_name: str, **cells: Cell) -> Inspection:
    """A list of that title whose two rows hold these cells beside their people."""
    head: list[Cell] = [*cells, "氏名", "期", "会社名"]
    first, second = ["青空　花子", "3期", "木星商事"], ["月見　健", "5期", "土星印刷"]
    rows = [[table_name], head, [*cells.values(), *first], [*cells.values(), *second]]
    return sheet_of(rows, name="一覧", file="一覧.xlsx")


@pytest.mark.parametrize(
    "found",
    [
        named("架空倶楽部 会員名簿", 回数=3),
        named("架空倶楽部 会員名簿", 参加日="2024/4/5"),
        named("架空鼎談会 申込者一覧", イベント名="第3回架空鼎談会", 状況="確定"),
        named("登壇依頼一覧", 講演会名="第3回架空鼎談会", 依頼状況="依頼中"),
        named("架空鼎談会 参加者一覧", 行事名="第3回架空鼎談会", 状況="欠席"),
        named("架空鼎談会 参加記録", 参加行事="第3回架空鼎談会（欠席）"),
        named("アンケート結果", イベント名="第3回架空鼎談会", 満足度="4"),
        named("第3回架空鼎談会 参加者名簿 2023/11/18", 行事名="架空鼎談会", 回="5"),
    ],
)
def test_what_is_not_said_to_be_attendance_is_no_log(found: Inspection) -> None:
    """A count, an application or a refusal makes nobody a guest."""
    assert shape(found) != "log"


@pytest.mark.parametrize("apart", [True, False])
def test_a_part_has_rows_of_its_own(conn: sqlite3.Connection, actor: Actor, apart: bool) -> None:
    """The dinner is no event beside the event, whether a column or the name tells it."""
    parts = ["本会", "懇親会", "懇親会"]
    names = [f"第3回架空鼎談会{'' if apart or p == '本会' else ' ' + p}" for p in parts]
    rows = [["開催日", "行事名", *(["内訳"] if apart else []), "氏名", "期"]]
    who = [("青空　花子", "3期"), ("青空　花子", "3期"), ("月見　健", "5期")]
    rows += [
        ["2023/11/18", name, *([part] if apart else []), *person]
        for name, part, person in zip(names, parts, who, strict=True)
    ]
    imported(conn, actor, log(rows), options=MIXED)
    assert facts(conn) == {
        "第3回架空鼎談会 本会 青空　花子": "onsite",
        "第3回架空鼎談会 懇親会 青空　花子": "onsite",
        "第3回架空鼎談会 懇親会 月見　健": "onsite",
    }
    assert len(events(conn)) == 1


def test_into_a_file_without_people_everybody_is_entered_once(tmp_path: Path) -> None:
    """Each event is matched like a list of its own: two of one name at one event are two."""
    fresh = tmp_path / "fresh.sqlite"
    database.create(fresh)
    head: list[list[Cell]] = [["開催日", "行事名", "氏名", "期", "会社名"]]
    rows: list[list[Cell]] = [
        ["2023/11/18", "第3回架空鼎談会", "青空　花子", "3期", "木星商事"],
        ["2023/11/18", "第3回架空鼎談会", "月見　健", "5期", "土星印刷"],
        ["2023/11/18", "第3回架空鼎談会", "月見　健", "5期", "金星精機"],
        ["2024/5/25", "第4回星空サロン", "青空　花子", "3期", "火星食品"],
        ["2024/5/25", "第4回星空サロン", "月見　健", "5期", "金星精機"],
    ]
    with closing(opening.writer(fresh)) as conn:
        actor = sessions.begin(conn, staff.add_staff(conn, None, name="水野 葵").id)
        done = imported(conn, actor, log([*head, *rows]), options=MIXED)
        people = dict(conn.execute("SELECT id, name FROM person").fetchall())
    assert sorted(people.values()) == ["月見　健", "月見　健", "青空　花子"]
    assert outcomes(done.plan) == ["new", "new", "new", "same", "same"]
    assert done.plan.rows[4].person_id == done.plan.rows[2].person_id


@pytest.mark.parametrize(
    "found",
    [
        listed(["氏名", "期", "日付", "会社名"], ["青空　花子", "3期", "2024/4/1", "木星商事"]),
        listed(
            ["氏名", "期", "研究会名"], ["青空　花子", "3期", "架空部会"], ["月見　健", "5期", ""]
        ),
    ],
    ids=["a day alone", "a group somebody belongs to"],
)
def test_a_roster_is_no_log(found: Inspection) -> None:
    (table,) = found.tables
    assert table.kind == "people"


def test_staff_can_say_that_a_column_names_no_event(conn: sqlite3.Connection) -> None:
    columns = [column.header for column in log().tables[0].columns]
    changed = with_column(log(), 0, columns.index("行事名"), None, None)
    (table,) = changed.tables
    assert table.columns[columns.index("行事名")].field is None
    unclear = proposal_of(planned(conn, changed, options=MIXED)).subjects
    assert [s.state for s in unclear] == ["unclear"]


def test_staff_can_say_which_column_names_the_event(conn: sqlite3.Connection) -> None:
    rows: list[list[Cell]] = [["内容", "日付", "氏名", "期"]]
    night = "架空の夕べ"
    rows += [[night, "2024/6/1", "青空　花子", "3期"], [night, "2024/7/1", "月見　健", "5期"]]
    assert log(rows).tables[0].kind == "people"
    (table,) = with_column(log(rows), 0, 0, "event", None).tables
    assert [c.header for c in table.columns if c.field == "event"] == ["内容", "日付"]


def test_a_cell_with_several_events_is_no_log() -> None:
    rows: list[list[Cell]] = [["氏名", "期", "参加行事"]]
    rows += [
        ["青空　花子", "3期", "第3回架空鼎談会、第4回架空鼎談会"],
        ["月見　健", "5期", "第3回架空鼎談会"],
    ]
    assert log(rows).tables[0].kind == "people"
