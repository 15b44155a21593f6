"""Licences by command: listed, shown, corrected, points added, taken back."""

from __future__ import annotations

import sqlite3
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from openpyxl import load_workbook

from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.licences import licences
from smeic_tui.store.licences.licence_holders import holder
from smeic_tui.store.training import engagements
from tests.cli.calling import Call
from tests.importers.importing import imported, listed
from tests.store.licences import build

TODAY = date(2026, 11, 26)


@pytest.fixture
def ids(conn: sqlite3.Connection, actor: Actor) -> dict[str, int]:
    return build(conn, actor, TODAY)


@pytest.fixture
def call(ids: dict[str, int], desk: Call) -> Call:
    """``smeic licence …`` on seven people."""
    return partial(desk, "licence")


def test_whose_licence_expires_within_twelve_months(call: Call) -> None:
    found = call("list", "--expiring", "12m", "--on", "2026-11-26", "--json").document
    assert [(each["name"], each["days_left"], each["urgency"]) for each in found] == [
        ("秋山 環", 100, "urgent"),
        ("石黒 司", 300, "soon"),
    ]
    assert found[0]["theory"] == {"counted": 3, "needed": 5, "missing": 2}
    assert found[0]["line"] == "理論 3/5 実務 18/30 残り100日"
    assert found[0]["advice"] == "最新の手引きで確認してください"
    assert found[0]["period"]["expires"] == "2027-03-06"


def test_the_dead_are_not_asked_to_renew(
    conn: sqlite3.Connection, actor: Actor, call: Call, ids: dict[str, int]
) -> None:
    with operation(conn, actor, "standing_changed", params={"name": "x"}) as op:
        op.update("person", ids["soon"], {"standing": "deceased"})
    found = call("list", "--expiring", "12m", "--on", "2026-11-26", "--json").document
    assert [each["name"] for each in found] == ["石黒 司"]


def test_the_list_is_told_in_words_and_the_caution_beside_it(call: Call) -> None:
    told = call("list", "--on", "2026-11-26")
    assert "2027-03-06  秋山 環  412341  理論 3/5 実務 18/30 残り100日  至急 あと 理論2" in told.out
    assert "柏木 圭  412346  更新したか未確認" in told.out
    assert "最新の手引きで確認してください" in told.err
    states = call("list", "--state", "suspended", "--json").document
    assert [each["name"] for each in states] == ["大沢 薫"]


def test_one_licence_with_its_ledger(call: Call) -> None:
    found = call("show", "秋山", "--on", "2026-11-26", "--json").document
    assert [(p["kind"], p["points"], p["counts"]) for p in found["points"]] == [
        ("practice", 18, True),
        ("theory", 3, True),
        ("practice", 9, False),
    ]
    assert "期間の外" in call("show", "秋山").out
    assert "休止 2026-01-10" in call("show", "大沢").out


def test_points_for_two_people_are_one_operation(
    conn: sqlite3.Connection, call: Call, ids: dict[str, int]
) -> None:
    told = call(
        *("add-points", "秋山", "上原", "--kind", "practice", "--points", 3),
        *("--on", "2026-11-20", "--proof", "窓口相談", "--form", "19", "--json"),
    )
    assert [each["practice"]["counted"] for each in told.document] == [21, 3]
    kind, params = conn.execute(
        "SELECT kind, params FROM operation ORDER BY id DESC LIMIT 1"
    ).fetchone()
    assert (kind, "上原 望" in params) == ("point_added", True)
    latest = licences.points_of(conn, ids["late"])[0]
    assert (latest.proof, latest.form) == ("窓口相談", "19")


def test_dates_are_entered_and_the_others_stay(
    conn: sqlite3.Connection, call: Call, ids: dict[str, int]
) -> None:
    assert call("set", "柏木", "--expires", "2029-03-31").status == 0
    assert call("set", "北川", "--number", "512345", "--registered", "R6.2.29").status == 0
    held = licences.licence_of(conn, ids["maybe"])
    assert held is not None
    assert (held.registered_on, held.expires_on) == ("2009-04", "2029-03-31")
    new = holder(conn, ids["none"], TODAY)
    assert (new.number, new.licence.registered_on) == ("512345", "2024-02-29")
    refused = call("set", "柏木", "--expires", "2001-03-31")
    assert refused.status == 1
    assert "より前です" in refused.err


