"""Organisations: who of the centre's circle works there, and who of them never met."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import combinations

from smeic_tui.domain.people import Kind, Organisation, Standing


@dataclass(frozen=True, slots=True)
class Colleague:
    """One post of one person at an organisation."""

    id: int
    """Of the post."""
    person_id: int
    name: str
    kana: str
    kind: Kind
    standing: Standing
    cohort: int | None
    department: str | None
    title: str | None
    started: str | None
    ended: str | None
    """Partial ISO date of its end; None while it is held."""

    @property
    def is_alumnus_now(self) -> bool:
        """An alumnus who holds the post."""
        return self.kind == "alumnus" and self.ended is None


@dataclass(frozen=True, slots=True)
class Numbers:
    """What is counted of an organisation."""

    alumni: int = 0
    """Alumni who work there."""
    former: int = 0
    """Alumni who worked there and do no more."""
    others: int = 0
    """Everybody else who works or worked there."""
    cohorts: tuple[int, ...] = ()
    """Cohorts of the alumni who work there."""
    ever: tuple[int, ...] = ()
    """Cohorts of those who worked there, too."""
    unmet: int = 0
    """Pairs of them of two cohorts who, as far as is known, never met."""


def count(posts: Iterable[Colleague], shared: Mapping[int, Set[str]]) -> Numbers:
    """Count the people of one organisation, each once.

    Args:
        posts: Every post there, held or ended.
        shared: By person, what they were in together with others; see ``unmet``.
    """
    found = list(posts)
    now = {post.person_id: post for post in found if post.is_alumnus_now}
    ever = {post.person_id: post for post in found if post.kind == "alumnus"}
    return Numbers(
        alumni=len(now),
        former=len(ever) - len(now),
        others=len({post.person_id for post in found} - ever.keys()),
        cohorts=_cohorts(now.values()),
        ever=_cohorts(ever.values()),
        unmet=len(unmet(now.values(), shared)),
    )


def _cohorts(posts: Iterable[Colleague]) -> tuple[int, ...]:
    return tuple(sorted({post.cohort for post in posts if post.cohort is not None}))


def unmet(
    posts: Iterable[Colleague], shared: Mapping[int, Set[str]]
) -> tuple[tuple[Colleague, Colleague], ...]:
    """Alumni of one organisation and two cohorts who, as far as is known, never met.

    Only who can be introduced counts: who works there and is 有効.

    Args:
        posts: Posts there.
        shared: By person, what they were in together with others: the parts of events they came
            to, working groups, trainings, cases, introductions, notes about two people.
    """
    people: dict[int, Colleague] = {}
    for post in posts:
        if post.is_alumnus_now and post.standing == "active" and post.cohort is not None:
            people.setdefault(post.person_id, post)
    return tuple(
        (one, other)
        for one, other in combinations(people.values(), 2)
        if one.cohort != other.cohort
        and not shared.get(one.person_id, frozenset()) & shared.get(other.person_id, frozenset())
    )


@dataclass(frozen=True, slots=True)
class Difference:
    """A fact that two organisations tell differently."""

    column: str
    mine: str
    """What stays."""
    theirs: str
    """What gives way, and is kept in the note."""


FACTS = (
    *("kana", "corporate_number", "industry", "business_type", "size_band", "prefecture"),
    "homepage",
)
"""What is known of an organisation beside its name and the note."""


def filled(mine: Organisation, theirs: Organisation) -> dict[str, str]:
    """Facts of one organisation that another one lacks, by column."""
    return {
        column: value
        for column in FACTS
        if not getattr(mine, column) and (value := getattr(theirs, column))
    }


def differences(mine: Organisation, theirs: Organisation) -> tuple[Difference, ...]:
    """Facts that both tell, and tell differently."""
    found: Sequence[tuple[str, str, str]] = [
        (column, getattr(mine, column) or "", getattr(theirs, column) or "") for column in FACTS
    ]
    return tuple(Difference(*each) for each in found if all(each) and each[1] != each[2])
