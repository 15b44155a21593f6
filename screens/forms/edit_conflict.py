"""Somebody was faster: both versions side by side, chosen from field by field."""

from __future__ import annotations

import sqlite3

from textual.app import ComposeResult

from screens.persons.words import moment
from smeic_tui.store.journal.operation import EditConflict, Value
from smeic_tui.store.people.person_edit import organisation_name
from smeic_tui.text import t
from smeic_tui.text.field_words import field_name, value_words
from smeic_tui.widgets.dialog import Dialog
from smeic_tui.widgets.lines import Lines
from smeic_tui.widgets.record_table import RecordTable
from smeic_tui.widgets.rows import Column, ListRows, RowView

_MOST = 10


class EditConflictDialog(Dialog[frozenset[str]]):
    """1 keeps mine, 2 theirs, and goes on to the next field; answers the columns kept mine.

    Esc goes back to the form, where everything typed still stands.
    """

    DEFAULT_CSS = """
    EditConflictDialog #panel { width: 78; }
    EditConflictDialog #whole { height: 5; margin-top: 1; }
    """

    def __init__(self, conn: sqlite3.Connection, conflict: EditConflict) -> None:
        """Make the dialog.

        Args:
            conn: To name companies that are only known by id.
            conflict: Both versions.
        """
        by = str(conflict.params["by"] or t("form.somebody"))
        at = str(conflict.params["at"] or "")
        title = t("form.conflict_title", by=by, at=moment(at) if at else "")
        super().__init__(title, t("form.conflict_keys"))
        self._by = by
        self._columns = list(conflict.fields)
        self._choices: dict[str, bool] = {}
        self._words = {
            column: tuple(self._word(conn, column, value) for value in values)
            for column, values in conflict.fields.items()
        }
        self._names = {c: field_name(conflict.table, c) for c in conflict.fields}
        self._whole = Lines(id="whole")

    def _word(self, conn: sqlite3.Connection, column: str, value: Value) -> str:
        if column == "organisation_id" and isinstance(value, int) and value > 0:
            return organisation_name(conn, value)
        return value_words(column, None if value == -1 else value)

    def body(self) -> ComposeResult:
        """The fields, and the marked one in full."""
        columns = (
            Column(t("form.conflict_field"), 14),
            Column(t("form.conflict_mine"), 22, grow=1),
            Column(t("form.conflict_theirs"), 22, grow=1),
            Column(t("form.conflict_kept"), 6),
        )
        table = RecordTable(columns, follow=self._show_whole, id="fields")
        table.styles.height = min(len(self._columns), _MOST) + 1
        yield table
        yield self._whole

    def on_mount(self) -> None:
        """Fill the list."""
        self._show()

    def _show(self) -> None:
        rows = []
        for i, column in enumerate(self._columns):
            _, mine, theirs = self._words[column]
            kept = ""
            if column in self._choices:
                kept = t("form.mine" if self._choices[column] else "form.theirs")
            rows.append(RowView(i, (self._names[column], mine, theirs, kept)))
        table = self.query_one(RecordTable)
        table.show(ListRows(rows), index=table.cursor)

    def _show_whole(self, row: RowView | None) -> None:
        if row is None:
            return
        column = self._columns[row.key]
        before, mine, theirs = self._words[column]
        self._whole.put_all(
            [
                ([(self._names[column], "strong")], ""),
                ([("    ", ""), (t("form.before"), "dim"), (before, "")], ""),
                ([(" 1  ", "key"), (t("form.version_mine"), "dim"), (mine, "")], ""),
                ([(" 2  ", "key"), (t("form.version_theirs"), "dim"), (theirs, "")], ""),
            ]
        )

    def action_choose(self, digit: str) -> None:
        """1 mine, 2 theirs."""
        row = self.query_one(RecordTable).row
        if digit in "12" and row is not None:
            self._choices[self._columns[row.key]] = digit == "1"
            self._show()
            self.query_one(RecordTable).move(1)

    def on_record_table_opened(self) -> None:
        """Enter saves once every field is decided; before, it goes to the next one that is not."""
        open_ = [i for i, c in enumerate(self._columns) if c not in self._choices]
        if open_:
            self.query_one(RecordTable).move_to(open_[0])
            self.say(t("form.conflict_open", count=len(open_)))
            return
        self.dismiss(frozenset(c for c, mine in self._choices.items() if mine))
