"""A person and all that hangs on them, as the store hands it out.

Text is as staff wrote it. Dates are ISO text and may be partial: ``2008``, ``2008-03``,
``2008-03-25``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["alumnus", "student", "faculty", "outsider"]
Standing = Literal["active", "missing", "withdrawn", "deceased"]
Scope = Literal["home", "work", "other"]
ContactKind = Literal["mail", "mobile", "phone", "fax"]
ContactState = Literal["current", "former", "returned"]
TagKind = Literal["offer", "need", "technology", "expertise"]
NoteChannel = Literal["phone", "mail", "meeting", "post", "other"]
JobFunction = Literal[
    "management", "technology", "sales", "planning", "administration", "professional", "other"
]
Relation = Literal["owner_manager", "employed"]


@dataclass(frozen=True, slots=True)
class Person:
    """One human being the centre knows."""

    id: int
    uid: str
    rev: int
    """Rises with every change; a form saves against the one it was opened on."""
    kind: Kind
    name: str
    """Full name as written, whatever the characters."""
    family: str | None = None
    """Family name where the split is known; never guessed into place of ``name``."""
    given: str | None = None
    kana: str | None = None
    latin: str | None = None
    former_name: str | None = None
    """旧姓: a former family name, or a former full name."""
    member_no: str | None = None
    licence_no: str | None = None
    """診断士登録番号."""
    birth_year: int | None = None
    standing: Standing = "active"
    standing_on: str | None = None
    note: str | None = None
    other: Mapping[str, str] = field(default_factory=dict)
    """Columns of imported lists that have no field of their own, by heading."""
    verified_on: str | None = None


@dataclass(frozen=True, slots=True)
class Enrolment:
    """One course a person took at the school."""

    id: int
    uid: str
    rev: int
    person_id: int
    cohort: int | None = None
    course: str | None = None
    entered: str | None = None
    completed: str | None = None
    research_theme: str | None = None
    is_primary: bool = True


@dataclass(frozen=True, slots=True)
class Organisation:
    """A company or other body that people work for."""

    id: int
    uid: str
    rev: int
    name: str
    corporate_number: str | None = None
    industry: str | None = None
    business_type: str | None = None
    size_band: str | None = None
    prefecture: str | None = None
    note: str | None = None
    kana: str | None = None
    """How the name is read."""
    homepage: str | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """One post of a person; ended ones are the career history."""

    id: int
    uid: str
    rev: int
    person_id: int
    organisation: Organisation | None = None
    department: str | None = None
    title: str | None = None
    rank: str | None = None
    """職位 as staff corrected it; None where it follows from the title."""
    job_function: JobFunction | None = None
    relation: Relation | None = None
    started: str | None = None
    ended: str | None = None
    is_primary: bool = True
    note: str | None = None


@dataclass(frozen=True, slots=True)
class ContactPoint:
    """A mail address or a telephone number."""

    id: int
    uid: str
    rev: int
    person_id: int
    kind: ContactKind
    value: str
    scope: Scope | None = None
    state: ContactState = "current"
    state_on: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Address:
    """A postal address."""

    id: int
    uid: str
    rev: int
    person_id: int
    scope: Scope | None = None
    postcode: str | None = None
    prefecture: str | None = None
    text: str | None = None
    state: ContactState = "current"
    state_on: str | None = None


@dataclass(frozen=True, slots=True)
class Tag:
    """Something a person offers, needs, or is expert in."""

    id: int
    uid: str
    rev: int
    person_id: int
    kind: TagKind
    label: str


@dataclass(frozen=True, slots=True)
class ContactNote:
    """対応記録: one line on what was said, and what comes next."""

    id: int
    uid: str
    rev: int
    person_id: int
    channel: NoteChannel
    direction: Literal["in", "out"]
    at: str
    """When (UTC)."""
    staff: str
    """Name of the member of staff who wrote it."""
    text: str
    next_action: str | None = None
    due_on: str | None = None
    done_on: str | None = None
    other_person_id: int | None = None
    other_person: str | None = None
    """Name of the second person, where the note is about two."""


def current_positions(positions: tuple[Position, ...]) -> tuple[Position, ...]:
    """Posts held now, the primary one first."""
    held = (p for p in positions if p.ended is None)
    return tuple(sorted(held, key=lambda p: (not p.is_primary, p.id)))


def past_positions(positions: tuple[Position, ...]) -> tuple[Position, ...]:
    """Posts held before, the latest first."""
    ended = (p for p in positions if p.ended is not None)
    return tuple(sorted(ended, key=lambda p: (p.ended or "", p.id), reverse=True))
