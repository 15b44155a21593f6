"""部会・団体: entered, joined, renamed, met, made: keys in, facts out; everything is taken back."""

from __future__ import annotations

import sqlite3
from datetime import date

import pytest

from screens.bodies import BodiesScreen
from screens.body import BodyScreen
from screens.event import EventScreen
from screens.listing.picking import PeoplePicker
from screens.person import PersonScreen
from smeic_tui.store.bodies import bodies, memberships
from smeic_tui.store.bodies.memberships import current_member_ids
from smeic_tui.store.events import events
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.widgets.lines import Lines
from tests.screens import centre
from tests.screens.bodies.conftest import Groups
from tests.screens.events.conftest import Desk, press, typed
from tests.screens.shown import rows
from tests.screens.typing import type_text
from tests.screens.waiting import settle

Conn = sqlite3.Connection
TODAY = date.today().isoformat()


async def test_the_list_says_who_leads_and_when_they_meet(
    conn: Conn, groups: Groups, desk: Desk
) -> None:
    app = desk("bodies")
    async with app.run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        assert isinstance(app.screen, BodiesScreen)
        first, second = rows(app.screen.table)
        assert first[:4] == ("架空同窓会", "団体", "", "")
        assert second == (
            *("架空構想部会", "部会", "3", "渡邊 健太郎"),
            *("2025-06-12", "2099-12-11", "1"),
        )
        await press(pilot, "down")
        panel = app.screen.panel.text()
        assert "代表 1  渡邊 健太郎" in panel
        assert "構想シート集" in panel


async def test_search_and_filter_narrow_the_list(conn: Conn, groups: Groups, desk: Desk) -> None:
    with operation(conn, Actor(None, None, "x"), "body_edited", params={"name": "x"}) as op:
        body = bodies.body(conn, groups.association)
        bodies.revise_body(op, body, {"name": "架空校友会", "ended": "2020-03"})
    app = desk("bodies")
    async with app.run_test() as pilot:
        await settle(pilot)
        assert isinstance(app.screen, BodiesScreen)
        table = app.screen.table
        # The old name still finds it.
        await press(pilot, "slash")
        await type_text(pilot, "同窓会")
        await press(pilot, "enter")
        assert [row[0] for row in rows(table)] == ["架空校友会"]
        await press(pilot, "slash", "escape", "escape", "f", "2")
        assert [row[0] for row in rows(table)] == ["架空構想部会"]
        await press(pilot, "f", "4")
        assert [row[0] for row in rows(table)] == ["架空校友会"]


async def test_a_body_is_entered_renamed_and_taken_back(
    conn: Conn, ids: dict[str, int], desk: Desk
) -> None:
    app = desk("bodies")
    async with app.run_test() as pilot:
        await settle(pilot)
        assert isinstance(app.screen, BodiesScreen)
        assert "n を押して" in app.screen.table.empty
        await press(pilot, "n", *typed("MOT club"), "enter", "2", "ctrl+s")
        (body,) = bodies.bodies(conn)
        assert (body.name, body.kind, body.stage, body.owner) == (
            "MOT club",
            "association",
            None,
            None,
        )
        await press(pilot, "e", "ctrl+u", *typed("MOT society"), "ctrl+s")
        (body,) = bodies.bodies(conn)
        assert (body.name, body.former_names) == ("MOT society", ("MOT club",))
        await press(pilot, "u", "u")
        assert bodies.bodies(conn) == ()


async def test_two_people_join_and_one_is_removed_again(
    conn: Conn, ids: dict[str, int], groups: Groups, desk: Desk
) -> None:
    app = desk("bodies")
    async with app.run_test() as pilot:
        await settle(pilot)
        keys = await press(pilot, "down", "enter", "n")
        assert isinstance(app.screen, PeoplePicker)
        assert ids["kentaro"] not in app.screen.table._rows.keys(0, app.screen.table.count)
        keys += await press(pilot, *typed("itou"), "enter")
        assert keys == 8
        assert ids["kaoru"] in current_member_ids(conn, groups.group)
        await press(pilot, "n", "tab", "space", "space", "enter")
        assert len(current_member_ids(conn, groups.group)) == 6
        await press(pilot, "u")
        # Two people at once are asked for first.
        await press(pilot, "1")
        assert len(current_member_ids(conn, groups.group)) == 4
        assert isinstance(app.screen, BodyScreen)
        table = app.screen.table
        table.move_to(next(n for n, row in enumerate(rows(table)) if row[1] == "伊藤 薫"))
        await press(pilot, "delete")
        assert ids["kaoru"] not in current_member_ids(conn, groups.group)
        await press(pilot, "u")
        assert ids["kaoru"] in current_member_ids(conn, groups.group)


