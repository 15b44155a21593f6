"""Events by command: entered, invited, answered, checked in, taken back."""

from __future__ import annotations

import sqlite3
from functools import partial
from pathlib import Path

import pytest
from openpyxl import load_workbook

from smeic_tui.store.journal.operation import Actor, operation
from tests.cli.alumni import add_alumni
from tests.cli.calling import Call


@pytest.fixture
def call(conn: sqlite3.Connection, actor: Actor, desk: Call) -> Call:
    """``smeic event …`` on a file with three people and one event."""
    with operation(conn, actor, "person_added") as op:
        one, other, _ = add_alumni(op, 3)
        for person, mail in ((one, "3@example.jp"), (other, "13@example.jp")):
            op.insert("contact_point", {"person_id": person, "kind": "mail", "value": mail})

    event = partial(desk, "event")
    event("series", "--add", "架空鼎談会")
    part = "本会,time=18:00-20:00,seats=1,online"
    made = event(
        *("add", "--series", "架空鼎談会", "--number", 8, "--on", "2026-12-05"),
        *("--part", part, "--part", "懇親会,fee=5000"),
    )
    assert (made.status, made.out) == (0, "1\n")
    return event


def test_a_new_event_is_listed_with_its_numbers(call: Call) -> None:
    (found,) = call("list", "--json").document
    assert (found["name"], found["held_on"]) == ("第8回架空鼎談会", "2026-12-05")
    assert [(p["name"], p["left"]) for p in found["counts"]["parts"]] == [
        ("本会", 1),
        ("懇親会", None),
    ]
    assert "第8回架空鼎談会" in call("list").out
    assert call("list", "--since", "2027-01-01", "--json").document == []


def test_the_next_of_a_series_takes_its_parts_and_the_next_number(call: Call) -> None:
    found = call("add", "--series", "架空鼎談会", "--on", "2027-02-01", "--json").document
    assert found["name"] == "第9回架空鼎談会"
    assert [p["name"] for p in found["counts"]["parts"]] == ["本会", "懇親会"]


def test_inviting_leaves_out_whom_nobody_can_reach_and_nobody_twice(call: Call) -> None:
    found = call("invite", 1, "--deadline", "2026-12-01", "--json").document
    assert (found["wave"], found["invited"]) == (1, 2)
    assert [(p["name"], p["code"]) for p in found["left_out"]] == [
        ("小澤 隆志", "no_usable_contact")
    ]
    again = call("invite", 1, "--where", "3期")
    assert again.status == 1
    assert "案内する人がいません" in again.err
    shown = call("show", 1, "--json").document
    assert [(w["number"], w["people"], w["deadline"]) for w in shown["waves"]] == [
        (1, 2, "2026-12-01")
    ]
    assert (shown["counts"]["invited"], shown["counts"]["open"]) == (2, 2)


def test_a_full_part_says_the_number_in_the_waiting_list(call: Call) -> None:
    assert call("reply", 1, "渡邊", "yes", "--part", "本会", "--part", "懇親会").status == 0
    full = call("reply", 1, "渡部", "yes", "--via", "phone")
    assert "キャンセル待ち1番" in full.err
    online = call("reply", 1, "小澤", "yes", "--mode", "online", "--json").document
    assert online["parts"] == [
        {"part": "本会", "answer": "yes", "seat": "seated", "waiting_number": None}
    ]
    counts = call("show", 1, "--json").document["counts"]["parts"]
    assert [(p["yes"], p["online"], p["waiting"]) for p in counts] == [(2, 1, 1), (1, 0, 0)]
    shown = call("show", 1).out
    assert "残り0席" in shown


