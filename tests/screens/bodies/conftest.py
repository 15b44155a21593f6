"""The small centre with a working group that has met, and a body it belongs to."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

import pytest

from smeic_tui.store.bodies import bodies, memberships
from smeic_tui.store.events import events
from smeic_tui.store.events.reception import check_in
from smeic_tui.store.journal.operation import Actor, operation


@dataclass(frozen=True)
class Groups:
    """Ids of the bodies and of the meeting that was held."""

    association: int
    group: int
    meeting: int


@pytest.fixture
def groups(conn: sqlite3.Connection, actor: Actor, ids: dict[str, int]) -> Groups:
    """架空構想部会 of 架空同窓会: three members, one who left, two meetings, an output."""
    with operation(conn, actor, "body_added", params={"name": "x"}) as op:
        association = bodies.add_body(op, {"name": "架空同窓会", "kind": "association", "stage": 1})
        values = {"kind": "working_group", "parent_id": association, "stage": 2}
        purpose = "技術を持ち寄り、新しい製品の構想を事業の計画にする"
        group = bodies.add_body(
            op, {"name": "架空構想部会", "purpose": purpose, "started": "2019-04", **values}
        )
        for person, role in (("kentaro", "chair"), ("koji", "member"), ("wei", "adviser")):
            memberships.add_member(op, group, ids[person], role=role, started="2024-04")  # type: ignore[arg-type]
        memberships.add_member(op, group, ids["keiko"], started="2020-04", ended="2022-03")
        output = {"title": "構想シート集", "made_on": "2025-09", "address": "共有/部会/構想.xlsx"}
        bodies.add_output(op, group, output)
        series = events.add_series(op, {"name": "架空構想部会 例会", "body_id": group})
        day = {"series_id": series, "number": 1, "held_on": "2025-06-12"}
        meeting = events.add_event(op, day, [{"name": "本会"}])
        day = {"series_id": series, "number": 2, "held_on": "2099-12-11"}
        events.add_event(op, day, [{"name": "本会"}])
    part = events.event(conn, meeting).parts[0].id
    with operation(conn, actor, "checked_in", params={"name": "x", "event": "y"}) as op:
        for person in ("kentaro", "koji", "kaoru"):
            check_in(op, [part], ids[person])
    return Groups(association, group, meeting)
