"""What is done to a referral: intake, moves, thanks, and finding out that it is an alumnus."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Unpack

from smeic_tui.domain.referrals.dates import in_days
from smeic_tui.domain.referrals.facts import Referral, Source
from smeic_tui.domain.referrals.moves import REFERRALS, Standing
from smeic_tui.errors import SmeicError
from smeic_tui.japanese.names import parse_name
from smeic_tui.store.journal.operation import Operation, Value
from smeic_tui.store.people import people
from smeic_tui.store.referrals.introductions import add_introduction
from smeic_tui.store.referrals.referrals import referral
from smeic_tui.store.referrals.stages import Moving, move_on, refuse_moved_meanwhile

_REPORTED = frozenset({"interview", "matching", "joined", "passed", "withdrawn"})
"""Stages the introducer wants to hear of."""
AS_INTRODUCTION: Mapping[str, str] = {
    "new": "candidate",
    "checked": "asked",
    "interview": "asked",
    "matching": "asked",
    "joined": "introduced",
}
"""Where the introduction between alumni stands that takes the place of a referral."""


@dataclass(frozen=True, slots=True)
class Intake:
    """What a first telephone call tells."""

    name: str = ""
    """The outsider's name; of somebody on file the id is enough."""
    person_id: int | None = None
    """Somebody who is on file already."""
    introducer_id: int | None = None
    source: Source | None = None
    source_name: str | None = None
    topic: str | None = None
    received_on: str | None = None
    """ISO date; today where nothing is said."""
    due_on: str | None = None
    """ISO date of the next action; in seven days where nothing is said."""
    organisation: str | None = None
    title: str | None = None
    details: Mapping[str, Value] | None = None
    """Further columns of the referral."""


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of an intake."""

    person_id: int
    """Whom it is about."""
    referral_id: int | None = None
    introduction_id: int | None = None
    """In place of a referral: whoever came in is an alumnus."""


def take_in(op: Operation, intake: Intake, *, today: date) -> TakenIn:
    """Enter a referral, and the outsider where they are new; an alumnus becomes an introduction.

    Args:
        op: The open operation.
        intake: What is known.
        today: The local day: received, due in seven days, owner the member of staff at work.

    Raises:
        SmeicError: ``referral_name_empty``, ``referral_of_oneself``, ``person_unknown``.
    """
    person_id = intake.person_id
    if person_id is not None and person_id == intake.introducer_id:
        raise SmeicError("referral_of_oneself")
    if person_id is None:
        name = intake.name.strip()
        if not name:
            raise SmeicError("referral_name_empty")
        cut = parse_name(name)
        person_id = people.add_person(
            op,
            {"kind": "outsider", "name": name, "family": cut.family, "given": cut.given},
            organisation=intake.organisation,
            title=intake.title,
        )
    elif people.person(op.conn, person_id).kind in ("alumnus", "student"):
        return TakenIn(person_id, introduction_id=_between_alumni(op, intake, person_id, today))
    received = intake.received_on or today.isoformat()
    values: dict[str, Value] = {
        "person_id": person_id,
        "introducer_id": intake.introducer_id,
        "source": None if intake.introducer_id is not None else intake.source,
        "source_name": None if intake.introducer_id is not None else intake.source_name,
        "received_on": received,
        "channel": "phone",
        "topic": intake.topic,
        "stage": "new",
        "stage_on": received,
        "owner_id": op.actor.staff_id,
        "due_on": intake.due_on or in_days(today),
        "thanks_due_on": in_days(today) if intake.introducer_id is not None else None,
        **(intake.details or {}),
    }
    number = op.insert("referral", values)
    _note_move(op, number, person_id, str(values["stage"]), str(values["stage_on"]))
    return TakenIn(person_id, referral_id=number)


def _between_alumni(op: Operation, intake: Intake, person_id: int, today: date) -> int:
    given = intake.details or {}
    words = (intake.source_name, given.get("note"))
    return add_introduction(
        op,
        person_id,
        intake.introducer_id,
        {
            "reason": intake.topic,
            "due_on": intake.due_on or in_days(today),
            "note": " / ".join(str(each) for each in words if each) or None,
            **{c: given[c] for c in ("next_action", "owner_id") if c in given},
        },
        today=today,
    )


def move_referral(op: Operation, referral_id: int, to: str, **told: Unpack[Moving]) -> Standing:
    """Move a referral to another stage; where it stands then.

    A step the introducer wants to hear of makes a report owed in seven days.

    Args:
        op: The open operation.
        referral_id: Which.
        to: The stage.
        told: See `Moving`.

    Raises:
        SmeicError: ``referral_unknown``, ``referral_is_alumnus``, ``moved_meanwhile`` and those of
            `domain.referrals.moves.moved`.
    """
    found = referral(op.conn, referral_id)
    if not found.counts:
        raise SmeicError("referral_is_alumnus")
    refuse_moved_meanwhile(found, told)
    standing, values = move_on(REFERRALS, found, to, told)
    if found.introducer_id is not None and to in _REPORTED and found.report_due_on is None:
        values["report_due_on"] = in_days(told["today"])
    op.update("referral", referral_id, values)
    on = told["today"].isoformat()
    _note_move(op, referral_id, found.person_id, to, on, told.get("why"), told.get("note"))
    return standing


def _note_move(
    op: Operation,
    referral_id: int,
    person_id: int,
    stage: str,
    on: str,
    why: str | None = None,
    note: str | None = None,
) -> None:
    op.insert(
        "referral_move",
        {
            "referral_id": referral_id,
            "person_id": person_id,
            "stage": stage,
            "moved_on": on,
            "why": why,
            "note": note or None,
        },
    )


def thank(op: Operation, referral_id: int, on: str) -> None:
    """The introducer was thanked.

    Raises:
        SmeicError: ``referral_unknown``, ``nobody_to_thank``.
    """
    _with_introducer(op, referral_id)
    op.update("referral", referral_id, {"thanked_on": on})


def report(op: Operation, referral_id: int, on: str) -> None:
    """The introducer was told what became of it.

    Raises:
        SmeicError: ``referral_unknown``, ``nobody_to_thank``.
    """
    _with_introducer(op, referral_id)
    op.update("referral", referral_id, {"reported_on": on, "report_due_on": None})


def _with_introducer(op: Operation, referral_id: int) -> Referral:
    found = referral(op.conn, referral_id)
    if found.introducer_id is None and not found.source_name:
        raise SmeicError("nobody_to_thank")
    return found


def is_alumnus(op: Operation, referral_id: int, alumnus_id: int, *, today: date) -> int:
    """The outsider is an alumnus: an introduction between alumni takes the referral's place.

    The referral stays with all that was typed and counts nowhere any more. The outsider's record
    stays too; whether it is merged into the alumnus is asked for apart.

    Args:
        op: The open operation.
        referral_id: Which.
        alumnus_id: Who they are.
        today: The local day.

    Returns:
        Id of the introduction.

    Raises:
        SmeicError: ``referral_unknown``, ``referral_is_alumnus``, ``not_an_alumnus``.
    """
    found = referral(op.conn, referral_id)
    if not found.counts:
        raise SmeicError("referral_is_alumnus")
    if people.person(op.conn, alumnus_id).kind not in ("alumnus", "student"):
        raise SmeicError("not_an_alumnus")
    other = found.introducer_id if found.introducer_id != alumnus_id else None
    stage = AS_INTRODUCTION.get(found.stage)
    number = add_introduction(
        op,
        alumnus_id,
        other,
        {
            "reason": found.topic,
            "stage": stage or ("candidate" if found.stage == "on_hold" else "passed"),
            "furthest": stage or "candidate",
            "why": None if stage or found.stage == "on_hold" else "other",
            "owner_id": found.owner_id,
            "next_action": found.next_action,
            "due_on": found.due_on,
            "note": found.note,
        },
        today=today,
    )
    op.update("referral", referral_id, {"introduction_id": number})
    return number


def decline_match(op: Operation, referral_id: int, alumnus_id: int) -> None:
    """Remember that somebody was suggested for a referral and does not fit."""
    known = op.conn.execute(
        "SELECT 1 FROM declined_match WHERE referral_id = ? AND person_id = ?",
        (referral_id, alumnus_id),
    ).fetchone()
    if known is None:
        op.insert("declined_match", {"referral_id": referral_id, "person_id": alumnus_id})
