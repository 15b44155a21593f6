"""What lists tell beyond people, as rows and lines: events found, and what contradicts what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from smeic_tui.text import render, t
from smeic_tui.text.told import (
    Thing,
    count_words,
    name_of,
    part_name,
    says,
    source,
    summary,
    thing_of,
)
from smeic_tui.widgets.lines import Side
from smeic_tui.widgets.rows import Column, RowView, Tone

if TYPE_CHECKING:
    from importers.activities.activity import Contradiction, Proposal, Subject
    from importers.planning.plan import Plan

TABS = ("subjects", "contradictions")
"""What the digits 1 and 2 show."""
_CAME = ("onsite", "online", "present", "late", "early")
_TONES: dict[str, Tone] = {"left_out": "dim", "unclear": "alert"}


@dataclass(frozen=True, slots=True)
class Told:
    """Everything that the lists of a plan tell beyond people."""

    subjects: tuple[tuple[Proposal, Subject], ...]
    """By day, so that two lists of one event stand together; without a day first."""
    contradictions: tuple[Contradiction, ...]
    """In the order of the events."""
    names: Mapping[str, str]
    """By key of a subject, what it is called."""
    thing: Thing
    """What all of them are."""


def told(plan: Plan) -> Told:
    """What the lists of a plan tell."""
    found = [(p, subject) for p in plan.activities for subject in p.subjects]
    found.sort(key=lambda pair: (pair[1].day or "", pair[1].label, pair[1].number or 0))
    return Told(
        tuple(found),
        tuple(c for proposal in plan.activities for c in proposal.contradictions),
        {subject.key: name_of(subject) for _, subject in found},
        thing_of(proposal.activity for proposal in plan.activities),
    )


def board_words(activities: Sequence[Proposal]) -> list[tuple[str, str]]:
    """What the board says of it on one line, with what has to be chosen first."""
    unclear = Counter(
        thing_of([each.activity])
        for each in activities
        for subject in each.subjects
        if subject.state == "unclear"
    )
    pieces = [(" e", "key"), *((f"  {summary(each)}", "") for each in activities)]
    pieces += [
        (f"  {t(f'activity.to_choose_{thing}', count=count)}", "alert")
        for thing, count in unclear.items()
    ]
    return pieces


def subject_columns(thing: Thing) -> tuple[Column, ...]:
    """Columns of the list of subjects, by what all of them are."""
    return (
        Column(t("activity.column_state"), 8),
        Column(t("activity.column_day"), 10),
        Column(t(f"activity.thing_{thing}"), 22, grow=1),
        Column(t("activity.column_where"), 12, wide=22),
        Column(t(f"activity.column_counts_{thing}"), 18),
    )


def subject_row(key: int, thing: Thing, subject: Subject) -> RowView:
    """One subject: whether it is on file, where the list tells of it, how much it tells."""
    where = "  ".join(filter(None, (subject.sheet, subject.place)))
    cells = (
        t(f"activity.state_{subject.state}"),
        subject.day or "",
        name_of(subject),
        where,
        (came_words if thing == "event" else all_words)(subject.counts),
    )
    return RowView(key, cells, _TONES.get(subject.state, ""))


def came_words(counts: Mapping[str, Mapping[str, int]]) -> str:
    """``本会 48  懇親会 25``: who came to an event themselves, by part."""
    came = {part: sum(found.get(w, 0) for w in _CAME) for part, found in counts.items()}
    return "  ".join(f"{part_name(part)} {count}" for part, count in came.items() if count)


def all_words(counts: Mapping[str, Mapping[str, int]]) -> str:
    """``受講者 13  出欠 81``: how many records a list has, by part."""
    found = {part: sum(by_word.values()) for part, by_word in counts.items()}
    return "  ".join(f"{part_name(part)} {count}".strip() for part, count in found.items() if count)


def subject_lines(subject: Subject) -> list[tuple[Side, Side]]:
    """All about the marked subject: its list, its parts with their numbers, what was guessed."""
    written = subject.details.get("written")
    place = "  ".join(filter(None, (subject.file, subject.sheet, subject.place)))
    lines: list[tuple[Side, Side]] = [
        ([(f"    {place}", "dim"), (f"  {written or ''}", "")], ""),
    ]
    lines += [(f"    {words}", "") for words in count_words(subject.counts)]
    if subject.waiting:
        told = t("activity.waiting", count=f"{subject.waiting:,}")
        lines.append(([(f"    {told}", "dim")], ""))
    lines += [
        ([(f"    {render('reason', note.code, note.params)}", "alert")], "")
        for note in subject.notes
    ]
    return lines


def contradiction_columns(thing: Thing) -> tuple[Column, ...]:
    """Columns of the list of contradictions, by what their subjects are."""
    return (
        Column(t("import_screen.column_name"), 16),
        Column(t(f"activity.thing_{thing}"), 20, grow=1),
        Column(t("activity.column_part"), 8),
        Column(t("activity.column_taken"), 12),
        Column(t("activity.column_left"), 12),
    )


def contradiction_row(key: int, found: Contradiction, names: Mapping[str, str]) -> RowView:
    """One contradiction: who, at what, what is believed and what is not."""
    cells = (
        found.name,
        names.get(found.subject, ""),
        found.part,
        says(found.taken),
        says(found.left),
    )
    return RowView(key, cells)


def contradiction_lines(found: Contradiction) -> list[tuple[Side, Side]]:
    """Both sides with their cells, and why one is believed."""
    because = t(f"activity.because_{found.reason}")
    return [
        (
            [
                (f"    {says(found.taken)}", "strong"),
                (f"  {source(found.taken)}", ""),
                (f"  {because}", "dim"),
            ],
            "",
        ),
        ([(f"    {says(found.left)}", "dim"), (f"  {source(found.left)}", "dim")], ""),
    ]


def tab_words(shown: Told, chosen: str) -> list[tuple[str, str]]:
    """Both lists with their digits and numbers."""
    counts = {"subjects": len(shown.subjects), "contradictions": len(shown.contradictions)}
    pieces = [(" ", "")]
    words = {
        "subjects": t(f"activity.thing_{shown.thing}"),
        "contradictions": t("activity.tab_contradictions"),
    }
    for digit, tab in enumerate(TABS, 1):
        text = f"{digit} {words[tab]} {counts[tab]:,}"
        held = tab == chosen
        pieces.append((f"[{text}]" if held else f" {text} ", "held" if held else ""))
    return pieces
