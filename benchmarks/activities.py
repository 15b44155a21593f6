"""Lists of past events, imported after the roster: each event and mark compared with the truth.

    python -m benchmarks.activities FOLDER… [--order 09,10|10,09|together]

A folder holds ``db.xlsx`` and the lists 01 to 04 (imported first), the lists of activities, and
their truth: ``activities.json`` (events, attendance by source, contradictions, what really was) and
``activity_rows.json`` (who each row is). Printed by list: events found with series, 回次, day and
parts as they were; rows linked, left to staff, linked to somebody else; marks on file that are
right, wrong, of the wrong person, or missing. Then the answers of a form (`benchmarks.answers`) and
a paper sign-in sheet (`benchmarks.signatures`). Exit status 1 for any wrong person.
"""

from __future__ import annotations

import argparse
import json
import sqlite3
import sys
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks import answers, signatures
from benchmarks.empty_file import empty_file, last_person
from benchmarks.on_file import load_rosters
from importers.applying.apply import apply_plan
from importers.inspection import inspect
from importers.planning.choices import Options
from importers.planning.plan import Plan
from importers.planning.planner import plan_import
from smeic_tui.domain.event_series import series_key
from smeic_tui.store.events.event_facts import held_facts
from smeic_tui.store.events.events import all_series, events
from smeic_tui.store.journal.operation import Actor

LISTS = ("09", "10")
ORDERS = {"09,10": (("09",), ("10",)), "10,09": (("10",), ("09",)), "together": (("09", "10"),)}
_STATUS = {
    ("出席", "会場"): "onsite",
    ("出席", "オンライン"): "online",
    ("代理", None): "proxy",
    ("欠席", None): "absent",
}
_THERE = frozenset({"onsite", "online", "proxy"})


@dataclass(frozen=True, slots=True)
class Truth:
    """What the generator knows."""

    events: Mapping[str, Mapping[str, Any]]
    names: Mapping[str, frozenset[str]]
    """By series, the keys of all its names."""
    rows: Mapping[tuple[str, str, str], str | None]
    """Who each row is, by the cell of the name: tables stand side by side."""
    told: Mapping[tuple[str, str, str], Mapping[str, tuple[str, str | None]]]
    """By event, part and person: by source, status and mode."""
    actual: Mapping[tuple[str, str, str], tuple[str, str | None]]
    contradictions: Sequence[Mapping[str, Any]]


def main() -> int:
    """Run the evaluation and print its tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--order", choices=tuple(ORDERS))
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args()
    wrong = 0
    for folder in options.folders:
        for order in [options.order] if options.order else ORDERS:
            wrong += evaluate(folder, order, verbose=options.verbose)
        found = answers.evaluate(folder, verbose=options.verbose)
        wrong += found["wrong"] + found["wrong reply"]
        wrong += signatures.evaluate(folder, verbose=options.verbose)
    return int(wrong > 0)


def read_truth(folder: Path) -> Truth:
    """The truth of a folder."""
    found = json.loads((folder / "activities.json").read_text(encoding="utf-8"))
    rows = json.loads((folder / "activity_rows.json").read_text(encoding="utf-8"))
    told: dict[tuple[str, str, str], dict[str, tuple[str, str | None]]] = {}
    for each in found["attendance"]:
        place = (each["event"], each["part"], each["who"])
        told.setdefault(place, {})[each["source"]] = (each["status"], each["mode"])
    return Truth(
        {event["id"]: event for event in found["events"]},
        {
            series["id"]: frozenset(map(series_key, (series["name"], *series["aliases"])))
            for series in found["series"]
        },
        {
            (row["file"], row["sheet"], _name_cell(row)): row["id"]
            or row["outsider"]
            or row["faculty"]
            for row in rows
            if row["file"][:2] in LISTS
        },
        told,
        {
            (each["event"], each["part"], each["who"]): (each["status"], each["mode"])
            for each in found["actual"]
        },
        found["contradictions"],
    )


def _name_cell(row: Mapping[str, Any]) -> str:
    cell: str = row["cells"].get("name") or row["cells"]["family"]
    return cell


def evaluate(folder: Path, order: str, *, verbose: bool) -> int:
    """Import a folder's lists in one order and print what came of it; wrong people."""
    truth = read_truth(folder)
    print(f"\n{folder.name}, {order}")
    wrong = 0
    with empty_file() as (conn, actor):
        who = load_rosters(conn, actor, folder)
        found: set[tuple[str, str, str]] = set()
        for names in ORDERS[order]:
            plan, mistakes = _import(conn, actor, folder, names, truth, who, verbose=verbose)
            wrong += mistakes
            found |= _contradictions(plan, truth, who)
        _judge_contradictions(found, truth)
        wrong += _judge_marks(conn, truth, who, verbose=verbose)
    return wrong


def _contradictions(
    plan: Plan, truth: Truth, who: Mapping[int, object]
) -> set[tuple[str, str, str]]:
    """Event, part and person of what was shown as a contradiction."""
    days = {event["date"]: number for number, event in truth.events.items()}
    return {
        (days.get(subject.day or "", "?"), found.part, str(who.get(found.person)))
        for proposal in plan.activities
        for subject in proposal.subjects
        for found in proposal.contradictions
        if found.subject == subject.key
    }


def _judge_contradictions(found: set[tuple[str, str, str]], truth: Truth) -> None:
    expected = {
        (each["event"], each["part"], each["who"])
        for each in truth.contradictions
        if "09" in each and "10" in each
    }
    print(
        f"  contradictions shown {len(found)}: right {len(found & expected)} of {len(expected)}, "
        f"others {sorted(found - expected)}, not shown {sorted(expected - found)}"
    )


