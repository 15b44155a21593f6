"""What was done to one person, by whom and when; any of it can be taken back from here."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from screens.past.entry_words import operation_sentence, state
from screens.past.field_words import field_values, record_name
from screens.past.verbs import HistoryVerbs
from screens.persons.words import moment
from smeic_tui.actions import bindings
from smeic_tui.actions.action import Action
from smeic_tui.actions.contexts import HISTORY
from smeic_tui.errors import SmeicError
from smeic_tui.store import history, people, staff
from smeic_tui.store.history import ChangeEntry, Entry
from smeic_tui.store.operation import Value
from smeic_tui.text import t
from smeic_tui.widgets.lines import Lines, Piece, Side
from smeic_tui.widgets.record_table import RecordTable
from smeic_tui.widgets.rows import Column, ListRows, RowView

_DETAIL = 9
"""Lines below the list: what the marked operation changed."""


def history_rows(entries: Sequence[Entry]) -> list[RowView]:
    """One row an operation; what was taken back says so."""
    rows = []
    for entry in entries:
        found = state(entry)
        undone = t(f"person.{found}") if found else ""
        cells = (str(entry.id), moment(entry.at), entry.staff, operation_sentence(entry), undone)
        rows.append(RowView(entry.id, cells, "dim" if found == "undone" else ""))
    return rows


Names = Mapping[str, Mapping[int, str]]
"""By column, what the record of an id is called."""


def reference_names(conn: sqlite3.Connection, person_id: int) -> Names:
    """The companies, staff and other people whom one person's records refer to."""
    try:
        found = people.dossier(conn, person_id)
    except SmeicError:
        return {}
    posts = (position.organisation for position in found.positions)
    members = {member.id: member.name for member in staff.all_staff(conn)}
    return {
        "organisation_id": {each.id: each.name for each in posts if each is not None},
        "staff_id": members,
        "owner_id": members,
        "other_person_id": {
            note.other_person_id: note.other_person or ""
            for note in found.notes
            if note.other_person_id is not None
        },
    }


def named(change: ChangeEntry, names: Names) -> ChangeEntry:
    """The change with names for ids; an id that nothing on file has any more says nothing."""

    def words(values: Mapping[str, Value]) -> dict[str, Value]:
        return {
            column: names[column].get(value) if isinstance(value, int) else value
            for column, value in values.items()
            if column in names
        }

    before = {**change.before, **words(change.before)}
    return replace(change, before=before, after={**change.after, **words(change.after)})


def change_lines(changes: Sequence[ChangeEntry], most: int) -> list[tuple[Side, Side]]:
    """Old and new of every field, ``会社  八尾 -> 布施``; at most so many lines."""
    lines: list[tuple[Side, Side]] = []
    for change in changes:
        for field, before, after in field_values(change):
            pieces: list[Piece] = [(f"    {record_name(change.table)} {field}  ", "dim")]
            if change.action == "update":
                pieces.append((f"{before} -> ", "dim"))
            pieces.append((before, "dim") if change.action == "delete" else (after, ""))
            if change.action == "delete":
                pieces.append((f" -> {t('field.gone')}", "alert"))
            lines.append((pieces, ""))
    if len(lines) > most:
        rest = len(lines) - most + 1
        lines[most - 1 :] = [([(f"    {t('person.more', count=rest)}", "dim")], "")]
    return lines


class PersonHistory(HistoryVerbs):
    """The list of operations, and below it what the marked one changed on this person."""

    CONTEXT = HISTORY
    TITLE_KEY = "person.history_title"
    BINDINGS: ClassVar[list[BindingType]] = bindings(HISTORY)
    AUTO_FOCUS = "#table"
    DEFAULT_CSS = f"""
    PersonHistory #changes {{ height: {_DETAIL}; background: $surface; }}
    """

    def __init__(self, person_id: int) -> None:
        """Make the history of a person.

        Args:
            person_id: Who.
        """
        super().__init__()
        self.person_id = person_id
        self.table = RecordTable(
            (
                Column(t("person.column.number"), 5, right=True),
                Column(t("person.column.at"), 16),
                Column(t("person.column.staff"), 10),
                Column(t("person.column.what"), 30, grow=1),
                Column("", 10),
            ),
            empty=t("person.no_history"),
            follow=self._follow,
            id="table",
        )
        self.changes = Lines(id="changes")

    def body(self) -> ComposeResult:
        """List and changes."""
        yield self.table
        yield self.changes

    def on_mount(self) -> None:
        """Read the operations."""
        self._read()

    def facts_changed(self) -> None:
        """Read again, also after an undo from here."""
        self._read()

    def _read(self) -> None:
        conn = self.desk.workspace.conn
        try:
            name = people.person(conn, self.person_id).name
        except SmeicError:
            name = t("roster.gone")
        self.show_title((name, "title"))
        row = self.table.row
        entries = history.entries_of_person(conn, self.person_id)
        self.table.show(ListRows(history_rows(entries)), key=row.key if row else None)
        self._follow(self.table.row)

    def _follow(self, row: RowView | None) -> None:
        if row is None:
            self.changes.put_all([])
            return
        found = history.changes(
            self.desk.workspace.conn, row.key, person_id=self.person_id, limit=50
        )
        names = reference_names(self.desk.workspace.conn, self.person_id)
        self.changes.put_all(change_lines([named(each, names) for each in found], _DETAIL))

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

    def action_copy_row(self) -> None:
        """Put the row on the clipboard."""
        row = self.table.row
        if row is not None:
            self.app.copy_to_clipboard("\t".join(row.cells))
            self.desk.notify(t("frame.copied"))
