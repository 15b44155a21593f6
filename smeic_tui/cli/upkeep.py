"""backup, restore, doctor: the file itself."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer

from smeic_tui.cli.desk import Desk, as_json, put_json, refusals, say
from smeic_tui.errors import SmeicError
from smeic_tui.store.file import backup as backups
from smeic_tui.store.file import opening, recovery
from smeic_tui.store.file.doctor import examine
from smeic_tui.store.file.faults import refusing
from smeic_tui.text import render


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(backup)
    app.command()(restore)
    app.command()(doctor)


def backup(
    context: typer.Context,
    destination: Annotated[str | None, typer.Argument()] = None,
) -> None:
    """Copy the database, check the copy, and print its path."""
    desk: Desk = context.obj
    with refusals():
        target = Path(destination) if destination is not None else None
        if destination is not None and destination.endswith(("/", os.sep)):
            # A path object forgets the slash that says a folder is meant.
            _require_folder(Path(destination))
        opened = opening.open_file(desk.path)
        copy = backups.back_up(opened.path, target)
        if destination is None:
            backups.thin(opened.path)
        say("cli.backed_up")
        print(copy)


def _require_folder(path: Path) -> None:
    if not path.is_dir():
        raise SmeicError("db_folder_missing", path=str(path))


def restore(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(readable=False)],
) -> None:
    """Put a backup in the place of the database and keep the replaced file."""
    desk: Desk = context.obj
    with refusals():
        path = desk.path
        kept = recovery.restore(path, file)
        say("cli.restored", path=path)
        if kept is not None:
            say("cli.kept_aside", path=kept)


def doctor(
    context: typer.Context,
    deep: Annotated[bool, typer.Option("--deep")] = False,
    as_document: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Examine the file; exit status 1 when something is wrong."""
    desk: Desk = context.obj
    with refusals(as_document):
        opened = opening.open_file(desk.path)
        with refusing(opened.path), closing(opening.reader(opened.path)) as conn:
            found = examine(conn, opened.path, deep=deep)
        if as_document:
            put_json(
                {
                    "file": str(found.path),
                    "ok": not found.findings,
                    "checked": list(found.checked),
                    "findings": [as_json(f) for f in found.findings],
                }
            )
        else:
            for finding in found.findings:
                print(render("reason", finding.code, finding.params))
            say(
                "cli.doctor_ok" if not found.findings else "cli.doctor_findings",
                count=len(found.findings),
            )
        if found.findings:
            raise SystemExit(1)
