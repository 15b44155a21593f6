"""Registration days that imported lists told before licences had a place: taken over from there.

Rows of lists keep what was written in them. Taking a value over fills what nobody has entered; the
row stays as it is, so nothing is lost and an undo leaves the roster as it was.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from smeic_tui.japanese.licence_days import LicenceDays, licence_days, read_day
from smeic_tui.store import imports, licences
from smeic_tui.store.licences import set_licence
from smeic_tui.store.operation import Actor, Value, operation

FIELD = "registered_on"
"""Canonical field of the columns with days of a licence."""


def to_take_over(conn: sqlite3.Connection) -> dict[int, LicenceDays]:
    """By person, what rows of imported lists say of a licence that has neither date yet.

    Where several lists speak, the one imported last does.
    """
    batches = [b for b in imports.batches(conn) if any(_day_headers(each) for each in b.tables)]
    if not batches:
        return {}
    known = {
        person_id
        for person_id, each in licences.all_licences(conn).items()
        if each.registered_on or each.expires_on
    }
    found: dict[int, LicenceDays] = {}
    for batch in batches:
        for row in imports.rows_of(conn, batch.id, ("new", "changed", "same")):
            headers = _day_headers(batch.tables[row.table_no])
            if row.person_id is None or row.person_id in known or not headers:
                continue
            told = licence_days(
                {header: read_day(row.record.get(header, "")) for header in headers}
            )
            if told.says_something:
                found[row.person_id] = told
    return found


def _day_headers(table: Mapping[str, object]) -> list[str]:
    columns = table["columns"]
    assert isinstance(columns, list)
    return [column["header"] for column in columns if column["field"] == FIELD]


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
