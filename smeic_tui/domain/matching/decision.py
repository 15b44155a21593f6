"""From candidates to a decision: linked, somebody new, or a question for staff."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from typing import Literal

from smeic_tui.domain.matching.evidence import FULL_NAMES, WITNESSES, Evidence
from smeic_tui.domain.matching.identity import Identity
from smeic_tui.domain.matching.index import Scored

Verdict = Literal["link", "new", "review"]

ENOUGH = 14
"""Points an automatic link needs."""
GAP = 4
"""Points the best must be ahead of the second."""
COMMON = 0.01
"""Expected namesakes from which a name says too little where company and mail differ: 佐藤健."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What becomes of one row."""

    verdict: Verdict
    """link, new or review."""
    person: int | None
    """Whom it is linked to."""
    evidence: Evidence | None
    """Why."""
    candidates: tuple[Scored, ...]
    """Whom it may mean, best first."""
    reasons: tuple[str, ...] = ()
    """Codes of why it is a question, or why a contradiction did not make it one."""


def decide(
    row: Identity,
    scored: Sequence[Scored],
    *,
    alumni_only: bool,
    namesakes: float = 0.0,
    not_same: Set[tuple[int, int]] = frozenset(),
    contested: Set[int] = frozenset(),
) -> Decision:
    """Decide on one row.

    Args:
        row: The row's keys.
        scored: ``PeopleIndex.candidates`` of it.
        alumni_only: The list names alumni only, so that a name which one person on file bears is
            that person; in a mixed list an outsider may bear it, and a second witness is needed.
        namesakes: How many others of this name to expect (``PeopleIndex.namesakes``).
        not_same: Pairs of people who are known to be two, the lower id first.
        contested: People whose name a row bears that waits for a decision and may be somebody
            else: until then a name says too little.
    """
    candidates = tuple(scored)
    likely = candidates
    if not alumni_only:
        likely = tuple(s for s in candidates if not _another_of_the_name(s.evidence))
        if candidates and not likely:
            return Decision("new", None, None, candidates, ("namesake_outside",))
    eligible = [s for s in likely if not s.evidence.vetoes]
    if eligible:
        best = eligible[0]
        rivals = [
            s
            for s in likely
            if s is not best
            and _rivals(best.evidence, s.evidence)
            and not _told_apart(best, s, not_same)
        ]
        ahead = best.evidence.points - max((s.evidence.points for s in rivals), default=0)
        reasons = _doubts(row, best.evidence, ahead, rivals, alumni_only, namesakes)
        if not reasons and best.person in contested and _only_named(best.evidence):
            reasons = ("namesake_waiting",)
        if not reasons:
            return Decision("link", best.person, best.evidence, candidates)
        if _may_be(best.evidence):
            return Decision("review", None, None, candidates, reasons)
    refused = [s for s in likely if s.evidence.vetoes and _doubtful_veto(s.evidence)]
    if refused:
        codes = dict.fromkeys(veto for s in refused for veto in s.evidence.vetoes)
        return Decision("review", None, None, candidates, tuple(codes))
    return Decision("new", None, None, candidates)


def _another_of_the_name(found: Evidence) -> bool:
    """Whether somebody in a mixed list only bears the name: all that is known of both differs.

    People change company and address together, and keep their mobile number.
    """
    return (
        found.level in FULL_NAMES
        and not found.witnesses
        and {"company", "mail", "mobile"} <= set(found.differs)
    )


def _only_named(found: Evidence) -> bool:
    """Whether name, reading and cohort are all that agrees, which namesakes may share."""
    return not (WITNESSES - {"cohort"}).intersection(found.codes)


def _told_apart(best: Scored, other: Scored, not_same: Set[tuple[int, int]]) -> bool:
    """Whether staff know the two for two people, and all that speaks for the other speaks here."""
    pair = (min(best.person, other.person), max(best.person, other.person))
    return pair in not_same and set(other.evidence.codes) < set(best.evidence.codes)


def _rivals(best: Evidence, other: Evidence) -> bool:
    """Whether somebody could be meant instead. A contradiction rules out, unless much agrees."""
    if other.vetoes:
        return other.own > 0 and other.level in FULL_NAMES
    # With the name itself on one side only, a shared mailbox on the other is no rival.
    return not (
        best.level in FULL_NAMES and other.level not in FULL_NAMES and other.own <= best.own
    )


