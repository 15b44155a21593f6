"""Rows that were not imported go out, are mended in Excel, and come back as themselves."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import openpyxl
import pytest

from importers.applying.apply import Applied
from importers.applying.rejected import write_rejected, write_waiting
from importers.inspection import Inspection, inspect
from importers.planning.choices import Options
from smeic_tui.store.file import dump
from smeic_tui.store.imports import imports
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.journal.undo import undo
from smeic_tui.store.people import people
from tests.importers.importing import ALUMNI, codes, imported, listed, outcomes, planned

ON_FILE = [
    [1, "青空　花子", 3, "木星商事", "a@example.jp", "0012"],
    [2, "青空　花子", 3, "金星精機", "b@example.jp", "0013"],
    [3, "木星　次郎", 3, "", "", "1"],
]
HEADERS = ["No.", "氏名", "期", "会社名", "メール", "会員番号"]
QUESTIONS = [
    ["青空　花子", "3期", "090-1111-2222", ""],
    ["", "3期", "090-5555-6666", "名前のない行"],
    ["木星　次郎", "3期", "090-3333-4444", ""],
]


def edited(path: Path, edits: dict[str, object], *, sheet: int = 0) -> Inspection:
    """The workbook after somebody typed into cells, as it is read again."""
    book = openpyxl.load_workbook(path)
    for cell, value in edits.items():
        book.worksheets[sheet][cell] = value
    changed = path.with_name(f"直した_{path.name}")
    book.save(changed)
    return inspect(changed)


@pytest.fixture
def asked(conn: sqlite3.Connection, actor: Actor) -> Applied:
    """Two namesakes on file, a row that may mean either, and a row without a name."""
    imported(conn, actor, listed(HEADERS, *ON_FILE))
    return imported(conn, actor, listed(["氏名", "期", "携帯", "備考"], *QUESTIONS, file="問.xlsx"))


def test_they_go_out_in_the_columns_of_their_list(
    conn: sqlite3.Connection, asked: Applied, tmp_path: Path
) -> None:
    path = write_rejected(asked.plan, tmp_path, conn)
    assert path is not None
    sheet = openpyxl.load_workbook(path).worksheets[0]
    header, review, rejected = sheet.iter_rows(values_only=True)
    assert header == ("氏名", "期", "携帯", "備考", "取込結果", "だれか", "_smeic")
    assert sheet.column_dimensions["G"].hidden
    assert review[:4] == ("青空　花子", "3期", "090-1111-2222", None)
    assert "1: 青空　花子  3期  木星商事  0012" in str(review[4])
    assert "2: 青空　花子  3期  金星精機  0013" in str(review[4])
    assert (rejected[3], rejected[4]) == ("名前のない行", "氏名がありません。")
    assert "090" not in str(review[6])
    again = write_waiting(conn, tmp_path / "待ち.xlsx")
    assert again is not None
    assert list(openpyxl.load_workbook(again).worksheets[0].iter_rows(values_only=True)) == [
        header,
        review,
        rejected,
    ]


def test_unchanged_they_change_nothing(
    conn: sqlite3.Connection, actor: Actor, asked: Applied, tmp_path: Path
) -> None:
    path = write_rejected(asked.plan, tmp_path, conn)
    assert path is not None
    before = dump.digest(conn)
    back = imported(conn, actor, inspect(path))
    assert outcomes(back.plan) == ["review", "rejected"]
    assert codes(back.plan)[0] == "already_waiting"
    assert len(back.plan.rows[0].candidates) == 2
    assert back.operation is None
    assert dump.digest(conn) == before
    assert write_rejected(back.plan, tmp_path, conn) is None


@pytest.mark.parametrize("who", ["2", "0013", "２"])
def test_a_person_that_staff_name_decides_the_row(
    conn: sqlite3.Connection, actor: Actor, asked: Applied, tmp_path: Path, who: str
) -> None:
    path = write_rejected(asked.plan, tmp_path, conn)
    assert path is not None
    before = dump.canonical(conn)
    rows = conn.execute("SELECT count(*) FROM import_row").fetchone()
    back = imported(conn, actor, edited(path, {"F2": who}))
    assert outcomes(back.plan) == ["changed", "rejected"]
    assert [c.value for c in people.portrait(conn, 2).contacts] == [
        "b@example.jp",
        "090-1111-2222",
    ]
    assert conn.execute("SELECT count(*) FROM import_row").fetchone() == rows
    assert imports.queue(conn) == []
    (row,) = [r for r in imports.rows_of_person(conn, 2) if r.sheet == "名簿" and r.row == 2][:1]
    assert row.evidence == ("decided",)
    once_more = imported(conn, actor, edited(path, {"F2": who}))
    assert outcomes(once_more.plan) == ["same", "rejected"]
    assert once_more.operation is None
    assert imported(conn, actor, asked.plan.sources[0]).operation is None
    undo(conn, actor, back.operation or 0)
    assert dump.canonical(conn) == before


def test_somebody_new_is_entered_once(
    conn: sqlite3.Connection, actor: Actor, asked: Applied, tmp_path: Path
) -> None:
    path = write_rejected(asked.plan, tmp_path, conn)
    assert path is not None
    for expected in ("new", "same"):
        back = imported(conn, actor, edited(path, {"F2": "新規"}))
        assert outcomes(back.plan)[0] == expected
    assert conn.execute("SELECT count(*) FROM person").fetchone() == (4,)


@pytest.mark.parametrize(("who", "code"), [("9999", "who_unknown"), ("1", "who_ambiguous")])
def test_a_name_that_is_not_clear_decides_nothing(
    conn: sqlite3.Connection,
    actor: Actor,
    asked: Applied,
    tmp_path: Path,
    who: str,
    code: str,
) -> None:
    with operation(conn, actor, "person_edited", params={"name": "木星"}) as op:
        op.update("person", 3, {"name": "青空 一郎", "family": "青空", "given": "一郎"})
    path = write_rejected(asked.plan, tmp_path, conn)
    assert path is not None
    back = imported(conn, actor, edited(path, {"F2": who}))
    assert outcomes(back.plan)[0] == "review"
    assert codes(back.plan)[0] == code
    assert back.operation is None


def test_a_number_of_somebody_else_is_not_believed(
    conn: sqlite3.Connection, actor: Actor, asked: Applied, tmp_path: Path
) -> None:
    other = listed(HEADERS, [1, "土星　花江", 5, "", "", "0777"], file="他.xlsx")
    imported(conn, actor, other)
    path = write_rejected(asked.plan, tmp_path, conn)
    assert path is not None
    back = imported(conn, actor, edited(path, {"F2": "0777"}))
    assert codes(back.plan)[0] == "who_other_name"
    assert back.operation is None


def test_a_mended_row_takes_its_own_place(
    conn: sqlite3.Connection, actor: Actor, asked: Applied, tmp_path: Path
) -> None:
    path = write_rejected(asked.plan, tmp_path, conn)
    assert path is not None
    rows = conn.execute("SELECT count(*) FROM import_row").fetchone()
    mended = edited(path, {"A3": "月見　健", "C2": "090-7777-8888", "D2": "直した"})
    back = imported(conn, actor, mended)
    assert outcomes(back.plan) == ["review", "new"]
    assert conn.execute("SELECT count(*) FROM import_row").fetchone() == rows
    assert people.person(conn, 4).note == "名前のない行"
    (waiting,) = imports.queue(conn)
    assert waiting.record["備考"] == "直した"
    assert imported(conn, actor, mended).operation is None
    first = imported(conn, actor, asked.plan.sources[0])
    assert first.operation is None
    assert conn.execute("SELECT count(*) FROM person").fetchone() == (4,)


def test_a_copied_row_is_another_row(
    conn: sqlite3.Connection, actor: Actor, asked: Applied, tmp_path: Path
) -> None:
    path = write_rejected(asked.plan, tmp_path, conn)
    assert path is not None
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    copied = [cell.value for cell in sheet[3]]
    copied[0], copied[2] = "月見　健", "090-0000-1111"
    sheet.append(copied)
    sheet["A3"] = "星野　遠"
    book.save(path)
    back = imported(conn, actor, inspect(path))
    assert outcomes(back.plan) == ["review", "new", "new"]
    assert [p.replaces is None for p in back.plan.rows] == [True, False, True]


def test_after_an_undo_the_rows_are_those_of_any_list(
    conn: sqlite3.Connection, actor: Actor, asked: Applied, tmp_path: Path
) -> None:
    path = write_rejected(asked.plan, tmp_path, conn)
    assert path is not None
    undo(conn, actor, asked.operation or 0)
    back = imported(conn, actor, edited(path, {"A3": "月見　健"}))
    assert outcomes(back.plan) == ["review", "new"]
    assert people.person(conn, 4).other == {}


def test_the_cohort_of_a_section_is_not_lost(
    conn: sqlite3.Connection, actor: Actor, tmp_path: Path
) -> None:
    rows = [["青空　花子", "金星", "x@example.jp"], ["", "木星商事", "y@example.jp"]]
    found = listed(["氏名", "会社名", "メール"], *rows, sheet="第7期")
    applied = imported(conn, actor, found)
    path = write_rejected(applied.plan, tmp_path, conn)
    assert path is not None
    book = openpyxl.load_workbook(path)
    book.worksheets[0].title = "Sheet1"
    book.worksheets[0]["A2"] = "月見　健"
    book.save(path)
    imported(conn, actor, inspect(path), options=Options(alumni_only=True))
    assert [e.cohort for e in people.portrait(conn, 2).enrolments] == [7]


def test_headings_of_two_rows_keep_their_meaning(
    conn: sqlite3.Connection, actor: Actor, tmp_path: Path
) -> None:
    top = ["氏名", "勤務先", "", "自宅", ""]
    sub = ["", "会社名", "電話", "電話", "住所"]
    row = ["", "木星商事", "03-1111-2222", "06-3333-4444", "大阪府八尾市光町1-1"]
    named = ["青空　花子", "金星精機", "03-5555-6666", "", ""]
    found = listed(top, sub, named, row, merged=["A1:A2", "B1:C1", "D1:E1"])
    applied = imported(conn, actor, found)
    path = write_rejected(applied.plan, tmp_path, conn)
    assert path is not None
    imported(conn, actor, edited(path, {"A2": "月見　健"}), options=ALUMNI)
    found_contacts = people.portrait(conn, 2).contacts
    assert [(c.scope, c.value) for c in found_contacts] == [
        ("work", "03-1111-2222"),
        ("home", "06-3333-4444"),
    ]


def test_nothing_waits_and_nothing_is_written(
    conn: sqlite3.Connection, actor: Actor, tmp_path: Path
) -> None:
    imported(conn, actor, listed(HEADERS, *ON_FILE))
    assert write_waiting(conn, tmp_path) is None
    assert list(tmp_path.glob("*.xlsx")) == []


def test_a_mark_that_nobody_wrote_means_nothing(conn: sqlite3.Connection, actor: Actor) -> None:
    for mark in ("p:../../etc:1:1", "w:0000000000000000:deadbeef:2", "=1+1", "p:x:9:9"):
        plan = planned(conn, listed(["氏名", "期", "_smeic"], ["青空　花子", 3, mark]))
        assert outcomes(plan) == ["new"]
        (insert,) = [i for i in plan.writes.inserts if i.table == "person"]
        assert dict(zip(insert.columns, next(insert.rows()), strict=True))["other"] == "{}"
