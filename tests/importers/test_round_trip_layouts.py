"""Every layout comes back as it went, and exactly what was typed over."""

from __future__ import annotations

import random
import sqlite3
from pathlib import Path

import openpyxl
import pytest

from importers.inspection import inspect
from importers.planning.choices import Options
from importers.planning.planner import plan_import
from smeic_tui.exports.csv_file import write_csv
from smeic_tui.exports.roster_layout import Contacts, shown_texts, write_roster
from smeic_tui.exports.sheet import Column, SheetData
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.journal.past import people_at
from smeic_tui.store.journal.undo import undo
from smeic_tui.store.people import people
from smeic_tui.store.roster.roster_facts import facts
from smeic_tui.text import Language, set_language
from tests.importers.going_out import (
    COLUMNS,
    HEADERS,
    back,
    typed,
)
from tests.importers.importing import imported, listed, outcomes


@pytest.mark.parametrize(
    "text",
    ["_x000D_ と =1+1", "'=cmd", "[/b]\u200b髙﨑", "一行\n二行", " 　前後　 ", "\ud842\udfb7"],
)
def test_hostile_text_comes_back_as_it_went(
    conn: sqlite3.Connection, actor: Actor, tmp_path: Path, text: str
) -> None:
    value = text.encode("utf-16", "surrogatepass").decode("utf-16")
    with operation(conn, actor, "person_added") as op:
        uid = people.add_person(op, {"kind": "outsider", "name": "星野 遠"})
        op.insert("position", {"person_id": uid, "title": value, "department": value})
    path = write_roster(conn, tmp_path / "a.xlsx", [uid], contacts="all", title="一覧")
    plan = plan_import(conn, [inspect(path)], Options())
    assert outcomes(plan) == ["same"]
    assert plan.rows[0].changes == ()


@pytest.mark.parametrize("contacts", ["none", "mail", "phone", "all"])
@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_layout_comes_back_untouched(
    conn: sqlite3.Connection, actor: Actor, out: Path, contacts: Contacts, language: Language
) -> None:
    set_language(language)
    path = write_roster(
        conn, out.with_name("b.xlsx"), [4, 2, 1, 3], contacts=contacts, title="roster"
    )
    set_language("ja")
    plan = plan_import(conn, [inspect(path)], Options())
    assert [row.person_id for row in plan.rows] == [4, 2, 1, 3]
    assert {row.changes for row in plan.rows} == {()}


@pytest.mark.parametrize("seed", range(6))
def test_exactly_the_cells_that_were_changed(
    conn: sqlite3.Connection, actor: Actor, tmp_path: Path, seed: int
) -> None:
    """Any number of corrections in any order of rows, and nothing beside them."""
    dice = random.Random(seed)
    rows = [
        [
            *(f"架空{n}　花子", "かくう はなこ", 1 + n % 20, f"架空{n}商会", "部長"),
            *(f"p{n}@example.jp", "" if n % 3 else f"090-1000-{n:04}", "", "", f"{n:05}"),
        ]
        for n in range(30)
    ]
    imported(conn, actor, listed(HEADERS, *rows))
    everybody = list(range(1, 31))
    path = write_roster(conn, tmp_path / "名簿.xlsx", everybody, contacts="all", title="名簿")
    before = {p.id: shown_texts(p) for p in facts(conn, everybody)}
    new = {
        "kana": "かくう たろう",
        "organisation": "新星架空工業",
        "title": "会長",
        "department": "企画室",
        "member_no": "N-1",
        "mail": "new@example.jp",
        "phone": "06-9999-0000",
        "cohort": 33,
        "standing": "所在不明",
        "address": "大阪府八尾市1-2",
    }
    wanted = {(person, key) for person in everybody for key in new if dice.random() < 0.15}
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    for person, key in wanted:
        sheet[f"{COLUMNS[key]}{person + 1}"] = new[key]
    lines = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    dice.shuffle(lines)
    sheet.delete_rows(2, 40)
    for line in lines:
        sheet.append(line)
    book.save(path)
    applied = back(conn, actor, path)
    assert applied.counts["review"] == applied.counts["new"] == 0
    after = {p.id: shown_texts(p) for p in facts(conn, everybody)}
    changed = {
        (person, key)
        for person in everybody
        for key in before[person]
        if before[person][key] != after[person][key]
    }
    assert changed == wanted
    assert all(after[person][key] == str(new[key]) for person, key in wanted)


def test_a_csv_carries_no_marks(tmp_path: Path) -> None:
    columns = [Column("name", "氏名"), Column("_smeic", "_smeic", "code", hidden=True)]
    path = write_csv(tmp_path / "a.csv", SheetData("a", columns, [["青空　花子", "p:x:1:1"]]))
    assert "_smeic" not in path.read_text(encoding="utf-8-sig")


def test_the_past_is_what_lists_showed(conn: sqlite3.Connection, actor: Actor, out: Path) -> None:
    then = {p.id: p for p in facts(conn, [1, 2, 3, 4])}
    state = conn.execute("SELECT max(id) FROM operation").fetchone()[0]
    path = typed(out, title="社長", organisation="土星工業", mail="（空）", cohort=8, kana="か")
    applied = back(conn, actor, path)
    with operation(conn, actor, "person_edited") as op:
        op.update("organisation", 1, {"name": "木星ホールディングス"})
    past = people_at(conn, [1, 2, 3, 4], state)
    for number, person in past.items():
        person.rev = then[number].rev
    assert past == then
    undo(conn, actor, applied.operation or 0)
    again = people_at(conn, [1], state)[1]
    again.rev = then[1].rev
    assert again == then[1]
