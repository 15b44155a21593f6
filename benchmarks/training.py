"""Attendance books and lists of applicants, imported after the roster: compared with the truth.

    python -m benchmarks.training FOLDER…

A folder holds ``db.xlsx`` and the lists 01 to 04 (imported first), the attendance book 11 with its
applicants, the list of consultants 07, and their truth in ``activities.json``,
``activity_rows.json`` and ``rows.json``. Printed: rows linked, left to staff, linked to somebody
else; sessions, marks with their hours, assignments, certificates, applications and prospects that
are as they were or not. Exit status 1 for any wrong person.
"""

from __future__ import annotations

import argparse
import json
import sqlite3
import sys
from collections import Counter
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from benchmarks.empty_file import empty_file, last_person
from benchmarks.on_file import load_rosters
from importers.activities.activity import Choice
from importers.applying.apply import apply_plan
from importers.inspection import inspect
from importers.planning.choices import Options
from importers.planning.plan import Plan
from importers.planning.planner import plan_import
from smeic_tui.domain.training.counting import minutes_of, tally
from smeic_tui.domain.training.forecast import Outlook
from smeic_tui.domain.training.summary import forecasts
from smeic_tui.store.journal.operation import Actor
from smeic_tui.store.training.attendance_book import Book, books

_STATES = {"受理": "accepted", "不受理": "refused", "辞退": "withdrawn"}
_SUBMITTED = {"提出済": "submitted", "再提出": "resubmit", "未": None}
_POSSIBLE: frozenset[Outlook] = frozenset({"met", "on_course", "all_needed"})


