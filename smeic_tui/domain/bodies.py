"""Working groups (部会) and bodies (同窓会 …) as the store hands them out: terms, outputs, days."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from smeic_tui.domain.people import Kind, Standing

BodyKind = Literal["working_group", "association"]
"""部会, 団体."""
MemberRole = Literal["chair", "vice_chair", "secretary", "adviser", "member"]
"""代表, 副代表, 幹事, 顧問, and everybody else."""

BODY_KINDS: tuple[BodyKind, ...] = get_args(BodyKind)
MEMBER_ROLES: tuple[MemberRole, ...] = get_args(MemberRole)
"""In the order in which members are listed."""


@dataclass(frozen=True, slots=True)
class Body:
    """A working group, or a body such as 同窓会."""

    id: int
    uid: str
    rev: int
    name: str
    kind: BodyKind
    parent_id: int | None = None
    """The body it belongs to (母体)."""
    parent: str | None = None
    stage: int | None = None
    """Stage of the centre's mission, 1 to 3."""
    owner_id: int | None = None
    """The member of staff who looks after it (担当)."""
    owner: str | None = None
    purpose: str | None = None
    started: str | None = None
    """Partial ISO date."""
    ended: str | None = None
    note: str | None = None
    aliases: tuple[str, ...] = ()
    """Other names that lists use for it."""
    former_names: tuple[str, ...] = ()
    """What it was called before, the latest first."""


@dataclass(frozen=True, slots=True)
class Member:
    """One term of one person in a body."""

    id: int
    uid: str
    rev: int
    body_id: int
    person_id: int
    role: MemberRole
    started: str | None
    """Partial ISO date; None: nobody knows."""
    ended: str | None
    """Partial ISO date of the last day; None: still a member."""
    note: str | None
    name: str
    kana: str
    kind: Kind
    standing: Standing
    cohort: int | None
    organisation: str


@dataclass(frozen=True, slots=True)
class Membership:
    """One term of a person, seen from the person."""

    id: int
    body_id: int
    body: str
    role: MemberRole
    started: str | None
    ended: str | None


@dataclass(frozen=True, slots=True)
class Output:
    """成果: what came of a body's work, and where it is kept."""

    id: int
    uid: str
    rev: int
    body_id: int
    made_on: str | None
    """Partial ISO date."""
    title: str
    address: str | None = None
    """Path of a file, or an address."""
    note: str | None = None


def holds_on(started: str | None, ended: str | None, day: str) -> bool:
    """Whether a term covers a day; both its ends count, partial ones as a whole.

    Args:
        started: Partial ISO date (``2024-04`` begins on its first day); None is always.
        ended: Partial ISO date (``2026-03`` ends on its last day); None is not yet.
        day: ISO date.
    """
    return (started is None or started <= day[: len(started)]) and (
        ended is None or ended >= day[: len(ended)]
    )


def overlap(one: tuple[str | None, str | None], other: tuple[str | None, str | None]) -> bool:
    """Whether two terms, each from and to, share a day; the ends of partial dates count whole."""
    return _before_end(one[0], other[1]) and _before_end(other[0], one[1])


def _before_end(started: str | None, ended: str | None) -> bool:
    if started is None or ended is None:
        return True
    shared = min(len(started), len(ended))
    return started[:shared] <= ended[:shared]
