"""The office's list of referrals comes in with its people: read, written once, taken back whole."""

from __future__ import annotations

import sqlite3

import pytest

from importers.activities.activity import Choice
from importers.activities.referrals.activity import ReferralsProposal
from importers.activities.referrals.telling import from_data, tell
from importers.activities.referrals.words import (
    category_of,
    day_of,
    source_of,
    state_of,
    without_day,
)
from importers.applying.review import decide
from importers.planning.choices import Options
from importers.reading.workbook import Cell
from importers.values.table_rows import read_rows
from smeic_tui.domain.referrals.facts import Referral
from smeic_tui.store.file import dump
from smeic_tui.store.imports import imports
from smeic_tui.store.journal.operation import Actor
from smeic_tui.store.journal.undo import undo
from smeic_tui.store.people.dossiers import dossier
from smeic_tui.store.referrals import introductions
from smeic_tui.store.referrals.referrals import chains, referrals
from tests.importers.activities.events import MIXED, sheet_of
from tests.importers.activities.referral_lists import LIST, referral_list
from tests.importers.importing import imported, outcomes, planned
from tests.importers.sheets import fields

pytestmark = pytest.mark.usefixtures("roster")


def _by_day(conn: sqlite3.Connection) -> dict[str, Referral]:
    return {found.received_on: found for found in referrals(conn)}


def test_a_list_is_recognised_and_says_what_it_holds(conn: sqlite3.Connection) -> None:
    (table,) = referral_list().tables
    assert (table.kind, table.row_count) == ("referrals", 5)
    kept = {c.header: c.field for c in table.columns}
    assert kept["担当"] == kept["備考"] == kept["紹介者"] == "row_only"
    assert kept["被紹介者/会社・機関名"] == "company"
    plan = planned(conn, referral_list(), options=MIXED)
    (proposal,) = plan.activities
    assert isinstance(proposal, ReferralsProposal)
    (subject,) = proposal.subjects
    assert (subject.state, proposal.facts, subject.waiting) == ("new", 5, 0)
    assert subject.counts[""] == {
        "stage_interview": 1,
        "stage_withdrawn": 1,
        "stage_matching": 2,
        "stage_on_hold": 1,
    }
    assert subject.notes[0].params["count"] == 1
    assert outcomes(plan).count("new") == 3


def test_what_the_rows_say_is_on_file(conn: sqlite3.Connection, actor: Actor) -> None:
    imported(conn, actor, referral_list(), options=MIXED)
    found = _by_day(conn)
    first = found["2024-04-26"]
    assert (first.name, first.introducer, first.stage) == ("雲井　守", "青空　花子", "interview")
    assert (first.topic, first.due_on, first.next_action) == ("試作先", "2024-06-09", "TEL")
    assert (first.owner, first.category) == ("水野", "executive")
    assert (first.thanks_due_on, first.thanked_on) == ("2024-04-26", None)
    assert first.note == "名刺あり / 面談済み。好感触 / 経営 / 3期 青空様"
    tags = {(tag.kind, tag.label) for tag in dossier(conn, first.person_id).tags}
    assert tags == {("offer", "めっき"), ("offer", "加工")}
    second = found["2024-05-05"]
    assert (second.introducer, second.stage, second.why) == ("雲井　守", "withdrawn", "own_wish")
    assert (second.thanked_on, second.owner) == ("2024-05-24", "")
    assert second.note is not None
    assert "架空" in second.note
    third = found["2024-10-13"]
    assert (third.source, third.introducer_id, third.next_action) == ("self", None, "月末までに")
    assert (third.thanks_due_on, third.thanked_on) == (None, None)
    assert "済" in (third.note or "")


