"""Every hostile or useless kind of file is refused with its own sentence, and nothing is read."""

from __future__ import annotations

import os
import sys
import warnings
import zipfile
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from importers.reading.admission import MAX_BYTES
from importers.reading.archive import MAX_ENTRIES, MAX_UNPACKED
from importers.reading.filetype import OLE2
from importers.reading.reader import read_workbook
from smeic_tui.errors import SmeicError
from smeic_tui.text import lookup, render
from tests.importers.sheets import SHEET_PART, in_sheet, repacked, xlsx


def refusal(path: Path) -> SmeicError:
    """Why a file is refused; the sentence and the hint must exist in both languages."""
    with pytest.raises(SmeicError) as caught:
        read_workbook(path)
    error = caught.value
    assert "{" not in render("error", error.code, error.params)
    assert lookup(f"error.{error.code}.hint")
    return error


def far_column(sheet: Worksheet) -> None:
    """A value in the last column of all."""
    sheet.cell(2, 16_384, "x")


def many_columns(sheet: Worksheet) -> None:
    """A value in column 300."""
    sheet.cell(2, 300, "x")


ROSTER = xlsx()
WORD = repacked(ROSTER, lambda name, part: part if name[0] == "[" else None, [("word/a.xml", b"")])
DOCTYPE = in_sheet("<worksheet", '<!DOCTYPE x [<!ENTITY a "b">]><worksheet')
STYLES_16 = "<?xml version='1.0' encoding='utf-16'?><!DOCTYPE x><styleSheet/>".encode("utf-16")


def with_utf16_doctype(name: str, part: bytes) -> bytes:
    """Hide the declaration in another encoding."""
    return STYLES_16 if name == "xl/styles.xml" else part


def without_sheet(name: str, part: bytes) -> bytes | None:
    """Drop the part the workbook points at."""
    return None if name == SHEET_PART else part


def half_a_sheet(name: str, part: bytes) -> bytes:
    """The archive is whole, the sheet in it is not."""
    return part[: len(part) // 2] if name == SHEET_PART else part


def tall_sheet() -> bytes:
    """More rows than people anybody keeps in a spreadsheet."""
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 101_003))
    return repacked(
        ROSTER,
        lambda name, part: (
            part[: part.index(b"<sheetData>")]
            + f"<sheetData>{rows}</sheetData></worksheet>".encode()
            if name == SHEET_PART
            else part
        ),
    )


def locked_xls() -> bytes:
    """An .xls one of whose records says that the others are encrypted."""
    content = (Path(__file__).parent / "data" / "formats.xls").read_bytes()
    names_user = content.index(b"\x5c\x00\x70\x00")
    return content[:names_user] + b"\x2f\x00" + content[names_user + 2 :]


def locked_ods() -> bytes:
    """An .ods whose parts are encrypted, as its manifest says."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", bytes(range(256)))
        archive.writestr("META-INF/manifest.xml", "<manifest:encryption-data/>")
    return packed.getvalue()


def bag_of_files() -> bytes:
    """A zip that is no document."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("名簿.xlsx", ROSTER)
    return packed.getvalue()


