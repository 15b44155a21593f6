"""A plan is written whole, as shown, once, and can be taken back."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from importers.applying.apply import PlanChanged, apply_plan, would_write
from importers.applying.rejected import write_rejected
from importers.applying.review import changes_if, decide, values_of
from importers.planning.choices import Options
from importers.planning.plan import Plan
from importers.planning.planner import outdated
from importers.similar import KnownPeople, similar_people
from smeic_tui.errors import SmeicError
from smeic_tui.store.file import dump, opening
from smeic_tui.store.file.doctor import examine
from smeic_tui.store.imports import imports
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.journal.undo import undo
from smeic_tui.store.people import not_same, people
from tests.importers.importing import codes, imported, listed, outcomes, planned

HEADERS = ["No.", "氏名", "期", "会社名", "メール", "好きな星"]
ROWS = [
    [1, "青空　花子", "3期", "株式会社木星商事", "hana@example.jp", "金星"],
    [2, "木星　次郎", "3期", "木星商事㈱", "jiro@example.jp", ""],
    [3, "月見　健", "4期", "", "", ""],
    [4, "月見　健", "4期", "", "", ""],
]


def test_what_was_planned_is_what_is_there(conn: sqlite3.Connection, actor: Actor) -> None:
    plan = planned(conn, listed(HEADERS, *ROWS))
    applied = apply_plan(conn, actor, plan)
    assert applied.counts["new"] == 4
    stored = conn.execute("SELECT uid, name FROM person ORDER BY id").fetchall()
    assert stored == [(row.uid, row.name) for row in plan.rows]
    assert conn.execute("SELECT name FROM organisation").fetchall() == [("株式会社木星商事",)]
    first = people.portrait(conn, 1)
    assert first.person.other == {"好きな星": "金星"}
    assert [e.cohort for e in first.enrolments] == [3]
    assert conn.execute("SELECT count(*) FROM roster_row").fetchone() == (4,)


def test_it_is_one_operation_with_its_counts(conn: sqlite3.Connection, actor: Actor) -> None:
    applied = imported(conn, actor, listed(HEADERS, *ROWS, file="名簿.xlsx"))
    kind, params, outcome = conn.execute(
        "SELECT kind, params, outcome FROM operation WHERE id = ?", (applied.operation,)
    ).fetchone()
    assert (kind, json.loads(params)) == ("imported", {"file": ["名簿.xlsx"]})
    assert json.loads(outcome)["new"] == 4


def test_every_row_keeps_where_it_came_from(conn: sqlite3.Connection, actor: Actor) -> None:
    imported(conn, actor, listed(HEADERS, *ROWS, file="名簿.xlsx"))
    (row,) = imports.rows_of_person(conn, 1)
    assert (row.sheet, row.row, row.outcome) == ("名簿", 2, "new")
    assert row.record["好きな星"] == "金星"
    batch = imports.batch(conn, row.batch_id)
    assert (batch.file, batch.alumni_only) == ("名簿.xlsx", True)
    columns = {c["header"]: c["letter"] for c in batch.tables[row.table_no]["columns"]}
    assert columns["好きな星"] == "F"
    assert batch.counts == {"new": 4}
    assert values_of(conn, row.id).company == "株式会社木星商事"


def test_the_same_file_again_changes_nothing(conn: sqlite3.Connection, actor: Actor) -> None:
    found = listed(HEADERS, *ROWS)
    imported(conn, actor, found)
    before = dump.digest(conn)
    again = imported(conn, actor, found)
    assert again.operation is None
    assert outcomes(again.plan) == ["same"] * 4
    assert [row.person_id for row in again.plan.rows] == [1, 2, 3, 4]
    assert dump.digest(conn) == before


def test_the_same_rows_in_another_file_change_nobody(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    imported(conn, actor, listed(HEADERS, *ROWS[:2]))
    other = listed(HEADERS, *reversed(ROWS[:2]), file="別名.xlsx")
    again = imported(conn, actor, other)
    assert outcomes(again.plan) == ["same", "same"]
    assert again.operation is None


def test_undo_brings_back_the_same_facts(conn: sqlite3.Connection, actor: Actor) -> None:
    imported(conn, actor, listed(HEADERS, *ROWS[:2], title="2023年4月1日現在"))
    before = dump.canonical(conn)
    moved = [[1, "青空　花子", 3, "金星精機", "h@example.com", "火星"], *ROWS[1:]]
    applied = imported(conn, actor, listed(HEADERS, *moved, title="2024年4月1日現在"))
    assert applied.operation is not None
    assert dump.canonical(conn) != before
    reversal = undo(conn, actor, applied.operation)
    assert (reversal.kept, reversal.failed) == ((), ())
    assert dump.canonical(conn) == before
    redone = undo(conn, actor, reversal.operation or 0)
    assert (redone.kept, redone.failed) == ((), ())


def test_after_an_undo_the_file_can_be_imported_again(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    found = listed(HEADERS, *ROWS)
    first = imported(conn, actor, found)
    undo(conn, actor, first.operation or 0)
    assert imported(conn, actor, found).counts["new"] == 4


def test_the_journal_replays(conn: sqlite3.Connection, actor: Actor, db_path: Path) -> None:
    imported(conn, actor, listed(HEADERS, *ROWS))
    assert examine(conn, db_path, deep=True).findings == ()


def test_stopping_leaves_nothing_behind(conn: sqlite3.Connection, actor: Actor) -> None:
    plan = planned(conn, listed(HEADERS, *ROWS))
    before = dump.canonical(conn)
    asked = iter([False, False, False, True, *[True] * 20])
    with pytest.raises(SmeicError) as refused:
        apply_plan(conn, actor, plan, cancelled=lambda: next(asked))
    assert refused.value.code == "import_cancelled"
    assert dump.canonical(conn) == before
    assert not conn.in_transaction


def test_progress_ends_at_all(conn: sqlite3.Connection, actor: Actor) -> None:
    told: list[tuple[int, int]] = []
    plan = planned(conn, listed(HEADERS, *ROWS))
    apply_plan(conn, actor, plan, progress=lambda done, of: told.append((done, of)))
    assert told[-1][0] == told[-1][1]
    assert told == sorted(told)


def _rename(conn: sqlite3.Connection, actor: Actor, person_id: int, name: str) -> None:
    with operation(conn, actor, "person_edited", params={"name": name}) as op:
        op.update("person", person_id, {"name": name, "family": None, "given": None})


def test_a_change_elsewhere_does_not_disturb(conn: sqlite3.Connection, actor: Actor) -> None:
    imported(conn, actor, listed(HEADERS, *ROWS[:2]))
    plan = planned(conn, listed(HEADERS, *ROWS[2:]))
    assert not outdated(conn, plan)
    with operation(conn, actor, "person_edited", params={"name": "青空"}) as op:
        op.update("person", 1, {"note": "会った"})
    assert outdated(conn, plan)
    applied = apply_plan(conn, actor, plan)
    assert applied.counts["new"] == 2
    assert applied.plan is not plan


def test_a_change_that_matters_is_shown_first(conn: sqlite3.Connection, actor: Actor) -> None:
    imported(conn, actor, listed(HEADERS, *ROWS[:2]))
    plan = planned(conn, listed(HEADERS, [1, "青空　花子", 3, "", "", "水星"], ROWS[1]))
    assert outcomes(plan)[0] == "same"
    _rename(conn, actor, 1, "土星　太郎")
    before = dump.canonical(conn)
    with pytest.raises(PlanChanged) as changed:
        apply_plan(conn, actor, plan)
    assert ("name", "土星　太郎") in [(c.aspect, c.old) for c in changed.value.plan.rows[0].changes]
    assert dump.canonical(conn) == before


def _with_question(conn: sqlite3.Connection, actor: Actor) -> Plan:
    """Two namesakes on file, and a list that may mean either."""
    people_on_file = [
        ["青空　花子", 3, "木星商事", "a@example.jp"],
        ["青空　花子", 3, "金星精機", "b@example.jp"],
        ["木星　次郎", 3, "", ""],
    ]
    numbered = [[n, *row] for n, row in enumerate(people_on_file, 1)]
    imported(conn, actor, listed(["No.", "氏名", "期", "会社名", "メール"], *numbered))
    rows = [["青空　花子", "3期", "090-1111-2222"], ["木星　次郎", "3期", "090-3333-4444"]]
    return imported(conn, actor, listed(["氏名", "期", "携帯"], *rows, file="問.xlsx")).plan


def test_a_question_waits_once(conn: sqlite3.Connection, actor: Actor) -> None:
    plan = _with_question(conn, actor)
    assert outcomes(plan) == ["review", "changed"]
    assert [c.name for c in plan.rows[0].candidates] == ["青空　花子"] * 2
    assert imports.queue_length(conn) == 1
    again = imported(conn, actor, plan.sources[0])
    assert outcomes(again.plan) == ["review", "same"]
    assert codes(again.plan)[0] == "already_waiting"
    assert again.operation is None
    assert imports.queue_length(conn) == 1


def test_a_question_is_answered_with_a_person(conn: sqlite3.Connection, actor: Actor) -> None:
    plan = _with_question(conn, actor)
    (row,) = imports.queue(conn)
    assert row.name == "青空　花子"
    assert [c["points"] for c in row.candidates] == [14, 14]
    assert [c.aspect for c in changes_if(conn, row.id, 2)] == ["mobile"]
    before = dump.canonical(conn)
    number = decide(conn, actor, row.id, 2)
    assert number is not None
    assert imports.queue(conn) == []
    assert [c.value for c in people.portrait(conn, 2).contacts] == [
        "b@example.jp",
        "090-1111-2222",
    ]
    decided = imports.import_row(conn, row.id)
    assert (decided.outcome, decided.person_id, decided.evidence) == ("changed", 2, ("decided",))
    again = planned(conn, plan.sources[0])
    assert outcomes(again) == ["same", "same"]
    undo(conn, actor, number)
    assert dump.canonical(conn) == before


def test_a_question_is_answered_with_somebody_new(conn: sqlite3.Connection, actor: Actor) -> None:
    plan = _with_question(conn, actor)
    (row,) = imports.queue(conn)
    decide(conn, actor, row.id, "new")
    decided = imports.import_row(conn, row.id)
    assert decided.outcome == "new"
    assert decided.person_id == 4
    assert people.person(conn, 4).kind == "alumnus"
    assert outcomes(planned(conn, plan.sources[0])) == ["same", "same"]
    with pytest.raises(SmeicError) as refused:
        decide(conn, actor, row.id, 1)
    assert refused.value.code == "row_decided"


def test_whoever_was_shown_and_not_meant_is_told_apart(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    _with_question(conn, actor)
    (row,) = imports.queue(conn)
    before = dump.canonical(conn)
    number = decide(conn, actor, row.id, "new")
    assert not_same.pairs(conn) == {(1, 4), (2, 4)}
    assert number is not None
    undo(conn, actor, number)
    assert dump.canonical(conn) == before


def test_what_staff_decided_is_not_asked_again_in_another_file(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    row = ["氏名", "期"], ["青空　花子", "3期"]
    people_list = listed(HEADERS, ROWS[0], [2, *ROWS[0][1:4], "other@example.jp", ""])
    imported(conn, actor, people_list)
    asked = imported(conn, actor, listed(*row, file="一.xlsx"))
    assert outcomes(asked.plan) == ["review"]
    (waiting,) = imports.queue(conn)
    decide(conn, actor, waiting.id, 2)
    again = planned(conn, listed(*row, file="二.xlsx", title="写し"))
    assert [(r.outcome, r.person_id) for r in again.rows] == [("same", 2)]


def test_what_waited_under_ask_is_taken_when_decided(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    imported(conn, actor, listed(HEADERS, *ROWS[:2]))
    moved = [1, "青空　花子", 3, "火星工業", "hana@example.jp", "金星"]
    asking = Options(alumni_only=True, policy="ask")
    imported(conn, actor, listed(HEADERS, moved, ROWS[1]), options=asking)
    (row,) = imports.queue(conn)
    decide(conn, actor, row.id, 1)
    posts = [p.organisation.name for p in people.positions(conn, 1) if p.organisation]
    assert posts == ["株式会社木星商事", "火星工業"]


@pytest.mark.parametrize(("row_id", "person"), [(99, 1), (3, 99)])
def test_answers_that_fit_nothing(
    conn: sqlite3.Connection, actor: Actor, row_id: int, person: int
) -> None:
    _with_question(conn, actor)
    row_id = imports.queue(conn)[0].id if row_id == 3 else row_id
    with pytest.raises(SmeicError) as refused:
        decide(conn, actor, row_id, person)
    assert refused.value.code in ("import_row_unknown", "person_unknown")


def test_rejected_rows_go_out_as_a_workbook(
    conn: sqlite3.Connection, actor: Actor, tmp_path: Path
) -> None:
    import openpyxl

    found = listed(
        HEADERS, ROWS[0], [2, "", "3期", "金星精機", "x@example.jp", ""], file="名簿.xlsx"
    )
    applied = imported(conn, actor, found)
    path = write_rejected(applied.plan, tmp_path, conn)
    assert path is not None
    sheet = openpyxl.load_workbook(path).worksheets[0]
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0] == (*HEADERS, "取込結果", "だれか", "_smeic")
    assert rows[1][3:5] == ("金星精機", "x@example.jp")
    assert rows[1][-3] == "氏名がありません。"
    again = imported(conn, actor, found)
    assert again.operation is None
    assert write_rejected(again.plan, tmp_path, conn) is None


def test_two_writers_one_plan(conn: sqlite3.Connection, actor: Actor, db_path: Path) -> None:
    found = listed(HEADERS, *ROWS[:2])
    with closing(opening.writer(db_path)) as other:
        plan = planned(other, found)
        imported(conn, actor, found)
        with pytest.raises(PlanChanged):
            apply_plan(other, actor, plan)
    assert conn.execute("SELECT count(*) FROM person").fetchone() == (2,)


def test_a_plan_without_rows_writes_nothing(conn: sqlite3.Connection, actor: Actor) -> None:
    plan = replace(planned(conn, listed(HEADERS, *ROWS)), rows=())
    empty = replace(plan, writes=replace(plan.writes, inserts=(), updates=()))
    assert not would_write(empty)
    assert apply_plan(conn, actor, empty).operation is None


def test_somebody_similar_is_found_while_typing(conn: sqlite3.Connection, actor: Actor) -> None:
    imported(conn, actor, listed(HEADERS, *ROWS[:2]))
    (found,) = similar_people(conn, "青空花子")
    assert (found.person_id, found.evidence) == (1, ("name",))
    (by_mail,) = similar_people(conn, "土星太郎", mail="JIRO@example.jp")
    assert by_mail.person_id == 2
    known = KnownPeople(conn)
    assert known.similar(name="青空 花子", family="青空", given="花子", leave_out=1) == []
    assert known.similar(name="土星 太郎") == []
    assert known.is_current(conn)
    imported(conn, actor, listed(HEADERS, *ROWS[2:]))
    assert not known.is_current(conn)


def test_a_row_that_waits_stays_so_when_its_list_comes_again_and_more_is_known(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    plan = _with_question(conn, actor)
    (row,) = imports.queue(conn)
    with operation(conn, actor, "contact_changed", params={"name": "x"}) as op:
        for mail in (text for text in row.record.values() if "@" in text):
            values = {"person_id": 2, "kind": "mail", "scope": "work", "value": mail}
            op.insert("contact_point", values)
    before = dump.canonical(conn)
    again = imported(conn, actor, plan.sources[0])
    assert again.operation is None
    assert dump.canonical(conn) == before
    assert [r.id for r in imports.queue(conn)] == [row.id]
