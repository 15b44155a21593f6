"""What ``smeic import`` says of lists that tell more than who people are: events, who came."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from smeic_tui.cli.desk import as_json
from smeic_tui.text import render, t
from smeic_tui.text.names import event_name

if TYPE_CHECKING:
    from importers.activities.activity import Contradiction, Proposal, Saying, Subject
    from importers.planning.plan import Plan


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


def name_of(subject: Subject) -> str:
    """``第3回トップリーダー鼎談会``."""
    if subject.number is None:
        return subject.label
    return event_name(subject.label, subject.number, None)


def print_activities(plan: Plan) -> None:
    """What was found, by line; what is unclear to the narration."""
    for proposal in plan.activities:
        for line in _lines(proposal):
            print(line)
        unclear = sum(subject.state == "unclear" for subject in proposal.subjects)
        if unclear:
            print(t("activity.unclear", count=unclear), file=sys.stderr)


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
            taken=_says(found.taken),
            source=_source(found.taken),
            left=_says(found.left),
            other=_source(found.left),
            reason=t(f"activity.because_{found.reason}"),
        )
    yield t(
        f"activity.summary_{proposal.activity}",
        subjects=len({s.uid for s in proposal.subjects if s.uid}),
        new=len({s.uid for s in proposal.subjects if s.state == "new"}),
        facts=proposal.facts,
        contradictions=len(proposal.contradictions),
    )


def count_words(counts: Mapping[str, Mapping[str, int]]) -> Iterator[str]:
    """``本会 来場41 欠席6``, a part at a time."""
    for part, by_word in counts.items():
        told = " ".join(f"{t(f'activity.count_{word}')}{n}" for word, n in by_word.items())
        yield f"{part} {told}"


def _says(saying: Saying) -> str:
    return render("activity", f"says_{saying.code}", {})


def _source(saying: Saying) -> str:
    return saying.source or t("activity.on_file")
