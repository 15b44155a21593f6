"""undo, redo, history as scripts see them."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path

import pytest

from screens.persons.history import change_lines
from smeic_tui.store.journal.history_window import RecordChange, change_ids, record_changes
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.people import people
from tests.cli.calling import smeic

Capture = pytest.CaptureFixture[str]


def _import_three(conn: sqlite3.Connection, actor: Actor) -> tuple[int, list[int]]:
    with operation(conn, actor, "imported", params={"file": "架空.xlsx"}) as op:
        ids = [people.add_person(op, {"kind": "alumnus", "name": f"人{i} 名"}) for i in range(3)]
    return op.id, ids


def test_undo_takes_this_actors_latest_operation_and_redo_brings_it_back(
    db_path: Path, conn: sqlite3.Connection, actor: Actor, capsys: Capture
) -> None:
    number, _ = _import_three(conn, actor)
    call = ("--db", db_path, "--actor", "水野")
    undone = smeic(capsys, *call, "undo", "--json")
    assert undone.status == 0
    assert undone.document == {
        "operation": number + 1,
        "undid": number,
        "reversed": 3,
        "kept": [],
        "failed": [],
        "counts": {"reversed": 3, "kept": 0, "failed": 0},
        "rows": [],
    }
    assert conn.execute("SELECT count(*) FROM person").fetchone() == (0,)
    assert smeic(capsys, *call, "redo", "--json").document["reversed"] == 3
    assert conn.execute("SELECT count(*) FROM person").fetchone() == (3,)
    again = smeic(capsys, *call, "redo", "--json")
    assert (again.status, again.document["error"]["code"]) == (1, "nothing_to_redo")


def test_what_was_edited_since_is_kept_with_its_reason(
    db_path: Path, conn: sqlite3.Connection, actor: Actor, capsys: Capture
) -> None:
    number, ids = _import_three(conn, actor)
    with operation(conn, actor, "person_edited") as op:
        op.update("person", ids[1], {"note": "会った"})
    answer = smeic(capsys, "--db", db_path, "--actor", "水野", "undo", number, "--json")
    assert answer.status == 1
    assert answer.document["reversed"] == 2
    (kept,) = answer.document["kept"]
    assert (kept["name"], kept["code"]) == ("人1 名", "edited_since")
    assert kept["message"].startswith("そのあとに変更されている")


def test_an_undone_import_says_of_every_row_what_became_of_it(
    db_path: Path, conn: sqlite3.Connection, actor: Actor, capsys: Capture, tmp_path: Path
) -> None:
    file = tmp_path / "名簿.csv"
    lines = ("期,氏名,会社名", "3,秋山 環,架空精機", "4,春日 望,", "5,夏木 光,架空商店")
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    call = ("--db", db_path, "--actor", "水野")
    number = smeic(capsys, *call, "import", file, "--json").document["operation"]
    (person,) = conn.execute("SELECT id FROM person WHERE name = '春日 望'").fetchone()
    with operation(conn, actor, "person_edited") as op:
        op.update("person", person, {"note": "会った", "name": "春日 のぞみ"})
    answer = smeic(capsys, *call, "undo", number, "--json")
    assert (answer.status, answer.document["counts"]) == (
        1,
        {"reversed": 2, "kept": 1, "failed": 0},
    )
    rows = answer.document["rows"]
    assert [(r["file"], r["row"], r["name"], r["fate"]) for r in rows] == [
        ("名簿.csv", 2, "秋山 環", "reversed"),
        ("名簿.csv", 3, "春日 望", "kept"),
        ("名簿.csv", 4, "夏木 光", "reversed"),
    ]
    assert [r["reason"] and r["reason"]["code"] for r in rows] == [None, "edited_since", None]
    assert "一部を元に戻し済み" in smeic(capsys, *call, "history").out
    smeic(capsys, *call, "undo", op.id)
    again = smeic(capsys, *call, "undo", number, "--json")
    assert (again.status, again.document["counts"]["reversed"]) == (0, 1)
    assert {r["fate"] for r in again.document["rows"]} == {"reversed"}
    assert conn.execute("SELECT count(*) FROM person").fetchone() == (0,)


def test_history_names_who_what_and_what_became_of_it(
    db_path: Path, conn: sqlite3.Connection, actor: Actor, capsys: Capture
) -> None:
    number, _ = _import_three(conn, actor)
    smeic(capsys, "--db", db_path, "--actor", "水野", "undo", "--json")
    latest, imported, _ = smeic(capsys, "--db", db_path, "history", "--json").document
    assert (latest["kind"], latest["undoes"], latest["actor"]) == ("undo", number, "水野 葵")
    assert (imported["label"], imported["people"], imported["undone_by"]) == (
        "「架空.xlsx」を取り込み",
        3,
        latest["operation"],
    )
    text = smeic(capsys, "--db", db_path, "history", "--limit", 2)
    assert len(text.out.splitlines()) == 2
    assert "元に戻し済み" in text.out


def test_history_of_one_person_shows_old_and_new(
    db_path: Path, conn: sqlite3.Connection, actor: Actor, capsys: Capture
) -> None:
    _, ids = _import_three(conn, actor)
    with operation(conn, actor, "person_edited", params={"name": "人0 名"}) as op:
        op.update("person", ids[0], {"note": "[/b]"})
    uid = people.person(conn, ids[0]).uid
    entries = smeic(capsys, "--db", db_path, "history", "--record", uid, "--json").document
    assert [e["kind"] for e in entries] == ["person_edited", "imported"]
    (record,) = entries[0]["records"]
    assert (record["table"], record["action"], record["id"], record["uid"]) == (
        *("person", "update", ids[0], uid),
    )
    assert (record["before"], record["after"]) == ({"note": None}, {"note": "[/b]"})
    assert record["references"] == {"before": {}, "after": {}}
    assert record["fields"] == [{"what": "個人 備考", "before": "（空）", "after": "[/b]"}]


def test_history_of_one_person_names_what_it_refers_to_as_the_screen_does(
    db_path: Path, conn: sqlite3.Connection, actor: Actor, capsys: Capture
) -> None:
    _, ids = _import_three(conn, actor)
    with operation(conn, actor, "position_added", params={"name": "人0 名"}) as op:
        people.add_position(op, ids[0], organisation="架空精機", title="部長")
    (company, company_uid) = conn.execute("SELECT id, uid FROM organisation").fetchone()
    with operation(conn, actor, "position_changed", params={"name": "人0 名"}) as op:
        other = op.insert("organisation", {"name": "架空商店\x1b[2J"})
        op.update("position", 1, {"organisation_id": other, "title": "店長"})
    call = ("--db", db_path, "history", "--record", people.person(conn, ids[0]).uid)
    assert smeic(capsys, *call).out.splitlines()[1:3] == [
        "        所属 会社  架空精機 -> 架空商店",
        "        所属 役職  部長 -> 店長",
    ]
    (changed,) = smeic(capsys, *call, "--json").document[0]["records"]
    assert changed["before"]["organisation_id"] == company
    assert changed["references"]["before"]["organisation_id"] == {
        "table": "organisation",
        "uid": company_uid,
        "name": "架空精機",
    }
    # As on the page of the person.
    told = [text for pieces, _ in change_lines(_changes(conn, op.id), 9) for text, _ in pieces]
    assert "".join(told).split() == [
        *("所属", "会社", "架空精機", "->", "架空商店\x1b[2J"),
        *("所属", "役職", "部長", "->", "店長"),
    ]
    # A record that is gone has its name and uid still.
    with operation(conn, actor, "position_removed", params={"name": "人0 名"}) as op:
        op.delete("position", 1)
        op.delete("organisation", company)
    gone = smeic(capsys, *call, "--json").document[-2]["records"][0]["references"]
    assert gone["after"]["organisation_id"]["name"] == "架空精機"
    assert gone["after"]["organisation_id"]["uid"] == company_uid


def _changes(conn: sqlite3.Connection, number: int) -> Sequence[RecordChange]:
    return [c for c in record_changes(conn, change_ids(conn, number)) if c.table == "position"]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("undo", "99"), "operation_unknown"),
        (("history", "--record", "nobody"), "person_unknown"),
        (("redo",), "nothing_to_redo"),
    ],
)
def test_refusals_are_two_lines_and_no_traceback(
    db_path: Path, actor: Actor, capsys: Capture, arguments: tuple[str, ...], code: str
) -> None:
    answer = smeic(capsys, "--db", db_path, "--actor", "水野", *arguments)
    assert (answer.status, answer.out, len(answer.err.splitlines())) == (1, "", 2)
    told = smeic(capsys, "--db", db_path, "--actor", "水野", *arguments, "--json")
    assert told.document["error"]["code"] == code


def test_an_unknown_actor_is_refused(db_path: Path, actor: Actor, capsys: Capture) -> None:
    answer = smeic(capsys, "--db", db_path, "--actor", "誰か", "undo", "--json")
    assert answer.document["error"]["code"] == "staff_unknown"


def test_english_can_be_chosen(db_path: Path, actor: Actor, capsys: Capture) -> None:
    answer = smeic(capsys, "--lang", "en", "--db", db_path, "undo", "99")
    assert "There is no operation 99." in answer.err


def test_somebody_removed_still_has_a_history(
    db_path: Path, conn: sqlite3.Connection, actor: Actor, capsys: Capture
) -> None:
    _, ids = _import_three(conn, actor)
    uid = people.person(conn, ids[0]).uid
    smeic(capsys, "--db", db_path, "--actor", "水野", "undo", "--json")
    entries = smeic(capsys, "--db", db_path, "history", "--record", uid, "--json").document
    assert [e["kind"] for e in entries] == ["undo", "imported"]
