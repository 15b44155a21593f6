"""会社・機関: found, opened, renamed, joined, introduced: keys in, facts out; all is taken back."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from openpyxl import load_workbook

from screens.case import CaseScreen
from screens.employing.joining import OrganisationPicker, SidesDialog
from screens.forms.edit_conflict import EditConflictDialog
from screens.organisation import OrganisationScreen
from screens.organisations import OrganisationsScreen
from screens.person import PersonScreen
from screens.referral import ReferralScreen
from screens.roster import RosterScreen
from smeic_tui.app import SmeicApp
from smeic_tui.store.bodies import known_names
from smeic_tui.store.file.dump import canonical
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.organisations import organisation_merge
from smeic_tui.store.organisations import organisations as held
from smeic_tui.store.organisations.organisation_acts import revise_organisation
from smeic_tui.store.people import people
from smeic_tui.store.referrals.introductions import introductions_of
from smeic_tui.widgets.message import Message
from tests.screens import centre
from tests.screens.conftest import Desk
from tests.screens.events.conftest import press, typed
from tests.screens.shown import opened, rows
from tests.screens.typing import type_text
from tests.screens.waiting import settle
from tests.store.organisations import EIGYO, KAKU, Circle, met

Conn = sqlite3.Connection


def shown(app: SmeicApp) -> OrganisationsScreen:
    assert isinstance(app.screen, OrganisationsScreen)
    return app.screen


def page(app: SmeicApp) -> OrganisationScreen:
    assert isinstance(app.screen, OrganisationScreen)
    return app.screen


def names(app: SmeicApp) -> list[str]:
    return [row[0] for row in rows(shown(app).table)]


# The list


async def test_the_list_counts_alumni_cohorts_cases_and_referrals(
    known: Circle, program: Desk
) -> None:
    async with opened(program("organisations"), (120, 30)) as (app, pilot):
        assert [row[:7] for row in rows(shown(app).table)] == [
            ("架空営業(同)", "3", "", "7・12", "2", "", ""),
            ("(株)架空鉄工", "2", "1", "3・9", "1", "1", "1"),
            ("㈱架空鉄工", "1", "", "15", "", "1", ""),
        ]
        await press(pilot, "down")
        panel = shown(app).panel.text()
        assert "3期  秋山 環  代表取締役" in panel
        assert "12期  小野 渚  技師  -2020/3" in panel
        assert "同じ会社かもしれない登録 1件" in panel


async def test_it_is_searched_narrowed_and_sorted(
    conn: Conn, actor: Actor, known: Circle, program: Desk
) -> None:
    with operation(conn, actor, "organisation_edited") as op:
        op.update("organisation", known.other, {"kana": "かくうえいぎょう"})
    async with opened(program("organisations")) as (app, pilot):
        await press(pilot, "slash")
        for words, found in (
            ("kakuue", ["架空営業(同)"]),
            ("架空鉄工", ["(株)架空鉄工", "㈱架空鉄工"]),
            ("金属 大阪", ["(株)架空鉄工"]),
            ("15期", ["㈱架空鉄工"]),
            ("ない会社", []),
        ):
            await type_text(pilot, words)
            await settle(pilot)
            assert names(app) == found
            await press(pilot, "escape")
        await press(pilot, "enter", "f", "3")
        assert names(app) == ["架空営業(同)", "(株)架空鉄工"]
        await press(pilot, "f", "6")
        assert names(app) == ["(株)架空鉄工", "㈱架空鉄工"]
        await press(pilot, "f", "7")
        assert names(app) == []
        assert "f で表示を変え" in shown(app).table.empty
        await press(pilot, "f", "1", "s", "4")
        assert names(app)[0] == "(株)架空鉄工"


async def test_from_the_roster_to_two_who_never_met_and_an_introduction(
    conn: Conn, actor: Actor, known: Circle, program: Desk
) -> None:
    keys = ("f12", "o", "f", "5", "down", "enter", "2", "enter", "enter")
    async with opened(program("roster")) as (app, pilot):
        await press(pilot, *keys)
        assert len(keys) <= 9
        (made,) = introductions_of(conn, known.akiyama)
        assert {made.person_id, made.other_id} == {known.akiyama, known.ito}
        assert (made.stage, made.reason) == ("candidate", f"どちらも{KAKU}に勤務")
        # Whoever is introduced is a pair no more.
        assert rows(page(app).table) == []
        assert "まだ会っていない組はありません" in page(app).table.empty
        await press(pilot, "u")
        assert introductions_of(conn, known.akiyama) == ()
        assert len(rows(page(app).table)) == 1
        met(conn, actor, known.akiyama, known.ito)
        page(app).facts_changed()
        await settle(pilot)
        assert rows(page(app).table) == []


async def test_the_list_goes_to_excel_by_one_key(
    conn: Conn, known: Circle, program: Desk, lists_folder: Path
) -> None:
    async with opened(program("organisations")) as (app, pilot):
        await press(pilot, "f", "3", "x")
        assert "2件を書き出しました" in app.note
    (path,) = lists_folder.glob("*.xlsx")
    header, *lines = load_workbook(path).worksheets[0].iter_rows(values_only=True)
    assert [line[0] for line in lines] == [EIGYO, KAKU]
    at = {name: place for place, name in enumerate(header)}
    assert (lines[1][at["修了生"]], lines[1][at["期"]], lines[1][at["未面識"]]) == (2, "3・9", 1)
    assert conn.execute("SELECT layout, filter FROM export_log").fetchall() == [
        ("organisations", "2期以上の修了生")
    ]


# The page


async def test_the_page_opens_what_it_lists(known: Circle, program: Desk) -> None:
    async with opened(program("organisations")) as (app, pilot):
        await press(pilot, "down", "enter")
        about = page(app).about.text()
        assert "金属製品製造  大阪府" in about
        assert "581-0000  大阪府八尾市架空町1" in about
        assert "同じ会社かもしれません: ㈱架空鉄工" in about
        assert [row[1] for row in rows(page(app).table)] == [
            *("秋山 環", "伊藤 薫", "Lin Wei", "小野 渚"),
        ]
        await press(pilot, "enter")
        assert isinstance(app.screen, PersonScreen)
        await press(pilot, "escape", "3", "enter")
        assert isinstance(app.screen, CaseScreen)
        await press(pilot, "escape", "4", "enter")
        assert isinstance(app.screen, ReferralScreen)
        await press(pilot, "escape", "5", "enter")
        assert isinstance(app.screen, PersonScreen)
        assert app.screen.person_id == known.kato
        await press(pilot, "escape", "6")
        assert [row[:2] for row in rows(page(app).table)] == [
            ("求めること", "樹脂成形"),
            ("できること", "深絞り"),
        ]
        await press(pilot, "c", *typed("tel"), "enter")
        await press(pilot, "escape")
        assert shown(app)


async def test_one_key_leads_there_from_everything_that_names_one(
    known: Circle, program: Desk
) -> None:
    app = program("roster")
    async with opened(app) as (_, pilot):

        async def leads(organisation_id: int) -> None:
            await press(pilot, "w")
            assert page(app).organisation_id == organisation_id
            await press(pilot, "escape")

        await press(pilot, "slash", *typed("itou"), "enter")
        await leads(known.company)
        await press(pilot, "enter")
        assert isinstance(app.screen, PersonScreen)
        await leads(known.company)
        await press(pilot, "escape", "f12", "j", "enter")
        # Of a case: where the marked member works, or the marked company.
        await leads(known.company)
        await press(pilot, "down")
        await leads(known.written)
        await press(pilot, "2")
        await leads(known.company)
        await press(pilot, "escape", "f12", "s")
        await leads(known.company)
        await press(pilot, "enter")
        assert isinstance(app.screen, ReferralScreen)
        await leads(known.company)
        await press(pilot, "escape", "f12", "l", "w", "3")
        await leads(known.company)


async def test_of_somebody_with_two_companies_it_is_asked_which(
    known: Circle, program: Desk
) -> None:
    async with opened(program("roster")) as (app, pilot):
        await press(pilot, "slash", *typed("ono"), "enter", "w", "2")
        # The one that was left comes second.
        assert page(app).organisation_id == known.company
        await press(pilot, "escape")
        assert isinstance(app.screen, RosterScreen)


async def test_of_somebody_without_a_company_it_is_said_what_to_do(
    conn: Conn, actor: Actor, program: Desk
) -> None:
    with operation(conn, actor, "person_added") as op:
        people.add_person(op, {"kind": "alumnus", "name": "無所属 環"})
    async with opened(program("roster")) as (app, pilot):
        await press(pilot, "w")
        assert "会社・機関が分かりません" in app.note
        assert isinstance(app.screen, RosterScreen)


# Correcting


async def test_a_company_is_renamed_for_all_and_taken_back(
    conn: Conn, known: Circle, program: Desk
) -> None:
    before = canonical(conn)
    async with opened(program("organisations")) as (app, pilot):
        await press(pilot, "down", "enter", "e", "ctrl+u", *typed("Kaku Steel"), "ctrl+s")
        assert held.organisation(conn, known.company).name == "Kaku Steel"
        assert held.names_of(conn, known.company).former == (KAKU,)
        assert f"旧社名 {KAKU}" in page(app).about.text()
        await press(pilot, "u")
        assert canonical(conn) == before
        # A spelling that was wrong is no former name.
        await press(pilot, "e", "ctrl+u", *typed("Kaku Steel"), "enter", "2", "ctrl+s")
        names_now = held.names_of(conn, known.company)
        assert (names_now.former, names_now.aliases) == ((), (KAKU,))


async def test_other_names_are_added_and_taken_away(
    conn: Conn, known: Circle, program: Desk
) -> None:
    async with opened(program("organisations")) as (_, pilot):
        await press(pilot, "e", "down", "down", "down", *typed("KE, KES"), "ctrl+s")
        assert held.names_of(conn, known.other).aliases == ("KE", "KES")
        await press(pilot, "e", "down", "down", "down", "ctrl+u", *typed("KES"), "ctrl+s")
        assert held.names_of(conn, known.other).aliases == ("KES",)


async def test_other_names_that_hold_a_separator_stay_whole(
    conn: Conn, actor: Actor, known: Circle, program: Desk
) -> None:
    with operation(conn, actor, "organisation_alias") as op:
        for name in ("ABC Co., Ltd.", "A/S KAKU"):
            known_names.add_alias(op, "organisation", known.other, name)
    async with opened(program("organisations")) as (_, pilot):
        down = ["down"] * 3
        await press(pilot, "e", *["down"] * 10, *typed("seen"), "ctrl+s")
        assert held.organisation(conn, known.other).note == "seen"
        assert held.names_of(conn, known.other).aliases == ("ABC Co., Ltd.", "A/S KAKU")
        await press(pilot, "e", *down, "end", *typed(", KE"), "ctrl+s")
        assert held.names_of(conn, known.other).aliases == ("ABC Co., Ltd.", "A/S KAKU", "KE")
        await press(pilot, "e", *down, "ctrl+u", *typed("KE, ABC Co., Ltd."), "ctrl+s")
        assert held.names_of(conn, known.other).aliases == ("ABC Co., Ltd.", "KE")


@pytest.mark.parametrize(("keys", "name", "former"), [("1", "Mine", 2), ("2", "Theirs", 1)])
async def test_two_desks_that_rename_see_both_names(
    conn: Conn, actor: Actor, known: Circle, program: Desk, keys: str, name: str, former: int
) -> None:
    before = held.organisation(conn, known.other)
    async with opened(program("organisations")) as (app, pilot):
        await press(pilot, "e", "ctrl+u", *typed("Mine"))
        with operation(conn, actor, "organisation_renamed", params={"name": "", "old": ""}) as op:
            revise_organisation(op, before, {"name": "Theirs"})
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, EditConflictDialog)
        await press(pilot, keys, "enter")
        assert shown(app)
        assert held.organisation(conn, known.other).name == name
        assert len(held.names_of(conn, known.other).former) == former


async def test_a_name_that_another_company_has_is_refused_with_the_text_kept(
    conn: Conn, known: Circle, program: Desk
) -> None:
    async with opened(program("organisations")) as (app, pilot):
        await press(pilot, "e", "ctrl+u")
        await type_text(pilot, KAKU)
        await press(pilot, "ctrl+s")
        text = "\n".join(line.text for line in app.screen._compositor.render_strips())
        assert "もうあります" in text
        assert "統合（m）" in text
        await press(pilot, "enter", "escape")
        assert held.organisation(conn, known.other).name == EIGYO


async def test_a_wrong_corporate_number_is_said_beside_the_field(
    conn: Conn, known: Circle, program: Desk
) -> None:
    async with opened(program("organisations")) as (_, pilot):
        await press(pilot, "e", *["down"] * 8, *typed("1234567890123"), "ctrl+s")
        assert held.organisation(conn, known.other).corporate_number is None
        # Full-width digits are taken.
        await press(pilot, "ctrl+u")
        await type_text(pilot, "７０００012０５０００２")
        await press(pilot, "ctrl+s")
        assert held.organisation(conn, known.other).corporate_number == "7000012050002"


# Joining


async def test_two_that_are_written_alike_are_joined_in_three_keys(
    conn: Conn, known: Circle, program: Desk
) -> None:
    before = canonical(conn)
    async with opened(program("organisations")) as (app, pilot):
        await press(pilot, "down", "m")
        assert isinstance(app.screen, OrganisationPicker)
        await press(pilot, "enter")
        assert isinstance(app.screen, SidesDialog)
        assert "4名  6件" in app.screen.told.text()
        await press(pilot, "1")
        assert "㈱架空鉄工 を 株式会社架空鉄工 に統合しました" in app.note
        assert names(app) == ["架空営業(同)", "(株)架空鉄工"]
        assert held.names_of(conn, known.company).aliases == ("㈱架空鉄工",)
        await press(pilot, "u")
        assert canonical(conn) == before
        assert len(names(app)) == 3


async def test_the_page_goes_on_with_the_one_that_stays(
    conn: Conn, known: Circle, program: Desk
) -> None:
    async with opened(program("organisations")) as (app, pilot):
        await press(pilot, "down", "enter", "m", "enter", "2")
        assert page(app).organisation_id == known.written
        assert f"別名 {KAKU}" in page(app).about.text()
        assert {row[1] for row in rows(page(app).table)} >= {"秋山 環", "加藤 岬"}


async def test_one_that_was_joined_while_it_was_being_picked_is_said_to_be_gone(
    conn: Conn, actor: Actor, known: Circle, program: Desk
) -> None:
    async with opened(program("organisations")) as (app, pilot):
        await press(pilot, "down", "m")
        compared = organisation_merge.compare(conn, known.other, known.written)
        organisation_merge.merge(conn, actor, compared, lambda column, value: value)
        await press(pilot, "enter")
        assert isinstance(app.screen, Message)
        await press(pilot, "enter")
        assert shown(app)
    assert held.organisation(conn, known.company).name == KAKU


async def test_giving_up_joins_nothing(conn: Conn, known: Circle, program: Desk) -> None:
    before = canonical(conn)
    async with opened(program("organisations")) as (app, pilot):
        await press(pilot, "m", "escape")
        await press(pilot, "m", "enter", "escape")
        assert shown(app)
    assert canonical(conn) == before


async def test_only_what_nothing_refers_to_can_be_removed(
    conn: Conn, actor: Actor, known: Circle, program: Desk
) -> None:
    with operation(conn, actor, "organisation_edited") as op:
        op.insert("organisation", {"name": "書きまちがい"})
    async with opened(program("organisations")) as (app, pilot):
        await press(pilot, "delete")
        assert isinstance(app.screen, Message)
        await press(pilot, "enter", "f", "7", "delete")
        assert names(app) == []
        await press(pilot, "u")
        assert names(app) == ["書きまちがい"]


# Hostile text


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_names_that_would_be_markup_are_text(
    conn: Conn, actor: Actor, program: Desk, size: tuple[int, int]
) -> None:
    with operation(conn, actor, "demo") as op:
        for number, text in enumerate(centre.NASTY):
            person = people.add_person(
                op,
                {"kind": "alumnus", "name": text},
                cohort=number + 1,
                organisation=text,
                title=text,
            )
            company = people.organisation_named(op, text)
            values = dict.fromkeys(("kana", "industry", "homepage", "note"), text)
            op.update("organisation", company, values)
            op.insert("tag", {"person_id": person, "kind": "need", "label": text})
            other = people.add_person(op, {"kind": "alumnus", "name": text}, cohort=30)
            people.add_position(op, other, organisation=text)
    async with opened(program("organisations"), size) as (app, pilot):
        seen = ""
        for _ in centre.NASTY:
            for keys in (("enter", "2"), ("enter",), ("escape", "6"), ("e",), ("escape", "m")):
                await press(pilot, *keys)
                seen += "\n".join(line.text for line in app.screen._compositor.render_strips())
            await press(pilot, "enter")
            await press(pilot, "escape", "escape", "down")
            assert shown(app)
        assert "[/b]" in seen
        assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 for c in seen if c != "\n")


async def test_what_an_input_method_types_at_the_list_is_searched_for(
    conn: Conn, known: Circle, program: Desk
) -> None:
    before = canonical(conn)
    async with opened(program("organisations")) as (app, pilot):
        for text in ("いとう", "・", "架空", "ｕ", "\u3000"):
            await type_text(pilot, text)
            await press(pilot, "escape", "escape")
        assert shown(app)
    assert canonical(conn) == before
