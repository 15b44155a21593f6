"""Attendance books and applications come in whole: recognised, weighed, written once, undone."""

from __future__ import annotations

import sqlite3

import pytest

from importers.activities.activity import Choice
from importers.activities.training.cells import (
    ReadMark,
    ReadNote,
    ReadResult,
    ReadSubmission,
    is_plan,
    read_mark,
    read_note,
    read_result,
    read_submission,
)
from importers.activities.training.days import read_day, read_month_end
from importers.activities.training.rule_text import read_rule
from importers.activities.training.weighing import by_key_of
from importers.applying.apply import would_write
from importers.applying.review import decide
from importers.planning.choices import Options
from smeic_tui.domain.training.facts import Mark
from smeic_tui.domain.training.rule import Condition, Counting, Rule
from smeic_tui.store.file.dump import canonical
from smeic_tui.store.imports import imports
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.journal.undo import undo
from smeic_tui.store.training.attendance_book import Book, books
from smeic_tui.store.training.calling_off import call_off
from smeic_tui.store.training.trainings import add_session, course, revise_session, runs
from tests.importers.activities.events import with_roster
from tests.importers.activities.trainings import (
    APPLICANTS,
    BOOK,
    applicants,
    attendance_book,
    changed,
    proposal_of,
)
from tests.importers.importing import imported, outcomes, planned
from tests.store.trainings import make_run, mark


@pytest.fixture(autouse=True)
def roster(conn: sqlite3.Connection, actor: Actor) -> None:
    """The invented alumni are on file."""
    with_roster(conn, actor)


def the_book(conn: sqlite3.Connection) -> Book:
    (found,) = books(conn)
    return found


def cells(found: Book) -> dict[str, dict[str, tuple[str, int | None]]]:
    names = {e.trainee.person_id: e.name for e in found.everybody}
    labels = {s.id: str(s.number or "補講") for s in found.course.sessions}
    return {
        names[person]: {labels[s]: (m.kind, m.minutes) for s, m in own.items()}
        for person, own in found.marks.items()
    }


def states(found: Book) -> dict[str, str]:
    return {e.name: e.trainee.state for e in found.everybody}


# Cells


@pytest.mark.parametrize(
    ("text", "full", "expected"),
    [
        ("出", 240, ReadMark("present")),
        ("○", 240, ReadMark("present")),
        ("×", 240, ReadMark("absent")),
        ("公", 240, ReadMark("excused")),
        ("Ｗｅｂ", 240, ReadMark("online")),
        ("遅", 240, ReadMark("late")),
        ("遅(3h)", 240, ReadMark("late", 180)),
        ("遅（2h）", 240, ReadMark("late", 120)),
        ("早1.5h", 240, ReadMark("early", 90)),
        ("△", 210, ReadMark("present", 105)),
        ("△", None, ReadMark("present")),
        ("", 240, None),
        ("-", 240, None),
        ("たぶん", 240, None),
        ("遅(長く)", 240, None),
    ],
)
def test_a_mark_is_read(text: str, full: int | None, expected: ReadMark | None) -> None:
    assert read_mark(text, full) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("4/30", ReadSubmission("submitted", "2025-04-30")),
        ("R7.5.3", ReadSubmission("submitted", "2025-05-03")),
        ("1/10", ReadSubmission("submitted", "2026-01-10")),
        ("提出済", ReadSubmission("submitted")),
        ("再提出", ReadSubmission("resubmit")),
        ("合格", ReadSubmission("passed")),
        ("免除", ReadSubmission("exempt")),
        ("未", None),
        ("", None),
        ("テーマ届済", None),
    ],
)
def test_what_was_handed_in_is_read(text: str, expected: ReadSubmission | None) -> None:
    assert read_submission(text, 2025) == expected
    assert is_plan(text, 2025) == (text == "テーマ届済")


@pytest.mark.parametrize(
    ("text", "note", "expected"),
    [
        ("受講可", "", ReadResult("accepted")),
        ("○", "", ReadResult("accepted")),
        ("×（定員のため次年度）", "", ReadResult("refused", "定員のため次年度")),
        ("不可", "登録を確認できず", ReadResult("refused", "登録を確認できず")),
        ("辞退", "3/28 連絡", ReadResult("withdrawn", "3/28 連絡")),
        ("", "", ReadResult("applied")),
        ("受講許可", "", ReadResult("accepted")),
        ("お断り（定員超過）", "", ReadResult("refused", "定員超過")),
        ("審査中", "", ReadResult("applied")),
        ("要相談", "", None),
    ],
)
def test_a_decision_is_read(text: str, note: str, expected: ReadResult | None) -> None:
    assert read_result(text, note) == expected


