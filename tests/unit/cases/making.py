"""Invented cases for tests of their rules."""

from __future__ import annotations

from collections.abc import Sequence

from smeic_tui.domain.cases import (
    Case,
    CaseMember,
    CaseOrganisation,
    Move,
    Publication,
    Shows,
    Stage,
)
from smeic_tui.domain.consent import ConsentVerdict


def member(
    person: int,
    consent: ConsentVerdict = "unconfirmed",
    *,
    shows: Shows = "all",
    general: ConsentVerdict = "unconfirmed",
) -> CaseMember:
    return CaseMember(
        *(person, f"m{person}", 1, 1, person, "member", consent, shows, None, None),
        *(f"架空 {person}郎", "alumnus", "active", person, f"架空{person}工業", general),
    )


def company(number: int, consent: ConsentVerdict = "unconfirmed") -> CaseOrganisation:
    return CaseOrganisation(number, f"o{number}", 1, 1, number, f"架空機関{number}", None, consent)


def moved(*stages: tuple[Stage, str]) -> tuple[Move, ...]:
    """Moves through these stages on these days."""
    before: Stage | None = None
    found = []
    for stage, on in stages:
        found.append(Move(before, stage, on))
        before = stage
    return tuple(found)


def case(
    moves: Sequence[Move] = (),
    *,
    members: Sequence[CaseMember] = (),
    companies: Sequence[CaseOrganisation] = (),
    publication: Publication = "internal",
    summary: str | None = "紹介文",
) -> Case:
    stage = moves[-1].to_stage if moves else "idea"
    return Case(
        *(1, "c1", 1, "架空の事例", "product", stage, "own"),
        summary=summary,
        publication=publication,
        moves=tuple(moves),
        members=tuple(members),
        organisations=tuple(companies),
    )
