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
from smeic_tui.store import location, opening
from smeic_tui.store.history import any_of_kind
from smeic_tui.text import language


def register(app: typer.Typer) -> None:
    """Add the command of this module."""
    app.command(help="架空の640名で試します。本物の名簿には触れません。")(demo)


def demo(
    context: typer.Context,
    db: Annotated[Path | None, typer.Option("--db", help="見本のファイルを置く場所")] = None,
    people: Annotated[int, typer.Option("--people", min=1, max=200_000, help="人数")] = 640,
    seed: Annotated[int, typer.Option("--seed", help="同じ数なら同じ人たち")] = 1,
    fresh: Annotated[bool, typer.Option("--fresh", help="作り直す")] = False,
    screen: Annotated[bool, typer.Option("--tui/--no-tui", help="画面を開く")] = True,
) -> None:
    """Build the invented centre unless it is there, and open it."""
    desk: Desk = context.obj
    with refusals():
        path = db or desk.db or location.demo()
        if fresh:
            _remove(path)
        if not path.exists():
            if db is None and desk.db is None:
                path.parent.mkdir(parents=True, exist_ok=True)
                private_folder(path.parent)
            say("cli.demo_building", people=people)
            build(path, people, seed, _progress if is_tty() and people > 5000 else None)
        opening.open_file(path)
        say("cli.demo_ready", path=path)
        if not screen:
            return
    from smeic_tui.cli.screen import open_screen

    raise typer.Exit(open_screen(path, language(), desk.actor or STAFF[0][0]))


def _remove(path: Path) -> None:
    """Make room for a new demo; only a demo's file is ever removed.

    Raises:
        SmeicError: ``not_a_demo``.
    """
    if not path.exists():
        return
    opened = opening.open_file(path)
    with closing(opening.reader(opened.path)) as conn:
        is_demo = any_of_kind(conn, "demo")
    if not is_demo:
        raise SmeicError("not_a_demo", path=str(path))
    for end in ("", "-wal", "-shm"):
        path.with_name(path.name + end).unlink(missing_ok=True)


def _progress(done: int) -> None:
    print(f"\r{done:,}", end="", file=sys.stderr, flush=True)
