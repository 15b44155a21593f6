"""Hand the rows with their persons to the activities, and their proposals to the plan."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence

from importers.activities.activity import Choice, ListRow, ListTable, Place, Proposal
from importers.activities.registry import ACTIVITIES, activity_of
from importers.activities.replies.activity import REPLIES, for_event
from importers.activities.replies.proposing import subject_key
from importers.inspection import Inspection
from importers.planning.fates import Newcomers
from importers.planning.plan import RowPlan
from importers.tables.table import Table


def newcomers_of(table: Table, file: str, choices: Mapping[str, Choice]) -> Newcomers | None:
    """Who of a table's unknown people may be entered; None: all of them, as of a roster."""
    layout = table.activity
    if layout is None:
        return None
    chosen = choices.get(subject_key(file, table.sheet.name, table.place))
    if layout.activity == REPLIES.name and chosen is not None and chosen.verdict == "is":
        (table,) = for_event([table], chosen.uid)
        assert table.activity is not None
        layout = table.activity
    kind_of = activity_of(layout).newcomers(layout)
    return lambda row: kind_of(row.row, row.values, row.record)


def proposals(
    conn: sqlite3.Connection,
    sources: Sequence[Inspection],
    rows: Sequence[RowPlan],
    choices: Mapping[str, Choice],
) -> tuple[Proposal, ...]:
    """What the rows tell beyond people, an activity at a time.

    Args:
        conn: Any connection.
        sources: The files.
        rows: All planned rows; those that wait tell nothing yet, and those that were rejected.
        choices: What staff said about subjects and contradictions.
    """
    telling = {
        (source, number)
        for source, inspection in enumerate(sources)
        for number, table in enumerate(inspection.tables)
        if table.activity is not None
    }
    by_table: dict[Place, list[ListRow]] = {}
    for row in rows if telling else ():
        place = (row.source, row.table)
        # A row that takes the place of a waiting one is read as its own list was.
        if place in telling and row.outcome != "rejected" and row.replaces is None:
            by_table.setdefault(place, []).append(
                ListRow(row.row, row.name, row.person_id, row.record)
            )
    tables: dict[str, list[ListTable]] = {}
    for place, listed in by_table.items():
        source = sources[place[0]]
        table = source.tables[place[1]]
        if table.activity is not None:
            tables.setdefault(table.activity.activity, []).append(
                ListTable(place, source.workbook.file, table.sheet.name, table.activity, listed)
            )
    return tuple(
        activity.propose(conn, tables[activity.name], choices)
        for activity in ACTIVITIES
        if activity.name in tables
    )
