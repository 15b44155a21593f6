"""The child process: what it hands over, its limits, and how it ends."""

from __future__ import annotations

import hashlib
import threading
from io import BytesIO
from pathlib import Path

import pytest
from msoffcrypto.format.ooxml import OOXMLFile
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from importers.reading.reader import read_workbook
from importers.reading.workbook import (
    APART,
    Sheet,
    Span,
    Workbook,
    column_letter,
    column_number,
)
from smeic_tui.errors import SmeicError
from tests.importers.sheets import in_sheet, repacked, xlsx


def written(folder: Path, content: bytes, name: str = "名簿.xlsx") -> Path:
    """The content as a file."""
    path = folder / name
    path.write_bytes(content)
    return path


def only_sheet(book: Workbook) -> Sheet:
    """The workbook's one sheet."""
    (sheet,) = book.sheets
    return sheet


def test_a_workbook_arrives_as_plain_data(tmp_path: Path) -> None:
    """Text as it is, whole numbers without ``.0``, the file's own hash."""
    content = xlsx()
    progress: list[int] = []
    book = read_workbook(written(tmp_path, content), on_progress=progress.append)
    assert (book.format, book.encoding, book.reader) == ("xlsx", None, "calamine")
    assert book.sha256 == hashlib.sha256(content).hexdigest()
    assert only_sheet(book).rows == [["氏名", "期"], ["青空花子", "3期"], ["白雲次郎", 4]]
    assert progress == [3]


def dressed(sheet: Worksheet) -> None:
    """Formats, merged and hidden parts, a filter, a frozen pane, print titles."""
    sheet.append([123, 0.5, 45000, 45000, True, "白雲"])
    for column, code in zip("ABCD", ("00000", "0%", 'yyyy"年"m"月"', "[h]:mm"), strict=True):
        sheet[f"{column}4"].number_format = code
    sheet["F4"].font = Font(strike=True)
    sheet["E4"].fill = PatternFill("solid", fgColor="FFFF00")
    sheet.merge_cells("A5:C6")
    sheet["A5"] = "結合"
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["E"].hidden = True
    sheet.auto_filter.ref = "A1:F4"
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:2"


def test_formats_and_structure_come_with_the_values(tmp_path: Path) -> None:
    """What a person sees in the cell, and what the sheet says about itself."""
    sheet = only_sheet(read_workbook(written(tmp_path, xlsx(dressed))))
    assert sheet.rows[3] == ["00123", "50%", "2023-03", "1080000:00", "TRUE", "白雲"]
    assert sheet.merged == (Span(5, 1, 6, 3),)
    assert sheet.hidden_rows == {3}
    assert sheet.hidden_columns == {5}
    assert (sheet.autofilter, sheet.frozen_rows) == (Span(1, 1, 4, 6), 1)
    assert sheet.print_titles == (1, 2)
    assert sheet.struck == {(4, 6)}
    assert dict(sheet.fills) == {(4, 5): "FFFF00"}


def test_japanese_built_in_formats_and_errors(tmp_path: Path) -> None:
    """A style that names format 55 only by its number, and a cell that shows an error."""

    def styles(name: str, part: bytes) -> bytes:
        if name == "xl/styles.xml":
            return part.replace(b'<xf numFmtId="14"', b'<xf numFmtId="55"')
        return in_sheet("<v>4</v>", "<v>#DIV/0!</v>")(name, part).replace(
            b'r="B3" t="n"', b'r="B3" t="e"'
        )

    def dated(sheet: Worksheet) -> None:
        sheet["C2"] = 45000
        sheet["C2"].number_format = "mm-dd-yy"

    sheet = only_sheet(read_workbook(written(tmp_path, repacked(xlsx(dated), styles))))
    assert sheet.at(2, 3) == "2023-03"
    assert sheet.at(3, 2) == "#DIV/0!"
    assert sheet.errors == {(3, 2)}


def test_marks_that_disturb_a_screen_are_taken_out(tmp_path: Path) -> None:
    """Escape codes go and are reported; markup is ordinary text."""
    content = "氏名,期\n[/b]青空,3期\n\x1b]0;題\x07白雲\u202e次郎,4期\n".encode()
    book = read_workbook(written(tmp_path, content, "名簿.csv"))
    assert only_sheet(book).rows == [["氏名", "期"], ["[/b]青空", "3期"], ["白雲次郎", "4期"]]
    assert [(warning.reason.code, warning.place) for warning in book.warnings] == [
        ("cell_cleaned", "A3")
    ]


