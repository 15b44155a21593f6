"""What every command ``list`` prints, and how a group that begins with one is put together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

import typer

from smeic_tui.cli.desk import put_json, say

Found = TypeVar("Found")


def add_group(
    app: typer.Typer, name: str, listing: Callable[..., None], *commands: Callable[..., None]
) -> typer.Typer:
    """Add a group of commands that begins with ``list``; without a command it says its help.

    Args:
        app: What the group belongs to.
        name: Of the group.
        listing: The command ``list``.
        commands: Those that are called as their function is, in the order of the help.

    Returns:
        The group, for commands with a name of their own.
    """
    group = typer.Typer(name=name, no_args_is_help=True)
    group.command(name="list")(listing)
    for command in commands:
        group.command()(command)
    app.add_typer(group)
    return group


def put_list(
    found: Sequence[Found],
    as_document: bool,
    *,
    document: Callable[[Found], object],
    line: Callable[[Found], str],
    nothing: str,
) -> None:
    """Print a list: as one document, else line by line; of an empty one it is said.

    Args:
        found: What is listed.
        as_document: ``--json``.
        document: One of them as JSON.
        line: One of them as a line.
        nothing: Key of the sentence for an empty list.
    """
    if as_document:
        put_json([document(each) for each in found])
        return
    for each in found:
        print(line(each))
    if not found:
        say(nothing)
