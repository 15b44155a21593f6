"""What is done to a person from any list, in how many keys, and how it is taken back."""

from __future__ import annotations

import sqlite3

from textual.pilot import Pilot

from screens.forms.position_change import PositionChangeDialog
from screens.past.left_as_is import LeftAsIs
from screens.person import PersonScreen
from screens.persons.history import PersonHistory
from screens.roster import RosterScreen
from smeic_tui.app import SmeicApp
from smeic_tui.domain.people import current_positions, past_positions
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.people import people
from smeic_tui.widgets.choice import Choice
from smeic_tui.widgets.show import width
from tests.screens.typing import type_text
from tests.screens.waiting import settle


class Keys:
    """Presses keys and counts them; text counts by its letters."""

    def __init__(self, pilot: Pilot[None]) -> None:
        self.pilot = pilot
        self.pressed = 0

    async def press(self, *keys: str) -> None:
        self.pressed += len(keys)
        await self.pilot.press(*keys)
        await settle(self.pilot)


async def test_the_news_of_a_death_costs_about_ten_keys(
    app: SmeicApp, conn: sqlite3.Connection, ids: dict[str, int]
) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        keys = Keys(pilot)
        await keys.press("slash", *"ito", "enter", "t", "4", *"1120", "backspace", "backspace")
        await keys.press("backspace", "backspace")
        typing_of_the_date = 8
        await pilot.press(*"2026-11-20")
        await keys.press("enter")
        person = people.person(conn, ids["kaoru"])
        assert (person.standing, person.standing_on) == ("deceased", "2026-11-20")
        assert keys.pressed - typing_of_the_date <= 10
        await pilot.press("f8")
        await settle(pilot)
        assert people.person(conn, ids["kaoru"]).standing == "active"
        await pilot.press("y")
        await settle(pilot)
        assert people.person(conn, ids["kaoru"]).standing == "deceased"


async def test_a_change_of_company_costs_about_twelve_keys_and_the_text(
    app: SmeicApp, conn: sqlite3.Connection, ids: dict[str, int]
) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        keys = Keys(pilot)
        await keys.press("slash", *"koji", "enter", "p")
        await type_text(pilot, "株式会社布施架空")
        await keys.press("enter", "enter")
        await type_text(pilot, "取締役")
        await keys.press("enter", "enter", "enter", "enter")
        held = people.positions(conn, ids["koji"])
        now, before = current_positions(held), past_positions(held)
        assert [(p.organisation and p.organisation.name, p.title) for p in now] == [
            ("株式会社布施架空", "取締役")
        ]
        assert [p.organisation and p.organisation.name for p in before] == ["株式会社アクア架空"]
        assert before[0].ended == now[0].started
        assert keys.pressed <= 13
        await pilot.press("u")
        await settle(pilot)
        assert len(people.positions(conn, ids["koji"])) == 1


async def test_somebody_without_a_post_gets_one_by_the_digit_of_the_section(
    app: SmeicApp, conn: sqlite3.Connection, actor: Actor
) -> None:
    with operation(conn, actor, "person_added", params={"name": "架空 一"}) as op:
        someone = op.insert("person", {"name": "架空 一", "kind": "outsider"})
    async with app.run_test() as pilot:
        await settle(pilot)
        app.push_screen(PersonScreen(someone))
        await settle(pilot)
        await pilot.press("2")
        await settle(pilot)
        assert isinstance(app.screen, PositionChangeDialog)
        await type_text(pilot, "架空商店")
        await pilot.press("ctrl+s")
        await settle(pilot)
        (held,) = people.positions(conn, someone)
        assert held.organisation is not None
        assert held.organisation.name == "架空商店"


async def test_an_additional_post_leaves_the_old_one(
    app: SmeicApp, conn: sqlite3.Connection, ids: dict[str, int]
) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("slash", *"koji", "enter", "p")
        await type_text(pilot, "兼務先架空組合")
        await pilot.press("enter", "enter", "enter", "enter", "2", "enter", "enter")
        await settle(pilot)
        held = current_positions(people.positions(conn, ids["koji"]))
        assert [p.is_primary for p in held] == [True, False]


async def test_the_same_post_again_is_refused(
    app: SmeicApp, conn: sqlite3.Connection, ids: dict[str, int]
) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("slash", *"koji", "enter", "p", *["enter"] * 6)
        await settle(pilot)
        assert len(people.positions(conn, ids["koji"])) == 1
        assert not isinstance(app.screen, RosterScreen)


