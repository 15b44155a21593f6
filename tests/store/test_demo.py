"""The demo is an ordinary file: examined, undone and searched like any other."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from pathlib import Path

from smeic_tui.demo.build import build
from smeic_tui.domain.case_publication import not_asked
from smeic_tui.store import bodies, cases, events, memberships, opening, roster
from smeic_tui.store.doctor import examine
from smeic_tui.store.event_counts import counts_of
from smeic_tui.store.staff import all_staff


def test_the_demo_is_whole_and_sound(tmp_path: Path) -> None:
    path = tmp_path / "demo.sqlite"
    build(path, 60)
    opening.open_file(path)
    with closing(opening.reader(path)) as conn:
        assert roster.count(conn) == 60
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
        assert roster.count(conn) == 300
        found = bodies.summaries(conn, DAY.isoformat())
        assert {s.body.kind for s in found} == {"working_group", "association"}
        assert all(s.members and s.chair and s.last_held for s in found)
        assert any(s.outputs for s in found)
        held = events.events(conn, until=DAY.isoformat())
        coming = events.events(conn, since=DAY.isoformat())
        assert len(held) >= 10
        talks = [e for e in held if e.series == "トップリーダー鼎談会"]
        for counts in (counts_of(conn, event.id) for event in talks):
            assert counts.invited >= counts.replied >= counts.yes >= counts.came > 10
            assert counts.open
        (talk,) = (e for e in coming if e.series == "トップリーダー鼎談会")
        assert counts_of(conn, talk.id).open
        assert counts_of(conn, talk.id).came == 0
        made = cases.cases(conn)
        assert {case.stage for case in made} >= {"idea", "trial", "business", "paused"}
        assert all(case.event_id and not case.is_short_of_members for case in made)
        (published,) = (case for case in made if case.publication == "published")
        assert not not_asked(published)
        for case in made:
            assert all(move.moved_on <= DAY.isoformat() for move in case.moves)
        assert examine(conn, path, deep=True).findings == ()


def test_the_same_seed_gives_the_same_year(tmp_path: Path) -> None:
    told = []
    for number in range(2):
        path = tmp_path / f"{number}.sqlite"
        build(path, 80, seed=7, today=DAY)
        with closing(opening.reader(path)) as conn:
            people = [
                [(m.person_id, m.role) for m in memberships.members(conn, body.id)]
                for body in bodies.bodies(conn)
            ]
            came = conn.execute("SELECT event_part_id, person_id FROM attendance").fetchall()
            stages = [(c.title, c.stage, c.moved_on) for c in cases.cases(conn)]
            told.append((people, came, stages))
    assert told[0] == told[1]
