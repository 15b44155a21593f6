"""The answers of a form and a paper sheet by command."""

from __future__ import annotations

import sqlite3
from functools import partial
from pathlib import Path

import openpyxl
import pytest

from smeic_tui.store.journal.operation import Actor, operation
from tests.cli.alumni import add_alumni
from tests.cli.calling import Call

ANSWERS = (
    ("タイムスタンプ", "お名前", "修了期", "ご出欠", "懇親会への参加"),
    ("2026/11/01 10:00:00", "渡邊 健太郎", "3期", "どちらも出席", ""),
    ("2026/11/02 10:00:00", "渡部 浩二", "13期", "オンラインで参加", "欠席"),
    ("2026/11/03 10:00:00", "小澤 隆志", "20期", "出席", "参加"),
    ("2026/11/04 10:00:00", "架空目 梅子", "", "出席", ""),
)


@pytest.fixture
def call(conn: sqlite3.Connection, actor: Actor, desk: Call) -> Call:
    """``smeic event …`` on a file with three people and one event of one seat."""
    with operation(conn, actor, "person_added") as op:
        add_alumni(op, 3)
    event = partial(desk, "event")
    event("series", "--add", "架空鼎談会")
    event(
        *("add", "--series", "架空鼎談会", "--number", 8, "--on", "2026-12-05"),
        *("--part", "本会,seats=1,online", "--part", "懇親会"),
    )
    return event


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    """The form's spreadsheet."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "フォームの回答 1"
    for row in ANSWERS:
        sheet.append(row)
    path = tmp_path / "鼎談会_出欠フォーム.xlsx"
    book.save(path)
    return path


def test_answers_are_recorded_part_by_part(call: Call, answers: Path) -> None:
    dry = call("import-replies", 1, answers, "--dry-run", "--json").document
    assert (dry["operation"], len(dry["replies"])) == (None, 6)
    assert call("show", 1, "--json").document["replies"] == []
    done = call("import-replies", 1, answers, "--json")
    assert done.status == 0
    told = [(r["part"], r["answer"], r["mode"], r["seat"]) for r in done.document["replies"]]
    assert told == [
        ("本会", "yes", "onsite", "seated"),
        ("懇親会", "yes", "onsite", "seated"),
        ("本会", "yes", "online", "seated"),
        ("懇親会", "no", None, None),
        ("本会", "yes", "onsite", "waiting"),
        ("懇親会", "yes", "onsite", "seated"),
    ]
    assert done.document["counts"]["review"] == 1
    assert done.document["replies"][4]["waiting_number"] == 1
    held = call("show", 1, "--json").document["replies"]
    assert [(r["part"], r["answer"], r["seat"]) for r in held] == [
        (r["part"], r["answer"], r["seat"]) for r in done.document["replies"]
    ]
    again = call("import-replies", 1, answers, "--json").document
    assert (again["operation"], again["replies"]) == (None, [])


def test_the_waiting_list_is_said(call: Call, answers: Path) -> None:
    told = call("import-replies", 1, answers)
    assert "本会は満席のため、1名がキャンセル待ちになります。" in told.out
    assert "キャンセル待ち1" in told.out


def test_a_file_without_answers_is_refused(call: Call, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (("氏名", "期"), ("渡邊 健太郎", "3期"), ("渡部 浩二", "13期")):
        book.worksheets[0].append(row)
    book.save(tmp_path / "名簿.xlsx")
    refused = call("import-replies", 1, tmp_path / "名簿.xlsx", "--json")
    assert (refused.status, refused.document["error"]["code"]) == (1, "no_replies")
    missing = call("import-replies", 9, tmp_path / "名簿.xlsx", "--json")
    assert missing.document["error"]["code"] == "event_unknown"


def test_a_sheet_is_recorded_and_the_doubtful_wait(
    call: Call, answers: Path, tmp_path: Path
) -> None:
    call("import-replies", 1, answers)
    sheet = tmp_path / "受付名簿.txt"
    sheet.write_text(
        "渡邊健太郎\n小澤\n13期 渡辺\n架空目　竹子\n渡邊 健太郎 様\n", encoding="utf-8"
    )
    dry = call("sign-in", 1, sheet, "--dry-run", "--json").document
    assert (dry["operation"], dry["counts"]["came"]) == (None, 1)
    done = call("sign-in", 1, sheet, "--json").document
    assert [row["outcome"] for row in done["rows"]] == ["came", "likely", "ask", "nobody", "again"]
    assert done["counts"] | {"recorded": 1, "waiting": 3, "walk_ins": 0} == done["counts"]
    assert [(a["name"], a["part"]) for a in done["no_shows"]] == [("渡部 浩二", "本会")]
    assert done["rows"][0]["person"] == done["rows"][4]["person"]
    # 小澤 has said yes to the party and waits for a seat; who it is was not seen by anybody.
    assert done["rows"][1]["person"] is None
    again = call("sign-in", 1, sheet, "--json").document
    assert (again["operation"], again["counts"]["already"]) == (None, 1)
    assert "来なかった: 渡部 浩二（本会）" in call("sign-in", 1, sheet).out


def test_likely_people_and_other_parts(call: Call, answers: Path, tmp_path: Path) -> None:
    call("import-replies", 1, answers)
    sheet = tmp_path / "懇親会.txt"
    sheet.write_bytes("渡邊\n".encode("cp932"))
    done = call("sign-in", 1, sheet, "--part", "懇親会", "--json").document
    assert (done["rows"][0]["outcome"], done["counts"]["recorded"]) == ("likely", 0)
    call("sign-in", 1, sheet, "--part", "懇親会", "--accept-likely")
    held = call("show", 1, "--json").document["attendance"]
    assert [(a["part"], a["walk_in"]) for a in held] == [("懇親会", False)]
    unknown = call("sign-in", 1, sheet, "--part", "茶会", "--json")
    assert unknown.document["error"]["code"] == "part_unknown"


def test_an_empty_sheet_is_refused(call: Call, tmp_path: Path) -> None:
    sheet = tmp_path / "受付名簿.txt"
    sheet.write_text("\n  \n-\n", encoding="utf-8")
    refused = call("sign-in", 1, sheet, "--json")
    assert refused.status == 1
    assert refused.document["error"]["code"] == "no_signatures"
