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
        ("utf-16-le", "utf-16le"),
        ("utf-16-be", "utf-16be"),
    ],
)
def test_the_encoding_is_found_and_nothing_lost(codec: str, name: str) -> None:
    """Characters that only cp932 has among the old encodings survive."""
    assert decode(TEXT.encode(codec)) == (TEXT, name)


@pytest.mark.parametrize(
    "text", ["氏名,期\n青空花子,3期\n", "名前\n山田\n", "氏名,カナ\n青空花子,ｱｵｿﾞﾗﾊﾅｺ\n"]
)
def test_euc_jp_does_not_pass_for_cp932(text: str) -> None:
    """Both are valid; one of them is what people write."""
    assert decode(text.encode("euc_jp")) == (text, "euc-jp")
    assert decode(text.encode("cp932")) == (text, "cp932")


def test_half_width_kana_alone_stays_cp932() -> None:
    """A list of readings is no reason to think of another encoding."""
    assert decode("ｱｵｿﾞﾗ,ﾊﾅｺ\nｼﾗｸﾓ,ｼﾞﾛｳ\n".encode("cp932"))[1] == "cp932"


def test_mail_text_of_old_is_read() -> None:
    """Seven bits and escapes."""
    text = "氏名,期\n青空花子,3期\n"
    assert decode(text.encode("iso2022_jp")) == (text, "iso-2022-jp")


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
    """The one that cuts most lines alike decides."""
    assert delimiter(text) == sign


def test_a_title_line_does_not_decide_the_separator() -> None:
    """Commas in a title or an address, tabs or semicolons in the list."""
    assert delimiter("名簿(1期,2期,3期)\na;b;c\n1;2;3\n4;5;6\n") == ";"
    assert delimiter("氏名\t住所\n青空\t1丁目,2番,3号\n白雲\t大阪\n") == "\t"


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
