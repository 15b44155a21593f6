"""An invented centre: its alumni, cohort by cohort, as varied as real ones and repeatable.

Everyone is made up. Mail domains are reserved for examples; a telephone number may exist by chance,
so nobody should call one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from smeic_tui.demo.careers import career
from smeic_tui.demo.dealings import consents_of, notes_of, rules_of
from smeic_tui.demo.dice import MONTHS, Dice, weighted
from smeic_tui.demo.invented import InventedEnrolment, InventedPerson
from smeic_tui.demo.name_lists import FAMILY, FOREIGN, MEN, WOMEN, Name
from smeic_tui.demo.organisations import Organisations
from smeic_tui.demo.places import PLACES, address_in, postcode_in
from smeic_tui.domain.people import Scope, Standing, TagKind

COHORTS = 20
"""期 of the school: cohort n entered in April of 2004 + n and finished in March of 2005 + n."""
REFERENCE_DAY = date(2026, 4, 1)
""""Today" of the demo unless another day is given, so that a seed alone decides everything."""
COURSE = "MOT専攻"
SECOND_COURSE = "中小企業診断士登録養成課程"
_NAMESAKE_PAIRS = 3
_EXPERTISE = (
    "経営戦略",
    "財務",
    "生産管理",
    "マーケティング",
    "人材育成",
    "知財",
    "海外展開",
    "IT導入",
    "品質管理",
)
_TECHNOLOGY = (
    "IoT",
    "画像検査",
    "3D造形",
    "レーザー加工",
    "表面処理",
    "データ分析",
    "ロボット",
    "省エネ",
)
_PRIVATE = weighted([("example.jp", 3), ("example.com", 3), ("example.net", 1), ("example.org", 1)])
_STANDINGS: tuple[tuple[float, Standing], ...] = (
    (0.015, "deceased"),
    (0.04, "withdrawn"),
    (0.07, "missing"),
)
"""Cumulative shares; everyone else is active."""
_REMARKS = (
    "同窓会幹事",
    "鼎談会の登壇経験あり",
    "電話は午前中がよい",
    "秘書の方を通す",
    "旧字に注意",
    "部会の世話役",
)


def invent(
    people: int = 640, seed: int = 1, today: date = REFERENCE_DAY
) -> Iterator[InventedPerson]:
    """Invent the alumni of a centre, one cohort after the other.

    Cohorts differ by one person at most. From 40 people on, three pairs of alumni of one cohort
    share name and kana in full. Up to some thousand people there are no more such pairs; further
    ones are accepted when the names of a cohort run out.

    Args:
        people: How many, 640 as in the real centre or 100,000 for a trial of speed.
        seed: The same number gives the same centre.
        today: Day the contact log leads up to.
    """
    dice = Dice(seed)
    organisations = Organisations(dice)
    with_namesakes = _cohorts_with_namesakes(dice, people)
    mails: dict[str, int] = {}
    made = 0
    for cohort in range(1, COHORTS + 1):
        size = cohort * people // COHORTS - made
        taken: set[tuple[str, str]] = set()
        first: tuple[Name, Name] | None = None
        for number in range(1, size + 1):
            woman = dice.random() < 0.24
            names: tuple[Name, Name] | None = None
            if cohort in with_namesakes and number in (1, size):
                # The first and the last of the cohort bear one name.
                first = names = first or (dice.pick(FAMILY), dice.pick(MEN))
                woman = False
            elif dice.random() >= 0.02:
                names = _new_name(dice, WOMEN if woman else MEN, taken)
            if names:
                taken.add((names[0][0], names[1][0]))
            person = _person(dice, organisations, mails, cohort, number, names, woman, today)
            yield _alive_until_the_last(person)
        made += size


def _cohorts_with_namesakes(dice: Dice, people: int) -> frozenset[int]:
    """Three cohorts that have at least two people."""
    cohorts = [
        n for n in range(1, COHORTS + 1) if n * people // COHORTS - (n - 1) * people // COHORTS > 1
    ]
    found: set[int] = set()
    while len(found) < min(_NAMESAKE_PAIRS, len(cohorts)):
        found.add(dice.pick(cohorts))
    return frozenset(found)


def _new_name(
    dice: Dice, given_names: tuple[Name, ...], taken: set[tuple[str, str]]
) -> tuple[Name, Name]:
    """A name nobody of the cohort bears, as far as names go round."""
    family, given = dice.pick(FAMILY), dice.pick(given_names)
    for _ in range(8):
        if (family[0], given[0]) not in taken:
            break
        family, given = dice.pick(FAMILY), dice.pick(given_names)
    return family, given


def _person(
    dice: Dice,
    organisations: Organisations,
    mails: dict[str, int],
    cohort: int,
    number: int,
    names: tuple[Name, Name] | None,
    woman: bool,
    today: date,
) -> InventedPerson:
    """One alumnus; ``names`` None: one from abroad."""
    chance, entered = dice.random, 2004 + cohort
    born = entered - dice.between(27, 56)
    former = latin = family = given = None
    kana: str | None
    if names:
        (family, family_kana, family_latin), (given, given_kana, given_latin) = names
        name, kana = f"{family} {given}", f"{family_kana} {given_kana}"
        login = (given_latin, family_latin)
        if dice.chance(0.2 if woman else 0.006):
            former = dice.pick(FAMILY)[0]
            former = None if former == family else former
    else:
        name, kana, latin = dice.pick(FOREIGN)
        parts = latin.lower().split()
        login = (parts[-1], parts[0])
    positions = career(organisations, dice, born, entered, today.year)
    employer = positions[0].organisation
    industry = organisations.industry(employer)
    standing, standing_on = _standing(dice, entered, today)
    addresses = _mails(dice, login, employer.domain, mails)
    at_home = chance() < 0.45
    place = dice.pick(PLACES)
    needs = dice.some(industry.needs, dice.between(0, 2))
    tags: list[tuple[TagKind, str]] = [
        ("offer", label) for label in dice.some(industry.offers, dice.between(0, 3))
    ]
    tags += [("need", label) for label in needs]
    if chance() < 0.25:
        tags.append(("expertise", dice.pick(_EXPERTISE)))
    if industry.style in {"maker", "service"} and chance() < 0.3:
        tags.append(("technology", dice.pick(_TECHNOLOGY)))
    return InventedPerson(
        name=name,
        family=family,
        given=given,
        kana=kana,
        latin=latin,
        former_name=former,
        cohort=cohort,
        member_no=f"{cohort:02}{number:03}",
        licence_no=dice.digits(6)
        if dice.chance(0.5 if industry.style == "office" else 0.06)
        else None,
        birth_year=born if chance() < 0.7 else None,
        standing=standing,
        standing_on=standing_on,
        note=dice.pick(_REMARKS) if chance() < 0.08 else None,
        verified_on=f"{today.year - dice.between(1, 5)}-{dice.pick(MONTHS)}"
        if chance() < 0.6
        else None,
        enrolments=_enrolments(dice, cohort, industry.themes, today),
        positions=positions,
        mails=addresses,
        returned_mail=addresses[0][1] if addresses and chance() < 0.03 else None,
        mobile=_mobile(dice) if chance() < 0.72 else None,
        phone=employer.phone if positions[0].ended is None and chance() < 0.85 else None,
        address_scope="home" if at_home else "work",
        prefecture=place.prefecture if at_home else employer.prefecture,
        postcode=postcode_in(place, dice) if at_home else employer.postcode,
        address=address_in(place, dice) if at_home else employer.address,
        tags=tuple(tags),
        rules=rules_of(dice, today),
        consents=consents_of(dice, today),
        notes=notes_of(dice, today, industry.needs),
    )


def _alive_until_the_last(person: InventedPerson) -> InventedPerson:
    """Nobody takes a post or is spoken to after their death."""
    if person.standing != "deceased" or person.standing_on is None:
        return person
    known = [post.started for post in person.positions if post.started]
    known += [note.at for note in person.notes]
    return replace(person, standing_on=max(day[:7] for day in (person.standing_on, *known)))


def _enrolments(
    dice: Dice, cohort: int, themes: tuple[str, ...], today: date
) -> tuple[InventedEnrolment, ...]:
    """The one-year course, for some longer than a year, for a few another course later."""
    entered, completed = 2004 + cohort, f"{2005 + cohort}-03"
    late = dice.random()
    if late < 0.012:
        completed = f"{2006 + cohort}-03"
    elif late < 0.02:
        completed = f"{2005 + cohort}-09"
    theme = dice.pick(themes) if dice.random() < 0.8 else None
    first = InventedEnrolment(cohort, COURSE, f"{entered}-04", completed, theme, True)
    again = entered + dice.between(3, 9)
    if again + 1 < today.year and dice.random() < 0.02:
        second = InventedEnrolment(
            None, SECOND_COURSE, f"{again}-04", f"{again + 1}-03", None, False
        )
        return first, second
    return (first,)


def _standing(dice: Dice, entered: int, today: date) -> tuple[Standing, str | None]:
    """Nearly everyone is active; the rest since some month after the course."""
    drawn = dice.random()
    for share, standing in _STANDINGS:
        if drawn < share:
            year = dice.between(min(entered + 2, today.year - 1), today.year - 1)
            return standing, f"{year}-{dice.pick(MONTHS)}"
    return "active", None


def _mails(
    dice: Dice, login: tuple[str, str], domain: str, used: dict[str, int]
) -> tuple[tuple[Scope, str], ...]:
    """None, one or two addresses that nobody else has."""
    given, family = login
    found: list[tuple[Scope, str]] = []
    drawn = dice.random()
    if drawn < 0.72:
        local = f"{given[0]}.{family}" if drawn < 0.4 else f"{family}.{given}"
        found.append(("work", _unused(f"{local}@{domain}", used)))
    if drawn > 0.55 and drawn < 0.92:
        local = f"{given}{family}" if drawn < 0.7 else f"{family}_{given[0]}{dice.between(1, 99)}"
        found.append(("home", _unused(f"{local}@{dice.pick(_PRIVATE)}", used)))
    return tuple(found)


def _unused(address: str, used: dict[str, int]) -> str:
    """The address, or for the second who would have it ``local.2@domain``."""
    before = used.get(address, 0)
    used[address] = before + 1
    if not before:
        return address
    local, _, domain = address.partition("@")
    return f"{local}.{before + 1}@{domain}"


def _mobile(dice: Dice) -> str:
    """An eleven-digit mobile number."""
    number = dice.digits(8)
    return f"0{dice.pick('789')}0-{number[:4]}-{number[4:]}"
