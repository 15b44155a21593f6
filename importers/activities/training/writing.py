"""Write what lists of trainings told, within the operation of the import or of a decision."""

from __future__ import annotations

from collections.abc import Callable

from importers.activities.activity import Layout, ListRow, Proposal
from importers.activities.training.cells import certificate_kind
from importers.activities.training.layout import SessionColumn, from_data
from importers.activities.training.proposal import PersonPlan, RunPlan, TrainingProposal
from importers.activities.training.telling import key_of, tell
from importers.activities.training.weighing import Weighing, by_key_of, weigh
from smeic_tui.domain.training.facts import Mark, Session, Submission
from smeic_tui.domain.training.rule import Condition, Rule, from_document
from smeic_tui.errors import SmeicError
from smeic_tui.store.journal.operation import Operation, Value
from smeic_tui.store.training import trainings
from smeic_tui.store.training.attendance_book import book
from smeic_tui.store.training.certificates import certificates, issue
from smeic_tui.store.training.submissions import set_submission
from smeic_tui.store.training.trainees import trainee_of, write_trainee
from smeic_tui.store.training.training_marks import Marking, set_marks

UNKNOWN_RULE = Rule((Condition("compulsory"),))
"""What a run starts with whose list states no rule: it is edited before it decides anything."""


def write(op: Operation, proposal: Proposal, real: Callable[[int], int]) -> None:
    """Write a proposal: runs, sessions, assignments, then what is told about people.

    Args:
        op: The operation of the import.
        proposal: What was shown: a `TrainingProposal`.
        real: The id of a person whom the plan added.
    """
    assert isinstance(proposal, TrainingProposal)
    for plan in proposal.runs:
        run_id = _write_run(op, plan)
        for person in plan.people:
            _write_person(op, run_id, real(person.person), person)


def _write_run(op: Operation, plan: RunPlan) -> int:
    run_id = plan.run_id
    if run_id is None:
        rule = from_document(plan.rule) if plan.rule is not None else UNKNOWN_RULE
        values: dict[str, Value] = {
            "uid": plan.uid,
            "fiscal_year": plan.fiscal_year,
            "title": plan.title,
        }
        run_id = trainings.add_run(op, values, rule)
    for session in plan.sessions:
        trainings.add_session(op, run_id, _columns(session))
    for each in plan.assignments:
        flags = {"is_final": int(each.is_final)}
        trainings.add_assignment(op, run_id, {"title": each.title, **flags})
    return run_id


def _columns(session: SessionColumn) -> dict[str, Value]:
    return {
        "number": session.number,
        "held_on": session.held_on,
        "title": None if session.number or session.held_on else key_of(session),
        "starts": session.starts,
        "ends": session.ends,
        "minutes": session.minutes or 0,
        "lecturer": session.lecturer,
        "is_compulsory": int(session.is_compulsory),
    }


def _write_person(op: Operation, run_id: int, person: int, plan: PersonPlan) -> None:
    if plan.trainee:
        write_trainee(op, run_id, person, plan.trainee)
    course = trainings.course(op.conn, run_id)
    by_key = by_key_of(course)
    for key, read, version in plan.marks:
        session = by_key[key]
        minutes = None if read.minutes == session.minutes else read.minutes
        set_marks(op, session.id, [Marking(person, Mark(read.kind, minutes), version)])
    for key, day in plan.made_up:
        if key in by_key:
            again = _make_up(op, run_id, by_key[key], day)
            set_marks(op, again, [Marking(person, Mark("present"), (0, 0))])
    ids = {a.title: a.id for a in course.assignments}
    for title, cell, version in plan.submissions:
        wanted = Submission(cell.state, cell.on)
        set_submission(op, ids[title], person, wanted, version)
    if plan.certificate is not None:
        _write_certificate(op, run_id, person, plan.certificate)


def _make_up(op: Operation, run_id: int, session: Session, day: str | None) -> int:
    """The 補講 of that day; it is entered when the first row tells of it."""
    there = trainings.course(op.conn, run_id).making_up.get(session.id, ())
    found = next((each for each in there if each.held_on == day), None)
    if found is not None:
        return found.id
    values: dict[str, Value] = {
        "makes_up_id": session.id,
        "held_on": day,
        "minutes": session.minutes,
        "lecturer": session.lecturer,
    }
    return trainings.add_session(op, run_id, values)


def _write_certificate(op: Operation, run_id: int, person: int, number: str) -> None:
    """The number as the list has it; one that somebody else has is left to staff."""
    kind = certificate_kind(number)
    taken = {c.number for c in certificates(op.conn, run_id) if c.kind == kind}
    if number not in taken:
        issue(op, run_id, [person], kind, number, None)


def settle(op: Operation, layout: Layout, row: ListRow) -> None:
    """Write what one row told that waited for its person.

    A run that was taken back meanwhile is left alone.
    """
    listed = from_data(layout.data)
    if row.person is None or not listed.uid:
        return
    try:
        run_id = trainings.run_id_of(op.conn, listed.uid)
    except SmeicError:
        return
    held = book(op.conn, run_id)
    at = Weighing("", "", held, {})
    plan, _ = weigh(at, row.person, row.name, tell(listed, row.record))
    known = trainee_of(op.conn, run_id, row.person)
    if plan.facts or known is None:
        _write_person(op, run_id, row.person, plan)
