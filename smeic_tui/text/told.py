"""What lists tell beyond people, in words: the same on screen and on the command line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Literal

from smeic_tui.text import lookup, render, t
from smeic_tui.text.names import event_name

if TYPE_CHECKING:
    from importers.activities.activity import Proposal, Saying, Subject


Thing = Literal["event", "training", "referral", "any"]
"""What a list tells of beyond people; ``any`` where lists tell of several."""
_THINGS: Mapping[str, Thing] = {
    "events": "event",
    "replies": "event",
    "sign_in": "event",
    "training": "training",
    "referrals": "referral",
}


def thing_of(activities: Iterable[str]) -> Thing:
    """What these activities tell of, by their names: headings and questions call it so."""
    found = {_THINGS[activity] for activity in activities}
    return found.pop() if len(found) == 1 else "any"


def name_of(subject: Subject) -> str:
    """``第3回トップリーダー鼎談会``."""
    if subject.number is None:
        return subject.label
    return event_name(subject.label, subject.number, None)


def part_name(part: str) -> str:
    """What a part is called: its own name, or the word for one that every list of a kind has."""
    return lookup(f"activity.part_{part}") or part


def count_words(counts: Mapping[str, Mapping[str, int]]) -> list[str]:
    """``本会 来場41 欠席6``, a part at a time."""
    return [
        " ".join(
            [
                part_name(part),
                *(f"{t(f'activity.count_{word}')}{n}" for word, n in found.items()),
            ]
        )
        for part, found in counts.items()
    ]


def says(saying: Saying) -> str:
    """What one side of a contradiction says."""
    return render("activity", f"says_{saying.code}", {})


def source(saying: Saying) -> str:
    """File and cell, or that it stands in the file of the desk."""
    return saying.source or t("activity.on_file")


def summary(proposal: Proposal) -> str:
    """``行事 14件（新規 12）  記録 1,930件  食い違い 42件``."""
    return t(
        f"activity.summary_{proposal.activity}",
        subjects=len({s.uid for s in proposal.subjects if s.uid}),
        new=len({s.uid for s in proposal.subjects if s.state == "new"}),
        facts=f"{proposal.facts:,}",
        contradictions=len(proposal.contradictions),
    )
