"""会社・機関: every organisation with its alumni, found while typing; who of them never met."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.binding import BindingType

from screens.background import Stop, read_in_background
from screens.employing.rows import (
    ONLY,
    ORDERS,
    in_list,
    in_order,
    organisation_columns,
    organisation_row,
    panel_lines,
)
from screens.employing.verbs import OrganisationVerbs
from screens.forms.list_output import write_and_log
from screens.listing.beside import WithPanel
from screens.listing.narrowing import offer_only
from smeic_tui.actions import bindings
from smeic_tui.actions.contexts import ORGANISATIONS
from smeic_tui.domain.people import Organisation
from smeic_tui.exports.written import Written
from smeic_tui.store.organisations import organisations
from smeic_tui.store.organisations.organisation_search import (
    Searchable,
    matching,
    searchable,
)
from smeic_tui.store.organisations.organisations import Summary
from smeic_tui.text import t
from smeic_tui.widgets.record_table import RecordTable
from smeic_tui.widgets.rows import MadeRows, RowView


class OrganisationsScreen(WithPanel, OrganisationVerbs):
    """The list, and beside it on a wide terminal who works at the marked one."""

    CONTEXT = ORGANISATIONS
    BINDINGS: ClassVar[list[BindingType]] = bindings(ORGANISATIONS)

    def __init__(self) -> None:
        super().__init__(
            organisation_columns(),
            placeholder=t("organisation.placeholder"),
            empty=t("licence.reading"),
        )
        self.order, self.only = ORDERS[0], ONLY[0]
        self._known: list[Searchable] = []
        self._shown: dict[int, Summary] = {}
        self._words = ""
        self._reading: Stop | None = None

    # The list

    def read(self) -> None:
        """Read all of them without keeping anybody waiting."""

        def read(conn: sqlite3.Connection) -> list[Searchable]:
            return searchable(organisations.summaries(conn))

        def then(found: list[Searchable]) -> None:
            self._known = found
            self._show()

        self._reading = read_in_background(self, read, then, instead_of=self._reading)

    def _show(self, *, first: bool = False) -> None:
        found = [s for s in matching(self._known, self._words) if in_list(s, self.only)]
        shown = in_order(found, self.order)
        self._shown = {each.organisation.id: each for each in shown}
        row = None if first else self.table.row
        narrowed = "organisation.none_found" if self._known else "organisation.list_empty"
        self.table.empty = t(narrowed)
        rows = MadeRows(shown, organisation_row, lambda s: s.organisation.id)
        self.table.show(rows, key=row.key if row else None, index=self.table.cursor if row else 0)
        count = t("organisation.count", count=f"{len(shown):,}", all=f"{len(self._known):,}")
        only = t(f"organisation.only_{self.only}")
        order = t(f"organisation.order_{self.order}")
        self.bar.found([(count, "strong"), (f"  f {only}  s {order} ", "dim")])
        self._follow(self.table.row)

    def _search(self, words: str) -> None:
        if words.split() != self._words.split():
            self._words = words
            self._show(first=bool(words))

    def _follow(self, row: RowView | None) -> None:
        """Who works at the marked one, in the panel."""
        if not self.panel.display or not self.is_mounted:
            return
        summary = self._shown.get(row.key) if row is not None else None
        if summary is None:
            self.panel.put_all([])
            return
        conn, number = self.desk.workspace.conn, summary.organisation.id
        self.panel.put_all(panel_lines(summary, organisations.colleagues(conn, number)))

    def marked(self) -> Organisation | None:
        """The organisation under the cursor."""
        summary = self._shown.get(self.table.row.key) if self.table.row is not None else None
        return summary.organisation if summary else None

    # Acts

    def action_filter(self) -> None:
        """Offer what to show."""

        def chosen(only: str) -> None:
            self.only = only
            self._show(first=True)

        offer_only(self, "organisation", ONLY, chosen)

    def action_sort(self) -> None:
        """Offer the orders."""
        from smeic_tui.widgets.menu import Item, Menu

        items = [Item(order, t(f"organisation.order_{order}")) for order in ORDERS]

        def chosen(order: str | None) -> None:
            if order is not None:
                self.order = order
                self._show(first=True)

        at = ORDERS.index(self.order)
        self.desk.push_screen(Menu(t("organisation.order_title"), items, at=at), chosen)

    @on(RecordTable.Opened)
    def opened(self, event: RecordTable.Opened) -> None:
        """Enter opens the organisation."""
        from screens.employing.opening import open_organisation

        event.stop()
        open_organisation(self, event.row.key)

    def action_excel(self) -> None:
        """Write the list as it is shown; it names no person."""
        shown = tuple(self._shown.values())
        condition = "  ".join(filter(None, (t(f"organisation.only_{self.only}"), self._words)))

        def write(_conn: sqlite3.Connection, path: Path) -> Written:
            from smeic_tui.exports.organisation_layout import write_organisations

            return write_organisations(path, shown, forbid=[self.desk.workspace.path])

        def told(found: Written) -> str:
            return t("organisation.written", count=f"{found.rows:,}", path=found.path)

        write_and_log(
            self,
            write,
            stem=t("organisation.sheet"),
            layout="organisations",
            condition=condition,
            purpose=t("organisation.sheet"),
            told=told,
        )
