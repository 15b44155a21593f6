"""What the roster shows of a person in one line, and where its lines are read from."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING

from screens.listing.view import View
from smeic_tui.japanese.legal_forms import short_company
from smeic_tui.store.roster import roster, roster_filter
from smeic_tui.store.roster.roster import Order, RosterRow
from smeic_tui.text import t
from smeic_tui.widgets.rows import Column, RowView

if TYPE_CHECKING:
    from smeic_tui.domain.search import Term
    from smeic_tui.store.roster.finding import Explanation


def columns() -> tuple[Column, ...]:
    """Columns of the list in the language in force; 75 cells on a terminal of 80."""
    return (
        Column(t("roster.column.cohort"), 2, right=True),
        Column(t("roster.column.name"), 14, wide=18),
        Column(t("roster.column.kana"), 19, wide=22),
        Column(t("roster.column.organisation"), 20, wide=28, grow=2),
        # Beside the panel there is room for it from 120 columns only, and the panel shows it.
        Column(t("roster.column.title"), 16, wide=20, grow=1, spare=True),
    )


SORT_COLUMN: dict[Order, int] = {"cohort": 0, "kana": 2, "organisation": 3}
"""Which column shows that the list is in this order."""


def row_view(row: RosterRow, why: Explanation | None = None) -> RowView:
    """One line of the roster.

    Whoever is not active has the word for it before the title; people without a cohort have a mark
    of their kind in its place; what a search matched out of sight stands in place of the reading.
    """
    if row.cohort is not None:
        cohort = str(row.cohort)
    else:
        cohort = "" if row.kind == "alumnus" else t(f"roster.short.{row.kind}")
    title = row.title
    if row.standing != "active":
        title = f"{t(f'person.standing.{row.standing}')}  {title}".rstrip()
    kana = t(f"roster.why_{why.code}", text=why.text) if why else row.kana
    return RowView(
        row.id,
        (cohort, row.name, kana, short_company(row.organisation), title),
        "" if row.standing == "active" else "dim",
    )


class Everybody:
    """All people of a view, straight from its index: before the list in memory is there."""

    def __init__(self, conn: sqlite3.Connection, view: View) -> None:
        self._conn = conn
        self._view = view
        self._count = roster_filter.count(conn, view.only)

    def __len__(self) -> int:
        return self._count

    def window(self, start: int, stop: int) -> Sequence[RowView]:
        """Rows of a part of the list."""
        return [row_view(row) for row in self._rows(start, stop)]

    def keys(self, start: int, stop: int) -> Sequence[int]:
        """Ids of a part of the list."""
        return [row.id for row in self._rows(start, stop)]

    def _rows(self, start: int, stop: int) -> Sequence[RosterRow]:
        view = self._view
        return roster_filter.window(
            self._conn, view.order, start, stop, descending=view.descending, only=view.only
        )


class Hits:
    """The people with these ids; each match that its line does not show is explained there."""

    def __init__(
        self, conn: sqlite3.Connection, ids: array[int], terms: tuple[Term, ...] = ()
    ) -> None:
        self._conn = conn
        self.ids = ids
        self._terms = terms

    def __len__(self) -> int:
        return len(self.ids)

    def window(self, start: int, stop: int) -> Sequence[RowView]:
        """Rows of a part of the list."""
        # Only searches explain; what that needs is not loaded before the first picture.
        from smeic_tui.store.roster.finding import explain

        wanted = self.ids[start:stop]
        found = {row.id: row for row in roster.rows(self._conn, wanted)}
        views: list[RowView] = []
        for person_id in wanted:
            row = found.get(person_id)
            if row is None:
                # Somebody removed this person a moment ago; the list is being read again.
                views.append(RowView(person_id, ("", t("roster.gone"), "", "", ""), "dim"))
            else:
                why = explain(self._conn, row, self._terms) if self._terms else None
                views.append(row_view(row, why))
        return views

    def keys(self, start: int, stop: int) -> Sequence[int]:
        """Ids of a part of the list."""
        return self.ids[start:stop]
