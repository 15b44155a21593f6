"""Write the rows that were not imported as a workbook, ready to be mended and imported again.

Rows that could not be read and rows that wait for a decision stand in the columns of their own
list, with 取込結果 (why, and whom they may mean) and 「だれか」, where staff may name the person.
A hidden column marks each row, so that it comes back as itself and nothing is queued twice.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from importers.planning.plan import Plan
from importers.tables.tracking import OWN_FIELDS
from smeic_tui.errors import Reason
from smeic_tui.exports.names import file_name
from smeic_tui.exports.paper import Paper
from smeic_tui.exports.sheet import Column, SheetData, write_workbook
from smeic_tui.exports.tracking import WaitingMark, mark_column, mark_text
from smeic_tui.store.imports import imports
from smeic_tui.store.people.people import ids_of
from smeic_tui.store.roster.roster_facts import facts
from smeic_tui.text import render, t

WAITING = ("review", "rejected")
"""Outcomes of the rows that are written."""


@dataclass(frozen=True, slots=True)
class _Row:
    record: Mapping[str, str]
    reasons: Sequence[Reason]
    candidates: Sequence[str]
    """uids of the people it may mean, best first."""
    mark: WaitingMark


@dataclass(frozen=True, slots=True)
class _Table:
    title: str
    columns: Mapping[str, str | None]
    """Heading to field."""
    rows: list[_Row]

    @property
    def headings(self) -> list[str]:
        """Of its columns, then of the comments on their cells."""
        own = [header for header, field in self.columns.items() if field not in OWN_FIELDS]
        more = (heading for row in self.rows for heading in row.record)
        return list(dict.fromkeys([*own, *(h for h in more if h not in self.columns)]))


def write_rejected(plan: Plan, folder: Path, conn: sqlite3.Connection) -> Path | None:
    """Write what a plan leaves undone, a sheet a table; None when there is nothing new of it.

    Args:
        plan: The plan that was applied.
        folder: Where the file goes; it is named after the first list.
        conn: Any connection, to say who the candidates are.
    """
    tables: dict[tuple[int, int], _Table] = {}
    for row in plan.rows:
        if row.outcome not in WAITING or row.known:
            continue
        inspection = plan.sources[row.source]
        table = inspection.tables[row.table]
        columns = {c.header: c.field for c in table.columns}
        found = tables.setdefault(
            (row.source, row.table),
            _Table(table.sheet.name or inspection.workbook.file, columns, []),
        )
        mark = WaitingMark(inspection.workbook.sha256, row.fingerprint, row.row)
        uids = [candidate.uid for candidate in row.candidates]
        found.rows.append(_Row(row.record, row.reasons, uids, mark))
    if not tables:
        return None
    name = Path(plan.sources[0].workbook.file).stem
    path = folder / f"{name}_{t('importing.left_over')}.xlsx"
    return _write(conn, path, list(tables.values()))


def write_waiting(
    conn: sqlite3.Connection, path: Path, batch_ids: Iterable[int] | None = None
) -> Path | None:
    """Write what imports left undone and nobody has settled since; None when there is nothing.

    Args:
        conn: Any connection.
        path: The file, or a folder in which it gets a name.
        batch_ids: Only rows of these files; by default of all that were ever imported.
    """
    tables = []
    for batch in imports.batches(conn, batch_ids):
        by_table: dict[int, list[_Row]] = {}
        for row in imports.rows_of(conn, batch.id, WAITING):
            mark = WaitingMark(batch.sha256, row.fingerprint, row.row)
            uids = [str(candidate["person"]) for candidate in row.candidates]
            by_table.setdefault(row.table_no, []).append(_Row(row.record, row.reasons, uids, mark))
        for number, rows in by_table.items():
            read = batch.tables[number]
            columns = {c["header"]: c["field"] for c in read["columns"]}
            tables.append(_Table(read["sheet"] or batch.file, columns, rows))
    if not tables:
        return None
    if path.is_dir():
        path = path / file_name(t("importing.waiting_title"))
    return _write(conn, path, tables)


def _write(conn: sqlite3.Connection, path: Path, tables: Sequence[_Table]) -> Path:
    uids = {uid for table in tables for row in table.rows for uid in row.candidates}
    names = {
        person.uid: "  ".join(
            filter(
                None,
                (
                    person.name,
                    *(t("roster.cohort", n=cohort) for cohort in person.cohorts),
                    person.organisation,
                    person.member_no,
                ),
            )
        )
        for person in facts(conn, list(ids_of(conn, sorted(uids)).values()))
    }
    return write_workbook(path, *(_sheet(table, names) for table in tables))


def _sheet(table: _Table, names: Mapping[str, str]) -> SheetData:
    headings = table.headings
    columns = [Column(str(number), heading) for number, heading in enumerate(headings)]
    columns.append(Column("result", t("importing.result"), width=40))
    columns.append(Column("who", t("importing.who"), "code"))
    columns.append(mark_column())
    rows = [
        [
            *(row.record.get(header, "") for header in headings),
            _told(row, names),
            "",
            mark_text(row.mark),
        ]
        for row in table.rows
    ]
    paper = Paper(t("importing.waiting_title"))
    return SheetData(table.title, columns, rows, paper=paper)


def _told(row: _Row, names: Mapping[str, str]) -> str:
    """Why it waits, and whom it may mean, one a line."""
    lines = [render("reason", reason.code, reason.params) for reason in row.reasons]
    lines += [
        t("importing.candidate", number=number, person=names[uid])
        for number, uid in enumerate(row.candidates, 1)
        if uid in names
    ]
    if row.candidates:
        lines.append(t("importing.who_hint"))
    return "\n".join(lines)
