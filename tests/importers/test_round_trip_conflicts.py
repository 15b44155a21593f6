"""A list that comes back where something else was written since, or says what no list may say."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from openpyxl.worksheet.worksheet import Worksheet

from importers.applying.review import changes_if, decide
from importers.inspection import inspect
from importers.planning.choices import Options
from importers.planning.planner import plan_import
from smeic_tui.store.file import dump
from smeic_tui.store.imports import imports
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.journal.undo import undo
from smeic_tui.store.people import people
from tests.importers.going_out import (
    A,
    back,
    changes,
    edit,
    typed,
)
from tests.importers.importing import codes, outcomes


def test_what_changed_here_and_not_there_stays(
    conn: sqlite3.Connection, actor: Actor, out: Path
) -> None:
    with operation(conn, actor, "person_edited", params={"name": "青空"}) as op:
        op.update("person", A, {"kana": "あおぞら はな", "member_no": "0100"})
    applied = back(conn, actor, typed(out, title="社長"))
    assert changes(applied.plan) == [("title", "部長", "社長", True)]
    assert people.person(conn, A).kana == "あおぞら はな"


def test_what_both_changed_waits_with_all_three_values(
    conn: sqlite3.Connection, actor: Actor, out: Path
) -> None:
    with operation(conn, actor, "person_edited", params={"name": "青空"}) as op:
        op.update("person", A, {"kana": "あおぞら はな"})
    before = dump.canonical(conn)
    path = typed(out, kana="あおぞら かこ", title="社長")
    plan = plan_import(conn, [inspect(path)], Options())
    row = plan.rows[0]
    assert (row.outcome, row.person_id, codes(plan)[0]) == ("review", None, "edited_since_export")
    kana = next(c for c in row.changes if c.aspect == "kana")
    assert (kana.base, kana.new, kana.old) == ("あおぞら はなこ", "あおぞら かこ", "あおぞら はな")
    assert dump.canonical(conn) == before
    back(conn, actor, path)
    assert people.person(conn, A).kana == "あおぞら はな"
    (waiting,) = imports.queue(conn)
    assert [(c.aspect, c.base) for c in waiting.changes if c.base] == [("kana", "あおぞら はなこ")]
    assert {c.aspect for c in changes_if(conn, waiting.id, A)} == {"kana", "title"}
    decide(conn, actor, waiting.id, A, take={"title"})
    assert people.person(conn, A).kana == "あおぞら はな"
    assert [p.title for p in people.positions(conn, A)] == ["部長", "社長"]


def test_a_decision_takes_the_file(conn: sqlite3.Connection, actor: Actor, out: Path) -> None:
    with operation(conn, actor, "person_edited", params={"name": "青空"}) as op:
        op.update("person", A, {"kana": "あおぞら はな"})
    back(conn, actor, typed(out, kana="あおぞら かこ"))
    (waiting,) = imports.queue(conn)
    number = decide(conn, actor, waiting.id, A)
    assert people.person(conn, A).kana == "あおぞら かこ"
    undo(conn, actor, number or 0)
    assert people.person(conn, A).kana == "あおぞら はな"


def test_both_to_the_same_is_no_conflict(conn: sqlite3.Connection, actor: Actor, out: Path) -> None:
    with operation(conn, actor, "person_edited", params={"name": "青空"}) as op:
        op.update("person", A, {"kana": "あおぞら かこ"})
    applied = back(conn, actor, typed(out, kana="あおぞら かこ"))
    assert outcomes(applied.plan) == ["same"] * 4


def test_another_persons_mark_changes_nobody(
    conn: sqlite3.Connection, actor: Actor, out: Path
) -> None:
    """A row copied to enter somebody else, and marks that stayed behind when rows were sorted."""

    def copied(sheet: Worksheet) -> None:
        row = [cell.value for cell in sheet[2]]
        row[1], row[2], row[9] = "星野　遠", "ほしの とおい", "h@example.jp"
        sheet.append(row)
        sheet["N2"], sheet["N3"] = sheet["N3"].value, sheet["N2"].value
        sheet["N4"], sheet["N5"] = sheet["N5"].value, sheet["N4"].value

    applied = back(conn, actor, edit(out, copied))
    assert outcomes(applied.plan) == ["review"] * 5
    assert {codes(applied.plan, row)[0] for row in range(5)} == {"round_trip_other_name"}
    assert not applied.plan.writes.inserts
    assert not applied.plan.writes.updates


def test_one_row_a_person(conn: sqlite3.Connection, actor: Actor, out: Path) -> None:
    def doubled(sheet: Worksheet) -> None:
        sheet.append([cell.value for cell in sheet[2]])
        sheet["F6"] = "社長"

    applied = back(conn, actor, edit(out, doubled))
    assert outcomes(applied.plan) == ["same", "same", "same", "same", "review"]
    assert codes(applied.plan, 4)[0] == "claimed_twice"


def test_a_name_is_never_emptied(conn: sqlite3.Connection, actor: Actor, out: Path) -> None:
    plan = plan_import(conn, [inspect(typed(out, name="（空）"))], Options())
    assert outcomes(plan)[0] in ("review", "rejected")
    assert not plan.writes.updates


def test_a_file_that_does_not_remember_asks(
    conn: sqlite3.Connection, actor: Actor, out: Path
) -> None:
    """After a restore the numbers of operations mean other ones."""

    def of_another_history(sheet: Worksheet) -> None:
        sheet["F2"] = "社長"
        for row in range(2, 6):
            sheet[f"N{row}"] = str(sheet[f"N{row}"].value).rsplit(":", 1)[0] + ":99999"

    plan = plan_import(conn, [inspect(edit(out, of_another_history))], Options())
    assert outcomes(plan) == ["review", "same", "same", "same"]


def test_a_policy_chosen_for_the_import_holds(
    conn: sqlite3.Connection, actor: Actor, out: Path
) -> None:
    found = inspect(typed(out, title="社長"))
    kept = plan_import(conn, [found], Options(policy="keep"))
    assert [(c.aspect, c.taken) for c in kept.rows[0].changes] == [("title", False)]
    asked = plan_import(conn, [found], Options(policies={"title": "ask"}))
    assert outcomes(asked)[0] == "review"