async def test_a_contact_note_is_two_keys_and_the_text(
    app: SmeicApp, conn: sqlite3.Connection, ids: dict[str, int]
) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("c")
        await type_text(pilot, "鼎談会に出席の予定 2/3")
        await pilot.press("enter")
        await settle(pilot)
        note = people.contact_notes(conn, ids["kaoru"])[0]
        assert (note.text, note.channel, note.direction) == (
            "鼎談会に出席の予定 2/3",
            "phone",
            "in",
        )
        assert note.staff == "水野 葵"


async def test_a_note_from_the_search_box_with_channel_and_next_action(
    app: SmeicApp, conn: sqlite3.Connection, ids: dict[str, int]
) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("slash", *"kentaro", "f5", "up", "up", "3", "2")
        await type_text(pilot, "工場を見学")
        await pilot.press("down")
        await type_text(pilot, "礼状")
        await pilot.press("down", *"2027/1/5", "enter")
        await settle(pilot)
        note = people.contact_notes(conn, ids["kentaro"])[0]
        assert (note.channel, note.direction, note.text) == ("meeting", "out", "工場を見学")
        assert (note.next_action, note.due_on) == ("礼状", "2027-01-05")


async def test_a_next_action_is_done_by_two_digits(
    app: SmeicApp, conn: sqlite3.Connection, ids: dict[str, int]
) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("slash", *"kentaro", "enter", "enter", "6", "1")
        await settle(pilot)
        assert people.contact_notes(conn, ids["kentaro"])[0].done_on is not None


async def test_nothing_to_undo_says_so(app: SmeicApp, conn: sqlite3.Connection) -> None:
    before = conn.execute("SELECT count(*) FROM operation").fetchone()
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("u", "y")
        await settle(pilot)
        said = [notice.message for notice in app._notifications]
        assert any("元に戻せる操作がありません" in s for s in said)
        assert any("やり直せる操作がありません" in s for s in said)
    assert conn.execute("SELECT count(*) FROM operation").fetchone() == before


async def test_an_undo_that_cannot_says_why_in_words(
    app: SmeicApp, conn: sqlite3.Connection, actor: Actor, ids: dict[str, int]
) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("t", "3", "enter")
        await settle(pilot)
        with operation(conn, actor, "standing_changed", params={"name": "伊藤 薫"}) as op:
            people.set_standing(op, ids["kaoru"], "deceased", "2026-01-01")
        await pilot.press("u")
        await settle(pilot)
        dialog = app.screen
        assert isinstance(dialog, LeftAsIs)
        assert "状態" in dialog._why.text()
        assert "standing" not in dialog._why.text()
        await pilot.press("enter")
        assert people.person(conn, ids["kaoru"]).standing == "deceased"


async def test_the_history_of_a_person_takes_one_operation_back(
    app: SmeicApp, conn: sqlite3.Connection, ids: dict[str, int]
) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("t", "2", "enter")
        await settle(pilot)
        await pilot.press("c")
        await type_text(pilot, "電話あり")
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("h")
        page = app.screen
        assert isinstance(page, PersonHistory)
        assert page.table.count == 3
        await pilot.press("down")
        assert "有効 -> 所在不明" in page.detail.text()
        await pilot.press("u")
        await pilot.press("enter")
        await settle(pilot)
        assert people.person(conn, ids["kaoru"]).standing == "active"
        assert len(people.contact_notes(conn, ids["kaoru"])) == 1
        row = page.table.row
        assert row is not None
        assert row.cells[4] == "戻した"
        await pilot.press("y")
        await settle(pilot)
        assert people.person(conn, ids["kaoru"]).standing == "missing"


async def test_of_several_posts_every_answer_is_on_the_line(
    app: SmeicApp, conn: sqlite3.Connection, actor: Actor, ids: dict[str, int]
) -> None:
    with operation(conn, actor, "position_changed", params={"name": "渡部 浩二"}) as op:
        people.change_position(
            op,
            ids["koji"],
            organisation="一般社団法人ながい架空精密工業会",
            department=None,
            title="監査役",
            on="2026-04",
            leaves=None,
        )
    held = current_positions(people.positions(conn, ids["koji"]))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("slash", *"koji", "enter", "p")
        await settle(pilot)
        dialog = app.screen
        assert isinstance(dialog, PositionChangeDialog)
        line = dialog.form.rows[-1].input
        assert isinstance(line, Choice)
        told = line.text()
        assert "2(一社)ながい" in told
        assert "3続ける（兼務）" in told
        assert width(told.rstrip()) <= line.size.width
        await pilot.press("ctrl+u")
        await type_text(pilot, "架空商事")
        await pilot.press("enter", "enter", "enter", "enter", "2", "ctrl+s")
        await settle(pilot)
        now = current_positions(people.positions(conn, ids["koji"]))
        assert {p.id for p in held[:1]} < {p.id for p in now}
        assert held[1].id not in {p.id for p in now}
