"""A file found damaged behind the first screen: staff are offered its newest sound backup."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from smeic_tui.store.file import backup
from smeic_tui.widgets.confirm import Confirm
from tests.screens import centre
from tests.screens.waiting import settle


def _damage(path: Path) -> None:
    """Spoil one index page that the first screen does not read."""
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (page,) = conn.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'change_person'"
        ).fetchone()
        (size,) = conn.execute("PRAGMA page_size").fetchone()
    _spoil(path, (page - 1) * size, size)


def _spoil(path: Path, start: int, size: int) -> None:
    with path.open("r+b") as file:
        file.seek(start)
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


async def test_a_list_that_cannot_be_read_to_its_end_offers_the_backup(invented: Path) -> None:
    copy = backup.back_up(invented)
    app = centre.desk(invented)
    _spoil_a_page_of_the_list(invented, but_the_first=8)
    async with app.run_test(size=(80, 10)) as pilot:
        await settle(pilot)
        assert isinstance(app.screen, Confirm)
        await pilot.press("enter")
        await pilot.pause()
    assert app.restore_from == copy
    app.close_workspace()


def _spoil_a_page_of_the_list(path: Path, *, but_the_first: int) -> None:
    """A page with rows of the roster, none of them of the first people in its order."""
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (size,) = conn.execute("PRAGMA page_size").fetchone()
        # In no index: the text is on the row's page and nowhere else.
        texts = conn.execute("SELECT latin FROM roster_row ORDER BY sort_kana").fetchall()
    written = path.read_bytes()
    pages = [written.index(text.encode()) // size for (text,) in texts]
    spoilt = next(page for page in pages if page not in pages[:but_the_first])
    _spoil(path, spoilt * size, size)


async def test_a_sound_file_asks_nothing(db_path: Path, ids: dict[str, int]) -> None:
    app = centre.desk(db_path)
    async with app.run_test() as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert not isinstance(app.screen, Confirm)
    app.close_workspace()
