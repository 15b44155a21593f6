"""A ready list written as an Excel file into the documents folder, and entered in the log."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from screens.background import Stop, in_background
from screens.forms.excel_output import free_name, output_folder
from smeic_tui.errors import SmeicError
from smeic_tui.store.export_log import log_export
from smeic_tui.store.operation import Actor
from smeic_tui.text import t

if TYPE_CHECKING:
    from screens.past.undoing import Undoing
    from smeic_tui.exports.event_layouts import Written


class ReadyList(NamedTuple):
    """What the log of outputs says of a list."""

    layout: str
    """Name of the layout, e.g. ``event_door``."""
    of: str
    """What the list is of, as staff call it."""
    title: str
    """What the list is called."""
    stem: str
    """Name of the file without its ending."""


def write_ready_list(
    page: Undoing,
    wanted: ReadyList,
    write: Callable[[sqlite3.Connection, Path, list[Path]], Written],
) -> None:
    """Write a list on a thread under a free name, and log what left the house.

    Args:
        page: Where it was asked for.
        wanted: What it is.
        write: Given a connection, the path and what must not be overwritten.
    """
    desk = page.desk
    if desk.workspace.read_only:
        # What goes out is written down; where that is impossible nothing goes out.
        desk.show_error(SmeicError("db_read_only", path=str(desk.workspace.path)))
        return

    def work(_stop: Stop) -> Written:
        from smeic_tui.exports.names import file_name

        path = free_name(output_folder(), file_name(wanted.stem, suffix=""))
        with desk.workspace.reading() as conn:
            return write(conn, path, [desk.workspace.path])

    def then(found: Written) -> None:
        def log(conn: sqlite3.Connection, actor: Actor) -> int:
            return log_export(
                conn,
                actor,
                layout=wanted.layout,
                columns=found.columns,
                person_ids=found.people,
                condition=wanted.of,
                purpose=f"{wanted.of} {wanted.title}",
                recipient=None,
                file=found.path,
            )

        told = t("form.written", count=f"{len(found.people):,}", path=found.path)
        if found.left_out:
            told += " " + t("event.left_out_count", count=found.left_out)
        desk.save(log, lambda _: desk.notify(told, timeout=8))

    in_background(page, work, then)
