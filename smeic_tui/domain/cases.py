"""Innovation cases (事例) as the store hands them out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from smeic_tui.domain.consent import ConsentVerdict
from smeic_tui.domain.people import Kind, Standing

Outcome = Literal[
    "technology", "product", "business_format", "business_model", "customer", "business", "other"
]
"""新技術, 新製品, 新業態, 新ビジネスモデル, 新規顧客, 新事業, その他."""
Stage = Literal["idea", "planning", "development", "trial", "business", "paused", "stopped"]
"""構想, 企画, 開発, 試作・検証, 事業化; 休止, 中止."""
Origin = Literal["event", "working_group", "body", "introduction", "referral", "own"]
"""Where it came from; ``own`` is 自発."""
Publication = Literal["internal", "asking", "publishable", "published"]
"""内部, 本人確認, 公開可, 公開済."""
CaseRole = Literal["lead", "member", "adviser", "supporter"]
Shows = Literal["all", "name", "organisation"]
"""What of a member may be named: name and company, the name alone, the company alone."""

OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
STAGES: tuple[Stage, ...] = get_args(Stage)
ORIGINS: tuple[Origin, ...] = get_args(Origin)
PUBLICATIONS: tuple[Publication, ...] = get_args(Publication)
CASE_ROLES: tuple[CaseRole, ...] = get_args(CaseRole)
SHOWS: tuple[Shows, ...] = get_args(Shows)
EXPECTED_MEMBERS = 2
"""A case links people: with fewer it is kept, and said so."""


@dataclass(frozen=True, slots=True)
class Move:
    """A case went from one stage to another."""

    from_stage: Stage | None
    """None: it began here."""
    to_stage: Stage
    moved_on: str
    """ISO date."""
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class CaseMember:
    """One person of a case."""

    id: int
    uid: str
    rev: int
    case_id: int
    person_id: int
    role: CaseRole
    consent: ConsentVerdict
    """For this case alone."""
    shows: Shows
    consent_on: str | None
    consent_source: str | None
    name: str
    kind: Kind
    standing: Standing
    cohort: int | None
    organisation: str
    general: ConsentVerdict
    """事例公開 as said for all cases."""


@dataclass(frozen=True, slots=True)
class CaseOrganisation:
    """A company or institution that takes part in a case."""

    id: int
    uid: str
    rev: int
    case_id: int
    organisation_id: int
    name: str
    part: str | None
    """What it does in the case, in a few words."""
    consent: ConsentVerdict


@dataclass(frozen=True, slots=True)
class Milestone:
    """Something that happened on the way."""

    id: int
    uid: str
    rev: int
    case_id: int
    reached_on: str
    """Partial ISO date."""
    text: str
    is_public: bool = False
    """May stand in what is published."""


@dataclass(frozen=True, slots=True)
class Case:
    """One innovation case."""

    id: int
    uid: str
    rev: int
    title: str
    outcome: Outcome
    stage: Stage
    origin: Origin
    event_id: int | None = None
    body_id: int | None = None
    introduction_id: int | None = None
    referral_id: int | None = None
    origin_text: str | None = None
    """What it came from, as written when it was entered."""
    summary: str | None = None
    """For outsiders: what was made."""
    research_theme: str | None = None
    """特定課題研究 it grew from."""
    theme_person_id: int | None = None
    """Whose research that was."""
    inspired_by_id: int | None = None
    inspired_by: str | None = None
    publication: Publication = "internal"
    published_on: str | None = None
    owner_id: int | None = None
    owner: str | None = None
    note: str | None = None
    moves: tuple[Move, ...] = ()
    """In the order written."""
    members: tuple[CaseMember, ...] = ()
    """By role."""
    organisations: tuple[CaseOrganisation, ...] = ()

    @property
    def began_on(self) -> str | None:
        """Day of its first stage."""
        return self.moves[0].moved_on if self.moves else None

    @property
    def moved_on(self) -> str | None:
        """Day of its latest move."""
        return self.moves[-1].moved_on if self.moves else None

    @property
    def is_short_of_members(self) -> bool:
        """Fewer people than a case links."""
        return len(self.members) < EXPECTED_MEMBERS
