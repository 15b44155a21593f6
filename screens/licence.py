"""One person's licence: dates, where it stands, and the ledger of points line by line."""

from __future__ import annotations

import sqlite3
from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from screens.licensing.ledger_rows import headings, ledger_columns, point_row
from screens.licensing.verbs import LicenceVerbs
from screens.listing.one_table import OneTable
from screens.rereading import Rereading
from smeic_tui.actions import bindings
from smeic_tui.actions.contexts import LICENCE
from smeic_tui.domain.licences.licence import Point
from smeic_tui.errors import SmeicError
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.licences import licences
from smeic_tui.store.licences.licence_holders import Holder, holder
from smeic_tui.text import t
from smeic_tui.widgets.lines import Lines
from smeic_tui.widgets.record_table import RecordTable
from smeic_tui.widgets.rows import ListRows


class LicenceScreen(OneTable, Rereading, LicenceVerbs):
    """The licence above, its ledger below, the latest line first."""

    CONTEXT = LICENCE
    BINDINGS: ClassVar[list[BindingType]] = bindings(LICENCE)
    AUTO_FOCUS = "#table"
    DEFAULT_CSS = """
    LicenceScreen #head { background: $surface; }
    LicenceScreen #guide { background: $surface; }
    """

    def __init__(self, person_id: int) -> None:
        """Make the page of a licence.

        Args:
            person_id: Whose.
        """
        super().__init__()
        self.person_id = person_id
        self.head = Lines(id="head")
        self.table = RecordTable(ledger_columns(), empty=t("licence.ledger_empty"), id="table")
        self.held: Holder | None = None

    def body(self) -> ComposeResult:
        """Licence, ledger, caution."""
        yield self.head
        yield self.table
        yield Lines([], [(f"{t('licence.guide')} ", "dim")], id="guide")

    def read(self) -> None:
        """Read the licence; go back when it is gone (its entry was undone)."""
        conn = self.desk.workspace.conn
        try:
            held = holder(conn, self.person_id, date.today())
        except SmeicError:
            self.dismiss()
            return
        self.held = held
        cohort = t("roster.cohort", n=held.cohort) if held.cohort is not None else ""
        self.show_title((held.name, "title"), (f"  {held.kana}  {cohort}", ""))
        lines = headings(held, licences.rules(conn))
        self.head.styles.height = len(lines)
        self.head.put_all(lines)
        row = self.table.row
        rows = ListRows([point_row(point, held) for point in held.points])
        self.table.show(rows, key=row.key if row else None, index=self.table.cursor if row else 0)

    def subject(self) -> int | None:
        """The person of this page."""
        return self.person_id

    def _point(self) -> Point | None:
        row, held = self.table.row, self.held
        if row is None or held is None:
            self.desk.notify(t("licence.no_point"))
            return None
        return next((p for p in held.points if p.id == row.key), None)

    @on(RecordTable.Opened)
    def opened(self) -> None:
        """Enter corrects the line under the cursor."""
        from screens.licensing.point_form import PointForm

        point, held = self._point(), self.held
        if point is None or held is None:
            return
        if point.session_uid is not None:
            # It says what the session says, for everybody alike.
            self.desk.notify(t("licence.points_of_session"))
            return
        self.desk.push_screen(PointForm(held, point, date.today()), self.written)

    def action_remove(self) -> None:
        """Take the line under the cursor out; nothing is asked, as one key brings it back."""
        point, held = self._point(), self.held
        if point is None or held is None:
            return
        said = t(
            "licence.point_removed",
            day=point.earned_on,
            kind=t(f"licence.kind_{point.kind}"),
            points=point.points,
        )

        def work(conn: sqlite3.Connection, actor: Actor) -> None:
            with operation(conn, actor, "point_removed", params={"name": held.name}) as op:
                licences.remove_point(op, point.id)

        self.desk.save(work, lambda _: self.written(said))
