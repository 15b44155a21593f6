"""A company typed in another spelling after a command is the one on file, and it is said so."""

from __future__ import annotations

import sqlite3

import pytest

from smeic_tui.store.journal.operation import Actor
from smeic_tui.store.people import people
from tests.cli.calling import Call
from tests.store.organisations import EIGYO, Circle, circle


@pytest.fixture
def known(conn: sqlite3.Connection, actor: Actor) -> Circle:
    """A circle around a few companies."""
    return circle(conn, actor)


def names(conn: sqlite3.Connection) -> list[str]:
    return [name for (name,) in conn.execute("SELECT name FROM organisation ORDER BY id")]


def test_every_command_that_takes_a_company_finds_the_one_on_file(
    conn: sqlite3.Connection, known: Circle, desk: Call
) -> None:
    before = names(conn)
    written = "架空営業（同）"
    kato = people.person(conn, known.kato).uid
    for command in (
        ("referral", "add", "外部 来人", "--source", "self", "--company", written),
        ("licence", "add-engagement", kato, "--at", written),
        ("case", "add", "別の新工法", "--organisation", written),
        ("case", "company", "架空の新工法", written, "--part", "販売"),
    ):
        told = desk(*command)
        assert told.status == 0, told.err
        assert f"会社・機関は、登録済みの「{EIGYO}」にしました（入力は「{written}」）。" in told.err
    assert names(conn) == before
    (case,) = desk("case", "show", "架空の新工法", "--json").document["organisations"][1:]
    assert case["name"] == EIGYO
    # What it was let in by takes it out, too.
    assert desk("case", "company", "架空の新工法", "架空営業", "--remove").status == 0
    assert len(desk("case", "show", "架空の新工法", "--json").document["organisations"]) == 1


def test_another_legal_form_is_a_new_company_and_a_bare_name_is_never_guessed(
    conn: sqlite3.Connection, known: Circle, desk: Call
) -> None:
    before = names(conn)
    told = desk("case", "company", "架空の新工法", "有限会社架空営業")
    assert (told.status, names(conn)) == (0, [*before, "有限会社架空営業"])
    assert "登録済み" not in told.err
    told = desk("case", "company", "架空の新工法", "架空営業")
    assert names(conn) == [*before, "有限会社架空営業", "架空営業"]
    assert "「架空営業」は、株式会社などの種類だけがちがう会社が2件あるため" in told.err
