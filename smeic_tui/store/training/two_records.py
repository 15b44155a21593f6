"""What a merge settles first of trainings that both records took: certificates, and what they say.

All of it is written before a row moves. Undo goes backwards, row by row, and whoever holds a valid
修了証 stays completed: it has to be back with its own record before the state gives way again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import Literal

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
    theirs = _certified(op, survivor, loser, holder="theirs")
    # Of runs that both say it of, the certificate of whoever completed speaks.
    runs = {run for run, _, _ in theirs}
    mine = [pair for pair in _certified(op, survivor, loser, holder="mine") if pair[0] not in runs]
    _take_back(op, survivor, loser, runs, why)
    return [
        *(each for pair in theirs for each in _complete(op, pair)),
        *(each for pair in mine for each in _complete_holder(op, survivor, pair)),
    ]


def _certified(
    op: Operation, survivor: int, loser: int, *, holder: Literal["mine", "theirs"]
) -> list[Pair]:
    """Runs that only the record that goes completed, with a valid 修了証 of this record."""
    return op.conn.execute(
        "SELECT mine.training_run_id, theirs.id, mine.id FROM trainee AS mine "
        "JOIN trainee AS theirs ON theirs.training_run_id = mine.training_run_id "
        "JOIN certificate ON certificate.training_run_id = mine.training_run_id "
        f"AND certificate.person_id = {holder}.person_id "
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


def _complete_holder(op: Operation, survivor: int, pair: Pair) -> list[tuple[str, Value]]:
    """Let the survivor, whose own 修了証 is valid, be completed as the other record was.

    The certificate is written anew under its uid and number, behind the state: undo takes it away
    before the state gives way, and brings it back after that.
    """
    (number, uid) = op.conn.execute(
        "SELECT id, uid FROM certificate WHERE training_run_id = ? AND person_id = ? "
        "AND kind = 'completion' AND cancelled_on IS NULL",
        (pair[0], survivor),
    ).fetchone()
    held = values_of(op.conn, "certificate", number)
    op.delete("certificate", number)
    given_way = list(_complete(op, pair))
    op.insert_with_uid("certificate", {**held, "uid": uid})
    return given_way
