"""All activities, and which one a table belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from importers.activities.activity import Activity, Layout
from importers.activities.events.activity import EVENTS
from importers.activities.referrals.activity import REFERRALS
from importers.activities.replies.activity import REPLIES
from importers.activities.sign_in.activity import SIGN_IN
from importers.activities.training.activity import TRAINING
from importers.tables.columns import Column, by_name
from importers.tables.table import Table

ACTIVITIES: tuple[Activity, ...] = (REPLIES, REFERRALS, TRAINING, EVENTS, SIGN_IN)
"""The first that recognises a table has it."""
_OURS = frozenset({"mark", "event", "row_only"})
"""Fields that activities give to columns."""


def recognised(table: Table, surroundings: str) -> Table:
    """The table read by the activity it belongs to; as it is where it belongs to none.

    Args:
        table: A table with its columns and its kind; what an activity said of them before is
            forgotten.
        surroundings: File name, sheet name and titles.
    """
    columns = zip(table.columns, table.raw.names, strict=True)
    bare = replace(table, columns=tuple(_forgotten(*each) for each in columns), activity=None)
    for activity in ACTIVITIES:
        found = activity.recognise(bare, surroundings)
        if found is not None:
            return found
    return bare


def _forgotten(column: Column, name: tuple[str, str, tuple[str, ...]]) -> Column:
    if column.field not in _OURS or column.why in ("chosen", "profile"):
        return column
    found = by_name(column.index, column.header, column.header_raw, name[2])
    return replace(found, turned=column.turned)


def activity_of(layout: Layout) -> Activity:
    """The activity of a layout."""
    return activity_named(layout.activity)


def activity_named(name: str) -> Activity:
    """The activity of a name."""
    return {activity.name: activity for activity in ACTIVITIES}[name]


def stored_layout(table: Mapping[str, object]) -> Layout | None:
    """The layout that an import keeps with one of its tables (``Batch.tables``), if any."""
    kept = table.get("activity")
    if not isinstance(kept, Mapping) or kept.get("name") not in {a.name for a in ACTIVITIES}:
        return None
    return Layout(str(kept["name"]), kept["data"])
