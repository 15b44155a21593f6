"""Which alumni are suggested for an outsider, and why."""

from __future__ import annotations

from smeic_tui.domain.referrals.fitting import Profile, suggestions

OUTSIDER = Profile(
    1,
    "外部 花子",
    offers=("５軸加工",),
    needs=("試作先を探している",),
    technologies=("IoT",),
    industry="金属製品",
    prefecture="大阪府",
)


def test_what_one_offers_and_the_other_needs_comes_first_with_its_reason() -> None:
    found = suggestions(
        OUTSIDER,
        [
            Profile(2, "甲", offers=("試作",), industry="金属製品"),
            Profile(3, "乙", needs=("5軸加工",)),
            Profile(4, "丙", technologies=("ＩｏＴ",), prefecture="大阪府"),
        ],
        frozenset(),
    )
    assert [(s.person_id, s.points, s.reason.code, s.also) for s in found] == [
        (2, 7, "fit_offers_need", ("fit_industry",)),
        (3, 6, "fit_needs_offer", ()),
        (4, 4, "fit_technology", ("fit_region",)),
    ]
    assert found[0].reason.params == {"theirs": "試作先を探している", "mine": "試作"}


def test_industry_and_region_alone_suggest_nobody() -> None:
    near = Profile(2, "甲", industry="金属製品", prefecture="大阪府")
    assert suggestions(OUTSIDER, [near], frozenset()) == ()


def test_at_most_five_and_nobody_who_is_left_out_nor_the_outsider() -> None:
    alumni = [Profile(n, "甲", offers=("試作",)) for n in range(1, 12)]
    found = suggestions(OUTSIDER, alumni, frozenset({2, 4}))
    assert [s.person_id for s in found] == [3, 5, 6, 7, 8]


def test_a_letter_is_not_a_word() -> None:
    assert suggestions(OUTSIDER, [Profile(2, "甲", offers=("作",))], frozenset()) == ()
