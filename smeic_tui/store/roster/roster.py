"""The roster as lists read it: windows of rows in an order."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Order = Literal["kana", "cohort", "organisation"]

ORDERS: dict[Order, str] = {
    "kana": "sort_kana, person_id",
    "cohort": "sort_cohort, sort_kana, person_id",
    "organisation": "sort_organisation, sort_kana, person_id",
}


@dataclass(frozen=True, slots=True)
class RosterRow:
    """One line of the roster."""

    id: int
    kind: str
    standing: str
    name: str
    kana: str
    cohort: int | None
    organisation: str
    title: str
    prefecture: str


COLUMNS = "person_id, kind, standing, name, kana, cohort, organisation, title, prefecture"
"""Columns of ``roster_row`` in the order of ``RosterRow``."""


def count(conn: sqlite3.Connection) -> int:
    """How many people the roster holds."""
    number: int = conn.execute("SELECT count(*) FROM roster_row").fetchone()[0]
    return number


def window(
    conn: sqlite3.Connection, order: Order, start: int, stop: int, *, descending: bool = False
) -> tuple[RosterRow, ...]:
    """Rows ``start`` to ``stop`` of everybody in an order, straight from its index."""
    rows = conn.execute(
        f"SELECT {COLUMNS} FROM roster_row ORDER BY {_by(order, descending)} LIMIT ? OFFSET ?",
        (stop - start, start),
    )
    return tuple(RosterRow(*row) for row in rows)


def rows(conn: sqlite3.Connection, person_ids: Sequence[int]) -> tuple[RosterRow, ...]:
    """The rows of these people, in the order asked for; people who are gone are left out."""
    marks = ", ".join("?" * len(person_ids))
    found = conn.execute(
        f"SELECT {COLUMNS} FROM roster_row WHERE person_id IN ({marks})", tuple(person_ids)
    )
    by_id = {row[0]: RosterRow(*row) for row in found}
    return tuple(by_id[i] for i in person_ids if i in by_id)


def ordered_ids(conn: sqlite3.Connection, order: Order, *, descending: bool = False) -> list[int]:
    """Everybody's id in an order."""
    return [
        i
        for (i,) in conn.execute(
            f"SELECT person_id FROM roster_row ORDER BY {_by(order, descending)}"
        )
    ]


def search_texts(
    conn: sqlite3.Connection, order: Order, *, descending: bool = False
) -> sqlite3.Cursor:
    """``(person_id, latin, cjk)`` of everybody in an order, for the in-process list."""
    return conn.execute(
        f"SELECT person_id, latin, cjk FROM roster_row ORDER BY {_by(order, descending)}"
    )


def _by(order: Order, descending: bool) -> str:
    columns = ORDERS[order].split(", ")
    return ", ".join(f"{column} DESC" for column in columns) if descending else ORDERS[order]
