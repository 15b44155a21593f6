"""Answers of a form as replies of an event: each person, part and mode compared with the truth.

    python -m benchmarks.answers FOLDER…

A folder holds ``db.xlsx`` and the lists 01 to 04 (imported first), the answers (05) and
``rows.json`` (who each row is, and what was written). The answers are imported into an event
with 本会, also online, and 懇親会: first the upper three quarters of the file, then the whole of
it, then the whole again. Printed: rows linked right and ``wrong``, known people left to staff
(``asked``), outsiders left to staff (``outside``); replies on file that are ``right``, ``wrong
reply`` or ``missing`` of the people linked; what the second and third import added. Exit status
1 for any wrong person or reply.
"""

from __future__ import annotations

import argparse
import json
import sqlite3
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.empty_file import empty_file
from benchmarks.on_file import load_rosters
from importers.activities.replies.activity import for_event
from importers.applying.apply import apply_plan
from importers.inspection import Inspection, inspect
from importers.planning.choices import Options
from importers.planning.plan import Plan
from importers.planning.planner import plan_import
from smeic_tui.store.events import events
from smeic_tui.store.events.replies import replies
from smeic_tui.store.journal.operation import Actor, Value, operation

_ATTEND = {
    **dict.fromkeys(("出席", "出席します", "ご出席", "○"), ("yes", "onsite")),
    "オンライン参加": ("yes", "online"),
    **dict.fromkeys(("欠席", "×"), ("no", None)),
    "未定": ("undecided", None),
}
_PARTY = {
    **dict.fromkeys(("参加", "する", "○"), ("yes", "onsite")),
    **dict.fromkeys(("不参加", "しない"), ("no", None)),
}
Said = tuple[str, str | None]


def main() -> int:
    """Run the evaluation and print its lines."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args()
    counts = [evaluate(folder, verbose=options.verbose) for folder in options.folders]
    return int(any(found["wrong"] or found["wrong reply"] for found in counts))


def evaluate(folder: Path, *, verbose: bool) -> dict[str, int]:
    """Import the answers of a folder and print what came of them."""
    rows = json.loads((folder / "rows.json").read_text(encoding="utf-8"))
    answers = [row for row in rows if row["file"].startswith("05")]
    counts: dict[str, int] = {}
    with TemporaryDirectory() as temporary, empty_file() as (conn, actor):
        who = load_rosters(conn, actor, folder)
        event = _event(conn, actor)
        file = next(folder.glob("05*.xlsx"))
        _import(conn, actor, _first(file, Path(temporary), len(answers) * 3 // 4), event)
        grown = _import(conn, actor, inspect(file), event)
        again = _import(conn, actor, inspect(file), event)
        counts |= _judge_rows(grown, answers, who, verbose)
        counts |= _judge_replies(conn, event, answers, who, grown, verbose)
    print(f"{folder.name:<14}" + "  ".join(f"{name} {n}" for name, n in counts.items()))
    facts = [plan.activities[0].facts for plan in (grown, again)]
    print(f"{'':<14}the whole file after three quarters: {facts[0]} new, again: {facts[1]}")
    return counts


def _event(conn: sqlite3.Connection, actor: Actor) -> int:
    with operation(conn, actor, "event_added", params={"event": "鼎談会"}) as op:
        parts: list[dict[str, Value]] = [{"name": "本会", "is_online": 1}, {"name": "懇親会"}]
        return events.add_event(op, {"title": "鼎談会", "held_on": "2025-06-14"}, parts)


def _first(file: Path, folder: Path, count: int) -> Inspection:
    """The file as it was before the rest was answered."""
    import openpyxl

    book = openpyxl.load_workbook(file)
    sheet = book.worksheets[0]
    sheet.delete_rows(count + 2, sheet.max_row)
    path = folder / file.name
    book.save(path)
    return inspect(path)


def _import(conn: sqlite3.Connection, actor: Actor, found: Inspection, event: int) -> Plan:
    uid = events.event(conn, event).uid
    answers = replace(found, tables=for_event(found.tables, uid))
    return apply_plan(conn, actor, plan_import(conn, [answers], Options())).plan


def _judge_rows(
    plan: Plan, answers: Sequence[Mapping[str, Any]], who: Mapping[int, object], verbose: bool
) -> Counter[str]:
    truth = {row["row"]: row["id"] for row in answers}
    counts: Counter[str] = Counter({"rows": len(plan.rows), "linked": 0, "wrong": 0})
    for row in plan.rows:
        if row.person_id is None:
            counts["outside" if truth[row.row] is None else "asked"] += 1
        elif who.get(row.person_id) == truth[row.row]:
            counts["linked"] += 1
        else:
            counts["wrong"] += 1
            if verbose:
                print(f"    wrong: row {row.row} {row.name} {row.evidence}")
    return counts


def _judge_replies(
    conn: sqlite3.Connection,
    event_id: int,
    answers: Sequence[Mapping[str, Any]],
    who: Mapping[int, object],
    plan: Plan,
    verbose: bool,
) -> Counter[str]:
    """Replies on file against the last answer of each person who was linked."""
    parts = {part.id: part.name for part in events.event(conn, event_id).parts}
    linked = {row.row for row in plan.rows if row.person_id is not None}
    expected: dict[tuple[object, str], Said] = {}
    for row in answers:
        if row["row"] in linked:
            for part, column, words in (("本会", "attend", _ATTEND), ("懇親会", "party", _PARTY)):
                if row["raw"][column]:
                    expected[row["id"], part] = words[row["raw"][column]]
    counts = Counter({"right": 0, "wrong reply": 0, "missing": 0})
    for reply in replies(conn, event_id):
        place = (who.get(reply.person_id), parts[reply.event_part_id])
        right = expected.pop(place, None) == (reply.answer, reply.mode)
        counts["right" if right else "wrong reply"] += 1
        if verbose and not right:
            print(f"    wrong: {place} {reply}")
    counts["missing"] = len(expected)
    return counts


if __name__ == "__main__":
    sys.exit(main())
