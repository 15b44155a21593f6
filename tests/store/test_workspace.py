"""The open file as screens see it: a session that ends, backups made while somebody works."""

from __future__ import annotations

import os
import sqlite3
from datetime import datetime, timedelta
from pathlib import Path
from threading import Thread

from smeic_tui.store.file import backup, opening
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.people import people
from smeic_tui.store.people.staff import all_staff
from smeic_tui.workspace import Workspace


def _workspace(path: Path, conn: sqlite3.Connection) -> Workspace:
    return Workspace(opening.open_file(path), all_staff(conn)[0])


def test_a_session_begun_is_ended_however_soon_the_program_is_closed(
    db_path: Path, conn: sqlite3.Connection, actor: Actor
) -> None:
    for _ in range(20):
        workspace = _workspace(db_path, conn)
        entering = Thread(target=workspace.enter)
        entering.start()
        workspace.close()
        entering.join()
    open_ones = conn.execute(
        "SELECT count(*) FROM session WHERE ended IS NULL AND id <> ?", (actor.session_id,)
    ).fetchone()
    assert open_ones == (0,)


def test_a_changed_file_is_backed_up_and_an_unchanged_one_is_not_again(
    db_path: Path, conn: sqlite3.Connection, actor: Actor
) -> None:
    workspace = _workspace(db_path, conn)
    with operation(conn, actor, "person_added") as op:
        people.add_person(op, {"kind": "alumnus", "name": "秋山 環"})
    made = workspace.back_up_if_due()
    assert made is not None
    assert workspace.back_up_if_due() is None
    old = datetime.now() - timedelta(hours=2)
    os.rename(made, made.with_name(f"{db_path.stem}-{old:%Y%m%d-%H%M%S}.sqlite"))
    assert workspace.back_up_if_due() is not None
    assert len(backup.backups(db_path)) == 2
    workspace.close()
