"""What the generator hands out: one alumnus with everything that hangs on them.

Vocabulary and date forms are those of `smeic_tui.domain`: dates are ISO text and may be partial,
instants are UTC.
"""

from __future__ import annotations

from dataclasses import dataclass

from smeic_tui.domain.consent import Channel, ConsentVerdict, RuleVerdict, Use
from smeic_tui.domain.engagements import EngagementState
from smeic_tui.domain.licences.licence import PointKind
from smeic_tui.domain.people import JobFunction, NoteChannel, Relation, Scope, Standing, TagKind


@dataclass(frozen=True, slots=True)
class InventedOrganisation:
    """A company or other body."""

    name: str
    """As written, with its legal form: ``株式会社朝凪精機``; different for each organisation."""
    form: str
    """Legal form, empty for offices and public bodies: ``株式会社``, ``医療法人``."""
    industry: str
    """業種."""
    business_type: str
    """業態."""
    size_band: str
    """従業員規模, e.g. ``20-49名``."""
    prefecture: str
    """Where it is."""
    address: str
    """Address from the city on."""
    postcode: str
    """``581-0003``."""
    phone: str
    """Main number."""
    domain: str
    """Mail domain below a reserved example domain."""


@dataclass(frozen=True, slots=True)
class InventedPosition:
    """A post, held now or before."""

    organisation: InventedOrganisation
    """Where."""
    department: str | None
    """部署."""
    title: str | None
    """役職 as written."""
    job_function: JobFunction
    """職種."""
    relation: Relation
    """経営者 or 勤務."""
    started: str | None
    """Since when."""
    ended: str | None
    """Until when; None: held now."""
    is_primary: bool
    """One post held now is the primary one."""


@dataclass(frozen=True, slots=True)
class InventedEnrolment:
    """A course taken."""

    cohort: int | None
    """期 of the one-year school; None for another course."""
    course: str
    """Its name."""
    entered: str
    """Month."""
    completed: str
    """Month."""
    research_theme: str | None
    """特定課題研究."""
    is_primary: bool
    """Whether this is the enrolment the person is listed under."""


@dataclass(frozen=True, slots=True)
class InventedRule:
    """Whether a channel may be used."""

    channel: Channel
    """Which."""
    verdict: RuleVerdict
    """可 or 不可; no rule means 未確認."""
    since: str
    """When it was said."""
    source: str
    """How staff know."""
    reason: str | None
    """Why not."""


@dataclass(frozen=True, slots=True)
class InventedConsent:
    """Whether a use of someone's data is agreed to."""

    use: Use
    """Which."""
    verdict: ConsentVerdict
    """同意 or 不同意."""
    since: str
    """When it was said."""
    source: str
    """How staff know."""


@dataclass(frozen=True, slots=True)
class InventedNote:
    """One line of the contact log."""

    channel: NoteChannel
    """How."""
    direction: str
    """``in``: they came to us; ``out``: we came to them."""
    at: str
    """When, UTC: ``2026-04-01T05:30:00Z``."""
    text: str
    """What was said."""
    next_action: str | None
    """What comes next."""
    due_on: str | None
    """Until when."""
    done_on: str | None
    """When it was done; None while it is open."""


@dataclass(frozen=True, slots=True)
class InventedSuspension:
    """休止."""

    started_on: str
    """First day."""
    resumed_on: str | None
    """The day it counts again; None while it lasts."""


@dataclass(frozen=True, slots=True)
class InventedPoint:
    """One line of a ledger."""

    earned_on: str
    """When."""
    kind: PointKind
    """理論 or 実務."""
    points: int
    """How many."""
    proof: str
    """What proves it."""
    form: str
    """様式."""


@dataclass(frozen=True, slots=True)
class InventedEngagement:
    """実務従事 at some company."""

    theme: str
    """What about."""
    started_on: str
    """From."""
    ended_on: str | None
    """To; None while it goes on."""
    days: int | None
    """Days worked."""
    state: EngagementState
    """Going on, or done."""
    outcome: str | None
    """What came of it."""


@dataclass(frozen=True, slots=True)
class InventedLicence:
    """診断士登録 of somebody who has a number."""

    registered_on: str
    """Day or month."""
    expires_on: str | None
    """None where nobody entered it."""
    suspensions: tuple[InventedSuspension, ...]
    """At most one."""
    points: tuple[InventedPoint, ...]
    """The ledger, the latest first."""
    engagement: InventedEngagement | None
    """What they did for a company."""


@dataclass(frozen=True, slots=True)
class InventedPerson:
    """An alumnus who does not exist."""

    name: str
    """Full name as written."""
    family: str | None
    """Family name; None where the name is not split."""
    given: str | None
    """Given name."""
    kana: str | None
    """Hiragana with a space; None for some foreign names."""
    latin: str | None
    """Name in Latin letters, foreign alumni only."""
    former_name: str | None
    """旧姓."""
    cohort: int
    """期, 1–20."""
    member_no: str
    """Cohort and number, with a leading zero: ``03017``."""
    licence_no: str | None
    """診断士登録番号."""
    birth_year: int | None
    """Unknown for some."""
    standing: Standing
    """有効, 所在不明, 退会 or 逝去."""
    standing_on: str | None
    """Since when, unless active."""
    note: str | None
    """備考."""
    verified_on: str | None
    """When staff last checked the record."""
    enrolments: tuple[InventedEnrolment, ...]
    """The primary one first."""
    positions: tuple[InventedPosition, ...]
    """Held now first (the primary one leading), then earlier ones, latest first."""
    mails: tuple[tuple[Scope, str], ...]
    """Addresses with their scope; no two people share one."""
    returned_mail: str | None
    """The one of ``mails`` that bounced."""
    mobile: str | None
    """Mobile number."""
    phone: str | None
    """Number at work."""
    address_scope: Scope
    """Whether the address is at home or at work."""
    prefecture: str
    """Of the address."""
    postcode: str
    """Of the address."""
    address: str
    """Address from the city on."""
    tags: tuple[tuple[TagKind, str], ...]
    """What they offer, need, know; no label twice in a kind."""
    rules: tuple[InventedRule, ...]
    """Contact rules, at most one a channel."""
    consents: tuple[InventedConsent, ...]
    """Consents, at most one a use."""
    notes: tuple[InventedNote, ...]
    """Contact log, oldest first."""
