"""Lists of an event as Excel files: one key, one digit; what left the house is written down."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from screens.background import Stop, in_background
from screens.forms.writing import can_log, free_name, output_folder
from screens.guests.words import name_of
from smeic_tui.domain.events import Event
from smeic_tui.store.export_log import log_export
from smeic_tui.store.operation import Actor
from smeic_tui.text import t
from smeic_tui.widgets.menu import Item, Menu

if TYPE_CHECKING:
    from screens.past.undoing import Undoing
    from smeic_tui.exports.event_layouts import EventLayout, Written


def offer_lists(page: Undoing, event: Event) -> None:
    """Ask which list, and write it into the documents folder under a free name."""
    from smeic_tui.exports.event_layouts import listed_layouts

    desk = page.desk
    items = [
        Item(layout, t(f"event.layout_{layout}"), t("event.guest_count", count=count))
        for layout, count in listed_layouts(desk.workspace.conn, event.id)
    ]

    def chosen(layout: EventLayout | None) -> None:
        if layout is not None:
            _write(page, event, layout)

    desk.push_screen(Menu(t("event.layout_title"), items), chosen)


def _write(page: Undoing, event: Event, layout: EventLayout) -> None:
    desk = page.desk
    if not can_log(desk):
        return

    def work(_stop: Stop) -> Written:
        from smeic_tui.exports.event_layouts import file_stem, write_event_list
        from smeic_tui.exports.names import file_name

        path = free_name(output_folder(), file_name(file_stem(event, layout), suffix=""))
        with desk.workspace.reading() as conn:
            forbid = [desk.workspace.path]
            return write_event_list(conn, path, event.id, layout, forbid=forbid)

    def then(found: Written) -> None:
        def log(conn: sqlite3.Connection, actor: Actor) -> int:
            return log_export(
                conn,
                actor,
                layout=f"event_{layout}",
                columns=found.columns,
                person_ids=found.people,
                condition=name_of(event),
                purpose=f"{name_of(event)} {t(f'event.layout_{layout}')}",
                recipient=None,
                file=found.path,
            )

        told = t("form.written", count=f"{len(found.people):,}", path=found.path)
        if found.left_out:
            told += " " + t("event.left_out_count", count=found.left_out)
        desk.save(log, lambda _: desk.notify(told, timeout=8))

    in_background(page, work, then)