async def test_a_role_changes_and_a_term_ends(
    conn: Conn, ids: dict[str, int], groups: Groups, desk: Desk
) -> None:
    app = desk("bodies")
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "down", "enter")
        assert isinstance(app.screen, BodyScreen)
        assert [row[3] for row in rows(app.screen.table)] == ["代表", "顧問", "メンバー"]
        await press(pilot, "end", "o", "2")
        terms = memberships.memberships_of(conn, ids["koji"])
        assert [(x.role, x.started, x.ended is None) for x in terms] == [
            ("vice_chair", TODAY, True),
            ("member", "2024-04", False),
        ]
        await press(pilot, "home", "l", "enter")
        assert memberships.memberships_of(conn, ids["kentaro"])[0].ended == TODAY
        # Today is still a day of the term.
        assert ids["kentaro"] in current_member_ids(conn, groups.group)
        await press(pilot, "e", "down", "down", "ctrl+u", *typed("2025/3"), "ctrl+s")
        assert ids["kentaro"] not in current_member_ids(conn, groups.group)
        await press(pilot, "5")
        assert "渡邊 健太郎" in [row[1] for row in rows(app.screen.table)]
        await press(pilot, "u", "u")
        assert ids["kentaro"] in current_member_ids(conn, groups.group)


async def test_meetings_and_outputs_open_and_the_next_ones_are_entered(
    conn: Conn, groups: Groups, desk: Desk
) -> None:
    app = desk("bodies")
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "down", "enter", "2")
        assert isinstance(app.screen, BodyScreen)
        assert [row[1] for row in rows(app.screen.table)] == [
            "第2回架空構想部会 例会",
            "第1回架空構想部会 例会",
        ]
        await press(pilot, "enter")
        assert isinstance(app.screen, EventScreen)
        await press(pilot, "escape", "n", *["down"] * 4, *typed("2099/12/20"), "ctrl+s")
        made = events.events(conn, body_id=groups.group)[0]
        assert (made.number, made.held_on, made.body) == (3, "2099-12-20", "架空構想部会")
        await press(pilot, "3", "n", *typed("report"), "ctrl+s")
        made_now = bodies.outputs(conn, groups.group)[0]
        assert (made_now.title, made_now.made_on) == ("report", TODAY)
        await press(pilot, "home", "delete")
        assert len(bodies.outputs(conn, groups.group)) == 1
        await press(pilot, "u", "u", "u")
        assert len(bodies.outputs(conn, groups.group)) == 1
        assert len(events.events(conn, body_id=groups.group)) == 2


async def test_a_first_meeting_begins_a_series_of_the_body(
    conn: Conn, groups: Groups, desk: Desk
) -> None:
    app = desk("bodies")
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "enter", "2", "n", "ctrl+s")
        (held,) = events.events(conn, body_id=groups.association)
        assert (held.series, held.number, held.host) == ("架空同窓会", 1, "架空同窓会")


async def test_the_host_stays_as_written(conn: Conn, groups: Groups, desk: Desk) -> None:
    with operation(conn, Actor(None, None, "x"), "event_added", params={"event": "x"}) as op:
        values = {"title": "架空の会", "host": "有志", "held_on": "2099-12-31"}
        number = events.add_event(op, values, [{"name": "本会"}])
    app = desk("events")
    async with app.run_test() as pilot:
        await settle(pilot)
        app.screen.table.move_to(1)  # type: ignore[attr-defined]
        await press(pilot, "e", *["down"] * 3, *typed("theme"), "ctrl+s")
        found = events.event(conn, number)
        assert (found.theme, found.host, found.body) == ("theme", "有志", None)
        await press(pilot, "e", *["down"] * 10, "ctrl+u")
        await type_text(pilot, "架空構想部会")
        await press(pilot, "ctrl+s")
        found = events.event(conn, number)
        assert (found.host, found.body_id) == ("架空構想部会", groups.group)


async def test_bodies_stand_on_a_persons_page(
    conn: Conn, ids: dict[str, int], groups: Groups, desk: Desk
) -> None:
    app = desk("bodies")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "down", "enter", "enter")
        assert isinstance(app.screen, PersonScreen)
        shown = app.screen.query_one("#right", Lines).text()
        assert "架空構想部会  代表" in shown
        await press(pilot, "8", "1")
        assert isinstance(app.screen, BodyScreen)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_hostile_texts_are_shown_as_they_are(
    conn: Conn, actor: Actor, desk: Desk, size: tuple[int, int]
) -> None:
    people = centre.build_nasty(conn, actor)
    with operation(conn, actor, "body_added", params={"name": "x"}) as op:
        for number, text in enumerate(centre.NASTY):
            values = {"kind": "working_group", "purpose": text, "note": text}
            body = bodies.add_body(op, {"name": f"{number}{text}", **values})
            for person in people:
                memberships.add_member(op, body, person, note=text)
            bodies.add_output(op, body, {"title": text, "address": text, "note": text})
    app = desk("bodies")
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        for _ in centre.NASTY:
            await press(pilot, "enter", "3", "4", "1", "e", "escape", "n", *"[/b]", "escape")
            await press(pilot, "escape", "escape", "down")
        assert isinstance(app.screen, BodiesScreen)
        lines = app.screen._compositor.render_strips()
        text = "\n".join(line.text for line in lines)
        assert "[@click=app.quit]" in text
        assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 for c in text if c != "\n")
