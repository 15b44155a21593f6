"""Keys in, one person or two out: the queue of pairs and the two side by side."""

from __future__ import annotations

import sqlite3
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from screens.duplicates import DuplicatesScreen
from screens.merging.pair_page import PairPage
from screens.past.rows import operation_row
from smeic_tui.app import SmeicApp
from smeic_tui.store.file.backup import backups
from smeic_tui.store.file.dump import canonical
from smeic_tui.store.journal import history, history_window
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.people import dossiers, not_same, people
from smeic_tui.text.field_words import field_values
from tests.screens import centre
from tests.screens.duplicates.conftest import Ids, Start
from tests.screens.waiting import settle


async def _press(pilot: Pilot[Any], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


def _list(app: SmeicApp) -> list[tuple[str, ...]]:
    screen = next(s for s in app.screen_stack if isinstance(s, DuplicatesScreen))
    rows = screen.table._rows
    return [row.cells for row in rows.window(0, len(rows))]


def _page(app: SmeicApp) -> PairPage:
    assert isinstance(app.screen, PairPage)
    return app.screen


def _open_pair(app: SmeicApp) -> tuple[int, int]:
    pair = _page(app).queue.current
    assert pair is not None
    return pair.left, pair.right


async def test_the_surest_pair_first_and_namesakes_last_and_named(
    app: SmeicApp, pairs: Ids
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        rows = _list(app)
        assert [row[1] for row in rows] == ["3期 渡邊 健太郎", "20期 小澤 隆志", "9期 佐藤 健"]
        assert rows[2][5].startswith("同姓同名")
        assert "携帯電話が同じ" in rows[0][5]


async def test_two_keys_a_pair_and_the_next_at_once(
    app: SmeicApp, pairs: Ids, conn: sqlite3.Connection, db_path: Path
) -> None:
    """Task 15: two to four keys a pair. Enter and m for the first, one key for each after it."""
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await _press(pilot, "enter", "m")
        assert _open_pair(app) == pairs[1]
        await _press(pilot, "m")
        assert _open_pair(app) == pairs[2]
        await _press(pilot, "b")
        assert isinstance(app.screen, DuplicatesScreen)
        assert _list(app) == []
    gone = {pairs[0][1], pairs[1][1]}
    left = {i for (i,) in conn.execute("SELECT id FROM person")}
    assert gone.isdisjoint(left)
    assert not_same.pairs(conn) == {pairs[2]}
    assert len(backups(db_path)) >= 1


async def test_a_key_a_field_then_the_merge(
    app: SmeicApp, pairs: Ids, conn: sqlite3.Connection
) -> None:
    """Four keys for a pair with three open fields, of which each key goes on to the next one."""
    one, _ = pairs[0]
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await _press(pilot, "enter")
        assert _page(app).table.row.cells[0] == "氏名"  # type: ignore[union-attr]
        await _press(pilot, "1", "3", "3", "m")
    found = dossiers.dossier(conn, one)
    assert found.person.name == "渡邊 健太郎"
    assert found.person.other["氏名（統合前）"] == "渡辺 健太郎"
    assert all(p.ended is None for p in found.positions)
    assert [c.state for c in found.contacts if c.kind == "mail"] == ["current", "current"]


async def test_arrows_choose_a_side_and_the_sentence_counts(app: SmeicApp, pairs: Ids) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await _press(pilot, "enter")
        page = _page(app)
        assert "[渡辺 健太郎]" in page.table.row.cells[2]  # type: ignore[union-attr]
        await _press(pilot, "left")
        assert "[渡邊 健太郎]" in page.table.row.cells[1]  # type: ignore[union-attr]
        text = page.answer.text()
        assert "同じ記録 3件は1つにします" in text
        assert "選ばなかった値 1件" in text
        # What cannot be chosen is not chosen: a name is one or the other.
        await _press(pilot, "3")
        assert page.choices == {"name": "left"}


async def test_later_leaves_the_pair_in_the_list(app: SmeicApp, pairs: Ids) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await _press(pilot, "enter", "l", "l", "l")
        assert isinstance(app.screen, DuplicatesScreen)
        assert len(_list(app)) == 3


async def test_undo_asks_about_the_pair_again_and_one_key_calls_them_two(
    app: SmeicApp, pairs: Ids, conn: sqlite3.Connection
) -> None:
    before = canonical(conn)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await _press(pilot, "enter", "m", "f8", "enter")
        assert canonical(conn) == before
        assert _open_pair(app) == pairs[0]
        await _press(pilot, "b")
        assert not_same.pairs(conn) == {pairs[0]}
        assert _open_pair(app) == pairs[1]
        await _press(pilot, "f8")
        assert not_same.pairs(conn) == frozenset()
        assert _open_pair(app) == pairs[0]


async def test_a_pair_whose_people_were_merged_elsewhere_is_passed_over(
    app: SmeicApp, pairs: Ids, conn: sqlite3.Connection, actor: Actor
) -> None:
    from screens.merging.words import kept
    from smeic_tui.store.people.merge import merge

    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        merge(conn, actor, *pairs[0], kept)
        await _press(pilot, "enter")
        assert _open_pair(app) == pairs[1]


async def test_what_somebody_changed_meanwhile_is_shown_before_it_is_merged(
    app: SmeicApp, pairs: Ids, conn: sqlite3.Connection, actor: Actor
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await _press(pilot, "enter")
        with operation(conn, actor, "person_edited") as op:
            op.update("person", pairs[0][1], {"latin": "Watanabe Kentaro"})
        before = canonical(conn)
        await _press(pilot, "m")
        assert canonical(conn) == before
        await _press(pilot, "escape")
        cells = [row.cells for row in _page(app).table._rows.window(0, 6)]
        assert any("Watanabe Kentaro" in row[2] for row in cells)
        await _press(pilot, "m")
        assert _open_pair(app) == pairs[1]


async def test_a_merge_taken_back_in_the_history_is_asked_about_again(
    app: SmeicApp, pairs: Ids, conn: sqlite3.Connection
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await _press(pilot, "enter", "m")
        assert _open_pair(app) == pairs[1]
        await _press(pilot, "g", "h", "u", "enter")
        assert conn.execute("SELECT count(*) FROM person_redirect").fetchone() == (0,)
        await _press(pilot, "escape")
        assert _open_pair(app) == pairs[0]
        await _press(pilot, "m", "escape", "g", "h", "u", "enter", "escape")
        assert isinstance(app.screen, DuplicatesScreen)
        assert len(_list(app)) == 3


async def test_similar_people_on_request(
    app: SmeicApp, pairs: Ids, conn: sqlite3.Connection, actor: Actor
) -> None:
    with operation(conn, actor, "person_added") as op:
        people.add_person(op, {"kind": "outsider", "name": "佐藤 健"})
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert len(_list(app)) == 3
        await _press(pilot, "f", "2")
        assert len(_list(app)) == 5
        await _press(pilot, "f", "1")
        assert len(_list(app)) == 3


async def test_the_empty_list_says_what_it_is_for(start: Start) -> None:
    app = start()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert isinstance(app.screen, DuplicatesScreen)
        assert app.screen.table.empty.startswith("同じ人と思われる組はありません")
        await _press(pilot, "enter", "m", "b", "l", "u")
        assert isinstance(app.screen, DuplicatesScreen)


async def test_two_selected_people_of_the_roster_are_merged(
    start: Start, pairs: Ids, conn: sqlite3.Connection
) -> None:
    app = start("roster")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await _press(pilot, "m")
        assert not isinstance(app.screen, PairPage)
        await _press(pilot, "slash", "2", "0", "enter", "space", "space", "m")
        assert _open_pair(app) == pairs[1]
        await _press(pilot, "m")
        assert not isinstance(app.screen, PairPage)
        assert app.screen.table.selected == set()  # type: ignore[attr-defined]
        assert app.screen.table.count == 1  # type: ignore[attr-defined]
    assert conn.execute("SELECT count(*) FROM person_redirect").fetchone() == (1,)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_hostile_names(
    start: Start, conn: sqlite3.Connection, actor: Actor, size: tuple[int, int]
) -> None:
    centre.build_nasty(conn, actor)
    centre.build_nasty(conn, actor)
    app = start()
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        assert len(_list(app)) == len(centre.NASTY)
        await _press(pilot, "enter")
        for _ in centre.NASTY:
            lines = app.screen._compositor.render_strips()
            text = "".join(line.text for line in lines)
            assert all(line.cell_length == size[0] for line in lines)
            assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 for c in text)
            await _press(pilot, "m")
        assert isinstance(app.screen, DuplicatesScreen)
    assert conn.execute("SELECT count(*) FROM person").fetchone() == (len(centre.NASTY),)


async def test_the_history_tells_whose_records_moved(
    app: SmeicApp, pairs: Ids, conn: sqlite3.Connection
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await _press(pilot, "enter", "m")
    entry = history.entries(conn, limit=1)[0]
    assert operation_row(entry, datetime.now()).cells[3] == "「渡邊 健太郎」に「渡辺 健太郎」を統合"
    changes = history_window.record_changes(conn, history_window.change_ids(conn, entry.id))
    told = {value for change in changes for value in field_values(change)}
    assert ("本人", "渡辺 健太郎", "渡辺 健太郎") in told
