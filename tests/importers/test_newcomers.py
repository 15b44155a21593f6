"""What somebody new brings is made from what the row says when it is asked for."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from importers.applying.apply import apply_plan
from importers.planning.plan import Plan, Value
from smeic_tui.store.journal.operation import Actor
from tests.importers.importing import listed, outcomes, planned

ANSWERS = ["タイムスタンプ", "氏名", "会社名", "メール", "電話"]
REPEATED = [
    ["2025/4/1 9:00", "青空　花子", "株式会社木星商事", "hana@example.jp", ""],
    ["2025/4/1 9:01", "青空　花子", "株式会社木星商事", "hana@example.jp", "090-1111-2222"],
    ["2025/4/1 9:02", "月見　健", "株式会社木星商事", "ken@example.jp", "080-3333-4444"],
]


def rows_of(plan: Plan, table: str) -> list[Sequence[Value]]:
    (insert,) = [insert for insert in plan.writes.inserts if insert.table == table]
    rows = list(insert.rows())
    assert len(rows) == insert.count
    return rows


def test_a_later_row_adds_to_somebody_new(conn: sqlite3.Connection, actor: Actor) -> None:
    """Rows that repeat another are decided last, and what they add comes last."""
    plan = planned(conn, listed(ANSWERS, *REPEATED))
    assert outcomes(plan) == ["new", "changed", "new"]
    contacts = [(row[0], row[1], row[4]) for row in rows_of(plan, "contact_point")]
    assert contacts == [
        (-1, -1, "hana@example.jp"),
        (-2, -2, "ken@example.jp"),
        (-3, -2, "080-3333-4444"),
        (-4, -1, "090-1111-2222"),
    ]
    assert [row[2] for row in rows_of(plan, "position")] == [-1, -1]
    assert len(rows_of(plan, "organisation")) == 1
    apply_plan(conn, actor, plan)
    stored = conn.execute("SELECT -id, -person_id, value FROM contact_point ORDER BY id")
    assert stored.fetchall() == contacts


def test_a_later_row_changes_what_somebody_new_brought(conn: sqlite3.Connection) -> None:
    first, again, last = (list(row) for row in REPEATED)
    heads = [*ANSWERS, "備考"]
    plan = planned(conn, listed(heads, [*first, ""], [*again, "海外"], [*last, ""]))
    assert [(row[0], row[13]) for row in rows_of(plan, "person")] == [(-1, "海外"), (-2, None)]


def test_rows_are_made_anew_each_time(conn: sqlite3.Connection) -> None:
    plan = planned(conn, listed(ANSWERS, *REPEATED))
    assert rows_of(plan, "person") == rows_of(plan, "person")
