"""At which table: for one guest, or for all that were selected."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence

from screens.forms.form_dialog import FormDialog
from screens.guests.words import name_of
from smeic_tui.domain.events import Event, Part
from smeic_tui.japanese.event_parts import read_table
from smeic_tui.store.events.guests import Guest
from smeic_tui.store.events.seating import seat_at
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.text import t
from smeic_tui.widgets.form import Entry


def fold_table(text: str) -> str:
    """``３番`` as ``3``; what is no table stays as typed."""
    return read_table(text) or text.strip()


def check_table(text: str) -> str | None:
    """A table, or what is wrong."""
    return None if read_table(text) else t("event.bad_table")


class TableDialog(FormDialog[str]):
    """One field; blank takes a single guest's table away. Answers what was written."""

    def __init__(self, event: Event, part: Part, guests: Sequence[Guest]) -> None:
        """Make the dialog.

        Args:
            event: Which event.
            part: At which part of it.
            guests: Whom.
        """
        self.event, self.part, self.guests = event, part, guests
        known = {guest.tables.get(part.id, "") for guest in guests}
        self.before = known.pop() if len(known) == 1 else ""
        entry = Entry(
            "table",
            "field.table_no",
            self.before,
            fold=fold_table,
            check=check_table,
            limit=12,
            cells=12,
            hint=t("event.table_hint"),
        )
        names = t("frame.comma").join(guest.name for guest in guests[:3])
        super().__init__(
            t("event.table_title", part=part.name, names=names, count=len(guests)), [entry]
        )

    def record(self, values: Mapping[str, str]) -> None:
        """Write the table of each."""
        table, part, guests = values["table"] or None, self.part, self.guests
        if table is None and not self.before:
            self.form.blame("table", t("event.table_wanted"))
            return
        name = t("frame.comma").join(guest.name for guest in guests[:3])
        params = {"name": name, "event": name_of(self.event)}

        def work(conn: sqlite3.Connection, actor: Actor) -> None:
            with operation(conn, actor, "table_changed", params=params) as op:
                for guest in guests:
                    seat_at(op, part.id, guest.person_id, table)

        key = "event.table_saved" if table else "event.table_removed"
        told = t(key, table=table or "", count=len(guests))
        self.close_with(told, work)
