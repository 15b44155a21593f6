"""How 今日 looks at both sizes, on a day that does not move."""

from __future__ import annotations

import sqlite3
from datetime import datetime
from pathlib import Path

import pytest

from screens.home import HomeScreen
from smeic_tui.store.events import events, invitations
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.people import people
from tests.screens import centre
from tests.screens.looks import SIZES, Compare, pressing

NOW = datetime(2026, 11, 23, 10, 0)


@pytest.mark.parametrize("size", SIZES)
def test_the_day(
    snap_compare: Compare,
    conn: sqlite3.Connection,
    actor: Actor,
    ids: dict[str, int],
    cases: dict[str, int],
    db_path: Path,
    size: tuple[int, int],
) -> None:
    """Replies, actions, no backup; the stages; the cursor on a number."""
    with operation(conn, actor, "demo", params={"people": 0}) as op:
        held = {"title": "架空鼎談会", "held_on": "2026-12-05"}
        event = events.add_event(op, held, [{"name": "本会"}])
        invitations.add_wave(
            op,
            event,
            [ids["kentaro"], ids["koji"]],
            channel="mail",
            deadline="2026-12-01",
            sent_on="2026-11-20",
        )
        for day in ("2026-11-20", "2026-11-25"):
            people.add_contact_note(op, ids["koji"], text="x", next_action="x", due_on=day)
    app = centre.desk(db_path, HomeScreen(lambda: NOW))
    assert snap_compare(app, terminal_size=size, run_before=pressing("down", "right"))
    app.close_workspace()