def test_check_in_takes_the_promised_parts_and_can_be_taken_back(call: Call) -> None:
    call("reply", 1, "渡邊", "yes", "--part", "本会", "--part", "懇親会")
    came = call("checkin", 1, "渡邊", "--json").document
    assert (came["parts"], came["walk_in"]) == (["本会", "懇親会"], False)
    assert call("checkin", 1, "渡邊", "--json").document["already"] == ["本会", "懇親会"]
    assert call("checkin", 1, "小澤", "--json").document["walk_in"] is True
    assert call("checkin", 1, "小澤", "--take-back").status == 0
    assert call("checkin", 1, "小澤", "--take-back").status == 1
    counts = call("show", 1, "--json").document["counts"]
    assert (counts["came"], counts["parts"][0]["walk_ins"]) == (1, 0)


def test_a_speaker_without_an_answer_is_named(call: Call) -> None:
    assert call("role", 1, "小澤", "speaker").status == 0
    (found,) = call("show", 1, "--json").document["conflicts"]
    assert (found["code"], found["name"]) == ("role_without_reply", "小澤 隆志")
    assert "小澤 隆志: 登壇・司会の方の返事がまだありません。" in call("show", 1).out
    assert call("role", 1, "小澤", "none").status == 0
    assert call("show", 1, "--json").document["conflicts"] == []


def test_a_series_is_renamed_and_known_by_its_aliases(call: Call) -> None:
    call("series", "--alias", "架空鼎談会", "架空の会")
    (found,) = call("series", "--rename", "架空の会", "新鼎談会", "--json").document
    assert (found["name"], found["aliases"]) == ("新鼎談会", ["架空の会"])
    assert found["former_names"] == ["架空鼎談会"]


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        (("show", "99"), 1, "その行事はありません。"),
        (("show", "9" * 30), 1, "その行事はありません。"),
        (("add", "--title", "x", "--on", "2026-13-01"), 2, "日付として読めません"),
        (("add", "--title", "x", "--part", "本会,seats=many"), 2, "部の指定はできません"),
        (("add", "--title", "x", "--part", "本会,time=25:00"), 2, "時刻として読めません"),
        (("add",), 1, "行事の名前がありません。"),
        (("add", "--series", "ない会"), 1, "そのシリーズはありません。"),
        (("reply", "1", "渡", "yes"), 1, "2名います"),
        (("reply", "1", "鈴木", "yes"), 1, "当てはまる人がいません"),
        (("reply", "1", "小澤", "maybe"), 2, "返事はありません"),
        (("reply", "1", "小澤", "yes", "--companions", "-1"), 2, "同伴の人数"),
        (("reply", "1", "小澤", "yes", "--part", "二次会"), 1, "その部はこの行事にありません。"),
        (("reply", "1", "小澤", "yes", "--part", "懇親会", "--mode", "online"), 1, "オンライン"),
        (("invite", "1", "--channel", "鳩"), 2, "案内の方法"),
        (("role", "1", "小澤", "王"), 2, "役割"),
    ],
)
def test_what_cannot_be_is_refused_in_two_lines_and_changes_nothing(
    call: Call,
    conn: sqlite3.Connection,
    arguments: tuple[str, ...],
    status: int,
    sentence: str,
) -> None:
    before = conn.execute("SELECT max(id) FROM operation").fetchone()
    refused = call(*arguments)
    assert (refused.status, refused.out) == (status, "")
    assert sentence in refused.err
    assert refused.err.count("\n") == 2
    assert conn.execute("SELECT max(id) FROM operation").fetchone() == before


# Files


@pytest.mark.parametrize("layout", ["door", "badges", "chase", "participants", "cash", "waiting"])
def test_every_list_is_written_and_logged(
    call: Call, conn: sqlite3.Connection, tmp_path: Path, layout: str
) -> None:
    call("reply", 1, "渡邊", "yes")
    file = tmp_path / "list.xlsx"
    answer = call("export", 1, layout, "-o", file, "--purpose", "当日の受付")
    assert (answer.status, answer.out.strip()) == (0, str(file))
    headings = {cell.value for cell in load_workbook(file).worksheets[0][1]}
    assert {"氏名", "会社", "期"} <= headings
    logged = conn.execute("SELECT layout, filter, purpose FROM export_log").fetchall()
    assert logged == [(f"event_{layout}", "第8回架空鼎談会", "当日の受付")]


