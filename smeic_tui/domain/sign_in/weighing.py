"""Whom a signature means of several it may mean: the order, the rivals, and what is enough."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from smeic_tui.domain.sign_in.people import SLIPS, WHOLE, Match, NameLevel, Standing

MOST_CANDIDATES = 8
"""People offered for one line: a digit each, and two left for 新しい人 and あとで."""
MAY_HAVE_COME: frozenset[Standing] = frozenset({"expected", "asked"})
"""Whom the event reckons with."""
_LEVELS: tuple[NameLevel, ...] = ("full", "reading", "near", "family", "akin", "maybe")
_PLACES = ("expected", "asked", "declined", "elsewhere")
_AGREEMENTS = ("agrees", "unknown", "differs")


def rank(match: Match) -> tuple[bool, int, int, int, int, int]:
    """The order in which people are offered: who was expected first, then by what agrees.

    Of two of whom the same agrees, whoever came to the series more often comes first. It orders and
    decides nothing: the first time somebody comes is what the centre is for.
    """
    return (
        not match.consistent,
        _PLACES.index(match.signer.standing),
        _LEVELS.index(match.level),
        _AGREEMENTS.index(match.company),
        _AGREEMENTS.index(match.cohort),
        -match.signer.before,
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


def is_witnessed(best: Match) -> bool:
    """Whether somebody without a rival stands out, though the event does not expect them.

    The whole name, which nobody else on file bears, or the family name with the cohort or the
    company. Staff see it before it is taken: outsiders bear names of alumni, and a father may come
    in place of his son.
    """
    if best.level == "maybe":
        return False
    return best.level in WHOLE or "agrees" in (best.cohort, best.company)


def is_a_slip(only: Match) -> bool:
    """Whether a line that contradicts somebody is a slip of the pen, when it fits nobody else.

    Whoever signs with a cohort is an alumnus. So it may be one character off the name in the right
    cohort; or the whole name of somebody expected beside another cohort, or in the right one beside
    another company than on file: companies change. Without a cohort a name beside another company
    may be an outsider's who bears it.
    """
    if only.level == "near":
        if only.cohort == "agrees":
            return only.company != "differs"
        beside = only.cohort != "differs" and only.company == "agrees"
        return beside and only.signer.standing == "expected"
    if only.level not in WHOLE or only.signer.standing != "expected":
        return False
    return (only.cohort, only.company) == ("agrees", "differs") or (
        only.cohort == "differs" and only.company != "differs"
    )


def is_worth_asking(match: Match) -> bool:
    """Whether a line that contradicts somebody may still be theirs.

    A family name alone, beside another cohort or company, of somebody who was not asked to come is
    anybody's.
    """
    return match.level not in ("family", "maybe") or match.signer.standing in MAY_HAVE_COME


def doubt(best: Match) -> str:
    """Why somebody whom the line contradicts is a question."""
    if best.level in SLIPS:
        return "sign_in_near" if best.level == "near" else "sign_in_akin"
    return "sign_in_cohort" if best.cohort == "differs" else "sign_in_company"
