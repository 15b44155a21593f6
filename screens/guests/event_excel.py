"""Lists of an event as Excel files: one key, one digit; what left the house is written down."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from screens.forms.list_output import write_and_log
from screens.guests.words import name_of
from smeic_tui.domain.events import Event
from smeic_tui.text import t
from smeic_tui.widgets.menu import Item, Menu

if TYPE_CHECKING:
    from screens.past.undoing import Undoing
    from smeic_tui.exports.event_paper import EventLayout
    from smeic_tui.exports.written import Written


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
    def write(conn: sqlite3.Connection, path: Path) -> Written:
        from smeic_tui.exports.event_layouts import write_event_list

        forbid = [page.desk.workspace.path]
        return write_event_list(conn, path, event.id, layout, forbid=forbid)

    from smeic_tui.exports.event_layouts import file_stem

    name = name_of(event)
    write_and_log(
        page,
        write,
        stem=file_stem(event, layout),
        layout=f"event_{layout}",
        condition=name,
        purpose=f"{name} {t(f'event.layout_{layout}')}",
    )
