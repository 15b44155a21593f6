"""Certificates of a run: 受講証明書 and 修了証, each kind with numbers of its own."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from smeic_tui.domain.training.facts import Certificate, CertificateKind
from smeic_tui.domain.training.numbers import next_number
from smeic_tui.errors import SmeicError
from smeic_tui.store.journal.operation import Operation

_CERTIFICATE = (
    "id, uid, rev, training_run_id, person_id, kind, number, issued_on, cancelled_on, "
    "cancel_reason, reissued_on, reissue_reason"
)


def certificates(conn: sqlite3.Connection, run_id: int) -> tuple[Certificate, ...]:
    """Everything issued in a run, in the order issued, also what was taken back."""
    rows = conn.execute(
        f"SELECT {_CERTIFICATE} FROM certificate WHERE training_run_id = ? ORDER BY id", (run_id,)
    )
    return tuple(Certificate(*row) for row in rows)


def issue(
    op: Operation,
    run_id: int,
    people: Sequence[int],
    kind: CertificateKind,
    first: str,
    issued_on: str | None,
) -> tuple[str, ...]:
    """Give people certificates with numbers that follow each other; those who have one keep it.

    A number that was taken back is never given again.

    Args:
        op: The open operation.
        run_id: Which run.
        people: Whom, in the order of the numbers.
        kind: Which certificate.
        first: Number of the first of them.
        issued_on: The day (ISO).

    Returns:
        The numbers given.

    Raises:
        SmeicError: ``certificate_number_empty``, ``certificate_number_taken``,
            ``certificate_number_without_digits``, ``not_in_class``.
    """
    there = [each for each in certificates(op.conn, run_id) if each.kind == kind]
    have = {each.person_id for each in there if not each.is_cancelled}
    taken = {each.number for each in there}
    given: list[str] = []
    number = first.strip()
    for person_id in people:
        if person_id in have:
            continue
        if not number:
            raise SmeicError("certificate_number_empty")
        if number in taken:
            raise SmeicError("certificate_number_taken", number=number)
        _in_class(op.conn, run_id, person_id)
        op.insert(
            "certificate",
            {
                "training_run_id": run_id,
                "person_id": person_id,
                "kind": kind,
                "number": number,
                "issued_on": issued_on,
            },
        )
        given.append(number)
        taken.add(number)
        following = next_number([number], "")
        if not following and person_id != people[-1]:
            raise SmeicError("certificate_number_without_digits", number=number)
        number = following
    return tuple(given)


def _in_class(conn: sqlite3.Connection, run_id: int, person_id: int) -> None:
    from smeic_tui.store.training.trainees import trainee_of

    trainee = trainee_of(conn, run_id, person_id)
    if trainee is None or not trainee.in_class:
        raise SmeicError("not_in_class")


def cancel(op: Operation, seen: Certificate, on: str, reason: str) -> None:
    """Take back a certificate that was issued; its number is never given again.

    Args:
        op: The open operation.
        seen: The certificate as it was decided on.
        on: The day (ISO).
        reason: Why.

    Raises:
        SmeicError: ``certificate_cancelled`` where it was already,
            ``certificate_reason_wanted``, ``record_gone``.
    """
    if not reason.strip():
        raise SmeicError("certificate_reason_wanted")
    _still_valid(op.conn, seen)
    op.update("certificate", seen.id, {"cancelled_on": on, "cancel_reason": reason.strip()})


def reissue(op: Operation, seen: Certificate, on: str, reason: str | None) -> None:
    """Note that a copy was issued under the same number.

    Args:
        op: The open operation.
        seen: The certificate as it was decided on.
        on: The day (ISO).
        reason: Why, such as a loss or another name.

    Raises:
        SmeicError: ``certificate_cancelled``, ``record_gone``.
    """
    _still_valid(op.conn, seen)
    values = {"reissued_on": on, "reissue_reason": (reason or "").strip() or None}
    op.update("certificate", seen.id, values)


def _still_valid(conn: sqlite3.Connection, seen: Certificate) -> None:
    found = conn.execute("SELECT cancelled_on FROM certificate WHERE id = ?", (seen.id,)).fetchone()
    if found is None:
        raise SmeicError("record_gone")
    if found[0] is not None:
        raise SmeicError("certificate_cancelled", number=seen.number)
