"""The keys of a screen, from the registry of actions."""

from __future__ import annotations

from collections.abc import Iterable

from textual.app import ComposeResult

from smeic_tui.actions import actions_for, shown_keys
from smeic_tui.actions.action import Action, Group
from smeic_tui.actions.contexts import FIELD
from smeic_tui.text import t
from smeic_tui.widgets.dialog import Dialog
from smeic_tui.widgets.record_table import RecordTable
from smeic_tui.widgets.rows import Column, ListRows, RowView


def help_rows(actions: Iterable[Action]) -> list[RowView]:
    """One row an action, under the heading of its group."""
    rows: list[RowView] = []
    known = [*actions, *actions_for(FIELD)]
    for group in Group:
        inside = [action for action in known if action.group is group]
        if inside:
            rows.append(RowView(len(rows), (t(f"action.group.{group}"), "", ""), "strong"))
        for action in inside:
            keys = " ".join(shown_keys(action))
            rows.append(RowView(len(rows), (f"  {keys}", action.label, action.tooltip)))
    return rows


class Help(Dialog[None]):
    """All keys that work on the screen below."""

    DEFAULT_CSS = """
    Help #panel { width: 96; height: 90%; }
    Help RecordTable { height: 1fr; }
    """

    def __init__(self, screen: str, actions: Iterable[Action]) -> None:
        """Make the help of a screen.

        Args:
            screen: The screen's name.
            actions: What can be done on it.
        """
        super().__init__(t("frame.help_title", screen=screen), t("frame.help_close"))
        self._actions = tuple(actions)

    def body(self) -> ComposeResult:
        """Keys, names and explanations."""
        columns = (Column("", 17), Column("", 20), Column("", 30, grow=1))
        yield RecordTable(columns, header=False, follow=self._explain)

    def on_mount(self) -> None:
        """Fill the list."""
        self.query_one(RecordTable).show(ListRows(help_rows(self._actions)))

    def _explain(self, row: RowView | None) -> None:
        """The whole sentence of the row, which is cut in its column."""
        self.say(row.cells[2] if row and row.cells[2] else t("frame.help_close"))

    def action_help(self) -> None:
        """F1 again closes it."""
        self.dismiss(None)
