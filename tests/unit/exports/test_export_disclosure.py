"""The file of one person: pages in their order, typed as text, opened again."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from openpyxl import load_workbook

from smeic_tui.errors import SmeicError
from smeic_tui.exports.disclosure import write_disclosure
from smeic_tui.store.journal.operation import Actor, operation
from tests.store.referrals import person

DAY = "2026-11-26"
PAGES = [
    *("1 表紙", "2 今の内容と出どころ", "3 基本・学歴・経歴・連絡先", "4 連絡の可否・同意"),
    *("5 対応記録", "6 行事", "7 研修", "8 診断士登録・実務従事", "9 外部紹介・引き合わせ"),
    *("10 部会・団体・事例", "11 取り込んだ一覧・名寄せ", "12 以前の内容", "13 書き出しの記録"),
]


@pytest.fixture
def somebody(conn: sqlite3.Connection, actor: Actor) -> int:
    """Somebody with a log that Excel and Markdown could take for more than text."""
    number = person(conn, actor, "青空 花子", kana="あおぞら はなこ")
    with operation(conn, actor, "contact_noted", params={"name": "x"}) as op:
        values = {"channel": "phone", "direction": "in", "at": "2026-11-20T01:00:00Z"}
        text = "=1+1 | [x](y) \x1b*赤*"
        op.insert("contact_log", {"person_id": number, **values, "text": text})
    return number


def test_a_workbook_has_a_page_for_everything_and_opens_again(
    conn: sqlite3.Connection, somebody: int, tmp_path: Path
) -> None:
    done = write_disclosure(conn, tmp_path / "a.xlsx", somebody, DAY)
    book = load_workbook(done.path)
    assert book.sheetnames == PAGES
    # It goes to the person it is about: nobody has to destroy it.
    assert not book.worksheets[0].oddFooter.left.text
    cover = {row[0]: row[1] for row in book.worksheets[0].iter_rows(values_only=True)}
    assert (cover["氏名"], cover["作成日"], cover["5 対応記録"]) == ("青空 花子", DAY, "1件")
    (_, note) = book["5 対応記録"].iter_rows(values_only=True)
    assert note[:2] == ("2026-11-20", "対応記録")
    assert "=1+1 | [x](y) *赤*" in str(note[2])
    assert done.people == (somebody,)
    assert done.columns[0] == "cover"


def test_markdown_has_the_same_pages_and_stays_text(
    conn: sqlite3.Connection, somebody: int, tmp_path: Path
) -> None:
    path = tmp_path / "a.md"
    write_disclosure(conn, path, somebody, DAY)
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [line.lstrip("# ") for line in lines if line.startswith("#")] == PAGES
    (note,) = [line for line in lines if "対応記録 |" in line and line.startswith("| 2026")]
    assert r"=1+1 \| \[x\](y) \*赤\*" in note
    assert "\x1b" not in note
    assert "記録はありません。" in lines


def test_others_named_in_what_was_have_their_column_and_are_counted(
    conn: sqlite3.Connection, actor: Actor, somebody: int, tmp_path: Path
) -> None:
    """Staff read on the cover that somebody else is named, though the present text is bare."""
    person(conn, actor, "佐藤 二郎")
    with operation(conn, actor, "contact_noted", params={"name": "x"}) as op:
        op.update("contact_log", 1, {"text": "佐藤 二郎から苦情"})
    with operation(conn, actor, "contact_noted", params={"name": "x"}) as op:
        op.update("contact_log", 1, {"text": "苦情"})
    done = write_disclosure(conn, tmp_path / "a.xlsx", somebody, DAY)
    book = load_workbook(done.path)
    header, *lines = book["12 以前の内容"].iter_rows(values_only=True)
    told = [dict(zip(header, line, strict=True)) for line in lines]
    assert told[0]["以前の内容"] == "佐藤 二郎から苦情"
    # Both lines name him: once as what was, once as what came after.
    assert [each["ほかの人"] for each in told] == ["佐藤 二郎"] * 2
    cover = [str(row[1]) for row in book.worksheets[0].iter_rows(values_only=True)]
    assert any(line.startswith("ほかの人の名前がある行が2行") for line in cover)


@pytest.mark.parametrize(
    ("name", "password", "code"),
    [
        ("a.csv", None, "disclosure_suffix"),
        ("a", None, "disclosure_suffix"),
        ("a.md", "x", "disclosure_password"),
    ],
)
def test_what_cannot_be_written_is_refused(
    conn: sqlite3.Connection,
    somebody: int,
    tmp_path: Path,
    name: str,
    password: str | None,
    code: str,
) -> None:
    with pytest.raises(SmeicError, match=code):
        write_disclosure(conn, tmp_path / name, somebody, DAY, password=password)
    assert list(tmp_path.glob("a*")) == []


def test_others_named_in_present_values_have_their_column_and_are_counted(
    conn: sqlite3.Connection, actor: Actor, somebody: int, tmp_path: Path
) -> None:
    person(conn, actor, "佐藤 二郎")
    with operation(conn, actor, "person_edited", params={"name": "x"}) as op:
        op.update("person", somebody, {"note": "佐藤二郎さんの後任"})
    book = load_workbook(write_disclosure(conn, tmp_path / "a.xlsx", somebody, DAY).path)
    header, *lines = book["2 今の内容と出どころ"].iter_rows(values_only=True)
    assert header == ("項目", "内容", "ほかの人", "出どころ", "担当", "記録した日時")
    assert [line[1] for line in lines if line[2] == "佐藤 二郎"] == ["佐藤二郎さんの後任"]
    # The log of the person and the record itself tell the note, too.
    cover = [str(row[1]) for row in book.worksheets[0].iter_rows(values_only=True)]
    assert any(text.startswith("ほかの人の名前がある行が2行あります") for text in cover)
