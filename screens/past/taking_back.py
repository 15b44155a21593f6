"""Undo and redo as every screen does them: confirm where needed, do it, say what became of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from threading import Event

from screens.past.entry_words import operation_sentence
from screens.past.undoing import Undoing
from smeic_tui.errors import SmeicError
from smeic_tui.store.journal import history, undo
from smeic_tui.store.journal.undo import Reversal
from smeic_tui.text import t
from smeic_tui.widgets.keyboard import in_text_field

LARGE = 3000
"""Journal lines from which taking an operation back is longer than a glance: half a second."""


def undo_own_latest(page: Undoing) -> None:
    """Take back this member of staff's latest operation of this session."""
    number = _own_latest(page, undo.last_undoable)
    if number is None:
        page._say_refusal(SmeicError("nothing_to_undo"))
    else:
        undo_operation(page, number)


def redo_own_latest(page: Undoing) -> None:
    """Do again what was just taken back."""
    number = _own_latest(page, undo.last_redoable)
    if number is None:
        page._say_refusal(SmeicError("nothing_to_redo"))
    else:
        page.redo_operation(number)


def undo_operation(page: Undoing, number: int, *, ask: bool = False) -> None:
    """Take back an operation; more than one person, or an older one, is asked for first.

    Args:
        page: Where.
        number: The operation.
        ask: Ask in any case.
    """
    conn = page.desk.workspace.conn
    people = undo.needs_confirmation(conn, number)
    if not people and not ask:
        reverse(page, number)
        return
    from smeic_tui.widgets.confirm import Confirm

    entry = history.entry(conn, number)
    # Of what was taken back in part, only the rest is touched.
    count = entry.left or max(people, 1)
    question = t("roster.undo_ask", what=operation_sentence(entry), count=count)
    page.desk.push_screen(
        Confirm(t("roster.undo_title"), question, default=True),
        lambda yes: reverse(page, number) if yes else None,
    )


def _own_latest(
    page: Undoing, latest: Callable[[sqlite3.Connection, int | None, int | None], int | None]
) -> int | None:
    workspace = page.desk.workspace
    if workspace.session_id is None:
        return None
    return latest(workspace.conn, workspace.staff.id, workspace.session_id)


def reverse(page: Undoing, number: int, *, redo: bool = False) -> None:
    """Reverse an operation; a large one shows how far it is, and Esc stops it.

    Args:
        page: Where.
        number: The operation, or the undo that is taken back in turn.
        redo: What to call it.
    """
    entry = history.entry(page.desk.workspace.conn, number)
    if entry.changes < LARGE:
        page.desk.save(
            lambda conn, actor: undo.undo(conn, actor, number),
            lambda reversal: _reversed(page, reversal, redo),
        )
        return
    from screens.background import close_dialog
    from smeic_tui.widgets.progress import Progress

    what = operation_sentence(_named(page, entry))
    stop = Event()
    dialog = Progress(t("roster.redoing" if redo else "roster.undoing", what=what), stop.set)

    def advance(done: int, count: int) -> None:
        page.app.call_later(dialog.advance, done, count)

    def done(reversal: Reversal) -> None:
        close_dialog(dialog)
        _reversed(page, reversal, redo)

    def refused(error: SmeicError) -> None:
        close_dialog(dialog)
        if error.code == "undo_cancelled":
            page._say_refusal(error)
        else:
            page.desk.show_error(error)

    page.desk.push_screen(dialog)
    page.desk.save(
        lambda conn, actor: undo.undo(conn, actor, number, progress=advance, cancelled=stop.is_set),
        done,
        refused,
    )


def _named(page: Undoing, entry: history.Entry) -> history.Entry:
    """The operation that a redo does again, or the one itself."""
    if entry.undoes is None:
        return entry
    return history.entry(page.desk.workspace.conn, entry.undoes)


def _reversed(page: Undoing, reversal: Reversal, redo: bool) -> None:
    page.taken_back(reversal)
    page.facts_changed()
    entry = history.entry(page.desk.workspace.conn, reversal.undid)
    what = operation_sentence(_named(page, entry))
    if not reversal.left:
        # A letter would be text in the field that has the focus.
        key = "Shift+F8" if in_text_field(page.focused) else "y"
        said = t("roster.redone", what=what) if redo else t("roster.undone", what=what, key=key)
        page.desk.notify(said)
        return
    from screens.past.left_as_is import LeftAsIs

    page.desk.push_screen(LeftAsIs(what, reversal))
