"""Who signed: certain, a question, or nobody; and never two for one by a guess."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smeic_tui.domain.matching.identity import identity
from smeic_tui.domain.sign_in.decision import Signed
from smeic_tui.domain.sign_in.people import Signer, Signers, Standing
from smeic_tui.domain.sign_in.sheet import read_signatures
from smeic_tui.japanese.sheet_lines import read_line, read_sheet
from smeic_tui.japanese.sheet_names import name_and_company


def person(
    number: int,
    name: str,
    kana: str = "",
    cohort: int | None = None,
    company: str = "",
    standing: Standing = "elsewhere",
    *,
    former: str | None = None,
    latin: str | None = None,
    outsider: bool = False,
) -> Signer:
    family, _, given_name = name.partition(" ")
    who = identity(
        name=name,
        family=family if given_name and latin is None else None,
        given=given_name if latin is None else None,
        former_name=former,
        kana=kana or None,
        latin=latin,
        cohorts=[cohort] if cohort else (),
        companies=[company] if company else (),
    )
    return Signer(number, who, standing, outsider)


def signed(text: str, *people: Signer) -> list[Signed]:
    return read_signatures(read_sheet(text, ("本会", "懇親会")), Signers(people))


def one(text: str, *people: Signer) -> tuple[str, int | None, str]:
    (found,) = signed(text, *people)
    return found.verdict, found.match.signer.id if found.match else None, found.reason


SATO = person(1, "佐藤 健", "さとう けん", 7, "株式会社架空鋼管", "expected")
NAMESAKE = person(2, "佐藤 健", "さとう たけし", 7, "架空化成株式会社")
OTHER = person(3, "佐藤 茂", "さとう しげる", 16, "架空商会")


def test_whoever_was_expected_may_sign_briefly() -> None:
    for text in ("佐藤 7期", "さとう 7期", "架空鋼管 佐藤", "佐藤（架空鋼管）", "さとう けん"):
        assert one(text, SATO, OTHER) == ("came", 1, ""), text


def test_whom_the_event_alone_tells_apart_is_shown_before_it_is_taken() -> None:
    """A walk-in may bear the family name of somebody who said yes and stayed away."""
    guess = ("likely", 1, "sign_in_expected_alone")
    for text in ("佐藤", "さとう", "ｻﾄｳ", "佐藤健 7期", "佐藤 7期"):
        assert one(text, SATO, NAMESAKE, OTHER) == guess, text
    assert one("佐藤", SATO) == guess


def test_without_a_reply_namesakes_are_a_question() -> None:
    nobody_expected = person(1, "佐藤 健", "さとう けん", 7, "株式会社架空鋼管")
    assert one("佐藤健 7期", nobody_expected, NAMESAKE) == ("ask", None, "sign_in_several")
    assert one("佐藤健（架空化成）", nobody_expected, NAMESAKE) == ("came", 2, "")


def test_whoever_came_to_the_series_is_offered_first_and_not_taken_for_it() -> None:
    namesakes = [person(n, "佐藤 健", cohort=7) for n in (1, 2)]
    regular = replace(namesakes[1], before=3)
    (found,) = signed("佐藤健 7期", namesakes[0], regular)
    assert (found.verdict, found.match) == ("ask", None)
    assert [match.signer.id for match in found.candidates] == [2, 1]
    assert found.candidates[0].evidence[-1] == "came_before"


def test_two_expected_of_one_family_name_are_a_question() -> None:
    both = (SATO, person(3, "佐藤 茂", "さとう しげる", 16, standing="expected"))
    (found,) = signed("佐藤", *both)
    assert found.verdict == "ask"
    assert {match.signer.id for match in found.candidates} == {1, 3}
    assert one("佐藤 16期", *both) == ("came", 3, "")


def test_whoever_was_asked_and_may_have_come_unannounced_is_a_rival() -> None:
    asked = person(4, "佐藤 昇", "さとう のぼる", 9, standing="asked")
    assert one("佐藤", SATO, asked) == ("ask", None, "sign_in_several")


def test_somebody_the_event_knows_nothing_of_needs_a_witness() -> None:
    """Outsiders bear names of alumni, and fathers and sons share a company."""
    alone = person(5, "架空 花子", "かくう はなこ", 3, "架空花子商店")
    assert one("架空", alone) == ("ask", None, "sign_in_family_only")
    assert one("架空花子", alone) == ("likely", 5, "sign_in_name_alone")
    assert one("架空 3期", alone) == ("likely", 5, "sign_in_family_alone")
    assert one("架空花子商店 架空", alone) == ("likely", 5, "sign_in_family_alone")
    assert one("架空花子 3期", alone) == ("came", 5, "")
    assert one("架空 花子　架空花子商店", alone) == ("came", 5, "")


def test_whoever_stands_out_unexpectedly_gives_way_to_a_slip_in_an_expected_name() -> None:
    """With a guest of almost the name, or of the name in another cohort, nobody is taken."""
    other = person(5, "坂井 花子", "さかい はなこ", 3)
    expected = person(6, "酒井 花子", "さかい はなこ", 4, standing="expected")
    (found,) = signed("坂井花子", other, expected)
    assert (found.verdict, found.reason) == ("ask", "sign_in_several")
    assert [match.signer.id for match in found.candidates][:2] == [5, 6]
    assert one("坂井 3期", other, person(7, "坂井 一", cohort=2, standing="expected"))[0] == "ask"
    namesake = person(8, "坂井 花子", cohort=4, standing="expected")
    assert one("坂井花子 3期", other, namesake) == ("ask", None, "sign_in_several")


def test_another_cohort_or_company_is_seen_before_it_is_taken() -> None:
    """Whoever signs with a cohort is an alumnus; a name beside a company may be an outsider's."""
    assert one("佐藤 健 9期", SATO) == ("likely", 1, "sign_in_cohort")
    assert one("佐藤 健 7期（別の架空会社）", SATO) == ("likely", 1, "sign_in_company")
    assert one("佐藤 健 9期（別の架空会社）", SATO)[0] == "ask"
    assert one("佐藤健（別の架空会社）", SATO) == ("ask", None, "sign_in_company")
    assert one("佐藤 健 9期", SATO, NAMESAKE) == ("ask", None, "sign_in_cohort")
    lookalike = person(4, "佐藤 健二", cohort=9)
    sato = person(1, "佐藤 健一", cohort=7, standing="expected")
    assert one("佐藤 健一 9期", sato, lookalike)[0] == "ask"
    assert one("佐藤 茂 9期", OTHER) == ("ask", None, "sign_in_cohort")


