"""Trainings by command: listed, shown, marked, foretold, written."""

from __future__ import annotations

import sqlite3
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from smeic_tui.store.journal.operation import Actor
from tests.cli.calling import Call, smeic
from tests.store.events import make_people
from tests.store.trainings import enrol, make_run


@pytest.fixture
def call(conn: sqlite3.Connection, actor: Actor, desk: Call) -> Call:
    """``smeic training …`` on a file with one run of two sessions and three trainees."""
    soon = (date.today() + timedelta(days=20)).isoformat()
    run_id = make_run(conn, actor, ["2026-04-18", soon])
    enrol(conn, actor, run_id, make_people(conn, actor, 3))
    return partial(desk, "training")


def test_a_run_is_listed_and_shown(call: Call) -> None:
    (found,) = call("list", "--json").document
    assert (found["title"], found["fiscal_year"], found["hours"]) == ("架空研修", 2026, 6)
    assert found["counts"]["states"] == {"accepted": 3}
    assert found["rule"]["all"][0] == {"kind": "hours", "value": 80}
    assert "架空研修 2026年度  3名  2回6時間" in call("list").out
    shown = call("show", 2026, "--json").document
    assert [s["number"] for s in shown["sessions"]] == [1, 2]
    assert [x["name"] for x in shown["trainees"]] == ["架空 0郎", "架空 1郎", "架空 2郎"]
    assert "修了条件: 時間の80%以上, 必修の回すべて, 最終報告" in call("show", 2026).out


def test_a_session_is_marked_whole_and_by_exception(call: Call) -> None:
    assert len(call("mark", 2026, 1, "present", "--json").document["marked"]) == 3
    assert call("mark", 2026, 1, "present", "--json").document["marked"] == []
    call("mark", 2026, 1, "late", "--person", "架空 0郎", "--hours", "1:30")
    call("mark", 2026, 1, "absent", "--person", "架空 1郎", "--announced")
    call("mark", 2026, 1, "none", "--person", "架空 2郎")
    trainees = call("show", 2026, "--json").document["trainees"]
    marks = [[(m["mark"], m["hours"], m["announced"]) for m in x["marks"]] for x in trainees]
    assert marks == [[("late", 1.5, False)], [("absent", 0, True)], []]


def test_who_can_complete_is_said_with_the_reason(call: Call) -> None:
    call("mark", 2026, 1, "absent", "--person", "架空 1郎")
    call("mark", 2026, 1, "present")
    found = call("forecast", 2026, "--json").document
    assert [x["outlook"] for x in found] == ["all_needed", "impossible", "all_needed"]
    assert [r["code"] for r in found[1]["reasons"]] == ["unreachable_hours", "lacks_compulsory"]
    assert (
        "架空 1郎  修了見込みなし  残りすべてに出席しても3時間で、必要な4.8時間に届きません"
        in call("forecast", 2026).out
    )


@pytest.mark.parametrize(
    ("arguments", "status", "code"),
    [
        (("show", "1999"), 1, "training_unknown"),
        (("mark", "2026", "9", "present"), 1, "session_unknown"),
        (("mark", "2026", "1", "maybe"), 2, "mark_unknown"),
        (("mark", "2026", "1", "none"), 2, "mark_whom"),
        (("mark", "2026", "1", "late", "--hours", "x"), 2, "hours_invalid"),
        (("mark", "2026", "1", "late", "--person", "架空"), 1, "query_many"),
    ],
)
def test_what_cannot_be_done_is_said(
    call: Call, arguments: tuple[str, ...], status: int, code: str
) -> None:
    answer = call(*arguments, "--json")
    assert (answer.status, answer.document["error"]["code"]) == (status, code)


def test_a_list_is_written(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "出席簿.xlsx"
    answer = call("export", 2026, "book", "-o", path)
    assert (answer.status, answer.out) == (0, "")
    sheet = load_workbook(path).active
    assert sheet is not None
    assert "架空 0郎" in [cell for row in sheet.values for cell in row]
    assert call("export", 2026, "nothing", "-o", path).status == 2


def test_a_list_that_does_not_say_of_which_training_it_is_is_told_and_named(
    call: Call, db_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "研修.xlsx"
    lines = (
        ("架空研修 出席簿",),
        ("期", "氏名", "研修①", "研修②"),
        *((n + 1, f"架空 {n}郎", "出", "欠") for n in range(3)),
    )
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    for line in lines:
        sheet.append(line)
    workbook.save(path)
    common = ("--db", db_path, "--actor", "水野", "import", path, "--mixed")
    asked = smeic(capsys, *common, "--dry-run")
    assert "どの研修か分からないため" in asked.err
    assert "--training で指定してください" in asked.err
    named = smeic(capsys, *common, "--training", 2026)
    assert "どの研修か" not in named.err
    trainees = call("show", 2026, "--json").document["trainees"]
    marks = [[mark["mark"] for mark in each["marks"]] for each in trainees]
    assert marks == [["present", "absent"]] * 3
    answer = smeic(capsys, *common, "--training", 1999, "--json")
    assert answer.document["error"]["code"] == "training_unknown"
