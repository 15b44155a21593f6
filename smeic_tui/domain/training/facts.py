"""A training run as the store hands it out: sessions, trainees, marks, assignments, certificates.

Hours are whole minutes everywhere: half of 3.5 hours stays exact.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from smeic_tui.domain.training.rule import Rule

Eligibility = Literal["alumnus_licence", "alumnus", "anyone"]
"""Who may apply: 修了生 with a valid licence, any 修了生, or anybody on file."""
SessionMode = Literal["onsite", "online", "both"]
LicenceKind = Literal["none", "theory", "practice"]
"""What a session counts as for the licence: nothing unless staff say so."""
MarkKind = Literal["present", "late", "early", "absent", "excused", "online"]
"""出, 遅, 早, 欠, 公欠, オンライン."""
TraineeState = Literal[
    "applied", "accepted", "refused", "attending", "withdrawn", "completed", "not_completed"
]
"""応募, 受理, 不受理, 受講中, 辞退, 修了, 未修了."""
SubmissionState = Literal["submitted", "resubmit", "passed", "exempt"]
"""提出済, 再提出 (sent back), 合格, 免除; nothing on file is 未提出."""
CertificateKind = Literal["attendance", "completion"]
"""受講証明書 and 修了証."""

ELIGIBILITIES: tuple[Eligibility, ...] = get_args(Eligibility)
MODES: tuple[SessionMode, ...] = get_args(SessionMode)
LICENCE_KINDS: tuple[LicenceKind, ...] = get_args(LicenceKind)
MARKS: tuple[MarkKind, ...] = get_args(MarkKind)
TRAINEE_STATES: tuple[TraineeState, ...] = get_args(TraineeState)
SUBMISSION_STATES: tuple[SubmissionState, ...] = get_args(SubmissionState)
CERTIFICATE_KINDS: tuple[CertificateKind, ...] = get_args(CertificateKind)

Version = tuple[int, int]
"""Id and revision of a cell as it was seen: what a write is checked against."""
NOT_ON_FILE: Version = (0, 0)

IN_CLASS = frozenset({"accepted", "attending", "withdrawn", "completed", "not_completed"})
"""States whose people stand in the attendance book; those who withdrew keep their marks."""
STILL_IN_CLASS = frozenset({"accepted", "attending"})
"""States in which attendance is still to be decided on."""
CAME = frozenset({"present", "late", "early", "online"})
"""Marks of somebody who was there."""
DELIVERED = frozenset({"submitted", "passed", "exempt"})
"""States of a submission that need nothing more from the trainee."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a training, such as 高度コンサルタント研修 2026年度."""

    id: int
    uid: str
    rev: int
    fiscal_year: int
    title: str
    eligibility: Eligibility
    capacity: int | None
    rule: Rule
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Session:
    """One 回 of a run, or a 補講 that makes up for one."""

    id: int
    uid: str
    rev: int
    run_id: int
    number: int | None
    """回; a 補講 has none of its own."""
    held_on: str | None
    """ISO date, as precise as it is settled."""
    starts: str | None
    ends: str | None
    minutes: int
    """What full attendance counts, breaks left out."""
    title: str | None = None
    lecturer: str | None = None
    is_compulsory: bool = False
    mode: SessionMode = "onsite"
    makes_up_id: int | None = None
    """The session this one makes up for; the run is not longer by it."""
    licence_kind: LicenceKind = "none"
    licence_points: int | None = None
    cancelled_on: str | None = None
    """Day (ISO) it was called off (中止): it counts nowhere, its marks are kept."""
    cancel_reason: str | None = None
    stands_for_id: int | None = None
    """The session called off that this one is held instead of (延期): it is called the same."""

    @property
    def is_cancelled(self) -> bool:
        """Whether it does not take place on its day."""
        return self.cancelled_on is not None


@dataclass(frozen=True, slots=True)
class Mark:
    """What the attendance book says of one trainee at one session."""

    kind: MarkKind
    minutes: int | None = None
    """Minutes attended where they were noted; None is what the kind of mark usually means."""
    is_announced: bool = False
    """They said so beforehand."""
    note: str | None = None
    version: Version = NOT_ON_FILE


@dataclass(frozen=True, slots=True)
class Assignment:
    """A 課題 of a run, or its 最終報告."""

    id: int
    uid: str
    rev: int
    run_id: int
    place: int
    """Its order, from 1."""
    title: str
    due_on: str | None = None
    is_compulsory: bool = True
    is_final: bool = False
    """最終報告: a condition of its own in a rule."""


@dataclass(frozen=True, slots=True)
class Submission:
    """What became of one assignment of one trainee."""

    state: SubmissionState
    state_on: str | None = None
    grade: str | None = None
    comment: str | None = None
    location: str | None = None
    """Path or address of what was handed in."""
    version: Version = NOT_ON_FILE


@dataclass(frozen=True, slots=True)
class Trainee:
    """One person in one run, from the application on."""

    id: int
    rev: int
    run_id: int
    person_id: int
    state: TraineeState
    applied_on: str | None = None
    decided_on: str | None = None
    """When they were accepted or refused."""
    ended_on: str | None = None
    """When they completed, failed to, or withdrew."""
    reason: str | None = None
    """Why they were refused or withdrew."""
    note: str | None = None

    @property
    def in_class(self) -> bool:
        """Whether they stand in the attendance book."""
        return self.state in IN_CLASS


@dataclass(frozen=True, slots=True)
class Certificate:
    """A document that was issued; numbers of the two kinds are counted apart."""

    id: int
    uid: str
    rev: int
    run_id: int
    person_id: int
    kind: CertificateKind
    number: str
    issued_on: str | None = None
    cancelled_on: str | None = None
    """Day (ISO) it was taken back; its number is never given again."""
    cancel_reason: str | None = None
    reissued_on: str | None = None
    """Day (ISO) of the latest copy (再発行), which bears the same number."""
    reissue_reason: str | None = None

    @property
    def is_cancelled(self) -> bool:
        """Whether it was taken back."""
        return self.cancelled_on is not None
