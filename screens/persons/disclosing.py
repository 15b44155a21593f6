"""開示: everything on one person as a workbook, by one key; that it left the house is logged."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from screens.forms.list_output import write_and_log
from smeic_tui.domain.people import Person
from smeic_tui.text import t

if TYPE_CHECKING:
    from screens.past.undoing import Undoing
    from smeic_tui.exports.written import Written


def disclose(page: Undoing, person: Person) -> None:
    """Write it into the documents folder under a free name; consent is not asked for.

    Args:
        page: The page of the person.
        person: Who asks what is held about them.
    """
    today = date.today().isoformat()
    forbid = [page.desk.workspace.path]

    def write(conn: sqlite3.Connection, path: Path) -> Written:
        from smeic_tui.exports.disclosure import write_disclosure

        return write_disclosure(conn, path, person.id, today, forbid=forbid)

    def told(found: Written) -> str:
        return t("disclosure.written", name=person.name, rows=found.rows, path=found.path)

    write_and_log(
        page,
        write,
        stem=t("disclosure.stem", name=person.name),
        layout="disclosure",
        condition=t("disclosure.purpose_condition"),
        purpose=t("disclosure.purpose"),
        recipient=person.name,
        told=told,
    )
