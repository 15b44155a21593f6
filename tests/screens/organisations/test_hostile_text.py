"""Names that would be markup, and what an input method types at the list."""

from __future__ import annotations

import sqlite3

import pytest

from smeic_tui.store.file.dump import canonical
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.organisations.naming import organisation_named
from smeic_tui.store.people import people
from tests.screens import centre
from tests.screens.conftest import Desk
from tests.screens.events.conftest import press
from tests.screens.organisations.pages import shown
from tests.screens.shown import opened
from tests.screens.typing import type_text
from tests.store.organisations import Circle

Conn = sqlite3.Connection


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_names_that_would_be_markup_are_text(
    conn: Conn, actor: Actor, program: Desk, size: tuple[int, int]
) -> None:
    with operation(conn, actor, "demo") as op:
        for number, text in enumerate(centre.NASTY):
            person = people.add_person(
                op,
                {"kind": "alumnus", "name": text},
                cohort=number + 1,
                organisation=text,
                title=text,
            )
            company = organisation_named(op, text)
            values = dict.fromkeys(("kana", "industry", "homepage", "note"), text)
            op.update("organisation", company, values)
            op.insert("tag", {"person_id": person, "kind": "need", "label": text})
            other = people.add_person(op, {"kind": "alumnus", "name": text}, cohort=30)
            people.add_position(op, other, organisation=text)
    async with opened(program("organisations"), size) as (app, pilot):
        seen = ""
        for _ in centre.NASTY:
            for keys in (("enter", "2"), ("enter",), ("escape", "6"), ("e",), ("escape", "m")):
                await press(pilot, *keys)
                seen += "\n".join(line.text for line in app.screen._compositor.render_strips())
            await press(pilot, "enter")
            await press(pilot, "escape", "escape", "down")
            assert shown(app)
        assert "[/b]" in seen
        assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 for c in seen if c != "\n")


async def test_what_an_input_method_types_at_the_list_is_searched_for(
    conn: Conn, known: Circle, program: Desk
) -> None:
    before = canonical(conn)
    async with opened(program("organisations")) as (app, pilot):
        for text in ("いとう", "・", "架空", "ｕ", "\u3000"):
            await type_text(pilot, text)
            await press(pilot, "escape", "escape")
        assert shown(app)
    assert canonical(conn) == before
