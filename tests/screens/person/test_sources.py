"""値の出どころ: which cell of which list told a value, or who typed it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from screens.persons.sources import PersonSources, source_lines, source_rows
from smeic_tui.app import SmeicApp
from smeic_tui.exports.source_words import label, place
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.people.provenance import Origin, Sourced
from tests.importers.importing import imported, listed
from tests.screens.centre import NASTY
from tests.screens.waiting import settle

pytestmark = pytest.mark.usefixtures("tokyo")

Compare = Callable[..., bool]
HEADERS = ["氏名", "フリガナ", "期", "会社名", "役職", "メール", "携帯", "好きな星"]
ROW = [
    *("星野 遠", "ほしの とおい", 7, "海王架空商会", "課長", "h@example.jp", "090-5555-6666"),
    "海王星",
]
TYPED = Origin(12, "2026-11-23T01:00:00Z", "水野 葵", "person_edited")
TOLD = Origin(
    *(13, "2026-11-23T01:00:00Z", "水野 葵", "imported", "名簿.xlsx", "2024-04-01", "名簿", 12),
    *("C", "氏名"),
)


@pytest.fixture
def listed_person(conn: sqlite3.Connection, actor: Actor, ids: dict[str, int]) -> int:
    """星野, whom a list told of, and whose department 水野 has typed."""
    found = listed(HEADERS, ROW, file="同窓会名簿2024.xlsx", title="2024年4月1日現在")
    imported(conn, actor, found)
    person_id: int = conn.execute("SELECT id FROM person WHERE name = '星野 遠'").fetchone()[0]
    with operation(conn, actor, "position_changed", params={"name": "星野 遠"}) as op:
        post = conn.execute("SELECT id FROM position WHERE person_id = ?", (person_id,)).fetchone()
        op.update("position", post[0], {"department": "営業部"})
    conn.execute("UPDATE operation SET at = '2026-11-23T01:00:00Z'")
    return person_id


def open_sources(person_id: int) -> Callable[[Pilot[Any]], Any]:
    """Open the view over the roster."""

    async def press(pilot: Pilot[Any]) -> None:
        await settle(pilot)
        pilot.app.push_screen(PersonSources(person_id))
        await settle(pilot)
        await pilot.press("down", "down", "down", "down")
        await settle(pilot)

    return press


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_the_view(
    snap_compare: Compare, app: SmeicApp, listed_person: int, size: tuple[int, int]
) -> None:
    """Value, list and cell in a line; the marked one in full below."""
    assert snap_compare(app, terminal_size=size, run_before=open_sources(listed_person))


async def test_a_key_on_the_persons_page_opens_it(app: SmeicApp, listed_person: int) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("slash", *"hoshino", "enter", "enter", "o")
        await settle(pilot)
        assert isinstance(app.screen, PersonSources)
        assert app.screen.table.row is not None
        await pilot.press("down", "down")
        lines = app.screen.detail.text()
        assert "名簿!C4" in lines
        await pilot.press("escape")
        await settle(pilot)
        assert app.screen.CONTEXT == "person"


async def test_of_somebody_who_is_gone_there_is_nothing(
    app: SmeicApp, conn: sqlite3.Connection, ids: dict[str, int]
) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        app.push_screen(PersonSources(9999))
        await settle(pilot)
        assert isinstance(app.screen, PersonSources)
        assert app.screen.table.row is None


def test_the_words_of_a_row() -> None:
    rows = source_rows(
        [
            Sourced("person", "name", "", "星野 遠", TOLD),
            Sourced("contact_point", "value", "mobile", "090-5555-6666", TYPED),
            Sourced("address", "text", "home", "大阪府八尾市", None),
            Sourced("person", "other", "好きな星", "海王星", TOLD),
        ]
    )
    assert [row.cells for row in rows] == [
        ("氏名", "星野 遠", "名簿!C12  名簿.xlsx"),
        ("携帯", "090-5555-6666", "水野 葵 が入力"),
        ("住所 自宅", "大阪府八尾市", "記録がありません"),
        ("好きな星", "海王星", "名簿!C12  名簿.xlsx"),
    ]


@pytest.mark.parametrize("text", NASTY)
def test_hostile_text_is_shown_whole_in_the_detail(text: str) -> None:
    lines = source_lines(Sourced("person", "other", text, text, TOLD))
    assert len(lines) == 5
    assert label(Sourced("person", "other", text, text, TOLD)) == text
    assert place(Origin(1, "2026-11-23T01:00:00Z", text, "person_edited")).startswith(text)
