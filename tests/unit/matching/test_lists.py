"""A table as a whole: namesakes, claims, repeated rows."""

from __future__ import annotations

from collections.abc import Sequence

from smeic_tui.domain.matching.identity import Identity
from smeic_tui.domain.matching.index import PeopleIndex
from smeic_tui.domain.matching.lists import Matched, match_rows
from smeic_tui.domain.matching.repeats import is_repeat, one_row_a_person
from tests.unit.matching.test_evidence import who


def matched(
    rows: Sequence[Identity], people: Sequence[Identity] = (), *, one_row: bool = True
) -> list[Matched]:
    """Rows matched against people numbered from 1."""
    index = PeopleIndex()
    for number, person in enumerate(people, 1):
        index.add(number, person)
    return match_rows(index, rows, alumni_only=True, one_row=one_row)


def test_equal_names_in_a_table_with_one_row_a_person_are_two_people() -> None:
    rows = [who(cohorts=[3], companies=["木星商事"]), who(cohorts=[3], companies=["木星商事"])]
    found = matched(rows)
    assert [m.decision.verdict for m in found] == ["new", "new"]
    assert [m.repeats for m in found] == [None, None]


def test_answers_of_one_person_are_one_person() -> None:
    rows = [who(cohorts=[3], companies=["木星商事"]), who(cohorts=[3], companies=["㈱木星商事"])]
    assert [m.repeats for m in matched(rows, one_row=False)] == [None, 0]


def test_a_name_alone_never_joins_two_rows() -> None:
    rows = [who(), who()]
    assert [m.repeats for m in matched(rows, one_row=False)] == [None, None]


def test_a_line_entered_twice_is_one_person_in_any_table() -> None:
    rows = [who(mails=["h@example.jp"]), who("木星 次郎"), who(mails=["h@example.jp"])]
    assert [m.repeats for m in matched(rows)] == [None, None, 0]


def test_a_repeated_row_follows_the_one_that_is_known() -> None:
    person = who(cohorts=[3], licence_no="123456")
    rows = [
        who(mails=["h@example.jp"], cohorts=[4]),
        who(mails=["h@example.jp"], licence_no="123456"),
    ]
    found = matched(rows, [person])
    assert found[1].decision.person == 1
    assert found[0].repeats == 1


def test_where_one_namesake_is_certain_the_other_remains() -> None:
    people = [
        who(cohorts=[3], kana="あおぞら はなこ", mails=["h@example.jp"]),
        who(cohorts=[3], companies=["木星商事"]),
    ]
    rows = [
        who(cohorts=[3], mails=["h@example.jp"]),
        who(cohorts=[3], kana="あおぞら はなこ", companies=["木星商事"]),
    ]
    assert [m.decision.person for m in matched(rows, people)] == [1, 2]


def test_two_rows_cannot_be_one_person() -> None:
    person = who(cohorts=[3], companies=["木星商事"])
    same = [who(cohorts=[3], companies=["木星商事"]), who(cohorts=[3], companies=["木星商事"])]
    assert [m.decision.reasons for m in matched(same, [person])] == [("claimed_twice",)] * 2
    other = [same[0], who(cohorts=[3], companies=["金星精機"])]
    found = matched(other, [person])
    assert found[0].decision.person == 1
    assert found[1].decision.verdict == "new"
    assert found[1].decision.reasons == ("namesake_in_list",)


def test_an_earlier_decision_on_the_same_row_holds() -> None:
    index = PeopleIndex()
    index.add(7, who("木星 次郎"))
    (found,) = match_rows(index, [who()], alumni_only=True, one_row=True, decided={0: 7})
    assert found.decision.person == 7


def test_which_tables_have_one_row_a_person() -> None:
    rows = [who(f"氏{n} 名{n}") for n in range(40)]
    assert one_row_a_person(rows, numbered=False, may_repeat=False)
    assert one_row_a_person([*rows, rows[0]], numbered=False, may_repeat=False)
    assert not one_row_a_person(rows + rows[:5], numbered=False, may_repeat=False)
    assert one_row_a_person(rows + rows[:5], numbered=True, may_repeat=False)
    assert not one_row_a_person(rows, numbered=True, may_repeat=True)


def test_a_contradiction_separates_rows() -> None:
    one = who(mails=["h@example.jp"], cohorts=[3])
    assert not is_repeat(who(mails=["h@example.jp"], cohorts=[4]), one, one_row=False)
    assert is_repeat(who(mails=["h@example.jp"]), one, one_row=False)


def test_a_crowd_behind_one_number_makes_nobody_a_candidate() -> None:
    index = PeopleIndex()
    for number in range(401):
        index.add(number, who(f"氏{number} 名{number}", mails=["info@example.jp"]))
    assert index.candidates(who("青空 花子", mails=["info@example.jp"])) == []