def test_what_fits_nobody_waits_without_a_key() -> None:
    """A question is worth a key only where an answer is near."""
    several = (person(1, "林 一", cohort=1), person(2, "林 二", cohort=2), person(3, "林 三"))
    assert one("林", *several) == ("unclear", None, "sign_in_several")
    elsewhere = [
        person(n, f"林 {given}", cohort=n, company="架空化成")
        for n, given in ((1, "一"), (2, "二"))
    ]
    (found,) = signed("架空金属 林", *elsewhere)
    assert (found.verdict, found.reason) == ("unclear", "sign_in_company")
    assert [match.signer.id for match in found.candidates] == [1, 2]
    assert one("？田 浩", person(4, "原田 浩平")) == ("unclear", None, "sign_in_unreadable")
    introduced = one("林（佐藤さんの紹介）", *several)
    assert introduced == ("unclear", None, "sign_in_introduced")


def test_a_slip_of_the_pen_in_the_name_of_somebody_expected() -> None:
    sakai = person(6, "坂井 祐一", "さかい ゆういち", 13, standing="expected")
    assert one("13期 酒井祐一", sakai) == ("likely", 6, "sign_in_near")
    assert one("酒井祐一", sakai) == ("ask", None, "sign_in_near")
    unasked = person(6, "坂井 祐一", "さかい ゆういち", 13)
    assert one("13期 酒井祐一", unasked) == ("likely", 6, "sign_in_near")
    elsewhere = person(6, "坂井 祐一", cohort=13, company="別の架空会社", standing="expected")
    assert one("13期 酒井祐一（架空金属）", elsewhere)[0] == "ask"
    namesake = person(7, "酒井 祐一", "さかい ゆういち", 2)
    verdict, found, _ = one("13期 酒井祐一", sakai, namesake)
    assert (verdict, found) == ("ask", None)


def test_former_and_latin_names() -> None:
    married = person(8, "田中 真理", "たなか まり", 13, standing="expected", former="大塚")
    assert one("田中(旧姓大塚)", married, person(9, "田中 一", standing="expected")) == (
        "came",
        8,
        "",
    )
    assert one("大塚", married)[0] == "ask"
    foreign = person(10, "John Smith", latin="John Smith", standing="expected")
    assert one("SMITH John", foreign) == ("came", 10, "")


def test_an_outsider_is_never_an_alumnus_of_the_name() -> None:
    namesake = person(11, "工藤 俊彦", "くどう としひこ", 4, standing="expected")
    verdict, found, reason = one("工藤俊彦（大久保さんの紹介）", namesake)
    assert (verdict, found, reason) == ("ask", None, "sign_in_introduced")
    guest = person(12, "工藤 俊彦", standing="expected", outsider=True)
    assert one("工藤俊彦（大久保さんの紹介）", namesake, guest) == ("came", 12, "")
    assert (
        one("架空金属 林", person(13, "林 茂", company="別の架空会社", standing="expected"))[0]
        == "ask"
    )


