"""Lists of offices nobody has seen: each imported, every row and mark compared with the truth.

    python -m benchmarks.unseen [--seeds 1-40] [--verbose]

One centre of 640 invented alumni is on file; each seed is another office that keeps rosters, a
matrix and a log of events, and lists of one event each in its own way (`benchmarks.other_offices`).
Printed by kind of list: rows taken for whom they are, ``wrong`` persons, ``twice`` entered,
``waiting`` for staff, ``lost`` and ``extra`` rows; events and marks as they were or not. Exit
status 1 for anybody wrong.
"""

from __future__ import annotations

import argparse
import sqlite3
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from openpyxl import Workbook

from benchmarks.empty_file import empty_file, last_person
from benchmarks.invented_lists import Lists, Written
from benchmarks.other_offices import Invented, Office
from benchmarks.rosters import seeds
from importers.applying.apply import apply_plan
from importers.inspection import inspect
from importers.planning.choices import Options
from importers.planning.plan import Plan
from importers.planning.planner import plan_import
from smeic_tui.domain.event_series import series_key
from smeic_tui.store.events.event_facts import held_facts
from smeic_tui.store.events.events import events
from smeic_tui.store.journal.operation import Actor
from smeic_tui.store.journal.undo import undo

_STATUS = {"onsite": "came", "online": "online", "proxy": "proxy", "absent": "absent"}
_SEED = 1
"""Of the centre: the offices differ, its people do not."""
COLUMNS = ("lists", "rows", "right", "wrong", "twice", "waiting", "lost", "extra")
_FAULTS = ("wrong", "twice", "lost", "extra", "events wrong", "marks wrong", "marks missing")
FACTS = ("events", "events wrong", "marks", "marks wrong", "marks missing")


def main() -> int:
    """Import the lists of every office and print what came of them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--seeds", default="1-40", help="first and last, or one")
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args()
    totals: dict[str, Counter[str]] = {}
    lists = Lists(_SEED)
    with TemporaryDirectory() as folder, empty_file() as (conn, actor):
        who = _known(conn, actor, lists, Path(folder))
        for seed in seeds(options.seeds):
            for each in Office(seed, lists.alumni).all():
                path = _saved(each.sheets, Path(folder) / "unseen.xlsx")
                counts = evaluate(conn, actor, path, each, who, verbose=options.verbose)
                totals.setdefault(each.kind, Counter()).update(counts)
    for kind, counts in totals.items():
        print(f"{kind:<18}" + "  ".join(f"{name} {counts[name]}" for name in COLUMNS))
        if counts["events"] or counts["events wrong"]:
            print(f"{'':<18}" + "  ".join(f"{name} {counts[name]}" for name in FACTS))
    return int(any(counts["wrong"] or counts["marks wrong"] for counts in totals.values()))


def _known(conn: sqlite3.Connection, actor: Actor, lists: Lists, folder: Path) -> Mapping[int, str]:
    """The centre's own roster on file; who each person is."""
    own = lists.known_before()
    path = _saved([own], folder / "db.xlsx")
    plan = plan_import(conn, [inspect(path)], Options(alumni_only=True))
    before = last_person(conn)
    rows = dict(own.who)
    applied = apply_plan(conn, actor, plan).plan
    return {before - (row.person_id or 0): rows[row.row] for row in applied.rows}


def _saved(sheets: list[Written], path: Path) -> Path:
    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in sheets:
        page = book.create_sheet(sheet.title)
        for row in sheet.rows:
            page.append(list(row))
    book.save(path)
    return path


def evaluate(
    conn: sqlite3.Connection,
    actor: Actor,
    path: Path,
    each: Invented,
    who: Mapping[int, str],
    *,
    verbose: bool,
) -> Counter[str]:
    """Import one list, compare it with its truth, and take it back."""
    options = Options(alumni_only=each.alumni_only)
    counts: Counter[str] = Counter(lists=1)
    applied = apply_plan(conn, actor, plan_import(conn, [inspect(path)], options))
    truth = {(s.title, row): person for s in each.sheets for row, person in s.who}
    _judge_rows(applied.plan, truth, who, counts)
    _judge_events(conn, each, who, _waiting(applied.plan, truth), counts)
    if verbose and any(counts[name] for name in _FAULTS):
        print(each.kind, each.events, dict(counts))
    if applied.operation is not None:
        undo(conn, actor, applied.operation)
    return counts


def _judge_rows(
    plan: Plan,
    truth: Mapping[tuple[str, int], str],
    who: Mapping[int, str],
    counts: Counter[str],
) -> None:
    seen = set()
    for row in plan.rows:
        place = (row.sheet, row.row)
        seen.add(place)
        counts["rows"] += 1
        if place not in truth:
            counts["extra"] += 1
        elif row.person_id is None:
            counts["waiting"] += 1
        elif row.person_id < 0:
            counts["twice"] += 1
        else:
            counts["right" if who[row.person_id] == truth[place] else "wrong"] += 1
    counts["lost"] += len(set(truth) - seen)


def _waiting(plan: Plan, truth: Mapping[tuple[str, int], str]) -> set[str]:
    """Whose marks are not on file yet."""
    told = {truth.get((row.sheet, row.row), "") for row in plan.rows if row.person_id is not None}
    return set(truth.values()) - told


def _judge_events(
    conn: sqlite3.Connection,
    each: Invented,
    who: Mapping[int, str],
    waiting: set[str],
    counts: Counter[str],
) -> None:
    expected = {
        (series_key(name), number, day): at for at, (name, number, day) in enumerate(each.events)
    }
    open_ = {place: said for place, said in each.marks.items() if place[2] not in waiting}
    for event in events(conn):
        name = series_key(event.series or event.title or "")
        at = expected.pop((name, event.number, event.held_on), None)
        counts["events" if at is not None else "events wrong"] += 1
        parts = {part.id: part.name for part in event.parts}
        for (part, person), fact in held_facts(conn, event.id).items():
            if fact.status == "blank":
                continue
            said = open_.pop((-1 if at is None else at, parts[part], who.get(person, "")), None)
            right = said == _STATUS.get(fact.status)
            counts["marks" if right else "marks wrong"] += 1
    counts["events wrong"] += len(expected)
    counts["marks missing"] += len(open_)


if __name__ == "__main__":
    sys.exit(main())
