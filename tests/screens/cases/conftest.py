"""The small centre with its working group, and three cases at different stages."""

from __future__ import annotations

import sqlite3

import pytest

from smeic_tui.domain.cases import Stage
from smeic_tui.store.cases import case_acts
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.organisations.naming import organisation_named
from tests.screens.bodies.conftest import Groups, groups

__all__ = ["groups"]

TODAY = "2026-11-20"
WAY: tuple[Stage, ...] = ("planning", "development", "trial", "business")


@pytest.fixture
def cases(
    conn: sqlite3.Connection, actor: Actor, ids: dict[str, int], groups: Groups
) -> dict[str, int]:
    """深絞り容器 at 試作 with three people, 共同倉庫 at 構想 with one, 見学会 paused."""
    found: dict[str, int] = {}
    with operation(conn, actor, "demo", params={"people": 0}) as op:
        op.insert(
            "enrolment",
            {"person_id": ids["koji"], "research_theme": "工程の見える化", "cohort": 13},
        )
        company = organisation_named(op, "架空産業技術研究所")
        found["container"] = case_acts.add_case(
            op,
            {
                "title": "深絞り容器の共同開発",
                "outcome": "product",
                "origin": "working_group",
                "body_id": groups.group,
                "origin_text": "第1回架空構想部会 例会",
                "summary": "期の違う修了生が設備を持ち寄り、軽い容器を作った。",
                "owner_id": actor.staff_id,
            },
            on="2025-06-20",
            today=TODAY,
            members=[(ids["kentaro"], "lead"), (ids["koji"], "member"), (ids["wei"], "adviser")],
            organisations=[company],
        )
        for number, stage in enumerate(WAY[:3]):
            day = f"2026-0{number * 3 + 2}-10"
            case_acts.move_case(op, found["container"], stage, on=day, today=TODAY)
        case_acts.add_milestone(
            op, found["container"], "展示会に出展", on="2026-09", is_public=True
        )
        found["depot"] = case_acts.add_case(
            op,
            {"title": "修理部品の共同倉庫", "outcome": "business_format"},
            on="2026-07-01",
            today=TODAY,
            members=[(ids["shota"], "lead")],
        )
        found["tour"] = case_acts.add_case(
            op,
            {"title": "町工場の見学会", "outcome": "business"},
            on="2026-04-01",
            today=TODAY,
            members=[(ids["keiko"], "lead"), (ids["kaoru"], "member")],
        )
        case_acts.move_case(
            op, found["tour"], "paused", on="2026-05-01", today=TODAY, reason="人手が足りない"
        )
    return found
