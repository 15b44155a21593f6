"""A licence, its suspensions and the ledger of its points, as the store hands them out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from smeic_tui.errors import SmeicError

PointKind = Literal["theory", "practice"]
KINDS: tuple[PointKind, ...] = get_args(PointKind)
FORMS = ("18", "19", "20", "21")
"""様式: the forms of the SME Agency that prove points."""
MOST_POINTS = 999
"""No line is worth more; a slip of the finger is refused."""


@dataclass(frozen=True, slots=True)
class Licence:
    """The registration of one person as 中小企業診断士; its number stands with the person."""

    id: int
    uid: str
    rev: int
    person_id: int
    registered_on: str | None = None
    """登録日, as precisely as it is known (partial ISO date)."""
    expires_on: str | None = None
    """Last day of the term without any suspension (ISO day); None: counted from 登録日."""
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Suspension:
    """休止: the term stands still from its first day to the day before 再開."""

    id: int
    uid: str
    rev: int
    person_id: int
    started_on: str
    """First day (ISO)."""
    resumed_on: str | None = None
    """The day it counts again (ISO); None while it lasts."""
    note: str | None = None


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """What is entered of one line of the ledger."""

    earned_on: str
    """ISO day."""
    kind: str
    """``theory`` or ``practice``."""
    points: int
    proof: str | None = None
    """What proves it: the certificate, who issued it."""
    form: str | None = None
    """様式: one of ``FORMS``."""

    def __post_init__(self) -> None:
        """Refuse what no line can be.

        Raises:
            SmeicError: ``point_invalid`` for a kind, number or form that is none.
            ValueError: ``earned_on`` is no ISO day.
        """
        date.fromisoformat(self.earned_on)
        is_known = self.kind in KINDS and (self.form is None or self.form in FORMS)
        if not is_known or not 0 < self.points <= MOST_POINTS:
            raise SmeicError("point_invalid")


@dataclass(frozen=True, slots=True)
class Point:
    """One line of the ledger."""

    id: int
    uid: str
    rev: int
    person_id: int
    earned_on: str
    """ISO day."""
    kind: PointKind
    points: int
    proof: str | None = None
    """What proves it: the certificate, who issued it."""
    form: str | None = None
    """様式: one of ``FORMS``."""
    session_uid: str | None = None
    """The training session that earned it."""
    engagement_id: int | None = None
    """The 実務従事 that earned it."""
    is_void: bool = False
    """The session that earned it was called off afterwards: the line stays and counts nowhere."""
