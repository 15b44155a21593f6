"""Whom a signature means of several it may mean: the order, the rivals, and what is enough."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from smeic_tui.domain.sign_in.people import SLIPS, WHOLE, Match, NameLevel

MOST_CANDIDATES = 8
"""People offered for one line: a digit each, and two left for 新しい人 and あとで."""
_LEVELS: tuple[NameLevel, ...] = ("full", "reading", "near", "family", "akin", "maybe")
_PLACES = ("expected", "asked", "declined", "elsewhere")
_AGREEMENTS = ("agrees", "unknown", "differs")


def rank(match: Match) -> tuple[bool, int, int, int, int]:
    """The order in which people are offered: who was expected first, then by what agrees."""
    return (
        not match.consistent,
        _PLACES.index(match.signer.standing),
        _LEVELS.index(match.level),
        _AGREEMENTS.index(match.company),
        _AGREEMENTS.index(match.cohort),
    )


def ranked(found: Iterable[Match]) -> list[Match]:
    """The likeliest first."""
    return sorted(found, key=lambda match: (*rank(match), match.signer.id))


def offered(found: Sequence[Match]) -> tuple[Match, ...]:
    """The first of them, each person once."""
    once: dict[int, Match] = {}
    for match in found:
        once.setdefault(match.signer.id, match)
    return tuple(once.values())[:MOST_CANDIDATES]


def outweighs(best: Match, rival: Match) -> bool:
    """Whether more agrees of one than of the other, whatever the event knows of both."""
    if best.level in WHOLE and rival.level not in WHOLE:
        return True
    if rival.level in WHOLE and best.level not in WHOLE:
        return False
    return best.company == "agrees" and rival.company != "agrees"


def is_known_alone(best: Match, rivals: Sequence[Match]) -> bool:
    """Whether the event expects one of them and knows nothing of the others."""
    return best.signer.standing == "expected" and all(
        rival.signer.standing == "elsewhere" for rival in rivals
    )


def is_enough(best: Match) -> bool:
    """Whether what agrees is enough for somebody without a rival.

    Whoever was expected may sign with the family name alone. Whoever was asked, or said no, needs
    the whole name, or the cohort beside the family name: father and son share a company. Whoever
    the event knows nothing of needs the whole name and a witness: a namesake may not be on file,
    and outsiders bear names of alumni.
    """
    standing = best.signer.standing
    if best.level == "maybe":
        return False
    if standing == "expected":
        return True
    if standing == "elsewhere":
        return best.level in WHOLE and "agrees" in (best.cohort, best.company)
    return best.level in WHOLE or best.cohort == "agrees"


def is_bare(best: Match) -> bool:
    """Whether a family name is all that agrees."""
    return best.level not in WHOLE and "agrees" not in (best.cohort, best.company)


def is_a_slip(only: Match) -> bool:
    """One character off the name of somebody expected, whose cohort or company agrees."""
    agrees = (only.cohort, only.company)
    expected = only.level == "near" and only.signer.standing == "expected"
    return expected and "agrees" in agrees and "differs" not in agrees


def doubt(best: Match) -> str:
    """Why somebody whom the line contradicts is a question."""
    if best.level in SLIPS:
        return "sign_in_near" if best.level == "near" else "sign_in_akin"
    return "sign_in_cohort" if best.cohort == "differs" else "sign_in_company"
