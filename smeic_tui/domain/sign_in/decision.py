"""Who signed a line: somebody for certain, a question, or nobody on file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from typing import Literal

from smeic_tui.domain.sign_in.lines import SheetLine, each_name
from smeic_tui.domain.sign_in.people import (
    WHOLE,
    Match,
    NameLevel,
    Signer,
    Signers,
    cohort_agreement,
    company_agreement,
)
from smeic_tui.domain.sign_in.words import UNREADABLE
from smeic_tui.japanese.fold import key

Verdict = Literal["came", "ask", "nobody", "again", "passed"]
"""``came``: this person; ``ask``: one of the candidates, or somebody else; ``nobody``: no name on
file; ``again``: the same signature as further up; ``passed``: a heading, or somebody absent."""

MOST_CANDIDATES = 8
"""People offered for one line: a digit each, and two left for 新しい人 and あとで."""
_READABLE = 2
"""Characters that must be readable before anybody is offered."""
_MARKS = re.compile(f"(?:{UNREADABLE.pattern})+")
_LEVELS: tuple[NameLevel, ...] = ("full", "reading", "near", "family", "maybe")
_PLACES = ("expected", "asked", "declined", "elsewhere")
_AGREEMENTS = ("agrees", "unknown", "differs")


@dataclass(frozen=True, slots=True)
class Signed:
    """What became of one line."""

    line: SheetLine
    """The line."""
    verdict: Verdict
    """Who it is, or that it is a question."""
    match: Match | None = None
    """The person, of ``came`` and ``again``."""
    candidates: tuple[Match, ...] = ()
    """Whom it may mean, the likeliest first."""
    reason: str = ""
    """Why it is a question, or why it is passed over: a code ``sign_in_…``."""
    first: int | None = None
    """Of ``again``: number of the line that holds the same signature."""


def read_signatures(lines: Sequence[SheetLine], people: Signers) -> list[Signed]:
    """Who signed each line of a sheet; one person never stands for two signatures by a guess."""
    settled = _one_each([_decide(line, people) for line in lines])
    here = {each.match.signer.id for each in settled if each.match is not None}
    return [_unsigned_first(each, here) for each in settled]


def _unsigned_first(each: Signed, here: Set[int]) -> Signed:
    """Of several whom a line may mean, those who have not signed elsewhere come first."""
    if each.verdict != "ask":
        return each
    ordered = sorted(each.candidates, key=lambda match: match.signer.id in here)
    return replace(each, candidates=tuple(ordered))


def _decide(line: SheetLine, people: Signers) -> Signed:
    if line.parts and line.heading and not line.words:
        return Signed(line, "passed", reason="sign_in_heading")
    if line.unreadable:
        return Signed(line, "ask", None, tuple(_readable(line, people)), "sign_in_unreadable")
    found = _ranked(_matches(line, people))
    consistent = [match for match in found if match.consistent]
    if line.absent:
        return Signed(line, "passed", None, tuple(consistent), "sign_in_absent")
    if line.introducer is not None:
        return _introduced(line, found)
    if consistent:
        return _among(line, consistent, found)
    found = _ranked([*found, *_near(line, people)])
    if len(found) == 1 and _is_a_slip(found[0]):
        return Signed(line, "came", found[0], tuple(found))
    if found:
        return Signed(line, "ask", None, _offered(found), _doubt(found[0]))
    if line.heading:
        return Signed(line, "passed", reason="sign_in_heading")
    return Signed(line, "nobody", reason="sign_in_nobody")


def _matches(line: SheetLine, people: Signers) -> Iterator[Match]:
    """Everybody whom some way of reading the line may mean, each once, the best way."""
    best: dict[int, Match] = {}
    for name, company in each_name(line):
        for signer, level in people.named(name, line.former):
            match = _compared(line, company, signer, level)
            known = best.get(signer.id)
            if known is None or _rank(match) < _rank(known):
                best[signer.id] = match
    yield from best.values()


def _compared(line: SheetLine, company: str, signer: Signer, level: NameLevel) -> Match:
    return Match(
        signer,
        level,
        cohort_agreement(line.cohort, signer.who),
        company_agreement(company, signer.who),
    )


def _near(line: SheetLine, people: Signers) -> Iterator[Match]:
    seen: set[int] = set()
    for name, company in each_name(line):
        for signer in people.nearly(name, line.cohort):
            if signer.id not in seen:
                seen.add(signer.id)
                yield _compared(line, company, signer, "near")


def _readable(line: SheetLine, people: Signers) -> Iterator[Match]:
    """People whose name has characters where the sheet has marks; its end may be missing."""
    name = key("".join(line.words))
    if len(UNREADABLE.sub("", name)) < _READABLE:
        return
    shape = _MARKS.sub(
        lambda marks: f".{{1,{len(marks.group())}}}", re.escape(name).replace("\\?", "?")
    )
    found = [_compared(line, "", signer, "maybe") for signer in people.like(f"{shape}.{{0,2}}")]
    yield from _offered(_ranked(m for m in found if m.cohort != "differs"))


def _rank(match: Match) -> tuple[bool, int, int, int, int]:
    return (
        not match.consistent,
        _PLACES.index(match.signer.standing),
        _LEVELS.index(match.level),
        _AGREEMENTS.index(match.company),
        _AGREEMENTS.index(match.cohort),
    )


def _ranked(found: Iterable[Match]) -> list[Match]:
    return sorted(found, key=lambda match: (*_rank(match), match.signer.id))


def _offered(found: Sequence[Match]) -> tuple[Match, ...]:
    return tuple(found[:MOST_CANDIDATES])


def _among(line: SheetLine, consistent: Sequence[Match], found: Sequence[Match]) -> Signed:
    """One of several whom nothing on the line speaks against."""
    best = consistent[0]
    rivals = [match for match in consistent[1:] if not _outweighs(best, match)]
    candidates = _offered([*consistent, *(m for m in found if not m.consistent)])
    if rivals:
        return Signed(line, "ask", None, _offered(consistent), "sign_in_several")
    if not _is_enough(best):
        reason = "sign_in_name_only" if best.level in WHOLE else "sign_in_family_only"
        return Signed(line, "ask", None, candidates, reason)
    return Signed(line, "came", best, candidates)


def _outweighs(best: Match, rival: Match) -> bool:
    """Whether a rival need not be asked about: more agrees, or the event knows only the best."""
    if best.level in WHOLE and rival.level not in WHOLE:
        return True
    if rival.company == "agrees" and best.company != "agrees":
        return False
    if rival.level in WHOLE and best.level not in WHOLE:
        return False
    if best.company == "agrees" and rival.company != "agrees":
        return True
    return best.signer.standing == "expected" and rival.signer.standing == "elsewhere"


def _is_enough(best: Match) -> bool:
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


def _is_a_slip(only: Match) -> bool:
    """One character off the name of somebody expected, whose cohort or company agrees."""
    agrees = (only.cohort, only.company)
    return only.signer.standing == "expected" and "agrees" in agrees and "differs" not in agrees


def _doubt(best: Match) -> str:
    if best.level == "near":
        return "sign_in_near"
    return "sign_in_cohort" if best.cohort == "differs" else "sign_in_company"


def _introduced(line: SheetLine, found: Sequence[Match]) -> Signed:
    """Somebody whom an alumnus brought: an outsider who is expected, else nobody on file yet."""
    guests = [m for m in found if m.signer.outsider and m.consistent and m.level in WHOLE]
    expected = [m for m in guests if m.signer.standing == "expected"]
    if len(expected) == 1 and len(guests) == 1:
        return Signed(line, "came", expected[0], _offered(found))
    if found:
        return Signed(line, "ask", None, _offered(found), "sign_in_introduced")
    return Signed(line, "nobody", reason="sign_in_introduced")


def _one_each(decided: Sequence[Signed]) -> list[Signed]:
    """Two lines of one person: the same signature twice, or a question for the vaguer one.

    With two 佐藤 on the sheet and one expected, the one who signed in full is known, the other not.
    """
    claims: dict[tuple[int, tuple[str, ...]], list[int]] = {}
    for place, each in enumerate(decided):
        if each.verdict == "came" and each.match is not None:
            # Under a heading for each part, a person signs once a part.
            claims.setdefault((each.match.signer.id, each.line.parts), []).append(place)
    settled = list(decided)
    for places in claims.values():
        if len(places) == 1:
            continue
        sure = [p for p in places if _in_full(decided[p])]
        lead = sure[0] if sure else None
        for place in places:
            if place == lead:
                continue
            each = decided[place]
            if lead is not None and place in sure:
                settled[place] = replace(each, verdict="again", first=decided[lead].line.number)
            else:
                settled[place] = replace(each, verdict="ask", match=None, reason="sign_in_twice")
    return settled


def _in_full(each: Signed) -> bool:
    return each.match is not None and each.match.level in WHOLE
