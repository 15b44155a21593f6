"""A backup before merging: once a sitting, and anew after any other work."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from smeic_tui.store.file.backup import back_up, backups
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.journal.sitting import SITTING, back_up_before_merge
from smeic_tui.store.people import not_same
from smeic_tui.store.people.merge import merge
from tests.store.pairs import two, words


@pytest.fixture
def older(conn: sqlite3.Connection, actor: Actor) -> tuple[tuple[int, int], tuple[int, int]]:
    """Two pairs who have been on file for an hour."""
    found = two(conn, actor), two(conn, actor)
    past = (datetime.now(UTC) - timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
    conn.execute("UPDATE operation SET at = ?", (past,))
    return found


def test_pair_after_pair_has_one_backup_from_before_the_first(
    conn: sqlite3.Connection,
    actor: Actor,
    db_path: Path,
    older: tuple[tuple[int, int], tuple[int, int]],
) -> None:
    assert back_up_before_merge(conn, db_path) is not None
    merge(conn, actor, *older[0], words)
    not_same.decide(conn, actor, *older[1])
    assert back_up_before_merge(conn, db_path) is None
    with operation(conn, actor, "person_edited") as op:
        op.update("person", older[0][0], {"note": "別の仕事"})
    assert back_up_before_merge(conn, db_path) is not None
    assert len(backups(db_path)) == 2


@pytest.mark.parametrize("away", [SITTING + timedelta(minutes=1), -timedelta(minutes=5)])
def test_an_old_backup_or_one_from_the_future_will_not_do(
    conn: sqlite3.Connection,
    actor: Actor,
    db_path: Path,
    older: tuple[tuple[int, int], tuple[int, int]],
    away: timedelta,
) -> None:
    back_up(db_path, at=datetime.now() - away)
    assert back_up_before_merge(conn, db_path) is not None
