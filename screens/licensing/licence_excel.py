"""更新要件一覧 and 実務従事の記録, written by one key."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from screens.forms.list_output import write_and_log
from smeic_tui.text import t

if TYPE_CHECKING:
    from screens.past.undoing import Undoing
    from smeic_tui.exports.written import Written


def write_shown(page: Undoing, people: Sequence[int], today: date, condition: str) -> None:
    """Write the licences that are shown.

    Args:
        page: The list.
        people: Whose.
        today: The day they were looked at.
        condition: What chose them, as staff say it.
    """
    if not people:
        page.desk.notify(t("roster.no_one_chosen"))
        return

    def write(conn: sqlite3.Connection, path: Path) -> Written:
        from smeic_tui.exports.licence_layouts import write_renewals

        forbid = [page.desk.workspace.path]
        return write_renewals(conn, path, today, people=frozenset(people), forbid=forbid)

    title = t("licence.layout_renewal")
    write_and_log(
        page,
        write,
        stem=f"{title}_{today.isoformat()}",
        layout="licence_renewal",
        condition=condition,
        purpose=title,
    )


def write_record(page: Undoing, today: date) -> None:
    """Write every engagement.

    Args:
        page: The list.
        today: The day, for the file's name.
    """

    def write(conn: sqlite3.Connection, path: Path) -> Written:
        from smeic_tui.exports.licence_layouts import write_engagements

        return write_engagements(conn, path, forbid=[page.desk.workspace.path])

    title = t("engagement.layout_record")
    write_and_log(
        page,
        write,
        stem=f"{title}_{today.isoformat()}",
        layout="engagement_record",
        condition=t("engagement.tab_all"),
        purpose=title,
    )
