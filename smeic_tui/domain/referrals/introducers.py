"""Whom a list names as introducer: written in many ways, believed only when nobody else fits."""

from __future__ import annotations

from smeic_tui.domain.referrals.told import Brought
from smeic_tui.domain.sign_in.decision import decide
from smeic_tui.domain.sign_in.people import Signers
from smeic_tui.japanese.sheet_lines import read_line


def brought_by(words: str, people: Signers) -> Brought:
    """Who is meant by ``葛城 三郎``, ``18期 内田様``, ``大和路データ 山崎様``.

    A whole name that one person bears is enough, and a family name with its cohort or company; a
    family name alone is a question, however rare it is.

    Args:
        words: As the list writes it.
        people: Everybody who may be meant.
    """
    if not words.strip():
        return Brought()
    signed = decide(read_line(words), people)
    if signed.verdict == "came" and signed.match is not None:
        return Brought(signed.match.signer.id)
    fitting = [match for match in signed.candidates if match.consistent]
    witnessed = [match for match in fitting if match.company == "agrees"]
    if len(witnessed) == 1:
        return Brought(witnessed[0].signer.id)
    return Brought(None, tuple(match.signer.id for match in fitting))
