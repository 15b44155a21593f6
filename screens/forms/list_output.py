"""A list of people as an Excel file: under a free name, and what left the house written down."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from screens.background import Stop, in_background
from screens.forms.writing import can_log, free_name, output_folder
from smeic_tui.store.journal.export_log import log_export
from smeic_tui.store.journal.operation import Actor
from smeic_tui.text import t

if TYPE_CHECKING:
    from screens.past.undoing import Undoing
    from smeic_tui.exports.written import Written


def write_and_log(
    page: Undoing,
    write: Callable[[sqlite3.Connection, Path], Written],
    *,
    stem: str,
    layout: str,
    condition: str,
    purpose: str,
    recipient: str | None = None,
    told: Callable[[Written], str] | None = None,
) -> None:
    """Write a list into the documents folder on a thread, then log it and say where it is.

    Args:
        page: Where it was asked for.
        write: Writes the file, on a connection of its own thread.
        stem: What the file is called.
        layout: Name of the layout in the export log.
        condition: What chose the people.
        purpose: What the list is for.
        recipient: Who gets it, if anybody outside.
        told: The sentence about what was written; by default how many people, and where.
    """
    desk = page.desk
    if not can_log(desk):
        return

    def work(_stop: Stop) -> Written:
        from smeic_tui.exports.names import file_name

        path = free_name(output_folder(), file_name(stem, suffix=""))
        with desk.workspace.reading() as conn:
            return write(conn, path)

    def then(found: Written) -> None:
        def log(conn: sqlite3.Connection, actor: Actor) -> int:
            return log_export(
                conn,
                actor,
                layout=layout,
                columns=found.columns,
                person_ids=found.people,
                condition=condition,
                purpose=purpose,
                recipient=recipient,
                file=found.path,
            )

        said = (told or _told)(found)
        desk.save(log, lambda _: desk.notify(said, timeout=8))

    in_background(page, work, then)


def _told(found: Written) -> str:
    said = t("form.written", count=f"{len(found.people):,}", path=found.path)
    if found.left_out:
        said += " " + t("event.left_out_count", count=found.left_out)
    return said
