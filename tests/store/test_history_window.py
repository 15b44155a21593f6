"""What a change refers to: told by name, as the foreign keys of its table say, not by number."""

from __future__ import annotations

import sqlite3

import pytest

from smeic_tui.store.journal.history_window import RecordChange, change_ids, record_changes
from smeic_tui.store.journal.journal import JOURNALLED
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.people.called import CALLED
from smeic_tui.text.field_words import field_values
from tests.store.referrals import person
from tests.store.trainings import make_run, session_ids


def last(conn: sqlite3.Connection, back: int = 0) -> tuple[RecordChange, ...]:
    """The changes of the latest operation, or of one before it."""
    (number,) = conn.execute("SELECT max(id) FROM operation").fetchone()
    return record_changes(conn, change_ids(conn, number - back))


@pytest.mark.parametrize("table", JOURNALLED)
def test_every_record_that_a_change_can_refer_to_has_a_name(
    conn: sqlite3.Connection, table: str
) -> None:
    parents = {row[2] for row in conn.execute(f"PRAGMA foreign_key_list({table})")}
    assert parents <= CALLED.keys()


def test_a_session_that_stands_for_another_says_which(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    one, other = session_ids(conn, make_run(conn, actor, ["2026-05-09", "2026-06-06"]))
    with operation(conn, actor, "session_edited", params={}) as op:
        op.update("training_session", other, {"stands_for_id": one})
    ((label, before, after),) = field_values(last(conn)[0])
    assert (label, before) == ("延期のもと", "（空）")
    assert "架空研修" in after
    assert after.endswith("2026-05-09")


def test_a_body_says_its_name_and_still_does_when_it_is_gone(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    member = person(conn, actor, "青空 花子")
    with operation(conn, actor, "body_added", params={}) as op:
        body = op.insert("body", {"name": "架空部会", "kind": "working_group"})
    with operation(conn, actor, "joined", params={}) as op:
        joined = op.insert("membership", {"body_id": body, "person_id": member})
    assert ("部会・団体", "（空）", "架空部会") in field_values(last(conn)[0])
    with operation(conn, actor, "removed", params={}) as op:
        op.delete("membership", joined)
        op.delete("body", body)
    assert ("部会・団体", "（空）", "架空部会") in field_values(last(conn, back=1)[0])


def test_the_changes_of_one_person_name_their_company(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    one, other = person(conn, actor, "青空 花子"), person(conn, actor, "木星 次郎")
    with operation(conn, actor, "moved", params={}) as op:
        company = op.insert("organisation", {"name": "架空工業"})
        for each in (one, other):
            op.insert("position", {"person_id": each, "organisation_id": company})
    (number,) = conn.execute("SELECT max(id) FROM operation").fetchone()
    (change,) = record_changes(conn, change_ids(conn, number, person_id=one))
    assert change.who == "青空 花子"
    assert ("会社", "（空）", "架空工業") in field_values(change)
