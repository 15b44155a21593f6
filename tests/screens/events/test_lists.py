"""Lists of an event: three keys, the right people, nobody named who did not agree, all logged."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from openpyxl import load_workbook

from smeic_tui.exports.event_layouts import LAYOUTS, write_event_list
from smeic_tui.exports.event_paper import EventLayout
from smeic_tui.store.events import events
from smeic_tui.store.events.reception import check_in
from smeic_tui.store.events.replies import Answered, record_reply, set_fee
from smeic_tui.store.events.seating import seat_at
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.text import t
from tests.screens.events.conftest import Desk, Held, press
from tests.screens.waiting import settle


def table(path: Path, sheet: int = 0) -> list[dict[str, object]]:
    rows = load_workbook(path).worksheets[sheet].iter_rows(values_only=True)
    header = [str(cell) for cell in next(rows)]
    return [dict(zip(header, row, strict=True)) for row in rows]


@pytest.fixture
def answered(conn: sqlite3.Connection, actor: Actor, ids: dict[str, int], held: Held) -> Held:
    """渡邊 comes with one companion and paid, 田中 waits, 伊藤 speaks, 渡部 has not answered."""
    with operation(conn, actor, "replied", params={"name": "x", "event": "y"}) as op:
        record_reply(op, held.main, ids["kentaro"], Answered("yes", companions=1))
        record_reply(op, held.party, ids["kentaro"], Answered("yes"))
        record_reply(op, held.main, ids["keiko"], Answered("yes"))
        set_fee(op, held.party, ids["kentaro"], "paid")
        events.set_role(op, held.event, ids["kaoru"], "speaker")
        values = {"person_id": ids["shota"], "use": "sharing", "verdict": "agreed"}
        op.insert("consent", values)
        record_reply(op, held.party, ids["shota"], Answered("yes"))
    return held


def write(
    conn: sqlite3.Connection, folder: Path, held: Held, layout: EventLayout
) -> tuple[list[dict[str, object]], int]:
    found = write_event_list(conn, folder / f"{layout}.xlsx", held.event, layout)
    return table(found.path), found.left_out


def test_the_door_has_whoever_is_expected_in_the_order_of_the_syllabary(
    conn: sqlite3.Connection, tmp_path: Path, answered: Held
) -> None:
    rows, _ = write(conn, tmp_path, answered, "door")
    assert [row["氏名"] for row in rows] == ["伊藤 薫", "渡邊 健太郎", "渡辺 翔太"]
    assert rows[0]["役割"] == "登壇"
    assert (rows[1]["本会"], rows[1]["懇親会"], rows[1]["会費"]) == ("会場", "会場", "済")
    assert (rows[1]["同伴の人数"], rows[1]["署名"]) == (1, None)


def test_who_waits_is_in_a_list_of_its_own(
    conn: sqlite3.Connection, tmp_path: Path, answered: Held
) -> None:
    rows, _ = write(conn, tmp_path, answered, "waiting")
    assert [(row["部"], row["順番"], row["氏名"]) for row in rows] == [("本会", 1, "田中 恵子")]


def test_the_speaker_learns_only_of_those_who_agreed(
    conn: sqlite3.Connection, tmp_path: Path, answered: Held
) -> None:
    rows, left = write(conn, tmp_path, answered, "participants")
    assert [row["氏名"] for row in rows] == ["渡辺 翔太"]
    assert left == 1
    everything = str(table(tmp_path / "participants.xlsx")) + str(
        table(tmp_path / "participants.xlsx", 1)
    )
    assert "健太郎" not in everything


def test_the_chase_list_leaves_out_whom_nobody_can_write_to_and_says_why(
    conn: sqlite3.Connection, tmp_path: Path, answered: Held
) -> None:
    rows, left = write(conn, tmp_path, answered, "chase")
    assert (rows, left) == ([], 1)
    (out,) = table(tmp_path / "chase.xlsx", 1)
    assert out["氏名"] == "渡部 浩二"
    assert "連絡先がありません" in str(out["理由"])


def test_the_cash_box_knows_who_paid_and_who_came(
    conn: sqlite3.Connection, actor: Actor, ids: dict[str, int], tmp_path: Path, answered: Held
) -> None:
    with operation(conn, actor, "checked_in", params={"name": "x", "event": "y"}) as op:
        check_in(op, [answered.party], ids["koji"])
    rows, _ = write(conn, tmp_path, answered, "cash")
    assert [(r["氏名"], r["会費"], r["会費の支払い"], r["出席の記録"]) for r in rows] == [
        ("渡邊 健太郎", 5000, "済", None),
        ("渡部 浩二", 5000, "未", "来場"),
        ("渡辺 翔太", 5000, "未", None),
    ]


def test_tables_stand_on_the_door_list_on_badges_and_in_a_list_of_their_own(
    conn: sqlite3.Connection, actor: Actor, ids: dict[str, int], tmp_path: Path, answered: Held
) -> None:
    rows, _ = write(conn, tmp_path, answered, "tables")
    assert rows == []
    assert "テーブル" not in write(conn, tmp_path, answered, "door")[0][0], "no plan, no column"
    with operation(conn, actor, "table_changed", params={"name": "x", "event": "y"}) as op:
        seat_at(op, answered.main, ids["kentaro"], "10")
        seat_at(op, answered.main, ids["kaoru"], "9")
    rows, _ = write(conn, tmp_path, answered, "tables")
    assert [(r["部"], r["テーブル"], r["氏名"], r["同伴の人数"]) for r in rows] == [
        ("本会", "9", "伊藤 薫", None),
        ("本会", "10", "渡邊 健太郎", 1),
    ]
    for layout in ("door", "badges"):
        rows, _ = write(conn, tmp_path, answered, layout)
        assert [row["テーブル"] for row in rows] == ["9", "10", None]
    with operation(conn, actor, "table_changed", params={"name": "x", "event": "y"}) as op:
        seat_at(op, answered.party, ids["shota"], "1")
    rows, _ = write(conn, tmp_path, answered, "badges")
    assert [(r["本会 テーブル"], r["懇親会 テーブル"]) for r in rows] == [
        ("9", None),
        ("10", None),
        (None, "1"),
    ]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_list_is_ready_to_print(
    conn: sqlite3.Connection, tmp_path: Path, answered: Held, layout: EventLayout
) -> None:
    path = write_event_list(conn, tmp_path / "x.xlsx", answered.event, layout).path
    sheet = load_workbook(path).worksheets[0]
    setup = sheet.page_setup
    upright = layout in ("participants", "waiting")
    assert setup.orientation == ("portrait" if upright else "landscape")
    assert (setup.paperSize, setup.fitToWidth) == (9, 1)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_title_rows == "$1:$1"
    event = events.event(conn, answered.event)
    for word in (t(f"event.layout_{layout}"), "第8回架空鼎談会", event.held_on, "18:00", "神田"):
        assert word in sheet.oddHeader.left.text
    assert "個人情報" in sheet.oddFooter.left.text
    if layout in ("door", "cash"):
        # Somebody signs in each row: a hand needs 9 mm.
        assert sheet.row_dimensions[2].height / 72 * 25.4 >= 9


def test_cards_tell_who_somebody_is_and_where_they_sit(
    conn: sqlite3.Connection, actor: Actor, ids: dict[str, int], tmp_path: Path, answered: Held
) -> None:
    with operation(conn, actor, "table_changed", params={"name": "x", "event": "y"}) as op:
        seat_at(op, answered.main, ids["kentaro"], "10")
    path = write_event_list(conn, tmp_path / "x.xlsx", answered.event, "badges").path
    cards = load_workbook(path)["名札カード（10面）"]
    found = {
        str(cards.cell(band * 7 + 5, column).value): [
            cards.cell(band * 7 + line, column).value for line in (1, 2, 6)
        ]
        for band in range(2)
        for column in (1, 2)
    }
    who = ["第8回架空鼎談会", "八尾架空精機株式会社", "3期   テーブル 10"]
    assert found["渡邊 健太郎"] == who
    assert found["渡辺 翔太"][2] == "3期"


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_list_of_nobody_is_still_a_list(
    conn: sqlite3.Connection, actor: Actor, tmp_path: Path, layout: EventLayout
) -> None:
    with operation(conn, actor, "event_added", params={"event": "x"}) as op:
        number = events.add_event(op, {"title": "架空の会"}, [{"name": "本会", "fee": 1}])
    found = write_event_list(conn, tmp_path / "x.xlsx", number, layout)
    assert (found.people, table(found.path)) == ((), [])


async def test_three_keys_from_the_event_write_a_list_and_the_log(
    conn: sqlite3.Connection,
    answered: Held,
    desk: Desk,
    documents: Path,
) -> None:
    app = desk("events")
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        keys = await press(pilot, "x", "1")
        assert keys <= 3
        await settle(pilot)
        (path,) = documents.iterdir()
        assert path.name == "第8回架空鼎談会_会場受付表.xlsx"
        assert len(table(path)) == 3
        logged = conn.execute("SELECT layout, people, purpose FROM export_log").fetchall()
        assert logged == [("event_door", 3, "第8回架空鼎談会 会場受付表")]
        # Again: a file that is there is never replaced.
        await press(pilot, "x", "1")
        await settle(pilot)
        assert len(list(documents.iterdir())) == 2
