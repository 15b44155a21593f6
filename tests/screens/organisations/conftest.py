"""A circle around a few companies, of which 水野 knows."""

from __future__ import annotations

import sqlite3

import pytest

from smeic_tui.store.journal.operation import Actor
from tests.store.organisations import Circle, circle


@pytest.fixture
def known(conn: sqlite3.Connection, actor: Actor) -> Circle:
    """The circle."""
    return circle(conn, actor)
