"""Outsiders who name their introducer in a form are referrals, once, whatever the event is."""

from __future__ import annotations

import sqlite3

import pytest

from importers.applying.review import decide
from smeic_tui.store.file import dump
from smeic_tui.store.imports import imports
from smeic_tui.store.journal.operation import Actor
from smeic_tui.store.journal.undo import undo
from smeic_tui.store.referrals.referrals import referrals
from tests.importers.activities.events import MIXED, sheet_of
from tests.importers.importing import imported, planned

HEADER = [
    *("タイムスタンプ", "お名前（フルネーム）", "MOT修了期", "ご勤務先", "ご出欠"),
    *("懇親会への参加", "ご紹介者（修了生以外の方）"),
]
ANSWERS = (
    ["2025/05/01 13:30:00", "青空　花子", "3期", "木星商事", "ご出席", "○", ""],
    ["2025/05/02 09:00:00", "雲井　守", "", "架空設備株式会社", "ご出席", "○", "青空花子さん"],
    ["2025/05/03 09:00:00", "霧島　透", "", "架空運輸株式会社", "×", "", "無縁さん"],
    ["2025/05/04 09:00:00", "雲井　守", "", "架空設備株式会社", "×", "", "青空花子さん"],
    ["2025/05/05 09:00:00", "月見　健", "5期", "土星印刷", "ご出席", "", "青空花子さん"],
)


pytestmark = pytest.mark.usefixtures("roster")


def test_each_outsider_is_one_referral_and_an_alumnus_is_none(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    before = dump.canonical(conn)
    form = sheet_of([HEADER, *ANSWERS], name="フォームの回答 1", file="05_フォーム.xlsx")
    done = imported(conn, actor, form, options=MIXED)
    found = {r.name: r for r in referrals(conn)}
    assert set(found) == {"雲井　守", "霧島　透"}
    first = found["雲井　守"]
    assert (first.introducer, first.channel, first.received_on) == (
        *("青空　花子", "form", "2025-05-02"),
    )
    assert (first.owner, first.stage) == ("水野", "new")
    assert first.due_on is not None
    assert first.thanks_due_on is not None
    assert (found["霧島　透"].introducer_id, found["霧島　透"].source_name) == (None, "無縁さん")
    (proposal,) = planned(conn, form, options=MIXED).activities
    assert proposal.facts == 0
    assert done.operation is not None
    undo(conn, actor, done.operation)
    assert dump.canonical(conn) == before


def test_a_waiting_answer_is_a_referral_once_somebody_decides_who_it_is(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    rows = [["2025/05/02 09:00:00", "海野　幸", "", "別の架空会社", "ご出席", "○", "青空花子さん"]]
    form = sheet_of([HEADER, *ANSWERS[:1], *rows], name="フォームの回答 1", file="f.xlsx")
    imported(conn, actor, form, options=MIXED)
    assert referrals(conn) == ()
    (waiting,) = imports.queue(conn)
    before = dump.canonical(conn)
    number = decide(conn, actor, waiting.id, "new")
    (found,) = referrals(conn)
    assert (found.name, found.introducer) == ("海野　幸", "青空　花子")
    undo(conn, actor, number)
    assert dump.canonical(conn) == before
