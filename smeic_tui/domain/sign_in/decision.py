"""Who signed a line: somebody for certain, likely somebody, a question, or nobody on file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from smeic_tui.domain.matching.identity import Identity
from smeic_tui.domain.sign_in.people import (
    WHOLE,
    Match,
    NameLevel,
    Signer,
    Signers,
    cohort_agreement,
    company_agreement,
)
from smeic_tui.domain.sign_in.weighing import (
    doubt,
    is_a_slip,
    is_bare,
    is_enough,
    is_known_alone,
    offered,
    outweighs,
    rank,
    ranked,
)
from smeic_tui.errors import Reason
from smeic_tui.japanese.sheet_lines import SheetLine, each_name
from smeic_tui.japanese.sheet_words import readable_shape

Verdict = Literal["came", "likely", "ask", "nobody", "again", "passed"]
"""``came``: this person; ``likely``: the only one whom the event expects of several on file, or one
character off: shown before it is taken, never taken unseen; ``ask``: one of the candidates, or
somebody else; ``nobody``: no name on file; ``again``: the same signature as further up; ``passed``:
a heading, or somebody absent."""


@dataclass(frozen=True, slots=True)
class Signed:
    """What became of one line."""

    line: SheetLine
    """The line."""
    verdict: Verdict
    """Who it is, or that it is a question."""
    match: Match | None = None
    """The person, of ``came``, ``likely`` and ``again``."""
    candidates: tuple[Match, ...] = ()
    """Whom it may mean, the likeliest first."""
    reason: str = ""
    """Why it is a question, or why it is passed over: a code ``sign_in_…``."""
    first: int | None = None
    """Of ``again``: number of the line that holds the same signature."""

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """The reason as it is kept and rendered."""
        return (Reason(self.reason),) if self.reason else ()


def taken_for(line: SheetLine, person: int) -> Signed:
    """A line of which staff have said whose it is."""
    return Signed(line, "came", Match(Signer(person, Identity()), "full", "unknown", "unknown"))


def decide(line: SheetLine, people: Signers) -> Signed:
    """Who signed one line, whatever the other lines say."""
    if line.parts and line.heading and not line.words:
        return Signed(line, "passed", reason="sign_in_heading")
    if line.unreadable:
        return Signed(line, "ask", None, tuple(_readable(line, people)), "sign_in_unreadable")
    found = ranked(_matches(line, people))
    consistent = [match for match in found if match.consistent]
    if line.absent:
        return Signed(line, "passed", None, tuple(consistent), "sign_in_absent")
    if line.introducer is not None:
        return _introduced(line, found)
    if consistent:
        return _among(line, consistent, found)
    return _doubtful(line, ranked([*found, *_near(line, people)]))


def _matches(line: SheetLine, people: Signers) -> Iterator[Match]:
    """Everybody whom some way of reading the line may mean, each once, the best way."""
    best: dict[int, Match] = {}
    for name, company in each_name(line):
        for signer, level in people.named(name, line.former):
            match = _compared(line, company, signer, level)
            known = best.get(signer.id)
            if known is None or rank(match) < rank(known):
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
        for signer, level in people.nearly(name, line.cohort):
            if signer.id not in seen:
                seen.add(signer.id)
                yield _compared(line, company, signer, level)


def _readable(line: SheetLine, people: Signers) -> Iterator[Match]:
    """People whose name has characters where the sheet has marks; its end may be missing."""
    shape = readable_shape("".join(line.words))
    if shape is None:
        return
    found = [_compared(line, "", signer, "maybe") for signer in people.like(shape)]
    yield from offered(ranked(m for m in found if m.cohort != "differs"))


def _among(line: SheetLine, consistent: Sequence[Match], found: Sequence[Match]) -> Signed:
    """One of several whom nothing on the line speaks against."""
    best = consistent[0]
    rivals = [match for match in consistent[1:] if not outweighs(best, match)]
    if rivals and not is_known_alone(best, rivals):
        return Signed(line, "ask", None, offered(consistent), "sign_in_several")
    candidates = offered([*consistent, *found])
    if not is_enough(best):
        reason = "sign_in_name_only" if best.level in WHOLE else "sign_in_family_only"
        return Signed(line, "ask", None, candidates, reason)
    if rivals or is_bare(best):
        return Signed(line, "likely", best, candidates, "sign_in_expected_alone")
    return Signed(line, "came", best, candidates)


def _doubtful(line: SheetLine, found: Sequence[Match]) -> Signed:
    """Only people whom the line contradicts, or nobody."""
    likely = [match for match in found if match.level != "akin"]
    if len(likely) == 1 and is_a_slip(likely[0]):
        return Signed(line, "likely", likely[0], offered([*likely, *found]), "sign_in_near")
    if found:
        return Signed(line, "ask", None, offered(found), doubt(found[0]))
    if line.heading:
        return Signed(line, "passed", reason="sign_in_heading")
    return Signed(line, "nobody", reason="sign_in_nobody")


def _introduced(line: SheetLine, found: Sequence[Match]) -> Signed:
    """Somebody whom an alumnus brought: an outsider who is expected, else nobody on file yet."""
    guests = [m for m in found if m.signer.outsider and m.consistent and m.level in WHOLE]
    if len(guests) == 1 and guests[0].signer.standing == "expected":
        return Signed(line, "came", guests[0], offered([*guests, *found]))
    if found:
        return Signed(line, "ask", None, offered(found), "sign_in_introduced")
    return Signed(line, "nobody", reason="sign_in_introduced")
