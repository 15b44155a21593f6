"""What trainees handed in for the assignments of a run."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from smeic_tui.domain.training.facts import IN_CLASS, Submission, Version
from smeic_tui.errors import SmeicError
from smeic_tui.store.journal.operation import Operation, Value
from smeic_tui.store.training.cells import Beaten, last_writer, write_cell
from smeic_tui.store.training.trainees import trainee_of

_COLUMNS = "state, state_on, grade, comment, location"


def submissions(conn: sqlite3.Connection, run_id: int) -> dict[int, dict[int, Submission]]:
    """By person, by assignment: everything handed in, sent back or waived in a run."""
    found: dict[int, dict[int, Submission]] = {}
    for row in conn.execute(
        f"SELECT person_id, assignment_id, {_COLUMNS}, submission.id, submission.rev "
        "FROM submission JOIN assignment ON assignment.id = assignment_id "
        "WHERE training_run_id = ?",
        (run_id,),
    ):
        found.setdefault(row[0], {})[row[1]] = Submission(*(*row[2:7], (row[7], row[8])))
    return found


def set_submission(
    op: Operation,
    assignment_id: int,
    person_id: int,
    wanted: Submission | None,
    seen: Version,
) -> Beaten[Submission] | None:
    """Write one cell of the board; what somebody else wrote in between is left alone and told.

    Args:
        op: The open operation.
        assignment_id: Which assignment.
        person_id: Whose.
        wanted: What is to stand there; None is 未提出.
        seen: The cell as it was looked at.

    Raises:
        SmeicError: ``assignment_unknown``, ``not_in_class``.
    """
    row = op.conn.execute(
        "SELECT training_run_id FROM assignment WHERE id = ?", (assignment_id,)
    ).fetchone()
    if row is None:
        raise SmeicError("assignment_unknown")
    trainee = trainee_of(op.conn, row[0], person_id)
    if trainee is None or trainee.state not in IN_CLASS:
        raise SmeicError("not_in_class")
    key: dict[str, Value] = {"assignment_id": assignment_id, "person_id": person_id}
    if write_cell(op, "submission", key, seen, _values(wanted)):
        return None
    there = submissions(op.conn, row[0]).get(person_id, {}).get(assignment_id)
    return Beaten(person_id, there, last_writer(op.conn, "submission", key))


def _values(wanted: Submission | None) -> Mapping[str, Value] | None:
    if wanted is None:
        return None
    return {column: getattr(wanted, column) for column in _COLUMNS.split(", ")}
