"""実務従事: a consultant at work in a company of the centre's circle."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from smeic_tui.errors import SmeicError

EngagementState = Literal["planned", "running", "done", "dropped"]
STATES: tuple[EngagementState, ...] = get_args(EngagementState)
MOST_DAYS = 999


@dataclass(frozen=True, slots=True)
class Engagement:
    """One piece of work of one consultant at one company."""

    id: int
    uid: str
    rev: int
    person_id: int
    """The consultant."""
    person: str
    """Name of the consultant."""
    organisation_id: int | None
    organisation: str
    """Name of the company; empty where only a person there is known."""
    host_person_id: int | None
    """Who asked for it there."""
    host: str
    """Name of that person."""
    theme: str | None
    """What it is about: the need, the task."""
    started_on: str | None
    ended_on: str | None
    days: int | None
    """Days worked."""
    state: EngagementState
    outcome: str | None
    """What came of it."""
    note: str | None = None
    has_points: bool = False
    """Its days stand in the consultant's ledger."""


def check_engagement(started_on: str | None, ended_on: str | None, days: int | None) -> None:
    """Refuse dates and days that cannot be.

    Raises:
        SmeicError: ``engagement_reversed``, ``engagement_days`` (most).
    """
    if days is not None and not 0 <= days <= MOST_DAYS:
        raise SmeicError("engagement_days", most=MOST_DAYS)
    if not started_on or not ended_on:
        return
    room = (date.fromisoformat(ended_on) - date.fromisoformat(started_on)).days + 1
    if room < 1:
        raise SmeicError("engagement_reversed")
    if days is not None and days > room:
        raise SmeicError("engagement_days", most=room)
