"""What lists told beyond the person: replies, licences, cards; kept until a part that uses it.

An import links each row to a person and keeps the row as written. What it says about an occasion
(出欠, 懇親会, when it was answered) or a licence waits there, by the meaning of its columns.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass

from smeic_tui.store.imports import imports

FACT_FIELDS: Mapping[str, frozenset[str]] = {
    "replies": frozenset(
        {"answered_at", "attend", "party", "party2", "companions", "format", "paid", "seat"}
    ),
    "licences": frozenset(
        {"registered_on", "expires_on", "session", "qualification", "shindan", "status"}
    ),
    "cards": frozenset({"met_at", "referrer"}),
}
"""By kind of table, the fields of its columns that say something beyond the person."""


@dataclass(frozen=True, slots=True)
class WaitingFact:
    """What one row told beyond the person."""

    row_id: int
    """``import_row.id``."""
    person_id: int | None
    """Whom the row was taken for; None while that waits for a decision."""
    name: str
    """Whom it names, as written."""
    file: str
    """The list."""
    as_of: str | None
    """The day the list speaks of."""
    sheet: str
    """Its sheet."""
    row: int
    """Its row number."""
    facts: Mapping[str, str]
    """By canonical field (``attend``, ``answered_at``, also ``note``), as written."""
    other: Mapping[str, str]
    """By heading, the columns without a field: questions of a form, points of a licence."""


def waiting_facts(conn: sqlite3.Connection, kind: str) -> list[WaitingFact]:
    """What the rows of all lists of a kind told, in the order in which they were imported.

    Args:
        conn: Any connection.
        kind: ``replies``, ``licences`` or ``cards``.
    """
    wanted = FACT_FIELDS.get(kind, frozenset())
    found: list[WaitingFact] = []
    for batch in imports.batches(conn):
        if not any(table["kind"] == kind for table in batch.tables):
            continue
        for row in imports.rows_of(conn, batch.id):
            table = batch.tables[row.table_no]
            if table["kind"] != kind:
                continue
            facts: dict[str, str] = {}
            other: dict[str, str] = {}
            for column in table["columns"]:
                text = row.record.get(column["header"], "")
                if text and column["field"] in wanted | {"note"}:
                    facts.setdefault(column["field"], text)
                elif text and column["field"] is None:
                    other[column["header"]] = text
            if facts.keys() & wanted:
                found.append(
                    WaitingFact(
                        row.id,
                        row.person_id,
                        row.name,
                        batch.file,
                        table["as_of"] or batch.as_of,
                        row.sheet,
                        row.row,
                        facts,
                        other,
                    )
                )
    return found
