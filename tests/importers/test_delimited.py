"""CSV and TSV: encodings proved, records counted, broken quotes named."""

from __future__ import annotations

import pytest

from importers.reading.delimited import decode, delimiter, rows
from smeic_tui.errors import SmeicError

TEXT = "氏名,期\r\n髙橋﨑子,3期\r\n"


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("cp932", "cp932"),
        ("utf-16", "utf-16le"),
    ],
)
def test_the_encoding_is_found_and_nothing_lost(codec: str, name: str) -> None:
    """Characters that only cp932 has among the old encodings survive."""
    assert decode(TEXT.encode(codec)) == (TEXT, name)


@pytest.mark.parametrize("content", [b"\xff\xff\x80\x81", b"\xff\xfe\x00"])
def test_an_unknown_encoding_is_refused(content: bytes) -> None:
    """Asking is better than letters replaced by marks."""
    with pytest.raises(SmeicError) as refusal:
        decode(content)
    assert refusal.value.code == "not_text_encoding"


@pytest.mark.parametrize(
    ("text", "sign"), [("a,b\n", ","), ("a\tb,c\td\n", "\t"), ("題\na;b\n", ";"), ("氏名\n", ",")]
)
def test_the_separator_is_the_one_in_use(text: str, sign: str) -> None:
    """The first line that holds one decides."""
    assert delimiter(text) == sign


def test_a_line_break_in_quotes_stays_in_its_cell() -> None:
    """One record is one row, as Excel counts."""
    assert list(rows('氏名,メモ\n青空,"一行目\n二行目"\n', ",")) == [
        ["氏名", "メモ"],
        ["青空", "一行目\n二行目"],
    ]


@pytest.mark.parametrize("text", ['氏名,期\n"青空,3期\n白雲,4\n', '氏名,期\n"青空"花子,3期\n'])
def test_a_broken_quote_names_its_line(text: str) -> None:
    """A quote that is never closed, or that closes in the middle."""
    with pytest.raises(SmeicError) as refusal:
        list(rows(text, ","))
    assert (refusal.value.code, refusal.value.params) == ("csv_quote_error", {"line": 2})
