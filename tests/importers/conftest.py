"""Lists that went out."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from smeic_tui.exports.roster_layout import write_roster
from smeic_tui.store.journal.operation import Actor
from tests.importers.going_out import (
    HEADERS,
    ON_FILE,
)
from tests.importers.importing import imported, listed


@pytest.fixture
def out(conn: sqlite3.Connection, actor: Actor, tmp_path: Path) -> Path:
    """Four people on file, and their list as it went out."""
    imported(conn, actor, listed(HEADERS, *ON_FILE))
    return write_roster(
        conn, tmp_path / "名簿.xlsx", [1, 2, 3, 4], contacts="all", title="修了生名簿"
    )
