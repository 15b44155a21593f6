"""Who takes part in a training: applied, accepted, refused, and how it ended for them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from smeic_tui.domain.training.facts import Trainee, TraineeState
from smeic_tui.errors import SmeicError
from smeic_tui.store.journal.operation import Operation, Value

_HAS_MARK = (
    "EXISTS (SELECT 1 FROM training_mark JOIN training_session "
    "ON training_session.id = training_mark.training_session_id "
    "WHERE training_mark.person_id = trainee.person_id "
    "AND training_session.training_run_id = trainee.training_run_id)"
)
STATE = f"CASE WHEN trainee.state = 'accepted' AND {_HAS_MARK} THEN 'attending' ELSE state END"
"""The state of a trainee: 受講中 is 受理 with a mark."""
_TRAINEE = (
    f"trainee.id, trainee.rev, training_run_id, trainee.person_id, {STATE}, applied_on, "
    "decided_on, ended_on, reason, trainee.note"
)
_ENDS = frozenset({"withdrawn", "completed", "not_completed"})
_DECIDES = frozenset({"accepted", "refused"})


@dataclass(frozen=True, slots=True)
class Listed:
    """A trainee with what a list shows of the person."""

    trainee: Trainee
    name: str
    kana: str
    cohort: int | None
    organisation: str
    title: str
    sort_kana: str
    """Orders the list by 五十音."""
    latin: str
    """Search text, see `domain.search`."""
    cjk: str
    """Search text, see `domain.search`."""
    licence_no: str | None


def trainees(conn: sqlite3.Connection, run_id: int) -> tuple[Listed, ...]:
    """Everybody who applied for a run or is in it, by 五十音."""
    rows = conn.execute(
        f"SELECT {_TRAINEE}, roster_row.name, roster_row.kana, cohort, organisation, title, "
        "sort_kana, latin, cjk, (SELECT licence_no FROM person WHERE person.id = "
        "trainee.person_id) FROM trainee "
        "JOIN roster_row ON roster_row.person_id = trainee.person_id "
        "WHERE training_run_id = ? ORDER BY sort_kana, trainee.person_id",
        (run_id,),
    )
    return tuple(Listed(Trainee(*row[:10]), *row[10:]) for row in rows)


def trainee_of(conn: sqlite3.Connection, run_id: int, person_id: int) -> Trainee | None:
    """One person in one run; None where they are not in it."""
    row = conn.execute(
        f"SELECT {_TRAINEE} FROM trainee WHERE training_run_id = ? AND person_id = ?",
        (run_id, person_id),
    ).fetchone()
    return Trainee(*row) if row else None


def add_trainees(
    op: Operation, run_id: int, people: Iterable[int], state: TraineeState, on: str | None
) -> int:
    """Enter people as trainees; those who are in the run already stay as they are.

    Args:
        op: The open operation.
        run_id: Which run.
        people: Whom.
        state: ``applied`` or ``accepted``.
        on: The day (ISO).

    Returns:
        How many are new.
    """
    new = 0
    for person_id in dict.fromkeys(people):
        if trainee_of(op.conn, run_id, person_id) is None:
            values: dict[str, Value] = {"training_run_id": run_id, "person_id": person_id}
            op.insert("trainee", {**values, **_state_values(state, on, None)})
            new += 1
    return new


def write_trainee(op: Operation, run_id: int, person_id: int, values: Mapping[str, Value]) -> None:
    """Enter somebody with columns as a list tells them, or write these columns of a trainee.

    Raises:
        SmeicError: ``trainee_certified``: a 修了証 that is valid says otherwise.
    """
    found = trainee_of(op.conn, run_id, person_id)
    if found is None:
        op.insert("trainee", {"training_run_id": run_id, "person_id": person_id, **values})
    else:
        _update(op, found.id, values)


def undecided(
    seen: Sequence[Trainee], state: TraineeState, reason: str | None = None
) -> tuple[Trainee, ...]:
    """Those of whom such a decision says something new."""
    return tuple(each for each in seen if not _is_so(each, state, reason))


def _is_so(trainee: Trainee, state: TraineeState, reason: str | None) -> bool:
    return _plain(trainee.state) == _plain(state) and reason == trainee.reason


def set_state(
    op: Operation,
    seen: Sequence[Trainee],
    state: TraineeState,
    on: str | None,
    reason: str | None = None,
) -> None:
    """Decide about trainees: accept, refuse, note that they withdrew, completed or did not.

    Args:
        op: The open operation.
        seen: The trainees as they were decided on.
        state: What they are from now on; ``attending`` is ``accepted``.
        on: The day (ISO).
        reason: Why they were refused or withdrew.

    Raises:
        SmeicError: ``trainee_changed``: somebody decided otherwise in between; ``record_gone``;
            ``trainee_certified``: a 修了証 that is valid says otherwise.
    """
    for trainee in seen:
        now = trainee_of(op.conn, trainee.run_id, trainee.person_id)
        if now is None:
            raise SmeicError("record_gone")
        if now.rev != trainee.rev and _plain(now.state) != _plain(trainee.state):
            raise SmeicError("trainee_changed")
        if not _is_so(now, state, reason):
            _update(op, trainee.id, _state_values(state, on, reason))


def _update(op: Operation, trainee_id: int, values: Mapping[str, Value]) -> None:
    try:
        op.update("trainee", trainee_id, values)
    except sqlite3.IntegrityError as error:
        if str(error) != "trainee_certified":
            raise
        raise SmeicError("trainee_certified") from error


def _plain(state: TraineeState) -> str:
    return "accepted" if state == "attending" else state


def _state_values(state: TraineeState, on: str | None, reason: str | None) -> dict[str, Value]:
    values: dict[str, Value] = {"state": _plain(state), "reason": reason}
    if state == "applied":
        values |= {"applied_on": on, "decided_on": None, "ended_on": None}
    elif _plain(state) in _DECIDES:
        values |= {"decided_on": on, "ended_on": None}
    elif state in _ENDS:
        values["ended_on"] = on
    return values


def remove_trainee(op: Operation, trainee: Trainee) -> None:
    """Take somebody out of a run who has neither marks nor submissions nor a certificate.

    Raises:
        SmeicError: ``trainee_in_use``.
    """
    try:
        op.delete("trainee", trainee.id)
    except sqlite3.IntegrityError as error:
        raise SmeicError("trainee_in_use") from error
