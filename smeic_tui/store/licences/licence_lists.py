"""Registration days that imported lists told before licences had a place: taken over from there.

Rows of lists keep what was written in them. Taking a value over fills what nobody has entered; the
row stays as it is, so nothing is lost and an undo leaves the roster as it was.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from typing import Any

from smeic_tui.japanese.licence_days import LicenceDays, is_expiry, licence_days, read_day
from smeic_tui.store.imports import imports
from smeic_tui.store.journal.operation import Actor, Value, operation
from smeic_tui.store.licences import licences
from smeic_tui.store.licences.licences import set_licence

_FIELDS = ("registered_on", "expires_on")
"""Canonical fields of the columns with days of a licence."""


def to_take_over(conn: sqlite3.Connection) -> dict[int, LicenceDays]:
    """By person, what rows of imported lists say of a licence that has neither date yet.

    Where several lists speak, the one imported last does.
    """
    lists = imports.batches(conn)
    if not lists:
        return {}
    known = {
        person_id
        for person_id, each in licences.all_licences(conn).items()
        if each.registered_on or each.expires_on
    }
    found: dict[int, LicenceDays] = {}
    for batch in lists:
        columns = [_columns(table) for table in batch.tables]
        if not any(columns):
            continue
        for row in imports.rows_of(conn, batch.id, ("new", "changed", "same")):
            if row.person_id is None or row.person_id in known:
                continue
            read = {
                field: read_day(row.record.get(header, ""))
                for field, header in columns[row.table_no].items()
            }
            told = licence_days(read.get("registered_on"), read.get("expires_on"))
            if told.says_something:
                found[row.person_id] = told
    return found


def _columns(table: Mapping[str, Any]) -> dict[str, str]:
    """By field, the heading of its column; of a table whose people have licences.

    Until licences had a place, an expiry was filed as a day of registration, or as nothing.
    """
    columns = table["columns"]
    if not any(column["field"] == "shindan_no" for column in columns):
        return {}
    found: dict[str, str] = {}
    for column in columns:
        field, header = column["field"], column["header"]
        if field in (*_FIELDS, None) and is_expiry(header):
            field = "expires_on"
        if field in _FIELDS:
            found.setdefault(field, header)
    return found


def take_over(conn: sqlite3.Connection, actor: Actor) -> int:
    """Fill the licences of ``to_take_over`` as one operation; how many people.

    Args:
        conn: The writing connection, outside any transaction.
        actor: Who does it.
    """
    told = to_take_over(conn)
    with operation(conn, actor, "licences_taken_over", params={"count": len(told)}) as op:
        for person_id, each in told.items():
            values: dict[str, Value] = {
                "registered_on": each.registered_on,
                "expires_on": each.expires_on,
            }
            set_licence(op, person_id, {c: v for c, v in values.items() if v})
    return len(told)
