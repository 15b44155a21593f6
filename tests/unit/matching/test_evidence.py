"""What speaks for two records being one person, and what against it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smeic_tui.domain.matching.evidence import POINTS, compare
from smeic_tui.domain.matching.identity import Identity, identity


def who(name: str = "青空 花子", **more: Any) -> Identity:
    """Keys of somebody; the name is cut at its space."""
    family, _, given_name = name.partition(" ")
    if given_name and "family" not in more:
        more |= {"family": family, "given": given_name}
    return identity(name=name, **more)


def test_the_same_name_however_it_is_written() -> None:
    found = compare(who("髙橋　恵", family="髙橋", given="恵"), who("高橋恵"))
    assert (found.level, found.codes, found.points) == ("full", ("name",), 10)


def test_all_that_agrees_is_counted() -> None:
    row = who(kana="あおぞら はなこ", cohorts=[3], mails=["HANA@example.jp"], companies=["㈱木星"])
    person = who(
        kana="アオゾラ ハナコ", cohorts=[3], mails=["hana@example.jp"], companies=["株式会社木星"]
    )
    found = compare(row, person)
    assert found.codes == ("name", "mail", "kana", "cohort", "company")
    assert found.points == 10 + 9 + 5 + 4 + 4
    assert not found.vetoes
    assert not found.differs


@pytest.mark.parametrize(
    ("row", "person", "veto"),
    [
        ({"cohorts": [3]}, {"cohorts": [4]}, "cohort_conflict"),
        ({"kana": "サトウ ケン"}, {"kana": "サトウ タケシ"}, "kana_conflict"),
        ({"licence_no": "第123456号"}, {"licence_no": "654321"}, "licence_conflict"),
    ],
)
def test_contradictions(row: dict[str, Any], person: dict[str, Any], veto: str) -> None:
    assert compare(who("佐藤 健", **row), who("佐藤 健", **person)).vetoes == (veto,)


def test_a_cohort_that_its_own_year_denies_does_not_contradict() -> None:
    typed_wrong = who(cohorts=[4], completed=["2008-03"])
    found = compare(who(cohorts=[3]), typed_wrong)
    assert "cohort_year" in found.codes
    assert not found.vetoes


def test_one_slip_in_a_reading_is_no_contradiction() -> None:
    found = compare(who(kana="アオゾラ ハナコ"), who(kana="アオソラ ハナコ"))
    assert found.vetoes == ()
    assert found.differs == ("kana",)


def test_voiced_and_long_readings_agree() -> None:
    found = compare(who(kana="みかづき ジョージ"), who(kana="ミカズキ ジョージ"))
    assert "kana" in found.codes


def test_a_former_name_is_found_from_either_side() -> None:
    married = who("木星 花子", former_name="青空")
    before = who("青空 花子")
    assert compare(married, before).codes == ("former_name",)
    assert compare(before, married).codes == ("former_name",)


def test_a_former_name_beside_a_name_that_is_not_cut() -> None:
    row = identity(name="一二三木星花子", former_name="青空")
    assert compare(row, who("青空 花子")).level == "former"


def test_the_reading_of_the_family_name_changes_with_it() -> None:
    row = who("木星 花子", former_name="青空", kana="もくせい はなこ")
    assert compare(row, who("青空 花子", kana="あおぞら はなこ")).vetoes == ()
    assert compare(row, who("青空 花子", kana="あおぞら かこ")).vetoes == ("kana_conflict",)


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        ("青空 健一", "青空 健二", "near"),
        ("青空 健一", "青雲 健一", "near"),
        ("田中 明", "田中 健", "family"),
        ("青空 花子", "木星 花子", "given"),
        ("青空 花子", "木星 次郎", "other"),
        ("WANG Wei", "王 偉", "script"),
    ],
)
def test_how_far_names_agree(one: str, other: str, level: str) -> None:
    more = {"family": None, "given": None} if one.isascii() else {}
    assert compare(who(one, **more), who(other)).level == level


def test_near_names_with_two_readings_are_two_names() -> None:
    row, person = who("大野 直子", kana="おおの なおこ"), who("大野 直人", kana="おおの なおと")
    assert compare(row, person).level == "other"


def test_a_latin_name_in_either_order() -> None:
    row = identity(name="Amit SHARMA")
    assert compare(row, identity(name="SHARMA, Amit")).level == "full"
    assert compare(row, who("シャルマ アミット", latin="Sharma Amit")).codes == ("latin",)


def test_a_reading_stands_for_the_name_across_scripts() -> None:
    row = identity(name="WANG Wei", kana="ワン ウェイ", cohorts=[6])
    found = compare(row, who("王 偉", kana="わん うぇい", cohorts=[6]))
    assert found.codes == ("reading", "cohort")


def test_a_misspelt_address_is_nearly_the_same() -> None:
    row, person = who(mails=["hanako@exmaple.jp"]), who(mails=["hanako@example.jp"])
    assert "mail_near" in compare(row, person).codes
    neighbour = who(mails=["manako@example.jp"])
    assert compare(row, neighbour).differs == ("mail",)


def test_what_is_left_of_a_former_name_in_an_address() -> None:
    row = who("木星 優子", kana="もくせい ゆうこ", mails=["yuuko.watanabe70@example.org"])
    assert "mail_name" in compare(row, who("渡部 優子", kana="わたなべ ゆうこ")).codes
    own = who("木星 優子", kana="もくせい ゆうこ", mails=["mokusei.y@example.org"])
    assert "mail_name" not in compare(own, who("渡部 優子", kana="わたなべ ゆうこ")).codes


def test_an_address_made_of_another_given_name() -> None:
    person = who("佐藤 健", kana="さとう たけし")
    assert "mail_name" in compare(who("佐藤 健", mails=["ken_satou@example.jp"]), person).differs
    for harmless in ("t.satou@example.jp", "satouta@example.jp", "info@example.jp"):
        assert "mail_name" not in compare(who("佐藤 健", mails=[harmless]), person).differs


def test_a_name_an_earlier_list_used() -> None:
    found = compare(who("木星 花子"), who("青空 花子", aliases=["木星花子"]))
    assert found.codes == ("name_seen",)


def test_a_switchboard_belongs_to_nobody_alone() -> None:
    found = compare(who(phones=["06-1234-5678"]), who(phones=["06(1234)5678"]))
    assert "phone" in found.codes
    assert found.own == 0
    assert compare(who(phones=["090-1234-5678"]), who(phones=["09012345678"])).own == 1


_people = st.builds(
    who,
    st.sampled_from(["青空 花子", "青空 健一", "青空 健二", "木星 花子", "田中 明"]),
    former_name=st.sampled_from([None, "青空"]),
    kana=st.sampled_from([None, "あおぞら はなこ", "もくせい はなこ"]),
    cohorts=st.lists(st.integers(1, 3), max_size=2),
    mails=st.lists(st.sampled_from(["a.aozora@example.jp", "b.aozora@example.jp"]), max_size=2),
    phones=st.lists(st.sampled_from(["090-1111-2222", "06-1111-2222"]), max_size=2),
    licence_no=st.sampled_from([None, "123456", "654321"]),
    companies=st.lists(st.sampled_from(["株式会社木星", "金星㈲"]), max_size=1),
)


@given(_people)
def test_everybody_is_themselves_without_contradiction(person: Identity) -> None:
    found = compare(person, person)
    assert found.level == "full"
    assert found.vetoes == ()
    assert found.differs == ()


@given(_people, _people)
def test_points_are_the_sum_of_the_codes_and_contradictions_go_both_ways(
    one: Identity, other: Identity
) -> None:
    here, there = compare(one, other), compare(other, one)
    assert here.points == sum(POINTS[code] for code in here.codes)
    assert set(here.vetoes) == set(there.vetoes)
