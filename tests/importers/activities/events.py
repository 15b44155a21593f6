"""Lists of invented events: a roster, a matrix and the list of one event that contradicts it."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from typing import Any

from importers.activities.events.proposal import EventsProposal
from importers.inspection import Inspection
from importers.planning.choices import Options
from importers.planning.plan import Plan
from importers.reading.workbook import Cell
from smeic_tui.store.events.event_facts import held_facts
from smeic_tui.store.events.events import events
from smeic_tui.store.journal.operation import Actor
from smeic_tui.text.names import event_name
from tests.importers.importing import imported, listed
from tests.importers.sheets import make_sheet, understood

MIXED = Options()
ROSTER = (
    ["青空　花子", "3期", "木星商事株式会社"],
    ["木星　次郎", "4期", "金星精機株式会社"],
    ["月見　健", "5期", "土星印刷株式会社"],
    ["海野　幸", "6期", "火星食品株式会社"],
)
MATRIX: Sequence[Sequence[Cell]] = (
    ["架空行事の参加履歴", "", "", "2025.12.1現在"],
    ["凡例　○：出席　欠：欠席　代：代理出席　Ｗ：オンライン　-：案内なし"],
    ["No.", "期", "氏名", "会社", "第3回架空鼎談会", "", "第4回\n星空サロン", ""],
    ["", "", "", "", "本会", "懇親会", "本会", "懇親会\n(なし)"],
    ["", "", "", "", "R5.11.18", "", "2024-05-25", ""],
    [1, "3期", "青空　花子", "木星商事", "○", "○", "Ｗ", ""],
    [2, "4期", "木星　次郎", "金星精機", "欠", "-", "代", ""],
    [3, "5期", "月見　健", "土星印刷", "", "", "○", ""],
    ["", "", "出席者計", "", 1, 1, 2, ""],
)
GUESTS: Sequence[Sequence[Cell]] = (
    ["第３回　架空鼎談会　当日参加者名簿"],
    ["日時：令和5年11月18日（土）18:00～20:00　　場所：架空会館　３階"],
    [],
    ["No", "期", "氏名", "会社名", "出欠", "懇親会", "会費", "備考"],
    [1, "3期", "青空　花子", "木星商事", "○", "×", "", ""],
    [2, "4期", "木星　次郎", "金星精機", "出", "参加", "5000", "同伴1名"],
    ["", "司会", "月見　健", "土星印刷", "○", "", "免除", ""],
    ["＜当日参加＞"],
    ["", "", "雲井　守", "架空設備株式会社", "○", "○", "未", "紹介者：青空様（3期）"],
    ["", "", "霧島　透", "架空運輸株式会社", "○", "", "", ""],
)


def sheet_of(
    rows: Sequence[Sequence[Cell]],
    *,
    name: str = "参加履歴",
    file: str = "行事.xlsx",
    merged: Sequence[str] = (),
    **facts: Any,
) -> Inspection:
    """A workbook of one sheet; its bytes are what it says."""
    found = understood(make_sheet(rows, name=name, merged=merged, **facts), file=file)
    digest = sha256(repr((rows, name, file)).encode()).hexdigest()
    return replace(found, workbook=replace(found.workbook, sha256=digest))


def matrix(rows: Sequence[Sequence[Cell]] = MATRIX) -> Inspection:
    """The matrix, its titles and names merged over their columns."""
    merged = ("E3:F3", "G3:H3", "A3:A5", "B3:B5", "C3:C5", "D3:D5", "G5:H5")
    return sheet_of(rows, file="09_履歴.xlsx", merged=merged)


def guests(rows: Sequence[Sequence[Cell]] = GUESTS) -> Inspection:
    """The list of one event."""
    return sheet_of(rows, name="第3回", file="10_当日.xlsx")


def with_roster(conn: sqlite3.Connection, actor: Actor) -> None:
    """Put the invented alumni on file."""
    imported(conn, actor, listed(["氏名", "期", "会社名"], *ROSTER, title="2023年4月1日現在"))


def proposal_of(plan: Plan) -> EventsProposal:
    """What a plan says of events."""
    (found,) = plan.activities
    assert isinstance(found, EventsProposal)
    return found


def facts(conn: sqlite3.Connection) -> dict[str, str]:
    """What is on file: ``第3回架空鼎談会 本会 青空　花子`` to its status."""
    names = dict(conn.execute("SELECT id, name FROM person").fetchall())
    return {
        f"{event_name(e.series, e.number, e.title)} {part.name} {names[person]}": fact.status
        for e in events(conn)
        for part in e.parts
        for (part_id, person), fact in held_facts(conn, e.id).items()
        if part_id == part.id
    }
