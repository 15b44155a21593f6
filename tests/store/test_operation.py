"""Two people at one record: neither loses what they typed."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from threading import Thread

import pytest

from smeic_tui.store.file import opening
from smeic_tui.store.file.writer import Writer
from smeic_tui.store.imports.match_source import written_on
from smeic_tui.store.journal import operation as journal_operation
from smeic_tui.store.journal.operation import Actor, EditConflict, operation
from smeic_tui.store.people import people, staff
from smeic_tui.store.roster import roster


def _person(conn: sqlite3.Connection, actor: Actor) -> int:
    with operation(conn, actor, "person_added") as op:
        return people.add_person(op, {"kind": "alumnus", "name": "秋山 環", "note": "元"})


def test_a_form_saves_on_the_revision_it_was_opened_on(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    person = _person(conn, actor)
    with operation(conn, actor, "person_edited") as op:
        op.revise("person", person, 1, {"note": "元"}, {"note": "新"})
    found = people.person(conn, person)
    assert (found.note, found.rev) == ("新", 2)


def test_edits_of_different_fields_both_survive(conn: sqlite3.Connection, actor: Actor) -> None:
    person = _person(conn, actor)
    base = {"note": "元", "kana": None}
    with operation(conn, actor, "person_edited") as op:
        op.revise("person", person, 1, base, {"note": "元", "kana": "あきやま たまき"})
    with operation(conn, actor, "person_edited") as op:
        op.revise("person", person, 1, base, {"note": "新", "kana": None})
    found = people.person(conn, person)
    assert (found.note, found.kana, found.rev) == ("新", "あきやま たまき", 3)


def test_edits_of_the_same_field_are_shown_side_by_side(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    person = _person(conn, actor)
    with operation(conn, actor, "person_edited") as op:
        op.revise("person", person, 1, {"note": "元"}, {"note": "あちら"})
    with pytest.raises(EditConflict) as clash, operation(conn, actor, "person_edited") as op:
        op.revise("person", person, 1, {"note": "元"}, {"note": "こちら"})
    assert clash.value.fields == {"note": ("元", "こちら", "あちら")}
    assert clash.value.rev == 2
    assert clash.value.params["by"] == "水野 葵"
    assert people.person(conn, person).note == "あちら"


def test_the_same_edit_twice_is_no_conflict(conn: sqlite3.Connection, actor: Actor) -> None:
    person = _person(conn, actor)
    for _ in range(2):
        with operation(conn, actor, "person_edited") as op:
            op.revise("person", person, 1, {"note": "元"}, {"note": "新"})
    assert not op.recorded
    assert people.person(conn, person).note == "新"


def test_eight_writers_lose_nothing(db_path: Path, conn: sqlite3.Connection, actor: Actor) -> None:
    person = _person(conn, actor)

    def work(number: int) -> None:
        own = opening.writer(db_path)
        for i in range(20):
            with operation(own, actor, "contact_noted") as op:
                people.add_contact_note(op, person, text=f"{number}-{i}")
        own.close()

    threads = [Thread(target=work, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    texts = [t for (t,) in conn.execute("SELECT text FROM contact_log")]
    assert sorted(texts) == sorted(f"{n}-{i}" for n in range(8) for i in range(20))


def test_the_writer_finishes_what_it_was_given(
    db_path: Path, conn: sqlite3.Connection, actor: Actor
) -> None:
    writer = Writer(db_path)

    def add(name: str) -> int:
        def work(own: sqlite3.Connection) -> int:
            with operation(own, actor, "person_added") as op:
                return people.add_person(op, {"kind": "alumnus", "name": name})

        futures.append(writer.submit(work))
        return 0

    futures: list[object] = []
    for i in range(50):
        add(f"人{i}")
    writer.close()
    assert roster.count(conn) == 50


def test_what_the_writer_meets_reaches_whoever_asked(
    db_path: Path, conn: sqlite3.Connection, actor: Actor
) -> None:
    writer = Writer(db_path)
    future = writer.submit(lambda own: own.execute("SELECT 1/0, nonsense"))
    with pytest.raises(sqlite3.OperationalError):
        future.result(5)
    assert writer.submit(lambda own: own.execute("SELECT 1").fetchone()).result(5) == (1,)
    writer.close()


@pytest.mark.usefixtures("tokyo")
def test_what_is_written_before_nine_in_the_morning_is_of_that_day(
    conn: sqlite3.Connection, actor: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In UTC it is still the day before."""
    monkeypatch.setattr(journal_operation, "now", lambda: "2026-11-26T23:30:00Z")
    with operation(conn, actor, "person_added") as op:
        assert op.day == "2026-11-27"
        people.add_person(op, {"kind": "alumnus", "name": "秋山 環"})
    (day,) = written_on(conn, ["person"]).values()
    assert day == "2026-11-27"
    member = staff.add_staff(conn, actor, name="白川 望")
    assert member.active_from == "2026-11-27"
