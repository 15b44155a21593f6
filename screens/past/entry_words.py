"""An operation in words: on screen and on the command line, which loads no widget for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from smeic_tui.store.journal.history import Entry
from smeic_tui.store.journal.history_window import RecordChange
from smeic_tui.text import render, t
from smeic_tui.text.field_words import field_values, record_name


class FieldChange(NamedTuple):
    """One changed field in words; people, events and companies by what they are called."""

    what: str
    """The kind of record and the field: ``勤務先 会社・機関``."""
    before: str
    """Empty for a new record."""
    after: str
    """That it is gone, for a removed record."""


def operation_sentence(entry: Entry) -> str:
    """What an operation did, as a line of the history."""
    return render("operation", entry.kind, entry.params)


def field_changes(change: RecordChange) -> Iterator[FieldChange]:
    """Every field of a changed record that says something, with what it was and is."""
    for field, before, after in field_values(change):
        what = f"{record_name(change.table)} {field}"
        if change.action == "insert":
            yield FieldChange(what, "", after)
        elif change.action == "delete":
            yield FieldChange(what, before, t("field.gone"))
        else:
            yield FieldChange(what, before, after)


def state(entry: Entry) -> str:
    """Whether an operation is in force: ``""``, or ``undone`` or ``undone_partly``."""
    if entry.undone_by is None:
        return ""
    return "undone_partly" if entry.left else "undone"