def _import(
    conn: sqlite3.Connection,
    actor: Actor,
    folder: Path,
    names: Sequence[str],
    truth: Truth,
    who: dict[int, object],
    *,
    verbose: bool,
) -> tuple[Plan, int]:
    files = [next(folder.glob(f"{name}*.xlsx")) for name in names]
    before = last_person(conn)
    started = time.perf_counter()
    plan = plan_import(conn, [inspect(file) for file in files], Options())
    seconds = time.perf_counter() - started
    plan = apply_plan(conn, actor, plan).plan
    counts: dict[str, Counter[str]] = {}
    for row in plan.rows:
        file = plan.sources[row.source].workbook.file
        table = plan.sources[row.source].tables[row.table]
        named = next(c for c in table.columns if c.field in ("name", "family"))
        person = truth.rows[file, row.sheet, named.cell(row.row)]
        here = counts.setdefault(f"{file} {row.sheet}", Counter())
        here["rows"] += 1
        if row.person_id is None:
            here["review"] += 1
            here["review_known"] += person in who.values()
            if verbose:
                codes = [r.code for r in row.reasons]
                print("   review", row.sheet, row.row, row.name, person, codes)
            continue
        number = row.person_id if row.person_id > 0 else before - row.person_id
        if row.outcome == "new":
            here["entered"] += 1
            here["double"] += person in who.values()
            who[number] = person
        elif who.get(number) == person:
            here["linked"] += 1
        else:
            here["wrong"] += 1
            print("   WRONG", row.sheet, row.row, row.name, person, who.get(number), row.evidence)
    for place, found in counts.items():
        print(
            f"  {place}: rows {found['rows']}, linked {found['linked']}, entered "
            f"{found['entered']} (twice {found['double']}), review {found['review']} "
            f"(on file {found['review_known']}), wrong person {found['wrong']}"
        )
    for proposal in plan.activities:
        told = Counter(subject.state for subject in proposal.subjects)
        print(f"  tellings {dict(told)}, contradictions {len(proposal.contradictions)}")
        for subject in proposal.subjects:
            if verbose or subject.state == "unclear":
                notes = [(n.code, dict(n.params)) for n in subject.notes]
                print(
                    "   ",
                    subject.file,
                    subject.place,
                    subject.label,
                    subject.day,
                    subject.state,
                    dict(subject.counts),
                    subject.waiting,
                    notes,
                )
        if verbose:
            for each in proposal.contradictions:
                print("   ", each.subject, each.part, each.name, each.taken, each.left, each.reason)
    print(f"  read and planned in {seconds:.2f} s")
    return plan, sum(found["wrong"] + found["double"] for found in counts.values())


def _judge_marks(
    conn: sqlite3.Connection, truth: Truth, who: Mapping[int, object], *, verbose: bool
) -> int:
    """Events and marks on file against what really was."""
    held = {each.id: each for each in all_series(conn)}
    found_events: dict[str, list[int]] = {}
    marks: Counter[str] = Counter()
    series_of: dict[str, set[int | None]] = {}
    wrong_person = 0
    for event in events(conn):
        series = held.get(event.series_id or 0)
        named = {series_key(name) for name in (series.name, *series.aliases)} if series else set()
        match = next(
            (
                number
                for number, each in truth.events.items()
                if each["number"] == event.number
                and each["date"] == event.held_on
                and named & truth.names[each["series"]]
                and not named - truth.names[each["series"]]
                and set(each["parts"]) == {part.name for part in event.parts}
            ),
            None,
        )
        if match is None:
            print(
                "   EVENT?",
                event.series,
                event.number,
                event.held_on,
                event.title,
                [part.name for part in event.parts],
                named,
            )
            continue
        found_events.setdefault(match, []).append(event.id)
        series_of.setdefault(truth.events[match]["series"], set()).add(event.series_id)
        parts = {part.id: part.name for part in event.parts}
        seen: set[tuple[str, str, str]] = set()
        for (part_id, person_id), fact in held_facts(conn, event.id).items():
            person = str(who.get(person_id))
            place = (match, parts[part_id], person)
            seen.add(place)
            status = "absent" if fact.status == "no_show" else fact.status
            if status == "blank":
                continue
            actual = truth.actual.get(place)
            expected = _STATUS.get(actual or ("", None))
            if status == expected:
                marks["right"] += 1
                marks["right came"] += status in _THERE
            elif actual is None:
                known = any(key[2] == person for key in truth.actual)
                marks["said by one list only" if place in truth.told else "not told"] += 1
                wrong_person += place not in truth.told and status in _THERE and known
                if verbose or place not in truth.told:
                    print("   MARK", place, status, truth.told.get(place))
            else:
                marks["wrong"] += 1
                print("   MARK", place, status, actual, truth.told.get(place))
        for place, actual in truth.actual.items():
            if place[0] == match and place not in seen:
                sources = set(truth.told.get(place, ())) & set(LISTS)
                if sources:
                    marks["missing"] += 1
                    marks["missing came"] += _STATUS.get(actual) in _THERE
                    if verbose:
                        print("   MISSING", place, actual[0], truth.told.get(place))
    double = sum(len(ids) > 1 for ids in found_events.values())
    split = sum(len(ids) > 1 for ids in series_of.values())
    print(
        f"  events right {len(found_events)} of {len(truth.events)}, twice {double}, "
        f"series split {split}; marks {dict(marks)}, wrong person {wrong_person}"
    )
    return wrong_person


if __name__ == "__main__":
    sys.exit(main())
