"""Roster and person as a terminal shows them: the input method, the caret, a window that closes."""

from __future__ import annotations

import signal
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from smeic_tui.store.file import database, opening, sessions
from smeic_tui.store.people import staff
from tests.e2e.terminal import Terminal, running
from tests.screens import centre


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The small centre in a file."""
    path = tmp_path / "smeic.sqlite"
    database.create(path)
    with closing(opening.writer(path)) as conn:
        member = staff.add_staff(conn, None, name="水野 葵", short_name="水野")
        centre.build(conn, sessions.begin(conn, member.id))
    return path


def desk(file: Path) -> tuple[str, ...]:
    return ("-m", "smeic_tui", "--db", str(file), "--actor", "水野")


@pytest.fixture
def terminal(file: Path, tmp_path: Path) -> Iterator[Terminal]:
    """The program at the roster."""
    with running(*desk(file), env={"XDG_STATE_HOME": str(tmp_path / "state")}) as found:
        found.wait("キー一覧")
        yield found


def operations(file: Path) -> int:
    with closing(sqlite3.connect(file)) as conn:
        return int(conn.execute("SELECT count(*) FROM operation").fetchone()[0])


def test_text_of_an_input_method_is_a_search_on_the_roster(terminal: Terminal, file: Path) -> None:
    before = operations(file)
    for text, hits in (("いとう", 1), ("渡辺", 3), ("・", 0), ("ー", 0)):
        terminal.send(text)
        terminal.wait(f"{hits}名 / 6名")
        terminal.send("end", "ctrl+u", "enter")
        terminal.wait("6名 / 6名")
        terminal.wait("/ 検索")
    assert operations(file) == before


def test_text_of_an_input_method_does_nothing_on_a_person(terminal: Terminal, file: Path) -> None:
    before = operations(file)
    terminal.send("enter")
    terminal.wait("個人")
    terminal.send("いとう", "・", "渡辺", "ー", "\u3000")
    terminal.settle()
    assert "個人" in terminal.text
    assert operations(file) == before


def test_a_burst_searches_opens_and_notes(terminal: Terminal, file: Path) -> None:
    terminal.send("/wata 3", "enter", "c", "2024/3 の件で電話", "enter")
    terminal.wait("対応を記録しました")
    with closing(sqlite3.connect(file)) as conn:
        told = conn.execute("SELECT text FROM contact_log ORDER BY id DESC LIMIT 1").fetchone()
    assert told == ("2024/3 の件で電話",)


def test_the_caret_stands_in_the_text_of_a_note(terminal: Terminal) -> None:
    terminal.send("c")
    terminal.wait("次の行動")
    x, y = terminal.cell_of("内容")
    terminal.wait(lambda: terminal.caret == (x + 16, y))
    terminal.send("電話")
    terminal.wait(lambda: terminal.caret == (x + 20, y))


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_a_closed_window_keeps_what_was_typed(
    file: Path, tmp_path: Path, number: signal.Signals
) -> None:
    env = {"XDG_STATE_HOME": str(tmp_path / "state")}
    with running(*desk(file), env=env) as first:
        first.wait("キー一覧")
        first.send("c")
        first.wait("次の行動")
        first.send("書きかけの内容")
        first.wait("書きかけの内容")
        first.kill(number)
        first.ended()
    with running(*desk(file), env=env) as again:
        again.wait("キー一覧")
        again.send("c")
        again.wait("続きから書きますか")
        again.send("enter")
        again.wait("書きかけの内容")
