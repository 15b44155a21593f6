"""Every present value knows the cell of the list it was read from, or who typed it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from importers.applying.review import decide
from importers.planning.choices import Options
from smeic_tui.errors import SmeicError
from smeic_tui.store.imports import imports
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.journal.undo import undo
from smeic_tui.store.people import people
from smeic_tui.store.people.provenance import Sourced, sources
from tests.cli.calling import smeic
from tests.importers.importing import imported, listed

HEADERS = ["No.", "氏名", "期", "会社名", "役職", "メール", "携帯", "星"]
ROW = [1, "青空　花子", 3, "木星商事", "部長", "a@example.jp", "090-1111-2222", "金星"]


def told(conn: sqlite3.Connection, person_id: int = 1) -> dict[str, tuple[str, str]]:
    """By column (and which one), the list and its cell, or the member of staff."""
    return {
        "/".join(filter(None, (each.column, each.which))): _place(each)
        for each in sources(conn, person_id)
    }


def _place(each: Sourced) -> tuple[str, str]:
    assert each.origin is not None
    return (each.origin.file or each.origin.staff, each.origin.cell)


def test_a_cell_for_every_value(conn: sqlite3.Connection, actor: Actor) -> None:
    imported(conn, actor, listed(HEADERS, ROW, file="名簿.xlsx", title="2024年4月1日現在"))
    assert told(conn) == {
        "name": ("名簿.xlsx", "名簿!B4"),
        "cohort": ("名簿.xlsx", "名簿!C4"),
        "organisation_id": ("名簿.xlsx", "名簿!D4"),
        "title": ("名簿.xlsx", "名簿!E4"),
        "value/mail": ("名簿.xlsx", "名簿!F4"),
        "value/mobile": ("名簿.xlsx", "名簿!G4"),
        "other/星": ("名簿.xlsx", "名簿!H4"),
    }
    first = sources(conn, 1)[0].origin
    assert first is not None
    assert (first.as_of, first.staff, first.header) == ("2024-04-01", "水野 葵", "氏名")


def test_the_list_that_said_it_last(conn: sqlite3.Connection, actor: Actor) -> None:
    imported(conn, actor, listed(HEADERS, ROW, file="去年.xlsx", title="2024年4月1日現在"))
    headers = ["メール", "氏名", "期", "役職", "星"]
    row = ["a@example.jp", "青空　花子", 3, "社長", "火星"]
    later = listed(headers, row, file="今年.xlsx", title="2025年4月1日現在")
    imported(conn, actor, later, options=Options(alumni_only=True, policy="update"))
    found = told(conn)
    assert found["title"] == ("今年.xlsx", "名簿!D4")
    assert found["organisation_id"] == ("去年.xlsx", "名簿!D4")
    assert found["value/mail"] == ("去年.xlsx", "名簿!F4")
    assert found["other/星"][0] in ("去年.xlsx", "今年.xlsx")


def test_typed_by_somebody(conn: sqlite3.Connection, actor: Actor) -> None:
    imported(conn, actor, listed(HEADERS, ROW))
    with operation(conn, actor, "person_edited", params={"name": "青空"}) as op:
        op.update("person", 1, {"kana": "あおぞら はなこ", "name": "青空 花子"})
    assert told(conn)["kana"] == ("水野 葵", "")
    assert told(conn)["name"] == ("水野 葵", "")
    assert told(conn)["title"] == ("一覧.xlsx", "名簿!E2")


def test_an_undo_gives_back_the_origin_too(conn: sqlite3.Connection, actor: Actor) -> None:
    imported(conn, actor, listed(HEADERS, ROW))
    before = told(conn)
    with operation(conn, actor, "person_edited", params={"name": "青空"}) as op:
        op.update("person", 1, {"name": "青海 花子"})
    assert told(conn)["name"] == ("水野 葵", "")
    undo(conn, actor, op.id)
    assert told(conn) == before


def test_decided_in_the_queue(conn: sqlite3.Connection, actor: Actor) -> None:
    imported(conn, actor, listed(HEADERS, ROW))
    doubtful = listed(["氏名", "メール"], ["青空　花子", "b@example.jp"], file="問.xlsx")
    imported(conn, actor, doubtful, options=Options())
    (waiting,) = imports.queue(conn)
    decide(conn, actor, waiting.id, 1)
    found = [s for s in sources(conn, 1) if s.value == "b@example.jp"]
    assert [_place(s) for s in found] == [("問.xlsx", "名簿!B2")]


def test_a_cohort_by_its_sheet_and_a_number_among_several(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    headers = ["氏名", "電話", "連絡先2（携帯）"]
    row = ["青空　花子", "06-1111-2222（会社）", "090-3333-4444"]
    imported(conn, actor, listed(headers, row, sheet="第7期"))
    found = told(conn)
    assert found["cohort"] == ("一覧.xlsx", "第7期")
    assert found["value/phone"] == ("一覧.xlsx", "第7期!B2")


def test_nobody(conn: sqlite3.Connection, actor: Actor) -> None:
    with pytest.raises(SmeicError) as refused:
        sources(conn, 99)
    assert refused.value.code == "person_unknown"


def test_on_the_command_line(
    conn: sqlite3.Connection,
    actor: Actor,
    db_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    imported(conn, actor, listed(HEADERS, ROW, file="名簿.xlsx"))
    uid = people.person(conn, 1).uid
    answer = smeic(capsys, "--db", db_path, "history", "--record", uid, "--sources", "--json")
    by_label = {each["label"]: each for each in answer.document}
    assert by_label["役職"]["source"]["cell"] == "名簿!E2"
    assert by_label["役職"]["value"] == "部長"
    assert by_label["星"]["source"]["type"] == "import"
    lines = smeic(capsys, "--db", db_path, "history", "--record", uid, "--sources").out
    assert "役職  部長  名簿!E2  名簿.xlsx" in lines
    refused = smeic(capsys, "--db", db_path, "history", "--sources", "--json")
    assert (refused.status, refused.document["error"]["code"]) == (2, "sources_of_whom")
