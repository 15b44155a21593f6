"""Write innovation cases: entered, moved, joined, agreed to, published."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence

from smeic_tui.domain.case_publication import after_change, check_step
from smeic_tui.domain.case_stages import move
from smeic_tui.domain.cases import (
    Case,
    CaseMember,
    CaseRole,
    Milestone,
    Publication,
    Stage,
)
from smeic_tui.errors import SmeicError
from smeic_tui.store.cases.cases import case
from smeic_tui.store.journal.operation import Operation, Value


def add_case(
    op: Operation,
    values: Mapping[str, Value],
    *,
    on: str,
    today: str,
    stage: Stage = "idea",
    members: Sequence[tuple[int, CaseRole]] = (),
    organisations: Sequence[int] = (),
) -> int:
    """Enter a case with its first stage; its id.

    Args:
        op: The open operation.
        values: Columns of ``innovation_case``; at least ``title``.
        on: ISO date of the first stage.
        today: ISO date.
        stage: Its first stage.
        members: People with their roles; two are expected, fewer are kept.
        organisations: Companies that take part.

    Raises:
        SmeicError: ``case_without_title`` and those of `domain.case_stages.move`.
    """
    title = str(values.get("title") or "").strip()
    if not title:
        raise SmeicError("case_without_title")
    first = move((), stage, on, today)
    case_id = op.insert("innovation_case", {**values, "title": title, "stage": stage})
    _add_move(op, case_id, first.from_stage, first.to_stage, on, None)
    add_members(op, case_id, members)
    for organisation_id in organisations:
        add_organisation(op, case_id, organisation_id)
    return case_id


def _add_move(
    op: Operation, case_id: int, from_: Stage | None, to: Stage, on: str, reason: str | None
) -> None:
    values: dict[str, Value] = {"from_stage": from_, "to_stage": to, "moved_on": on}
    op.insert("case_move", {"innovation_case_id": case_id, **values, "reason": reason})


def move_case(
    op: Operation,
    case_id: int,
    to: Stage,
    *,
    on: str,
    today: str,
    reason: str | None = None,
    expected: Stage | None = None,
) -> None:
    """Move a case to another stage.

    Args:
        op: The open operation.
        case_id: Which case.
        to: Where to.
        on: ISO date of the move.
        today: ISO date.
        reason: Why, where the move wants words.
        expected: Where the author saw it; somebody may have moved it meanwhile.

    Raises:
        SmeicError: ``case_unknown``, ``case_moved_meanwhile`` and those of
            `domain.case_stages.move`.
    """
    found = case(op.conn, case_id)
    if expected is not None and found.stage != expected:
        raise SmeicError("case_moved_meanwhile", now=found.stage)
    made = move(found.moves, to, on, today, reason)
    _add_move(op, case_id, made.from_stage, made.to_stage, made.moved_on, made.reason)
    op.update("innovation_case", case_id, {"stage": made.to_stage})


def revise_case(op: Operation, before: Case, values: Mapping[str, Value]) -> None:
    """Save a form of a case; its stage and publication have acts of their own.

    Raises:
        EditConflict: somebody changed the same field.
        SmeicError: ``case_without_title``, ``case_in_itself``, ``record_gone``.
    """
    if not values.get("title", before.title):
        raise SmeicError("case_without_title")
    if values.get("inspired_by_id") is not None:
        _refuse_circle(op.conn, before.id, values["inspired_by_id"])
    base = {column: getattr(before, column) for column in values}
    op.revise("innovation_case", before.id, before.rev, base, values)


def _refuse_circle(conn: sqlite3.Connection, case_id: int, source: Value) -> None:
    seen: set[Value] = {case_id}
    while source is not None:
        if source in seen:
            raise SmeicError("case_in_itself")
        seen.add(source)
        row = conn.execute(
            "SELECT inspired_by_id FROM innovation_case WHERE id = ?", (source,)
        ).fetchone()
        source = row[0] if row else None


# Members, companies and what they agreed to


def add_members(op: Operation, case_id: int, members: Sequence[tuple[int, CaseRole]]) -> None:
    """Add people with their roles; whoever is in it already is left as they are."""
    before = case(op.conn, case_id)
    there = {member.person_id for member in before.members}
    for person_id, role in dict(members).items():
        if person_id not in there:
            values: dict[str, Value] = {"person_id": person_id, "role": role}
            op.insert("case_member", {"innovation_case_id": case_id, **values})
    _recheck(op, before)


def revise_case_member(op: Operation, before: CaseMember, values: Mapping[str, Value]) -> None:
    """Save role or consent of a member; what was published meanwhile may have to be asked again.

    Raises:
        EditConflict: somebody changed the same field.
        SmeicError: ``record_gone``.
    """
    whole = case(op.conn, before.case_id)
    base = {column: getattr(before, column) for column in values}
    op.revise("case_member", before.id, before.rev, base, values)
    _recheck(op, whole)


def remove_case_member(op: Operation, member: CaseMember) -> None:
    """Take somebody out of a case."""
    whole = case(op.conn, member.case_id)
    op.delete("case_member", member.id)
    _recheck(op, whole)


def add_organisation(
    op: Operation, case_id: int, organisation_id: int, part: str | None = None
) -> int:
    """Let a company take part; one that does already is left as it is. The id of its record."""
    before = case(op.conn, case_id)
    for each in before.organisations:
        if each.organisation_id == organisation_id:
            return each.id
    values: dict[str, Value] = {"organisation_id": organisation_id, "part": part}
    row = op.insert("case_organisation", {"innovation_case_id": case_id, **values})
    _recheck(op, before)
    return row


def revise_case_organisation(
    op: Operation, case_id: int, row: int, values: Mapping[str, Value]
) -> None:
    """Save what a company does in a case, or whether it agreed to be named."""
    before = case(op.conn, case_id)
    op.update("case_organisation", row, values)
    _recheck(op, before)


def remove_case_organisation(op: Operation, case_id: int, row: int) -> None:
    """Take a company out of a case."""
    before = case(op.conn, case_id)
    op.delete("case_organisation", row)
    _recheck(op, before)


def _recheck(op: Operation, before: Case) -> None:
    state = after_change(before, case(op.conn, before.id))
    if state != before.publication:
        op.update("innovation_case", before.id, {"publication": state})


def set_publication(op: Operation, case_id: int, to: Publication, *, today: str) -> None:
    """Put a case into another state of publication.

    Raises:
        SmeicError: ``case_unknown`` and those of `domain.case_publication.check_step`.
    """
    found = case(op.conn, case_id)
    check_step(found, to)
    values: dict[str, Value] = {"publication": to}
    if to == "published":
        values["published_on"] = today
    op.update("innovation_case", case_id, values)


# Milestones


def add_milestone(
    op: Operation, case_id: int, text: str, *, on: str, is_public: bool = False
) -> int:
    """Enter something that happened on the way; its id.

    Raises:
        SmeicError: ``milestone_without_text``.
    """
    if not text.strip():
        raise SmeicError("milestone_without_text")
    values: dict[str, Value] = {"reached_on": on, "text": text, "is_public": int(is_public)}
    return op.insert("case_milestone", {"innovation_case_id": case_id, **values})


def revise_milestone(op: Operation, before: Milestone, values: Mapping[str, Value]) -> None:
    """Save a form of a milestone.

    Raises:
        EditConflict: somebody changed the same field.
        SmeicError: ``milestone_without_text``, ``record_gone``.
    """
    if not values.get("text", before.text):
        raise SmeicError("milestone_without_text")
    base: dict[str, Value] = {column: getattr(before, column) for column in values}
    op.revise("case_milestone", before.id, before.rev, base, values)


def remove_milestone(op: Operation, found: Milestone) -> None:
    """Take out what did not happen."""
    op.delete("case_milestone", found.id)
