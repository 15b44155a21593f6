"""What commands print about trainings: facts to JSON and to lines."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from smeic_tui.cli.desk import as_json
from smeic_tui.domain.training.counting import hours_text, minutes_of, session_label, tally
from smeic_tui.domain.training.facts import Assignment, Certificate, Mark, Session
from smeic_tui.domain.training.forecast import OUTLOOKS, Forecast
from smeic_tui.domain.training.rule import document
from smeic_tui.domain.training.summary import Summary
from smeic_tui.exports.training_words import (
    called_off_text,
    day_text,
    mark_text,
    outlook_reason,
    outlook_text,
    session_name,
)
from smeic_tui.store.training.attendance_book import Book
from smeic_tui.store.training.trainees import Listed
from smeic_tui.text import t

Uids = Mapping[int, str]
"""By id, the uids of people."""


def run_json(found: Book, numbers: Summary) -> dict[str, Any]:
    """One line of ``training list --json``."""
    run = found.run
    return {
        "training": run.id,
        "uid": run.uid,
        "title": run.title,
        "fiscal_year": run.fiscal_year,
        "eligibility": run.eligibility,
        "capacity": run.capacity,
        "hours": found.course.minutes / 60,
        "rule": document(run.rule),
        "counts": {
            "sessions": numbers.sessions,
            "held": numbers.held,
            "applied": numbers.applied,
            "in_class": numbers.in_class,
            "states": dict(numbers.states),
            "outlooks": {outlook: numbers.outlooks.get(outlook, 0) for outlook in OUTLOOKS},
        },
    }


def book_json(
    found: Book, numbers: Summary, foretold: Mapping[int, Forecast], uids: Uids
) -> dict[str, Any]:
    """``training show --json``."""
    titles = {each.id: each.title for each in found.course.assignments}
    return run_json(found, numbers) | {
        "sessions": [session_json(each, found) for each in found.course.sessions],
        "assignments": [assignment_json(each) for each in found.course.assignments],
        "trainees": [
            forecast_json(each, found, foretold.get(each.trainee.person_id), uids)
            | {
                "applied_on": each.trainee.applied_on,
                "decided_on": each.trainee.decided_on,
                "ended_on": each.trainee.ended_on,
                "reason": each.trainee.reason,
                "marks": [
                    _mark_json(session, mark, found)
                    for session in found.course.sessions
                    if (mark := found.marks_of(each.trainee.person_id).get(session.id))
                ],
                "submissions": [
                    {"title": titles[number], "state": cell.state, "on": cell.state_on}
                    for number, cell in found.submissions_of(each.trainee.person_id).items()
                ],
                "certificates": [
                    certificate_json(c)
                    for c in found.certificates
                    if c.person_id == each.trainee.person_id
                ],
            }
            for each in found.everybody
        ],
    }


def assignment_json(each: Assignment) -> dict[str, Any]:
    """One assignment."""
    return {
        "uid": each.uid,
        "title": each.title,
        "due_on": each.due_on,
        "compulsory": each.is_compulsory,
        "final": each.is_final,
    }


def certificate_json(each: Certificate) -> dict[str, Any]:
    """One certificate, also one that was taken back."""
    return {
        "kind": each.kind,
        "number": each.number,
        "issued_on": each.issued_on,
        "cancelled_on": each.cancelled_on,
        "cancel_reason": each.cancel_reason,
        "reissued_on": each.reissued_on,
        "reissue_reason": each.reissue_reason,
    }


def session_json(session: Session, found: Book) -> dict[str, Any]:
    """One session; a 補講 has no number, one on a new day that of what it stands for."""
    original = next((s for s in found.course.sessions if s.id == session.makes_up_id), None)
    label = session_label(session, found.course.sessions)
    instead = found.course.put_off.get(session.id)
    return {
        "uid": session.uid,
        "number": int(label) if session.makes_up_id is None and label else None,
        "held_on": session.held_on,
        "starts": session.starts,
        "ends": session.ends,
        "hours": session.minutes / 60,
        "title": session.title,
        "lecturer": session.lecturer,
        "compulsory": session.is_compulsory,
        "mode": session.mode,
        "makes_up": original.uid if original else None,
        "licence_kind": session.licence_kind,
        "licence_points": session.licence_points,
        "cancelled_on": session.cancelled_on,
        "cancel_reason": session.cancel_reason,
        "held_instead": instead.uid if instead else None,
    }


def _mark_json(session: Session, mark: Mark, found: Book) -> dict[str, Any]:
    return {
        "session": session.uid,
        "mark": mark.kind,
        "hours": minutes_of(session, mark, found.course.rule.counting) / 60,
        "announced": mark.is_announced,
        "note": mark.note,
    }


def forecast_json(each: Listed, found: Book, told: Forecast | None, uids: Uids) -> dict[str, Any]:
    """One line of ``training forecast --json``."""
    person_id = each.trainee.person_id
    counted = told.tally if told else tally(found.course, found.marks_of(person_id))
    return {
        "person": uids[person_id],
        "name": each.name,
        "cohort": each.cohort,
        "state": each.trainee.state,
        "hours": counted.minutes / 60,
        "attended": counted.attended,
        "absences": counted.absences,
        "outlook": told.outlook if told else None,
        "message": outlook_text(each.trainee, told),
        "reasons": [as_json(reason) for reason in told.reasons] if told else [],
        "needed": [s.uid for s in told.needed] if told else [],
        "owed": [a.title for a in told.owed] if told else [],
        "explained": (
            outlook_reason(found.course, told, tuple(found.marks_of(person_id)), date.today())
            if told
            else ""
        ),
    }


def session_line(session: Session, found: Book) -> list[str]:
    """``第3回  6/20  3時間  必修  財務分析``."""
    words = [
        f"  {session_name(session, found.course.sessions)}",
        day_text(session.held_on),
        t("training.hours", hours=hours_text(session.minutes)),
    ]
    if off := called_off_text(session, found.course):
        words.append(off)
    if session.is_compulsory:
        words.append(t("training.compulsory"))
    return [*words, *(text for text in (session.title, session.lecturer) if text)]


def trainee_line(each: Listed, found: Book, foretold: Mapping[int, Forecast]) -> list[str]:
    """``小澤 隆志  出 欠 遅2 .  17.5  予定どおりで修了``."""
    person_id = each.trainee.person_id
    marks, told = found.marks_of(person_id), foretold.get(person_id)
    counting = found.course.rule.counting
    cells = [mark_text(s, marks.get(s.id), counting) or "." for s in found.course.taking_place]
    counted = told.tally if told else tally(found.course, marks)
    return [
        f"  {each.name}",
        " ".join(cells),
        hours_text(counted.minutes),
        outlook_text(each.trainee, told),
    ]