def main() -> int:
    """Run the evaluation and print its figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folders", type=Path, nargs="+")
    options = parser.parse_args()
    wrong = 0
    for folder in options.folders:
        print(f"\n{folder.name}")
        for name in ("11", "07"):
            wrong += _evaluate(folder, name)
    return int(wrong > 0)


def _evaluate(folder: Path, name: str) -> int:
    with empty_file() as (conn, actor):
        who = load_rosters(conn, actor, folder)
        return _import(conn, actor, folder, name, who)


def _import(
    conn: sqlite3.Connection,
    actor: Actor,
    folder: Path,
    name: str,
    who: dict[int, object],
) -> int:
    file = next(folder.glob(f"{name}*.xlsx"))
    plan = plan_import(conn, [inspect(file)], Options(alumni_only=True))
    unclear = [s.key for p in plan.activities for s in p.subjects if s.state == "unclear"]
    if unclear:
        told = {key: Choice("new") for key in unclear}
        plan = plan_import(conn, [inspect(file)], Options(alumni_only=True, activities=told))
    before = last_person(conn)
    applied = apply_plan(conn, actor, plan)
    wrong = _judge_rows(folder, name, applied.plan, who, before)
    again = plan_import(conn, [inspect(file)], Options(alumni_only=True))
    facts = sum(p.facts for p in again.activities)
    print(f"  {name}  facts the same list would add again: {facts}")
    (found,) = books(conn)
    if name == "11":
        _judge_book(folder, found, who)
    else:
        _judge_roll(folder, found, who)
    return wrong


def _judge_rows(folder: Path, name: str, plan: Plan, who: dict[int, object], before: int) -> int:
    """Who each row was taken for."""
    source = "activity_rows.json" if name == "11" else "rows.json"
    rows = json.loads((folder / source).read_text(encoding="utf-8"))
    truth = {
        (row["file"], row["sheet"], row["row"]): row["id"] or row.get("outsider")
        for row in rows
        if row["file"].startswith(name)
    }
    counts: Counter[str] = Counter()
    for row in plan.rows:
        file = plan.sources[row.source].workbook.file
        expected = truth[file, row.sheet, row.row]
        if row.person_id is None:
            counts["left to staff"] += 1
            continue
        number = row.person_id if row.person_id > 0 else before - row.person_id
        if row.outcome == "new":
            counts["entered"] += 1
            counts["entered twice"] += expected in who.values()
            who[number] = expected
        elif who.get(number) == expected:
            counts["linked"] += 1
        else:
            counts["wrong person"] += 1
    print(f"  {name}  rows: {dict(counts)}")
    return counts["wrong person"]


def _judge_book(folder: Path, found: Book, who: Mapping[int, object]) -> None:
    truth = json.loads((folder / "activities.json").read_text(encoding="utf-8"))["training"]
    persons = {who.get(e.trainee.person_id): e for e in found.everybody}
    said = found.run.title, found.run.fiscal_year
    print(f"  run: {said == (truth['run'], truth['fiscal_year'])}")
    rule = {c.kind: c.value for c in found.run.rule.conditions}
    expected = {"hours": 80, **dict.fromkeys(("compulsory", "assignments", "final_report"))}
    print(f"  rule: {rule == expected}")
    told = [(s.number, s.held_on, s.minutes / 60, s.is_compulsory) for s in found.course.regular]
    real = [(s["number"], s["date"], s["hours"], s["mandatory"]) for s in truth["sessions"]]
    print(f"  sessions: {sum(a == b for a, b in zip(told, real, strict=True))} of {len(real)}")
    marks: Counter[bool] = Counter()
    rest: Counter[tuple[str, bool]] = Counter()
    today = date.fromisoformat(truth["as_of"])
    foretold = forecasts(
        found.course,
        [e.trainee for e in found.everybody],
        found.marks,
        found.submissions,
        today,
    )
    for trainee in truth["trainees"]:
        listed = persons.get(trainee["id"])
        if listed is None:
            rest["trainee missing", False] += 1
            continue
        person = listed.trainee.person_id
        _count_marks(found, person, trainee, marks)
        handed = found.submissions_of(person)
        titles = {a.title: a.id for a in found.course.assignments}
        for title, cell in trainee["assignments"].items():
            held = handed.get(titles[title])
            real_state = _SUBMITTED[cell["status"]]
            right = (held.state if held else None, held.state_on if held else None) == (
                real_state,
                cell["date"],
            )
            rest["assignment", right] += 1
        numbers = [c.number for c in found.certificates if c.person_id == person]
        rest["certificate", numbers == [n for n in [trainee["certificate"]] if n]] += 1
        minutes = tally(found.course, found.marks_of(person)).minutes
        rest["hours", minutes / 60 == trainee["hours"]] += 1
        outlook = foretold[person].outlook if person in foretold else None
        prospect = "辞退" if outlook is None else "可能" if outlook in _POSSIBLE else "不可"
        rest["prospect", prospect == trainee["forecast"]] += 1
    print(f"  marks right: {marks[True]}, wrong or missing: {marks[False]}")
    for each in truth["applicants"]:
        listed = persons.get(each["who"])
        state = listed.trainee.state if listed else None
        real_state = _STATES[each["result"]]
        right = state == real_state or (state, real_state) in (
            ("attending", "accepted"),
            ("withdrawn", "accepted"),
        )
        rest["application", right] += 1
        if listed is not None:
            rest["day of application", listed.trainee.applied_on == each["applied"]] += 1
    for (what, right), count in sorted(rest.items()):
        print(f"  {what} {'right' if right else 'WRONG'}: {count}")


def _count_marks(
    found: Book, person: int, trainee: Mapping[str, Any], marks: Counter[bool]
) -> None:
    cells = found.marks_of(person)
    by_number = {s.number: s for s in found.course.regular}
    for each in trainee["marks"]:
        session = by_number[each["session"]]
        cell = cells.get(session.id)
        minutes = minutes_of(session, cell, found.course.rule.counting) if cell else None
        marks[(minutes / 60 if minutes is not None else None) == each["hours"]] += 1


def _judge_roll(folder: Path, found: Book, who: Mapping[int, object]) -> None:
    """Whose row it is, is in ``rows.json``; the marks are those of the workbook itself."""
    rows = json.loads((folder / "rows.json").read_text(encoding="utf-8"))
    real = {row["row"]: row["id"] for row in rows if row["file"].startswith("07")}
    sheet = load_workbook(next(folder.glob("07*.xlsx"))).worksheets[0]
    persons = {who.get(e.trainee.person_id): e.trainee.person_id for e in found.everybody}
    kinds = {"○": "present", "×": "absent", "欠": "absent", "△": "present"}
    numbers = {s.number: s.id for s in found.course.regular}
    counts: Counter[str] = Counter()
    for row, identity in real.items():
        person = persons.get(identity)
        counts["trainee" if person is not None else "not in the run"] += 1
        for column, number in ((9, 1), (10, 2)):
            text = str(sheet.cell(row, column).value or "")
            cell = found.marks_of(person or 0).get(numbers[number])
            right = (cell.kind if cell else None) == kinds.get(text)
            counts["mark right" if right else "mark wrong or missing"] += 1
    print(f"  07  {dict(counts)}")


if __name__ == "__main__":
    sys.exit(main())
