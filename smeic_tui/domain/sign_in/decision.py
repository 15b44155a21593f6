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
    MAY_HAVE_COME,
    doubt,
    is_a_slip,
    is_bare,
    is_enough,
    is_known_alone,
    is_witnessed,
    is_worth_asking,
    offered,
    outweighs,
    rank,
    ranked,
)
from smeic_tui.errors import Reason
from smeic_tui.japanese.sheet_lines import SheetLine, each_name
from smeic_tui.japanese.sheet_words import readable_shape

Verdict = Literal["came", "likely", "ask", "unclear", "nobody", "again", "passed"]
"""``came``: this person; ``likely``: one stands out and something is missing or off (see
`smeic_tui.domain.sign_in.weighing`): shown before it is taken, never taken unseen; ``ask``: one of
the candidates, or somebody else; ``unclear``: what is on the line fits nobody well enough to ask,
so that it waits without a key; ``nobody``: no name on file; ``again``: the same signature as
further up; ``passed``: a heading, or somebody absent."""


OPEN: frozenset[Verdict] = frozenset({"ask", "unclear", "nobody"})
"""Of nobody yet."""


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
        return _unreadable(line, tuple(_readable(line, people)))
    found = ranked(_matches(line, people))
    consistent = [match for match in found if match.consistent]
    if line.absent:
        return Signed(line, "passed", None, tuple(consistent), "sign_in_absent")
    if line.introducer is not None:
        return _introduced(line, found)
    if consistent:
        return _among(line, consistent, found, people)
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


def _among(
    line: SheetLine, consistent: Sequence[Match], found: Sequence[Match], people: Signers
) -> Signed:
    """One of several whom nothing on the line speaks against."""
    best = consistent[0]
    rivals = [match for match in consistent[1:] if not outweighs(best, match)]
    if rivals and not is_known_alone(best, rivals):
        # A family name by itself, of an event that knows none of those who bear it.
        vague = is_bare(best) and best.signer.standing not in MAY_HAVE_COME
        verdict: Verdict = "unclear" if vague else "ask"
        return Signed(line, verdict, None, offered(consistent), "sign_in_several")
    candidates = offered([*consistent, *found])
    namesake = any(_is_expected(match) and match.level in WHOLE for match in found)
    if namesake and not _is_expected(best):
        # The cohort or the company may be the slip, not the guest list.
        return Signed(line, "ask", None, candidates, "sign_in_several")
    if not is_enough(best):
        known = "name" if best.level in WHOLE else "family"
        if not is_witnessed(best):
            return Signed(line, "ask", None, candidates, f"sign_in_{known}_only")
        meant = [match for match in (*found, *_near(line, people)) if _is_expected(match)]
        if meant:
            # Whoever is expected may be the one who signed, with a slip of the pen.
            several = offered([best, *meant, *candidates])
            return Signed(line, "ask", None, several, "sign_in_several")
        return Signed(line, "likely", best, candidates, f"sign_in_{known}_alone")
    if rivals or is_bare(best):
        return Signed(line, "likely", best, candidates, "sign_in_expected_alone")
    return Signed(line, "came", best, candidates)


def _is_expected(match: Match) -> bool:
    return match.signer.standing == "expected"


def _doubtful(line: SheetLine, found: Sequence[Match]) -> Signed:
    """Only people whom the line contradicts, or nobody."""
    likely = [match for match in found if match.level != "akin"]
    near = [match for match in likely if match.level != "family"]
    if len(near) == 1 and is_a_slip(near[0]):
        return Signed(line, "likely", near[0], offered([*near, *found]), doubt(near[0]))
    if found:
        verdict: Verdict = "ask" if any(map(is_worth_asking, found)) else "unclear"
        return Signed(line, verdict, None, offered(found), doubt(found[0]))
    if line.heading:
        return Signed(line, "passed", reason="sign_in_heading")
    return Signed(line, "nobody", reason="sign_in_nobody")


def _unreadable(line: SheetLine, readable: tuple[Match, ...]) -> Signed:
    """Never taken; asked about where the event knows somebody whom it may mean."""
    known = any(match.signer.standing in MAY_HAVE_COME for match in readable)
    return Signed(line, "ask" if known else "unclear", None, readable, "sign_in_unreadable")


def _introduced(line: SheetLine, found: Sequence[Match]) -> Signed:
    """Somebody whom an alumnus brought: an outsider who is expected, else nobody on file yet."""
    whole = [match for match in found if match.level in WHOLE]
    guests = [match for match in whole if match.signer.outsider and match.consistent]
    if len(guests) == 1 and _is_expected(guests[0]):
        return Signed(line, "came", guests[0], offered([*guests, *found]))
    if found:
        verdict: Verdict = "ask" if whole else "unclear"
        return Signed(line, verdict, None, offered(found), "sign_in_introduced")
    return Signed(line, "nobody", reason="sign_in_introduced")
