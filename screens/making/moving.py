"""Moving a case: one key to the next stage, a menu for all others; its state of publication."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from screens.forms.date_entries import day_entry
from screens.forms.entries import tidy
from screens.forms.form_dialog import FormDialog
from smeic_tui.domain.case_publication import steps
from smeic_tui.domain.case_stages import allowed, needs_reason, next_stage
from smeic_tui.domain.cases import Case, Publication, Stage
from smeic_tui.store.cases import case_acts
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.text import t
from smeic_tui.widgets.form import Entry
from smeic_tui.widgets.menu import Item, Menu

if TYPE_CHECKING:
    from screens.listing.page import ListPage


def advance(page: ListPage, case: Case) -> None:
    """Move it to the next stage at once; what is at the end of its way says so."""
    to = next_stage(case.moves)
    if to is None:
        page.desk.notify(t("case.at_the_end"))
        return
    today = date.today().isoformat()

    def work(conn: sqlite3.Connection, actor: Actor) -> None:
        _write(conn, actor, case, to, today, None)

    page.desk.save(work, lambda _: page.written(_moved(case, to)))


def choose_stage(page: ListPage, case: Case) -> None:
    """Offer every stage it may go to; a day, and a reason where one is wanted, are asked for."""
    items = [Item(stage, t(f"case.stage_{stage}")) for stage in allowed(case.moves)]

    def chosen(to: Stage | None) -> None:
        if to is not None:
            page.desk.push_screen(MoveDialog(case, to, date.today()), page.written)

    now = t(f"case.stage_{case.stage}")
    page.desk.push_screen(Menu(t("case.move_title", title=case.title, stage=now), items), chosen)


def choose_publication(page: ListPage, case: Case) -> None:
    """Offer the next state of publication and all earlier ones."""
    items = [Item(state, t(f"case.publication_{state}")) for state in steps(case.publication)]

    def chosen(to: Publication | None) -> None:
        if to is None:
            return

        def work(conn: sqlite3.Connection, actor: Actor) -> None:
            with operation(conn, actor, "case_publication", params={"title": case.title}) as op:
                case_acts.set_publication(op, case.id, to, today=date.today().isoformat())

        state = t(f"case.publication_{to}")
        said = t("case.publication_saved", title=case.title, state=state)
        page.desk.save(work, lambda _: page.written(said))

    now = t(f"case.publication_{case.publication}")
    page.desk.push_screen(Menu(t("case.publication_title", state=now), items), chosen)


def _moved(case: Case, to: Stage) -> str:
    before, after = t(f"case.stage_{case.stage}"), t(f"case.stage_{to}")
    return t("case.moved", title=case.title, before=before, after=after)


def _write(
    conn: sqlite3.Connection, actor: Actor, case: Case, to: Stage, on: str, reason: str | None
) -> None:
    with operation(conn, actor, "case_moved", params={"title": case.title}) as op:
        case_acts.move_case(
            op,
            case.id,
            to,
            on=on,
            today=date.today().isoformat(),
            reason=reason,
            expected=case.stage,
        )


class MoveDialog(FormDialog[str]):
    """Why, and when; the reason is asked for where the move is not the usual one."""

    def __init__(self, case: Case, to: Stage, today: date) -> None:
        """Make the dialog.

        Args:
            case: The case.
            to: Where it goes.
            today: Today.
        """
        self.case, self.to = case, to
        wanted = needs_reason(case.moves, to)
        entries = (
            Entry("reason", "case.reason", fold=tidy, required=wanted, limit=400, cells=54),
            day_entry("on", "case.on", today.isoformat(), today, required=True),
        )
        stage = t(f"case.stage_{to}")
        super().__init__(t("case.move_reason_title", title=case.title, stage=stage), entries)

    def record(self, values: Mapping[str, str]) -> None:
        """Write the move."""
        case, to, reason = self.case, self.to, values["reason"] or None
        self.save(
            lambda conn, actor: _write(conn, actor, case, to, values["on"], reason),
            lambda _: self.dismiss(_moved(case, to)),
        )
