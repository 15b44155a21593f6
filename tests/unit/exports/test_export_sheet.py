"""Workbooks: typed cells, looks, and that no data ever becomes a formula."""

from __future__ import annotations

import re
from contextlib import closing
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import msoffcrypto
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from smeic_tui.errors import Reason, SmeicError
from smeic_tui.exports.cells import Kind, Value
from smeic_tui.exports.clean import CELL_LENGTH, clean
from smeic_tui.exports.package import MAX_ROWS
from smeic_tui.exports.sheet import Column, SheetData, Watch, write_workbook

EVIL = ["=1+1", "+81-3-0000-0000", "-1", "@SUM(A1)", "＝1+1", "{=1}", "#N/A", "=cmd|' /C calc'!A0"]


def one_column(kind: Kind, values: list[Value], header: str = "列") -> SheetData:
    """A list of one column."""
    return SheetData("一覧", [Column("a", header, kind)], [[value] for value in values])


def opened(path: Path) -> Worksheet:
    """The first sheet as openpyxl reads it."""
    found = load_workbook(path).worksheets[0]
    assert isinstance(found, Worksheet)
    return found


def texts(path: Path) -> list[object]:
    """The first column without its header, decoded the way Excel does."""
    rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    return [row[0] for row in rows[1:]]


@pytest.mark.parametrize("kind", ["text", "phone", "postcode", "code", "number", "date", "month"])
def test_nothing_from_data_is_a_formula(tmp_path: Path, kind: Kind) -> None:
    path = write_workbook(tmp_path / "a.xlsx", one_column(kind, [*EVIL], header="=1+1"))
    assert [cell.data_type for cell in opened(path)["A"]] == ["s"] * (len(EVIL) + 1)
    assert texts(path) == EVIL
    with ZipFile(path) as archive:
        xml = archive.read("xl/worksheets/sheet1.xml")
    assert not re.search(rb"<f[ >]", xml)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(st.characters(codec=None), max_size=40), min_size=1, max_size=20))
def test_any_text_comes_back_equal_after_cleaning(
    tmp_path_factory: pytest.TempPathFactory, values: list[str]
) -> None:
    """Lone surrogates and control codes included; openpyxl reads no Excel codes, calamine does."""
    path = tmp_path_factory.mktemp("any") / "a.xlsx"
    # A second column keeps rows of empty text.
    rows = [[value, "."] for value in values]
    columns = [Column("a", "列"), Column("b", "印")]
    write_workbook(path, SheetData("一覧", columns, rows))
    sheet = opened(path)
    assert [sheet.cell(n, 1).value or "" for n in range(2, len(values) + 2)] == [
        re.sub("_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", clean(value)) for value in values
    ]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value} == {"s"}
    assert texts(path) == [clean(value) for value in values]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("一\r\n二\r三\x0b四", "一\n二\n三\n四"),
        ("\x1b[31m赤\x07", "[31m赤"),
        ("a\ud800b", "a\ufffdb"),
        ("\ud842\udfb7野家", "𠮷野家"),
        ("_x000D_ <b>&amp;", "_x000D_ <b>&amp;"),
        ("  前後  ", "  前後  "),
        ("髙﨑邊\U000e0100", "髙﨑邊\U000e0100"),
        ("カ\u3099", "カ\u3099"),
    ],
)
def test_what_is_put_right_and_what_stays(tmp_path: Path, written: str, read: str) -> None:
    assert texts(write_workbook(tmp_path / "a.xlsx", one_column("text", [written]))) == [read]


