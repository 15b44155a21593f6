"""The list of licences and the ledger of one person: keys in, facts out."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from openpyxl import load_workbook

from screens.licence import LicenceScreen
from screens.licences import LicencesScreen
from screens.person import PersonScreen
from smeic_tui.app import SmeicApp
from smeic_tui.store import licences
from smeic_tui.store.licence_holders import holder
from smeic_tui.store.operation import Actor, operation
from smeic_tui.store.session_points import add_session_points
from smeic_tui.widgets.lines import Lines
from smeic_tui.widgets.record_table import RecordTable
from tests.screens import centre
from tests.screens.events.conftest import press, typed
from tests.screens.licences.conftest import TODAY, Desk
from tests.screens.waiting import settle


def rows(table: RecordTable) -> list[tuple[str, ...]]:
    return [row.cells for row in table._rows.window(0, table.count)]


def names(app: SmeicApp) -> list[str]:
    screen = app.screen
    assert isinstance(screen, LicencesScreen)
    return [cells[2].split()[0] for cells in rows(screen.table)]


def note(app: SmeicApp) -> str:
    return app.note


# The list


async def test_whose_licence_expires_within_12_months_in_four_keys(desk: Desk) -> None:
    app = desk("roster")
    async with app.run_test() as pilot:
        await settle(pilot)
        assert await press(pilot, "g", "l", "2") <= 4
        assert names(app) == ["秋山", "石黒"]


async def test_keys_typed_in_one_burst_arrive_before_the_list_does(desk: Desk) -> None:
    app = desk("roster")
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("g", "l", "2")
        await settle(pilot)
        assert names(app) == ["秋山", "石黒"]


async def test_everybody_by_expiry_with_what_is_missing_in_words(desk: Desk) -> None:
    app = desk("licences")
    async with app.run_test() as pilot:
        await settle(pilot)
        assert isinstance(app.screen, LicencesScreen)
        found = rows(app.screen.table)
        assert [
            (cells[0], cells[1], cells[2], cells[4], cells[5], cells[6]) for cells in found
        ] == [
            ("2026-10-17", "-40日", "江川 律", "0/5", "0/30", "期限切れ 理論5 実務30"),
            ("2027-03-06", "100日", "秋山 環", "3/5", "18/30", "至急 理論2 実務12"),
            ("2027-09-22", "300日", "石黒 司", "5/5", "30/30", "12か月以内 足りています"),
            ("2029-08-22", "1000日", "上原 望", "0/5", "0/30", "理論5 実務30"),
            ("2030-02-14", "停止", "大沢 薫", "2/5", "8/15", "休止中 理論3 実務7"),
            ("", "", "柏木 圭", "", "", "更新したか未確認"),
        ]
        caution = app.screen.query_one("#guide", Lines).text()
        assert "最新の手引きで確認してください" in caution
        tones = [row.tone for row in app.screen.table._rows.window(0, 6)]
        assert tones == ["urgent", "urgent", "alert", "", "", "dim"]


@pytest.mark.parametrize(
    ("digit", "wanted"),
    [
        ("1", ["江川", "秋山", "石黒", "上原", "大沢", "柏木"]),
        ("3", ["江川"]),
        ("4", ["大沢"]),
        ("5", ["柏木"]),
    ],
)
async def test_digits_show_a_part_of_the_list(desk: Desk, digit: str, wanted: list[str]) -> None:
    app = desk("licences")
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "2", digit)
        assert names(app) == wanted


async def test_the_dead_are_in_no_list_of_things_to_do(
    conn: sqlite3.Connection, actor: Actor, ids: dict[str, int], desk: Desk
) -> None:
    with operation(conn, actor, "standing_changed", params={"name": "x"}) as op:
        op.update("person", ids["soon"], {"standing": "deceased"})
    app = desk("licences")
    async with app.run_test() as pilot:
        await settle(pilot)
        assert "秋山" in names(app)
        await press(pilot, "2")
        assert names(app) == ["石黒"]


async def test_a_search_finds_by_name_reading_and_licence_number(desk: Desk) -> None:
    app = desk("licences")
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "slash", *typed("uehara"))
        assert names(app) == ["上原"]
        await press(pilot, "escape", *typed("412345"), "enter")
        assert names(app) == ["大沢"]


async def test_another_order_is_a_letter_and_a_digit(desk: Desk) -> None:
    app = desk("licences")
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "s", "2")
        assert names(app)[:2] == ["秋山", "石黒"]
        await press(pilot, "s", "4")
        assert names(app)[:2] == ["上原", "江川"]


async def test_an_empty_list_says_where_a_licence_is_entered(
    db_path: Path, conn: sqlite3.Connection, actor: Actor
) -> None:
    app = centre.desk(db_path, "licences")
    async with app.run_test() as pilot:
        await settle(pilot)
        assert isinstance(app.screen, LicencesScreen)
        assert "個人の画面で 9" in app.screen.table.empty
        await press(pilot, "a", "k", "e", "p", "delete", "x", "enter")
        assert app.is_running
    app.close_workspace()


# Points


async def test_points_are_added_one_by_one_and_undone_by_one_key(
    conn: sqlite3.Connection, ids: dict[str, int], desk: Desk
) -> None:
    app = desk("licences")
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "2", "a", "2", *("backspace", "4", "enter"))
        latest = licences.points_of(conn, ids["soon"])[0]
        assert (latest.earned_on, latest.kind, latest.points) == ("2026-11-26", "practice", 4)
        assert "実務 22/30" in note(app)
        await press(pilot, "u")
        assert holder(conn, ids["soon"], TODAY).found.practice == 18


async def test_a_day_to_come_and_a_wrong_number_are_said_beside_the_field(
    conn: sqlite3.Connection, ids: dict[str, int], desk: Desk
) -> None:
    app = desk("licences")
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "2", "a", "1", "backspace", "0", "enter")
        assert len(licences.points_of(conn, ids["soon"])) == 3
        await press(pilot, "backspace", "1", "tab", "end", "ctrl+u", *typed("2027-01-01"), "enter")
        assert len(licences.points_of(conn, ids["soon"])) == 3
        await press(pilot, "end", "ctrl+u", *typed("１１/２０"), "enter")
        assert licences.points_of(conn, ids["soon"])[0].earned_on == "2026-11-20"


async def test_enter_corrects_a_line_and_delete_takes_it_out(
    conn: sqlite3.Connection, ids: dict[str, int], desk: Desk
) -> None:
    app = desk("licences")
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "2", "enter")
        assert isinstance(app.screen, LicenceScreen)
        found = rows(app.screen.table)
        assert [cells[3] for cells in found] == ["数える", "数える", "期間の外"]
        await press(pilot, "enter", "tab", "backspace", "backspace", *typed("12"), "enter")
        assert holder(conn, ids["soon"], TODAY).found.practice == 12
        await press(pilot, "delete")
        assert holder(conn, ids["soon"], TODAY).found.practice == 0
        await press(pilot, "u")
        assert holder(conn, ids["soon"], TODAY).found.practice == 12


async def test_points_of_a_session_are_not_corrected_one_by_one(
    conn: sqlite3.Connection, actor: Actor, ids: dict[str, int], desk: Desk
) -> None:
    told = licences.LedgerLine("2026-11-25", "theory", 1)
    add_session_points(conn, actor, "s3", "第3回", told, [ids["soon"]])
    app = desk("licences")
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "2", "enter", "enter")
        assert isinstance(app.screen, LicenceScreen)
        assert "研修の画面" in note(app)


# Licence and suspension


async def test_the_form_of_a_licence_is_filled_and_undone(
    conn: sqlite3.Connection, ids: dict[str, int], desk: Desk
) -> None:
    app = desk("licences")
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "5", "e", "down", "down", *typed("2029/3/31"), "ctrl+s")
        held = licences.licence_of(conn, ids["maybe"])
        assert held is not None
        assert (held.registered_on, held.expires_on) == ("2009-04", "2029-03-31")
        await press(pilot, "u")
        held = licences.licence_of(conn, ids["maybe"])
        assert held is not None
        assert held.expires_on is None


async def test_an_expiry_before_the_registration_is_said_beside_it(
    conn: sqlite3.Connection, ids: dict[str, int], desk: Desk
) -> None:
    app = desk("licences")
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "5", "e", "down", "down", *typed("2001/3/31"), "ctrl+s")
        held = licences.licence_of(conn, ids["maybe"])
        assert held is not None
        assert held.expires_on is None
        assert app.screen.query_one("#form, Form")


async def test_a_licence_is_suspended_and_resumed(
    conn: sqlite3.Connection, ids: dict[str, int], desk: Desk
) -> None:
    app = desk("licences")
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "2", "k", "enter")
        (lasting,) = licences.suspensions_of(conn, ids["soon"])
        assert (lasting.started_on, lasting.resumed_on) == ("2026-11-26", None)
        await press(pilot, "4", "s", "2")
        assert names(app) == ["秋山", "大沢"]
        await press(pilot, "down", "k", "1", "enter")
        (ended,) = licences.suspensions_of(conn, ids["held"])
        assert ended.resumed_on == "2026-11-26"
        assert "有効期限は2030-02-14です" in note(app)
        await press(pilot, "u")
        assert licences.suspensions_of(conn, ids["held"])[0].resumed_on is None


async def test_a_suspension_entered_by_mistake_is_taken_out(
    conn: sqlite3.Connection, ids: dict[str, int], desk: Desk
) -> None:
    app = desk("licences")
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "4", "k", "3")
        assert licences.suspensions_of(conn, ids["held"]) == ()
        await press(pilot, "u")
        assert len(licences.suspensions_of(conn, ids["held"])) == 1


async def test_the_numbers_of_the_guide_are_changed_in_a_form(
    conn: sqlite3.Connection, ids: dict[str, int], desk: Desk
) -> None:
    app = desk("licences")
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "z", "down", "down", "backspace", "backspace", *typed("20"), "ctrl+s")
        assert licences.rules(conn).practice == 20
        assert isinstance(app.screen, LicencesScreen)
        assert rows(app.screen.table)[1][5] == "18/20"


# Around it


async def test_a_person_shows_the_licence_with_its_countdown_and_9_opens_the_ledger(
    ids: dict[str, int], desk: Desk
) -> None:
    app = desk("licences")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "2", "p")
        assert isinstance(app.screen, PersonScreen)
        text = "".join(f"{app.screen.left.text()} {app.screen.right.text()}".split())
        assert "理論3/5実務18/30残り100日至急あと理論2実務12" in text
        assert "最新の手引きで確認してください" in text
        await press(pilot, "9")
        assert isinstance(app.screen, LicenceScreen)


async def test_somebody_without_a_licence_is_given_one_from_their_page(
    conn: sqlite3.Connection, ids: dict[str, int], desk: Desk
) -> None:
    app = desk("roster")
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "slash", *typed("kitagawa"), "enter", "enter", "9", "e")
        await press(pilot, *typed("第512345号"), "down", *typed("R6.2.29"), "ctrl+s")
        held = holder(conn, ids["none"], TODAY)
        assert (held.number, held.licence.registered_on) == ("512345", "2024-02-29")
        assert held.found.period is not None
        assert held.found.period.expires.isoformat() == "2029-02-28"


async def test_what_the_list_shows_is_written_to_excel_and_logged(
    conn: sqlite3.Connection,
    desk: Desk,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("screens.forms.list_output.output_folder", lambda: tmp_path)
    app = desk("licences")
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "2", "x")
        await settle(pilot)
    (path,) = tmp_path.glob("更新要件一覧*.xlsx")
    first, ledger = load_workbook(path).worksheets
    header, *lines = list(first.iter_rows(values_only=True))
    told = [dict(zip(header, line, strict=True)) for line in lines]
    assert [
        (line["氏名"], line["登録番号"], line["残り"], line["足りない理論"]) for line in told
    ] == [
        ("秋山 環", "412341", 100, 2),
        ("石黒 司", "412342", 300, 0),
    ]
    assert [row[8] for row in ledger.iter_rows(min_row=2, values_only=True)].count("期間の外") == 1
    logged = conn.execute("SELECT layout, people, filter FROM export_log").fetchall()
    assert logged == [("licence_renewal", 2, "12か月以内")]


async def test_japanese_typed_at_the_list_is_looked_for_and_changes_nothing(
    conn: sqlite3.Connection, desk: Desk
) -> None:
    before = conn.execute("SELECT count(*) FROM operation").fetchone()
    app = desk("licences")
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "い", "し", "ぐ", "ろ")
        assert names(app) == ["石黒"]
        await press(pilot, "escape", "・", "escape", "ｋ", "escape")
    assert conn.execute("SELECT count(*) FROM operation").fetchone() == before


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_hostile_names_reach_every_page_as_plain_text(
    db_path: Path, conn: sqlite3.Connection, actor: Actor, size: tuple[int, int]
) -> None:
    people = centre.build_nasty(conn, actor)
    with operation(conn, actor, "demo") as op:
        for person_id, text in zip(people, centre.NASTY, strict=True):
            op.update("person", person_id, {"licence_no": text})
            licences.set_licence(op, person_id, {"expires_on": "2027-01-31", "note": text})
            line = licences.LedgerLine("2026-01-01", "theory", 1, text)
            licences.add_point(op, person_id, line)
            values = {"theme": text, "outcome": text, "organisation_id": 1, "note": text}
            op.insert("engagement", {"person_id": person_id, **values})
            op.insert("tag", {"person_id": person_id, "kind": "need", "label": text})
    app = centre.desk(db_path, "licences")
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        for _ in people:
            await press(pilot, "enter")
            plain(app)
            await press(pilot, "enter")
            plain(app)
            await press(pilot, "escape", "k")
            plain(app)
            await press(pilot, "escape", "e")
            plain(app)
            await press(pilot, "escape", "escape", "down")
        await press(pilot, "w")
        for tab in ("1", "2", "3"):
            await press(pilot, tab)
            plain(app)
        await press(pilot, "enter")
        plain(app)
        assert app.is_running
    app.close_workspace()


def plain(app: SmeicApp) -> None:
    """No code that acts stands in any cell of the terminal."""
    lines = app.screen._compositor.render_strips()
    text = "".join(line.text for line in lines)
    assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 for c in text)


async def test_what_earlier_imports_kept_is_offered_on_the_list(
    conn: sqlite3.Connection, actor: Actor, ids: dict[str, int], desk: Desk
) -> None:
    from tests.importers.importing import imported, listed

    imported(
        conn,
        actor,
        listed(["氏名", "期", "診断士登録番号", "登録日"], ["北川 奏", 7, "1", "2024-04-01"]),
    )
    with operation(conn, actor, "demo") as op:
        held = licences.licence_of(conn, ids["none"])
        assert held is not None
        op.delete("licence", held.id)
    app = desk("licences")
    async with app.run_test() as pilot:
        await settle(pilot)
        assert "1名分の登録日" in app.screen.query_one("#guide", Lines).text()
        await press(pilot, "t", "1")
        held = licences.licence_of(conn, ids["none"])
        assert held is not None
        assert held.registered_on == "2024-04-01"
        await press(pilot, "t")
        assert "引き継ぐ登録日はありません" in note(app)
