"""Hostile text on every page of licences and engagements."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from smeic_tui.app import SmeicApp
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.licences import licences
from tests.screens import centre
from tests.screens.events.conftest import press
from tests.screens.shown import opened


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_hostile_names_reach_every_page_as_plain_text(
    db_path: Path, conn: sqlite3.Connection, actor: Actor, size: tuple[int, int]
) -> None:
    people = centre.build_nasty(conn, actor)
    with operation(conn, actor, "demo") as op:
        for person_id, text in zip(people, centre.NASTY, strict=True):
            op.update("person", person_id, {"licence_no": text})
            licences.set_licence(op, person_id, {"expires_on": "2027-01-31", "note": text})
            line = licences.LedgerLine("2026-01-01", "theory", 1, text)
            licences.add_point(op, person_id, line)
            values = {"theme": text, "outcome": text, "organisation_id": 1, "note": text}
            op.insert("engagement", {"person_id": person_id, **values})
            op.insert("tag", {"person_id": person_id, "kind": "need", "label": text})
    async with opened(centre.desk(db_path, "licences"), size) as (app, pilot):
        for _ in people:
            await press(pilot, "enter")
            plain(app)
            await press(pilot, "enter")
            plain(app)
            await press(pilot, "escape", "k")
            plain(app)
            await press(pilot, "escape", "e")
            plain(app)
            await press(pilot, "escape", "escape", "down")
        await press(pilot, "w")
        for tab in ("1", "2", "3"):
            await press(pilot, tab)
            plain(app)
        await press(pilot, "enter")
        plain(app)
        assert app.is_running
    app.close_workspace()


def plain(app: SmeicApp) -> None:
    """No code that acts stands in any cell of the terminal."""
    lines = app.screen._compositor.render_strips()
    text = "".join(line.text for line in lines)
    assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 for c in text)
