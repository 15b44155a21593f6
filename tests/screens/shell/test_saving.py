"""The end of the top line says whether the file took the last write, and nothing else."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

import pytest

from smeic_tui.app import SmeicApp
from smeic_tui.errors import SmeicError
from smeic_tui.store.journal.operation import Actor
from tests.screens.waiting import settle

pytestmark = pytest.mark.usefixtures("forced")


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("disk_full", "frame.save_failed"),
        ("db_locked", "frame.save_failed"),
        ("import_cancelled", ""),
        ("part_full", ""),
    ],
)
async def test_only_what_the_file_refused_is_not_saved(
    desk: Callable[[str], SmeicApp], code: str, said: str
) -> None:
    def refuse(_conn: sqlite3.Connection, _actor: Actor) -> None:
        raise SmeicError(code, path="x")

    app = desk("roster")
    heard: list[str] = []
    async with app.run_test() as pilot:
        await settle(pilot)
        app.save(refuse, refused=lambda error: heard.append(error.code))
        await settle(pilot)
        assert (heard, app.status.saving) == ([code], said)
        app.save(lambda _conn, _actor: None)
        await settle(pilot)
        assert app.status.saving == "frame.saved"
