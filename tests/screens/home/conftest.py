"""The small centre with something to do in every part."""

from __future__ import annotations

import sqlite3
from datetime import date, timedelta

import pytest

from smeic_tui.store.events import events, invitations
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.people import people
from tests.screens.bodies.conftest import Groups, groups
from tests.screens.cases.conftest import cases
from tests.screens.referrals.conftest import fill

__all__ = ["cases", "groups"]


@pytest.fixture
def work(
    conn: sqlite3.Connection,
    actor: Actor,
    ids: dict[str, int],
    groups: Groups,
    cases: dict[str, int],
) -> int:
    """An event that waits for two answers, actions late and soon, referrals; the event's id."""
    today = date.today()

    def day(days: int) -> str:
        return (today + timedelta(days=days)).isoformat()

    with operation(conn, actor, "demo", params={"people": 0}) as op:
        event = events.add_event(
            op, {"title": "架空鼎談会", "held_on": day(12)}, [{"name": "本会"}]
        )
        invitations.add_wave(
            op,
            event,
            [ids["kentaro"], ids["koji"]],
            channel="mail",
            deadline=day(5),
            sent_on=day(-1),
        )
        for who, due in (("koji", -4), ("shota", 0), ("kaoru", 3), ("wei", 30)):
            people.add_contact_note(
                op, ids[who], text="電話", next_action="折り返す", due_on=day(due)
            )
    fill(conn, actor, ids)
    return event
