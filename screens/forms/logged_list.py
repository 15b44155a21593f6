"""Write a list in the background, and into the log of what left the house; then say where it is."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from screens.background import Stop, in_background
from screens.forms.writing import can_log, free_name, output_folder
from smeic_tui.store.export_log import log_export
from smeic_tui.store.operation import Actor

if TYPE_CHECKING:
    from screens.past.undoing import Undoing
    from smeic_tui.exports.written import Written


def write_list(
    page: Undoing,
    write: Callable[[sqlite3.Connection, Path, Path], Written],
    told: Callable[[Written], str],
    *,
    stem: str,
    layout: str,
    condition: str,
    purpose: str,
) -> None:
    """Write a list under a free name in the documents folder.

    Args:
        page: Where it was asked for.
        write: Writes it on a thread: connection, file, the database that must not be overwritten.
        told: The sentence about what was written.
        stem: Name of the file without its ending.
        layout: Name of the layout in the log.
        condition: What chose the people, as staff would say it.
        purpose: What it is for.
    """
    desk = page.desk
    if not can_log(desk):
        return

    def work(_stop: Stop) -> Written:
        from smeic_tui.exports.names import file_name

        path = free_name(output_folder(), file_name(stem, suffix=""))
        with desk.workspace.reading() as conn:
            return write(conn, path, desk.workspace.path)

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
                recipient=None,
                file=found.path,
            )

        desk.save(log, lambda _: desk.notify(told(found), timeout=8))

    in_background(page, work, then)
