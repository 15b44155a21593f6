"""A certificate taken back or issued again, from the list and from the attendance book."""

from __future__ import annotations

import sqlite3

import pytest

from screens.trainees import TraineesScreen
from screens.trainings.certificate_dialog import CertificateDialog
from smeic_tui.domain.training.facts import Certificate
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.training.certificates import certificates, issue
from smeic_tui.text import t
from smeic_tui.widgets.form import Form, FormRow
from tests.screens.events.conftest import typed
from tests.screens.training.conftest import Class, Desk, opened_run, press


@pytest.fixture
def issued(conn: sqlite3.Connection, actor: Actor, held: Class) -> Class:
    """The first two trainees have a 修了証."""
    with operation(conn, actor, "certificates_issued") as op:
        issue(op, held.run, held.people[:2], "completion", "修了第R8-01号", "2027-03-31")
    return held


def first(conn: sqlite3.Connection, held: Class) -> Certificate:
    return certificates(conn, held.run)[0]


async def test_a_certificate_is_taken_back_and_its_number_is_shown_as_such(
    conn: sqlite3.Connection, issued: Class, desk: Desk
) -> None:
    async with opened_run(desk, issued) as (app, pilot, _):
        await press(pilot, "l", "m", "3", "enter")
        assert not first(conn, issued).is_cancelled
        await press(pilot, *typed("x"), "enter")
        assert first(conn, issued).cancel_reason == "x"
        assert app.note.startswith("修了第R8-01号 を取り消しました。この番号は二度と使いません")
        assert isinstance(app.screen, TraineesScreen)
        row = app.screen.table.row
        assert row is not None
        assert "修了第R8-01号 取消" in row.cells
        await press(pilot, "space", "m")
        assert isinstance(app.screen, CertificateDialog)
        assert app.screen.form.values["number"] == "修了第R8-03号"
        await press(pilot, "escape", "u")
        assert not first(conn, issued).is_cancelled


async def test_a_copy_keeps_the_number_with_a_mark(
    conn: sqlite3.Connection, issued: Class, desk: Desk
) -> None:
    async with opened_run(desk, issued) as (app, pilot, _):
        await press(pilot, "m", "2", "enter")
        found = first(conn, issued)
        assert (found.number, found.reissue_reason) == ("修了第R8-01号", None)
        assert found.reissued_on is not None
        assert app.note.startswith("修了第R8-01号 を再発行にしました。番号は同じです")
        await press(pilot, "l")
        assert isinstance(app.screen, TraineesScreen)
        row = app.screen.table.row
        assert row is not None
        assert "修了第R8-01号 再" in row.cells


async def test_whoever_has_none_is_not_asked_what_to_do_with_it(
    conn: sqlite3.Connection, issued: Class, desk: Desk
) -> None:
    async with opened_run(desk, issued) as (app, pilot, _):
        await press(pilot, "l", "end", "m")
        assert app.note.startswith("「修了」の人がまだいません")


async def test_where_another_desk_was_faster_it_is_said_that_all_have_one(
    conn: sqlite3.Connection, actor: Actor, held: Class, desk: Desk
) -> None:
    async with opened_run(desk, held) as (app, pilot, _):
        await press(pilot, "l", "space", "m")
        assert isinstance(app.screen, CertificateDialog)
        with operation(conn, actor, "certificates_issued") as op:
            issue(op, held.run, held.people, "completion", "修了第R8-01号", "2027-03-31")
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, CertificateDialog)
        said = [row.text() for row in app.screen.query_one(Form).query(FormRow)]
        assert t("training.all_have_one") in said[0]
        assert len(certificates(conn, held.run)) == len(held.people)
