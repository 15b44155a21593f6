"""Comments and links on cells: what they say stays with the row and reaches the person."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from importers.applying.apply import apply_plan
from importers.applying.rejected import write_rejected
from importers.inspection import inspect
from importers.reading.reader import read_workbook
from importers.values.table_rows import read_rows
from smeic_tui.store.journal.operation import Actor
from smeic_tui.store.people import people
from smeic_tui.store.people.provenance import sources
from tests.importers.importing import codes, imported, listed, planned
from tests.importers.sheets import make_sheet, only_table, repacked, xlsx

DATA = Path(__file__).parent / "data"
HEADERS = ["氏名", "期", "会社名"]
COMMENTS = {(2, 1): "電話は午後", (2, 3): "2024年6月退職"}
LINK = "mailto:jiro%40hakuun.example.jp?subject=hi"


def _annotated(sheet: Worksheet) -> None:
    sheet["A2"].comment = Comment("水野:\n電話は\u202e午後", "水野")
    sheet["B3"].hyperlink = LINK


def test_they_come_with_the_sheet(tmp_path: Path) -> None:
    """From the file, through the child, to the cell; nothing in them acts on the terminal."""
    path = tmp_path / "a.xlsx"
    path.write_bytes(xlsx(_annotated))
    (sheet,) = read_workbook(path).sheets
    assert dict(sheet.comments) == {(2, 1): "水野:\n電話は午後"}
    assert dict(sheet.links) == {(3, 2): LINK}
    assert [w.reason.code for w in inspect(path).warnings] == ["commented"]


def test_a_threaded_comment_goes_before_the_notice_that_stands_for_it(tmp_path: Path) -> None:
    """Old versions of Excel show the notice in the old comment; the words are in the thread."""
    relation = (
        b'<Relationship Id="rIdT" Type="http://schemas.microsoft.com/office/2017/10/'
        b'relationships/threadedComment" Target="/xl/threadedComments/t1.xml"/></Relationships>'
    )
    thread = (
        '<ThreadedComments xmlns="x"><threadedComment ref="A2"><text>午後に</text>'
        '</threadedComment><threadedComment ref="A2"><text>承知</text></threadedComment>'
        "</ThreadedComments>"
    )

    def related(name: str, part: bytes) -> bytes:
        of_sheet = name.endswith("sheet1.xml.rels")
        return part.replace(b"</Relationships>", relation) if of_sheet else part

    path = tmp_path / "a.xlsx"
    extra = [("xl/threadedComments/t1.xml", thread.encode())]
    path.write_bytes(repacked(xlsx(_annotated), related, extra))
    (sheet,) = read_workbook(path).sheets
    assert dict(sheet.comments) == {(2, 1): "午後に\n承知"}


def test_a_comment_stays_with_its_person_and_tells_its_cell(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    listing = listed(HEADERS, ["青空　花子", 3, "木星商事"], comments=COMMENTS)
    imported(conn, actor, listing)
    kept = dict(people.person(conn, 1).other)
    assert kept == {"氏名のコメント": "電話は午後", "会社名のコメント": "2024年6月退職"}
    told = {s.which: s.origin.letter for s in sources(conn, 1) if s.column == "other"}
    assert told == {"氏名のコメント": "A", "会社名のコメント": "C"}
    assert imported(conn, actor, listing).operation is None


def test_a_comment_is_read_like_a_remark() -> None:
    table = only_table(
        make_sheet(
            [HEADERS, ["青空　花子", 3, "木星商事"], ["白雲　次郎", 4, ""]],
            comments={(2, 1): "2023年逝去", (3, 1): "DM不要"},
        )
    )
    first, second = (row.values for row in read_rows(table))
    assert first.standing == "deceased"
    assert [reason.code for reason in first.notes] == ["standing_proposed"]
    assert [rule.channel for rule in second.rules] == ["post"]


@pytest.mark.parametrize(
    ("mail", "contacts"), [("", ["jiro@hakuun.example.jp"]), ("j@a.example.jp", ["j@a.example.jp"])]
)
def test_the_mail_of_a_link_counts_where_the_row_says_no_other(
    mail: str, contacts: list[str]
) -> None:
    sheet = make_sheet(
        [["氏名", "期", "メール"], ["白雲次郎", 4, mail], ["青空花子", 3, "h@b.example.jp"]],
        links={(2, 1): LINK, (3, 3): "mailto:h@b.example.jp"},
    )
    first, second = read_rows(only_table(sheet))
    assert [contact.value for contact in first.values.contacts] == contacts
    assert first.values.other == {"氏名のリンク": "jiro@hakuun.example.jp"}
    # A link to the address that stands in its cell says nothing more.
    assert second.values.other == {}


def test_another_comment_is_another_row() -> None:
    rows = [HEADERS, ["青空花子", 3, "木星商事"], ["白雲次郎", 4, ""]]
    comments = ({}, {(2, 1): "電話は午後"}, {(2, 1): "電話は午前"})
    tables = [only_table(make_sheet(rows, comments=each)) for each in comments]
    assert len({next(read_rows(table)).fingerprint for table in tables}) == 3


def test_a_row_that_waits_keeps_its_comment_and_takes_it_along(
    conn: sqlite3.Connection, actor: Actor, tmp_path: Path
) -> None:
    namesakes = [[1, "青空　花子", 3, "木星"], [2, "青空　花子", 3, "金星"]]
    imported(conn, actor, listed(["No.", *HEADERS], *namesakes))
    plan = planned(conn, listed(HEADERS, ["青空　花子", 3, ""], comments={(2, 1): "電話は午後"}))
    assert plan.rows[0].outcome == "review"
    apply_plan(conn, actor, plan)
    path = write_rejected(plan, tmp_path, conn)
    assert path is not None
    header, row = openpyxl.load_workbook(path).worksheets[0].iter_rows(values_only=True)
    assert (header[3], row[3]) == ("氏名のコメント", "電話は午後")
    assert "already_waiting" in codes(planned(conn, inspect(path)))


def test_an_open_document_brings_its_comments_too(tmp_path: Path) -> None:
    """They stand inside the cell, before its text; the text stays what it was."""
    said = "<dc:creator>水野</dc:creator><text:p>2024年度</text:p>"
    note = f"<office:annotation>{said}</office:annotation>"
    title = "<text:p>修了生名簿（2024年4月1日現在）</text:p>"

    def annotated(name: str, part: bytes) -> bytes:
        if name != "content.xml":
            return part
        return part.replace(title.encode(), f"{note}{title}".encode())

    path = tmp_path / "名簿.ods"
    path.write_bytes(repacked((DATA / "formats.ods").read_bytes(), annotated))
    sheet = read_workbook(path).sheets[0]
    assert dict(sheet.comments) == {(1, 1): "2024年度"}
    assert sheet.at(1, 1) == "修了生名簿（2024年4月1日現在）"
