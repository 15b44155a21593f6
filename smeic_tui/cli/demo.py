"""demo: an invented centre to try everything on, in a file of its own."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer

from smeic_tui.cli.desk import Desk, refusals, say
from smeic_tui.demo.build import STAFF, build
from smeic_tui.errors import SmeicError
from smeic_tui.platforms import is_tty, private_folder
from smeic_tui.store.file import database, location, opening, recovery
from smeic_tui.store.file.faults import refusing
from smeic_tui.store.journal.history import any_of_kind
from smeic_tui.text import language


def register(app: typer.Typer) -> None:
    """Add the command of this module."""
    app.command()(demo)


def demo(
    context: typer.Context,
    db: Annotated[Path | None, typer.Option("--db", metavar="FILE", readable=False)] = None,
    people: Annotated[int, typer.Option("--people", metavar="N", min=1, max=200_000)] = 640,
    seed: Annotated[int, typer.Option("--seed", metavar="N")] = 1,
    fresh: Annotated[bool, typer.Option("--fresh")] = False,
    screen: Annotated[bool, typer.Option("--tui/--no-tui")] = True,
) -> None:
    """Build the invented centre unless it is there, and open it."""
    desk: Desk = context.obj
    with refusals():
        path = db or _named(context, desk) or location.demo()
        if _is_there(path):
            _require_demo(path)
            if fresh:
                _remove(path)
        if not _is_there(path):
            if path == location.demo():
                private_folder(path.parent)
            say("cli.demo_building", people=people)
            build(path, people, seed, _progress if is_tty() and people > 5000 else None)
        opening.open_file(path)
        say("cli.demo_ready", path=path)
        if not screen:
            return
    from smeic_tui.cli.screen import open_screen

    raise typer.Exit(open_screen(path, language(), desk.actor or STAFF[0][0]))


def _named(context: typer.Context, desk: Desk) -> Path | None:
    """``--db`` before the command; ``SMEIC_DB`` names the real file, which a demo leaves alone."""
    source = context.parent.get_parameter_source("db") if context.parent else None
    return desk.db if source is not None and source.name == "COMMANDLINE" else None


def _is_there(path: Path) -> bool:
    try:
        database.check_file(path)
    except SmeicError as error:
        if error.code != "db_missing":
            raise
        return False
    return True


def _require_demo(path: Path) -> None:
    """Refuse a real file: it is neither replaced nor opened as the invented staff.

    Raises:
        SmeicError: ``not_a_demo``, and what opening refuses.
    """
    opened = opening.open_file(path)
    with refusing(path), closing(opening.reader(opened.path)) as conn:
        if not any_of_kind(conn, "demo"):
            raise SmeicError("not_a_demo", path=str(path))


def _remove(path: Path) -> None:
    """Make room for a new demo.

    Raises:
        SmeicError: ``restore_in_use`` while a program has it open.
    """
    recovery.take_alone(path)
    for end in ("", "-wal", "-shm"):
        path.with_name(path.name + end).unlink(missing_ok=True)


def _progress(done: int) -> None:
    print(f"\r{done:,}", end="", file=sys.stderr, flush=True)
