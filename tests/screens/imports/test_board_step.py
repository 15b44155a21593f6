"""The plan: who is missing, one decision for a whole column, and the keys of the yearly list."""

from __future__ import annotations

import sqlite3

import pytest

from importers.planning.choices import Options
from importers.planning.plan import FieldChange, RowPlan
from screens.importing.board_page import BoardPage
from screens.importing.differing import Differing, differing
from screens.importing.result_page import ResultPage
from screens.importing.review_page import ReviewPage
from screens.past.left_as_is import LeftAsIs
from screens.person import PersonScreen
from smeic_tui.app import SmeicApp
from smeic_tui.store.file.dump import digest
from smeic_tui.store.journal.operation import Actor, operation
from tests.screens.imports.conftest import LIST, PEOPLE, PLAN, Desk, Lists
from tests.screens.imports.pressing import press, text
from tests.screens.waiting import settle

WHOLE = (*PLAN[:-1], "1")
"""As `PLAN`, of a list that should hold everyone."""
OLD = "同窓会名簿 2020年4月1日現在"
"""A list older than what the roster knows: nothing is updated by itself."""


def board(app: SmeicApp) -> BoardPage:
    """The page in front."""
    assert isinstance(app.screen, BoardPage)
    return app.screen


async def test_who_is_not_in_a_list_of_everyone_is_shown_and_stays(
    conn: sqlite3.Connection, desk: Desk, lists: Lists
) -> None:
    lists(LIST[:1])
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, *WHOLE)
        assert "6 名簿にない 2" in text(app.screen, "#tabs")
        await press(pilot, "6")
        rows = board(app).table._rows.window(0, 2)
        assert [row.cells[1:3] for row in rows] == [("9", "佐藤 健"), ("15", "佐藤 健")]
        assert "ken@example.jp" in text(app.screen, "#detail")
        assert "取り込んでも消えません" in text(app.screen, "#wins")
        await press(pilot, "enter")
        assert isinstance(app.screen, PersonScreen)
        await press(pilot, "escape", "a")
        assert isinstance(app.screen, ResultPage)
    assert conn.execute("SELECT count(*) FROM person").fetchone()[0] == len(PEOPLE)


async def test_an_empty_count_says_what_it_would_hold(desk: Desk, lists: Lists) -> None:
    lists(LIST[:1])
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, *PLAN)
        for digit, sentence in (("1", "新しい人はいません"), ("6", "全員の一覧")):
            await press(pilot, digit)
            assert sentence in board(app).table.empty
            assert text(app.screen, "#detail") == ""


async def test_the_list_wins_in_a_whole_column_by_one_key_and_back(
    conn: sqlite3.Connection, desk: Desk, lists: Lists
) -> None:
    lists(title=OLD)
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, *PLAN)
        assert "一覧の役職をすべて使う (ちがう1名)" in text(app.screen, "#wins")
        assert "w" in text(app.screen, "#footer")
        await press(pilot, "w")
        assert board(app).draft.policies == {"title": "update"}
        assert "役職を元の決め方に戻す" in text(app.screen, "#wins")
        await press(pilot, "w")
        assert board(app).draft.policies == {}
        await press(pilot, "w", "a")
    titles = conn.execute("SELECT title FROM position WHERE person_id = 1 AND ended IS NULL")
    assert titles.fetchall() == [("代表取締役",)]


async def test_where_nothing_differs_the_key_says_so(desk: Desk, lists: Lists) -> None:
    lists()
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, *PLAN, "1")
        assert text(app.screen, "#wins") == ""
        await press(pilot, "w")
        assert board(app).draft.policies == {}
        assert any("選び直せる" in note.message for note in app._notifications)


async def test_what_is_asked_waits_and_is_decided_one_by_one(
    conn: sqlite3.Connection, desk: Desk, lists: Lists
) -> None:
    lists(LIST[:2])
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "enter", *["down"] * 4, "5", "enter", "1", "2")
        assert "4 確認 1" in text(app.screen, "#tabs")
        await press(pilot, "a", "1")
        assert isinstance(app.screen, ReviewPage)
        question = text(app.screen, "#question")
        assert "違 専務取締役" in question
        assert "代表取締役" in question
        await press(pilot, "1")
    titles = conn.execute("SELECT title FROM position WHERE person_id = 1 AND ended IS NULL")
    assert titles.fetchall() == [("代表取締役",)]


async def test_the_yearly_list_takes_twelve_keys_at_most_and_five_to_take_back(
    conn: sqlite3.Connection, desk: Desk, lists: Lists
) -> None:
    """Tasks 9 and 10: what changed, one decision for a column, take it over; the wrong file."""
    lists(title=OLD)
    before = digest(conn)
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        over = (*WHOLE, "w", "a")
        assert len(over) <= 12
        await press(pilot, *over)
        assert isinstance(app.screen, ResultPage)
        back = ("u", "enter")
        assert len(back) <= 5
        await press(pilot, *back)
        assert "元に戻した記録 2" in text(app.screen, "#told")
    assert digest(conn) == before


async def test_what_an_undo_leaves_is_counted_and_shown_again(
    conn: sqlite3.Connection, actor: Actor, desk: Desk, lists: Lists
) -> None:
    lists()
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, *PLAN, "a")
        person = conn.execute("SELECT id FROM person WHERE name = '小澤 隆志'").fetchone()[0]
        with operation(conn, actor, "person_edited", params={"name": "小澤 隆志"}) as op:
            op.update("person", person, {"note": "電話あり"})
        await press(pilot, "u", "enter")
        assert isinstance(app.screen, LeftAsIs)
        await press(pilot, "enter")
        told = text(app.screen, "#told")
        assert "元に戻した記録 1   あとで直されたのでそのまま 1   戻せない 0" in told
        await press(pilot, "2")
        assert isinstance(app.screen, LeftAsIs)


def row_of(*changes: FieldChange) -> RowPlan:
    return RowPlan(0, 0, "", 2, "same", "", 1, None, (), (), changes, (), "", {}, None)


@pytest.mark.parametrize(
    ("changes", "policies", "found"),
    [
        ((FieldChange("title", "部長", "取締役", False),), {}, Differing("title", False)),
        ((FieldChange("title", "部長", "取締役", True),), {}, None),
        (
            (FieldChange("title", "部長", "取締役", True),),
            {"title": "update"},
            Differing("title", True),
        ),
        ((FieldChange("name", "渡辺", "渡邊", False),), {}, None),
        ((FieldChange("mail", "", "a@example.jp", False),), {"mail": "keep"}, None),
        (
            (
                FieldChange("company", "青空", "白雲", False),
                FieldChange("title", "部長", "取締役", False),
            ),
            {"company": "update"},
            Differing("title", False),
        ),
    ],
)
def test_what_a_key_can_turn_round(
    changes: tuple[FieldChange, ...], policies: dict[str, str], found: Differing | None
) -> None:
    options = Options(policies=policies)  # type: ignore[arg-type]
    assert differing(row_of(*changes), options) == found
