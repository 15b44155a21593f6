"""Furigana that Excel kept: found, read out, and only ever proposed."""

from __future__ import annotations

from pathlib import Path

import pytest

from importers.reading.phonetics import cell_readings, reading_of, shared_readings
from importers.reading.reader import read_workbook
from importers.values.table_rows import read_rows
from tests.importers.sheets import in_sheet, make_sheet, only_table, repacked, xlsx

NAME = "<si><t>青空 花子</t>{}</si>"
FURIGANA = '<rPh sb="0" eb="2"><t>アオゾラ</t></rPh><rPh sb="3" eb="5"><t>ハナコ</t></rPh>'


@pytest.mark.parametrize(
    ("string", "reading"),
    [
        (f"<t>青空 花子</t>{FURIGANA}", "アオゾラ ハナコ"),
        ('<t>青空みどり</t><rPh sb="0" eb="2"><t>アオゾラ</t></rPh>', "アオゾラみどり"),
        ('<t>𠮷野</t><rPh sb="0" eb="3"><t>ヨシノ</t></rPh>', "ヨシノ"),
        ('<r><t>青</t></r><r><t>空</t></r><rPh sb="0" eb="2"><t>アオゾラ</t></rPh>', "アオゾラ"),
        ('<t>青空商店</t><rPh sb="0" eb="2"><t>アオゾラ</t></rPh>', ""),
        ('<t>アオゾラ</t><rPh sb="0" eb="4"><t>アオゾラ</t></rPh>', ""),
        ('<t>青空</t><rPh sb="5" eb="9"><t>アオゾラ</t></rPh>', ""),
        ("<t>青空</t>", ""),
    ],
)
def test_a_reading_is_whole_or_none(string: str, reading: str) -> None:
    """Kana in the text counts as its own reading; kanji left over makes it none."""
    assert reading_of(string.encode()) == reading


def test_cells_name_their_string_by_number() -> None:
    """Prefixes, formulas and strings without furigana do not disturb the count."""
    shared = shared_readings(
        f"<sst><si/><x:si><x:t>白雲</x:t></x:si>{NAME.format(FURIGANA)}</sst>".encode()
    )
    assert shared == {2: "アオゾラ ハナコ"}
    cells = b'<c r="A1" t="s"><v>1</v></c><x:c r="B2" s="3" t="s"><x:v>2</x:v></x:c>'
    assert cell_readings(cells, shared) == {(2, 2): "アオゾラ ハナコ"}
    inline = f'<c r="C3" t="inlineStr"><is><t>青空 花子</t>{FURIGANA}</is></c>'.encode()
    assert cell_readings(inline, {}) == {(3, 3): "アオゾラ ハナコ"}


def test_furigana_comes_with_the_sheet(tmp_path: Path) -> None:
    """From the file, through the child, to the cell."""

    furigana = '<rPh sb="0" eb="4"><t>アオゾラハナコ</t></rPh></is>'
    edit = in_sheet("青空花子</t></is>", f"青空花子</t>{furigana}")
    path = tmp_path / "a.xlsx"
    path.write_bytes(repacked(xlsx(), edit))
    (sheet,) = read_workbook(path).sheets
    assert dict(sheet.readings) == {(2, 1): "アオゾラハナコ"}


def test_it_is_proposed_only_where_the_list_has_no_reading() -> None:
    """With its cell; never as the person's reading, never beside a given one."""
    table = only_table(
        make_sheet(
            [["氏名", "フリガナ", "期"], ["青空花子", "", 3], ["白雲次郎", "シラクモ", 4]],
            readings={(2, 1): "あおぞらはなこ", (3, 1): "ハクウンジロウ"},
        )
    )
    first, second = read_rows(table)
    assert (first.values.kana, first.values.kana_proposed) == (None, "アオゾラハナコ")
    note = next(note for note in first.values.notes if note.code == "kana_proposed")
    assert note.params == {"text": "アオゾラハナコ", "cell": "A2"}
    assert (second.values.kana, second.values.kana_proposed) == ("シラクモ", None)


def test_family_and_given_name_are_read_together() -> None:
    """A reading of one of them alone is none."""
    table = only_table(
        make_sheet(
            [["姓", "名", "期"], ["青空", "花子", 3], ["白雲", "次郎", 4]],
            readings={(2, 1): "アオゾラ", (2, 2): "ハナコ", (3, 1): "シラクモ"},
        )
    )
    assert [row.values.kana_proposed for row in read_rows(table)] == ["アオゾラ ハナコ", None]
