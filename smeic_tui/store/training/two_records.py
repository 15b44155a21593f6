"""What a merge settles first of trainings that both records took: certificates, and what they say.

All of it is written before a row moves. Undo goes backwards, row by row, and whoever holds a valid
修了証 stays completed: it has to be back with its own record before the state gives way again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from smeic_tui.store.file.references import values_of
from smeic_tui.store.journal.operation import Operation, Value

_OUTCOME = ("state", "ended_on", "reason")
"""Columns of a trainee that say one thing together."""

Pair = tuple[int, int, int]
"""Run, trainee row of the record that goes, trainee row of the one that stays."""


def settle(op: Operation, survivor: int, loser: int, why: str) -> list[tuple[str, Value]]:
    """Take back one of two certificates of a kind, and let a valid 修了証 say who completed.

    Args:
        op: The open operation of the merge.
        survivor: Id of the person who stays.
        loser: Id of the person who goes.
        why: Reason for taking a certificate back.

    Returns:
        (Column, value) of the survivor's trainee rows: what gave way.
    """
    certified = _certified(op, survivor, loser)
    _take_back(op, survivor, loser, {run for run, _, _ in certified}, why)
    return [each for pair in certified for each in _complete(op, pair)]


def _certified(op: Operation, survivor: int, loser: int) -> list[Pair]:
    """Runs that only the record that goes completed, with a 修了証 that is valid."""
    return op.conn.execute(
        "SELECT mine.training_run_id, theirs.id, mine.id FROM trainee AS mine "
        "JOIN trainee AS theirs ON theirs.training_run_id = mine.training_run_id "
        "JOIN certificate ON certificate.training_run_id = mine.training_run_id "
        "AND certificate.person_id = theirs.person_id "
        "AND certificate.kind = 'completion' AND certificate.cancelled_on IS NULL "
        "WHERE mine.person_id = ? AND theirs.person_id = ? "
        "AND mine.state <> 'completed' AND theirs.state = 'completed'",
        (survivor, loser),
    ).fetchall()


def _take_back(
    op: Operation, survivor: int, loser: int, certified: Collection[int], why: str
) -> None:
    """Of two valid certificates of one training one is taken back, so that both stay.

    A row that went would set its number free, and a number is given once. The 修了証 that stays
    valid is the survivor's, but where only the other record completed.
    """
    twice = op.conn.execute(
        "SELECT theirs.id, mine.id, mine.training_run_id, mine.kind FROM certificate AS theirs "
        "JOIN certificate AS mine "
        "ON mine.training_run_id = theirs.training_run_id AND mine.kind = theirs.kind "
        "WHERE mine.person_id = ? AND theirs.person_id = ? "
        "AND mine.cancelled_on IS NULL AND theirs.cancelled_on IS NULL",
        (survivor, loser),
    ).fetchall()
    taken_back = {"cancelled_on": date.today().isoformat(), "cancel_reason": why}
    for theirs, mine, run, kind in twice:
        theirs_stays = kind == "completion" and run in certified
        op.update("certificate", mine if theirs_stays else theirs, taken_back)


def _complete(op: Operation, pair: Pair) -> Iterable[tuple[str, Value]]:
    _, row, twin = pair
    mine, theirs = values_of(op.conn, "trainee", twin), values_of(op.conn, "trainee", row)
    told = {column: theirs[column] for column in _OUTCOME}
    told["decided_on"] = theirs["decided_on"] or mine["decided_on"]
    op.update("trainee", twin, told)
    return [(column, mine[column]) for column in told if mine[column] != told[column]]