def test_what_could_not_be_read_is_offered_and_never_taken() -> None:
    harada = person(14, "原田 浩平", "はらだ こうへい", 3, standing="expected")
    (found,) = signed("？？田 浩", harada)
    assert (found.verdict, found.candidates[0].signer.id) == ("ask", 14)


def test_whoever_has_not_signed_yet_is_offered_first() -> None:
    both = (SATO, person(3, "佐藤 茂", "さとう しげる", 16, standing="expected"))
    found = signed("佐藤 健\n佐藤", *both)
    assert [match.signer.id for match in found[1].candidates] == [3, 1]


def test_nobody_and_headings() -> None:
    assert one("架空目 太郎", SATO) == ("nobody", None, "sign_in_nobody")
    assert one("第8回架空鼎談会 受付名簿", SATO)[0] == "passed"
    assert one("佐藤健 欠席", SATO) == ("passed", None, "sign_in_absent")


def test_one_person_stands_for_two_lines_only_if_both_are_whole() -> None:
    found = signed("佐藤健\n佐藤　健（7期）", SATO, OTHER)
    assert [(each.verdict, each.first) for each in found] == [("came", None), ("again", 1)]
    found = signed("佐藤健\n佐藤", SATO, OTHER)
    assert [each.verdict for each in found] == ["came", "ask"]
    found = signed("佐藤\n佐藤", SATO, OTHER)
    assert [each.verdict for each in found] == ["ask", "ask"]
    # Of two of one name and cohort, both may have come.
    found = signed("佐藤健 7期\n佐藤健 7期", SATO, NAMESAKE)
    assert [each.verdict for each in found] == ["ask", "ask"]


def test_a_sheet_of_two_parts_is_signed_twice() -> None:
    found = signed("本会\n佐藤健\n懇親会\n佐藤健", SATO)
    assert [each.verdict for each in found] == ["passed", "came", "passed", "came"]


_FAMILIES = st.sampled_from(["佐藤", "鈴木", "林"])
_GIVEN = st.sampled_from(["健", "一郎", "茂"])
_STANDINGS: tuple[Standing, ...] = ("expected", "asked", "declined", "elsewhere")


@given(
    st.lists(
        st.tuples(_FAMILIES, _GIVEN, st.integers(1, 3), st.sampled_from(_STANDINGS)), max_size=8
    ),
    st.lists(st.tuples(_FAMILIES, _GIVEN, st.integers(0, 3)), max_size=6),
)
def test_whoever_is_taken_bears_the_name_and_nobody_is_taken_twice(
    people: list[tuple[str, str, int, Standing]], lines: list[tuple[str, str, int]]
) -> None:
    known = [
        person(n, f"{family} {name}", cohort=cohort, standing=standing)
        for n, (family, name, cohort, standing) in enumerate(people, 1)
    ]
    text = "\n".join(f"{f}{g}" + (f" {c}期" if c else "") for f, g, c in lines)
    found = signed(text, *known)
    taken = [each.match.signer.id for each in found if each.match and each.verdict != "again"]
    assert len(taken) == len(set(taken))
    for each, (family, name, cohort) in zip(found, lines, strict=True):
        if each.match is None or each.verdict == "again":
            continue
        who = people[each.match.signer.id - 1]
        assert who[:2] == (family, name)
        same = [p for p in people if p[:2] == (family, name)]
        if cohort not in (0, who[2]):
            # Another cohort: only of somebody expected, without a namesake, and never unseen.
            assert (each.verdict, who[3], len(same)) == ("likely", "expected", 1)
            continue
        rivals = [p for p in same if cohort in (0, p[2])]
        assert len(rivals) == 1 or sum(p[3] == "expected" for p in rivals) == 1
        assert each.verdict == "likely" or len(rivals) == 1


@pytest.mark.parametrize(
    ("text", "name", "company"),
    [
        ("林 茂", "林\u3000茂", ""),
        ("架空金属 林", "林", "架空金属"),
        ("架空金属 林 茂", "林\u3000茂", "架空金属"),
        ("佐藤 健 架空金属", "佐藤\u3000健", "架空金属"),
        ("武田晋平（架空印刷）", "武田晋平", "架空印刷"),
        ("John SMITH", "John SMITH", ""),
    ],
)
def test_name_and_company_of_somebody_new(text: str, name: str, company: str) -> None:
    assert name_and_company(read_line(text)) == (name, company)
