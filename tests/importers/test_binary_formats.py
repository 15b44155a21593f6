"""Number formats, hidden parts and colours of .xls, .xlsb and .ods come like those of .xlsx."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

import pytest

from importers.reading.archive import Archive
from importers.reading.biff import read_biff
from importers.reading.ods import read_ods
from importers.reading.reader import read_workbook
from importers.reading.structure import SheetStructure
from importers.reading.workbook import Span
from importers.reading.xlsb import read_xlsb

DATA = Path(__file__).parent / "data"


@pytest.mark.parametrize("form", ["xls", "ods"])
def test_cells_are_what_a_person_sees(form: str) -> None:
    """Zeros in front, a month of an era, 第0期, percent, times; the rest of the sheet's facts."""
    (sheet,) = read_workbook(DATA / f"formats.{form}").sheets
    assert [str(cell) for cell in sheet.rows[3]] == [
        *("1", "第3期", "青空 花子", "2024-03", "541-0002"),
        *("0612345679", "0007", "25%", "2020-04-01", "12:30"),
    ]
    assert sheet.merged == (Span(1, 1, 1, 4),)
    assert sheet.hidden_rows == {7}
    assert sheet.hidden_columns == {8}
    assert sheet.autofilter == Span(3, 1, 7, 10)
    assert sheet.struck == {(5, 3)}
    assert set(sheet.fills) == {(6, 3)}


def test_an_old_xls_repeats_its_print_titles() -> None:
    """Kept in the file as a name."""
    (sheet,) = read_workbook(DATA / "formats.xls").sheets
    assert sheet.print_titles == (3, 3)


def test_records_that_are_not_understood_are_no_refusal() -> None:
    """The value reader decides whether the file is sound."""
    assert read_biff(b"no file at all").sheets == {}
    content = (DATA / "formats.xls").read_bytes()
    for at in range(512, len(content), 97):
        read_biff(content[:at] + bytes([content[at] ^ 0xFF]) + content[at + 1 :])


def record(kind: int, data: bytes) -> bytes:
    """One record of an .xlsb."""
    number = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    return number + bytes([len(data) & 0x7F | 0x80, len(data) >> 7]) + data


def wide(text: str) -> bytes:
    """A string of an .xlsb."""
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


RELATIONS = (
    '<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.bin"/>'
    '<Relationship Id="r2" Type="x/styles" Target="styles.bin"/></Relationships>'
)
STYLES = [
    record(44, struct.pack("<H", 200) + wide("0000")),
    record(43, struct.pack("<HH", 220, 0x08)),
    record(45, struct.pack("<IBBhBBBB", 1, 2 << 1 | 1, 0, 0, 255, 255, 0, 255)),
    record(47, struct.pack("<HHHH", 0, 14, 0, 0)),
    record(617, b""),
    record(47, struct.pack("<HHHH", 0, 200, 9, 9)),
    record(47, struct.pack("<HHHH", 0, 0, 0, 0)),
    record(618, b""),
]
BOOK = [record(153, b"\1\0\0\0"), record(156, struct.pack("<II", 0, 1) + wide("r1") + wide("名簿"))]
SHEET = [
    record(151, struct.pack("<ddIIIB", 0, 3, 3, 0, 0, 1)),
    record(60, struct.pack("<IIIIH", 1, 2, 0, 0, 1)),
    record(0, struct.pack("<IIHBB", 4, 0, 0, 0, 0x10)),
    record(5, struct.pack("<IId", 2, 0, 7.0)),
    record(1, struct.pack("<II", 3, 1)),
    record(3, struct.pack("<IIB", 4, 1, 0x2A)),
    record(176, struct.pack("<IIII", 0, 1, 0, 3)),
    record(161, struct.pack("<IIII", 3, 9, 0, 5)),
]


