"""Introducers written in many ways: believed only when nobody else fits."""

from __future__ import annotations

import pytest

from smeic_tui.domain.matching.identity import identity
from smeic_tui.domain.referrals.introducers import brought_by
from smeic_tui.domain.referrals.told import Brought
from smeic_tui.domain.sign_in.people import Signer, Signers


def _alumnus(number: int, name: str, cohort: int, company: str = "") -> Signer:
    family, given = name.split()
    companies = (company,) if company else ()
    who = identity(name=name, family=family, given=given, cohorts=(cohort,), companies=companies)
    return Signer(number, who, "asked")


PEOPLE = Signers(
    [
        _alumnus(1, "架空 三郎", 2, "架空設備株式会社"),
        _alumnus(2, "架空 四郎", 5),
        _alumnus(3, "青空 花子", 15),
        _alumnus(4, "青空 月子", 15),
        _alumnus(5, "星野 光", 7),
    ]
)


@pytest.mark.parametrize(
    ("words", "brought"),
    [
        ("架空　三郎", Brought(1)),
        ("架空三郎(2期)", Brought(1)),
        ("5期 架空様", Brought(2)),
        ("架空氏（５期生）", Brought(2)),
        ("架空設備 架空様", Brought(1)),
        ("架空さん", Brought(None, (1, 2))),
        ("星野さん", Brought(None, (5,))),
        ("青空氏（１５期生）", Brought(None, (3, 4))),
        ("無縁さん", Brought()),
        ("", Brought()),
    ],
)
def test_who_brought_somebody(words: str, brought: Brought) -> None:
    found = brought_by(words, PEOPLE)
    assert (found.person, set(found.candidates)) == (brought.person, set(brought.candidates))