def test_a_chain_is_known_and_who_comes_again_is_one_person(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    imported(conn, actor, referral_list(), options=MIXED)
    found = _by_day(conn)
    again = found["2025-01-20"]
    assert again.person_id == found["2024-04-26"].person_id
    assert (again.stage, again.why, again.source) == ("on_hold", "other", "body")
    assert again.source_name == "架空商工会"
    assert chains(conn).depth(found["2024-05-05"].person_id) == 2


def test_an_alumnus_among_the_outsiders_becomes_an_introduction(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    imported(conn, actor, referral_list(), options=MIXED)
    assert "月見　健" not in {r.name for r in referrals(conn)}
    (made,) = introductions.introductions(conn)
    assert (made.name, made.stage, made.reason) == ("月見　健", "asked", "後継者")
    # 木星さん is a family name alone: a question, however rare it is.
    assert made.other_id is None
    assert "MOT修了生とのこと" in (made.note or "")


def test_the_same_list_again_changes_nothing_and_one_undo_takes_all_back(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    before = dump.canonical(conn)
    done = imported(conn, actor, referral_list(), options=MIXED)
    assert done.operation is not None
    plan = planned(conn, referral_list(), options=MIXED)
    assert plan.activities[0].facts == 0
    assert plan.activities[0].subjects[0].state == "known"
    undo(conn, actor, done.operation)
    assert dump.canonical(conn) == before


def test_a_list_can_be_left_out(conn: sqlite3.Connection) -> None:
    (subject,) = planned(conn, referral_list(), options=MIXED).activities[0].subjects
    left = Options(activities={subject.key: Choice("leave_out")})
    (proposal,) = planned(conn, referral_list(), options=left).activities
    assert (proposal.facts, proposal.subjects[0].state) == (0, "left_out")


def test_a_waiting_row_keeps_what_it_says_until_it_is_decided(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    rows = [list(row) for row in LIST]
    rows[4][3:5] = ["海野　幸", "別の架空会社"]
    imported(conn, actor, referral_list(rows), options=MIXED)
    assert "2024-04-26" not in _by_day(conn)
    (waiting,) = imports.queue(conn)
    assert waiting.name == "海野　幸"
    before = dump.canonical(conn)
    number = decide(conn, actor, waiting.id, "new")
    told = _by_day(conn)["2024-04-26"]
    assert (told.name, told.introducer, told.stage) == ("海野　幸", "青空　花子", "interview")
    undo(conn, actor, number)
    assert dump.canonical(conn) == before


@pytest.mark.parametrize(
    ("text", "struck", "stage", "why"),
    [
        ("", False, "new", None),
        ("受付のみ", False, "new", None),
        ("電話済・折返し待ち", False, "checked", None),
        ("面談日程調整中", False, "checked", None),
        ("Ｗｅｂ面談実施", False, "interview", None),
        ("修了生2名へ紹介済", False, "matching", None),
        ("共同試作スタート（成立）", False, "joined", None),
        ("先方辞退", False, "withdrawn", "own_wish"),
        ("対象外につき終了", False, "passed", "out_of_scope"),
        ("来年度に再検討", False, "on_hold", "other"),
        ("面談済", True, "withdrawn", "own_wish"),
        ("見当もつかない", False, "checked", None),
    ],
)
def test_states_in_free_words(text: str, struck: bool, stage: str, why: str | None) -> None:
    found = state_of(text, struck=struck)
    assert (found.stage, found.why) == (stage, why)


@pytest.mark.parametrize(
    ("text", "year", "after", "day"),
    [
        ("45397", None, None, "2024-04-15"),
        ("Ｒ６．４．２７", None, None, "2024-04-27"),
        ("2024.5.3(金)", None, None, "2024-05-03"),
        ("20240409", None, None, "2024-04-09"),
        ("9/25", 2025, None, "2025-09-25"),
        ("1月8日", 2025, None, "2026-01-08"),
        ("9/25", None, None, None),
        ("1/19 TEL", None, "2024-12-04", "2025-01-19"),
        ("2/30", 2025, None, None),
        ("月末までに", 2025, "2025-04-01", None),
        ("99999", None, None, None),
    ],
)
def test_days_in_many_forms(text: str, year: int | None, after: str | None, day: str) -> None:
    assert day_of(text, year, after) == day


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("本人（HPより）", "self"),
        ("自薦", "self"),
        ("七海教授", "faculty"),
        ("教職員", "faculty"),
        ("大正商工会", "body"),
        ("北摂信用組合", "body"),
        ("18期 内田様", None),
        ("大和路データ 山崎様", None),
        ("", None),
    ],
)
def test_who_is_no_person(text: str, source: str | None) -> None:
    assert source_of(text) == source


def test_what_is_left_of_a_next_step_without_its_day() -> None:
    found = [without_day(t) for t in ("6/9 TEL", "R6.8.4", "45397", "6/10(火)", "月末までに")]
    assert found == ["TEL", "", "", "", "月末までに"]


def test_kinds_of_outsiders() -> None:
    found = [category_of(t) for t in ("経営者", "技術者", "士業", "行政", "謎", "")]
    assert found == ["executive", "engineer", "expert", "support", "other", None]


@pytest.mark.parametrize("head", ["被紹介者", "被紹介者氏名", "紹介先", "外部者氏名", "相談者"])
def test_the_outsiders_stand_under_many_headings(head: str) -> None:
    rows: list[list[Cell]] = [
        ["受付年月日", "紹介してくれた修了生", head, "勤務先", "相談内容", "ステータス"],
        ["2024/4/5", "青空様(3期)", "佐藤　守", "架空設備株式会社", "試作先", "新着"],
        ["2024/4/9", "4期 木星　次郎", "鈴木　透", "架空運輸株式会社", "販路", "成約"],
        ["2024/5/1", "自薦", "高橋　光", "架空印刷株式会社", "資金", "様子見"],
    ]
    (table,) = sheet_of(rows, name="Sheet1").tables
    assert (table.kind, fields(table)[head]) == ("referrals", "name")
    assert table.activity is not None
    told = [tell(from_data(table.activity.data), row.row, row.record) for row in read_rows(table)]
    assert [(each.received_on, each.stage) for each in told] == [
        ("2024-04-05", "new"),
        ("2024-04-09", "joined"),
        ("2024-05-01", "on_hold"),
    ]
    assert told[0].introducer_text == "青空様(3期)"


def test_a_status_that_nobody_knows_is_said(conn: sqlite3.Connection) -> None:
    rows = [list(row) for row in LIST]
    rows[4][9] = "ぼちぼち"
    (proposal,) = planned(conn, referral_list(rows), options=MIXED).activities
    (subject,) = proposal.subjects
    (note,) = [n for n in subject.notes if n.code == "referral_states_unread"]
    assert note.params == {"count": 1, "text": "ぼちぼち"}
