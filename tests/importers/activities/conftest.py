"""Who is on file before a list of activities comes in."""

from __future__ import annotations

import sqlite3

import pytest

from smeic_tui.store.journal.operation import Actor
from tests.importers.activities.events import with_roster


@pytest.fixture
def roster(conn: sqlite3.Connection, actor: Actor) -> None:
    """The invented alumni are on file."""
    with_roster(conn, actor)
