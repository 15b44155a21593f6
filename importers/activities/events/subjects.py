"""Events as staff see them before they are imported: where told, who came, what was guessed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from importers.activities.activity import Subject
from importers.activities.events.layout import MAIN
from importers.activities.events.lists import Lists
from importers.activities.events.planning import EventPlanning
from importers.activities.events.proposal import SeriesPlan
from importers.activities.events.resolving import Meant, Resolved, Telling
from smeic_tui.domain.past_attendance import Status
from smeic_tui.errors import Reason

_UNREAD_SHOWN = 3
"""Marks that nobody knows which are shown."""


def subjects(lists: Lists, resolved: Resolved, planning: EventPlanning) -> Iterator[Subject]:
    """One subject for each telling of an event, in the order of files and columns."""
    found = {t.key: _meant(lists, t, m, planning) for m in resolved.meant for t in m.tellings}
    found |= {t.key: _other(lists, t, None) for t in resolved.left_out}
    found |= {t.key: _other(lists, t, reason) for t, reason in resolved.unclear}
    for table in lists.tables:
        for listed in lists.layouts[table.place].events:
            yield found[f"{table.file}/{table.sheet}/{listed.place}"]


def _meant(lists: Lists, telling: Telling, meant: Meant, planning: EventPlanning) -> Subject:
    series = planning.series_of(meant)
    return Subject(
        telling.key,
        "new" if meant.on_file is None else "known",
        meant.uid,
        _label(meant, series),
        meant.title.number,
        meant.title.day,
        telling.listed.place,
        telling.file,
        telling.sheet,
        _details(telling, meant, series),
        _counts(lists, telling),
        _waiting(lists, telling),
        (*meant.notes, *_unread(lists, telling)),
    )


def _other(lists: Lists, telling: Telling, reason: Reason | None) -> Subject:
    """An event that is left out, or of which nobody knows which it is."""
    title = telling.listed.title
    return Subject(
        telling.key,
        "left_out" if reason is None else "unclear",
        "",
        title.name or telling.sheet,
        title.number,
        title.day,
        telling.listed.place,
        telling.file,
        telling.sheet,
        _details(telling, None, None),
        _counts(lists, telling),
        _waiting(lists, telling),
        () if reason is None else (reason,),
    )


def _label(meant: Meant, series: SeriesPlan | None) -> str:
    """What an event is called without its 回次: its series, or its title."""
    event = meant.on_file
    name = series.name if series is not None else None
    if name is None and event is not None:
        name = event.series or event.title
    return name or meant.title.name or ""


def _details(
    telling: Telling, meant: Meant | None, series: SeriesPlan | None
) -> dict[str, str | int | None]:
    title = meant.title if meant is not None else telling.listed.title
    held = meant.on_file.series if meant is not None and meant.on_file is not None else None
    return {
        "series": series.name if series is not None else held,
        "written": telling.listed.title.name,
        "number": title.number,
        "title": None if series is not None or held else title.name,
        "held_on": title.day,
        "starts": title.starts,
        "venue": title.venue,
    }


def _counts(lists: Lists, telling: Telling) -> dict[str, dict[str, int]]:
    """By part, how many rows say what; the first part before the others."""
    found: dict[str, dict[str, int]] = {}
    for _, part in lists.said(telling):
        here = found.setdefault(part.part, {})
        here[part.told.status] = here.get(part.told.status, 0) + 1
    return {
        part: {status: counts[status] for status in get_args(Status) if status in counts}
        for part, counts in sorted(found.items(), key=lambda pair: pair[0] != MAIN)
    }


def _waiting(lists: Lists, telling: Telling) -> int:
    """Rows that tell of it and wait for a decision."""
    return len({row.row for row, _ in lists.said(telling) if row.person is None})


def _unread(lists: Lists, telling: Telling) -> Iterator[Reason]:
    """Marks that nobody knows."""
    letters = {part.letter for part in telling.listed.parts}
    cells = (cell for _, told in lists.rows(telling) for cell in told.unread)
    strange = list(dict.fromkeys(text for letter, text in cells if letter in letters))
    if strange:
        shown = " ".join(strange[:_UNREAD_SHOWN])
        yield Reason("marks_unread", {"count": len(strange), "text": shown})
