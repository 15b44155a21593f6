"""Linked, new, or a question."""

from __future__ import annotations

from typing import Any

from smeic_tui.domain.matching.decision import Decision, decide
from smeic_tui.domain.matching.identity import Identity
from smeic_tui.domain.matching.index import PeopleIndex
from tests.unit.matching.test_evidence import who


def decided(row: Identity, *people: Identity, alumni_only: bool = True) -> Decision:
    """The decision on a row when these people are on file, numbered from 1."""
    index = PeopleIndex()
    for number, person in enumerate(people, 1):
        index.add(number, person)
    return decide(
        row, index.candidates(row), alumni_only=alumni_only, namesakes=index.namesakes(row)
    )


def verdict(row: Identity, *people: Identity, **more: Any) -> tuple[str, tuple[str, ...]]:
    """Verdict and reasons."""
    found = decided(row, *people, **more)
    return found.verdict, found.reasons


def test_nobody_like_it_is_somebody_new() -> None:
    assert verdict(who("青空 花子"), who("木星 次郎")) == ("new", ())


def test_the_only_bearer_of_a_name_in_a_list_of_alumni() -> None:
    assert decided(who("青空 花子"), who("青空 花子")).person == 1


def test_in_a_mixed_list_a_name_needs_a_second_witness() -> None:
    person = who("青空 花子", kana="あおぞら はなこ", cohorts=[3], mails=["h@example.jp"])
    row = who("青空 花子", kana="あおぞら はなこ")
    assert verdict(row, person, alumni_only=False) == ("review", ("name_only",))
    witness = who("青空 花子", mails=["h@example.jp"])
    assert decided(witness, person, alumni_only=False).person == 1
    assert decided(who("青空 花子", cohorts=[3]), person, alumni_only=False).person == 1


def test_namesakes_in_one_cohort_never_link_on_their_name() -> None:
    one = who("青空 花子", cohorts=[3], companies=["木星商事"])
    two = who("青空 花子", cohorts=[3], companies=["金星商事"])
    row = who("青空 花子", cohorts=[3])
    assert verdict(row, one, two) == ("review", ("homonym_same_cohort",))
    assert decided(who("青空 花子", cohorts=[3], companies=["金星商事"]), one, two).person == 2


def test_a_namesake_of_another_cohort_is_somebody_else() -> None:
    assert verdict(who(cohorts=[3]), who(cohorts=[4])) == ("new", ())
    one, two = who(cohorts=[3]), who(cohorts=[4])
    assert decided(who(cohorts=[4]), one, two).person == 2
    assert verdict(who(), one, two) == ("review", ("homonym_same_cohort",))


def test_a_contradiction_forbids_a_link_whatever_the_points() -> None:
    person = who(cohorts=[3], mails=["h@example.jp"], phones=["090-1111-2222"])
    row = who(cohorts=[4], mails=["h@example.jp"], phones=["090-1111-2222"])
    assert verdict(row, person) == ("review", ("cohort_conflict",))


def test_a_shared_mailbox_with_another_name_is_a_question() -> None:
    person = who("木星 次郎", mails=["office@example.jp"])
    row = who("青空 花子", mails=["office@example.jp"])
    assert verdict(row, person) == ("review", ("shared_mailbox",))


def test_a_shared_mailbox_does_not_disturb_the_one_who_is_named() -> None:
    named = who("青空 花子", cohorts=[3])
    other = who("木星 次郎", mails=["office@example.jp"])
    row = who("青空 花子", cohorts=[3], mails=["office@example.jp"])
    assert decided(row, named, other).person == 1


def test_brothers_with_one_office_are_not_linked_by_a_near_name() -> None:
    elder = who("青空 健一", mails=["office@example.jp"])
    assert decided(who("青空 健二", mails=["office@example.jp"]), elder).verdict == "review"


def test_a_slip_in_the_name_with_two_witnesses() -> None:
    person = who("青空 健一", cohorts=[3], mails=["ken@example.jp"])
    assert decided(who("青空 健二", cohorts=[3], mails=["ken@example.jp"]), person).person == 1


def test_a_marriage_needs_something_of_their_own_and_one_more() -> None:
    person = who("青空 花子", cohorts=[3], mails=["hana@example.jp"])
    assert decided(who("木星 花子", cohorts=[3], mails=["hana@example.jp"]), person).person == 1
    only_mail = who("木星 花子", mails=["hana@example.jp"])
    assert verdict(only_mail, person) == ("review", ("name_changed",))
    assert decided(who("木星 花子", cohorts=[3]), person).verdict == "new"


