"""What an import would write of the answers of a form, before anything is written."""

from __future__ import annotations

from dataclasses import dataclass

from importers.activities.activity import Proposal
from smeic_tui.domain.referrals.told import ToldReferral
from smeic_tui.domain.seats import Place
from smeic_tui.store.events.replies import Answered


@dataclass(frozen=True, slots=True)
class ReplyPlan:
    """One answer for one part that the file does not hold."""

    table: tuple[int, int]
    """Its table in the plan."""
    row: int
    """Its row."""
    event: str
    """uid of the event."""
    part_id: int
    person: int
    """Negative for somebody whom the import adds."""
    given: Answered
    place: Place | None
    """Where a yes goes: a seat, or a number in the waiting list."""
    replaces: bool
    """The person had answered before, on file or further up."""


@dataclass(frozen=True, slots=True)
class BroughtPlan:
    """An outsider who says who brought them, and has no referral yet."""

    person: int
    """Negative for somebody whom the import adds."""
    told: ToldReferral


@dataclass(frozen=True, slots=True)
class RepliesProposal(Proposal):
    """With what is written, in the order in which it was answered."""

    replies: tuple[ReplyPlan, ...] = ()
    brought: tuple[BroughtPlan, ...] = ()
    """Outsiders who name an introducer."""
