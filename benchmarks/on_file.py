"""The people whom an evaluation of lists finds on file: those of a folder's rosters."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

from benchmarks.empty_file import last_person
from benchmarks.matching import judge
from importers.applying.apply import apply_plan
from importers.inspection import inspect
from importers.planning.choices import Options
from importers.planning.planner import plan_import
from smeic_tui.store.journal.operation import Actor

ROSTERS = ("db", "01", "02", "03", "04")
"""Beginnings of the names of the rosters, in the order in which they are imported."""


def load_rosters(conn: sqlite3.Connection, actor: Actor, folder: Path) -> dict[int, object]:
    """Import the rosters of a folder; who each person is, by id."""
    rows = json.loads((folder / "rows.json").read_text(encoding="utf-8"))
    truth = {(row["file"], row["sheet"], row["row"]): row["id"] for row in rows}
    who: dict[int, object] = {}
    for name in ROSTERS:
        file = next(folder.glob(f"{name}*.xlsx"))
        before = last_person(conn)
        plan = plan_import(conn, [inspect(file)], Options(alumni_only=True))
        judge(apply_plan(conn, actor, plan).plan.rows, file.name, truth, who, before)
    return who