def test_rows_of_any_width_come_apart_as_they_were(tmp_path: Path) -> None:
    """Also where a cell holds the very mark that stands between cells on their way."""
    lines = ["氏名,期,備考", "", '青空,3,"上\n下"', "白雲", f"a{APART}b,,{APART}", ",,末"]
    book = read_workbook(written(tmp_path, "\n".join(lines).encode(), "名簿.csv"))
    assert only_sheet(book).rows == [
        *(["氏名", "期", "備考"], [], ["青空", "3", "上\n下"]),
        *(["白雲"], ["ab", "", ""], ["", "", "末"]),
    ]


def test_reading_stops_at_a_stray_cell_far_below(tmp_path: Path) -> None:
    """The million blank rows above it are not carried along."""

    def stray(sheet: Worksheet) -> None:
        sheet.cell(1_048_576, 1, "x")

    book = read_workbook(written(tmp_path, xlsx(stray)))
    assert len(only_sheet(book).rows) == 3
    assert [warning.reason.code for warning in book.warnings] == ["rows_cut"]


def test_a_password_opens_a_protected_workbook(tmp_path: Path) -> None:
    """Asked for, checked, and then read like any other file."""
    protected = BytesIO()
    OOXMLFile(BytesIO(xlsx())).encrypt("ひみつ", protected)
    path = written(tmp_path, protected.getvalue())
    for password, code in ((None, "password_needed"), ("ちがう", "password_wrong")):
        with pytest.raises(SmeicError) as refusal:
            read_workbook(path, password=password)
        assert refusal.value.code == code
    assert only_sheet(read_workbook(path, password="ひみつ")).at(2, 1) == "青空花子"


@pytest.mark.parametrize("part", ["macrosheets/sheet1.xml", None])
def test_worksheets_are_read_beside_sheets_of_another_kind(
    tmp_path: Path, part: str | None
) -> None:
    """A macro sheet of Excel 4, or a name without a part, is left out; Excel shows the rest."""
    listed = b'<sheet name="Macro1" sheetId="9" state="veryHidden" r:id="rId9"/></sheets>'
    kind = b"http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet"
    related = b'<Relationship Id="rId9" Type="' + kind + b'" Target="macrosheets/sheet1.xml"/>'

    def edit(name: str, content: bytes) -> bytes:
        if name == "xl/workbook.xml":
            names = content.replace(
                b"<sheets>",
                b'<sheets xmlns:r="http://schemas.openxmlformats'
                b'.org/officeDocument/2006/relationships">',
            )
            return names.replace(b"</sheets>", listed)
        if name == "xl/_rels/workbook.xml.rels" and part:
            return content.replace(b"</Relationships>", related + b"</Relationships>")
        return content

    extra = [(f"xl/{part}", b"<macrosheet/>")] if part else []
    book = read_workbook(written(tmp_path, repacked(xlsx(), edit, extra)))
    assert only_sheet(book).rows[1] == ["青空花子", "3期"]


def test_cancel_and_time_limit_end_the_child(tmp_path: Path) -> None:
    """Neither leaves anything behind."""
    path = written(tmp_path, xlsx())
    cancelled = threading.Event()
    cancelled.set()
    with pytest.raises(SmeicError) as refusal:
        read_workbook(path, cancel=cancelled)
    assert refusal.value.code == "read_cancelled"
    with pytest.raises(SmeicError) as refusal:
        read_workbook(path, seconds=0.001)
    assert refusal.value.code == "reader_timeout"


def test_a_child_that_dies_is_a_sentence(tmp_path: Path) -> None:
    """The value reader aborts on an address beyond all numbers."""
    path = written(tmp_path, repacked(xlsx(), in_sheet('r="A2"', 'r="ZZZZZZ99999999999999"')))
    with pytest.raises(SmeicError) as refusal:
        read_workbook(path)
    assert refusal.value.code in {"reader_died", "reader_memory"}


@pytest.mark.parametrize(("number", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (16_384, "XFD")])
def test_column_letters(number: int, letters: str) -> None:
    """Both ways."""
    assert column_letter(number) == letters
    assert column_number(letters) == number
