"""Lists of holders fill the licence in the same operation; what waited is taken over later."""

from __future__ import annotations

import json
import sqlite3

import pytest

from importers.applying.review import changes_if, decide
from importers.planning.later import kept_for_later
from importers.planning.plan import Plan
from smeic_tui.japanese.licence_days import LicenceDays, is_expiry, licence_days, read_day
from smeic_tui.store.imports import imports
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.journal.undo import undo
from smeic_tui.store.licences import licences
from smeic_tui.store.licences.licence_lists import take_over, to_take_over
from smeic_tui.store.people import people
from tests.importers.importing import imported, listed, outcomes, planned

HOLDERS = ["氏名", "期", "診断士登録番号", "登録年月日", "有効期限"]
ROW = ["青空　花子", "3", "412345", "2022-04-01", "2027-03-31"]


def days(conn: sqlite3.Connection, person: int = 1) -> tuple[str | None, str | None] | None:
    found = licences.licence_of(conn, person)
    return (found.registered_on, found.expires_on) if found else None


def taken(plan: Plan, row: int = 0) -> list[tuple[str, str, str, bool]]:
    return [
        (c.aspect, c.old, c.new, c.taken)
        for c in plan.rows[row].changes
        if c.aspect == "licence_days"
    ]


def test_somebody_new_comes_with_the_licence_and_one_undo_takes_both_back(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    applied = imported(conn, actor, listed(HOLDERS, ROW))
    assert days(conn) == ("2022-04-01", "2027-03-31")
    assert kept_for_later(applied.plan) == ()
    assert applied.operation is not None
    undo(conn, actor, applied.operation)
    assert licences.all_licences(conn) == {}
    assert conn.execute("SELECT count(*) FROM person").fetchone() == (0,)


def test_somebody_known_is_given_the_days_that_were_not_known(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    imported(conn, actor, listed(["氏名", "期"], ["青空　花子", "3"], file="名簿.xlsx"))
    plan = planned(conn, listed(HOLDERS, ROW))
    assert taken(plan) == [("licence_days", "", "2022-04-01 - 2027-03-31", True)]
    imported(conn, actor, listed(HOLDERS, ROW))
    assert days(conn) == ("2022-04-01", "2027-03-31")
    assert imported(conn, actor, listed(HOLDERS, ROW)).operation is None


def test_a_list_never_replaces_a_day_by_itself(conn: sqlite3.Connection, actor: Actor) -> None:
    imported(conn, actor, listed(HOLDERS, ROW))
    later = ["青空　花子", "3", "412345", "2027-04-01", "2032-03-31"]
    plan = planned(conn, listed(HOLDERS, later, file="翌年.xlsx"))
    assert taken(plan) == [
        ("licence_days", "2022-04-01", "2027-04-01", False),
        ("licence_days", "2027-03-31", "2032-03-31", False),
    ]
    imported(conn, actor, listed(HOLDERS, later, file="翌年.xlsx"))
    assert days(conn) == ("2022-04-01", "2027-03-31")


def test_a_blank_erases_nothing(conn: sqlite3.Connection, actor: Actor) -> None:
    imported(conn, actor, listed(HOLDERS, ROW))
    blank = ["青空　花子", "3", "412345", "", ""]
    imported(conn, actor, listed(HOLDERS, blank, file="空.xlsx"))
    assert days(conn) == ("2022-04-01", "2027-03-31")


def test_a_day_that_cannot_be_read_stays_with_the_person_and_is_said(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    row = ["青空　花子", "3", "412345", "2005年度修了", ""]
    applied = imported(conn, actor, listed(HOLDERS, row))
    assert days(conn) is None
    assert people.person(conn, 1).other == {"登録年月日": "2005年度修了"}
    assert "date_unreadable" in [r.code for r in applied.plan.rows[0].reasons]


def test_the_day_a_card_was_registered_is_none_of_a_licence(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    cards = listed(["氏名", "会社名", "登録日"], ["星野　遠", "架空商事", "2024-06-12"])
    imported(conn, actor, cards)
    assert days(conn) is None
    assert people.person(conn, 1).other == {"登録日": "2024-06-12"}


def test_a_row_that_waits_brings_its_licence_when_it_is_decided(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    imported(conn, actor, listed(["氏名", "期"], ["青空　花子", "3"], ["青空　花子", "9"]))
    applied = imported(
        conn,
        actor,
        listed(["氏名", "診断士登録番号", "登録年月日"], ["青空　花子", "412345", "R4.4.1"]),
    )
    assert outcomes(applied.plan) == ["review"]
    (row,) = imports.queue(conn)
    assert ("licence_days", "2022-04-01") in [
        (c.aspect, c.new) for c in changes_if(conn, row.id, 2)
    ]
    decide(conn, actor, row.id, 2)
    assert (days(conn, 1), days(conn, 2)) == (None, ("2022-04-01", None))


# What waited


def as_it_was(conn: sqlite3.Connection, actor: Actor) -> None:
    """A file in which an earlier version kept the days with the rows alone."""
    imported(conn, actor, listed(HOLDERS, ROW, ["星野　遠", "7", "512345", "H19.3.22", ""]))
    with operation(conn, actor, "demo") as op:
        for (number,) in conn.execute("SELECT id FROM licence").fetchall():
            op.delete("licence", number)


def test_what_earlier_imports_kept_is_taken_over_as_one_operation(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    as_it_was(conn, actor)
    assert to_take_over(conn) == {
        1: LicenceDays("2022-04-01", "2027-03-31"),
        2: LicenceDays("2007-03-22", None),
    }
    rows = conn.execute("SELECT record FROM import_row ORDER BY id").fetchall()
    assert take_over(conn, actor) == 2
    assert (days(conn, 1), days(conn, 2)) == (("2022-04-01", "2027-03-31"), ("2007-03-22", None))
    assert to_take_over(conn) == {}
    assert take_over(conn, actor) == 0
    latest = conn.execute("SELECT max(id), count(*) FROM operation").fetchone()
    assert conn.execute("SELECT kind FROM operation WHERE id = ?", latest[:1]).fetchone() == (
        "licences_taken_over",
    )
    undo(conn, actor, latest[0])
    assert len(to_take_over(conn)) == 2
    assert conn.execute("SELECT record FROM import_row ORDER BY id").fetchall() == rows


def test_what_staff_entered_is_not_taken_over_again(conn: sqlite3.Connection, actor: Actor) -> None:
    as_it_was(conn, actor)
    with operation(conn, actor, "licence_edited", params={"name": "x"}) as op:
        licences.set_licence(op, 1, {"expires_on": "2032-03-31"})
    assert list(to_take_over(conn)) == [2]


def test_a_row_that_waits_for_a_decision_is_not_taken_over(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    as_it_was(conn, actor)
    with operation(conn, actor, "demo") as op:
        number = conn.execute("SELECT min(id) FROM import_row").fetchone()[0]
        op.update(
            "import_row",
            number,
            {"outcome": "review", "person_id": None, "candidates": json.dumps([])},
        )
    assert list(to_take_over(conn)) == [2]


def test_an_expiry_that_an_earlier_version_filed_as_a_registration_is_read_as_an_expiry(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    as_it_was(conn, actor)
    with operation(conn, actor, "demo") as op:
        (table,) = json.loads(conn.execute("SELECT tables FROM import_batch").fetchone()[0])
        for column in table["columns"]:
            if column["header"] == "有効期限":
                column["field"] = None
        op.update("import_batch", 1, {"tables": json.dumps([table])})
    assert to_take_over(conn)[1] == LicenceDays("2022-04-01", "2027-03-31")


# The days of a list


@pytest.mark.parametrize(
    ("header", "ends"),
    [("登録年月日", False), ("更新登録日", False), ("登録有効期限", True), ("次回更新日", True)],
)
def test_which_column_ends_the_term(header: str, ends: bool) -> None:
    assert is_expiry(header) is ends


@pytest.mark.parametrize(
    ("text", "iso"),
    [("R6.3.20", "2024-03-20"), ("39903", "2009-03-31"), ("2022/3", "2022-03"), ("12345", None)],
)
def test_days_as_lists_write_them(text: str, iso: str | None) -> None:
    found = read_day(text)
    assert (found.iso if found else None) == iso


def test_a_slip_is_no_expiry_and_a_month_is_none_either() -> None:
    first = read_day("2022-04-01")
    assert licence_days(first, read_day("2021-03-31")) == LicenceDays("2022-04-01")
    assert not licence_days(None, read_day("2027-03")).says_something
