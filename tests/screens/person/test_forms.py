"""Forms: folded, checked, never lost, never over somebody else's work."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from screens.forms.edit_conflict import EditConflictDialog
from screens.forms.new_person import NewPersonForm
from screens.forms.person_form import PersonForm
from screens.person import PersonScreen
from screens.persons.similar_people import SimilarDialog
from smeic_tui.app import SmeicApp
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.people import dossiers, people
from tests.screens import centre
from tests.screens.typing import type_text
from tests.screens.waiting import settle

KENTARO = ("slash", *"kentaro", "enter")


async def test_an_edit_is_folded_and_only_what_changed_is_written(
    app: SmeicApp, conn: sqlite3.Connection, ids: dict[str, int]
) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press(*KENTARO, "e")
        form = app.screen
        assert isinstance(form, PersonForm)
        form.form.put("birth_year", "昭和４１年")
        form.form.put("cohort", "第４期")
        form.form.put("completed", "2009年3月")
        form.form.put("kana", "ワタナベ ケンタロウ")
        await pilot.press("ctrl+s")
        await settle(pilot)
        found = dossiers.dossier(conn, ids["kentaro"])
        assert found.person.birth_year == 1966
        assert found.person.kana == "ワタナベ ケンタロウ"
        assert (found.enrolments[0].cohort, found.enrolments[0].completed) == (4, "2009-03")
        assert (found.person.family, found.person.given) == ("渡邊", "健太郎")


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("name", "", "入力してください"),
        ("kana", "渡辺", "かなで入れてください"),
        ("cohort", "三百", "期は数字です"),
        ("completed", "そのうち", "日付を読めません"),
        ("birth_year", "3000", "年を確かめてください"),
        ("completed", "2011-03", "3期は2008年の修了です"),
    ],
)
async def test_what_is_wrong_stands_beside_the_field(
    app: SmeicApp,
    conn: sqlite3.Connection,
    ids: dict[str, int],
    field: str,
    value: str,
    sentence: str,
) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press(*KENTARO, "f9")
        form = app.screen
        assert isinstance(form, PersonForm)
        form.form.put(field, value)
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert app.screen is form
        row = next(r for r in form.form.rows if r.entry.name == field)
        assert sentence in row.text()
        assert form.form.values[field] == value


async def test_a_doubt_is_said_once_and_may_be_passed_over(
    app: SmeicApp, conn: sqlite3.Connection, ids: dict[str, int]
) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press(*KENTARO, "e")
        form = app.screen
        assert isinstance(form, PersonForm)
        form.form.put("completed", "2011-03")
        await pilot.press("ctrl+s", "ctrl+s")
        await settle(pilot)
        assert dossiers.dossier(conn, ids["kentaro"]).enrolments[0].completed == "2011-03"


async def test_two_who_edit_the_same_field_choose_field_by_field(
    app: SmeicApp, conn: sqlite3.Connection, actor: Actor, ids: dict[str, int]
) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press(*KENTARO, "e")
        form = app.screen
        assert isinstance(form, PersonForm)
        form.form.put("note", "自分の備考")
        form.form.put("member_no", "A-1")
        form.form.put("latin", "Kentaro")
        with operation(conn, actor, "person_edited", params={"name": "渡邊 健太郎"}) as op:
            op.update("person", ids["kentaro"], {"note": "相手の備考", "member_no": "B-2"})
        await pilot.press("ctrl+s")
        await settle(pilot)
        dialog = app.screen
        assert isinstance(dialog, EditConflictDialog)
        assert "自分の備考" in dialog._whole.text() + "".join(
            "".join(words) for words in dialog._words.values()
        )
        await pilot.press("enter")
        assert app.screen is dialog
        await pilot.press("escape")
        assert form.form.values["note"] == "自分の備考"
        await pilot.press("ctrl+s")
        await settle(pilot)
        columns = app.screen._columns  # type: ignore[attr-defined]
        for column in columns:
            await pilot.press("1" if column == "note" else "2")
        await pilot.press("enter")
        await settle(pilot)
        person = people.person(conn, ids["kentaro"])
        assert (person.note, person.member_no, person.latin) == ("自分の備考", "B-2", "Kentaro")


async def test_what_was_typed_when_the_window_closed_is_offered_once(
    app: SmeicApp, db_path: Path, ids: dict[str, int]
) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press(*KENTARO, "c")
        await type_text(pilot, "書きかけ")
        app.end()
        await pilot.pause()
    app.close_workspace()
    again = centre.desk(db_path)
    async with again.run_test() as pilot:
        await settle(pilot)
        await pilot.press(*KENTARO, "c")
        await pilot.press("1")
        assert again.screen.form.values["text"] == "書きかけ"  # type: ignore[attr-defined]
        await pilot.press("escape", "1", "c")
        assert again.screen.form.values["text"] == ""  # type: ignore[attr-defined]
    again.close_workspace()


async def test_a_new_person_starts_with_what_was_searched_in_vain(
    app: SmeicApp, conn: sqlite3.Connection, ids: dict[str, int]
) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        await type_text(pilot, "山本 大輔")
        await pilot.press("f2")
        form = app.screen
        assert isinstance(form, NewPersonForm)
        assert form.form.values["name"] == "山本 大輔"
        form.form.put("phone", "０９０ー３３３３ー４４４４")
        form.form.put("organisation", "山本架空樹脂")
        await pilot.press("ctrl+s")
        await settle(pilot)
        page = app.screen
        assert isinstance(page, PersonScreen)
        found = dossiers.dossier(conn, page.person_id)
        assert (found.person.family, found.person.given) == ("山本", "大輔")
        assert [(c.kind, c.value) for c in found.contacts] == [("mobile", "090-3333-4444")]


@pytest.mark.parametrize("register", [True, False])
async def test_somebody_similar_is_shown_before_they_are_registered(
    app: SmeicApp, conn: sqlite3.Connection, ids: dict[str, int], register: bool
) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("n")
        await type_text(pilot, "渡辺 健太郎")
        await pilot.press("ctrl+s")
        await settle(pilot)
        dialog = app.screen
        assert isinstance(dialog, SimilarDialog)
        assert dialog._rows[0].key == ids["kentaro"]
        assert dialog._why.text()
        await pilot.press("enter" if register else "1")
        await settle(pilot)
        page = app.screen
        assert isinstance(page, PersonScreen)
        assert (page.person_id == ids["kentaro"]) is not register
    assert conn.execute("SELECT count(*) FROM person").fetchone()[0] == 6 + register


async def test_contacts_are_corrected_and_added_by_digits(
    app: SmeicApp, conn: sqlite3.Connection, ids: dict[str, int]
) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press(*KENTARO, "enter", "3", "1", "down", "down", "down", "3", "enter")
        await settle(pilot)
        mail = next(c for c in dossiers.dossier(conn, ids["kentaro"]).contacts if c.kind == "mail")
        assert mail.state == "returned"
        assert mail.state_on is not None
        await pilot.press("3", "3", "2", *"no number", "enter")
        await settle(pilot)
        assert "番号" in app.screen.form.rows[1].text()  # type: ignore[attr-defined]
        await pilot.press("ctrl+u", *"06-6123-4567", "enter")
        await settle(pilot)
        contacts = dossiers.dossier(conn, ids["kentaro"]).contacts
        assert any(c.value == "06-6123-4567" for c in contacts)


async def test_rules_tags_and_posts_are_corrected_by_digits(
    app: SmeicApp, conn: sqlite3.Connection, ids: dict[str, int]
) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press(*KENTARO, "enter", "4", "1", "enter")
        await settle(pilot)
        found = dossiers.dossier(conn, ids["kentaro"])
        assert found.rules["mail"].verdict == "allowed"
        assert found.rules["post"].reason == "郵便は不要"
        await pilot.press("5", "end")
        await type_text(pilot, "、金型")
        await pilot.press("enter")
        await settle(pilot)
        labels = [t.label for t in dossiers.dossier(conn, ids["kentaro"]).tags if t.kind == "offer"]
        assert labels == ["深絞り", "試作", "金型"]
        await pilot.press("2", "2", "down", "down", "end")
        await type_text(pilot, "社長")
        await pilot.press("enter")
        await settle(pilot)
        titles = [p.title for p in people.positions(conn, ids["kentaro"])]
        assert "代表取締役社長" in titles
