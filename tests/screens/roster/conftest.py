"""The small centre in a fresh file, and the program on it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from smeic_tui.app import SmeicApp
from smeic_tui.store.journal.operation import Actor
from tests.screens import centre


@pytest.fixture
def ids(conn: sqlite3.Connection, actor: Actor) -> dict[str, int]:
    """Six people by a short name."""
    return centre.build(conn, actor)


@pytest.fixture
def app(db_path: Path, ids: dict[str, int]) -> Iterator[SmeicApp]:
    """The program on the small centre."""
    program = centre.desk(db_path)
    yield program
    program.close_workspace()


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Documents and drafts go to a folder of the test."""
    found = tmp_path / "home"
    (found / "Documents").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(found))
    monkeypatch.setenv("XDG_STATE_HOME", str(found / "state"))
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(found / "Documents"))
    return found
