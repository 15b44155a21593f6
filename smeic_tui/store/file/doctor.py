"""Examine a file: what SQLite can check, what our own rules require, and what the journal says.

The deep examination replays the whole journal and compares the result with the tables, which finds
silent changes that SQLite's own checks cannot see.
"""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from smeic_tui.errors import Reason
from smeic_tui.store.file.database import SCHEMA_FINGERPRINT, schema_fingerprint
from smeic_tui.store.journal import journal
from smeic_tui.store.journal.journal import JOURNALLED, fact_columns
from smeic_tui.store.journal.operation import Value
from smeic_tui.store.roster.roster_rows import stale

MAX_FINDINGS = 100
"""Findings of one kind that are listed; the count is always whole."""


@dataclass(frozen=True, slots=True)
class Examination:
    """What was looked at and what was found."""

    path: Path
    checked: tuple[str, ...]
    """Codes of the checks that ran."""
    findings: tuple[Reason, ...]
    """Empty when all is well."""


def examine(conn: sqlite3.Connection, path: Path, *, deep: bool = False) -> Examination:
    """Run every check; reads only."""
    checked = ["integrity", "foreign_keys", "schema", "triggers", "derived"]
    findings = [
        Reason("integrity", {"detail": str(text)})
        for (text,) in conn.execute(f"PRAGMA integrity_check({MAX_FINDINGS})")
        if text != "ok"
    ]
    findings += [
        Reason("foreign_key", {"table": table, "row": row, "parent": parent})
        for table, row, parent, _ in conn.execute("PRAGMA foreign_key_check").fetchmany(
            MAX_FINDINGS
        )
    ]
    if schema_fingerprint(conn) != SCHEMA_FINGERPRINT:
        findings.append(Reason("schema_changed"))
    findings += [Reason("trigger", {"name": name}) for name in journal.wrong_triggers(conn)]
    findings += _derived(conn)
    if deep:
        checked.append("journal")
        findings += _replay(conn)
    return Examination(path, tuple(checked), tuple(findings))


def _derived(conn: sqlite3.Connection) -> list[Reason]:
    findings: list[Reason] = []
    missing = conn.execute(
        "SELECT (SELECT count(*) FROM person) - (SELECT count(*) FROM roster_row), "
        "(SELECT count(*) FROM roster_row WHERE person_id NOT IN (SELECT id FROM person))"
    ).fetchone()
    if missing != (0, 0):
        findings.append(Reason("derived_rows", {"missing": missing[0], "orphans": missing[1]}))
    if stale(conn):
        findings.append(Reason("derived_stale"))
    open_operation = conn.execute("SELECT operation_id FROM journal_state").fetchone()[0]
    if open_operation is not None:
        findings.append(Reason("operation_open", {"number": open_operation}))
    return findings


def _replay(conn: sqlite3.Connection) -> list[Reason]:
    """Rebuild every record from the journal alone and compare it with the tables."""
    findings: list[Reason] = []
    for table in JOURNALLED:
        columns = fact_columns(conn, table)
        defaults = journal.defaults(conn, table)
        remembered: dict[int, dict[str, Value]] = {}
        rows = conn.execute(
            "SELECT row_id, action, before, after FROM change WHERE tbl = ? ORDER BY id", (table,)
        )
        for row_id, action, before, after in rows:
            if action == "insert":
                # A row older than a column got that column's default when the file was upgraded.
                remembered[row_id] = defaults | json.loads(after)
            elif action == "update":
                record = remembered.setdefault(row_id, {})
                for column, value in json.loads(before).items():
                    if record.get(column) != value:
                        findings.append(_differs("journal_break", table, row_id, column))
                record |= json.loads(after)
            else:
                if remembered.pop(row_id, None) != json.loads(before):
                    findings.append(_differs("journal_break", table, row_id, ""))
        for row_id, *values in conn.execute(f"SELECT id, {', '.join(columns)} FROM {table}"):
            record = remembered.pop(row_id, {})
            if not record:
                findings.append(_differs("not_in_journal", table, row_id, ""))
                continue
            findings += [
                _differs("differs_from_journal", table, row_id, column)
                for column, value in zip(columns, values, strict=True)
                if record.get(column) != value
            ]
        findings += [_differs("lost_record", table, row_id, "") for row_id in remembered]
    return findings


def _differs(code: str, table: str, row_id: int, column: str) -> Reason:
    return Reason(code, {"table": table, "row": row_id, "column": column})
