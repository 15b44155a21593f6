"""Every field the journal keeps has a name that staff know."""

from __future__ import annotations

import sqlite3

import pytest

from smeic_tui.store.journal.journal import JOURNALLED, fact_columns
from smeic_tui.text.field_words import HIDDEN, field_name, record_name


@pytest.mark.parametrize("table", [name for name in JOURNALLED if name != "import_row"])
def test_every_journalled_column_has_a_label(conn: sqlite3.Connection, table: str) -> None:
    assert record_name(table) != table
    nameless = [
        column
        for column in fact_columns(conn, table)
        if column not in HIDDEN and field_name(table, column) == column
    ]
    assert nameless == []
