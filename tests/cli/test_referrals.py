"""Referrals and introductions by command: taken in, moved, counted, exported, taken back."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from smeic_tui.exports.referral_layouts import write_referral_list
from smeic_tui.store.journal.operation import Actor
from smeic_tui.store.referrals.referrals import counts
from tests.cli.calling import Call
from tests.store.referrals import person


@pytest.fixture
def call(conn: sqlite3.Connection, actor: Actor, desk: Call) -> Call:
    """``smeic …`` on a file with two alumni."""
    person(conn, actor, "鈴木 明", kana="すずき あきら", cohort=10, tags=(("offer", "試作"),))
    person(conn, actor, "渡部 浩二", cohort=13, tags=(("offer", "試作"),))
    return desk


def test_a_referral_is_taken_in_shown_moved_and_taken_back(call: Call) -> None:
    made = call(
        *("referral", "add", "架空 大輔", "--introducer", "suzuki 10", "--topic", "試作先"),
        *("--company", "架空樹脂", "--category", "engineer"),
    )
    assert (made.status, made.out) == (0, "1\n")
    (found,) = call("referral", "list", "--json").document
    assert (found["name"], found["introducer"]["name"]) == ("架空 大輔", "鈴木 明")
    assert (found["organisation"], found["category"]) == ("架空樹脂", "engineer")
    shown = call("referral", "show", 1, "--json").document
    assert shown["depth"] == 1
    assert [s["name"] for s in shown["suggestions"]] == ["渡部 浩二"]
    assert shown["suggestions"][0]["code"] == "fit_offers_need"
    assert shown["may_go_to"][0] == "checked"
    assert call("referral", "move", 1, "interview").status == 0
    refused = call("referral", "move", 1, "passed", "--json")
    assert (refused.status, refused.document["error"]["code"]) == (1, "move_needs_reason")
    call("referral", "move", 1, "passed", "--why", "other", "--note", "遠方")
    told = call("referral", "show", found["uid"], "--json").document
    assert [(m["stage"], m["why"]) for m in told["moves"]] == [
        ("new", None),
        ("interview", None),
        ("passed", "other"),
    ]
    assert "見送り" in call("referral", "show", 1).out
    assert call("undo").status == 0
    assert call("referral", "show", 1, "--json").document["stage"] == "interview"


def test_the_numbers_are_the_same_everywhere(
    call: Call, conn: sqlite3.Connection, tmp_path: Path
) -> None:
    for number in range(4):
        call("referral", "add", f"架空 {number}郎", "--source", "self", "--received", "2025-05-01")
    for number in (1, 2, 3):
        call("referral", "move", number, "interview")
    told = call("referral", "numbers", "--json").document
    today = date.today()
    known = counts(conn, today)
    assert told["total"] == known.total == 4
    assert told["stages"]["interview"]["count"] == known.at("interview").count == 3
    (year,) = told["years"]
    assert (year["year"], year["received"], year["reached"]["interview"]) == (2025, 4, 3)
    written = write_referral_list(conn, tmp_path / "a.xlsx", "funnel", today=today)
    rows = list(load_workbook(written.path).worksheets[0].iter_rows(values_only=True))
    assert rows[1] == ("2025年度", 4, 3, 3, 0, 0, 0, 0, 0)
    assert "面談 3" in call("referral", "numbers").out


def test_an_alumnus_becomes_an_introduction(call: Call) -> None:
    made = call(
        "referral", "add", "--person", "渡部", "--introducer", "鈴木", "--topic", "部品", "--json"
    )
    assert made.document["referral"] is None
    (found,) = call("introduction", "list", "--json").document
    assert (found["name"], found["other_name"], found["reason"]) == ("渡部 浩二", "鈴木 明", "部品")
    assert call("referral", "list", "--json").document == []


def test_an_introduction_is_seen_from_both_and_remembered(call: Call) -> None:
    made = call("introduction", "add", "渡部", "鈴木", "--reason", "樹脂", "--json").document
    assert made["stage"] == "candidate"
    for who in ("渡部", "鈴木"):
        (found,) = call("introduction", "list", "--person", who, "--json").document
        assert found["introduction"] == made["introduction"]
    assert call("introduction", "move", 1, "known", "--note", "同業").status == 0
    assert "既知" in call("introduction", "show", 1).out
    again = call("introduction", "add", "鈴木", "渡部", "--json")
    assert again.document["error"]["code"] == "introduction_known"


@pytest.mark.parametrize(
    ("arguments", "status", "code"),
    [
        (("referral", "show", "9"), 1, "referral_unknown"),
        (("referral", "add", " "), 1, "referral_name_empty"),
        (("referral", "add", "甲", "--source", "x"), 2, "source_unknown"),
        (("referral", "add", "甲", "--category", "x"), 2, "category_unknown"),
        (("referral", "add", "甲", "--received", "きのう"), 2, "day_invalid"),
        (("referral", "list", "--stage", "x"), 2, "stage_unknown"),
        (("referral", "export", "x", "-o", "a.xlsx"), 2, "referral_layout_unknown"),
        (("referral", "export", "sheet", "-o", "a.xlsx"), 1, "referral_wanted"),
        (("introduction", "add", "鈴木", "鈴木"), 1, "introduction_of_oneself"),
        (("introduction", "show", "x"), 1, "introduction_unknown"),
    ],
)
def test_a_refusal_is_one_document(
    call: Call, arguments: tuple[str, ...], status: int, code: str
) -> None:
    answer = call(*arguments, "--json")
    assert (answer.status, answer.document["error"]["code"]) == (status, code)
    assert answer.document["error"]["hint"]


def test_a_list_leaves_without_those_who_did_not_agree_and_is_written_down(
    call: Call, conn: sqlite3.Connection, tmp_path: Path
) -> None:
    call("referral", "add", "架空 大輔", "--source", "self")
    out = tmp_path / "list.xlsx"
    told = call("referral", "export", "list", "-o", out, "--json").document
    assert (told["rows"], told["left_out"]) == (0, 1)
    assert "架空 大輔" not in str(
        [list(s.iter_rows(values_only=True)) for s in load_workbook(out).worksheets]
    )
    logged = conn.execute("SELECT layout, people FROM export_log").fetchall()
    assert logged == [("referral_list", 0)]


def test_empty_lists_say_what_to_do(call: Call) -> None:
    assert "smeic referral add" in call("referral", "list").err
    assert "smeic introduction add" in call("introduction", "list").err


def test_the_roster_leaves_without_outsiders_who_did_not_agree(
    call: Call, conn: sqlite3.Connection, tmp_path: Path
) -> None:
    call("referral", "add", "架空 大輔", "--source", "self")
    out = tmp_path / "roster.xlsx"
    answer = call("export", "roster", "-o", out)
    assert "1名は除きました" in answer.err
    rows = list(load_workbook(out).worksheets[0].iter_rows(values_only=True))
    assert {row[1] for row in rows[1:]} == {"鈴木 明", "渡部 浩二"}
    assert conn.execute("SELECT people FROM export_log").fetchall() == [(2,)]
    alone = call("export", "roster", "-o", out, "--where", "架空")
    assert (alone.status, "同意" in alone.err) == (1, True)
