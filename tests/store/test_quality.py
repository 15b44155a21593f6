"""Figures and concerns against a count by hand over every person's dossier."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from smeic_tui.demo.build import build
from smeic_tui.domain.consent import CHANNELS, can_contact
from smeic_tui.domain.diversity import AXES, CODES, RAW, Axis, age_band, size_band, value_of
from smeic_tui.domain.groups import ALUMNI, COUNTED, Group
from smeic_tui.domain.people import current_positions
from smeic_tui.domain.quality import CONCERNS, FIELDS, Concern, Field
from smeic_tui.japanese.fold import key
from smeic_tui.japanese.titles import rank_of, relation_of
from smeic_tui.store.figures.concerns import Asked, Case, cases, counts
from smeic_tui.store.figures.quality import (
    Figures,
    figures,
    people_known,
    people_with_field,
    people_with_value,
)
from smeic_tui.store.file import opening
from smeic_tui.store.file.sessions import begin
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.organisations.naming import organisation_named
from smeic_tui.store.people import people
from smeic_tui.store.people.dossiers import Dossier, dossier
from smeic_tui.store.people.staff import all_staff

YEAR = 2026
ASKED = Asked("2026-11-23")


@pytest.fixture(scope="module")
def centre(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """An invented centre, with people of other kinds and people who lack most things."""
    path: Path = tmp_path_factory.mktemp("quality") / "demo.sqlite"
    build(path, 240, seed=3)
    with closing(opening.writer(path)) as conn:
        actor = begin(conn, all_staff(conn)[0].id)
        with operation(conn, actor, "demo") as op:
            for n, kind in enumerate(("student", "faculty", "outsider", "outsider", "alumnus")):
                person_id = people.add_person(op, {"kind": kind, "name": f"架空 {n}", "kana": " "})
                people.add_position(
                    op, person_id, organisation=None, title="\u3000", is_primary=False
                )
                people.add_position(op, person_id, organisation="架空 合同会社", title="顧問")
                op.insert("enrolment", {"person_id": person_id, "completed": "2008-03"})
            op.update(
                "organisation",
                organisation_named(op, "架空 合同会社"),
                {"industry": "ＩＴサービス", "size_band": "大企業"},
            )
            second = people.add_person(
                op, {"kind": "alumnus", "name": "二期 生", "birth_year": 2050}
            )
            op.insert("enrolment", {"person_id": second, "course": "診断士", "cohort": None})
            op.insert(
                "enrolment",
                {"person_id": second, "cohort": 2, "completed": "2007-03", "is_primary": 0},
            )
            op.insert("address", {"person_id": second, "postcode": "581-0003"})
        yield conn


@pytest.fixture(scope="module")
def counted(centre: sqlite3.Connection) -> Figures:
    return figures(centre, YEAR)


@pytest.fixture(scope="module")
def everybody(centre: sqlite3.Connection) -> tuple[Dossier, ...]:
    ids = [i for (i,) in centre.execute("SELECT id FROM person")]
    found = (dossier(centre, i) for i in ids)
    return tuple(d for d in found if d.person.standing in COUNTED)


def group_of(who: Dossier) -> tuple[str, int | None]:
    cohorts = [e.cohort for e in who.enrolments if e.cohort is not None]
    return who.person.kind, cohorts[0] if cohorts else None


def has(who: Dossier, field: Field) -> bool:
    """What is known, as a person would say it looking at the page."""
    post = next(iter(current_positions(who.positions)), None)
    firm = post.organisation if post else None
    course = next((e for e in who.enrolments if e.cohort is not None), None)
    course = course or next(iter(who.enrolments), None)
    kinds = {c.kind for c in who.contacts if c.state == "current"}
    title = (post.title or "").strip() if post else ""
    said: dict[Field, object] = {
        "kana": (who.person.kana or "").strip(),
        "organisation": firm,
        "title": title,
        "rank": title and rank_of(title) != "unclassified",
        "job_function": post and post.job_function,
        "relation": (post and post.relation) or (title and relation_of(title)),
        "industry": firm and firm.industry,
        "business_type": firm and firm.business_type,
        "size_band": firm and firm.size_band and size_band(firm.size_band),
        "mail": "mail" in kinds,
        "phone": "phone" in kinds,
        "mobile": "mobile" in kinds,
        "address": any(a.state == "current" and a.text for a in who.addresses),
        "birth_year": who.person.birth_year and age_band(who.person.birth_year, YEAR),
        "completed": course and course.completed,
        "research_theme": course and course.research_theme,
        "member_no": who.person.member_no,
        "licence_no": who.person.licence_no,
        "verified_on": who.person.verified_on,
    }
    return bool(said[field])


def value(who: Dossier, axis: Axis) -> str | None:
    post = next(iter(current_positions(who.positions)), None)
    firm = post.organisation if post else None
    title = (post.title or "").strip() if post else ""
    if axis == "age":
        return age_band(who.person.birth_year, YEAR) if who.person.birth_year else None
    if axis == "rank":
        found = rank_of(title)
        return None if found == "unclassified" else found
    if post is None:
        return None
    if axis == "relation":
        return post.relation or relation_of(title)
    if axis == "job_function":
        return post.job_function
    if firm is None:
        return None
    if axis == "size_band":
        return size_band(firm.size_band or "")
    return key((firm.industry if axis == "industry" else firm.business_type) or "") or None


def test_every_group_has_its_people(counted: Figures, everybody: tuple[Dossier, ...]) -> None:
    for group, number in counted.people.items():
        assert number == sum(group.holds(*group_of(who)) for who in everybody)
    assert Group("alumnus") in counted.people
    outsiders = sum(who.person.kind == "outsider" for who in everybody)
    assert counted.people[Group("outsider", whole=True)] == outsiders > 2
    assert counted.people[ALUMNI] == sum(who.person.kind == "alumnus" for who in everybody)


@pytest.mark.parametrize("field", FIELDS)
def test_a_field_is_filled_for_those_who_have_it(
    centre: sqlite3.Connection, counted: Figures, everybody: tuple[Dossier, ...], field: Field
) -> None:
    for group, people_there in counted.people.items():
        members = [who for who in everybody if group.holds(*group_of(who))]
        wanted = {who.person.id for who in members if has(who, field)}
        assert counted.filled[field][group] == len(wanted), group
        assert set(people_with_field(centre, group, field, True, YEAR)) == wanted
        lacking = people_with_field(centre, group, field, False, YEAR)
        assert set(lacking) == {who.person.id for who in members} - wanted
        assert len(lacking) == people_there - counted.filled[field][group]
        assert counted.share(field, group) == pytest.approx(len(wanted) / len(members))


@pytest.mark.parametrize("axis", AXES)
def test_a_distribution_counts_everybody_once(
    centre: sqlite3.Connection, counted: Figures, everybody: tuple[Dossier, ...], axis: Axis
) -> None:
    spread = counted.distributions[axis]
    for group, people_there in counted.people.items():
        wanted = Counter(value(who, axis) for who in everybody if group.holds(*group_of(who)))
        assert Counter(spread.counts[group]) == wanted, group
        assert sum(spread.counts[group].values()) == people_there
        assert spread.known(group) == people_there - wanted[None]
        for code in (*spread.values, None):
            found = people_with_value(centre, group, axis, code, YEAR)
            assert len(found) == spread.count(group, code)
        assert len(people_known(centre, group, axis, YEAR)) == spread.known(group)
    assert set(spread.values) >= set(spread.counts[ALUMNI]) - {None}
    assert (axis in CODES) == (not spread.labels)


def test_free_text_has_the_spelling_most_people_have(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    with operation(conn, actor, "demo") as op:
        for n, written in enumerate(("ＩＴ業", "IT業", "IT業", "建設業")):
            person = people.add_person(op, {"kind": "alumnus", "name": f"架空 {n}"}, cohort=1)
            firm = op.insert("organisation", {"name": f"架空 {n}", "industry": written})
            op.insert("position", {"person_id": person, "organisation_id": firm})
    spread = figures(conn, YEAR).distributions["industry"]
    assert [spread.labels[code] for code in spread.values] == ["IT業", "建設業"]
    assert [spread.count(ALUMNI, code) for code in spread.values] == [3, 1]


def test_an_empty_file_has_one_empty_group(conn: sqlite3.Connection) -> None:
    found = figures(conn, YEAR)
    assert dict(found.people) == {ALUMNI: 0}
    assert found.share("mail", ALUMNI) == 0
    assert found.distributions["age"].difference(ALUMNI) is None
    assert set(counts(conn, ASKED).values()) == {0}


def test_lists_are_in_the_order_of_the_kana(centre: sqlite3.Connection) -> None:
    order = [i for (i,) in centre.execute("SELECT person_id FROM roster_row ORDER BY sort_kana")]
    for found in (
        list(people_with_field(centre, ALUMNI, "mail", True, YEAR)),
        list(people_with_value(centre, ALUMNI, "relation", "employed", YEAR)),
        [case.person_id for case in cases(centre, "stale", ASKED)],
    ):
        assert found
        assert found == sorted(found, key=order.index)


def test_progress_is_told(centre: sqlite3.Connection, counted: Figures) -> None:
    told: list[int] = []
    figures(centre, YEAR, told.append)
    assert told[-1] == sum(n for g, n in counted.people.items() if g.whole)
    steps: list[tuple[int, int]] = []
    counts(centre, ASKED, lambda done, total: steps.append((done, total)))
    assert steps[-1] == (len(CONCERNS), len(CONCERNS))


# Concerns


def test_who_cannot_be_reached_is_decided_by_the_rules(
    centre: sqlite3.Connection, everybody: tuple[Dossier, ...]
) -> None:
    wanted = set()
    for who in everybody:
        kinds = {c.kind for c in who.contacts if c.state == "current"}
        usable = {
            "mail": "mail" in kinds,
            "phone": bool(kinds & {"mobile", "phone"}),
            "post": any(a.state == "current" and a.text for a in who.addresses),
        }
        if not any(can_contact(who.person, c, who.rules, usable).allowed for c in CHANNELS):  # type: ignore[arg-type]
            wanted.add(who.person.id)
    found = {case.person_id for case in cases(centre, "unreachable", ASKED)}
    assert found == wanted
    assert len(found) >= 5


def test_the_counts_are_those_of_the_lists(centre: sqlite3.Connection) -> None:
    found = counts(centre, ASKED)
    assert list(found) == list(CONCERNS)
    for concern, number in found.items():
        ids = [case.person_id for case in cases(centre, concern, ASKED)]
        assert len(ids) == len(set(ids)) == number
    assert found["cohort_mismatch"] > 0
    assert found["stale"] > 0


def test_people_without_a_cohort_are_those_of_the_column(
    centre: sqlite3.Connection, counted: Figures
) -> None:
    assert len(cases(centre, "no_cohort", ASKED)) == counted.people[Group("alumnus")]


@pytest.fixture
def who(conn: sqlite3.Connection, actor: Actor) -> dict[str, int]:
    """People about whom nothing is wrong yet."""
    with operation(conn, actor, "demo") as op:
        return {
            name: people.add_person(
                op,
                {"kind": "alumnus", "name": name, "kana": kana},
                cohort=3,
                completed="2008-03",
                organisation="架空工業株式会社",
                contacts=(("mail", None, f"{name}@example.jp"), ("phone", None, "06-6123-4567")),
            )
            for name, kana in (("甲", "こう"), ("乙", "おつ"))
        }


def test_nothing_is_wrong_at_first(conn: sqlite3.Connection, who: dict[str, int]) -> None:
    assert set(counts(conn, ASKED).values()) == {0}


CHANGES: dict[str, tuple[Concern, str, dict[str, object], Case]] = {
    "returned": (
        "returned",
        "address",
        {"text": "架空町1", "state": "returned"},
        Case(0, "address", "架空町1"),
    ),
    "bad phone": (
        "bad_phone",
        "contact_point",
        {"kind": "mobile", "value": "12-34"},
        Case(0, "phone", "12-34"),
    ),
    "second primary post": ("two_primary", "position", {}, Case(0, "table.position")),
    "second primary course": ("two_primary", "enrolment", {}, Case(0, "table.enrolment")),
    "another year": (
        "cohort_mismatch",
        "enrolment",
        {"cohort": 3, "completed": "2009-03", "is_primary": 0},
        Case(0, "completed", "2009-03"),
    ),
    "post backwards": (
        "ends_before_start",
        "position",
        {"started": "2015-04", "ended": "2014", "is_primary": 0},
        Case(0, "table.position", "2015-04 / 2014"),
    ),
    "post to come": (
        "future_date",
        "position",
        {"started": "2027-04", "is_primary": 0},
        Case(0, "started", "2027-04"),
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_concern_names_the_person_and_the_value(
    conn: sqlite3.Connection, actor: Actor, who: dict[str, int], change: str
) -> None:
    concern, table, values, case = CHANGES[change]
    with operation(conn, actor, "demo") as op:
        op.insert(table, {"person_id": who["乙"], **values})  # type: ignore[dict-item]
    assert cases(conn, concern, ASKED) == (Case(who["乙"], case.field, case.value),)
    assert {c for c, number in counts(conn, ASKED).items() if number} == {concern}


def test_people_with_one_address_stand_together(
    conn: sqlite3.Connection, actor: Actor, who: dict[str, int]
) -> None:
    with operation(conn, actor, "demo") as op:
        for name, value in (("甲", "Info@Example.jp"), ("乙", "ｉｎｆｏ@example.jp")):
            op.insert("contact_point", {"person_id": who[name], "kind": "mail", "value": value})
    found = cases(conn, "same_mail", ASKED)
    assert found == (
        Case(who["甲"], "mail", "Info@Example.jp"),
        Case(who["乙"], "mail", "ｉｎｆｏ@example.jp"),
    )


def test_what_was_promised_to_the_dead_is_named(
    conn: sqlite3.Connection, actor: Actor, who: dict[str, int]
) -> None:
    with operation(conn, actor, "demo") as op:
        people.add_contact_note(op, who["甲"], text="電話", next_action="礼状")
        people.add_contact_note(
            op, who["甲"], text="紹介", next_action="日程", other_person_id=who["乙"]
        )
    assert cases(conn, "open_actions", ASKED) == ()
    with operation(conn, actor, "demo") as op:
        people.set_standing(op, who["甲"], "deceased", "2026-10")
    assert cases(conn, "open_actions", ASKED) == (Case(who["甲"], "next_action", "礼状"),)


def test_what_came_back_and_was_replaced_is_no_concern(
    conn: sqlite3.Connection, actor: Actor, who: dict[str, int]
) -> None:
    with operation(conn, actor, "demo") as op:
        for kind, value in (("mail", "old@example.jp"), ("mobile", "090-1111-2222")):
            op.insert(
                "contact_point",
                {"person_id": who["甲"], "kind": kind, "value": value, "state": "returned"},
            )
        op.insert("address", {"person_id": who["甲"], "text": "旧町1", "state": "returned"})
        op.insert("address", {"person_id": who["甲"], "text": "新町1"})
    assert cases(conn, "returned", ASKED) == ()


def test_a_value_is_read_from_the_columns_named() -> None:
    for axis in AXES:
        assert value_of(axis, (None,) * len(RAW[axis]), YEAR) is None
