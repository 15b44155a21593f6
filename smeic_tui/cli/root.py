"""The commands and the options they share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, get_args

import typer

from smeic_tui import __version__
from smeic_tui.cli.desk import Desk, refusals
from smeic_tui.errors import UsageError
from smeic_tui.text import Language, set_language

app = typer.Typer(
    name="smeic",
    help="中小企業イノベーションセンターの名簿と取込のための道具です。",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    no_args_is_help=False,
)


def _version(wanted: bool) -> None:
    if wanted:
        print(f"smeic {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def smeic(
    context: typer.Context,
    db: Annotated[
        Path | None,
        typer.Option("--db", envvar="SMEIC_DB", readable=False, help="データベースのファイル"),
    ] = None,
    lang: Annotated[str, typer.Option("--lang", envvar="SMEIC_LANG", help="ja または en")] = "ja",
    actor: Annotated[
        str | None, typer.Option("--actor", envvar="SMEIC_ACTOR", help="担当者の名前")
    ] = None,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="版を表示")
    ] = False,
) -> None:
    """何も付けずに起動すると画面が開きます。"""
    with refusals():
        languages: dict[str, Language] = {name: name for name in get_args(Language)}
        if lang not in languages:
            raise UsageError("language_unknown", name=lang)
        set_language(languages[lang])
    context.obj = Desk(db, actor)
    if context.invoked_subcommand is None:
        from smeic_tui.cli.screen import open_screen

        raise typer.Exit(open_screen(db, lang, actor))


def run(arguments: list[str] | None = None) -> None:
    """Parse the command line and do what it says; ends by raising ``SystemExit``.

    Args:
        arguments: What follows the program's name; ``sys.argv`` by default.
    """
    if not app.registered_commands:
        from smeic_tui.cli import (
            data,
            demo,
            duplicates,
            events,
            journal,
            profiles,
            quality,
            report,
            roster,
            upkeep,
            waiting,
        )

        groups = (demo, roster, data, waiting, profiles, report)
        for group in (*groups, events, duplicates, quality, journal, upkeep):
            group.register(app)
    app(arguments, prog_name="smeic")
