"""What a new list changed is told the same before it is applied and long after."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import openpyxl
import pytest

from importers.applying.report_file import write_report
from importers.applying.review import decide
from importers.planning.choices import Options
from importers.planning.report import Report, report_of_import, report_of_plan
from smeic_tui.errors import SmeicError
from smeic_tui.store.imports import imports
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.journal.undo import undo
from tests.cli.calling import smeic
from tests.importers.importing import imported, listed, planned

HEADERS = ["氏名", "フリガナ", "期", "会社名", "役職", "メール"]
LAST_YEAR = [
    ["青空　花子", "あおぞら はなこ", 3, "木星商事", "部長", "a@example.jp"],
    ["木星　次郎", "もくせい じろう", 4, "金星精機", "", "j@example.jp"],
    ["月見　健", "つきみ けん", 4, "", "", "k@example.jp"],
]
THIS_YEAR = [
    ["青空　花子", "あおぞら はなこ", 3, "土星工業", "社長", "a@example.jp"],
    LAST_YEAR[1],
    ["星野　遠", "ほしの とおい", 20, "海王商会", "", "h@example.jp"],
]
EVERYBODY = Options(alumni_only=True, complete=True)


@pytest.fixture
def two_years(conn: sqlite3.Connection, actor: Actor) -> tuple[Report, int]:
    """Last year's list on file, this year's reported as a plan and then applied."""
    imported(conn, actor, listed(HEADERS, *LAST_YEAR, title="2024年4月1日現在"))
    found = listed(HEADERS, *THIS_YEAR, title="2025年4月1日現在", file="今年.xlsx")
    plan = planned(conn, found, options=EVERYBODY)
    expected = report_of_plan(conn, plan)
    applied = imported(conn, actor, found, options=EVERYBODY)
    assert applied.operation is not None
    return expected, applied.operation


def told(report: Report) -> tuple[list[str], list[str], list[tuple[str, str, str, str]]]:
    """Names and changes."""
    return (
        [f"{p.cohort} {p.name} {p.company}" for p in report.joined],
        [f"{p.cohort} {p.name}" for p in report.left_out],
        [(c.person.name, c.aspect, c.old, c.new) for c in report.changed],
    )


def test_joined_left_out_and_moved(
    conn: sqlite3.Connection, actor: Actor, two_years: tuple[Report, int]
) -> None:
    _, number = two_years
    report = report_of_import(conn, number)
    assert (report.files, report.as_of, report.complete) == (("今年.xlsx",), "2025-04-01", True)
    joined, left_out, changed = told(report)
    assert joined == ["20 星野　遠 海王商会"]
    assert left_out == ["4 月見　健"]
    assert {c[:2] for c in changed} >= {("青空　花子", "company")}
    assert ("青空　花子", "company", "木星商事", "土星工業") in changed


def test_a_plan_tells_the_same(
    conn: sqlite3.Connection, actor: Actor, two_years: tuple[Report, int]
) -> None:
    plan, number = two_years
    assert told(plan)[:2] == told(report_of_import(conn, number))[:2]
    assert [c.new for c in plan.changed] == [c.new for c in report_of_import(conn, number).changed]


def test_it_stays_as_it_was_read(
    conn: sqlite3.Connection, actor: Actor, two_years: tuple[Report, int]
) -> None:
    _, number = two_years
    before = told(report_of_import(conn, number))
    with operation(conn, actor, "position_changed") as op:
        op.update("person", 3, {"note": "電話あり"})
        op.insert("position", {"person_id": 1, "title": "会長"})
    after = told(report_of_import(conn, number))
    assert (after[1], after[2]) == (before[1], before[2])


def test_what_is_decided_later_counts(conn: sqlite3.Connection, actor: Actor) -> None:
    imported(conn, actor, listed(HEADERS, *LAST_YEAR))
    doubtful = listed(HEADERS, ["青空　花子", "", "", "海王商会", "", ""], file="問.xlsx")
    applied = imported(conn, actor, doubtful, options=Options())
    assert applied.counts["review"] == 1
    number = applied.operation or 0
    assert told(report_of_import(conn, number)) == ([], [], [])
    (row,) = imports.queue(conn)
    decide(conn, actor, row.id, "new")
    assert told(report_of_import(conn, number))[0] == ["None 青空　花子 海王商会"]


def test_as_a_workbook(
    conn: sqlite3.Connection, actor: Actor, two_years: tuple[Report, int], tmp_path: Path
) -> None:
    _, number = two_years
    path = write_report(report_of_import(conn, number), tmp_path / "報告.xlsx")
    book = openpyxl.load_workbook(path)
    assert [s.title for s in book.worksheets] == [
        "新しく載った人 1名 2025-04-01",
        "載っていない人 1名 2025-04-01",
        "変わったこと 1名 2025-04-01",
    ]
    for sheet in book.worksheets:
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    rows = list(book.worksheets[2].iter_rows(values_only=True))
    assert rows[0] == ("期", "氏名", "項目", "前", "今回")
    assert (3, "青空　花子", "会社", "木星商事", "土星工業") in rows


def test_a_list_that_is_not_complete_says_so(
    conn: sqlite3.Connection, actor: Actor, tmp_path: Path
) -> None:
    applied = imported(conn, actor, listed(HEADERS, *LAST_YEAR))
    report = report_of_import(conn, applied.operation or 0)
    assert (report.complete, report.left_out) == (False, ())
    sheet = openpyxl.load_workbook(write_report(report, tmp_path / "a.xlsx")).worksheets[1]
    assert "調べていません" in str(sheet["B2"].value)


def test_what_is_no_import_has_no_report(
    conn: sqlite3.Connection, actor: Actor, two_years: tuple[Report, int]
) -> None:
    _, number = two_years
    undo(conn, actor, number)
    for operation_id in (number, 1, 999):
        with pytest.raises(SmeicError) as refused:
            report_of_import(conn, operation_id)
        assert refused.value.code == "import_unknown"


def test_on_the_command_line(
    conn: sqlite3.Connection,
    actor: Actor,
    two_years: tuple[Report, int],
    db_path: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    _, number = two_years
    document = smeic(capsys, "--db", db_path, "report", "import", number, "--json").document
    assert [p["name"] for p in document["left_out"]] == ["月見　健"]
    assert document["changed"][0]["cohort"] == 3
    lines = smeic(capsys, "--db", db_path, "report", "import", number).out
    assert "3期  青空　花子  会社  木星商事 -> 土星工業" in lines
    path = tmp_path / "報告.xlsx"
    assert smeic(capsys, "--db", db_path, "report", "import", number, "-o", path).status == 0
    logged = conn.execute("SELECT layout, filter, file FROM export_log").fetchall()
    assert logged == [("import_report", "今年.xlsx", str(path))]
    assert conn.execute("SELECT count(*) FROM export_person").fetchone()[0] > 0
    assert path.is_file()
    clobber = smeic(capsys, "--db", db_path, "report", "import", number, "-o", db_path)
    assert clobber.status == 1
    gone = smeic(capsys, "--db", db_path, "report", "import", 999, "--json")
    assert (gone.status, gone.document["error"]["code"]) == (1, "import_unknown")
