"""event export and ics: the lists of an event as workbooks, and its calendar file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from smeic_tui.cli import event_words as words
from smeic_tui.cli.desk import Desk, note, refusals, say
from smeic_tui.cli.passwords import read_password
from smeic_tui.errors import UsageError
from smeic_tui.store.events import events as held
from smeic_tui.store.journal.export_log import log_export
from smeic_tui.text import t

Output = Annotated[Path, typer.Option("-o", "--output", metavar="FILE")]


def register(app: typer.Typer) -> None:
    """Add the commands of this module to the group ``event``."""
    app.command()(export)
    app.command()(ics)


def export(
    context: typer.Context,
    event: Annotated[str, typer.Argument()],
    layout: Annotated[str, typer.Argument()],
    output: Output,
    purpose: Annotated[str, typer.Option("--purpose", metavar="TEXT")] = "",
    recipient: Annotated[str, typer.Option("--recipient", metavar="TEXT")] = "",
    password_file: Annotated[Path | None, typer.Option("--password-file", metavar="FILE")] = None,
) -> None:
    """Write one list of an event to a workbook, and a line into the export log."""
    desk: Desk = context.obj
    with refusals():
        write_list(desk, event, layout, output, purpose, recipient, password_file)


def write_list(
    desk: Desk,
    event: str,
    layout: str,
    output: Path,
    purpose: str,
    recipient: str,
    password_file: Path | None,
) -> None:
    """Write a list of an event; ``export LAYOUT --event`` does the same.

    Raises:
        UsageError: ``layout_unknown``.
        SmeicError: ``event_unknown``, ``password_file_unreadable`` and those of the writer.
    """
    from smeic_tui.exports.event_layouts import LAYOUTS, write_event_list
    from smeic_tui.exports.sheet import Watch

    chosen = next((each for each in LAYOUTS if each == layout), None)
    if chosen is None:
        raise UsageError("event_layout_unknown", name=layout, known=", ".join(LAYOUTS))
    password = read_password(password_file)
    with desk.writing() as (conn, actor):
        found = held.event(conn, held.event_id_of(conn, event))
        written = write_event_list(
            conn,
            output,
            found.id,
            chosen,
            forbid=[desk.path],
            watch=Watch(note=note),
            password=password,
        )
        name = words.name_of(found)
        log_export(
            conn,
            actor,
            layout=f"event_{chosen}",
            columns=written.columns,
            person_ids=written.people,
            condition=name,
            purpose=purpose or f"{name} {t(f'event.layout_{chosen}')}",
            recipient=recipient or None,
            file=written.path,
        )
    say("cli.exported", count=len(written.people))
    if written.left_out:
        say("event.left_out_count", count=written.left_out)
    print(written.path)


def ics(context: typer.Context, event: Annotated[str, typer.Argument()], output: Output) -> None:
    """Write the calendar file of an event; it names nobody."""
    desk: Desk = context.obj
    with refusals(), desk.reading() as conn:
        from smeic_tui.exports.calendar_file import write_calendar

        found = held.event(conn, held.event_id_of(conn, event))
        print(write_calendar(output, found, forbid=[desk.path]))
