"""Organisations: who is there, what they are called, and two that are one."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from smeic_tui.errors import SmeicError
from smeic_tui.japanese.companies import company_key
from smeic_tui.store.bodies import bodies, known_names, memberships
from smeic_tui.store.cases import case_acts, cases
from smeic_tui.store.file.doctor import examine
from smeic_tui.store.file.dump import canonical
from smeic_tui.store.journal.operation import Actor, EditConflict, operation
from smeic_tui.store.journal.undo import undo
from smeic_tui.store.organisations import organisation_acts, organisation_merge, organisation_work
from smeic_tui.store.organisations import organisations as held
from smeic_tui.store.organisations.naming import organisation_named
from smeic_tui.store.people.identities import identities
from smeic_tui.store.referrals import referrals
from smeic_tui.store.roster import finding
from smeic_tui.store.training import engagements
from tests.store.organisations import EIGYO, KAKU, Circle, circle, met
from tests.store.pairs import refused

Conn = sqlite3.Connection


@pytest.fixture
def known(conn: Conn, actor: Actor) -> Circle:
    """The circle around a few companies."""
    return circle(conn, actor)


def summary(conn: Conn, number: int) -> held.Summary:
    return next(s for s in held.summaries(conn) if s.organisation.id == number)


def note(column: str, value: str) -> str:
    """How a value that gives way is noted, without a catalogue."""
    return f"{column}={value}"


def rename(conn: Conn, actor: Actor, number: int, name: str) -> int:
    before = held.organisation(conn, number)
    with operation(conn, actor, "organisation_renamed", params={"name": name, "old": "x"}) as op:
        organisation_acts.revise_organisation(op, before, {"name": name})
    return op.id


def join(conn: Conn, actor: Actor, survivor: int, loser: int) -> int:
    compared = organisation_merge.compare(conn, survivor, loser)
    return organisation_merge.merge(conn, actor, compared, note)


# Who is there, and what came of it


def test_alumni_of_two_cohorts_who_never_met_are_counted(
    conn: Conn, actor: Actor, known: Circle
) -> None:
    numbers = summary(conn, known.company).numbers
    assert (numbers.alumni, numbers.former, numbers.others) == (2, 1, 1)
    assert (numbers.cohorts, numbers.ever, numbers.unmet) == ((3, 9), (3, 9, 12), 1)
    # Of one cohort: they know each other. And whoever came later is of another one.
    assert summary(conn, known.other).numbers.unmet == 2
    met(conn, actor, known.akiyama, known.ito)
    assert summary(conn, known.company).numbers.unmet == 0


def test_the_list_begins_with_most_alumni_and_counts_as_the_page_does(
    conn: Conn, known: Circle
) -> None:
    listed = held.summaries(conn)
    assert [s.organisation.id for s in listed] == [known.other, known.company, known.written]
    for each in listed:
        number = each.organisation.id
        assert each.cases == len(cases.cases(conn, organisation_id=number))
        assert each.referrals == len(referrals.referrals_at(conn, number))
    assert [(s.cases, s.referrals) for s in listed] == [(0, 0), (1, 1), (1, 0)]
    # Names that differ in signs only are a hint.
    assert [s.alike for s in listed] == [(), (known.written,), (known.company,)]
    assert [o.id for o in held.alike_to(conn, held.organisation(conn, known.company))] == [
        known.written
    ]


def test_the_page_shows_posts_needs_work_and_address(conn: Conn, known: Circle) -> None:
    posts = held.colleagues(conn, known.company)
    assert [(p.name, p.title, p.ended) for p in posts] == [
        ("秋山 環", "代表取締役", None),
        ("伊藤 薫", "工場長", None),
        ("Lin Wei", "顧問", None),
        ("小野 渚", "技師", "2020-03"),
    ]
    told = organisation_work.said(conn, known.company)
    assert [(s.name, s.kind, s.label) for s in told] == [
        ("伊藤 薫", "need", "樹脂成形"),
        ("秋山 環", "offer", "深絞り"),
    ]
    assert organisation_work.addresses(conn, known.company) == ("581-0000  大阪府八尾市架空町1",)
    (work,) = engagements.engagements_at(conn, known.company)
    assert (work.id, work.person) == (known.engagement, "加藤 岬")
    assert engagements.engagements_at(conn, known.other) == ()
    (referral,) = referrals.referrals_at(conn, known.company)
    assert referral.id == known.referral


def test_whoever_was_introduced_or_works_together_has_met(
    conn: Conn, actor: Actor, known: Circle
) -> None:
    assert len(held.never_met(conn, held.colleagues(conn, known.company))) == 1
    with operation(conn, actor, "introduction_added") as op:
        pair = {"person_id": known.ito, "other_person_id": known.akiyama}
        op.insert("introduction", {**pair, "stage": "known", "stage_on": "2026-01-01"})
    assert summary(conn, known.company).numbers.unmet == 0
    undo(conn, actor, op.id)
    with operation(conn, actor, "case_members") as op:
        case_acts.add_members(op, known.case, [(known.ito, "member")])
    assert summary(conn, known.company).numbers.unmet == 0
    undo(conn, actor, op.id)
    # Everybody is in the alumni association; a working group meets.
    for kind, left in (("association", 1), ("working_group", 0)):
        with operation(conn, actor, "body_added") as op:
            body = bodies.add_body(op, {"name": kind, "kind": kind})
            for person_id in (known.ito, known.akiyama):
                memberships.add_member(op, body, person_id)
        assert summary(conn, known.company).numbers.unmet == left


# Names


def test_a_renamed_company_is_found_by_every_name_it_had(
    conn: Conn, actor: Actor, known: Circle
) -> None:
    before = canonical(conn)
    number = rename(conn, actor, known.company, "架空精機株式会社")
    names = held.names_of(conn, known.company)
    assert (names.former, names.aliases) == ((KAKU,), ())
    for name in ("架空精機株式会社", KAKU, "架空精機"):
        assert held.organisation_id_of(conn, name) == known.company
    # For all who are there, at once; the old name still finds them and says why.
    people_there = {p.person_id for p in held.colleagues(conn, known.company)}
    assert people_there <= set(finding.matching_ids(conn, "架空精機"))
    hit = next(h for h in finding.find(conn, "架空鉄工") if h.row.id == known.akiyama)
    assert hit.row.organisation == "架空精機株式会社"
    assert hit.why == "former_organisation"
    # A list in the old name is evidence that it is them.
    keys = identities(conn, [known.akiyama])[known.akiyama].companies
    assert {company_key(KAKU), company_key("架空精機")} <= set(keys)
    # Who enters the old name means the same company.
    with operation(conn, actor, "person_added") as op:
        assert organisation_named(op, KAKU) == known.company
    undo(conn, actor, number)
    assert canonical(conn) == before
    assert not set(finding.matching_ids(conn, "架空精機"))


def test_a_corrected_spelling_is_no_former_name(conn: Conn, actor: Actor, known: Circle) -> None:
    before = held.organisation(conn, known.other)
    with operation(conn, actor, "organisation_corrected") as op:
        organisation_acts.revise_organisation(
            op, before, {"name": "合同会社架空営業", "industry": "卸売"}, old_name="alias"
        )
    names = held.names_of(conn, known.other)
    assert (names.former, names.aliases) == ((), (EIGYO,))
    assert held.organisation(conn, known.other).industry == "卸売"


def test_another_name_finds_the_people_as_soon_as_it_is_known(
    conn: Conn, actor: Actor, known: Circle
) -> None:
    assert known.akiyama not in finding.matching_ids(conn, "カクテツ")
    with operation(conn, actor, "organisation_alias") as op:
        known_names.add_alias(op, "organisation", known.company, "カクテツ")
    assert known.akiyama in finding.matching_ids(conn, "カクテツ")
    undo(conn, actor, op.id)
    assert known.akiyama not in finding.matching_ids(conn, "カクテツ")


def test_no_company_takes_a_name_that_another_one_has_or_had(
    conn: Conn, actor: Actor, known: Circle
) -> None:
    rename(conn, actor, known.other, "架空商事")
    with refused("organisation_exists"):
        rename(conn, actor, known.other, KAKU)
    with refused("organisation_exists"):
        rename(conn, actor, known.company, EIGYO)
    with refused("organisation_name_empty"):
        rename(conn, actor, known.other, " 　")
    # Its own name of the past it may have again.
    rename(conn, actor, known.other, EIGYO)
    assert held.names_of(conn, known.other).former == ("架空商事",)


def test_a_form_that_is_stale_meets_a_conflict(conn: Conn, actor: Actor, known: Circle) -> None:
    before = held.organisation(conn, known.company)
    with operation(conn, actor, "organisation_edited") as op:
        organisation_acts.revise_organisation(op, before, {"industry": "鉄鋼"})
    with pytest.raises(EditConflict), operation(conn, actor, "organisation_edited") as op:
        organisation_acts.revise_organisation(op, before, {"industry": "建設"})
    assert held.organisation(conn, known.company).industry == "鉄鋼"


def test_two_desks_that_rename_meet_a_conflict(conn: Conn, actor: Actor, known: Circle) -> None:
    before = held.organisation(conn, known.company)
    rename(conn, actor, known.company, "架空精機")
    with pytest.raises(EditConflict) as refusal, operation(conn, actor, "renamed") as op:
        organisation_acts.revise_organisation(op, before, {"name": "架空製作", "note": "x"})
    assert refusal.value.fields == {"name": (KAKU, "架空製作", "架空精機")}
    assert held.names_of(conn, known.company).former == (KAKU,)
    # The same name twice, or none, is no conflict.
    for name in ("架空精機", KAKU):
        with operation(conn, actor, "renamed") as op:
            organisation_acts.revise_organisation(op, before, {"name": name})
        assert held.organisation(conn, known.company).name == "架空精機"
    assert held.names_of(conn, known.company).former == (KAKU,)


def test_another_legal_form_is_another_company(conn: Conn, actor: Actor, known: Circle) -> None:
    with operation(conn, actor, "organisation_edited") as op:
        other = organisation_named(op, "有限会社架空鉄工")
        bare = op.insert("organisation", {"name": "架空営業"})
    assert summary(conn, other).alike == ()
    assert summary(conn, known.company).alike == (known.written,)
    assert held.organisation_id_of(conn, "(有)架空鉄工") == other
    assert summary(conn, bare).alike == (known.other,)
    assert [o.id for o in held.alike_to(conn, held.organisation(conn, bare))] == [known.other]


def test_whom_a_name_means_is_never_guessed(conn: Conn, known: Circle) -> None:
    with refused("organisation_many"):
        held.organisation_id_of(conn, "架空鉄工")
    with refused("organisation_unknown"):
        held.organisation_id_of(conn, "  ")
    assert held.organisation_id_of(conn, str(known.written)) == known.written
    uid = held.organisation(conn, known.written).uid
    assert held.organisation_id_of(conn, uid) == known.written


# Two that are one


def test_two_companies_become_one_and_two_again(
    conn: Conn, actor: Actor, known: Circle, db_path: Path
) -> None:
    gone = held.organisation(conn, known.written)
    before = canonical(conn)
    number = join(conn, actor, known.company, known.written)
    after = canonical(conn)
    numbers = summary(conn, known.company).numbers
    assert (numbers.alumni, numbers.cohorts, numbers.unmet) == (3, (3, 9, 15), 2)
    # Its name and its uid lead on.
    assert held.names_of(conn, known.company).aliases == ("㈱架空鉄工",)
    for text in (gone.uid, "㈱架空鉄工", "架空鉄工"):
        assert held.organisation_id_of(conn, text) == known.company
    (row,) = [r for r in finding.find(conn, "加藤") if r.row.id == known.kato]
    assert row.row.organisation == KAKU
    assert examine(conn, db_path, deep=True).findings == ()
    undone = undo(conn, actor, number)
    assert undone.kept == ()
    assert canonical(conn) == before
    undo(conn, actor, undone.operation)
    assert canonical(conn) == after


def test_what_one_lacks_is_taken_over_and_what_gives_way_is_noted(
    conn: Conn, actor: Actor, known: Circle
) -> None:
    with operation(conn, actor, "organisation_edited") as op:
        values = {"industry": "鉄鋼", "homepage": "https://example.jp", "note": "旧工場は堺"}
        op.update("organisation", known.written, values)
    compared = organisation_merge.compare(conn, known.company, known.written)
    assert [(d.column, d.mine, d.theirs) for d in compared.differences] == [
        ("industry", "金属製品製造", "鉄鋼")
    ]
    assert (compared.people, compared.moved) == (1, 1)
    organisation_merge.merge(conn, actor, compared, note)
    found = held.organisation(conn, known.company)
    assert (found.industry, found.homepage) == ("金属製品製造", "https://example.jp")
    assert found.note == "旧工場は堺\nindustry=鉄鋼"


@pytest.mark.parametrize(
    ("mine", "theirs", "stays"),
    [
        ("unconfirmed", "agreed", "agreed"),
        ("agreed", "refused", "refused"),
        ("refused", "agreed", "refused"),
    ],
)
def test_a_case_that_both_took_part_in_has_it_once(
    conn: Conn, actor: Actor, known: Circle, mine: str, theirs: str, stays: str
) -> None:
    with operation(conn, actor, "case_organisation") as op:
        values = {"innovation_case_id": known.case, "organisation_id": known.written}
        op.insert("case_organisation", {**values, "part": "試作", "consent": theirs})
        op.update("case_organisation", 1, {"consent": mine, "part": "工法"})
    before = canonical(conn)
    number = join(conn, actor, known.company, known.written)
    (company,) = cases.case(conn, known.case).organisations
    assert (company.organisation_id, company.part, company.consent) == (
        *(known.company, "工法", stays),
    )
    assert held.organisation(conn, known.company).note == "case_organisation.part=試作"
    undo(conn, actor, number)
    assert canonical(conn) == before


def test_what_was_changed_since_keeps_its_own_when_the_two_come_apart(
    conn: Conn, actor: Actor, known: Circle
) -> None:
    number = join(conn, actor, known.company, known.written)
    (post,) = conn.execute("SELECT id FROM position WHERE person_id = ?", (known.kato,)).fetchone()
    with operation(conn, actor, "position_changed") as op:
        op.update("position", post, {"organisation_id": known.other})
    reversal = undo(conn, actor, number)
    assert [kept.reason.code for kept in reversal.kept] == ["edited_since"]
    assert held.organisation(conn, known.written).name == "㈱架空鉄工"
    assert known.kato in {p.person_id for p in held.colleagues(conn, known.other)}


def test_an_edited_survivor_gives_the_names_of_the_other_one_back(
    conn: Conn, actor: Actor, known: Circle
) -> None:
    rename(conn, actor, known.written, "架空鉄工業")
    with operation(conn, actor, "organisation_edited") as op:
        op.update("organisation", known.written, {"note": "旧工場は堺"})
    number = join(conn, actor, known.company, known.written)
    with operation(conn, actor, "organisation_edited") as op:
        op.update("organisation", known.company, {"industry": "鉄鋼", "note": "手入力"})
    reversal = undo(conn, actor, number)
    assert held.names_of(conn, known.company) == known_names.OtherNames()
    assert held.names_of(conn, known.written).former == ("㈱架空鉄工",)
    assert held.organisation_id_of(conn, "架空鉄工業") == known.written
    assert held.organisation(conn, known.company).note == "手入力"
    assert reversal.operation is not None
    undo(conn, actor, reversal.operation)
    names = held.names_of(conn, known.company)
    assert (names.aliases, names.former) == (("架空鉄工業",), ("㈱架空鉄工",))
    assert held.organisation_id_of(conn, "架空鉄工業") == known.company


def test_what_an_undo_keeps_is_told_by_its_own_name(
    conn: Conn, actor: Actor, known: Circle
) -> None:
    with operation(conn, actor, "organisation_edited") as op:
        op.update("organisation", known.written, {"note": "旧工場は堺"})
    number = join(conn, actor, known.company, known.written)
    with operation(conn, actor, "organisation_edited") as op:
        op.update("organisation", known.company, {"note": "手入力"})
    (kept,) = undo(conn, actor, number).kept
    found = held.organisation(conn, known.company)
    assert (kept.record, kept.name, found.name) == (found.uid, KAKU, KAKU)
    assert held.names_of(conn, known.company) == known_names.OtherNames()


def test_names_of_both_stay_and_a_joined_one_is_joined_again(
    conn: Conn, actor: Actor, known: Circle
) -> None:
    rename(conn, actor, known.written, "架空鉄工業")
    uid = held.organisation(conn, known.written).uid
    join(conn, actor, known.company, known.written)
    join(conn, actor, known.other, known.company)
    names = held.names_of(conn, known.other)
    assert set(names.aliases) | set(names.former) == {KAKU, "㈱架空鉄工", "架空鉄工業"}
    assert held.organisation_id_of(conn, uid) == known.other


def test_what_cannot_be_joined_changes_nothing(conn: Conn, actor: Actor, known: Circle) -> None:
    with refused("merge_same_organisation"):
        organisation_merge.compare(conn, known.company, known.company)
    with refused("record_gone"):
        organisation_merge.compare(conn, known.company, 999)
    compared = organisation_merge.compare(conn, known.company, known.written)
    rename(conn, actor, known.written, "架空鉄工業")
    before = canonical(conn)
    with pytest.raises(SmeicError, match="organisations_changed"):
        organisation_merge.merge(conn, actor, compared, note)
    assert canonical(conn) == before
