"""似た人がいます: who on file may be the person that is being entered, and on what evidence."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from textual.app import ComposeResult

from importers.planning.plan import Candidate
from smeic_tui.actions.action import DIGITS
from smeic_tui.japanese.legal_forms import short_company
from smeic_tui.store.roster import roster
from smeic_tui.text import render, t
from smeic_tui.widgets.dialog import Dialog
from smeic_tui.widgets.lines import Lines
from smeic_tui.widgets.record_table import RecordTable
from smeic_tui.widgets.rows import Column, ListRows, RowView

REGISTER = 0
"""The answer that it is somebody else after all; ids of people begin at 1."""
_MOST = 9


def similar_rows(conn: sqlite3.Connection, found: Sequence[Candidate]) -> list[RowView]:
    """One row a candidate: digit, name, cohort, company, and what agrees or contradicts."""
    people = {row.id: row for row in roster.rows(conn, [c.person_id for c in found])}
    rows = []
    for digit, candidate in zip(DIGITS, found, strict=False):
        person = people.get(candidate.person_id)
        if person is None:
            continue
        cohort = t("roster.cohort", n=person.cohort) if person.cohort is not None else ""
        cells = (
            digit,
            person.name,
            cohort,
            short_company(person.organisation),
            evidence(candidate),
        )
        rows.append(RowView(candidate.person_id, cells))
    return rows


def evidence(candidate: Candidate) -> str:
    """Why this person is taken for the one being entered, in words."""
    for_ = [render("reason", f"evidence_{code}", {}) for code in candidate.evidence]
    against = [render("reason", code, {}) for code in candidate.vetoes]
    return t("frame.between").join([*for_, *against])


class SimilarDialog(Dialog[int]):
    """A digit opens somebody on file (answers their id), Enter registers all the same (0)."""

    DEFAULT_CSS = """
    SimilarDialog #panel { width: 78; }
    SimilarDialog #why { height: 2; color: $text-muted; }
    """

    def __init__(self, name: str, rows: Sequence[RowView]) -> None:
        """Make the warning.

        Args:
            name: Whom staff are entering.
            rows: See `similar_rows`.
        """
        super().__init__(t("form.similar_title", name=name), t("form.similar_keys"))
        self._rows = list(rows)[:_MOST]
        self._why = Lines(id="why")

    def body(self) -> ComposeResult:
        """The candidates, and the evidence of the marked one in full."""
        columns = (
            Column("", 1),
            Column("", 14),
            Column("", 6),
            Column("", 18),
            Column("", 20, grow=1),
        )
        table = RecordTable(columns, header=False, follow=self._explain)
        table.styles.height = len(self._rows)
        yield table
        yield self._why

    def on_mount(self) -> None:
        """Fill the list."""
        self.query_one(RecordTable).show(ListRows(self._rows))

    def _explain(self, row: RowView | None) -> None:
        self._why.put(row.cells[4] if row else "")

    def action_choose(self, digit: str) -> None:
        """Open the person with this digit."""
        for row in self._rows:
            if row.cells[0] == digit:
                self.dismiss(row.key)

    def on_record_table_opened(self) -> None:
        """Enter: it is somebody else."""
        self.dismiss(REGISTER)
