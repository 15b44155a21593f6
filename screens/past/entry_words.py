"""An operation in words: on screen and on the command line, which loads no widget for it."""

from __future__ import annotations

from smeic_tui.store.journal.history import Entry
from smeic_tui.text import render


def operation_sentence(entry: Entry) -> str:
    """What an operation did, as a line of the history."""
    return render("operation", entry.kind, entry.params)


def state(entry: Entry) -> str:
    """Whether an operation is in force: ``""``, or ``undone`` or ``undone_partly``."""
    if entry.undone_by is None:
        return ""
    return "undone_partly" if entry.left else "undone"