def test_a_name_whose_every_detail_differs_is_a_question() -> None:
    person = who(mails=["a@example.jp"], phones=["090-1111-2222"], companies=["木星商事"])
    row = who(mails=["b@example.com"], phones=["090-3333-4444"], companies=["金星精機"])
    assert verdict(row, person) == ("review", ("details_differ",))


def test_a_common_name_says_less() -> None:
    people = [who(f"佐藤 {given}", cohorts=[n % 3 + 1]) for n, given in enumerate("一二三四五六")]
    people += [who(f"{family} 健", cohorts=[1]) for family in ("青空", "木星", "金星")]
    person = who("佐藤 健", cohorts=[1], mails=["a@example.jp"], companies=["木星商事"])
    row = who("佐藤 健", cohorts=[1], mails=["b@example.com"], companies=["金星精機"])
    assert verdict(row, *people, person) == ("review", ("details_differ",))
    rare = who("青空 花子", cohorts=[1], mails=["a@example.jp"], companies=["木星商事"])
    same = who("青空 花子", cohorts=[1], mails=["b@example.com"], companies=["金星精機"])
    many = [who(f"氏{n} 名{n}", cohorts=[n % 20 + 1]) for n in range(200)]
    assert decided(same, *many, rare).verdict == "link"


def test_a_name_seen_before_needs_a_witness() -> None:
    person = who("青空 花子", cohorts=[3], aliases=["木星花子"])
    assert verdict(who("木星 花子"), person) == ("review", ("name_only",))
    assert decided(who("木星 花子", cohorts=[3]), person).person == 1


def test_an_outsider_who_only_bears_the_name_is_somebody_new() -> None:
    person = who(mails=["a@example.jp"], phones=["090-1111-2222"], companies=["木星商事"])
    row = who(mails=["b@example.com"], phones=["090-3333-4444"], companies=["金星精機"])
    assert verdict(row, person, alumni_only=False) == ("new", ("namesake_outside",))
    without_mobile = who(mails=["b@example.com"], companies=["金星精機"])
    assert verdict(without_mobile, person, alumni_only=False) == ("review", ("details_differ",))


def test_a_slip_that_the_reading_and_the_cohort_explain() -> None:
    person = who("青空 健一", kana="あおぞら けんいち", cohorts=[3], phones=["090-1111-2222"])
    row = who("青空 健二", kana="あおぞら けんいち", cohorts=[3])
    assert decided(row, person).person == 1
    assert decided(row, person, alumni_only=False).verdict == "review"
    elsewhere = who(
        "青空 健二",
        kana="あおぞら けんいち",
        cohorts=[3],
        phones=["090-3333-4444"],
        companies=["金星精機"],
    )
    colleague = who(
        "青空 健一",
        kana="あおぞら けんいち",
        cohorts=[3],
        phones=["090-1111-2222"],
        companies=["木星商事"],
    )
    assert decided(elsewhere, colleague).verdict == "review"


def test_an_address_that_spells_the_given_name_explains_a_slip() -> None:
    person = who("青空 健一", kana="あおぞら けんいち", mails=["kenichi@example.jp"])
    assert decided(who("青空 健二", mails=["kenichi@example.jp"]), person).person == 1
    shared = who("青空 健一", kana="あおぞら けんいち", mails=["aozora@example.jp"])
    assert decided(who("青空 健二", mails=["aozora@example.jp"]), shared).verdict == "review"


def test_people_known_for_two_are_no_rivals_where_everything_speaks_for_one() -> None:
    one = who("青空 花子", cohorts=[3], companies=["木星商事西店"])
    other = who("青空 花子", cohorts=[3], companies=["金星精機"])
    row = who("青空 花子", cohorts=[3], companies=["木星商事"])
    index = PeopleIndex()
    index.add(1, one)
    index.add(2, other)
    found = index.candidates(row)
    assert decide(row, found, alumni_only=True).verdict == "review"
    assert decide(row, found, alumni_only=True, not_same=frozenset({(1, 2)})).person == 1


def test_a_name_says_too_little_while_a_namesake_waits() -> None:
    index = PeopleIndex()
    index.add(1, who("青空 花子", cohorts=[3], companies=["木星商事"]))
    row = who("青空 花子", cohorts=[3])
    found = decide(row, index.candidates(row), alumni_only=True, contested={1})
    assert (found.verdict, found.reasons) == ("review", ("namesake_waiting",))
    row = who("青空 花子", cohorts=[3], companies=["木星商事"])
    assert decide(row, index.candidates(row), alumni_only=True, contested={1}).person == 1
