"""What a subject of a list can turn out to be: something new, or one of those on file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from smeic_tui.exports.training_words import run_name
from smeic_tui.japanese.dates import PartialDate, fiscal_year
from smeic_tui.store.events.events import events
from smeic_tui.store.training.trainings import runs
from smeic_tui.text import t
from smeic_tui.text.names import event_name

if TYPE_CHECKING:
    from importers.activities.activity import Subject
    from smeic_tui.text.told import Thing


def new_words(thing: Thing, subject: Subject) -> str | None:
    """How a new one is called, a training with its year; None where there are no several."""
    if thing == "event":
        return t("activity.as_new_event")
    if thing != "training":
        return None
    today = date.today()
    this = fiscal_year(PartialDate(today.year, today.month, today.day))
    return t("activity.as_new_training", year=subject.details["fiscal_year"] or this)


def on_file(
    conn: sqlite3.Connection, thing: Thing, subject: Subject
) -> Iterator[tuple[str, str, str]]:
    """What it can be of what is on file: uid, name, day.

    Args:
        conn: A reading connection.
        thing: What the list tells of.
        subject: The subject; events of near days stand first, trainings of the latest year.
    """
    if thing == "event":
        found = [each for each in events(conn) if each.held_on]
        found.sort(key=lambda each: _apart(each.held_on, subject.day))
        for event in found:
            name = event_name(event.series, event.number, event.title)
            yield event.uid, name, event.held_on or ""
    elif thing == "training":
        for run in runs(conn):
            yield run.uid, run_name(run), ""


def _apart(one: str | None, other: str | None) -> int:
    """Days between two days; many where one is not known to the day."""
    try:
        return abs((date.fromisoformat(one or "") - date.fromisoformat(other or "")).days)
    except ValueError:
        return 1_000_000
