"""Attendance books come in whole: recognised, weighed, written once, undone."""

from __future__ import annotations

import sqlite3

import pytest

from importers.activities.activity import Choice
from importers.applying.apply import would_write
from importers.planning.choices import Options
from smeic_tui.domain.training.facts import Mark
from smeic_tui.domain.training.rule import Condition, Counting, Rule
from smeic_tui.store.file.dump import canonical
from smeic_tui.store.journal.operation import Actor
from smeic_tui.store.journal.undo import undo
from smeic_tui.store.training.attendance_book import Book
from smeic_tui.store.training.trainings import runs
from tests.importers.activities.trainings import (
    BOOK,
    applicants,
    attendance_book,
    changed,
    proposal_of,
    states,
    the_book,
)
from tests.importers.importing import imported, outcomes, planned
from tests.store.trainings import mark

pytestmark = pytest.mark.usefixtures("roster")


def cells(found: Book) -> dict[str, dict[str, tuple[str, int | None]]]:
    names = {e.trainee.person_id: e.name for e in found.everybody}
    labels = {s.id: str(s.number or "補講") for s in found.course.sessions}
    return {
        names[person]: {labels[s]: (m.kind, m.minutes) for s, m in own.items()}
        for person, own in found.marks.items()
    }


def test_the_book_is_written_whole(conn: sqlite3.Connection, actor: Actor) -> None:
    applied = imported(conn, actor, attendance_book())
    assert outcomes(applied.plan) == ["changed", "changed", "changed"]
    found = the_book(conn)
    assert (found.run.title, found.run.fiscal_year) == ("架空コンサルタント研修", 2025)
    assert found.run.rule == Rule(
        (
            Condition("hours", 80),
            Condition("compulsory"),
            Condition("assignments"),
            Condition("final_report"),
        ),
        (),
        Counting(30, 30),
    )
    assert [
        (s.number, s.held_on, s.minutes, s.is_compulsory, s.lecturer) for s in found.course.regular
    ] == [
        (1, "2025-04-12", 240, True, "牧野教授"),
        (2, "2025-05-17", 180, False, "加藤先生"),
        (3, "2026-01-17", 360, False, "山田"),
    ]
    assert cells(found) == {
        "青空　花子": {"1": ("present", None), "2": ("late", 120)},
        "木星　次郎": {"1": ("absent", None), "2": ("present", 90), "補講": ("present", None)},
        "月見　健": {"1": ("online", None), "2": ("excused", None)},
    }
    assert states(found) == {
        "青空　花子": "attending",
        "木星　次郎": "attending",
        "月見　健": "withdrawn",
    }
    (left,) = (e.trainee for e in found.everybody if e.trainee.state == "withdrawn")
    assert (left.ended_on, left.note) == ("2025-07-31", "7月末で受講辞退")
    titles = {a.id: a.title for a in found.course.assignments}
    handed = [
        (titles[number], cell.state, cell.state_on)
        for own in found.submissions.values()
        for number, cell in own.items()
    ]
    assert sorted(handed) == [("課題1", "resubmit", None), ("課題1", "submitted", "2025-04-30")]
    assert [(c.kind, c.number) for c in found.certificates] == [("attendance", "受講第R7-02号")]
    (subject,) = proposal_of(applied.plan).subjects
    assert [(r.code, r.params.get("cells")) for r in subject.notes] == [
        ("training_cells_unread", "?!")
    ]


def test_the_same_book_again_adds_nothing(conn: sqlite3.Connection, actor: Actor) -> None:
    imported(conn, actor, attendance_book())
    again = planned(conn, attendance_book())
    assert proposal_of(again).facts == 0
    assert proposal_of(again).contradictions == ()
    assert not would_write(again)


def test_an_import_is_taken_back_whole(conn: sqlite3.Connection, actor: Actor) -> None:
    before = [row for row in canonical(conn) if "operation" not in row]
    applied = imported(conn, actor, attendance_book(), applicants())
    assert runs(conn)
    assert applied.operation is not None
    done = undo(conn, actor, applied.operation)
    assert done.kept == ()
    assert runs(conn) == ()
    assert [row for row in canonical(conn) if "operation" not in row] == before


def test_a_later_book_fills_in_and_overwrites_nothing(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    imported(conn, actor, attendance_book())
    found = the_book(conn)
    hanako = next(e for e in found.everybody if e.name == "青空　花子").trainee.person_id
    first, second, third = found.course.regular
    mark(conn, actor, found.run.id, second.id, [hanako], "absent")
    later = attendance_book(changed(8, 6, "出"))
    plan = planned(conn, later)
    (contradiction,) = proposal_of(plan).contradictions
    assert (contradiction.taken.code, contradiction.left.code) == ("absent", "late")
    imported(conn, actor, later)
    own = the_book(conn).marks_of(hanako)
    assert (own[second.id].kind, own[third.id].kind) == ("absent", "present")
    chosen = Options(alumni_only=True, activities={contradiction.key: Choice("list")})
    imported(conn, actor, later, options=chosen)
    assert the_book(conn).marks_of(hanako)[second.id] == Mark(
        "late", 120, version=the_book(conn).marks_of(hanako)[second.id].version
    )
    assert first.id in own


def test_a_comment_on_a_mark_tells_of_a_make_up_and_nothing_of_the_person(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    imported(conn, actor, attendance_book(comments={(10, 5): "8/30 補講済"}))
    found = the_book(conn)
    (again,) = (s for s in found.course.sessions if s.makes_up_id is not None)
    assert again.held_on == "2025-08-30"
    assert cells(found)["木星　次郎"]["補講"] == ("present", None)
    assert conn.execute("SELECT DISTINCT other FROM person").fetchall() == [("{}",)]


def test_no_choice_lets_a_list_win_against_a_valid_certificate(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    certified = [list(row) for row in BOOK]
    certified[8][10] = "修了第R7-01号"
    imported(conn, actor, attendance_book(certified))
    assert states(the_book(conn))["青空　花子"] == "completed"
    certified[8][11] = "7月末で受講辞退"
    again = attendance_book(certified)
    (contradiction,) = proposal_of(planned(conn, again)).contradictions
    assert (contradiction.reason, contradiction.taken.code) == ("certified", "completed")
    chosen = Options(alumni_only=True, activities={contradiction.key: Choice("list")})
    imported(conn, actor, again, options=chosen)
    assert states(the_book(conn))["青空　花子"] == "completed"


def test_a_completion_and_its_certificate_of_one_import_are_taken_back_together(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    imported(conn, actor, attendance_book())
    later = imported(conn, actor, attendance_book(changed(8, 10, "修了第R7-01号")))
    assert states(the_book(conn))["青空　花子"] == "completed"
    assert later.operation is not None
    done = undo(conn, actor, later.operation)
    assert (done.kept, done.failed) == ((), ())
    assert states(the_book(conn))["青空　花子"] != "completed"
