"""The writer thread: never dies, drops nothing, and names who stands in its way."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Event

import pytest

from smeic_tui.errors import SmeicError
from smeic_tui.store.file import database, sessions
from smeic_tui.store.file.occupied import naming_holders
from smeic_tui.store.file.writer import Writer
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.people import people

pytestmark = pytest.mark.usefixtures("forced")


@pytest.fixture
def writer(db_path: Path) -> Iterator[Writer]:
    """A writer on the test's file."""
    made = Writer(db_path)
    yield made
    made.close()


def _names(conn: sqlite3.Connection) -> list[str]:
    return [name for (name,) in conn.execute("SELECT name FROM person ORDER BY id")]


def test_work_whose_answer_nobody_awaits_is_still_written(
    writer: Writer, conn: sqlite3.Connection, actor: Actor
) -> None:
    busy, go = Event(), Event()

    def first(_: sqlite3.Connection) -> None:
        busy.set()
        go.wait(10)

    def add(connection: sqlite3.Connection) -> None:
        with operation(connection, actor, "person_added") as op:
            people.add_person(op, {"kind": "alumnus", "name": "秋山 環"})

    running = writer.submit(first)
    assert busy.wait(10)
    waiting = writer.submit(add)
    assert not running.cancel()
    assert waiting.cancel()
    go.set()
    assert writer.submit(_names).result(10) == ["秋山 環"]


def test_a_file_replaced_meanwhile_is_not_written(writer: Writer, db_path: Path) -> None:
    assert writer.submit(_names).result(10) == []
    copy = db_path.with_name("other.sqlite")
    database.create(copy)
    copy.replace(db_path)
    with pytest.raises(SmeicError) as refused:
        writer.submit(_names).result(10)
    assert refused.value.code == "db_replaced"


def test_a_file_that_is_no_longer_ours_is_never_written(
    writer: Writer, db_path: Path, conn: sqlite3.Connection
) -> None:
    conn.execute("CREATE TRIGGER _spy AFTER INSERT ON person BEGIN SELECT 1; END")
    for _ in range(2):
        with pytest.raises(SmeicError) as refused:
            writer.submit(_names).result(10)
        assert refused.value.code == "db_schema_changed"


def test_a_lock_names_who_has_the_file_open(
    db_path: Path, conn: sqlite3.Connection, actor: Actor
) -> None:
    conn.execute("UPDATE session SET host = 'FRONT-DESK'")
    conn.execute("BEGIN IMMEDIATE")
    with closing(database.connect(db_path)) as other:
        other.execute("PRAGMA busy_timeout = 10")
        with pytest.raises(SmeicError) as refused, naming_holders(db_path):
            other.execute("BEGIN IMMEDIATE")
    conn.execute("ROLLBACK")
    assert (refused.value.code, refused.value.params["who"]) == (
        "db_locked_by",
        "水野 葵 (FRONT-DESK)",
    )


def test_an_unclean_end_asks_for_a_check_once(conn: sqlite3.Connection, actor: Actor) -> None:
    assert not sessions.wants_check(conn)
    conn.execute("UPDATE session SET pid = 0")
    assert sessions.wants_check(conn)
    assert sessions.open_sessions(conn) == ()
    sessions.begin(conn, actor.staff_id)
    assert not sessions.wants_check(conn)


def test_a_computer_that_never_worked_in_the_file_checks_it(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    conn.execute("UPDATE session SET host = 'elsewhere'")
    assert sessions.wants_check(conn)
