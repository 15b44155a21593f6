"""A finished and a running training of the invented centre, among its people with a licence."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import date, timedelta

from smeic_tui.demo.dice import Dice
from smeic_tui.domain.licences.licence import LedgerLine
from smeic_tui.domain.training.facts import (
    CAME,
    Mark,
    MarkKind,
    Session,
    Submission,
    SubmissionState,
    TraineeState,
)
from smeic_tui.domain.training.forecast import forecast
from smeic_tui.domain.training.rule import Condition, Counting, Rule
from smeic_tui.japanese.dates import PartialDate, era_letter, fiscal_year
from smeic_tui.store.journal.operation import Actor, Operation, Value
from smeic_tui.store.roster.roster_rows import refresh_people
from smeic_tui.store.training import certificates, trainees, trainings
from smeic_tui.store.training.attendance_book import book
from smeic_tui.store.training.eligible import with_licence_beyond
from smeic_tui.store.training.session_points import add_session_points
from smeic_tui.store.training.submissions import set_submission
from smeic_tui.store.training.training_marks import Marking, marks_of_session, set_marks

TITLE = "高度コンサルタント研修"
SEATS = 12
_REFUSED = 3
_RULE = Rule(
    (
        Condition("hours", 80),
        Condition("compulsory"),
        Condition("assignments"),
        Condition("final_report"),
    ),
    counting=Counting(lates_per_absence=3),
)
_SESSIONS: tuple[tuple[int, int, str, str, bool], ...] = (
    # Month, minutes, title, lecturer, compulsory.
    (4, 180, "経営診断の進め方", "小田切教授", True),
    (5, 180, "財務分析", "真壁教授", False),
    (6, 180, "生産現場の見方", "小田切教授", False),
    (7, 180, "事業承継", "椎葉客員教授", True),
    (9, 180, "マーケティング", "真壁教授", False),
    (10, 180, "補助金と事業計画", "椎葉客員教授", False),
    (11, 180, "実地診断", "小田切教授", False),
    (12, 180, "診断報告会", "小田切教授", True),
)
_THEORY = 2
"""Number of the session that counts as one 理論 for the licence."""
_REASONS = ("定員を超えたため", "次年度にお申し込みいただく")
_SOMETIMES: tuple[MarkKind, ...] = ("late", "early", "online", "excused", "absent", "online")


def add_trainings(op: Operation, seed: int, today: date) -> None:
    """Write last year's and this year's run; a centre without licences has none.

    Args:
        op: The operation that makes the centre; its people are written.
        seed: The same number gives the same runs.
        today: Decides which sessions were held.
    """
    holders = with_licence_beyond(op.conn, today.isoformat())
    if not holders:
        return
    year = _fiscal_year(today)
    for number, run_year in enumerate((year - 1, year)):
        dice = Dice(seed * 1000 + number)
        order = sorted(holders, key=lambda _: dice.random())
        chosen = order[: SEATS + _REFUSED]
        # Lists are made of derived rows, which the end of the operation writes for everybody.
        refresh_people(op.conn, chosen)
        _Run(op, dice, run_year, today).write(chosen)


def give_points(conn: sqlite3.Connection, actor: Actor, today: date) -> None:
    """Enter the points of last year's session that counts, for everybody who was there.

    An operation of its own, as when staff give them on the training's page; this year's are left
    for whoever tries the demo.

    Args:
        conn: The writing connection, outside any transaction.
        actor: Who does it.
        today: Decides which year was the last.
    """
    last = _fiscal_year(today) - 1
    for run in trainings.runs(conn):
        for session in trainings.course(conn, run.id).sessions:
            if run.fiscal_year != last or session.licence_kind == "none":
                continue
            assert session.held_on is not None
            assert session.licence_points is not None
            title = f"{run.title} {last}年度 第{session.number}回 {session.title}"
            line = LedgerLine(session.held_on, session.licence_kind, session.licence_points)
            marks = marks_of_session(conn, session.id)
            came = [person_id for person_id, mark in marks.items() if mark.kind in CAME]
            add_session_points(conn, actor, session.uid, title, line, came)


def _fiscal_year(today: date) -> int:
    year = fiscal_year(PartialDate(today.year, today.month, today.day))
    assert year is not None
    return year


class _Run:
    """Writes one run."""

    def __init__(self, op: Operation, dice: Dice, year: int, today: date) -> None:
        self._op = op
        self._dice = dice
        self._year = year
        self._today = today
        values: dict[str, Value] = {"fiscal_year": year, "title": TITLE, "capacity": SEATS}
        self._id = trainings.add_run(op, values, _RULE)

    def write(self, holders: Sequence[int]) -> None:
        """Sessions, trainees, marks, assignments; of a finished run also how it ended."""
        self._add_sessions()
        taken, refused = holders[:SEATS], holders[SEATS:]
        self._enrol(taken, refused)
        self._mark(taken)
        self._hand_in(taken)
        if self._today >= date(self._year + 1, 4, 1):
            self._end(taken)

    def _add_sessions(self) -> None:
        for number, (month, minutes, title, lecturer, compulsory) in enumerate(_SESSIONS, 1):
            trainings.add_session(
                self._op,
                self._id,
                {
                    "number": number,
                    "held_on": _third_saturday(self._year, month).isoformat(),
                    "starts": "13:00",
                    "ends": "16:00",
                    "minutes": minutes,
                    "title": title,
                    "lecturer": lecturer,
                    "is_compulsory": int(compulsory),
                    "licence_kind": "theory" if number == _THEORY else "none",
                    "licence_points": 1 if number == _THEORY else None,
                },
            )
        for title, due, final in (
            ("課題1", f"{self._year}-06-30", 0),
            ("課題2", f"{self._year}-09-30", 0),
            ("最終報告", f"{self._year + 1}-02-10", 1),
        ):
            values: dict[str, Value] = {"title": title, "due_on": due, "is_final": final}
            trainings.add_assignment(self._op, self._id, values)

    def _enrol(self, taken: Sequence[int], refused: Sequence[int]) -> None:
        first = date(self._year, 2, 3)
        for number, person_id in enumerate((*taken, *refused)):
            day = (first + timedelta(days=2 * number)).isoformat()
            trainees.add_trainees(self._op, self._id, [person_id], "applied", day)
        decided = date(self._year, 3, 20).isoformat()
        for number, person_id in enumerate((*taken, *refused)):
            found = trainees.trainee_of(self._op.conn, self._id, person_id)
            assert found is not None
            if person_id in taken:
                trainees.set_state(self._op, [found], "accepted", decided)
            else:
                reason = _REASONS[number % len(_REASONS)]
                trainees.set_state(self._op, [found], "refused", decided, reason)

    def _mark(self, taken: Sequence[int]) -> None:
        course = trainings.course(self._op.conn, self._id)
        held = [s for s in course.sessions if (s.held_on or "") < self._today.isoformat()]
        for session in held:
            marks = [
                Marking(person_id, self._one(number, session), (0, 0))
                for number, person_id in enumerate(taken)
            ]
            set_marks(self._op, session.id, marks)
        self._make_up(taken, held)

    def _one(self, number: int, session: Session) -> Mark:
        """Most are there; a few are often away, so that every prospect is seen."""
        often_away = number % 6 == 5
        if self._dice.random() < (0.45 if often_away else 0.1):
            kind = "absent" if often_away else self._dice.pick(_SOMETIMES)
            minutes = 120 if kind in ("late", "early") and self._dice.random() < 0.5 else None
            return Mark(kind, minutes, kind == "excused")
        return Mark("present")

    def _make_up(self, taken: Sequence[int], held: Sequence[Session]) -> None:
        """A 補講 for the first compulsory session that somebody missed."""
        for session in (s for s in held if s.is_compulsory):
            found = book(self._op.conn, self._id)
            day = date.fromisoformat(session.held_on or "") + timedelta(days=14)
            missed = [
                i for i in taken if found.marks_of(i)[session.id].kind in ("absent", "excused")
            ]
            if not missed or day >= self._today:
                continue
            values: dict[str, Value] = {"held_on": day.isoformat(), "minutes": session.minutes}
            again = trainings.add_session(
                self._op, self._id, {**values, "makes_up_id": session.id, "title": session.title}
            )
            set_marks(self._op, again, [Marking(missed[0], Mark("present"), (0, 0))])
            return

    def _hand_in(self, taken: Sequence[int]) -> None:
        course = trainings.course(self._op.conn, self._id)
        for each in course.assignments:
            due = date.fromisoformat(each.due_on or "")
            for number, person_id in enumerate(taken):
                late = timedelta(days=self._dice.between(-12, 10))
                if due + late >= self._today or (number % 6 == 5 and each.place > 1):
                    continue
                settled = (self._today - due).days > 90 or self._dice.random() < 0.8
                state: SubmissionState = "passed" if settled else "resubmit"
                done = Submission(state, (due + late).isoformat())
                set_submission(self._op, each.id, person_id, done, (0, 0))

    def _end(self, taken: Sequence[int]) -> None:
        """Who fulfilled the rule has completed, and a certificate."""
        found = book(self._op.conn, self._id)
        day = date(self._year + 1, 3, 14).isoformat()
        completed: list[int] = []
        for listed in found.in_class:
            person_id = listed.trainee.person_id
            told = forecast(
                found.course,
                found.marks_of(person_id),
                found.submissions_of(person_id),
                self._today,
            )
            met = told.outlook == "met"
            state: TraineeState = "completed" if met else "not_completed"
            trainees.set_state(self._op, [listed.trainee], state, day)
            if met:
                completed.append(person_id)
        era = era_letter(PartialDate(self._year, 4, 1))
        first = f"修了第{era}-01号"
        certificates.issue(self._op, self._id, completed, "completion", first, day)


def _third_saturday(year: int, month: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(5 - first.weekday()) % 7 + 14)
