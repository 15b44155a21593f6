"""部会・団体: working groups and bodies with who leads them, when they meet, what they made."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from textual import on
from textual.binding import BindingType

from screens.listing.beside import WithPanel
from screens.listing.narrowing import offer_only
from screens.listing.page import ListPage
from screens.membership.body_rows import ONLY, body_columns, body_row, panel_lines, wanted
from smeic_tui.actions import bindings
from smeic_tui.actions.contexts import BODIES
from smeic_tui.japanese.fold import key
from smeic_tui.store.bodies import bodies
from smeic_tui.store.bodies.bodies import Summary
from smeic_tui.store.bodies.memberships import members
from smeic_tui.text import t
from smeic_tui.widgets.record_table import RecordTable
from smeic_tui.widgets.rows import ListRows, RowView


class BodiesScreen(WithPanel, ListPage):
    """The list, and beside it on a wide terminal what is known of the marked one."""

    CONTEXT = BODIES
    BINDINGS: ClassVar[list[BindingType]] = bindings(BODIES)

    def __init__(self) -> None:
        super().__init__(
            body_columns(), placeholder=t("body.placeholder"), empty=t("body.list_empty")
        )
        self._words = ""
        self._only = "all"
        self._found: tuple[Summary, ...] = ()

    # The list

    def read(self) -> None:
        """Read the bodies with their numbers."""
        today = date.today().isoformat()
        self._found = bodies.summaries(self.desk.workspace.conn, today)
        self._show()

    def _show(self) -> None:
        today = date.today().isoformat()
        shown = [s for s in self._found if wanted(s, self._only, self._words, today)]
        row = self.table.row
        self.table.empty = t("body.none_found" if self._found else "body.list_empty")
        rows = ListRows([body_row(summary, today) for summary in shown])
        self.table.show(rows, key=row.key if row else None)
        count = t("body.count", count=len(shown), all=len(self._found))
        self.bar.found([(count, "strong"), (f"  {t(f'body.only_{self._only}')} ", "dim")])
        self._follow(self.table.row)

    def _search(self, words: str) -> None:
        if key(words) != self._words:
            self._words = key(words)
            self._show()

    def _follow(self, row: RowView | None) -> None:
        """The marked body in the panel."""
        if not self.panel.display or not self.is_mounted:
            return
        summary = self._summary(row)
        if summary is None:
            self.panel.put_all([])
            return
        conn, body_id = self.desk.workspace.conn, summary.body.id
        listed, made = members(conn, body_id), bodies.outputs(conn, body_id)
        self.panel.put_all(panel_lines(summary, listed, made, date.today().isoformat()))

    def _summary(self, row: RowView | None) -> Summary | None:
        return next((s for s in self._found if row is not None and s.body.id == row.key), None)

    # Acts

    def action_filter(self) -> None:
        """Offer what to show: all, those at work, working groups, other bodies."""

        def chosen(only: str) -> None:
            self._only = only
            self._show()

        offer_only(self, "body", ONLY, chosen)

    @on(RecordTable.Opened)
    def opened(self, event: RecordTable.Opened) -> None:
        """Enter opens the body."""
        from screens.body import BodyScreen

        self.desk.push_screen(BodyScreen(event.row.key), lambda _: self.facts_changed())

    def action_new(self) -> None:
        """Enter a new working group or body."""
        from screens.membership.body_form import BodyForm

        self.desk.push_screen(BodyForm(self.desk.workspace.conn), self.written)

    def action_edit(self) -> None:
        """Correct the marked one; another name is a renaming."""
        from screens.membership.body_form import BodyForm

        summary = self._summary(self.table.row)
        if summary is not None:
            form = BodyForm(self.desk.workspace.conn, summary.body)
            self.desk.push_screen(form, self.written)
