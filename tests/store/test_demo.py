"""The demo is an ordinary file: examined, undone and searched like any other."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from smeic_tui.demo.build import build
from smeic_tui.domain.case_publication import not_asked
from smeic_tui.domain.referrals.dates import of_introduction, of_referral
from smeic_tui.domain.referrals.facts import INTRODUCTION_STAGES, STAGES
from smeic_tui.store.bodies import bodies, memberships
from smeic_tui.store.cases import cases
from smeic_tui.store.events import events
from smeic_tui.store.events.event_counts import counts_of
from smeic_tui.store.file import opening
from smeic_tui.store.file.doctor import examine
from smeic_tui.store.licences.licence_holders import holders
from smeic_tui.store.organisations import organisations
from smeic_tui.store.people import people
from smeic_tui.store.people.staff import all_staff
from smeic_tui.store.referrals import referrals
from smeic_tui.store.referrals.introductions import introductions
from smeic_tui.store.roster import roster
from smeic_tui.store.training.session_points import with_points
from smeic_tui.store.training.trainings import course, runs


def kinds(conn: sqlite3.Connection) -> Counter[str]:
    """How many people of each kind there are."""
    return Counter(row.kind for row in roster.window(conn, "kana", 0, roster.count(conn)))


def test_the_demo_is_whole_and_sound(tmp_path: Path) -> None:
    path = tmp_path / "demo.sqlite"
    build(path, 60)
    opening.open_file(path)
    with closing(opening.reader(path)) as conn:
        assert kinds(conn)["alumnus"] == 60
        assert examine(conn, path, deep=True).findings == ()
        assert len(all_staff(conn)) == 3
    assert {p.name for p in tmp_path.iterdir()} <= {
        "demo.sqlite",
        "demo.sqlite-wal",
        "demo.sqlite-shm",
    }


def test_the_same_seed_gives_the_same_people(tmp_path: Path) -> None:
    names = []
    for number in range(2):
        path = tmp_path / f"{number}.sqlite"
        build(path, 30, seed=7)
        with closing(opening.reader(path)) as conn:
            names.append([r.name for r in roster.window(conn, "kana", 0, 30)])
    assert names[0] == names[1]


DAY = date(2026, 11, 26)


def test_the_centre_holds_a_year_of_its_own_people(tmp_path: Path) -> None:
    path = tmp_path / "demo.sqlite"
    build(path, 300, seed=3, today=DAY)
    with closing(opening.reader(path)) as conn:
        assert kinds(conn)["alumnus"] == 300
        found = bodies.summaries(conn, DAY.isoformat())
        assert {s.body.kind for s in found} == {"working_group", "association"}
        assert all(s.members and s.chair and s.last_held for s in found)
        assert any(s.outputs for s in found)
        held = events.events(conn, until=DAY.isoformat())
        coming = events.events(conn, since=DAY.isoformat())
        assert len(held) >= 10
        talks = [e for e in held if e.series == "トップリーダー鼎談会"]
        assert talks
        for counts in (counts_of(conn, event.id) for event in talks):
            assert counts.invited >= counts.replied >= counts.yes >= counts.came > 10
            assert counts.open
        (talk,) = (e for e in coming if e.series == "トップリーダー鼎談会")
        assert counts_of(conn, talk.id).open
        assert counts_of(conn, talk.id).came == 0
        made = cases.cases(conn)
        assert {case.stage for case in made} >= {"idea", "trial", "business", "paused"}
        assert all(case.event_id or case.introduction_id for case in made)
        assert not any(case.is_short_of_members for case in made)
        (published,) = (case for case in made if case.publication == "published")
        assert not not_asked(published)
        for case in made:
            assert case.moves
            assert all(move.moved_on <= DAY.isoformat() for move in case.moves)
        assert examine(conn, path, deep=True).findings == ()


def test_the_same_seed_gives_the_same_year(tmp_path: Path) -> None:
    told = []
    for number in range(2):
        path = tmp_path / f"{number}.sqlite"
        build(path, 80, seed=7, today=DAY)
        with closing(opening.reader(path)) as conn:
            members = [
                [(m.person_id, m.role) for m in memberships.members(conn, body.id)]
                for body in bodies.bodies(conn)
            ]
            came = conn.execute("SELECT event_part_id, person_id FROM attendance").fetchall()
            stages = [(c.title, c.stage, c.moved_on) for c in cases.cases(conn)]
            brought = [
                (r.person_id, r.name, r.introducer_id, r.stage, r.stage_on, r.due_on)
                for r in referrals.referrals(conn)
            ]
            met = [(i.person_id, i.other_id, i.stage, i.stage_on) for i in introductions(conn)]
            told.append((members, came, stages, brought, met))
    assert all(told[0])
    assert told[0] == told[1]


@pytest.fixture(scope="module")
def centre(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    path = tmp_path_factory.mktemp("demo") / "demo.sqlite"
    build(path, 300, seed=3, today=DAY)
    with closing(opening.reader(path)) as conn:
        yield conn


def test_outsiders_stand_at_every_stage_and_are_namesakes_of_nobody(
    centre: sqlite3.Connection,
) -> None:
    found = referrals.referrals(centre)
    assert {r.stage for r in found} == set(STAGES)
    assert 15 <= sum(r.counts for r in found) <= 20
    assert {r.consent for r in found} == {"agreed", "refused", "unconfirmed"}
    assert {r.source for r in found} == {None, "self", "faculty", "body"}
    everybody = Counter(r.name for r in roster.window(centre, "kana", 0, roster.count(centre)))
    assert all(everybody[r.name] == 1 for r in found if r.counts)
    for each in found:
        assert people.person(centre, each.person_id).kind == "outsider"
        moves = referrals.moves(centre, each.id)
        days = [each.received_on, *(move.moved_on for move in moves)]
        assert days == sorted(days)
        assert days[-1] <= DAY.isoformat()
        assert (moves[0].stage, moves[-1].stage) == ("new", each.stage)


def test_something_is_overdue_due_today_and_owed_to_introducers(
    centre: sqlite3.Connection,
) -> None:
    dues = [due for r in referrals.referrals(centre) for due in of_referral(r, DAY)]
    late = {due.overdue for due in dues if due.what == "next" and due.overdue is not None}
    assert 0 in late
    assert max(late) > 0
    assert min(late) < 0
    assert {due.what for due in dues} == {"next", "thanks", "report"}
    counted = referrals.counts(centre, DAY)
    assert (counted.thanks_owed, counted.reports_owed, counted.past_keeping) == (3, 2, 1)


def test_one_whom_an_alumnus_brought_brought_another(centre: sqlite3.Connection) -> None:
    chains = referrals.chains(centre)
    deep = [r for r in referrals.referrals(centre) if r.counts and chains.depth(r.person_id) == 2]
    assert len(deep) == 1
    chain = [people.person(centre, link.person_id).kind for link in chains.tree(deep[0].person_id)]
    assert chain[:3] == ["alumnus", "outsider", "outsider"]


def test_introductions_stand_at_every_stage_and_one_became_a_case(
    centre: sqlite3.Connection,
) -> None:
    found = introductions(centre)
    assert {i.stage for i in found} == set(INTRODUCTION_STAGES)
    assert 8 <= len(found) <= 10
    assert {i.other_id is None for i in found} == {True, False}
    dues = [due.overdue for i in found for due in of_introduction(i, DAY)]
    assert 0 in dues
    (case,) = (c for c in cases.cases(centre) if c.origin == "introduction")
    (behind,) = (i for i in found if i.id == case.introduction_id)
    assert behind.stage == "result"
    assert {m.person_id for m in case.members} == {behind.person_id, behind.other_id}
    (disguised,) = (r for r in referrals.referrals(centre) if not r.counts)
    (instead,) = (i for i in found if i.id == disguised.introduction_id)
    assert instead.name == disguised.name
    assert people.person(centre, instead.person_id).kind == "alumnus"
    assert instead.other_id == disguised.introducer_id


def test_a_session_of_last_years_training_stands_in_the_ledgers(
    centre: sqlite3.Connection,
) -> None:
    (run,) = (run for run in runs(centre) if run.fiscal_year == 2025)
    (session,) = (s for s in course(centre, run.id).sessions if s.licence_kind == "theory")
    earned = with_points(centre, session.uid)
    assert len(earned) > 6
    assert earned <= {holder.person_id for holder in holders(centre, DAY)}


def test_a_centre_too_small_to_bring_anybody_has_its_alumni_alone(tmp_path: Path) -> None:
    path = tmp_path / "demo.sqlite"
    build(path, 30, today=DAY)
    with closing(opening.reader(path)) as conn:
        assert kinds(conn) == {"alumnus": 30}
        assert not referrals.referrals(conn)
        assert not introductions(conn)


def test_some_companies_were_renamed_and_some_stand_there_twice(tmp_path: Path) -> None:
    path = tmp_path / "demo.sqlite"
    build(path, 300, seed=3, today=DAY)
    with closing(opening.reader(path)) as conn:
        found = organisations.summaries(conn)
        assert any(each.names.former for each in found)
        twice = [each for each in found if each.alike]
        assert any(each.organisation.name.startswith("㈱") for each in twice)
        assert any(each.organisation.homepage for each in found)
        assert any(each.numbers.unmet for each in found)
