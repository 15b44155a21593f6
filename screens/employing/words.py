"""How facts of two organisations that were joined are told: the same in the note on every way."""

from __future__ import annotations

from smeic_tui.text import t
from smeic_tui.text.field_words import field_name


def fact_name(column: str) -> str:
    """What a fact of an organisation is called; ``table.column`` is one of something it is in."""
    table, _, own = column.rpartition(".")
    return field_name(table or "organisation", own)


def kept(column: str, value: str) -> str:
    """A fact that gave way: ``統合前の業種: 鉄鋼``."""
    return t("organisation.kept", label=fact_name(column), value=value)
