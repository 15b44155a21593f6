"""事例: made of a meeting, moved by one key, agreed to, published; all of it taken back."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path

import pytest

from screens.body import BodyScreen
from screens.case import CaseScreen
from screens.cases import CasesScreen
from screens.event import EventScreen
from screens.making.case_rows import QUARTERS, quarters, timeline_row
from screens.making.new_case import NewCaseDialog
from screens.person import PersonScreen
from screens.persons.history import PersonHistory
from smeic_tui.domain.case_counts import count
from smeic_tui.store.cases import case_acts
from smeic_tui.store.cases import cases as held
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.widgets.board import Board
from smeic_tui.widgets.lines import Lines
from smeic_tui.widgets.message import Message
from tests.screens import centre
from tests.screens.bodies.conftest import Groups
from tests.screens.events.conftest import Desk, press, typed
from tests.screens.referrals.conftest import fill
from tests.screens.shown import rows
from tests.screens.typing import type_text
from tests.screens.waiting import settle

Conn = sqlite3.Connection
SIZES = [(80, 24), (120, 40)]
TODAY = date.today().isoformat()


# Task 19


async def test_a_case_out_of_a_meeting_costs_ten_keys_and_its_name(
    conn: Conn, ids: dict[str, int], groups: Groups, desk: Desk
) -> None:
    app = desk("roster")
    async with app.run_test() as pilot:
        await settle(pilot)
        keys = await press(pilot, "g", "b", "down", "enter", "2", "down", "j")
        assert isinstance(app.screen, NewCaseDialog)
        assert app.screen.table.selected == {ids["kentaro"], ids["koji"], ids["kaoru"]}
        await press(pilot, *typed("containers"))
        keys += await press(pilot, "enter")
        assert keys <= 10
        (made,) = held.cases(conn, body_id=groups.group)
        assert (made.title, made.stage, made.outcome, made.origin) == (
            "containers",
            "idea",
            "product",
            "working_group",
        )
        assert (made.event_id, made.origin_text) == (groups.meeting, "第1回架空構想部会 例会")
        assert {m.person_id for m in made.members} == {ids["kentaro"], ids["koji"], ids["kaoru"]}
        # Three people: the undo asks first.
        await press(pilot, "u", "1")
        assert held.cases(conn) == ()


async def test_from_the_event_somebody_is_left_out_and_few_are_warned_of(
    conn: Conn, ids: dict[str, int], groups: Groups, desk: Desk
) -> None:
    app = desk("events")
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "down", "enter")
        assert isinstance(app.screen, EventScreen)
        await press(pilot, "j", *typed("depot"), "tab", "3", "tab", "space", "space")
        dialog = app.screen
        assert isinstance(dialog, NewCaseDialog)
        assert "1名" in dialog._count.text()
        await press(pilot, "enter")
        (made,) = held.cases(conn)
        assert (made.outcome, len(made.members)) == ("business_format", 1)
        assert "1名" in app.note


# The board and the list


async def test_one_key_moves_a_case_and_one_takes_it_back(
    conn: Conn, cases: dict[str, int], desk: Desk
) -> None:
    for size in SIZES:
        app = desk("cases")
        async with app.run_test(size=size) as pilot:
            await settle(pilot)
            screen = app.screen
            assert isinstance(screen, CasesScreen)
            assert screen.board.display == (size[0] >= 100)
            if screen.board.display:
                await press(pilot, "end", "right", "right")
                await press(pilot, "left", "left", "left", "left")
                assert screen.board.card is not None
                assert screen.board.card.key == cases["depot"]
            else:
                await press(pilot, "down")
            await press(pilot, "m")
            assert held.case(conn, cases["depot"]).stage == "planning"
            assert "構想 → 企画" in app.note
            marked = screen.marked()
            assert marked is not None
            assert marked.id == cases["depot"]
            await press(pilot, "u")
            assert held.case(conn, cases["depot"]).stage == "idea"
            await press(pilot, "y")
            assert held.case(conn, cases["depot"]).stage == "planning"
            await press(pilot, "u")


async def test_every_other_stage_wants_a_reason(
    conn: Conn, cases: dict[str, int], desk: Desk
) -> None:
    app = desk("cases")
    async with app.run_test() as pilot:
        await settle(pilot)
        # The furthest stage comes first: 試作・検証; its menu offers 構想 first.
        await press(pilot, "t", "1", "enter")
        assert held.case(conn, cases["container"]).stage == "trial"
        await press(pilot, *typed("no money"), "enter")
        case = held.case(conn, cases["container"])
        assert (case.stage, case.moves[-1].reason) == ("idea", "no money")
        await press(pilot, "end")
        await press(pilot, "m")
        # A paused case goes on where it stood.
        assert held.case(conn, cases["tour"]).stage == "idea"
        await press(pilot, "u", "u")
        assert held.case(conn, cases["container"]).stage == "trial"
        assert held.case(conn, cases["tour"]).stage == "paused"


async def test_search_and_filter(conn: Conn, cases: dict[str, int], desk: Desk) -> None:
    app = desk("cases")
    async with app.run_test() as pilot:
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, CasesScreen)
        for text, wanted in (("渡部", 1), ("技術研究所", 1), ("共同", 2), ("どこにもない", 0)):
            await press(pilot, "slash", "ctrl+u")
            await type_text(pilot, text)
            await settle(pilot)
            assert len(rows(screen.table)) == wanted
            await press(pilot, "enter")
        await press(pilot, "slash", "escape", "escape", "f", "3")
        assert [row[1] for row in rows(screen.table)] == ["修理部品の共同倉庫"]
        await press(pilot, "f", "2")
        assert len(rows(screen.table)) == 2
        await press(pilot, "f", "4")
        assert rows(screen.table) == []


async def test_the_timeline_and_the_numbers(conn: Conn, cases: dict[str, int], desk: Desk) -> None:
    app = desk("cases")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "2")
        screen = app.screen
        assert isinstance(screen, CasesScreen)
        first = rows(screen.table)[0]
        assert len(first) == 1 + QUARTERS
        assert [word for word in first[1:] if word not in ("", "・")] == [
            "構想",
            "企画",
            "開発",
            "試作",
        ]
        await press(pilot, "3")
        shown = rows(screen.table)
        found = count(held.cases(conn), TODAY)
        assert shown[0][2:] == tuple(str(number) for number in found.by_stage.values())
        assert len(shown) == 1 + 2 * len(found.years)


def test_quarters_end_with_the_present_one() -> None:
    found = quarters(date(2026, 1, 31))
    assert [str(day) for day in found[-2:]] == ["2025-10-01", "2026-01-01"]
    assert len(found) == QUARTERS
    assert all((day.month - 1) % 3 == 0 for day in found)


def test_a_stage_left_within_a_quarter_is_told_by_where_it_ended(
    conn: Conn, cases: dict[str, int]
) -> None:
    row = timeline_row(held.case(conn, cases["tour"]), date(2026, 11, 26))
    assert row.cells[-3:] == ("休止", "・", "・")


# One case


async def test_consents_then_publication_then_a_page(
    conn: Conn,
    ids: dict[str, int],
    cases: dict[str, int],
    desk: Desk,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("screens.making.excel.output_folder", lambda: tmp_path)
    app = desk("cases")
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "enter", "k", "1")
        assert held.case(conn, cases["container"]).publication == "asking"
        await press(pilot, "k", "2")
        # Nobody was asked yet: it is refused.
        assert isinstance(app.screen, Message)
        await press(pilot, "escape")
        assert held.case(conn, cases["container"]).publication == "asking"
        assert isinstance(app.screen, CaseScreen)
        # 渡邊: name and company; Lin Wei: refuses; 渡部: the company alone.
        await press(pilot, "home", "o", "1", "down", "o", "3", "down", "o", "4")
        await press(pilot, "2", "e", "down", "1", "enter")
        said = {
            m.person_id: (m.consent, m.shows) for m in held.case(conn, cases["container"]).members
        }
        assert said == {
            ids["kentaro"]: ("agreed", "all"),
            ids["koji"]: ("agreed", "organisation"),
            ids["wei"]: ("refused", "all"),
        }
        await press(pilot, "k", "2", "k", "3")
        found = held.case(conn, cases["container"])
        assert (found.publication, found.published_on) == ("published", TODAY)
        await press(pilot, "x", "2")
        (page,) = tmp_path.glob("*.md")
        text = page.read_text(encoding="utf-8")
        assert "渡邊 健太郎" in text
        assert "展示会に出展" in text
        assert "渡部" not in text
        assert "Lin" not in text
        await press(pilot, "1", "home", "o", "4")
        assert held.case(conn, cases["container"]).publication == "asking"
        await press(pilot, "u")
        assert held.case(conn, cases["container"]).publication == "published"


async def test_members_companies_and_milestones_come_and_go(
    conn: Conn, ids: dict[str, int], cases: dict[str, int], desk: Desk
) -> None:
    app = desk("cases")
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "enter", "n", *typed("itou"), "enter")
        whole = held.case(conn, cases["container"])
        assert ids["kaoru"] in {m.person_id for m in whole.members}
        assert isinstance(app.screen, CaseScreen)
        await press(pilot, "home", "e", "3", "ctrl+s")
        assert held.case(conn, cases["container"]).members[-1].role == "adviser"
        await press(pilot, "home", "delete")
        assert len(held.case(conn, cases["container"]).members) == 3
        await press(pilot, "2", "n", *typed("Acme"), "down", *typed("tests"), "enter")
        assert held.case(conn, cases["container"]).organisations[-1].part == "tests"
        await press(pilot, "end", "delete")
        assert len(held.case(conn, cases["container"]).organisations) == 1
        await press(pilot, "3", "n", *typed("prize"), "enter")
        assert held.milestones(conn, cases["container"])[0].text == "prize"
        await press(pilot, "home", "delete")
        assert len(held.milestones(conn, cases["container"])) == 1


async def test_the_case_itself_is_corrected_and_grows_from_research(
    conn: Conn, ids: dict[str, int], cases: dict[str, int], desk: Desk
) -> None:
    app = desk("cases")
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "enter", "p", *["down"] * 7)
        await type_text(pilot, "町工場の見学会")
        await press(pilot, "ctrl+s")
        assert held.case(conn, cases["container"]).inspired_by == "町工場の見学会"
        await press(pilot, "home", "l")
        assert held.case(conn, cases["container"]).research_theme is None
        await press(pilot, "down", "l")
        found = held.case(conn, cases["container"])
        assert (found.research_theme, found.theme_person_id) == ("工程の見える化", ids["koji"])


async def test_cases_stand_on_the_pages_of_their_people_and_bodies(
    conn: Conn, cases: dict[str, int], desk: Desk
) -> None:
    app = desk("cases")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "end", "left", "left", "left", "left", "right", "enter", "home", "enter")
        assert isinstance(app.screen, PersonScreen)
        shown = app.screen.query_one("#right", Lines).text()
        assert "深絞り容器の共同開発" in shown
        await press(pilot, "8", "2")
        assert isinstance(app.screen, CaseScreen)
        app.push_screen(BodyScreen(2))
        await settle(pilot)
        await press(pilot, "4")
        assert isinstance(app.screen, BodyScreen)
        assert [row[1] for row in rows(app.screen.table)] == ["深絞り容器の共同開発"]


async def test_a_case_that_somebody_else_takes_back_closes_its_page(
    conn: Conn, actor: Actor, ids: dict[str, int], cases: dict[str, int], desk: Desk
) -> None:
    app = desk("cases")
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "n", *typed("x"), "enter")
        made = max(case.id for case in held.cases(conn))
        app.push_screen(CaseScreen(made))
        await settle(pilot)
        await press(pilot, "u")
        assert isinstance(app.screen, CasesScreen)


@pytest.mark.parametrize("size", SIZES)
async def test_hostile_texts_are_shown_as_they_are(
    conn: Conn, actor: Actor, desk: Desk, size: tuple[int, int]
) -> None:
    people = centre.build_nasty(conn, actor)
    with operation(conn, actor, "case_added", params={"title": "x"}) as op:
        for text in centre.NASTY:
            number = case_acts.add_case(
                op,
                {"title": text, "summary": text, "note": text, "research_theme": text},
                on="2026-01-01",
                today="2026-11-26",
                members=[(person, "member") for person in people],
            )
            case_acts.add_milestone(op, number, text, on="2026")
    app = desk("cases")
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        for _ in centre.NASTY:
            await press(pilot, "enter", "2", "3", "1", "p", "escape", "o", "escape", "escape")
            await press(pilot, "down", "t", "escape")
        await press(pilot, "2", "3", "1")
        assert isinstance(app.screen, CasesScreen)
        text = "\n".join(line.text for line in app.screen._compositor.render_strips())
        assert "[/b]" in text
        assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 for c in text if c != "\n")
        assert isinstance(app.screen.board, Board)


@pytest.mark.parametrize("origin", ["referral", "introduction"])
async def test_what_came_of_a_referral_or_an_introduction_becomes_a_case(
    conn: Conn, actor: Actor, ids: dict[str, int], desk: Desk, origin: str
) -> None:
    fill(conn, actor, ids)
    app = desk(f"{origin}s")
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "j", *typed("case"), "enter")
        (made,) = held.cases(conn)
        assert made.origin == origin
        assert made.origin_text
        assert (made.referral_id is None) == (origin == "introduction")
        assert made.members


async def test_a_persons_history_names_the_case_and_the_body(
    conn: Conn, ids: dict[str, int], cases: dict[str, int], desk: Desk
) -> None:
    app = desk("roster")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        app.push_screen(PersonHistory(ids["koji"]))
        await settle(pilot)
        assert isinstance(app.screen, PersonHistory)
        seen = []
        for _ in range(app.screen.table.count):
            seen.append(app.screen.detail.text())
            await press(pilot, "down")
        told = "\n".join(seen)
        assert "深絞り容器の共同開発" in told
        assert "架空構想部会" in told