CASES: dict[str, tuple[bytes, str]] = {
    "tall.xlsx": (tall_sheet(), "too_many_rows"),
    "locked.xls": (locked_xls(), "password_needed"),
    "locked.ods": (locked_ods(), "protection_unknown"),
    "files.xlsx": (bag_of_files(), "wrong_type"),
    "page16.xls": ("<html><body>名簿</body></html>".encode("utf-16"), "wrong_type"),
    "styled.xls": (b'<meta charset="utf-8"><style>td{}</style>', "wrong_type"),
    "mail.xls": (b"MIME-Version: 1.0\r\n", "wrong_type"),
    "empty.xlsx": (b"", "empty_file"),
    "zeros.xlsx": (bytes(500), "empty_file"),
    "blank.csv": (b"\n\n  \n", "empty_file"),
    "report.xlsx": (b"%PDF-1.7 ...", "wrong_type"),
    "picture.xlsx": (b"\x89PNG\r\n\x1a\n....", "wrong_type"),
    "page.xls": (b"<html><table><tr><td>a</td></tr></table></html>", "wrong_type"),
    "old.xls": (b'<?xml version="1.0"?><Workbook/>', "wrong_type"),
    "letter.xlsx": (WORD, "wrong_type"),
    "other.db": (b"SQLite format 3\0" + bytes(100), "wrong_type"),
    "noise.bin": (bytes(range(256)) * 4, "unknown_type"),
    "half.xlsx": (ROSTER[: len(ROSTER) // 2], "corrupt"),
    "hollow.xls": (OLE2 + bytes(2_000), "corrupt"),
    "broken.xlsx": (repacked(ROSTER, half_a_sheet), "corrupt"),
    "no_sheet.xlsx": (repacked(ROSTER, without_sheet), "corrupt"),
    "entities.xlsx": (repacked(ROSTER, DOCTYPE), "xml_entities"),
    "entities16.xlsx": (repacked(ROSTER, with_utf16_doctype), "xml_entities"),
    "far.xlsx": (xlsx(far_column), "far_cell"),
    "wide.xlsx": (xlsx(many_columns), "too_many_columns"),
    "wide.csv": (b"a," * 300 + b"b\n", "too_many_columns"),
    "tall.csv": ("氏名\n".encode() + "あ\n".encode() * 102_000, "too_many_rows"),
    "long.csv": (("氏名\n" + "あ" * 40_000).encode(), "cell_too_long"),
    "long.xlsx": (repacked(ROSTER, in_sheet("青空花子", "あ" * 40_000)), "cell_too_long"),
    "odd.csv": (b"\xff\xff\x80\x81,1\n", "not_text_encoding"),
    "quote.csv": ('氏名\n"青空\n'.encode(), "csv_quote_error"),
}


@pytest.mark.parametrize("name", CASES)
def test_a_bad_file_is_refused(tmp_path: Path, name: str) -> None:
    """The content decides, never the suffix."""
    content, code = CASES[name]
    path = tmp_path / name
    path.write_bytes(content)
    assert refusal(path).code == code


def test_what_it_is_instead_is_named(tmp_path: Path) -> None:
    """Staff see that it is a PDF, not that something failed."""
    path = tmp_path / "名簿.xlsx"
    path.write_bytes(b"%PDF-1.7")
    assert refusal(path).params == {"kind": "PDF"}


def test_a_zip_bomb_is_refused_by_its_real_size(tmp_path: Path) -> None:
    """Total size, ratio and number of entries, each by itself."""
    path = tmp_path / "a.xlsx"
    spaces = " " * (30 * 1024 * 1024)
    for content in (
        repacked(ROSTER, extra=[("xl/media/a.bin", bytes(MAX_UNPACKED + 1))]),
        repacked(ROSTER, in_sheet("</sheetData>", spaces + "</sheetData>")),
        repacked(ROSTER, extra=[(f"x/{number}", b"") for number in range(MAX_ENTRIES)]),
    ):
        path.write_bytes(content)
        assert refusal(path).code == "zip_bomb"


def test_two_parts_of_one_name_are_refused(tmp_path: Path) -> None:
    """Two readers would see two different files."""
    path = tmp_path / "a.xlsx"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        path.write_bytes(repacked(ROSTER, extra=[(SHEET_PART, b"<worksheet/>")]))
    assert refusal(path).code == "zip_duplicate_entries"


def test_an_encrypted_zip_is_refused(tmp_path: Path) -> None:
    """Not Excel's own protection: the zip's."""
    path = tmp_path / "a.xlsx"
    content = bytearray(ROSTER)
    at = content.index(b"PK\x01\x02")
    content[at + 8] |= 1
    path.write_bytes(content)
    assert refusal(path).code == "zip_encrypted"


def test_what_is_no_ordinary_file_is_never_opened(tmp_path: Path) -> None:
    """A folder, a missing file, Excel's lock file, a file far too big."""
    assert refusal(tmp_path).code == "not_a_file"
    assert refusal(tmp_path / "no.xlsx").code == "file_missing"
    lock = tmp_path / "~$名簿.xlsx"
    lock.write_bytes(b"x")
    assert refusal(lock).code == "open_in_excel_lock"
    big = tmp_path / "big.xlsx"
    with big.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    assert refusal(big).code == "too_big"


if sys.platform != "win32":

    def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
        """Opening a FIFO without a writer would hang for ever; Windows has no such files."""
        pipe = tmp_path / "pipe.csv"
        os.mkfifo(pipe)
        assert refusal(pipe).code == "not_a_file"
        assert refusal(Path("/dev/zero")).code == "not_a_file"


@pytest.mark.parametrize(("name", "form"), [("formats.xls", "xls"), ("formats.ods", "ods")])
def test_a_wrong_suffix_is_no_obstacle(tmp_path: Path, name: str, form: str) -> None:
    """An .xls that calls itself .xlsx is read as what it is."""
    path = tmp_path / "名簿.xlsx"
    path.write_bytes((Path(__file__).parent / "data" / name).read_bytes())
    assert read_workbook(path).format == form


@pytest.mark.parametrize("password", ["ひみつ", ""])
def test_a_protection_nobody_can_open_is_said(tmp_path: Path, password: str) -> None:
    """Not that the password is wrong, nor that the file is damaged."""
    path = tmp_path / "locked.xls"
    path.write_bytes(locked_xls())
    with pytest.raises(SmeicError) as refusal:
        read_workbook(path, password=password)
    assert refusal.value.code in {"protection_unknown", "password_wrong"}


@pytest.mark.parametrize("name", ["formats.xls", "formats.ods", "two_mini_headers.xlsx"])
def test_a_truncated_or_scrambled_file_is_a_sentence(tmp_path: Path, name: str) -> None:
    """Cut anywhere, or a byte turned: read, or refused by name; nothing else is raised."""
    content = (Path(__file__).parent / "data" / name).read_bytes()
    path = tmp_path / name
    for cut in (len(content) // 4, len(content) // 2, len(content) - 100):
        for broken in (content[:cut], content[:cut] + b"\xff" + content[cut + 1 :]):
            path.write_bytes(broken)
            with suppress(SmeicError):
                read_workbook(path)
