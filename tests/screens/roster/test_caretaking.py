"""A file found damaged behind the first screen: staff are offered its newest sound backup."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from smeic_tui.store.file import backup
from smeic_tui.widgets.confirm import Confirm
from tests.screens import centre


def _damage(path: Path) -> None:
    """Spoil one index page that the first screen does not read."""
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (page,) = conn.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'change_person'"
        ).fetchone()
        (size,) = conn.execute("PRAGMA page_size").fetchone()
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)


async def test_enter_takes_the_backup(
    db_path: Path, conn: sqlite3.Connection, ids: dict[str, int]
) -> None:
    copy = backup.back_up(db_path)
    conn.close()
    app = centre.desk(db_path)
    _damage(db_path)
    async with app.run_test() as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert isinstance(app.screen, Confirm)
        await pilot.press("enter")
        await pilot.pause()
    assert app.restore_from == copy
    app.close_workspace()


async def test_a_sound_file_asks_nothing(db_path: Path, ids: dict[str, int]) -> None:
    app = centre.desk(db_path)
    async with app.run_test() as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert not isinstance(app.screen, Confirm)
    app.close_workspace()
