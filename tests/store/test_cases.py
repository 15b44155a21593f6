"""Cases on file: every act one operation, taken back whole; people merged, cases stay whole."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from smeic_tui.domain.cases import CaseRole, Publication, Stage
from smeic_tui.errors import SmeicError
from smeic_tui.store.cases import case_acts, cases
from smeic_tui.store.events import events
from smeic_tui.store.file.doctor import examine
from smeic_tui.store.file.dump import canonical
from smeic_tui.store.journal.operation import Actor, Operation, Value, operation
from smeic_tui.store.journal.undo import undo
from smeic_tui.store.organisations.naming import organisation_named
from smeic_tui.store.people import dossiers, merge, people
from tests.store.events import make_event, make_people
from tests.store.pairs import words
from tests.store.test_bodies import make_body

Conn = sqlite3.Connection
TODAY = "2026-11-26"
TITLE = {"title": "x"}


def make_case(
    conn: Conn, actor: Actor, people_ids: list[int], title: str = "架空の新製品", **values: Value
) -> int:
    members: list[tuple[int, CaseRole]] = [(i, "member") for i in people_ids]
    with operation(conn, actor, "case_added", params={"title": title}) as op:
        return case_acts.add_case(
            op,
            {"title": title, "outcome": "product", **values},
            on="2026-05-01",
            today=TODAY,
            members=members,
        )


def go(op: Operation, case_id: int, to: Stage, reason: str | None = None) -> None:
    case_acts.move_case(op, case_id, to, on=TODAY, today=TODAY, reason=reason)


def test_a_case_keeps_its_moves_and_each_is_taken_back(conn: Conn, actor: Actor) -> None:
    case_id = make_case(conn, actor, make_people(conn, actor, 2))
    before = canonical(conn)
    with operation(conn, actor, "case_moved", params=TITLE) as op:
        go(op, case_id, "planning")
    first = op.id
    with operation(conn, actor, "case_moved", params=TITLE) as op:
        go(op, case_id, "paused", "人手が足りない")
    found = cases.case(conn, case_id)
    assert found.stage == "paused"
    assert [(m.from_stage, m.to_stage, m.reason) for m in found.moves] == [
        (None, "idea", None),
        ("idea", "planning", None),
        ("planning", "paused", "人手が足りない"),
    ]
    # An earlier move cannot go while a later one stands on it.
    assert [k.reason.code for k in undo(conn, actor, first).kept] == ["edited_since"]
    assert undo(conn, actor, op.id).reversed == 1
    assert undo(conn, actor, first).reversed == 1
    assert canonical(conn) == before


def test_a_move_that_is_refused_changes_nothing(conn: Conn, actor: Actor) -> None:
    case_id = make_case(conn, actor, [])
    before = canonical(conn)
    tried: tuple[tuple[Stage, Stage | None, str], ...] = (
        ("trial", None, "case_move_reason"),
        ("idea", None, "case_move_not_allowed"),
        ("planning", "trial", "case_moved_meanwhile"),
    )
    for to, expected, code in tried:
        with (
            pytest.raises(SmeicError, match=code),
            operation(conn, actor, "case_moved", params=TITLE) as op,
        ):
            case_acts.move_case(
                op,
                case_id,
                to,
                on=TODAY,
                today=TODAY,
                expected=expected,
            )
    assert canonical(conn) == before


def test_cases_are_found_by_person_company_body_and_name(conn: Conn, actor: Actor) -> None:
    one, two, three = make_people(conn, actor, 3)
    body = make_body(conn, actor)
    event, _, _ = make_event(conn, actor)
    with operation(conn, actor, "person_edited", params={"name": "x"}) as op:
        people.add_position(op, one, organisation="架空工業株式会社")
        op.update("event", event, {"body_id": body})
        company = organisation_named(op, "架空大学")
    own = make_case(conn, actor, [one, two], "甲", origin="event", event_id=event)
    grown = make_case(conn, actor, [two], "乙", theme_person_id=three, research_theme="深絞り")
    make_case(conn, actor, [], "丙", body_id=body)
    with operation(conn, actor, "case_organisation", params=TITLE) as op:
        case_acts.add_organisation(op, grown, company, "評価試験")
        case_acts.add_organisation(op, grown, company)

    def titles(**only: int) -> set[str]:
        return {c.title for c in cases.cases(conn, **only)}

    own_company = conn.execute(
        "SELECT organisation_id FROM position WHERE person_id = ?", (one,)
    ).fetchone()[0]
    assert titles() == {"甲", "乙", "丙"}
    assert (titles(person_id=two), titles(person_id=three)) == ({"甲", "乙"}, {"乙"})
    assert (titles(organisation_id=company), titles(organisation_id=own_company)) == (
        {"乙"},
        {"甲"},
    )
    assert titles(body_id=body) == {"甲", "丙"}
    taken = cases.cases_of_person(conn, three)
    assert [(each.title, each.role) for each in taken] == [("乙", None)]
    uid = cases.case(conn, own).uid
    assert [cases.case_id_of(conn, text) for text in ("甲", uid, str(own))] == [own, own, own]
    with pytest.raises(SmeicError, match="case_unknown"):
        cases.case_id_of(conn, "丁")
    make_case(conn, actor, [], "甲")
    with pytest.raises(SmeicError, match="case_many"):
        cases.case_id_of(conn, "甲")
    assert dossiers.dossier(conn, three).cases == taken


def test_a_case_is_published_with_consents_and_asked_again_without(
    conn: Conn, actor: Actor
) -> None:
    one, two, three = make_people(conn, actor, 3)
    case_id = make_case(conn, actor, [one, two], summary="新しい工法を共に開発した")

    def publish(to: Publication) -> None:
        with operation(conn, actor, "case_publication", params=TITLE) as op:
            case_acts.set_publication(op, case_id, to, today=TODAY)

    def agree(person: int, **values: str) -> None:
        found = next(m for m in cases.case(conn, case_id).members if m.person_id == person)
        with operation(conn, actor, "case_member_changed", params=TITLE) as op:
            case_acts.revise_case_member(op, found, values)

    publish("asking")
    with pytest.raises(SmeicError, match="case_consent_open"):
        publish("publishable")
    agree(one, consent="agreed", shows="name")
    agree(two, consent="refused")
    publish("publishable")
    publish("published")
    assert cases.case(conn, case_id).published_on == TODAY
    with operation(conn, actor, "case_members", params=TITLE) as op:
        case_acts.add_members(op, case_id, [(three, "supporter"), (one, "lead")])
    found = cases.case(conn, case_id)
    assert (found.publication, len(found.members)) == ("asking", 3)
    assert undo(conn, actor, op.id).left == {}
    assert cases.case(conn, case_id).publication == "published"
    agree(one, consent="refused")
    assert cases.case(conn, case_id).publication == "asking"


@pytest.mark.parametrize("survivor_said", ["agreed", "refused", "unconfirmed"])
@pytest.mark.parametrize("loser_said", ["agreed", "refused", "unconfirmed"])
def test_merging_two_members_keeps_the_case_whole(
    conn: Conn, actor: Actor, survivor_said: str, loser_said: str
) -> None:
    one, two, other = make_people(conn, actor, 3)
    case_id = make_case(conn, actor, [one, two, other], theme_person_id=two)
    for member in cases.case(conn, case_id).members:
        said = {one: survivor_said, two: loser_said}.get(member.person_id, "agreed")
        with operation(conn, actor, "case_member_changed", params=TITLE) as op:
            case_acts.revise_case_member(op, member, {"consent": said})
    before = canonical(conn)
    merged = merge.merge(conn, actor, one, two, words)
    found = cases.case(conn, case_id)
    assert {m.person_id for m in found.members} == {one, other}
    assert found.theme_person_id == one
    consent = next(m.consent for m in found.members if m.person_id == one)
    said_by_either = {survivor_said, loser_said}
    expected = (
        "refused"
        if "refused" in said_by_either
        else max(said_by_either - {"unconfirmed"}, default="unconfirmed")
    )
    assert consent == expected
    undo(conn, actor, merged.operation)
    assert canonical(conn) == before


def test_a_person_with_a_case_is_not_lost_by_an_undo(conn: Conn, actor: Actor) -> None:
    with operation(conn, actor, "person_added", params={"name": "x"}) as op:
        person = people.add_person(op, {"kind": "alumnus", "name": "架空 一郎"})
    entered = op.id
    case_id = make_case(conn, actor, [person])
    assert [k.reason.code for k in undo(conn, actor, entered).kept] == ["has_later_records"]
    assert [m.person_id for m in cases.case(conn, case_id).members] == [person]


def test_a_case_goes_and_comes_back_with_all_that_is_its(
    conn: Conn, actor: Actor, db_path: Path
) -> None:
    ids = make_people(conn, actor, 2)
    before = canonical(conn)
    with operation(conn, actor, "case_added", params=TITLE) as op:
        company = organisation_named(op, "架空大学")
        case_id = case_acts.add_case(
            op,
            {"title": "甲"},
            on="2026-05-01",
            today=TODAY,
            stage="trial",
            members=[(ids[0], "lead"), (ids[1], "adviser")],
            organisations=[company],
        )
        case_acts.add_milestone(op, case_id, "展示会に出展", on="2026-09", is_public=True)
    whole = canonical(conn)
    assert cases.case(conn, case_id).members[0].role == "lead"
    assert [m.text for m in cases.milestones(conn, case_id)] == ["展示会に出展"]
    taken = undo(conn, actor, op.id)
    assert canonical(conn) == before
    assert taken.operation is not None
    undo(conn, actor, taken.operation)
    assert canonical(conn) == whole
    assert examine(conn, db_path, deep=True).findings == ()


def test_no_case_is_inspired_by_itself(conn: Conn, actor: Actor) -> None:
    one, two = make_case(conn, actor, [], "甲"), make_case(conn, actor, [], "乙")
    with operation(conn, actor, "case_edited", params=TITLE) as op:
        case_acts.revise_case(op, cases.case(conn, two), {"inspired_by_id": one})
    assert cases.case(conn, two).inspired_by == "甲"
    for case_id, source in ((one, two), (one, one)):
        with (
            pytest.raises(SmeicError, match="case_in_itself"),
            operation(conn, actor, "case_edited", params=TITLE) as op,
        ):
            case_acts.revise_case(op, cases.case(conn, case_id), {"inspired_by_id": source})
    with pytest.raises(SmeicError, match="case_without_title"):
        make_case(conn, actor, [], "  ")
    assert events.events(conn) == ()
