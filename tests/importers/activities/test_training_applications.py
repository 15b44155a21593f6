"""Applications come in as they were decided, into the run of their attendance book."""

from __future__ import annotations

import sqlite3

import pytest

from importers.activities.activity import Choice
from importers.applying.review import decide
from importers.planning.choices import Options
from smeic_tui.store.imports import imports
from smeic_tui.store.journal.operation import Actor
from smeic_tui.store.journal.undo import undo
from smeic_tui.store.training.trainings import runs
from tests.importers.activities.trainings import (
    APPLICANTS,
    applicants,
    attendance_book,
    proposal_of,
    states,
    the_book,
)
from tests.importers.importing import imported, outcomes, planned

pytestmark = pytest.mark.usefixtures("roster")


def test_applications_are_decided_as_written(conn: sqlite3.Connection, actor: Actor) -> None:
    applied = imported(conn, actor, applicants())
    assert outcomes(applied.plan)[3:] == ["new", "review"]
    found = the_book(conn)
    told = {
        e.name: (e.trainee.state, e.trainee.applied_on, e.trainee.reason) for e in found.everybody
    }
    assert told == {
        "青空　花子": ("accepted", "2025-02-05", None),
        "木星　次郎": ("accepted", "2025-02-06", None),
        "海野　幸": ("refused", "2025-02-07", "定員のため次年度"),
        "外山　守": ("refused", "2025-02-08", "修了生以外"),
    }
    kind = conn.execute("SELECT kind FROM person WHERE name = '外山　守'").fetchone()
    assert kind == ("outsider",)


def test_book_and_applications_are_one_run(conn: sqlite3.Connection, actor: Actor) -> None:
    for lists in ([attendance_book(), applicants()], [applicants(), attendance_book()]):
        plan = planned(conn, *lists)
        (subject,) = proposal_of(plan).subjects
        assert subject.state == "new"
        assert subject.counts["trainees"] == {"accepted": 2, "withdrawn": 1, "refused": 2}
    imported(conn, actor, applicants())
    imported(conn, actor, attendance_book())
    found = the_book(conn)
    assert states(found)["青空　花子"] == "attending"
    hanako = next(e.trainee for e in found.everybody if e.name == "青空　花子")
    assert hanako.applied_on == "2025-02-05"


def test_a_row_that_waited_is_settled_with_its_decision(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    imported(conn, actor, applicants())
    (waiting,) = imports.queue(conn)
    assert waiting.name == "霧島　透"
    number = decide(conn, actor, waiting.id, "new")
    told = {e.name: e.trainee for e in the_book(conn).everybody}
    assert (told["霧島　透"].state, told["霧島　透"].applied_on) == ("accepted", "2025-02-09")
    undo(conn, actor, number)
    assert "霧島　透" not in states(the_book(conn))


def test_a_list_without_its_year_waits_for_a_choice(conn: sqlite3.Connection, actor: Actor) -> None:
    rows = [list(each) for each in APPLICANTS]
    rows[0] = ["架空コンサルタント研修　申込者"]
    plan = planned(conn, applicants(rows))
    (subject,) = proposal_of(plan).subjects
    assert (subject.state, [r.code for r in subject.notes]) == (
        "unclear",
        ["training_year_unknown"],
    )
    assert proposal_of(plan).facts == 0
    assert subject.counts == {"trainees": {"accepted": 2, "refused": 2}}
    imported(conn, actor, applicants())
    (run,) = runs(conn)
    chosen = Options(activities={subject.key: Choice("is", run.uid)})
    assert proposal_of(planned(conn, applicants(rows), options=chosen)).subjects[0].uid == run.uid
    left = Options(activities={subject.key: Choice("leave_out")})
    assert proposal_of(planned(conn, applicants(rows), options=left)).facts == 0
