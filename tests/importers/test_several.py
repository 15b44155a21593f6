"""Several lists at once, and what lists tell beyond the person."""

from __future__ import annotations

import itertools
import sqlite3
from pathlib import Path

import pytest

from importers.planning.later import kept_for_later
from importers.reading.workbook import Cell
from smeic_tui.store.file import dump
from smeic_tui.store.imports.waiting_facts import waiting_facts
from smeic_tui.store.journal.operation import Actor
from smeic_tui.store.journal.undo import undo
from smeic_tui.store.people import people
from tests.cli.calling import smeic
from tests.importers.importing import imported, listed
from tests.importers.test_import_cli import save

HEADERS = ["氏名", "期", "会社名", "役職"]
YEARS: dict[int, list[list[Cell]]] = {
    2023: [["青空　花子", 3, "木星商事", "課長"]],
    2024: [["青空　花子", 3, "木星商事", "部長"], ["木星　次郎", 4, "", ""]],
    2025: [["青空　花子", 3, "土星工業", "社長"]],
}
LISTS = [
    listed(HEADERS, *rows, file=f"{year}.xlsx", title=f"{year}年4月1日現在")
    for year, rows in YEARS.items()
]


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_the_latest_list_wins_in_whatever_order_they_are_named(
    conn: sqlite3.Connection, actor: Actor, order: tuple[int, ...]
) -> None:
    before = dump.canonical(conn)
    applied = imported(conn, actor, *(LISTS[number] for number in order))
    assert [s.workbook.file for s in applied.plan.sources] == [f"{y}.xlsx" for y in YEARS]
    posts = people.positions(conn, 1)
    held = [(p.organisation.name, p.title) for p in posts if p.organisation and not p.ended]
    assert held == [("土星工業", "社長")]
    assert ["部長" in str(p.title) for p in posts if p.ended][-1]
    assert conn.execute("SELECT count(*) FROM import_batch").fetchone() == (3,)
    reversal = undo(conn, actor, applied.operation or 0)
    assert (reversal.kept, reversal.failed) == ((), ())
    assert dump.canonical(conn) == before


def test_the_order_is_said(
    capsys: pytest.CaptureFixture[str], db_path: Path, tmp_path: Path
) -> None:
    named = [
        save(tmp_path / f"{year}.xlsx", [[], HEADERS, *YEARS[year]], [f"{year}年4月1日現在"])
        for year in (2025, 2023)
    ]
    answer = smeic(capsys, "--db", db_path, "--actor", "水野", "import", *named, "--alumni-only")
    assert "2023.xlsx（2023-04-01現在） → 2025.xlsx（2025-04-01現在）" in answer.err


REPLIES = ["タイムスタンプ", "お名前", "修了期", "ご出欠", "懇親会", "ご質問", "お弁当"]
ANSWERS: list[list[Cell]] = [
    ["2024/3/1 10:00", "青空　花子", 3, "出席", "欠席", "駐車場は？", "要"],
    ["2024/3/2 11:00", "星野　遠", 7, "欠席", "", "", ""],
]


def test_replies_are_kept_by_their_meaning(conn: sqlite3.Connection, actor: Actor) -> None:
    imported(conn, actor, LISTS[0])
    applied = imported(conn, actor, listed(REPLIES, *ANSWERS, file="回答.xlsx"))
    (kept,) = kept_for_later(applied.plan)
    assert (kept.code, kept.params) == ("kept_replies", {"count": 2})
    first, second = waiting_facts(conn, "replies")
    assert (first.name, first.file, first.person_id) == ("青空　花子", "回答.xlsx", 1)
    assert first.facts["attend"] == "出席"
    assert first.facts["party"] == "欠席"
    assert first.facts["answered_at"]
    assert first.facts["note"] == "駐車場は？"
    assert first.other == {"お弁当": "要"}
    assert "attend" not in people.person(conn, 1).other
    assert second.facts["attend"] == "欠席"
    assert imported(conn, actor, listed(REPLIES, *ANSWERS, file="回答.xlsx")).operation is None
    assert len(waiting_facts(conn, "replies")) == 2


def test_what_a_list_of_holders_tells_beyond_its_days_is_kept(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    headers = ["氏名", "診断士登録番号", "登録年月日", "資格", "更新要件点数"]
    row = ["青空　花子", "412345", "2020-04-01", "社労士", "12"]
    applied = imported(conn, actor, listed(headers, row, file="診断士一覧.xlsx"))
    assert [r.code for r in kept_for_later(applied.plan)] == ["kept_licences"]
    (fact,) = waiting_facts(conn, "licences")
    assert fact.facts == {"registered_on": "2020-04-01", "qualification": "社労士"}
    assert fact.other == {"更新要件点数": "12"}
    assert people.person(conn, 1).licence_no == "412345"


def test_a_plain_list_keeps_nothing_for_later(conn: sqlite3.Connection, actor: Actor) -> None:
    applied = imported(conn, actor, LISTS[0])
    assert kept_for_later(applied.plan) == ()
    assert waiting_facts(conn, "replies") == []
    assert waiting_facts(conn, "no such kind") == []
