"""Names of fields and their values as staff call them, for conflicts, undo and histories."""

from __future__ import annotations

from smeic_tui.errors import Reason
from smeic_tui.text import lookup, render, t

_CODES = {
    "kind": ("kind", "contact", "tag"),
    "standing": ("standing",),
    "state": ("state",),
    "scope": ("scope",),
    "verdict": ("verdict", "consent"),
    "channel": ("channel",),
    "direction": ("direction",),
    "use": ("use",),
    "relation": ("relation",),
    "job_function": ("job_function",),
}
"""Columns that hold codes: parts of the area ``person`` in which the word is looked for."""


def field_name(table: str, column: str) -> str:
    """What a column is called; its own name where it has no word."""
    return lookup(f"field.{table}.{column}") or lookup(f"field.{column}") or column


def record_name(table: str) -> str:
    """What a record of a table is called."""
    return lookup(f"field.table.{table}") or table


def value_words(column: str, value: str | int | None) -> str:
    """A value as staff read it: the word of a code, or the text itself."""
    if value is None or value == "":
        return t("field.empty")
    for part in _CODES.get(column, ()):
        word = lookup(f"person.{part}.{value}")
        if word is not None:
            return word
    if column == "is_primary":
        return t("field.yes" if value else "field.no")
    return str(value)


def reason_sentence(reason: Reason) -> str:
    """Why an undo left a record alone, with its fields by their names."""
    params = dict(reason.params)
    table = str(params.get("table") or "")
    if "fields" in params:
        names = str(params["fields"]).split(",")
        params["fields"] = "・".join(dict.fromkeys(field_name(table, name) for name in names))
    if table:
        params["table"] = record_name(table)
    return render("reason", reason.code, params)
