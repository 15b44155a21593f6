"""Who may be on file twice: offered with the evidence, never again once decided."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smeic_tui.domain.duplicates import Cancelled, Pair, find, judge
from smeic_tui.domain.matching.identity import Identity, identity

KEN = identity(
    name="渡邊 健太郎",
    family="渡邊",
    given="健太郎",
    kana="わたなべ けんたろう",
    cohorts=[3],
    mails=["ken@yao.example.jp"],
    phones=["090-1111-2345"],
    companies=["八尾架空精機(株)"],
)


def _found(*people: Identity, similar: bool = False) -> list[tuple[int, int, str]]:
    pairs = find(dict(enumerate(people, 1)), similar=similar)
    return [(pair.left, pair.right, pair.group) for pair in pairs]


def _like(name: str = "渡辺 健太郎", **more: object) -> Identity:
    family, given_name = name.split()
    return identity(name=name, family=family, given=given_name, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "other",
    [
        _like(mails=["KEN@yao.example.jp"]),
        _like(cohorts=[3], companies=["株式会社八尾架空精機"]),
        _like("渡辺 健太朗", cohorts=[3], phones=["09011112345"], kana="わたなべけんたろう"),
    ],
)
def test_what_an_import_would_link_is_offered(other: Identity) -> None:
    assert _found(KEN, other) == [(1, 2, "same")]


@pytest.mark.parametrize(
    "other",
    [
        _like(),
        _like("佐藤 直人", cohorts=[3], mails=["ken@yao.example.jp"]),
        _like(cohorts=[13], mails=["ken@yao.example.jp"]),
    ],
)
def test_what_an_import_would_ask_about_is_offered_on_request(other: Identity) -> None:
    assert _found(KEN, other) == []
    assert _found(KEN, other, similar=True) == [(1, 2, "similar")]


@pytest.mark.parametrize(
    "other",
    [
        _like(cohorts=[13]),
        _like(cohorts=[13], companies=["別の架空(株)"]),
        _like("渡辺 翔太", cohorts=[3]),
        _like("山本 大輔", cohorts=[3], companies=["八尾架空精機(株)"]),
    ],
)
def test_two_people_are_not_offered(other: Identity) -> None:
    assert _found(KEN, other, similar=True) == []


def test_namesakes_of_one_cohort_come_last_and_are_called_so() -> None:
    namesake = _like(kana="わたなべ けんたろう", cohorts=[3], mails=["other@example.jp"])
    weak = _like("渡部 浩", cohorts=[13], companies=["架空(株)"])
    twin = _like("渡部 浩", cohorts=[13], companies=["架空(株)"])
    found = find({1: KEN, 2: namesake, 3: weak, 4: twin}, similar=True)
    assert [(p.left, p.right, p.group) for p in found] == [(3, 4, "same"), (1, 2, "namesake")]
    assert found[1].points > found[0].points


def test_what_was_decided_is_never_asked_again() -> None:
    people = {7: KEN, 3: _like(mails=["ken@yao.example.jp"]), 5: KEN}
    assert [(p.left, p.right) for p in find(people)] == [(5, 7), (3, 5), (3, 7)]
    assert [(p.left, p.right) for p in find(people, {(3, 7), (5, 7)})] == [(3, 5)]


def test_a_search_can_be_stopped_and_tells_how_far_it_is() -> None:
    told: list[tuple[int, int]] = []
    find({1: KEN, 2: KEN}, progress=lambda done, total: told.append((done, total)))
    assert told[0][0] == 0
    assert told[-1][0] == told[-1][1] > 0
    with pytest.raises(Cancelled):
        find({1: KEN, 2: KEN}, cancelled=lambda: True)


def test_a_number_that_a_whole_company_shares_does_not_cost_every_pair() -> None:
    many = {i: _like(f"姓{i} 名{i}", mails=["info@example.jp"]) for i in range(1, 300)}
    assert find(many, similar=True) == []


_NAMES = st.sampled_from(["渡辺 健", "渡部 健", "渡辺 健一", "佐藤 健", "Lin Wei"])
_PEOPLE = st.lists(
    st.builds(
        lambda name, cohort, mail, company: _like(
            name,
            cohorts=[cohort] if cohort else [],
            mails=[mail] if mail else [],
            companies=[company] if company else [],
        ),
        _NAMES,
        st.sampled_from([0, 3, 13]),
        st.sampled_from(["", "a@example.jp", "b@example.jp"]),
        st.sampled_from(["", "架空(株)", "虚構(株)"]),
    ),
    max_size=9,
)


@given(_PEOPLE)
def test_blocks_lose_no_pair_that_is_sure(people: list[Identity]) -> None:
    """Comparing everybody with everybody finds the same sure pairs."""
    by_id = dict(enumerate(people, 1))
    every = [
        judged
        for a in by_id
        for b in by_id
        if a < b and (judged := judge(a, b, by_id[a], by_id[b])) is not None
    ]
    wanted = {(p.left, p.right) for p in every if p.group != "similar" and not p.vetoes}
    found: list[Pair] = find(by_id)
    assert {(p.left, p.right) for p in found} == wanted
    assert len(found) == len(wanted)