def test_remarks_tell_of_make_ups_and_of_who_left() -> None:
    assert read_note("第4回は補講（8/30）済", 2025) == ReadNote(((4, "2025-08-30"),))
    assert read_note("7月末で受講辞退", 2025) == ReadNote((), True, "2025-07-31")
    assert read_note("よく質問する", 2025) == ReadNote()


def test_days_without_a_year_lie_in_the_year_of_the_training_or_before_it() -> None:
    assert read_day("5/17", 2025) == "2025-05-17"
    assert read_day("1月17日", 2025) == "2026-01-17"
    assert read_day("2/5", 2025, before=True) == "2025-02-05"
    assert read_day("12/5", 2025, before=True) == "2024-12-05"
    assert read_day("2/29", 2027) == "2028-02-29"
    assert read_day("2/29", 2025) is None
    assert read_month_end("2月末", 2027) == "2028-02-29"
    assert read_month_end("12月末", 2025) == "2025-12-31"


def test_a_rule_is_read_as_far_as_it_is_written() -> None:
    assert read_rule(["出席者数"]) is None
    assert read_rule(
        ["【修了条件】欠席は2回までとする。", "遅刻3回で欠席1回とみなす。公欠は出席とみなす。"]
    ) == Rule((Condition("absences", 2),), (), Counting(excused="attended", lates_per_absence=3))


# The attendance book


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


# Applications


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


def test_a_book_that_comes_again_knows_what_was_called_off_and_put_off(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    imported(conn, actor, attendance_book())
    found = the_book(conn)
    hanako = next(e for e in found.everybody if e.name == "青空　花子").trainee.person_id
    first, second, _ = found.course.regular
    mark(conn, actor, found.run.id, first.id, [hanako], None)
    with operation(conn, actor, "training_session_called_off") as op:
        call_off(op, first, "2025-04-01", "台風")
        instead = call_off(op, second, "2025-04-01", "台風", "2026-02-28").instead
    imported(conn, actor, attendance_book(changed(8, 6, "出")))
    now = the_book(conn)
    assert len(now.course.sessions) == len(found.course.sessions) + 1
    assert first.id not in now.marks_of(hanako)
    assert instead not in now.marks_of(hanako)
    imported(conn, actor, attendance_book(changed(8, 5, "出")))
    assert the_book(conn).marks_of(hanako)[instead or 0].kind == "present"
    assert the_book(conn).marks_of(hanako)[second.id].kind == "late"


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


def test_a_session_without_a_number_is_known_by_every_day_and_title_it_had(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    run_id = make_run(conn, actor, ["2026-05-16"])
    with operation(conn, actor, "training_session_added") as op:
        first = {"held_on": "2026-04-12", "title": "開講式", "minutes": 60}
        add_session(op, run_id, first)
        add_session(op, run_id, {"title": "財務演習", "minutes": 60})
    opening, _, practice = course(conn, run_id).sessions
    with operation(conn, actor, "training_session_put_off") as op:
        instead = call_off(op, opening, "2026-04-01", "台風", "2026-04-26").instead
    with operation(conn, actor, "training_session_edited") as op:
        revise_session(op, practice, {"held_on": "2026-07-18"})
    keys = by_key_of(course(conn, run_id))
    assert {key for key, each in keys.items() if each.id == instead} == {
        *("2026-04-12", "2026-04-26", "開講式"),
    }
    assert keys["財務演習"].id == keys["2026-07-18"].id == practice.id
    assert keys["1"].id == keys["2026-05-16"].id


def test_the_day_of_a_session_goes_before_a_day_it_stands_for(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    run_id = make_run(conn, actor, [])
    with operation(conn, actor, "training_session_added") as op:
        for day in ("2026-04-12", "2026-05-16"):
            add_session(op, run_id, {"held_on": day, "minutes": 60})
    first, second = course(conn, run_id).sessions
    with operation(conn, actor, "training_session_put_off") as op:
        instead = call_off(op, first, "2026-04-01", "台風", "2026-06-20").instead
    with operation(conn, actor, "training_session_edited") as op:
        revise_session(op, second, {"held_on": "2026-04-12"})
    keys = by_key_of(course(conn, run_id))
    assert (keys["2026-04-12"].id, keys["2026-06-20"].id) == (second.id, instead)


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