def _doubts(
    row: Identity,
    best: Evidence,
    ahead: int,
    rivals: Sequence[Scored],
    alumni_only: bool,
    expected: float,
) -> tuple[str, ...]:
    """Why the best candidate cannot be linked by itself; empty: it can."""
    if best.level in FULL_NAMES:
        namesakes = any(s.evidence.level in FULL_NAMES for s in rivals)
        if namesakes and ahead < GAP:
            same = "cohort" in best.codes or not row.cohorts
            return ("homonym_same_cohort" if same else "homonym",)
        if _looks_like_a_namesake(best, expected):
            return ("details_differ",)
        if "cohort_year" in best.codes and not best.witnesses:
            return ("cohort_conflict",)
        if alumni_only and not namesakes and ("name_seen" not in best.codes or best.witnesses):
            return ()
        if not best.witnesses:
            return ("name_only",)
        return () if best.points >= ENOUGH and ahead >= GAP else ("weak_evidence",)
    if alumni_only and not rivals and _is_within_cohort(best):
        return ()
    if best.points < ENOUGH or ahead < GAP:
        return (_other_name(best),)
    if best.level == "near" and (_near_is_same(best) or (alumni_only and _only_mistyped(best))):
        return ()
    if best.level == "script" and (best.own or ("reading" in best.codes and best.witnesses >= 2)):
        return ()
    if best.level == "given" and _given_is_same(best):
        return ()
    if best.level == "family" and _given_is_mistyped(best):
        return ()
    return (_other_name(best),)


def _looks_like_a_namesake(best: Evidence, expected: float) -> bool:
    """Whether little but the name agrees and too much of the rest differs.

    The namesake may not be on file yet, so that nobody else is a better candidate.
    """
    if best.own:
        return False
    if "mail_name" in best.differs and not best.witnesses:
        return True
    differs = len([what for what in best.differs if what != "mail_name"])
    if differs >= 2 and expected > COMMON and best.witnesses <= ("cohort" in best.codes):
        return True
    return differs >= 3


def _near_is_same(best: Evidence) -> bool:
    """A slip in the name: something of their own agrees, or the reading and two more things."""
    if best.own >= 2 or ((best.own or "mail_near" in best.codes) and best.witnesses >= 2):
        return True
    if "kana" in best.codes:
        return best.own > 0 or best.witnesses >= 2
    return best.witnesses >= 2 and not best.differs


def _is_within_cohort(best: Evidence) -> bool:
    """The reading of the whole name, and the cohort: the name in another script or mistyped.

    A cohort has some thirty people. Two of them who share family name and reading and differ in
    one character are rarer by far than a slip of the keyboard.
    """
    if "cohort" not in best.codes or {"company", "mobile"} <= set(best.differs):
        return False
    return best.level in ("near", "script") and bool({"kana", "reading"} & set(best.codes))


def _only_mistyped(best: Evidence) -> bool:
    """One character differs, and the mobile number or an address with this given name agrees.

    An address alone may be one that brothers share.
    """
    codes = set(best.codes)
    mine = "mobile" in codes or {"mail", "mail_given"} <= codes
    return mine and not {"mobile", "kana"} & set(best.differs)


def _given_is_mistyped(best: Evidence) -> bool:
    """Another given name of one character, but mail, mobile and more are this person's."""
    return best.own >= 2 and best.witnesses >= 3 and "kana" not in best.differs


def _given_is_same(best: Evidence) -> bool:
    """Another family name, the same given name: a marriage, if their own and one more agree."""
    if best.own == 0 and not {"former_near", "mail_name"} & set(best.codes):
        return False
    return best.witnesses >= 2


def _other_name(best: Evidence) -> str:
    if best.level == "near":
        return "name_near"
    if best.level in ("given", "script"):
        return "name_changed"
    return "shared_mailbox" if "mail" in best.codes else "other_name"


def _may_be(best: Evidence) -> bool:
    """Whether a candidate that is not linked is worth a question; otherwise the row is new."""
    if best.level in FULL_NAMES or best.own:
        return True
    if best.level == "near":
        return best.witnesses > 0 or "mail_given" in best.codes
    if {"former_near", "mail_name", "reading"} & set(best.codes):
        return best.witnesses > 0
    return best.points >= ENOUGH - GAP and best.witnesses >= 2


def _doubtful_veto(refused: Evidence) -> bool:
    """Whether a contradiction may be a mistake of the list rather than two people."""
    if refused.own or "mail_near" in refused.codes:
        return True
    if refused.level not in FULL_NAMES:
        return refused.points >= ENOUGH and refused.witnesses >= 2
    if "cohort_conflict" in refused.vetoes:
        return "company" in refused.codes
    return refused.witnesses > 0
