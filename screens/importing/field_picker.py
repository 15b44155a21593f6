"""What does this column mean? A box that searches, and everything it can be."""

from __future__ import annotations

from collections.abc import Mapping

from textual import on
from textual.app import ComposeResult

from screens.importing.field_search import Meaning, found, meanings
from smeic_tui.text import t
from smeic_tui.widgets.dialog import Dialog
from smeic_tui.widgets.lines import Lines
from smeic_tui.widgets.record_table import RecordTable
from smeic_tui.widgets.rows import Column, ListRows, RowView
from smeic_tui.widgets.search_box import SearchBox


class FieldPicker(Dialog[Meaning]):
    """Answers the meaning that was chosen, or None."""

    DEFAULT_CSS = """
    FieldPicker RecordTable { height: 10; margin-top: 1; }
    FieldPicker #values { color: $text-muted; margin-bottom: 1; }
    """

    def __init__(
        self, heading: str, values: str, now: Meaning | None, held: Mapping[tuple[str, str], str]
    ) -> None:
        """Make the picker.

        Args:
            heading: The column's heading.
            values: Its first values.
            now: What it means at the moment.
            held: By field and scope, which column has that meaning already.
        """
        super().__init__(
            t("import_screen.picker_title", heading=heading), t("import_screen.picker_keys")
        )
        self._values = values
        self._now = now
        self._held = held
        columns = (Column("", 26), Column("", 20, grow=1))
        self._table = RecordTable(columns, header=False, empty=t("import_screen.picker_none"))
        self._box = SearchBox(
            self._search, self._table, placeholder=t("import_screen.picker_hint"), id="meaning"
        )

    def body(self) -> ComposeResult:
        """First values, the box, what it finds."""
        yield Lines(t("import_screen.first_values", values=self._values), id="values")
        yield self._box
        yield self._table

    def on_mount(self) -> None:
        """Offer everything, the meaning it has marked."""
        self._search("")

    def _search(self, words: str) -> None:
        offered = meanings()
        at = offered.index(self._now) if self._now in offered and not words.strip() else 0
        rows = [RowView(i, (offered[i].label, self._note(offered[i]))) for i in found(words)]
        self._table.show(ListRows(rows), index=at)

    def _note(self, meaning: Meaning) -> str:
        if meaning == self._now:
            return t("import_screen.picker_now")
        column = self._held.get((meaning.field or "", meaning.scope or ""))
        return t("import_screen.picker_held", column=column) if column else ""

    @on(SearchBox.Closed)
    def closed(self, event: SearchBox.Closed) -> None:
        """Enter in the box takes what is marked; Esc in an empty box gives up."""
        row = self._table.row if event.entered else None
        if not event.entered:
            self.dismiss(None)
        elif row is not None:
            self.dismiss(meanings()[row.key])
        else:
            self.set_focus(self._box)

    @on(RecordTable.Opened)
    def opened(self, event: RecordTable.Opened) -> None:
        """A double click takes it."""
        self.dismiss(meanings()[event.row.key])
