"""What was done to one person, by whom and when; any of it can be taken back from here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType

from screens.past.entry_words import field_changes, operation_sentence, state
from screens.past.verbs import HistoryVerbs
from screens.persons.detailed import DetailedList
from screens.persons.words import moment
from smeic_tui.actions import bindings
from smeic_tui.actions.action import Action
from smeic_tui.actions.contexts import HISTORY
from smeic_tui.store.journal import history
from smeic_tui.store.journal.history import Entry
from smeic_tui.store.journal.history_window import RecordChange, change_ids, record_changes
from smeic_tui.text import t
from smeic_tui.widgets.lines import Piece, Side
from smeic_tui.widgets.rows import Column, RowView

_DETAIL = 9
"""Lines below the list: what the marked operation changed."""
_MOST = 50
"""Changed records of one operation that are read for these lines."""


def history_rows(entries: Sequence[Entry]) -> list[RowView]:
    """One row an operation; what was taken back says so."""
    rows = []
    for entry in entries:
        found = state(entry)
        undone = t(f"person.{found}") if found else ""
        cells = (str(entry.id), moment(entry.at), entry.staff, operation_sentence(entry), undone)
        rows.append(RowView(entry.id, cells, "dim" if found == "undone" else ""))
    return rows


def change_lines(changes: Sequence[RecordChange], most: int) -> list[tuple[Side, Side]]:
    """Old and new of every field, ``会社  八尾 -> 布施``; at most so many lines."""
    lines: list[tuple[Side, Side]] = []
    for change in changes:
        for what, before, after in field_changes(change):
            pieces: list[Piece] = [(f"    {what}  ", "dim")]
            if before:
                pieces.append((f"{before} -> ", "dim"))
            pieces.append((after, "alert" if change.action == "delete" else ""))
            lines.append((pieces, ""))
    if len(lines) > most:
        rest = len(lines) - most + 1
        lines[most - 1 :] = [([(f"    {t('person.more', count=rest)}", "dim")], "")]
    return lines


class PersonHistory(DetailedList, HistoryVerbs):
    """The list of operations, and below it what the marked one changed on this person."""

    CONTEXT = HISTORY
    TITLE_KEY = "person.history_title"
    BINDINGS: ClassVar[list[BindingType]] = bindings(HISTORY)
    DETAIL = _DETAIL

    def __init__(self, person_id: int) -> None:
        """Make the history of a person.

        Args:
            person_id: Who.
        """
        columns = (
            Column(t("person.column.number"), 5, right=True),
            Column(t("person.column.at"), 16),
            Column(t("person.column.staff"), 10),
            Column(t("person.column.what"), 30, grow=1),
            Column("", 10),
        )
        super().__init__(person_id, columns, empty=t("person.no_history"))

    def rows(self) -> list[RowView]:
        """The operations, also of a person who is gone."""
        return history_rows(history.entries_of_person(self.desk.workspace.conn, self.person_id))

    def lines(self, row: RowView) -> list[tuple[Side, Side]]:
        """What the marked operation changed on this person."""
        conn = self.desk.workspace.conn
        ids = change_ids(conn, row.key, person_id=self.person_id)[:_MOST]
        return change_lines(record_changes(conn, ids), _DETAIL)

    def footer_actions(self) -> Sequence[Action]:
        """Without Enter: what the marked operation changed is shown already."""
        return [action for action in super().footer_actions() if action.id != "open"]

    def action_undo(self) -> None:
        """Take the marked operation back; it may be another person's, so it is asked first."""
        row = self.table.row
        if row is not None:
            self.take_back(history.entry(self.desk.workspace.conn, row.key), ask=True)

    def action_redo(self) -> None:
        """Do the marked operation again where it was taken back."""
        row = self.table.row
        if row is not None:
            self.do_again(history.entry(self.desk.workspace.conn, row.key), else_latest=False)
