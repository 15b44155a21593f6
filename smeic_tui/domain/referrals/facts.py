"""Referrals and introductions as the store hands them out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Stage = Literal[
    "new", "checked", "interview", "matching", "joined", "passed", "withdrawn", "on_hold"
]
"""新着, 確認, 面談, マッチング, 参画; 見送り (the centre's decision), 辞退 (theirs), 保留."""
IntroductionStage = Literal[
    "candidate", "asked", "introduced", "responded", "result", "known", "passed"
]
"""候補, 本人確認, 紹介済, 反応, 結果; 既知 (they know each other), 見送り."""
Source = Literal["self", "faculty", "body"]
"""自薦, 教職員, 他機関: who brought somebody whom no person on file introduced."""
Channel = Literal["phone", "mail", "meeting", "form", "post", "other"]
Category = Literal["executive", "engineer", "expert", "support", "other"]
"""経営者, 技術者, 専門家, 支援機関, その他."""
ConsentState = Literal["agreed", "refused", "unconfirmed"]

STAGES: tuple[Stage, ...] = get_args(Stage)
INTRODUCTION_STAGES: tuple[IntroductionStage, ...] = get_args(IntroductionStage)
SOURCES: tuple[Source, ...] = get_args(Source)
CHANNELS: tuple[Channel, ...] = get_args(Channel)
CATEGORIES: tuple[Category, ...] = get_args(Category)
CONSENTS: tuple[ConsentState, ...] = get_args(ConsentState)


@dataclass(frozen=True, slots=True)
class Referral:
    """One outsider who came in, once; whoever comes again has a second one."""

    id: int
    uid: str
    rev: int
    person_id: int
    """The outsider."""
    name: str
    """Their name."""
    organisation: str
    """Their company now, or empty."""
    title: str
    introducer_id: int | None
    introducer: str
    """Name of the introducer, or empty."""
    introducer_cohort: int | None
    source: Source | None
    """Only where no person on file introduced them."""
    source_name: str | None
    """Who that was, as written: 大正商工会, 七海教授."""
    received_on: str
    """ISO date, partial where only the month is known."""
    channel: Channel | None
    category: Category | None
    topic: str | None
    """相談内容."""
    stage: Stage
    stage_on: str
    furthest: Stage
    """The furthest stage it ever came to: what it is counted under after it was closed."""
    why: str | None
    """Code of the reason it was closed or put on hold for."""
    owner_id: int | None
    owner: str
    """Short name of the member of staff."""
    next_action: str | None
    due_on: str | None
    thanks_due_on: str | None
    thanked_on: str | None
    report_due_on: str | None
    reported_on: str | None
    consent: ConsentState
    consent_on: str | None
    purpose: str | None
    """What their data is kept for."""
    keep_until: str | None
    introduction_id: int | None
    """They turned out to be an alumnus: this introduction took its place."""
    note: str | None

    @property
    def counts(self) -> bool:
        """Whether it counts in stage 3's numbers."""
        return self.introduction_id is None


@dataclass(frozen=True, slots=True)
class Move:
    """A referral came to a stage."""

    stage: Stage
    moved_on: str
    why: str | None
    """Code of the reason, where it was closed or put on hold."""
    note: str | None
    """What staff wrote to it."""


@dataclass(frozen=True, slots=True)
class Introduction:
    """Two people whom the centre introduces to each other."""

    id: int
    uid: str
    rev: int
    person_id: int
    name: str
    cohort: int | None
    organisation: str
    other_id: int | None
    """None while the other one is still looked for."""
    other_name: str
    other_cohort: int | None
    other_organisation: str
    reason: str | None
    """Why the two should meet."""
    stage: IntroductionStage
    stage_on: str
    furthest: IntroductionStage
    why: str | None
    outcome: str | None
    """What came of it."""
    owner_id: int | None
    owner: str
    next_action: str | None
    due_on: str | None
    note: str | None