def test_suspended_and_resumed(conn: sqlite3.Connection, call: Call, ids: dict[str, int]) -> None:
    assert call("suspend", "上原", "--on", "2026-01-10").status == 0
    assert call("suspend", "上原", "--on", "2026-02-10").status == 1
    assert call("resume", "上原", "--on", "2026-04-20").status == 0
    period = holder(conn, ids["late"], TODAY).found.period
    assert period is not None
    assert period.suspended == 100
    again = call("resume", "上原", "--on", "2026-05-20", "--json")
    assert (again.status, again.document["error"]["code"]) == (1, "licence_not_suspended")


def test_the_numbers_are_shown_and_changed(conn: sqlite3.Connection, call: Call) -> None:
    assert "practice               30  更新に要る実務" in call("rules").out
    assert (
        call("rules", "--set", "practice=20", "--set", "theory=4", "--json").document["practice"]
        == 20
    )
    assert licences.rules(conn).theory == 4


@pytest.mark.parametrize(
    ("arguments", "status", "code"),
    [
        (("list", "--expiring", "soon"), 2, "months_invalid"),
        (("list", "--state", "dead"), 2, "licence_state_unknown"),
        (("list", "--on", "2026-02-30"), 2, "day_invalid"),
        (("show", "だれもいない"), 1, "query_nobody"),
        (("add-points", "秋山", "--kind", "both"), 1, "point_invalid"),
        (("add-points", "秋山", "--kind", "theory", "--points", "1000"), 1, "point_invalid"),
        (("add-points", "秋山", "--kind", "theory", "--on", "2999-01-01"), 1, "point_in_future"),
        (("rules", "--set", "years=0"), 1, "licence_rule_invalid"),
        (("rules", "--set", "practice=many"), 2, "licence_rule_invalid"),
        (("rules", "--set", "hours=3"), 2, "licence_rule_unknown"),
        (("set", "秋山", "--registered", "昨日"), 2, "day_invalid"),
        (
            ("add-engagement", "上原", "--at", "架空商事", "--state", "x"),
            2,
            "engagement_state_unknown",
        ),
        (("add-engagement", "上原", "--at", " "), 1, "engagement_nowhere"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(
    conn: sqlite3.Connection, call: Call, arguments: tuple[str, ...], status: int, code: str
) -> None:
    before = conn.execute("SELECT count(*) FROM operation").fetchone()
    found = call(*arguments, "--json")
    assert (found.status, found.document["error"]["code"]) == (status, code)
    assert conn.execute("SELECT count(*) FROM operation").fetchone() == before


def test_what_earlier_imports_kept_is_taken_over(
    conn: sqlite3.Connection, actor: Actor, call: Call, ids: dict[str, int]
) -> None:
    headers = ["氏名", "期", "診断士登録番号", "登録日"]
    imported(conn, actor, listed(headers, ["北川 奏", 7, "1", "2024-04-01"]))
    with operation(conn, actor, "demo") as op:
        held = licences.licence_of(conn, ids["none"])
        assert held is not None
        op.delete("licence", held.id)
    assert call("take-over", "--json").document == {"taken_over": 1}
    assert call("take-over", "--json").document == {"taken_over": 0}


def test_engagements_are_entered_listed_and_written(
    conn: sqlite3.Connection, call: Call, tmp_path: Path
) -> None:
    (first, *_) = call("needs", "--json").document
    assert first["need"] == "原価計算の見直し"
    made = call(
        *("add-engagement", "上原", "--at", "架空商事", "--theme", "原価計算"),
        *("--from", "2026-08-01", "--to", "2026-09-30", "--days", 6, "--state", "done"),
        *("--outcome", "原価表ができた"),
    )
    assert (made.status, made.out) == (0, "1\n")
    (found,) = call("engagements", "--json").document
    assert (found["consultant"], found["days"], found["counted"]) == ("上原 望", 6, False)
    assert "上原 望  架空商事  原価計算  6日  終了  原価表ができた" in call("engagements").out
    assert call("export", "engagements", "-o", tmp_path / "e.xlsx").status == 0
    assert load_workbook(tmp_path / "e.xlsx").worksheets[0]["A2"].value == "上原 望"
    assert engagements.engagement(conn, 1).ended_on == "2026-09-30"


def test_the_renewals_are_written_and_logged(
    conn: sqlite3.Connection, call: Call, tmp_path: Path
) -> None:
    path = tmp_path / "r.xlsx"
    told = call("export", "renewal", "-o", path, "--on", "2026-11-26", "--purpose", "確認")
    assert (told.status, told.out) == (0, f"{path}\n")
    sheet = load_workbook(path).worksheets[0]
    assert sheet.max_row == 7
    logged = conn.execute("SELECT layout, people, purpose FROM export_log").fetchall()
    assert logged == [("licence_renewal", 6, "確認")]
    assert call("export", "other", "-o", path).status == 2
