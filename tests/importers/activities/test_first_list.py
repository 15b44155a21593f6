"""A list of events that comes before any roster is the first roster."""

from __future__ import annotations

import sqlite3

from smeic_tui.store.journal.operation import Actor
from tests.importers.activities.events import MIXED, facts, matrix
from tests.importers.importing import imported, outcomes


def test_everybody_is_entered_with_what_they_did(conn: sqlite3.Connection, actor: Actor) -> None:
    applied = imported(conn, actor, matrix(), options=MIXED)
    assert outcomes(applied.plan) == ["new", "new", "new"]
    assert facts(conn)["第4回星空サロン 本会 月見　健"] == "onsite"
