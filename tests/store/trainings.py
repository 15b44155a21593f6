"""An invented run for the tests of its store and screens."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from smeic_tui.domain.training.facts import Mark, MarkKind, TraineeState, Version
from smeic_tui.domain.training.rule import Condition, Rule
from smeic_tui.store.journal.operation import Actor, Value, operation
from smeic_tui.store.training import trainees, trainings
from smeic_tui.store.training.cells import Beaten
from smeic_tui.store.training.training_marks import Marking, marks, set_marks

RULE = Rule((Condition("hours", 80), Condition("compulsory"), Condition("final_report")))
NAMED = {"training": "架空研修", "session": "第1回"}


def make_run(
    conn: sqlite3.Connection, actor: Actor, days: Sequence[str | None], **values: Value
) -> int:
    """A run with a session of three hours on each of these days, the first one compulsory."""
    with operation(conn, actor, "training_added", params={"training": "架空研修"}) as op:
        run_id = trainings.add_run(
            op, {"fiscal_year": 2026, "title": "架空研修", "capacity": 12, **values}, RULE
        )
        for number, day in enumerate(days, 1):
            trainings.add_session(
                op,
                run_id,
                {
                    "number": number,
                    "held_on": day,
                    "minutes": 180,
                    "is_compulsory": int(number == 1),
                },
            )
        trainings.add_assignment(op, run_id, {"title": "課題1", "due_on": "2026-06-30"})
        trainings.add_assignment(op, run_id, {"title": "最終報告", "is_final": 1})
    return run_id


def enrol(
    conn: sqlite3.Connection,
    actor: Actor,
    run_id: int,
    people: Sequence[int],
    state: TraineeState = "accepted",
) -> None:
    """Take these people into a run."""
    params = {"training": "架空研修", "count": len(people)}
    with operation(conn, actor, "trainees_added", params=params) as op:
        trainees.add_trainees(op, run_id, people, state, "2026-03-01")


def session_ids(conn: sqlite3.Connection, run_id: int) -> list[int]:
    """The sessions of a run in their order."""
    return [session.id for session in trainings.course(conn, run_id).sessions]


def seen(conn: sqlite3.Connection, run_id: int, person_id: int, session_id: int) -> Version:
    """A cell as it stands on file."""
    found = marks(conn, run_id).get(person_id, {}).get(session_id)
    return found.version if found else (0, 0)


def mark(
    conn: sqlite3.Connection,
    actor: Actor,
    run_id: int,
    session_id: int,
    people: Sequence[int],
    kind: MarkKind | None = "present",
) -> tuple[int, tuple[Beaten[Mark], ...]]:
    """Mark people as somebody who sees what is on file; the operation and who was faster."""
    wanted = [
        Marking(i, Mark(kind) if kind else None, seen(conn, run_id, i, session_id)) for i in people
    ]
    with operation(
        conn, actor, "training_all_marked", params={**NAMED, "count": len(people)}
    ) as op:
        beaten = set_marks(op, session_id, wanted)
    return op.id, beaten
