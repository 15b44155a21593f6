"""The report on a new list as a workbook: three sheets, A4 landscape, to be read out and kept."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path

from importers.planning.report import Report, ReportPerson
from smeic_tui.exports.cells import Value
from smeic_tui.exports.sheet import Column, SheetData, write_workbook
from smeic_tui.store.journal.export_log import log_export
from smeic_tui.store.journal.operation import Actor
from smeic_tui.store.people.people import ids_of
from smeic_tui.text import t


def write_report(report: Report, path: Path, *, forbid: Sequence[Path] = ()) -> Path:
    """Write a report; where the file ended up.

    Args:
        report: What the import changed.
        path: The file.
        forbid: Databases that must not be overwritten.

    Raises:
        SmeicError: see ``smeic_tui.exports.sheet.write_workbook``.
    """
    nobody = "" if report.complete else t("importing.report_incomplete")
    return write_workbook(
        path,
        _people(report, "joined", report.joined),
        _people(report, "left_out", report.left_out, nobody),
        _changes(report),
        forbid=forbid,
    )


def log_report(conn: sqlite3.Connection, actor: Actor, report: Report, path: Path) -> int:
    """Write down that a report went out, with everybody in it; the number of the line.

    Args:
        conn: The writing connection.
        actor: Who wrote it.
        report: What it says.
        path: Where it is.
    """
    people = (*report.joined, *report.left_out, *(change.person for change in report.changed))
    uids = dict.fromkeys(person.uid for person in people)
    return log_export(
        conn,
        actor,
        layout="import_report",
        columns=("cohort", "name", "kana", "organisation", "aspect", "old", "new"),
        person_ids=list(ids_of(conn, uids).values()),
        condition=t("frame.comma").join(report.files),
        purpose=t("import_screen.report_title"),
        recipient=None,
        file=path,
    )


def _title(report: Report, key: str, count: int) -> str:
    """``載っていない人 9名 2026-04-01``: also at the top of what is printed."""
    return " ".join(
        filter(None, (t(f"importing.report_{key}"), t("cli.hits", count=count), report.as_of))
    )


def _people(
    report: Report, key: str, people: Sequence[ReportPerson], nobody: str = ""
) -> SheetData:
    columns = [
        Column("cohort", t("export.column.cohort"), "number"),
        Column("name", t("export.column.name")),
        Column("kana", t("export.column.kana")),
        Column("organisation", t("export.column.organisation")),
    ]
    rows: list[list[Value]] = [[p.cohort, p.name, p.kana, p.company] for p in people]
    if nobody:
        rows.append([None, nobody, None, None])
    return SheetData(_title(report, key, len(people)), columns, rows, frozen_columns=2)


def _changes(report: Report) -> SheetData:
    columns = [
        Column("cohort", t("export.column.cohort"), "number"),
        Column("name", t("export.column.name")),
        Column("aspect", t("importing.report_aspect")),
        Column("old", t("importing.report_old")),
        Column("new", t("importing.report_new")),
    ]

    def rows() -> Iterator[list[Value]]:
        for change in report.changed:
            aspect = t(f"import_screen.aspect_{change.aspect}")
            person = change.person
            yield [person.cohort, person.name, aspect, change.old, change.new]

    people = len({change.person.uid for change in report.changed})
    return SheetData(_title(report, "changed", people), columns, rows(), frozen_columns=2)
