"""waiting: the rows of imports that nobody has settled yet, as a list or a workbook to mend."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from smeic_tui.cli.desk import Desk, as_json, put_json, refusals, say
from smeic_tui.store.imports import imports


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(waiting)


def waiting(
    context: typer.Context,
    output: Annotated[Path | None, typer.Option("-o", "--output")] = None,
    as_document: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """List the rows of imports that nobody has settled yet, or write them to be mended."""
    desk: Desk = context.obj
    with refusals(as_document), desk.reading() as conn:
        from importers.applying.rejected import WAITING, write_waiting

        path = write_waiting(conn, output) if output is not None else None
        batches = imports.batches(conn)
        rows = [
            (batch, row) for batch in batches for row in imports.rows_of(conn, batch.id, WAITING)
        ]
        if as_document:
            told = [
                {
                    "file": batch.file,
                    "sheet": row.sheet,
                    "row": row.row,
                    "outcome": row.outcome,
                    "name": row.name,
                    "candidates": [dict(candidate) for candidate in row.candidates],
                    "reasons": [as_json(reason) for reason in row.reasons],
                }
                for batch, row in rows
            ]
            put_json({"rows": told, "file": str(path) if path is not None else None})
            return
        for batch, row in rows:
            why = " ".join(as_json(reason)["message"] for reason in row.reasons)
            print(f"{batch.file}  {row.sheet}!{row.row}  {row.name}  {why}")
        if not rows:
            say("importing.waiting_none")
        if path is not None:
            say("importing.rejected_written", path=path)
