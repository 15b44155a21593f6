"""The lines of a whole sheet: one person does not stand for two signatures by a guess."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from smeic_tui.domain.sign_in.decision import Signed, decide
from smeic_tui.domain.sign_in.people import WHOLE, Signers
from smeic_tui.japanese.sheet_lines import SheetLine


def read_signatures(lines: Sequence[SheetLine], people: Signers) -> list[Signed]:
    """Who signed each line of a sheet, in their order."""
    settled = _one_each([decide(line, people) for line in lines])
    here = {each.match.signer.id for each in settled if each.match is not None}
    return [_unsigned_first(each, here) for each in settled]


def _one_each(decided: Sequence[Signed]) -> list[Signed]:
    """Two lines of one person: the same signature twice, or a question for the vaguer one.

    With two 佐藤 on the sheet and one expected, the one who signed in full is known, the other not.
    """
    claims: dict[tuple[int, tuple[str, ...]], list[int]] = {}
    for place, each in enumerate(decided):
        if each.match is not None:
            # Under a heading for each part, a person signs once a part.
            claims.setdefault((each.match.signer.id, each.line.parts), []).append(place)
    settled = list(decided)
    for places in claims.values():
        if len(places) == 1:
            continue
        sure = [place for place in places if _is_sure(decided[place])]
        for place in places:
            each = decided[place]
            if place not in sure:
                settled[place] = replace(each, verdict="ask", match=None, reason="sign_in_twice")
            elif place != sure[0]:
                settled[place] = replace(each, verdict="again", first=decided[sure[0]].line.number)
    return settled


def _is_sure(each: Signed) -> bool:
    """Signed in full by somebody without a namesake: then twice is twice the same."""
    return each.verdict == "came" and each.match is not None and each.match.level in WHOLE


def _unsigned_first(each: Signed, here: Set[int]) -> Signed:
    """Of several whom a line may mean, those who have not signed elsewhere come first."""
    if each.verdict not in ("ask", "unclear"):
        return each
    ordered = sorted(each.candidates, key=lambda match: match.signer.id in here)
    return replace(each, candidates=tuple(ordered))
