"""外部紹介 and 引き合わせ on the screen: keys in, facts out."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from textual.pilot import Pilot

from screens.bringing.matches import MatchesDialog
from screens.introductions import IntroductionsScreen
from screens.merging.pair_page import PairPage
from screens.referral import ReferralScreen
from screens.referrals import ReferralsScreen
from smeic_tui.domain.referrals.numbers import FunnelYear
from smeic_tui.errors import SmeicError
from smeic_tui.exports.referral_layouts import (
    ReferralLayout,
    funnel_cells,
    write_referral_list,
)
from smeic_tui.store import introductions, people
from smeic_tui.store.operation import Actor, operation
from smeic_tui.store.referral_acts import Intake
from smeic_tui.store.referrals import counts, referral
from smeic_tui.widgets.lines import Lines
from smeic_tui.widgets.message import Message
from smeic_tui.widgets.record_table import RecordTable
from tests.screens import centre
from tests.screens.events.conftest import Desk, press, typed
from tests.screens.typing import type_text
from tests.screens.waiting import settle
from tests.store.referrals import enter

SIZES = ((80, 24), (120, 40))


def rows(table: RecordTable) -> list[tuple[str, ...]]:
    return [row.cells for row in table._rows.window(0, table.count)]


# The list and the board


async def test_the_longest_overdue_comes_first_with_next_action_and_date(
    referred: Mapping[str, int], desk: Desk
) -> None:
    app = desk("referrals")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert isinstance(app.screen, ReferralsScreen)
        assert app.focused is app.screen.table
        found = rows(app.screen.table)
        assert [row[0] for row in found] == ["3日超過", "今日", found[2][0], ""]
        assert found[0][1:] == (
            *("架空 大輔", "架空樹脂(株) 技術者", "鈴木 明 10期", "面談", "面談日を決める", "水野"),
        )
        line = app.screen.query_one("#summary", Lines).text()
        assert "面談1（超過1）" in line
        assert line.endswith("御礼待ち3  報告待ち2 ")


async def test_at_120_the_stages_stand_side_by_side_under_one_cursor(
    referred: Mapping[str, int], desk: Desk
) -> None:
    app = desk("referrals")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        page = app.screen
        assert isinstance(page, ReferralsScreen)
        assert app.focused is page.board
        assert [(lane.title, len(lane.cards)) for lane in page.board.lanes] == [
            *(("新着", 2), ("確認", 0), ("面談", 1), ("マッチング", 0), ("参画", 1), ("保留", 0)),
        ]
        assert page.board.card is not None
        assert page.board.card.key == referred["daisuke"]
        await press(pilot, "left")
        assert page.board.card.key == referred["hanako"]
        await press(pilot, "down")
        marked = page.marked()
        assert marked is not None
        assert marked.id == referred["saburo"]
        await press(pilot, "m")
        assert page.board.card.key == referred["saburo"]
        assert [len(lane.cards) for lane in page.board.lanes] == [1, 1, 1, 0, 1, 0]
        await press(pilot, "slash", *"大輔", "enter")
        assert page.board.card.key == referred["daisuke"]
        assert app.focused is page.board
        await press(pilot, "enter")
        assert isinstance(app.screen, ReferralScreen)


async def test_the_board_becomes_a_list_when_the_window_shrinks(
    referred: Mapping[str, int], desk: Desk
) -> None:
    app = desk("referrals")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        page = app.screen
        assert isinstance(page, ReferralsScreen)
        await press(pilot, "right")
        before = page.marked()
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert (page.board.display, page.table.display) == (False, True)
        assert app.focused is page.table
        assert page.marked() == before


async def test_one_key_moves_on_and_one_takes_it_back(
    conn: sqlite3.Connection, referred: Mapping[str, int], desk: Desk
) -> None:
    app = desk("referrals")
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "m")
        assert referral(conn, referred["daisuke"]).stage == "matching"
        assert app.note == "架空 大輔: 面談 → マッチング   F8 元に戻す"
        await press(pilot, "u")
        assert referral(conn, referred["daisuke"]).stage == "interview"


async def test_closing_asks_for_a_reason_and_taking_up_again_does_not(
    conn: sqlite3.Connection, referred: Mapping[str, int], desk: Desk
) -> None:
    app = desk("referrals")
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "t", "5", "enter")
        assert referral(conn, referred["daisuke"]).stage == "interview"
        await press(pilot, "4", "enter")
        assert referral(conn, referred["daisuke"]).stage == "interview"
        await type_text(pilot, "海外出張中")
        await press(pilot, "enter")
        held = referral(conn, referred["daisuke"])
        assert (held.stage, held.why, held.furthest) == ("on_hold", "other", "interview")
        await press(pilot, "t", "1")
        assert referral(conn, referred["daisuke"]).stage == "interview"


async def test_what_is_due_today_is_of_both_kinds(
    conn: sqlite3.Connection, referred: Mapping[str, int], desk: Desk
) -> None:
    app = desk("referrals")
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "2")
        assert isinstance(app.screen, ReferralsScreen)
        found = rows(app.screen.table)
        assert [row[:4] for row in found] == [
            ("3日超過", "外部紹介", "架空 大輔", "面談日を決める"),
            ("1日超過", "引き合わせ", "架空 大輔", "まだ決めていません"),
            ("今日", "外部紹介", "仮名 花子", "本人に電話"),
        ]
        await press(pilot, "down", "m")
        assert introductions.introductions(conn)[0].stage == "asked"
        await press(pilot, "b")
        assert "引き合わせではできません" in app.note


async def test_digits_show_closed_ones_and_those_past_keeping(
    referred: Mapping[str, int], desk: Desk
) -> None:
    app = desk("referrals")
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "3")
        assert isinstance(app.screen, ReferralsScreen)
        assert [row[4] for row in rows(app.screen.table)] == ["見送り 合う修了生がいない"]
        await press(pilot, "4")
        assert [row[1] for row in rows(app.screen.table)] == ["机上 五郎"]
        await press(pilot, "5")
        assert app.screen.table.count == 5


async def test_only_ones_own_work(
    conn: sqlite3.Connection, actor: Actor, referred: Mapping[str, int], desk: Desk
) -> None:
    with operation(conn, actor, "referral_edited", params={"name": "x"}) as op:
        op.update("referral", referred["saburo"], {"owner_id": None})
    app = desk("referrals")
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "f", "2")
        assert isinstance(app.screen, ReferralsScreen)
        assert app.screen.table.count == 3


async def test_an_empty_centre_says_which_key_starts(db_path: Path, actor: Actor) -> None:
    app = centre.desk(db_path, "referrals")
    for size in SIZES:
        async with app.run_test(size=size) as pilot:
            await settle(pilot)
            assert isinstance(app.screen, ReferralsScreen)
            assert "n を押す" in app.screen.table.empty
            await press(pilot, "m", "t", "p", "b", "l", "o", "k", "e", "c", "enter", "2", "enter")
            assert isinstance(app.screen, ReferralsScreen)
        app.close_workspace()
        app = centre.desk(db_path, "referrals")
    app.close_workspace()


# What is done to one


async def test_the_introducer_is_thanked_and_told(
    conn: sqlite3.Connection, referred: Mapping[str, int], desk: Desk
) -> None:
    app = desk("referrals")
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "p", "1")
        await press(pilot, "p", "2")
        told = referral(conn, referred["daisuke"])
        today = date.today().isoformat()
        assert (told.thanked_on, told.reported_on, told.report_due_on) == (today, today, None)
        await press(pilot, "down", "down", "p", "1")
        assert referral(conn, referred["saburo"]).thanked_on == today


async def test_the_introducer_is_corrected_and_the_written_one_is_kept(
    conn: sqlite3.Connection, ids: dict[str, int], referred: Mapping[str, int], desk: Desk
) -> None:
    app = desk("referrals")
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "down", "down", "p", "3", *typed("suzuki"), "enter")
        told = referral(conn, referred["saburo"])
        assert (told.introducer_id, told.source, told.note) == (ids["suzuki"], None, "架空商工会")


async def test_consent_is_recorded_with_purpose_and_day(
    conn: sqlite3.Connection, referred: Mapping[str, int], desk: Desk
) -> None:
    app = desk("referrals")
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "o", "1", "down", "down")
        await type_text(pilot, "修了生の紹介")
        await press(pilot, "down", *typed("2099/3/31"), "ctrl+s")
        told = referral(conn, referred["daisuke"])
        assert (told.consent, told.purpose, told.keep_until) == (
            *("agreed", "修了生の紹介", "2099-03-31"),
        )


async def test_a_suggestion_becomes_a_candidate_or_is_never_made_again(
    conn: sqlite3.Connection, ids: dict[str, int], referred: Mapping[str, int], desk: Desk
) -> None:
    app = desk("referrals")
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "b")
        assert isinstance(app.screen, MatchesDialog)
        assert [row[1] for row in rows(app.screen.table)] == ["渡邊 健太郎"]
        assert "試作先を探している" in app.screen.why.text()
        await press(pilot, "d")
        assert rows(app.screen.table) == []
        await press(pilot, "escape", "b")
        assert isinstance(app.screen, MatchesDialog)
        assert rows(app.screen.table) == []
        await press(pilot, "escape", "u", "b", "1")
        made = introductions.introductions(conn)[0]
        assert (made.person_id, made.other_id) == (ids["daisuke"], ids["kentaro"])
        assert made.reason is not None
        assert "試作" in made.reason


async def test_an_alumnus_found_out_later_moves_and_the_records_are_offered_for_merging(
    conn: sqlite3.Connection, actor: Actor, ids: dict[str, int], desk: Desk
) -> None:
    _, taken = enter(conn, actor, Intake("渡辺翔太", topic="部品"), today=date.today())
    assert taken.referral_id is not None
    before = counts(conn, date.today()).total
    app = desk("referrals")
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "slash", *"翔太", "enter", "l", "enter")
        assert isinstance(app.screen, PairPage)
        assert counts(conn, date.today()).total == before - 1
        made = introductions.introductions(conn)[0]
        assert (made.person_id, made.reason) == (ids["shota"], "部品")
        await press(pilot, "escape")
        assert isinstance(app.screen, ReferralsScreen)


async def test_a_note_is_written_on_the_outsider(
    conn: sqlite3.Connection, ids: dict[str, int], referred: Mapping[str, int], desk: Desk
) -> None:
    app = desk("referrals")
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "enter", "f5")
        await type_text(pilot, "来週また電話")
        await press(pilot, "enter")
        assert people.contact_notes(conn, ids["daisuke"])[0].text == "来週また電話"
        assert isinstance(app.screen, ReferralScreen)
        assert "来週また電話" in app.screen.left.text()
        await press(pilot, "7", "2")
        await type_text(pilot, "紹介の経緯を聞いた")
        await press(pilot, "enter")
        assert people.contact_notes(conn, ids["suzuki"])[0].text == "紹介の経緯を聞いた"


async def test_the_page_tells_the_chain_and_both_sides(
    conn: sqlite3.Connection,
    actor: Actor,
    ids: dict[str, int],
    referred: Mapping[str, int],
    desk: Desk,
) -> None:
    with operation(conn, actor, "contact_noted", params={"name": "x"}) as op:
        people.add_contact_note(op, ids["suzuki"], text="よい方だと聞いた")
    app = desk("referrals")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        app.push_screen(ReferralScreen(referred["hanako"]))
        await settle(pilot)
        assert isinstance(app.screen, ReferralScreen)
        assert "仮名 花子（この方）  紹介の段数 2" in app.screen.right.text()
        app.pop_screen()
        app.push_screen(ReferralScreen(referred["daisuke"]))
        await settle(pilot)
        assert "よい方だと聞いた" in app.screen.right.text()
        await press(pilot, *"12345678")
        assert isinstance(app.screen, ReferralScreen) is False


async def test_a_page_goes_when_its_referral_is_taken_back(
    conn: sqlite3.Connection, desk: Desk
) -> None:
    app = desk("referrals")
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "n")
        await type_text(pilot, "消える 人")
        await press(pilot, "enter", "enter", "enter", "enter")
        assert isinstance(app.screen, ReferralScreen)
        await press(pilot, "u")
        assert isinstance(app.screen, ReferralsScreen)


# Introductions


async def test_two_people_are_introduced_and_it_is_seen_from_both(
    conn: sqlite3.Connection, ids: dict[str, int], desk: Desk
) -> None:
    app = desk("roster")
    async with app.run_test() as pilot:
        await settle(pilot)
        keys = await press(pilot, "g", "n", "n", *typed("watanabe 13"), "enter")
        keys += await press(pilot, *typed("suzuki 10"), "enter", "enter")
        assert keys <= 30
        assert isinstance(app.screen, IntroductionsScreen)
        made = introductions.introductions(conn)[0]
        assert {made.person_id, made.other_id} == {ids["koji"], ids["suzuki"]}
        for person_id in (ids["koji"], ids["suzuki"]):
            assert made in introductions.introductions_of(conn, person_id)
        await press(pilot, "down", "m", "m", "m")
        assert introductions.introduction(conn, made.id).stage == "responded"
        await press(pilot, "t", "1")
        await type_text(pilot, "見積を依頼")
        await press(pilot, "enter")
        told = introductions.introduction(conn, made.id)
        assert (told.stage, told.outcome) == ("result", "見積を依頼")


async def test_a_pair_that_knows_each_other_is_remembered(
    conn: sqlite3.Connection, ids: dict[str, int], desk: Desk
) -> None:
    app = desk("introductions")
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "t")
        await press(pilot, "5", "enter")
        assert introductions.introductions(conn)[0].stage == "known"
        await press(pilot, "n", *typed("watanabe 13"), "enter")
        await type_text(pilot, "架空大輔")
        await press(pilot, "enter", "enter")
        assert isinstance(app.screen, Message)
        await press(pilot, "enter", "escape", "1", "2")
        assert isinstance(app.screen, IntroductionsScreen)
        assert app.screen.table.count == 1


async def test_the_other_person_is_found_later(
    conn: sqlite3.Connection, ids: dict[str, int], desk: Desk
) -> None:
    app = desk("introductions")
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "n", *typed("watanabe 13"), "enter", "enter", "enter")
        made = introductions.introductions(conn)[0]
        assert made.other_id is None
        await press(pilot, "down", "m", "m")
        assert isinstance(app.screen, Message)
        await press(pilot, "enter", "w", *typed("suzuki"), "enter")
        assert introductions.introduction(conn, made.id).other_id == ids["suzuki"]


# Lists


def sheet(path: Path, number: int = 0) -> list[tuple[object, ...]]:
    return list(load_workbook(path).worksheets[number].iter_rows(values_only=True))


def write(
    conn: sqlite3.Connection, folder: Path, layout: ReferralLayout, referral_id: int | None = None
) -> tuple[list[tuple[object, ...]], int]:
    path = folder / f"{layout}.xlsx"
    today = date.today()
    found = write_referral_list(conn, path, layout, referral_id=referral_id, today=today)
    return sheet(found.path), found.left_out


def test_nobody_leaves_before_they_agreed(
    conn: sqlite3.Connection, actor: Actor, tmp_path: Path, referred: Mapping[str, int]
) -> None:
    listed, left = write(conn, tmp_path, "list")
    assert (len(listed), left) == (1, 5)
    with pytest.raises(SmeicError, match="referral_without_consent"):
        write(conn, tmp_path, "sheet", referred["daisuke"])
    thanks, left = write(conn, tmp_path, "thanks")
    assert "架空 大輔" not in str(thanks)
    assert [(row[0], row[6]) for row in thanks[1:]] == [("鈴木 明", 2)]
    assert left == 1
    with operation(conn, actor, "referral_edited", params={"name": "x"}) as op:
        op.update("referral", referred["daisuke"], {"consent": "agreed"})
    listed, left = write(conn, tmp_path, "list")
    assert (listed[1][1], left) == ("架空 大輔", 4)
    thanks, left = write(conn, tmp_path, "thanks")
    assert [(row[0], row[7]) for row in thanks[1:]] == [
        ("鈴木 明", "（氏名は出しません）・架空 大輔"),
        ("架空 大輔", "（氏名は出しません）"),
    ]
    sheet_rows, _ = write(conn, tmp_path, "sheet", referred["daisuke"])
    told = {str(row[0]): row[1] for row in sheet_rows}
    assert (told["氏名"], told["紹介者"], told["相談内容"]) == (
        *("架空 大輔", "鈴木 明", "試作先を探している"),
    )


def test_the_list_of_what_is_kept_too_long(
    conn: sqlite3.Connection, tmp_path: Path, referred: Mapping[str, int]
) -> None:
    listed, _ = write(conn, tmp_path, "keep")
    assert [row[1] for row in listed[1:]] == ["机上 五郎"]


def test_one_or_two_people_are_not_printed_in_the_table_of_years(
    conn: sqlite3.Connection, tmp_path: Path, referred: Mapping[str, int]
) -> None:
    listed, _ = write(conn, tmp_path, "funnel")
    assert listed[1][1:] == (5, "3未満", "3未満", "3未満", "3未満", "3未満", 0, 0)
    (year,) = counts(conn, date.today()).years
    assert year.reached["interview"] == 2
    told = FunnelYear(None, 4, dict.fromkeys(year.reached, 3), dict.fromkeys(year.aside, 0))
    assert funnel_cells(told)[1:] == [4, 3, 3, 3, 3, 0, 0, 0]


async def test_a_list_is_three_keys_and_is_written_down(
    conn: sqlite3.Connection,
    actor: Actor,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    referred: Mapping[str, int],
    desk: Desk,
) -> None:
    monkeypatch.setattr("screens.forms.list_output.output_folder", lambda: tmp_path)
    app = desk("referrals")
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "x", "1")
        assert "除きました" in app.note
        await press(pilot, "x", "2")
        assert isinstance(app.screen, Message)
        await press(pilot, "enter", "x", "4")
    logged = [layout for (layout,) in conn.execute("SELECT layout FROM export_log")]
    assert logged == ["referral_list", "referral_funnel"]
    assert len(list(tmp_path.glob("*.xlsx"))) == 2


# Looks


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    "what", ["list", "today", "intake", "referral", "introductions", "reason", "matches"]
)
def test_looks(
    snap_compare: Callable[..., bool],
    conn: sqlite3.Connection,
    actor: Actor,
    referred: Mapping[str, int],
    desk: Desk,
    size: tuple[int, int],
    what: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with operation(conn, actor, "referral_edited", params={"name": "x"}) as op:
        for number in referred.values():
            fixed = {"received_on": "2026-04-01", "stage_on": "2026-04-01"}
            owed = {"thanks_due_on": "2099-12-05", "report_due_on": "2099-12-05"}
            op.update("referral", number, fixed | owed)
        op.update("referral", referred["saburo"], {"due_on": "2099-12-05"})
        for (move_id,) in conn.execute("SELECT id FROM referral_move").fetchall():
            op.update("referral_move", move_id, {"moved_on": "2026-04-01"})
    monkeypatch.setattr("screens.bringing.intake.in_days", lambda _today: "2099-12-05")
    app = desk("introductions" if what == "introductions" else "referrals")
    keys = {
        "intake": ["n"],
        "referral": ["enter"],
        "reason": ["t", "3"],
        "today": ["2"],
        "matches": ["b"],
    }.get(what, [])

    async def before(pilot: Pilot[None]) -> None:
        await settle(pilot)
        await press(pilot, *keys)
        if what == "intake":
            await type_text(pilot, "渡辺 翔太")
        await settle(pilot)

    assert snap_compare(app, terminal_size=size, run_before=before)
