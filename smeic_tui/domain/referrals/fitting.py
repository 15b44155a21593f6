"""Which alumni fit an outsider: what one offers and the other needs, technology, industry, region.

Plain rules with fixed points. Who fits only by industry and region is not suggested: half the
roster would.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

from smeic_tui.errors import Reason
from smeic_tui.japanese.fold import key

MOST = 5
"""Suggestions at a time."""
_POINTS = {"offers_need": 6, "needs_offer": 6, "technology": 3, "industry": 1, "region": 1}
_LEAST_LETTERS = 2
"""A shorter word is inside too many others."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of somebody that can fit."""

    person_id: int
    name: str
    offers: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    technologies: tuple[str, ...] = ()
    """Technology and expertise."""
    industry: str | None = None
    prefecture: str | None = None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An alumnus who fits."""

    person_id: int
    name: str
    points: int
    reason: Reason
    """The strongest reason; ``fit_<code>`` with ``mine`` and ``theirs``."""
    also: tuple[str, ...]
    """Codes of the weaker ones."""


def suggestions(
    outsider: Profile, alumni: Iterable[Profile], leave_out: Set[int]
) -> tuple[Suggestion, ...]:
    """Up to five alumni who fit, the best first.

    Args:
        outsider: Whom they should fit.
        alumni: Everybody who may be asked.
        leave_out: Who was declined before, knows the outsider, or is being introduced already.
    """
    found = [
        fit
        for each in alumni
        if each.person_id not in leave_out and each.person_id != outsider.person_id
        if (fit := fitting(outsider, each)) is not None
    ]
    return tuple(sorted(found, key=lambda s: (-s.points, s.person_id))[:MOST])


def fitting(outsider: Profile, alumnus: Profile) -> Suggestion | None:
    """Whether and why an alumnus fits an outsider."""
    reasons: list[Reason] = []
    points = 0
    for code, theirs, mine in (
        ("offers_need", outsider.needs, alumnus.offers),
        ("needs_offer", outsider.offers, alumnus.needs),
        ("technology", outsider.technologies + outsider.needs, alumnus.technologies),
    ):
        pairs = _shared(theirs, mine)
        if pairs:
            points += _POINTS[code] * len(pairs)
            reasons.append(Reason(f"fit_{code}", {"theirs": pairs[0][0], "mine": pairs[0][1]}))
    if not reasons:
        return None
    for code, left, right in (
        ("industry", outsider.industry, alumnus.industry),
        ("region", outsider.prefecture, alumnus.prefecture),
    ):
        if left and right and key(left) == key(right):
            points += _POINTS[code]
            reasons.append(Reason(f"fit_{code}", {"theirs": left, "mine": right}))
    return Suggestion(
        alumnus.person_id, alumnus.name, points, reasons[0], tuple(r.code for r in reasons[1:])
    )


def _shared(theirs: Sequence[str], mine: Sequence[str]) -> list[tuple[str, str]]:
    """Pairs that mean the same: equal, or one is a word inside the other (試作, 試作先探し)."""
    pairs = []
    for right in mine:
        for left in theirs:
            if _same(key(left), key(right)):
                pairs.append((left, right))
                break
    return pairs


def _same(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) >= _LEAST_LETTERS and short in long
