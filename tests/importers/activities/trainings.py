"""Lists of an invented training: the attendance book with its rule, and who applied."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any

from importers.activities.training.proposal import TrainingProposal
from importers.inspection import Inspection
from importers.planning.plan import Plan
from importers.reading.workbook import Cell
from smeic_tui.store.training.attendance_book import Book, books
from tests.importers.activities.events import sheet_of

BOOK: Sequence[Sequence[Cell]] = (
    ["架空コンサルタント研修事業　2025年度（令和7年度）　出席簿", *[""] * 12],
    ["出・○：出席　欠・×：欠席　遅：遅刻　△：半日", *[""] * 8, "12/20現在"],
    [],
    [
        *("No.", "期", "氏名", "登録番号", "第1回", "第2回", "第３回", "出席回数"),
        *("課題1", "最終報告", "修了証番号", "備考"),
    ],
    ["", "", "", "", "2025-04-12", "5/17", "R8.1.17", "", "", "", "", ""],
    ["", "", "", "", "13:00～17:00", "3時間", "10:00～17:00\n(昼休1h)", "", "", "", "", ""],
    ["", "", "", "", "牧野教授", "加藤先生", "山田", "", "", "", "", ""],
    ["", "", "", "", "◎必修", "選択", "", "", "", "", "", ""],
    [1, "3期", "青空　花子", "405747", "出", "遅(2h)", "", 1, "4/30", "テーマ届済", "", ""],
    [
        *(2, "4期", "木星　次郎", "462351", "欠", "△", "", 0),
        *("再提出", "", "受講第R7-02号", "第1回は補講（8/30）済"),
    ],
    [
        3,
        "5期",
        "月見　健",
        "297191",
        "オンライン",
        "公",
        "?!",
        1,
        "未",
        "－",
        "",
        "7月末で受講辞退",
    ],
    ["", "", "出席者数", "", 2, 1, 0, "", "", "", "", ""],
    [],
    ["【修了要件】"],
    ["1. 総時間（13時間）の80％以上を受講すること（補講を含む）。"],
    ["2. 必修回（第1回）に出席していること。"],
    ["3. 課題1・最終報告をすべて提出すること。"],
    ["※ 遅・早は30分を減ずる。公欠は0時間（欠席とは数えない）。"],
)
APPLICANTS: Sequence[Sequence[Cell]] = (
    ["2025年度 架空コンサルタント研修　申込者（締切：3/14）"],
    [],
    [
        "受付No",
        "申込日",
        "氏名",
        "修了期",
        "勤務先",
        "診断士登録番号",
        "希望する理由",
        "可否",
        "備考",
    ],
    [1, "2/5", "青空　花子", "3期", "木星商事株式会社", "405747", "後輩の勧め", "受講可", ""],
    [2, "R7.2.6", "木星　次郎", "第4期", "金星精機株式会社", "462351", "", "○", ""],
    [3, "2025/2/7", "海野　幸", "6期", "火星食品株式会社", "", "", "×（定員のため次年度）", ""],
    [4, "2/8", "外山　守", "－", "架空設備株式会社", "なし", "", "不可（修了生以外）", ""],
    [5, "2/9", "霧島　透", "9期", "架空運輸株式会社", "111222", "", "可", ""],
)


def attendance_book(rows: Sequence[Sequence[Cell]] = BOOK, **facts: Any) -> Inspection:
    """The book, its names merged over the header."""
    merged = tuple(f"{letter}4:{letter}8" for letter in "ABCDHIJKL")
    return sheet_of(rows, name="2025年度出席簿", file="11_研修.xlsx", merged=merged, **facts)


def applicants(rows: Sequence[Sequence[Cell]] = APPLICANTS) -> Inspection:
    """Who applied."""
    return sheet_of(rows, name="申込者一覧", file="11_申込.xlsx")


def proposal_of(plan: Plan) -> TrainingProposal:
    """What a plan proposes about trainings."""
    (found,) = (p for p in plan.activities if isinstance(p, TrainingProposal))
    return found


def changed(row: int, column: int, text: str) -> list[list[Cell]]:
    """The book with one cell changed."""
    rows = [list(each) for each in BOOK]
    rows[row][column] = text
    return rows


def the_book(conn: sqlite3.Connection) -> Book:
    """The only run on file."""
    (found,) = books(conn)
    return found


def states(found: Book) -> dict[str, str]:
    """By name, what became of everybody in a run."""
    return {e.name: e.trainee.state for e in found.everybody}
