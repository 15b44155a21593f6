"""What a value is called and where it comes from, in words: on screen and on the command line."""

from __future__ import annotations

from smeic_tui.store.people.provenance import Origin, Sourced
from smeic_tui.text import t
from smeic_tui.text.field_words import field_name


def label(sourced: Sourced) -> str:
    """What a value is called: 役職, 携帯 or the heading of a column without a field of its own."""
    if sourced.column == "other":
        return sourced.which
    if sourced.table == "contact_point":
        return t(f"person.contact.{sourced.which}")
    name = field_name(sourced.table, sourced.column)
    return f"{name} {t(f'person.scope.{sourced.which}')}" if sourced.which else name


def place(origin: Origin | None) -> str:
    """``名簿!C12  名簿.xlsx``, the cell first as it is never cut, or ``水野 葵 が入力``."""
    if origin is None:
        return t("person.source_unknown")
    if not origin.file:
        return t("person.source_typed", staff=origin.staff) if origin.staff else ""
    return "  ".join(filter(None, (origin.cell, origin.file)))
