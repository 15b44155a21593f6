"""Actions found by name, for keyboards without F-keys and for names one remembers."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult

from smeic_tui.actions import shown_keys
from smeic_tui.actions.action import Action
from smeic_tui.text import t
from smeic_tui.widgets.dialog import Dialog
from smeic_tui.widgets.record_table import RecordTable
from smeic_tui.widgets.rows import Column, ListRows, RowView
from smeic_tui.widgets.search_box import SearchBox


def found(actions: Sequence[Action], words: str) -> list[Action]:
    """Actions whose name, English id or explanation holds all the words."""
    wanted = _folded(words).split()
    return [
        action
        for action in actions
        if all(w in _folded(f"{action.label} {action.id} {action.tooltip}") for w in wanted)
    ]


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


class Palette(Dialog[str]):
    """Answers the id of the action to run, or None."""

    DEFAULT_CSS = """
    Palette RecordTable { height: 12; margin-top: 1; }
    """

    def __init__(self, actions: Sequence[Action]) -> None:
        """Make the palette of a screen.

        Args:
            actions: What can be done on it now.
        """
        super().__init__(t("frame.palette_title"), t("frame.palette_keys"))
        self._actions = tuple(actions)
        columns = (Column("", 22), Column("", 14), Column("", 10, grow=1))
        self._table = RecordTable(
            columns, header=False, empty=t("frame.palette_none"), follow=self._explain
        )
        self._box = SearchBox(
            self._search, self._table, placeholder=t("frame.palette_hint"), id="palette-search"
        )

    def body(self) -> ComposeResult:
        """The box and what it finds."""
        yield self._box
        yield self._table

    def on_mount(self) -> None:
        """Offer everything at first."""
        self._search("")

    def _search(self, words: str) -> None:
        rows = [
            RowView(
                self._actions.index(action),
                (action.label, " ".join(shown_keys(action)), action.tooltip),
            )
            for action in found(self._actions, words)
        ]
        self._table.show(ListRows(rows))

    def _explain(self, row: RowView | None) -> None:
        """The whole sentence of the row, which is cut in its column."""
        self.say(row.cells[2] if row else t("frame.palette_keys"))

    @on(SearchBox.Closed)
    def closed(self, event: SearchBox.Closed) -> None:
        """Enter in the box runs what is marked; Esc in an empty box gives up."""
        row = self._table.row if event.entered else None
        self.dismiss(self._actions[row.key].id if row else None)

    @on(RecordTable.Opened)
    def opened(self, event: RecordTable.Opened) -> None:
        """A double click runs it."""
        self.dismiss(self._actions[event.row.key].id)
