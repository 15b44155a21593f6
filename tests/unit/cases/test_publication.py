"""What is published holds nothing that somebody did not agree to."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smeic_tui.domain.case_publication import (
    after_change,
    check_step,
    not_asked,
    shown_as,
    shown_organisations,
    steps,
)
from smeic_tui.domain.cases import PUBLICATIONS, SHOWS, CaseMember
from smeic_tui.domain.merging.case_consents import CONSENT, joined
from smeic_tui.errors import SmeicError
from tests.unit.cases.making import case, company, member

VERDICTS = st.sampled_from(["agreed", "refused", "unconfirmed"])
MEMBERS = st.builds(member, st.just(1), VERDICTS, shows=st.sampled_from(SHOWS), general=VERDICTS)


@given(MEMBERS)
def test_only_what_was_agreed_to_is_shown(found: CaseMember) -> None:
    named = shown_as(found)
    if found.consent != "agreed" or found.general == "refused":
        assert named.anonymous
    else:
        assert bool(named.name) == (found.shows != "organisation")
        assert bool(named.organisation) == (found.shows != "name")


def test_companies_are_named_once_they_agreed() -> None:
    found = (company(1, "agreed"), company(2, "refused"), company(3))
    assert [each.id for each in shown_organisations(found)] == [1]


def test_a_case_is_publishable_once_everybody_was_asked() -> None:
    asked = case(
        members=[member(1, "agreed"), member(2, "refused"), member(3, general="refused")],
        companies=[company(1, "agreed")],
        publication="asking",
    )
    check_step(asked, "publishable")
    for open_ in (
        replace(asked, members=(*asked.members, member(4))),
        replace(asked, organisations=(company(2),)),
    ):
        assert len(not_asked(open_)) == 1
        with pytest.raises(SmeicError, match="case_consent_open"):
            check_step(open_, "publishable")
    with pytest.raises(SmeicError, match="case_without_summary"):
        check_step(replace(asked, summary=None), "publishable")


def test_publication_goes_one_step_on_or_any_back() -> None:
    assert [steps(state) for state in PUBLICATIONS] == [
        ("asking",),
        ("internal", "publishable"),
        ("internal", "asking", "published"),
        ("internal", "asking", "publishable"),
    ]
    with pytest.raises(SmeicError, match="case_publication_step"):
        check_step(case(publication="internal"), "published")


@pytest.mark.parametrize(
    ("after", "state"),
    [
        ([member(1, "agreed"), member(2, "refused")], "published"),
        ([member(1, "agreed"), member(2, "refused"), member(3)], "asking"),
        ([member(1, "refused"), member(2, "refused")], "asking"),
        ([member(1, "agreed", shows="name"), member(2, "refused")], "asking"),
        ([member(2, "refused")], "asking"),
        ([member(1, "agreed"), member(2, "agreed")], "published"),
    ],
)
def test_a_consent_taken_back_is_asked_again(after: list[CaseMember], state: str) -> None:
    before = case(members=[member(1, "agreed"), member(2, "refused")], publication="published")
    changed = replace(before, members=tuple(after))
    assert after_change(before, changed) == state
    inside = replace(before, publication="internal")
    assert after_change(inside, replace(inside, members=())) == "internal"


ROWS = st.fixed_dictionaries(
    {
        "consent": VERDICTS,
        "shows": st.sampled_from(SHOWS),
        "consent_on": st.just("2026"),
        "consent_source": st.just("x"),
    }
)


@given(ROWS, ROWS)
def test_one_person_made_of_two_agrees_to_no_more_than_either(
    mine: dict[str, str], theirs: dict[str, str]
) -> None:
    assert set(mine) == set(CONSENT)
    found = {**mine, **joined(mine, theirs)}
    agreed = [row for row in (mine, theirs) if row["consent"] == "agreed"]
    if "refused" in (mine["consent"], theirs["consent"]):
        assert found["consent"] == "refused"
    elif found["consent"] == "agreed":
        assert all(row["shows"] in ("all", found["shows"]) for row in agreed)
    elif agreed:
        assert {row["shows"] for row in agreed} == {"name", "organisation"}
