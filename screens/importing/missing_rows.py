"""Alumni who are not in a list that should hold everyone, as rows: pure functions."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import TYPE_CHECKING

from smeic_tui.japanese.legal_forms import short_company
from smeic_tui.store.roster import roster
from smeic_tui.text import t
from smeic_tui.widgets.lines import Side
from smeic_tui.widgets.rows import Column, RowView

if TYPE_CHECKING:
    from importers.planning.plan import Missing


def missing_columns() -> tuple[Column, ...]:
    """Columns of the list of people who are not in the list."""
    return (
        Column(t("import_screen.column_outcome"), 10),
        Column(t("import_screen.field_cohort"), 4, right=True),
        Column(t("import_screen.column_name"), 16),
        Column(t("import_screen.field_company"), 22, grow=2),
        Column(t("import_screen.field_role"), 14, grow=1),
    )


class MissingRows:
    """These people as the roster shows them, read as they are scrolled."""

    def __init__(self, conn: sqlite3.Connection, missing: Sequence[Missing]) -> None:
        self._conn = conn
        self._missing = missing

    def __len__(self) -> int:
        return len(self._missing)

    def window(self, start: int, stop: int) -> Sequence[RowView]:
        """People; the key is their place in the plan."""
        wanted = self._missing[start:stop]
        found = {who.id: who for who in roster.rows(self._conn, [m.person_id for m in wanted])}
        rows = []
        for key, each in enumerate(wanted, start):
            who = found.get(each.person_id)
            cohort = "" if who is None or who.cohort is None else str(who.cohort)
            company = short_company(who.organisation) if who is not None else ""
            title = who.title if who is not None else ""
            word = t("import_screen.outcome_missing")
            rows.append(RowView(key, (word, cohort, each.name, company, title)))
        return rows

    def keys(self, start: int, stop: int) -> Sequence[int]:
        """Places in the plan."""
        return range(start, stop)


def missing_lines(conn: sqlite3.Connection, missing: Missing) -> list[tuple[Side, Side]]:
    """What the roster knows of somebody who is not in the list."""
    from smeic_tui.store.people.dossiers import dossier

    found = dossier(conn, missing.person_id, notes=1)
    texts = [contact.value for contact in found.contacts if contact.state == "current"]
    lines: list[tuple[Side, Side]] = [([(f"    {missing.name}", "strong")], "")]
    if texts:
        lines.append((f"    {'   '.join(texts)}", ""))
    if found.notes:
        lines.append(([(f"    {found.notes[0].text}", "dim")], ""))
    return lines
