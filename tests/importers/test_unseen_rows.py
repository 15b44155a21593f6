"""Rows hidden in Excel, and readings nobody has confirmed: shown, and taken only when asked."""

from __future__ import annotations

import sqlite3

from importers.planning.choices import Options
from smeic_tui.store.journal.operation import Actor
from tests.importers.importing import ALUMNI, codes, imported, listed, outcomes, planned

HEADERS = ["氏名", "期", "メール"]
HANAKO = ["青空　花子", "3期", "hanako@example.jp"]
JIRO = ["白雲　次郎", "4期", "jiro@example.jp"]


def test_a_hidden_row_is_left_out_and_says_why(conn: sqlite3.Connection) -> None:
    """Neither imported nor dropped in silence; taken where staff say so."""
    found = listed(HEADERS, HANAKO, JIRO, hidden_rows=frozenset({3}))
    plan = planned(conn, found)
    assert outcomes(plan) == ["new", "rejected"]
    assert codes(plan, 1) == ["row_hidden"]
    wanted = Options(alumni_only=True, hidden_rows=True)
    assert outcomes(planned(conn, found, options=wanted)) == ["new", "new"]


def test_a_proposed_reading_waits_for_a_word(conn: sqlite3.Connection, actor: Actor) -> None:
    """Shown and not taken; taken with a decision for the column; never over a known reading."""
    found = listed(HEADERS, HANAKO, JIRO, readings={(2, 1): "アオゾラ ハナコ"})
    imported(conn, actor, found)
    plan = planned(conn, listed(HEADERS, HANAKO, readings={(2, 1): "アオゾラ ハナコ"}))
    assert [(c.aspect, c.new, c.taken) for c in plan.rows[0].changes] == [
        ("kana", "アオゾラ ハナコ", False)
    ]
    asked = Options(alumni_only=True, policies={"kana": "fill"})
    imported(conn, actor, found, options=asked)
    (reading,) = conn.execute("SELECT kana FROM person WHERE name LIKE '青空%'").fetchone()
    assert reading == "アオゾラ ハナコ"
    other = listed(HEADERS, HANAKO, readings={(2, 1): "セイクウ ハナコ"})
    assert planned(conn, other, options=asked).rows[0].changes == ()


def test_a_new_person_gets_no_unconfirmed_reading(conn: sqlite3.Connection, actor: Actor) -> None:
    """The row says what Excel kept; the person has none."""
    found = listed(HEADERS, HANAKO, readings={(2, 1): "アオゾラ ハナコ"})
    assert "kana_proposed" in codes(planned(conn, found, options=ALUMNI))
    imported(conn, actor, found)
    assert conn.execute("SELECT kana FROM person").fetchone()[0] is None
