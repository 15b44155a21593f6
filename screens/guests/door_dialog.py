"""At the door: who came along with somebody, and at which table they sit."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence

from screens.forms.entries import tidy
from screens.forms.form_dialog import FormDialog
from screens.guests.reply_dialog import check_companions, fold_companions
from screens.guests.table_dialog import check_table, fold_table
from screens.guests.words import name_of
from smeic_tui.domain.events import Event
from smeic_tui.japanese.event_parts import read_companions
from smeic_tui.store.events.guests import Guest
from smeic_tui.store.events.reception import bring_along, check_in
from smeic_tui.store.events.seating import seat_at
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.text import t
from smeic_tui.widgets.form import Entry


class DoorDialog(FormDialog[str]):
    """Companions, their names, the table; whoever is not here yet is checked in with it."""

    def __init__(
        self, event: Event, person: tuple[int, str], guest: Guest | None, parts: Sequence[int]
    ) -> None:
        """Make the dialog.

        Args:
            event: Which event.
            person: Id and name of whom.
            guest: The same as the event knows them; None for somebody it does not know yet.
            parts: Parts they are here for: those they came to, else those they would be checked
                in for now.
        """
        self.event, self.parts = event, parts
        self.person_id, self.whom = person
        self.is_here = guest is not None and bool(guest.came)
        count, names, tables = 0, "", {}
        if guest is not None:
            count, names = max(guest.along_at(part) for part in parts)
            tables = {part: guest.tables[part] for part in parts if part in guest.tables}
        self.table_part = next(iter(tables), parts[0])
        """The part whose table is meant: the one there is a plan for, else the first."""
        self.table = tables.get(self.table_part, "")
        entries = (
            Entry(
                "companions",
                "field.companions",
                str(count) if count else "",
                fold=fold_companions,
                check=check_companions,
                cells=6,
                hint="0",
            ),
            Entry(
                "companion_names", "field.companion_names", names, fold=tidy, limit=200, cells=50
            ),
            Entry(
                "table",
                "field.table_no",
                self.table,
                fold=fold_table,
                check=check_table,
                limit=12,
                cells=12,
            ),
        )
        super().__init__(t("event.door_title", name=self.whom), entries)

    def record(self, values: Mapping[str, str]) -> None:
        """Write who came along; check in whoever is not here yet."""
        count = read_companions(values["companions"]) or 0
        names = values["companion_names"] or None
        table = values["table"] or None
        parts, person_id, table_part = self.parts, self.person_id, self.table_part
        moved = (table or "") != self.table
        kind = "companions_changed" if self.is_here else "checked_in"
        params = {"name": self.whom, "event": name_of(self.event)}

        def work(conn: sqlite3.Connection, actor: Actor) -> None:
            with operation(conn, actor, kind, params=params) as op:
                if moved:
                    seat_at(op, table_part, person_id, table)
                check_in(op, parts, person_id, companions=count, companion_names=names)
                # Another desk may have been quicker: then they are here already.
                bring_along(op, parts, person_id, count, names if count else None)

        told = t("event.door_saved", name=self.whom, count=count)
        self.close_with(told, work)
