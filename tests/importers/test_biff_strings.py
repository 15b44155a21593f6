"""Furigana and notes of an .xls, from records made here and from a published file."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from importers.reading.biff_strings import CONTINUE, cell_readings, notes, shared_readings
from importers.reading.reader import read_workbook

DATA = Path(__file__).parent / "data"
Run = tuple[int, int, int]
"""Where it begins in the furigana, where in the text, how much of the text it is."""
TEXTS: list[tuple[str, str, list[Run]]] = [
    ("氏名", "", []),
    ("青空　花子", "アオゾラハナコ", [(0, 0, 2), (4, 3, 2)]),
    ("𠮷田 樹", "ヨシダイツキ", [(0, 0, 3), (3, 4, 1)]),
    ("Lee", "", []),
    ("にじいろ保育園", "ホイクエン", [(0, 4, 3)]),
    ("白雲次郎", "?", [(0, 0, 4)]),
]
READINGS = {1: "アオゾラ　ハナコ", 2: "ヨシダ イツキ", 4: "にじいろホイクエン"}


def _string(text: str, furigana: str, runs: list[Run], *, formatted: bool) -> list[bytes]:
    """One string in parts: what may be cut anywhere, its characters, and what stands behind."""
    wide = not text.isascii()
    characters = text.encode("utf-16-le" if wide else "latin-1")
    units = len(text.encode("utf-16-le")) // 2
    phonetic = furigana.encode("utf-16-le")
    length = len(phonetic) // 2
    body = struct.pack("<HHHH", 0, 0, len(runs), length) + struct.pack("<H", length) + phonetic
    body += b"".join(struct.pack("<HHH", *run) for run in runs)
    extension = struct.pack("<HH", 1, len(body)) + body if furigana else b""
    flags = (1 if wide else 0) | (4 if extension else 0) | (8 if formatted else 0)
    head = struct.pack("<HB", units, flags)
    head += struct.pack("<H", 2) if formatted else b""
    head += struct.pack("<I", len(extension)) if extension else b""
    return [head, characters, (b"\0" * 8 if formatted else b"") + extension]


def _pieces(cuts: set[int], *, formatted: bool) -> list[bytes]:
    """The record of ``TEXTS``, cut at these places; characters go on behind a byte of their own."""
    pieces = [struct.pack("<II", len(TEXTS), len(TEXTS))]
    at = 0
    for text in TEXTS:
        head, characters, tail = _string(*text, formatted=formatted)
        for part, is_text in ((head, False), (characters, True), (tail, False)):
            wide = not text[0].isascii()
            step = 2 if is_text and wide else 1
            for place in range(0, len(part), step):
                if at in cuts:
                    # At the very begin of the characters there is a width byte too.
                    pieces.append(bytes([wide]) if is_text else b"")
                pieces[-1] += part[place : place + step]
                at += step
    return pieces


@pytest.mark.parametrize("formatted", [False, True])
def test_furigana_stands_beside_its_string(formatted: bool) -> None:
    assert shared_readings(_pieces(set(), formatted=formatted)) == READINGS


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(cuts=st.sets(st.integers(1, 300), max_size=12), formatted=st.booleans())
def test_it_does_not_matter_where_the_record_is_cut(cuts: set[int], formatted: bool) -> None:
    assert shared_readings(_pieces(cuts, formatted=formatted)) == READINGS


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    formatted=st.booleans(),
    wrong=st.dictionaries(st.integers(0, 300), st.integers(0, 255), min_size=1, max_size=6),
)
def test_a_damaged_record_is_refused_or_holds_no_empty_furigana(
    formatted: bool, wrong: dict[int, int]
) -> None:
    (record,) = _pieces(set(), formatted=formatted)
    content = bytes(wrong.get(at, byte) for at, byte in enumerate(record))
    try:
        found = shared_readings([content])
    except (struct.error, IndexError):
        return
    assert all(found.values())


def test_a_cell_has_the_furigana_of_its_string() -> None:
    label = struct.pack("<HHHI", 4, 1, 15, 1)
    number = struct.pack("<HHHd", 4, 2, 15, 1.0)
    assert cell_readings([(0xFD, label), (0x0203, number)], READINGS) == {
        (5, 2): "アオゾラ　ハナコ"
    }


def test_notes_stand_with_their_cells() -> None:
    """A text over several records, a narrow one, and a button whose text is no note."""

    def thing(number: int, what: int = 0x19) -> tuple[int, bytes]:
        return 0x5D, struct.pack("<HHHH", 0x15, 18, what, number)

    def text(length: int) -> tuple[int, bytes]:
        return 0x01B6, struct.pack("<HHHHHH", 0, 0, 0, 0, 0, length)

    def note(row: int, column: int, number: int) -> tuple[int, bytes]:
        return 0x1C, struct.pack("<HHHH", row, column, 0, number)

    records = [
        *(thing(1), text(5), (CONTINUE, b"\1" + "電話は".encode("utf-16-le"))),
        *((CONTINUE, b"\1" + "午後".encode("utf-16-le")), (CONTINUE, b"\0" * 16)),
        *(thing(2), text(3), (CONTINUE, b"\0TEL"), (CONTINUE, b"\0" * 16)),
        *(thing(3, 0x07), text(2), (CONTINUE, b"\0OK")),
        *(note(4, 0, 1), note(6, 2, 2), note(7, 2, 9)),
    ]
    assert notes(records) == {(5, 1): "電話は午後", (7, 3): "TEL"}


def test_a_published_file_brings_its_furigana() -> None:
    (sheet, *_) = read_workbook(DATA / "definitions.xls").sheets
    assert sheet.at(7, 2) == "保育施設名称"
    assert sheet.readings[7, 2] == "ホイクシセツメイショウ"
