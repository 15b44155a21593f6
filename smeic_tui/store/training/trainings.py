"""Runs of a training with their sessions and assignments."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

from smeic_tui.domain.training.counting import Course
from smeic_tui.domain.training.facts import Assignment, Run, Session
from smeic_tui.domain.training.rule import Rule, checked, document, from_document
from smeic_tui.errors import SmeicError
from smeic_tui.store.journal.operation import Operation, Value

_RUN = "id, uid, rev, fiscal_year, title, eligibility, capacity, rule, note"
_SESSION = (
    "id, uid, rev, training_run_id, number, held_on, starts, ends, minutes, title, lecturer, "
    "is_compulsory, mode, makes_up_id, licence_kind, licence_points, cancelled_on, cancel_reason, "
    "stands_for_id"
)
_ASSIGNMENT = "id, uid, rev, training_run_id, place, title, due_on, is_compulsory, is_final"
_COPIED = ("number", "minutes", "starts", "ends", "title", "lecturer", "is_compulsory", "mode")
"""What next year's session has of this year's; the day is another."""


# Reading


def runs(conn: sqlite3.Connection) -> tuple[Run, ...]:
    """Every run, the latest year first.

    Raises:
        SmeicError: ``rule_unreadable``.
    """
    rows = conn.execute(f"SELECT {_RUN} FROM training_run ORDER BY fiscal_year DESC, title, id")
    return tuple(_run(row) for row in rows)


def run(conn: sqlite3.Connection, run_id: int) -> Run:
    """One run.

    Raises:
        SmeicError: ``training_unknown``, ``rule_unreadable``.
    """
    row = conn.execute(f"SELECT {_RUN} FROM training_run WHERE id = ?", (run_id,)).fetchone()
    if row is None:
        raise SmeicError("training_unknown")
    return _run(row)


def run_id_of(conn: sqlite3.Connection, text: str) -> int:
    """The id behind a uid, a number as ``training list`` prints it, or a year with one run.

    Raises:
        SmeicError: ``training_unknown``.
    """
    row = conn.execute("SELECT id FROM training_run WHERE uid = ?", (text,)).fetchone()
    if row is None and text.isascii() and text.isdigit() and len(text) < 16:
        row = conn.execute("SELECT id FROM training_run WHERE id = ?", (int(text),)).fetchone()
        if row is None:
            of_year = conn.execute(
                "SELECT id FROM training_run WHERE fiscal_year = ?", (int(text),)
            ).fetchall()
            row = of_year[0] if len(of_year) == 1 else None
    if row is None:
        raise SmeicError("training_unknown")
    return int(row[0])


def _run(row: Sequence[Any]) -> Run:
    return Run(*(*row[:7], from_document(json.loads(row[7])), row[8]))


def course(conn: sqlite3.Connection, run_id: int) -> Course:
    """The sessions, assignments and rule of a run.

    Sessions stand in the order of their day and number, a 補講 without a day behind what it makes
    up for.

    Raises:
        SmeicError: ``training_unknown``, ``rule_unreadable``.
    """
    held = conn.execute(
        f"SELECT {_SESSION} FROM training_session WHERE training_run_id = ? ORDER BY "
        "coalesce(held_on, '9999'), coalesce(number, 9999), id",
        (run_id,),
    )
    asked = conn.execute(
        f"SELECT {_ASSIGNMENT} FROM assignment WHERE training_run_id = ? ORDER BY place, id",
        (run_id,),
    )
    return Course(
        tuple(Session(*(*row[:11], bool(row[11]), *row[12:])) for row in held),
        tuple(Assignment(*(*row[:7], bool(row[7]), bool(row[8]))) for row in asked),
        run(conn, run_id).rule,
    )


# Writing


def add_run(op: Operation, values: Mapping[str, Value], rule: Rule) -> int:
    """Enter a run; its id.

    Raises:
        SmeicError: ``training_without_title``, ``training_exists``, ``rule_refused``.
    """
    _run_is_new(op.conn, values, None)
    stored = json.dumps(document(checked(rule)), ensure_ascii=False)
    return op.insert("training_run", {**values, "rule": stored})


def revise_run(op: Operation, before: Run, values: Mapping[str, Value]) -> None:
    """Save a form of a run: what it changed, and nothing somebody else changed meanwhile.

    Raises:
        EditConflict: somebody changed the same field.
        SmeicError: ``training_without_title``, ``training_exists``, ``record_gone``.
    """
    base = {column: getattr(before, column) for column in values}
    _run_is_new(op.conn, {**base, **_identity(before), **values}, before.id)
    op.revise("training_run", before.id, before.rev, base, values)


def _identity(found: Run) -> dict[str, Value]:
    return {"fiscal_year": found.fiscal_year, "title": found.title}


def _run_is_new(conn: sqlite3.Connection, values: Mapping[str, Value], own: int | None) -> None:
    title, year = values.get("title"), values.get("fiscal_year")
    if not title or not year:
        raise SmeicError("training_without_title")
    taken = conn.execute(
        "SELECT 1 FROM training_run WHERE fiscal_year = ? AND title = ? AND id IS NOT ?",
        (year, title, own),
    ).fetchone()
    if taken:
        raise SmeicError("training_exists", year=year, title=title)


def set_rule(op: Operation, before: Run, rule: Rule) -> None:
    """Save a rule as it was edited.

    Raises:
        EditConflict: somebody changed the rule in between.
        SmeicError: ``rule_refused``, ``record_gone``.
    """
    found = op.conn.execute("SELECT rule FROM training_run WHERE id = ?", (before.id,)).fetchone()
    if found is None:
        raise SmeicError("record_gone")
    stored = json.dumps(document(checked(rule)), ensure_ascii=False)
    # Compared as it is written now: a file may hold the same rule in other words.
    base = found[0] if from_document(json.loads(found[0])) == before.rule else None
    op.revise("training_run", before.id, before.rev, {"rule": base}, {"rule": stored})


def add_session(op: Operation, run_id: int, values: Mapping[str, Value]) -> int:
    """Enter a session of a run; its id.

    Raises:
        SmeicError: ``session_number_taken``, ``make_up_of_make_up``.
    """
    _session_fits(op.conn, run_id, values, None)
    return op.insert("training_session", {"training_run_id": run_id, **values})


def revise_session(op: Operation, before: Session, values: Mapping[str, Value]) -> None:
    """Save a form of a session.

    Raises:
        EditConflict: somebody changed the same field.
        SmeicError: ``session_number_taken``, ``make_up_of_make_up``, ``record_gone``.
    """
    base = {column: _stored(getattr(before, column)) for column in values}
    _session_fits(op.conn, before.run_id, {**base, **values}, before.id)
    op.revise("training_session", before.id, before.rev, base, values)


def _session_fits(
    conn: sqlite3.Connection, run_id: int, values: Mapping[str, Value], own: int | None
) -> None:
    number, original = values.get("number"), values.get("makes_up_id")
    if number is not None:
        taken = conn.execute(
            "SELECT 1 FROM training_session WHERE training_run_id = ? AND number = ? "
            "AND id IS NOT ?",
            (run_id, number, own),
        ).fetchone()
        if taken:
            raise SmeicError("session_number_taken", number=number)
    if original is None:
        return
    known = conn.execute(
        "SELECT 1 FROM training_session WHERE id = ? AND training_run_id = ? "
        "AND makes_up_id IS NULL AND id IS NOT ?",
        (original, run_id, own),
    ).fetchone()
    repaired = conn.execute(
        "SELECT 1 FROM training_session WHERE makes_up_id = ?", (own,)
    ).fetchone()
    if known is None or repaired is not None:
        raise SmeicError("make_up_of_make_up")


def remove_session(op: Operation, session_id: int) -> None:
    """Remove a session that nobody has a mark for.

    Raises:
        SmeicError: ``session_in_use``.
    """
    used = op.conn.execute(
        "SELECT 1 FROM training_mark WHERE training_session_id = ?1 "
        "UNION ALL SELECT 1 FROM training_session WHERE ?1 IN (makes_up_id, stands_for_id)",
        (session_id,),
    ).fetchone()
    if used:
        raise SmeicError("session_in_use")
    op.delete("training_session", session_id)


def add_assignment(op: Operation, run_id: int, values: Mapping[str, Value]) -> int:
    """Enter an assignment of a run behind the others; its id.

    Raises:
        SmeicError: ``assignment_exists``.
    """
    _assignment_is_new(op.conn, run_id, values.get("title"), None)
    place = op.conn.execute(
        "SELECT coalesce(max(place), 0) + 1 FROM assignment WHERE training_run_id = ?", (run_id,)
    ).fetchone()[0]
    return op.insert("assignment", {"training_run_id": run_id, "place": place, **values})


def revise_assignment(op: Operation, before: Assignment, values: Mapping[str, Value]) -> None:
    """Save a form of an assignment.

    Raises:
        EditConflict: somebody changed the same field.
        SmeicError: ``assignment_exists``, ``record_gone``.
    """
    base = {column: _stored(getattr(before, column)) for column in values}
    _assignment_is_new(op.conn, before.run_id, values.get("title", before.title), before.id)
    op.revise("assignment", before.id, before.rev, base, values)


def _assignment_is_new(
    conn: sqlite3.Connection, run_id: int, title: Value, own: int | None
) -> None:
    taken = conn.execute(
        "SELECT 1 FROM assignment WHERE training_run_id = ? AND title = ? AND id IS NOT ?",
        (run_id, title, own),
    ).fetchone()
    if taken:
        raise SmeicError("assignment_exists", title=title)


def remove_assignment(op: Operation, assignment_id: int) -> None:
    """Remove an assignment that nobody handed anything in for.

    Raises:
        SmeicError: ``assignment_in_use``.
    """
    used = op.conn.execute(
        "SELECT 1 FROM submission WHERE assignment_id = ?", (assignment_id,)
    ).fetchone()
    if used:
        raise SmeicError("assignment_in_use")
    op.delete("assignment", assignment_id)


def copy_course(op: Operation, source: Course, run_id: int) -> None:
    """Give a new run the sessions and assignments of an earlier one, without their days."""
    for session in source.sessions:
        if session.makes_up_id is not None or session.stands_for_id is not None:
            continue
        copied = {column: _stored(getattr(session, column)) for column in _COPIED}
        copied |= {
            "licence_kind": session.licence_kind,
            "licence_points": session.licence_points,
        }
        add_session(op, run_id, copied)
    for each in source.assignments:
        flags = {"is_compulsory": int(each.is_compulsory), "is_final": int(each.is_final)}
        add_assignment(op, run_id, {"title": each.title, **flags})


def _stored(value: str | int | bool | None) -> Value:
    return int(value) if isinstance(value, bool) else value
