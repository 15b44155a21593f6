"""Plan and apply lists in a test; all people are invented."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from typing import Any

from importers.applying.apply import Applied, apply_plan
from importers.inspection import Inspection
from importers.planning.choices import Options
from importers.planning.plan import Plan
from importers.planning.planner import plan_import
from importers.reading.workbook import Cell
from smeic_tui.store.journal.operation import Actor
from tests.importers.sheets import make_sheet, understood

ALUMNI = Options(alumni_only=True)


def listed(
    headers: Sequence[str],
    *rows: Sequence[Cell],
    file: str = "一覧.xlsx",
    title: str = "",
    sheet: str = "名簿",
    **facts: Any,
) -> Inspection:
    """A list as a file would be understood; its bytes are what it says."""
    above: list[list[Cell]] = [[title], []] if title else []
    found = understood(make_sheet([*above, list(headers), *rows], name=sheet, **facts), file=file)
    digest = sha256(repr((headers, rows, title, sheet)).encode()).hexdigest()
    return replace(found, workbook=replace(found.workbook, sha256=digest))


def planned(conn: sqlite3.Connection, *lists: Inspection, options: Options = ALUMNI) -> Plan:
    """The plan of these lists."""
    return plan_import(conn, lists, options)


def imported(
    conn: sqlite3.Connection, actor: Actor, *lists: Inspection, options: Options = ALUMNI
) -> Applied:
    """These lists planned and applied."""
    return apply_plan(conn, actor, planned(conn, *lists, options=options))


def outcomes(plan: Plan) -> list[str]:
    """What becomes of each row."""
    return [row.outcome for row in plan.rows]


def codes(plan: Plan, row: int = 0) -> list[str]:
    """Codes of the reasons of a row."""
    return [reason.code for reason in plan.rows[row].reasons]
