"""One line of the ledger typed in: kind, day, points, what proves it."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from datetime import date

from screens.forms.date_entries import day_entry
from screens.forms.entries import tidy
from screens.forms.form_dialog import FormDialog
from screens.licensing.entries import check_number, fold_number, form_entry
from smeic_tui.domain.licences.licence import KINDS, LedgerLine, Point
from smeic_tui.domain.licences.rules import MOST
from smeic_tui.exports.licence_words import line
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.licences.licence_holders import Holder, holder
from smeic_tui.store.licences.licences import add_point, correct_point
from smeic_tui.text import t
from smeic_tui.widgets.form import Entry


class PointForm(FormDialog[str]):
    """``a``, a digit for the kind, the points, Enter; the day is today unless another is typed."""

    def __init__(self, held: Holder, point: Point | None, today: date) -> None:
        """Make the form.

        Args:
            held: Whose ledger it is.
            point: The line that is corrected; None for a new one.
            today: Today.
        """
        kinds = [(kind, t(f"licence.kind_{kind}")) for kind in KINDS]
        entries = (
            Entry("kind", "licence.column_kind", point.kind if point else KINDS[0], options=kinds),
            Entry(
                "points",
                "licence.point_points",
                str(point.points) if point else "1",
                fold=fold_number,
                check=check_number("licence.bad_points", 1, MOST),
                required=True,
                cells=8,
            ),
            day_entry(
                "earned_on",
                "licence.column_day",
                point.earned_on if point else today.isoformat(),
                today,
                required=True,
            ),
            Entry(
                "proof", "licence.column_proof", (point and point.proof) or "", fold=tidy, limit=200
            ),
            form_entry(point.form if point else None),
        )
        super().__init__(t("licence.point_title", name=held.name), entries)
        self.held, self.point, self.today = held, point, today
        self.draft_key = f"point {held.person_id} {point.id if point else 'new'}"

    def record(self, values: Mapping[str, str]) -> None:
        """Write the line and say where the licence stands now."""
        if values["earned_on"] > self.today.isoformat():
            self.form.blame("earned_on", t("licence.point_future"))
            return
        who, before, today = self.held.person_id, self.point, self.today
        kind = "point_edited" if before else "point_added"

        def work(conn: sqlite3.Connection, actor: Actor) -> str:
            told = LedgerLine(
                values["earned_on"],
                values["kind"],
                int(values["points"]),
                values["proof"] or None,
                values["form"] or None,
            )
            with operation(conn, actor, kind, params={"name": self.held.name}) as op:
                if before is None:
                    add_point(op, who, told)
                else:
                    correct_point(op, before, told)
            return line(holder(conn, who, today).found)

        self.save(
            work,
            lambda now: self.dismiss(t("licence.points_added", name=self.held.name, points=now)),
        )
