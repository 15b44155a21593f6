"""Attendance at the sessions of a training: one cell a trainee and session."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from smeic_tui.domain.training.facts import IN_CLASS, Mark, Version
from smeic_tui.errors import SmeicError
from smeic_tui.store.journal.operation import Operation, Value
from smeic_tui.store.training.cells import Beaten, last_writer, write_cell
from smeic_tui.store.training.trainees import trainee_of


@dataclass(frozen=True, slots=True)
class Marking:
    """What one cell is to become."""

    person_id: int
    mark: Mark | None
    """None clears the cell."""
    seen: Version
    """The cell as it was looked at."""


def marks(conn: sqlite3.Connection, run_id: int) -> dict[int, dict[int, Mark]]:
    """By person, by session: every mark of a run."""
    found: dict[int, dict[int, Mark]] = {}
    for person_id, session_id, mark in _marks(conn, "training_run_id = ?", (run_id,)):
        found.setdefault(person_id, {})[session_id] = mark
    return found


def marks_of_session(conn: sqlite3.Connection, session_id: int) -> dict[int, Mark]:
    """By person, the marks of one session."""
    found = _marks(conn, "training_session_id = ?", (session_id,))
    return {person_id: mark for person_id, _, mark in found}


def marks_of_person(conn: sqlite3.Connection, run_id: int, person_id: int) -> dict[int, Mark]:
    """By session, the marks of one trainee."""
    found = _marks(conn, "training_run_id = ? AND person_id = ?", (run_id, person_id))
    return {session_id: mark for _, session_id, mark in found}


def _marks(
    conn: sqlite3.Connection, condition: str, parameters: tuple[Value, ...]
) -> Iterable[tuple[int, int, Mark]]:
    for row in conn.execute(
        "SELECT person_id, training_session_id, mark, training_mark.minutes, is_announced, note, "
        "training_mark.id, training_mark.rev FROM training_mark JOIN training_session "
        f"ON training_session.id = training_session_id WHERE {condition}",
        parameters,
    ):
        yield row[0], row[1], Mark(row[2], row[3], bool(row[4]), row[5], (row[6], row[7]))


def set_marks(
    op: Operation, session_id: int, wanted: Iterable[Marking]
) -> tuple[Beaten[Mark], ...]:
    """Write cells of one session; what somebody else wrote in between is left alone and told.

    Raises:
        SmeicError: ``session_unknown``, ``session_cancelled``, ``not_in_class``.
    """
    row = op.conn.execute(
        "SELECT training_run_id, cancelled_on FROM training_session WHERE id = ?", (session_id,)
    ).fetchone()
    if row is None:
        raise SmeicError("session_unknown")
    if row[1] is not None:
        raise SmeicError("session_cancelled")
    beaten: list[Beaten[Mark]] = []
    for each in wanted:
        trainee = trainee_of(op.conn, row[0], each.person_id)
        if trainee is None or trainee.state not in IN_CLASS:
            raise SmeicError("not_in_class")
        key: dict[str, Value] = {
            "training_session_id": session_id,
            "person_id": each.person_id,
        }
        if not write_cell(op, "training_mark", key, each.seen, _values(each.mark)):
            found = marks_of_session(op.conn, session_id).get(each.person_id)
            by = last_writer(op.conn, "training_mark", key)
            beaten.append(Beaten(each.person_id, found, by))
    return tuple(beaten)


def _values(mark: Mark | None) -> Mapping[str, Value] | None:
    if mark is None:
        return None
    return {
        "mark": mark.kind,
        "minutes": mark.minutes,
        "is_announced": int(mark.is_announced),
        "note": mark.note,
    }
