"""Undo and redo as every screen does them: confirm where needed, do it, say what became of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from screens.past.undoing import Undoing, operation_sentence
from smeic_tui.errors import SmeicError
from smeic_tui.store import history, undo
from smeic_tui.store.undo import Reversal
from smeic_tui.text import t


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
        reverse(page, number, "roster.undone")
        return
    from smeic_tui.widgets.confirm import Confirm

    what = operation_sentence(history.entry(conn, number))
    question = t("roster.undo_ask", what=what, count=max(people, 1))
    page.desk.push_screen(
        Confirm(t("roster.undo_title"), question, default=True),
        lambda yes: reverse(page, number, "roster.undone") if yes else None,
    )


def _own_latest(
    page: Undoing, latest: Callable[[sqlite3.Connection, int | None, int | None], int | None]
) -> int | None:
    workspace = page.desk.workspace
    if workspace.session_id is None:
        return None
    return latest(workspace.conn, workspace.staff.id, workspace.session_id)


def reverse(page: Undoing, number: int, key: str) -> None:
    """Reverse an operation and say so by the sentence of a key."""
    page.desk.save(
        lambda conn, actor: undo.undo(conn, actor, number),
        lambda reversal: _reversed(page, reversal, key),
    )


def _reversed(page: Undoing, reversal: Reversal, key: str) -> None:
    page.taken_back(reversal)
    page.facts_changed()
    conn = page.desk.workspace.conn
    entry = history.entry(conn, reversal.undid)
    if entry.undoes is not None:
        entry = history.entry(conn, entry.undoes)
    what = operation_sentence(entry)
    if not reversal.kept and not reversal.failed:
        page.desk.notify(t(key, what=what))
        return
    from screens.past.left_as_is import LeftAsIs

    page.desk.push_screen(LeftAsIs(what, reversal))