def xlsb(sheet: Iterable[bytes]) -> Archive:
    """An .xlsb as far as its structure goes."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("xl/_rels/workbook.bin.rels", RELATIONS)
        archive.writestr("xl/workbook.bin", b"".join(BOOK))
        archive.writestr("xl/styles.bin", b"".join(STYLES))
        archive.writestr("xl/worksheets/sheet1.bin", b"".join(sheet))
    return Archive(packed.getvalue())


def test_an_xlsb_says_the_same_in_binary() -> None:
    """Formats, struck and coloured cells, merged and hidden parts, filter, pane, errors, 1904."""
    found = read_xlsb(xlsb(SHEET))()
    assert [style.number_format for style in found.styles] == ["0000", "General"]
    assert (found.styles[1].struck, found.styles[1].fill) == (True, "FFFF00")
    assert found.epoch_1904
    facts = found.sheets["名簿"].facts
    assert facts.styled == [(5, 3, 0), (5, 4, 1), (5, 5, 1)]
    assert facts.errors == {(5, 5): "#N/A"}
    assert (facts.merged, facts.autofilter) == ([Span(1, 1, 2, 4)], Span(4, 1, 10, 6))
    assert (facts.hidden_rows, facts.hidden_columns, facts.frozen_rows) == ([5], [2, 3], 3)


def test_a_cut_off_xlsb_gives_no_structure() -> None:
    """Nothing is half understood."""
    assert read_xlsb(xlsb([SHEET[2], SHEET[3][:7]]))().sheets == {}


ODS = """<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:style="s"
 xmlns:fo="f"><style:style style:name="a"><style:text-properties
 style:text-line-through-style="solid"/></style:style><table:table table:name="表">
 <table:table-column table:number-columns-repeated="2"/>
 <table:table-column table:visibility="collapse"/>
 <table:table-row table:number-rows-repeated="2">{}</table:table-row></table:table>
 <table:database-range table:display-filter-buttons="true"
 table:target-range-address="表.A1:表.C2"/></office:document-content>"""


def ods(cells: str) -> SheetStructure:
    """The structure of the one sheet of an .ods with this row, twice."""
    return read_ods(ODS.format(cells).encode()).sheets["表"]


def test_an_ods_holds_the_shown_text() -> None:
    """Comments do not belong to it; repeated cells and rows are counted."""
    sheet = ods(
        '<table:table-cell office:value-type="float" table:style-name="a"'
        ' table:number-columns-repeated="2"><office:annotation><text:p>注</text:p>'
        "</office:annotation><text:p>0012</text:p></table:table-cell>"
        '<table:table-cell office:value-type="date" office:date-value="2024-03-31">'
        "<text:p>2024年3月</text:p></table:table-cell>"
    )
    assert sheet.shown == {
        **dict.fromkeys(((1, 1), (1, 2), (2, 1), (2, 2)), "0012"),
        **dict.fromkeys(((1, 3), (2, 3)), "2024-03"),
    }
    assert len(sheet.facts.styled) == 4
    assert sheet.facts.hidden_columns == [3]
    assert sheet.facts.autofilter == Span(1, 1, 2, 3)


def test_an_ods_merges_and_errs() -> None:
    """A spanned cell, a formula without result, a date with its time."""
    sheet = ods(
        '<table:table-cell table:number-columns-spanned="2" office:value-type="string">'
        "<text:p>氏名</text:p></table:table-cell><table:covered-table-cell/>"
        '<table:table-cell calcext:value-type="error"><text:p>#N/A</text:p></table:table-cell>'
        '<table:table-cell office:value-type="date" office:date-value="2024-03-31T09:30:00">'
        "<text:p>2024/3/31 9:30</text:p></table:table-cell>".replace(
            "calcext:", 'xmlns:calcext="c" calcext:'
        )
    )
    assert sheet.facts.merged[0] == Span(1, 1, 1, 2)
    assert sheet.facts.errors[1, 3] == "#N/A"
    assert sheet.shown[1, 4] == "2024-03-31T09:30:00"
