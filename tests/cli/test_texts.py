"""Whatever text is typed after a command: no codes that act, no blanks around it, no novels."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Annotated

import pytest
import typer

from smeic_tui.cli.help_page import Command
from smeic_tui.errors import UsageError
from smeic_tui.store.journal.operation import Actor
from smeic_tui.store.people import people
from tests.cli.calling import Call
from tests.store.organisations import circle

NASTY = "  \x1b]52;c;cGF3bmVk\x07家の\u202e都合\x1b[2J  "


def read(line: list[str]) -> list[object]:
    """What a command is called with."""
    given: list[object] = []

    def command(
        words: Annotated[list[str], typer.Argument()],
        reason: Annotated[str | None, typer.Option("--reason")] = None,
        file: Annotated[Path | None, typer.Option("--file")] = None,
        number: Annotated[int, typer.Option("--number")] = 0,
    ) -> None:
        given.extend([words, reason, file, number])

    app = typer.Typer()
    app.command(cls=Command)(command)
    typer.main.get_command(app).main(line, standalone_mode=False)
    return given


def test_texts_are_cleaned_one_by_one_and_paths_are_not() -> None:
    line = [NASTY, " 二 ", "--reason", NASTY, "--file", " a\u200b.xlsx", "--number", "3"]
    assert read(line) == [["家の都合", "二"], "家の都合", Path(" a\u200b.xlsx"), 3]


def test_a_text_longer_than_any_field_is_refused_by_its_name() -> None:
    assert read(["x", "--reason", "あ" * 1000])[1] == "あ" * 1000
    for line, name in ((["x", "--reason", "あ" * 1001], "--reason"), (["あ" * 1001], "WORDS")):
        with pytest.raises(UsageError, match="text_too_long") as refused:
            read(line)
        assert refused.value.params == {"name": name, "limit": 1000}


def test_reasons_and_other_words_are_stored_as_they_may_be_shown(
    conn: sqlite3.Connection, actor: Actor, desk: Call
) -> None:
    """Each of these was written as it was typed."""
    known = circle(conn, actor)
    who = people.person(conn, known.kato).uid
    for command in (
        ("training", "add", 2026, "--title", f"研修{NASTY}"),
        ("training", "apply", 2026, "--person", who),
        ("training", "refuse", 2026, "--person", who, "--reason", NASTY),
        ("case", "move", "架空の新工法", "planning", "--reason", NASTY),
        ("licence", "add-engagement", who, "--at", f"会社{NASTY}", "--theme", NASTY),
        ("event", "add", "--title", f"例会{NASTY}", "--on", "2026-12-01", "--venue", NASTY),
    ):
        told = desk(*command)
        assert told.status == 0, (command, told.err)
    assert conn.execute("SELECT reason FROM trainee").fetchall() == [("家の都合",)]
    for (statement,) in [
        (line,) for line in conn.iterdump() if line.startswith("INSERT") and "家の" in line
    ]:
        assert not {"\x1b", "\u202e", "\x07"} & set(statement), statement


def test_a_reason_too_long_changes_nothing(
    conn: sqlite3.Connection, actor: Actor, desk: Call
) -> None:
    circle(conn, actor)
    told = desk("case", "move", "架空の新工法", "planning", "--reason", "長" * 1001, "--json")
    assert (told.status, told.document["error"]["code"]) == (2, "text_too_long")
    assert "--reason" in told.document["error"]["message"]
    assert conn.execute("SELECT stage FROM innovation_case").fetchall() == [("idea",)]