def test_a_text_that_is_too_long_is_cut_and_said(tmp_path: Path) -> None:
    notes: list[Reason] = []
    long = ["長" * 40_000, "𠮷" * 16_384, "𠮷" * 16_383, "長" * CELL_LENGTH]
    path = write_workbook(
        tmp_path / "a.xlsx", one_column("text", [*long]), watch=Watch(note=notes.append)
    )
    found = [str(text) for text in texts(path)]
    assert [len(text.encode("utf-16-le")) // 2 for text in found] == [32767, 32767, 32766, 32767]
    assert [text.endswith("…") for text in found] == [True, True, False, False]
    assert [note.params["cell"] for note in notes] == ["A2", "A3"]
    assert {note.code for note in notes} == {"export_cut"}


@pytest.mark.parametrize(
    ("kind", "value", "cell", "number_format"),
    [
        ("text", "007", "007", "General"),
        ("text", 32, "32", "General"),
        ("text", date(2026, 4, 1), "2026-04-01", "General"),
        ("text", "一\n二", "一\n二", "General"),
        ("phone", "090-1234-5678", "090-1234-5678", "@"),
        ("postcode", "0010001", "0010001", "@"),
        ("code", 123, "123", "@"),
        ("number", 3, 3, "General"),
        ("number", 1.5, 1.5, "General"),
        ("number", "32名", "32名", "General"),
        ("number", 1234567890123456, "1234567890123456", "General"),
        ("number", float("nan"), "nan", "General"),
        ("number", True, "True", "General"),
        ("date", date(2026, 4, 1), datetime(2026, 4, 1), "yyyy-mm-dd"),
        ("date", "2026-04-01", datetime(2026, 4, 1), "yyyy-mm-dd"),
        ("date", "2026-04", datetime(2026, 4, 1), "yyyy-mm"),
        ("date", "2026", "2026", "General"),
        ("date", "2026-02-30", "2026-02-30", "General"),
        ("date", "令和8年", "令和8年", "General"),
        ("date", date(1899, 12, 31), "1899-12-31", "General"),
        ("date", datetime(2026, 4, 1, 9, 30), datetime(2026, 4, 1, 9, 30), "yyyy-mm-dd hh:mm"),
        ("date", "2026-04-01T09:30:00", datetime(2026, 4, 1, 9, 30), "yyyy-mm-dd hh:mm"),
        ("month", "2008-03", datetime(2008, 3, 1), "yyyy-mm"),
        ("month", date(2008, 3, 1), datetime(2008, 3, 1), "yyyy-mm"),
        ("month", date(2008, 3, 25), datetime(2008, 3, 25), "yyyy-mm-dd"),
        ("month", "2008-03-01", datetime(2008, 3, 1), "yyyy-mm"),
    ],
)
def test_typed_cells(
    tmp_path: Path, kind: Kind, value: Value, cell: object, number_format: str
) -> None:
    found = opened(write_workbook(tmp_path / "a.xlsx", one_column(kind, [value])))["A2"]
    assert (found.value, found.number_format) == (cell, number_format)


def test_nothing_stays_an_empty_cell(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "a.xlsx", one_column("number", [None, "", 0]))
    assert [cell.value for cell in opened(path)["A"]] == ["列", None, None, 0]


def test_looks(tmp_path: Path) -> None:
    """Frozen bold header, filter, widths in Japanese cells, text format, hidden column, print."""
    columns = [
        Column("uid", "uid", "code", hidden=True),
        Column("name", "氏名"),
        Column("kana", "かな"),
        Column("phone", "電話", "phone"),
        Column("note", "備考"),
        Column("fixed", "幅", width=22),
    ]
    rows = [["u1", "渡邊 健太郎", "わたなべ", "0312345678", "長い" * 30, "a"]] * 3
    path = write_workbook(
        tmp_path / "a.xlsx",
        SheetData("3期 & 4期", columns, rows, frozen_columns=2),
        SheetData("裏", [Column("a", "a")], [["x"]], hidden=True),
    )
    sheet = opened(path)
    assert sheet.freeze_panes == "C2"
    assert sheet.auto_filter.ref == "A1:F4"
    assert sheet["B1"].font.b
    assert not sheet["B2"].font.b
    width = {letter: sheet.column_dimensions[letter].width for letter in "BCDEF"}
    assert width == {"B": 13, "C": 10, "D": 12, "E": 40, "F": 22}
    assert sheet.column_dimensions["A"].hidden
    assert sheet.column_dimensions["D"].number_format == "@"
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.page_setup.paperSize == 9
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    properties = sheet.sheet_properties.pageSetUpPr
    assert properties is not None
    assert properties.fitToPage
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.oddFooter is not None
    assert sheet.oddHeader is not None
    assert sheet.oddHeader.left.text == "3期 && 4期"
    assert sheet.oddFooter.center.text == "&P / &N"
    book = load_workbook(path)
    assert [(each.title, each.sheet_state) for each in book.worksheets] == [
        ("3期 & 4期", "visible"),
        ("裏", "hidden"),
    ]
    assert [[cell.value for cell in row] for row in book["裏"].iter_rows()] == [["a"], ["x"]]


def test_the_filter_and_its_defined_name_agree_after_streaming(tmp_path: Path) -> None:
    """Excel repairs a workbook whose hidden filter name differs from the filter."""
    rows = ([f"人{n}"] for n in range(2_500))
    path = write_workbook(tmp_path / "a.xlsx", SheetData("名簿", [Column("a", "氏名")], rows))
    with ZipFile(path) as archive:
        assert b"'\xe5\x90\x8d\xe7\xb0\xbf'!$A$1:$A$2501" in archive.read("xl/workbook.xml")
        assert b'<autoFilter ref="A1:A2501"' in archive.read("xl/worksheets/sheet1.xml")
        assert archive.testzip() is None
        assert len(archive.namelist()) == len(set(archive.namelist()))
    with closing(load_workbook(path, read_only=True)) as book:
        assert sum(1 for _ in book.worksheets[0].iter_rows()) == 2_501
    assert len(texts(path)) == 2_500


def test_an_empty_list_is_a_header(tmp_path: Path) -> None:
    sheet = opened(write_workbook(tmp_path / "a.xlsx", one_column("text", [])))
    assert [cell.value for cell in sheet["A"]] == ["列"]
    assert sheet.auto_filter.ref == "A1:A1"


def test_progress_counts_over_all_sheets(tmp_path: Path) -> None:
    seen: list[int] = []
    write_workbook(
        tmp_path / "a.xlsx",
        one_column("number", [*range(1_200)]),
        one_column("number", [*range(10)]),
        watch=Watch(progress=seen.append),
    )
    assert seen == [500, 1000, 1200, 1210, 1210]
    assert [each.title for each in load_workbook(tmp_path / "a.xlsx").worksheets] == [
        "一覧",
        "一覧 (2)",
    ]


def test_cancel_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_text("old")
    done: list[int] = []
    watch = Watch(progress=done.append, cancelled=lambda: len(done) >= 2)
    with pytest.raises(SmeicError) as caught:
        write_workbook(path, one_column("number", [*range(5_000)]), watch=watch)
    assert caught.value.code == "export_cancelled"
    assert done == [500, 1000]
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.xlsx"]
    assert path.read_text() == "old"


@pytest.mark.parametrize("password", [None, "秘密"])
def test_an_interrupt_in_the_rows_leaves_no_file(tmp_path: Path, password: str | None) -> None:
    def rows() -> object:
        for number in range(3_000):
            yield [f"人{number}"]
        raise KeyboardInterrupt

    data = SheetData("名簿", [Column("a", "氏名")], rows())  # type: ignore[arg-type]
    with pytest.raises(KeyboardInterrupt):
        write_workbook(tmp_path / "a.xlsx", data, password=password)
    assert list(tmp_path.iterdir()) == []


def test_a_workbook_open_in_excel_is_noted(tmp_path: Path) -> None:
    notes: list[Reason] = []
    (tmp_path / "~$一覧.xlsx").touch()
    path = write_workbook(
        tmp_path / "一覧.xlsx", one_column("text", ["a"]), watch=Watch(note=notes.append)
    )
    assert path.name == "一覧 (2).xlsx"
    assert notes == [Reason("export_beside", {"asked": "一覧.xlsx", "written": "一覧 (2).xlsx"})]


def test_more_rows_than_excel_has_are_refused_before_writing(tmp_path: Path) -> None:
    data = SheetData("a", [Column("a", "a")], range(MAX_ROWS))  # type: ignore[arg-type]
    with pytest.raises(SmeicError) as caught:
        write_workbook(tmp_path / "a.xlsx", data)
    assert caught.value.code == "export_too_large"
    assert list(tmp_path.iterdir()) == []


def test_rows_must_fit_the_columns_and_a_sheet_must_show(tmp_path: Path) -> None:
    columns = [Column("a", "a"), Column("b", "b")]
    for rows in ([["one"]], [["one", "two", "three"]]):
        with pytest.raises(ValueError, match=r"shorter|longer"):
            write_workbook(tmp_path / "a.xlsx", SheetData("a", columns, rows))
    with pytest.raises(ValueError, match="visible"):
        write_workbook(tmp_path / "a.xlsx", SheetData("裏", columns, [], hidden=True))
    assert list(tmp_path.iterdir()) == []


def test_a_password_is_asked_for_and_opens_the_file(tmp_path: Path) -> None:
    path = write_workbook(
        tmp_path / "a.xlsx", one_column("text", ["渡邊"]), password="秘密のことば"
    )
    opened_file = BytesIO()
    with path.open("rb") as file:
        office = msoffcrypto.OfficeFile(file)
        assert office.is_encrypted()
        office.load_key(password="秘密のことば", verify_password=True)
        office.decrypt(opened_file, verify_integrity=True)
    assert load_workbook(opened_file).worksheets[0]["A2"].value == "渡邊"
    assert "渡邊".encode() not in path.read_bytes()


def test_an_empty_password_protects_nothing_and_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SmeicError) as caught:
        write_workbook(tmp_path / "a.xlsx", one_column("text", ["a"]), password="")
    assert caught.value.code == "export_no_password"
    assert list(tmp_path.iterdir()) == []