def test_export_with_an_event_writes_the_same_list(
    call: Call, desk: Call, conn: sqlite3.Connection, tmp_path: Path
) -> None:
    call("reply", 1, "渡邊", "yes")
    options = ("export", "door", "--event", 1)
    file = tmp_path / "door.xlsx"
    assert desk(*options, "-o", file).status == 0
    rows = list(load_workbook(file).worksheets[0].iter_rows(values_only=True))
    assert [row[2] for row in rows[1:]] == ["渡邊 健太郎"]
    assert conn.execute("SELECT purpose FROM export_log").fetchone() == (
        "第8回架空鼎談会 会場受付表",
    )
    refused = desk(*options, "-o", file, "--where", "3")
    assert refused.status == 2
    assert desk(*options[:-3], "roster", "--event", 1, "-o", file).status == 2


def test_a_list_can_be_encrypted(call: Call, tmp_path: Path) -> None:
    secret = tmp_path / "password"
    secret.write_text("ひみつ\n", encoding="utf-8")
    file = tmp_path / "door.xlsx"
    assert call("export", 1, "door", "-o", file, "--password-file", secret).status == 0
    assert not file.read_bytes().startswith(b"PK")


def test_the_calendar_file_is_written_and_needs_a_day(call: Call, tmp_path: Path) -> None:
    file = tmp_path / "event.ics"
    assert call("ics", 1, "-o", file).out.strip() == str(file)
    assert file.read_bytes().count(b"BEGIN:VEVENT") == 2
    number = call("add", "--title", "日の決まらない会").out.strip()
    refused = call("ics", number, "-o", tmp_path / "other.ics")
    assert (refused.status, len(refused.err.strip().splitlines())) == (1, 2)


# Asking again, tables, companions


def test_those_who_have_not_answered_are_invited_again(call: Call) -> None:
    call("invite", 1)
    call("reply", 1, "渡邊", "no")
    told = call("invite", 1, "--chase", "--json").document
    assert (told["wave"], told["invited"]) == (2, 1)
    assert call("show", 1, "--json").document["counts"]["invited"] == 2
    assert call("invite", 1, "--chase", "--where", "3").status == 2


def test_guests_of_another_event_are_invited(call: Call) -> None:
    call("checkin", 1, "小澤")
    call("checkin", 1, "渡部")
    number = call("add", "--series", "架空鼎談会", "--on", "2027-02-01").out.strip()
    told = call("invite", number, "--from", 1, "--json").document
    assert told["invited"] == 1
    assert [p["name"] for p in told["left_out"]] == ["小澤 隆志"]
    found = call("invite", number, "--where", "never-came", "--json").document
    assert found["invited"] == 1, "渡邊 never came to anything"


def test_tables_companions_and_no_shows_are_told(call: Call) -> None:
    for who in ("渡邊", "渡部"):
        call("reply", 1, who, "yes", "--over-capacity", "--companions", 1, "--with", "架空 一子")
    call("table", 1, "渡邊", "３番")
    call("checkin", 1, "渡邊", "--companions", 2, "--with", "架空 二子、架空 三子")
    found = call("show", 1, "--json").document
    (came,) = found["attendance"]
    assert (came["companions"], came["companion_names"], came["table"]) == (
        2,
        "架空 二子、架空 三子",
        "3",
    )
    assert [(x["name"], x["part"]) for x in found["no_shows"]] == [("渡部 浩二", "本会")]
    assert found["counts"]["parts"][0]["no_shows"] == 1
    assert [(x["name"], x["table"]) for x in found["tables"]] == [("渡邊 健太郎", "3")]
    call("table", 1, "渡邊", "none")
    assert call("show", 1, "--json").document["tables"] == []
    assert call("table", 1, "渡邊", "a/b").status == 2
