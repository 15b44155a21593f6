"""Several events one below the other, each headed by a line that names it."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

import pytest

from importers.applying.review import decide
from importers.inspection import Inspection
from importers.reading.workbook import Cell
from importers.tables.event_lines import event_in
from smeic_tui.store.file import dump
from smeic_tui.store.imports import imports
from smeic_tui.store.journal.operation import Actor
from smeic_tui.store.journal.undo import undo
from tests.importers.activities.events import MIXED, facts, matrix, proposal_of, sheet_of
from tests.importers.importing import imported, planned

pytestmark = pytest.mark.usefixtures("roster")

HEAD: list[Cell] = ["氏名", "期", "会社名"]
HANAKO: list[Cell] = ["青空　花子", "3期", "木星商事"]
KEN: list[Cell] = ["月見　健", "5期", "土星印刷"]
JIRO: list[Cell] = ["木星　次郎", "4期", "金星精機"]
TITLED: Sequence[Cell] = ["第3回架空鼎談会 2023/11/18 参加者"]
BOTH = {
    "第3回架空鼎談会 本会 青空　花子": "onsite",
    "第3回架空鼎談会 本会 月見　健": "onsite",
    "第4回架空鼎談会 本会 青空　花子": "onsite",
    "第4回架空鼎談会 本会 木星　次郎": "onsite",
}


def several(*rows: Sequence[Cell]) -> Inspection:
    """A sheet of guests."""
    return sheet_of(rows, name="参加者", file="参加者.xlsx")


@pytest.mark.parametrize(
    "rows",
    [
        [
            *(["参加者一覧"], HEAD, ["■第3回架空鼎談会 2023/11/18"], HANAKO, KEN),
            *(["■第4回架空鼎談会 2024/5/25"], HANAKO, JIRO),
        ],
        [TITLED, HEAD, HANAKO, KEN, ["第4回架空鼎談会 2024/5/25"], HANAKO, JIRO],
        [TITLED, HEAD, HANAKO, KEN, ["第4回架空鼎談会 2024/5/25"], HEAD, HANAKO, JIRO],
        [TITLED, HEAD, HANAKO, KEN, [], ["第4回架空鼎談会 2024/5/25"], HEAD, HANAKO, JIRO],
        [TITLED, HEAD, HANAKO, KEN, ["第4回架空鼎談会", "", "2024/5/25"], HANAKO, JIRO],
        [
            *(
                HEAD,
                ["第3回架空鼎談会　日時：2023年11月18日（土）18:00～　会場：架空会館３階大会議室"],
            ),
            *(HANAKO, KEN, ["第4回架空鼎談会　日時：2024年5月25日（土）18:00～"], HANAKO, JIRO),
        ],
    ],
    ids=["marked", "under a title", "header again", "blank row", "two cells", "long"],
)
def test_a_line_heads_the_guests_of_its_event(
    conn: sqlite3.Connection, actor: Actor, rows: Sequence[Sequence[Cell]]
) -> None:
    before = dump.canonical(conn)
    done = imported(conn, actor, several(*rows), options=MIXED)
    assert facts(conn) == BOTH
    assert len(done.plan.rows) == 4
    again = proposal_of(planned(conn, several(*rows), options=MIXED))
    assert again.facts == 0
    assert done.operation is not None
    undo(conn, actor, done.operation)
    assert dump.canonical(conn) == before


def test_within_an_event_sections_say_who_came(conn: sqlite3.Connection, actor: Actor) -> None:
    rows = [HEAD, ["■第3回架空鼎談会 2023/11/18 出席者"], HANAKO, ["【欠席者】"], KEN]
    rows += [["■第4回架空鼎談会 2024/5/25 出席者（1名）"], JIRO, ["■第4回架空鼎談会 欠席"], HANAKO]
    imported(conn, actor, several(*rows), options=MIXED)
    assert facts(conn) == {
        "第3回架空鼎談会 本会 青空　花子": "onsite",
        "第3回架空鼎談会 本会 月見　健": "absent",
        "第4回架空鼎談会 本会 木星　次郎": "onsite",
        "第4回架空鼎談会 本会 青空　花子": "absent",
    }


def test_a_list_by_sections_goes_before_a_matrix(conn: sqlite3.Connection, actor: Actor) -> None:
    """Whoever stands in the section of another event has not been told of in this one."""
    rows = [HEAD, ["■第3回架空鼎談会 2023/11/18"], JIRO, ["■第4回星空サロン 2024/5/25"], HANAKO]
    imported(conn, actor, several(*rows), options=MIXED)
    proposal = proposal_of(planned(conn, matrix(), options=MIXED))
    told = {(c.name, c.taken.code, c.left.code) for c in proposal.contradictions}
    assert told == {
        ("木星　次郎", "onsite", "absent"),
        ("青空　花子", "onsite", "online"),
    } or told == {("木星　次郎", "onsite", "absent")}


@pytest.mark.parametrize(
    ("line", "event"),
    [
        ("【第3回架空鼎談会 2023/11/18】", ("架空鼎談会", 3, "2023-11-18")),
        ("【第３回架空鼎談会欠席者】", ("架空鼎談会", 3, None)),
        ("◆架空倶楽部34 2024.2.3", ("架空倶楽部", 34, "2024-02-03")),
        ("▼2023.11.18 架空倶楽部 例会", ("架空倶楽部", None, "2023-11-18")),
        ("架空見学会③（5/18）", ("架空見学会", 3, "2024-05-18")),
        ("■第3期生", None),
        ("第3回生", None),
        ("■2020年4月入会", None),
        ("■架空委員会（2024年4月1日現在）", None),
        ("■第30回全国大会実行委員会", None),
        ("■第12回理事会", None),
        ("■経営塾 2024年4月開講", None),
        ("MOT経営講座 2024年3月修了", None),
        ("第20期修了式 2024年3月", None),
        ("第1回分科会", None),
        ("第2回架空鼎談会からの継続参加", None),
        ("第4回技術交流会幹事", None),
        ("セミナー講師 2024/4/1着任", None),
        ("青空塾3", None),
        ("架空商工会 2024/4/1", None),
        ("※第3回総会で配布 2024/5/1", None),
        ("会津若松市 2", None),
        ("合計 3名", None),
        ("青空　花子", None),
    ],
)
def test_a_line_names_an_event_or_not(
    line: str, event: tuple[str, int | None, str | None] | None
) -> None:
    found = event_in(line, 2024)
    assert (found and (found.name, found.number, found.day)) == event


def test_equal_rows_of_two_events_are_two(conn: sqlite3.Connection, actor: Actor) -> None:
    """Somebody who waits in one file waits in the next as well, and both are written."""
    cloud: list[Cell] = ["雲井　守", "9期", "架空設備"]
    third = [HEAD, ["■第3回架空鼎談会 2023/11/18"], HANAKO, cloud]
    fourth = [HEAD, ["■第4回架空鼎談会 2024/5/25"], HANAKO, cloud]
    imported(conn, actor, several(*third), options=MIXED)
    imported(conn, actor, several(*fourth), options=MIXED)
    first, second = imports.queue(conn)
    decide(conn, actor, first.id, "new")
    person = conn.execute("SELECT id FROM person WHERE name = '雲井　守'").fetchone()[0]
    decide(conn, actor, second.id, person)
    assert {name for name in facts(conn) if "雲井" in name} == {
        "第3回架空鼎談会 本会 雲井　守",
        "第4回架空鼎談会 本会 雲井　守",
    }


def test_a_row_without_a_name_heads_nobody(conn: sqlite3.Connection) -> None:
    rows = [["入会日", "氏名", "会社名"], ["2023/4/1", "青空　花子", "木星商事"]]
    rows += [["2024/5/1", "", "青空クラブ"], ["2024/6/1", "月見　健", "土星印刷"]]
    (table,) = sheet_of(rows, name="名簿", file="名簿.xlsx").tables
    assert (table.kind, table.row_count) == ("people", 3)


def test_sections_that_part_people_otherwise_are_of_no_event(conn: sqlite3.Connection) -> None:
    rows = [HEAD, ["■第3回架空鼎談会 2023/11/18"], HANAKO, ["■総務部"], KEN]
    (table,) = several(*rows).tables
    assert table.kind == "people"


def test_sections_of_cohorts_name_no_event(conn: sqlite3.Connection) -> None:
    rows = [TITLED, HEAD, ["■第3期生"], HANAKO, ["■第5期生"], KEN]
    (subject,) = proposal_of(planned(conn, several(*rows), options=MIXED)).subjects
    assert (subject.number, subject.counts) == (3, {"本会": {"onsite": 2}})
