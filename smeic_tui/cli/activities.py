"""What ``smeic import`` says of lists that tell more than who people are: events, who came."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from smeic_tui.cli.desk import as_json
from smeic_tui.store.events import events as held
from smeic_tui.store.training import trainings
from smeic_tui.text import t
from smeic_tui.text.told import Thing, count_words, name_of, says, source, summary, thing_of

if TYPE_CHECKING:
    from importers.activities.activity import Choice, Contradiction, Proposal, Subject
    from importers.planning.plan import Plan


@dataclass(frozen=True, slots=True)
class Named:
    """What the caller says that lists belong to which do not say it themselves."""

    event: str | None = None
    """As ``event_id_of`` takes it."""
    training: str | None = None
    """As ``run_id_of`` takes it."""


def activities_json(plan: Plan) -> list[dict[str, Any]]:
    """The member ``activities`` of ``import --json``: one object an activity."""
    uids = {row.person_id: row.uid for row in plan.rows}
    return [
        {
            "activity": proposal.activity,
            "facts": proposal.facts,
            "subjects": [_subject(subject) for subject in proposal.subjects],
            "contradictions": [_contradiction(c, uids) for c in proposal.contradictions],
        }
        for proposal in plan.activities
    ]


def meant_by(conn: sqlite3.Connection, plan: Plan, named: Named) -> dict[str, Choice]:
    """Choices by which the lists that do not say of what they are mean what was named.

    Raises:
        SmeicError: ``event_unknown``, ``training_unknown``.
    """
    from importers.activities.activity import Choice

    uids: dict[Thing, str] = {}
    if named.event is not None:
        uids["event"] = held.event(conn, held.event_id_of(conn, named.event)).uid
    if named.training is not None:
        uids["training"] = trainings.run(conn, trainings.run_id_of(conn, named.training)).uid
    return {
        subject.key: Choice("is", uids[thing])
        for proposal in plan.activities
        if (thing := thing_of([proposal.activity])) in uids
        for subject in proposal.subjects
        if subject.state == "unclear"
    }


def _subject(subject: Subject) -> dict[str, Any]:
    return {
        "key": subject.key,
        "state": subject.state,
        "uid": subject.uid or None,
        "name": name_of(subject),
        "number": subject.number,
        "day": subject.day,
        "file": subject.file,
        "sheet": subject.sheet,
        "place": subject.place,
        **subject.details,
        "counts": {part: dict(counts) for part, counts in subject.counts.items()},
        "waiting": subject.waiting,
        "notes": [as_json(note) for note in subject.notes],
    }


def _contradiction(found: Contradiction, uids: Mapping[int | None, str | None]) -> dict[str, Any]:
    return {
        "key": found.key,
        "subject": found.subject,
        "part": found.part,
        "person": uids.get(found.person),
        "name": found.name,
        "taken": {"says": found.taken.code, "source": found.taken.source or None},
        "left": {"says": found.left.code, "source": found.left.source or None},
        "because": found.reason,
    }


def print_activities(plan: Plan) -> None:
    """What was found, by line; what is unclear to the narration."""
    for proposal in plan.activities:
        for line in _lines(proposal):
            print(line)
        unclear = sum(subject.state == "unclear" for subject in proposal.subjects)
        if unclear:
            thing = thing_of([proposal.activity])
            print(t(f"activity.unclear_{thing}", count=unclear), file=sys.stderr)


def _lines(proposal: Proposal) -> Iterator[str]:
    names = {subject.key: name_of(subject) for subject in proposal.subjects}
    for subject in proposal.subjects:
        yield t(
            "activity.subject_line",
            file=subject.file,
            sheet=subject.sheet,
            place=subject.place,
            name=names[subject.key],
            day=subject.day or "",
            state=t(f"activity.state_{subject.state}"),
            counts="  ".join(count_words(subject.counts)),
        )
        for note in subject.notes:
            yield f"    {as_json(note)['message']}"
    for found in proposal.contradictions:
        yield t(
            "activity.contradiction_line",
            name=found.name,
            subject=names[found.subject],
            part=found.part,
            taken=says(found.taken),
            source=source(found.taken),
            left=says(found.left),
            other=source(found.left),
            reason=t(f"activity.because_{found.reason}"),
        )
    yield summary(proposal)
