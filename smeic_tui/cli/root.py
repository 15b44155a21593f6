"""The commands and the options they share."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Annotated, get_args

import typer
from typer.core import TyperGroup
from typer.exceptions import TyperException
from typer.main import get_command

from smeic_tui import __version__
from smeic_tui.cli.desk import INTERRUPTED, Desk, refusals, say
from smeic_tui.cli.help_page import Command, Commands
from smeic_tui.cli.misuse import understood
from smeic_tui.errors import UsageError
from smeic_tui.text import Language, set_language

LANGUAGES: dict[str, Language] = {name: name for name in get_args(Language)}

app = typer.Typer(
    name="smeic",
    cls=Commands,
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
        typer.Option("--db", envvar="SMEIC_DB", readable=False, metavar="FILE"),
    ] = None,
    lang: Annotated[
        str, typer.Option("--lang", envvar="SMEIC_LANG", metavar="|".join(LANGUAGES))
    ] = "ja",
    actor: Annotated[
        str | None, typer.Option("--actor", envvar="SMEIC_ACTOR", metavar="NAME")
    ] = None,
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True)] = False,
) -> None:
    """Open the screen, or hand the shared options to a command."""
    with refusals():
        if lang not in LANGUAGES:
            raise UsageError("language_unknown", name=lang)
        set_language(LANGUAGES[lang])
    context.obj = Desk(db, actor)
    if context.invoked_subcommand is None:
        from smeic_tui.cli.screen import open_screen

        raise typer.Exit(open_screen(db, lang, actor))


def run(arguments: list[str] | None = None) -> None:
    """Parse the command line and do what it says; ends by raising ``SystemExit``.

    Args:
        arguments: What follows the program's name; ``sys.argv`` by default.
    """
    given = sys.argv[1:] if arguments is None else arguments
    # Help and refusals of the command line itself come before the options are read.
    set_language(language_of(given))
    with refusals("--json" in given):
        try:
            status = _line().main(arguments, prog_name="smeic", standalone_mode=False)
        except TyperException as error:
            raise understood(error, given) from error
        except typer.Abort:
            say("cli.interrupted")
            status = INTERRUPTED
    raise SystemExit(status or 0)


def language_of(arguments: Sequence[str]) -> Language:
    """The language of ``--lang`` anywhere on the line, else of ``SMEIC_LANG``, else Japanese."""
    named = os.environ.get("SMEIC_LANG", "")
    for place, argument in enumerate(arguments):
        name, equals, value = argument.partition("=")
        if name == "--lang":
            named = value if equals else "".join(arguments[place + 1 : place + 2])
    return LANGUAGES.get(named, "ja")


@cache
def _line() -> TyperGroup:
    """The whole command line, made once: it takes longer than most commands do."""
    made = get_command(_all_commands())
    assert isinstance(made, TyperGroup)
    return made


def _all_commands() -> typer.Typer:
    if not app.registered_commands:
        from smeic_tui.cli import (
            bodies,
            cases,
            data,
            demo,
            duplicates,
            events,
            introductions,
            journal,
            licences,
            organisations,
            profiles,
            quality,
            referrals,
            report,
            roster,
            today,
            training,
            upkeep,
            waiting,
        )

        groups = (demo, today, roster, data, waiting, profiles, report)
        acting = (events, training, licences, referrals, introductions, bodies, cases)
        for group in (*groups, *acting, organisations, duplicates, quality, journal, upkeep):
            group.register(app)
        _explain(app)
    return app


def _explain(group: typer.Typer) -> None:
    """Let every command, also of groups of commands, explain itself from the catalogue."""
    for command in group.registered_commands:
        command.cls = Command
    for each in group.registered_groups:
        each.cls = Commands
        if each.typer_instance is not None:
            _explain(each.typer_instance)
