"""case export, counts: a case on a page, and the numbers of all, as files or on the terminal."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from smeic_tui.cli import case_words
from smeic_tui.cli.case_edits import CaseName, Json
from smeic_tui.cli.desk import Desk, put_json, refusals, say
from smeic_tui.domain.case_counts import count
from smeic_tui.exports.cells import as_text
from smeic_tui.store.cases import cases as held
from smeic_tui.store.journal.export_log import log_export
from smeic_tui.store.people import people
from smeic_tui.text import t


def export(
    context: typer.Context,
    case_name: CaseName,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE")],
    as_document: Json = False,
) -> None:
    """Write one case on a page, with nothing nobody agreed to."""
    from smeic_tui.exports.case_page import write_case_page

    desk: Desk = context.obj
    with refusals(as_document), desk.writing() as (conn, actor):
        found = held.case(conn, held.case_id_of(conn, case_name))
        today = date.today().isoformat()
        written = write_case_page(conn, output, found.id, today, forbid=[desk.path])
        log_export(
            conn,
            actor,
            layout="case_page",
            columns=["item", "text"],
            person_ids=written.people,
            condition=found.title,
            purpose=t("case.page_case"),
            recipient=None,
            file=written.path,
        )
        if as_document:
            named = [people.person(conn, person_id).uid for person_id in written.people]
            put_json({"file": str(written.path), "people": named})
        else:
            say("case.written_cli", path=written.path)


def counts(
    context: typer.Context,
    published: Annotated[bool, typer.Option("--published")] = False,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE")] = None,
    as_document: Json = False,
) -> None:
    """Numbers of cases by stage and fiscal year."""
    from smeic_tui.exports.case_counts_layout import counts_sheet
    from smeic_tui.exports.sheet import write_workbook

    desk: Desk = context.obj
    with refusals(as_document), desk.reading() as conn:
        found = count(held.cases(conn), date.today().isoformat())
        sheet = counts_sheet(found, outside=published)
        if output is not None:
            path = write_workbook(output, sheet, forbid=[desk.path])
            say("case.written_cli", path=path)
        if as_document:
            put_json(case_words.counts_json(found, outside=published))
        elif output is None:
            print("\t".join(column.header for column in sheet.columns))
            for row in sheet.rows:
                print("\t".join(as_text(value) for value in row))
