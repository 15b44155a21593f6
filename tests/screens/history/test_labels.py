"""Every field the journal keeps has a name that staff know."""

from __future__ import annotations

import re
import sqlite3

import pytest

from smeic_tui.store.journal.journal import JOURNALLED, fact_columns
from smeic_tui.text.field_words import HIDDEN, field_name, record_name, value_words


@pytest.mark.parametrize("table", [name for name in JOURNALLED if name != "import_row"])
def test_every_journalled_column_has_a_label(conn: sqlite3.Connection, table: str) -> None:
    assert record_name(table) != table
    nameless = [
        column
        for column in fact_columns(conn, table)
        if column not in HIDDEN and field_name(table, column) == column
    ]
    assert nameless == []


@pytest.mark.parametrize("table", JOURNALLED)
def test_every_code_of_the_schema_has_a_word(conn: sqlite3.Connection, table: str) -> None:
    """Staff and whoever asks what is held about them never read a code."""
    (schema,) = conn.execute("SELECT sql FROM sqlite_master WHERE name = ?", (table,)).fetchone()
    codes = [
        (column, code)
        for column, listed in re.findall(r"CHECK \((\w+) IN \(([^)]+)\)", schema)
        for code in re.findall(r"'(\w+)'", listed)
    ]
    assert [(c, code) for c, code in codes if value_words(c, code) == code] == []
