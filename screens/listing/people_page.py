"""Pages that list people: the verbs, how a person is opened, and the panel beside the list."""

from __future__ import annotations

from textual import on

from screens.listing.beside import WithPanel
from screens.listing.one_table import Searched
from screens.listing.rows import columns
from screens.persons.verbs import PersonVerbs
from smeic_tui.text import t
from smeic_tui.widgets.record_table import RecordTable
from smeic_tui.widgets.rows import RowView

_NAME = 1
"""Column of the name in every list of people."""


class PeoplePage(Searched, PersonVerbs):
    """A list whose rows are people, by id."""

    def subject(self) -> int | None:
        """The person under the cursor."""
        row = self.table.row
        return row.key if row else None

    def copied(self, row: RowView) -> str:
        """Whose row is on the clipboard."""
        return t("roster.copied", name=row.cells[_NAME])

    @on(RecordTable.Opened)
    def opened(self, event: RecordTable.Opened) -> None:
        """Enter opens the person."""
        self.open_person(event.row.key)

    def open_person(self, person_id: int) -> None:
        """Show one person; what was changed there is shown here afterwards."""
        from screens.person import PersonScreen

        self.desk.push_screen(PersonScreen(person_id), lambda _: self.facts_changed())

    def action_select_all(self) -> None:
        """Select all that are shown, or none of them."""
        if self.table.selectable:
            self.table.toggle_all()


class PeopleWithPanel(WithPanel, PeoplePage):
    """Search line, list, and beside it the marked person where there is room."""

    def __init__(self, *, empty: str = "") -> None:
        """Make the page.

        Args:
            empty: What stands in the list while it has no rows.
        """
        super().__init__(
            columns(), placeholder=t("roster.placeholder"), empty=empty, selectable=True
        )
        self.panel_ready = False
        """The panel may be read: it is left blank in the first frame, which it would delay."""

    def _follow(self, row: RowView | None) -> None:
        """The panel shows the cursor's person in the frame of the key that moved it."""
        if not self.panel.display or not self.panel_ready:
            return
        from screens.persons.panel import panel_of

        self.panel.put_all(panel_of(self.desk.workspace.conn, row.key) if row else [])

    @on(RecordTable.SelectionChanged)
    def selection_changed(self) -> None:
        """Count them on the bar."""
        self._show_bar()

    def _show_bar(self) -> None:
        """Show counts on the search line."""
        raise NotImplementedError
