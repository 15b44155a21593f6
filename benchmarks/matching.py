"""Who is who: every list of a folder imported in turn, each link compared with the truth.

    python -m benchmarks.matching FOLDER… [--from-empty | --from-database]

A folder holds the lists, ``db.xlsx`` (what a database knew before) and ``rows.json`` (who each row
is). Lists 01 to 04, 06 and 07 are imported as alumni only, 05 and 08 as mixed. Printed by list:
``auto`` linked or entered rightly without a question, ``review`` left to staff, ``double`` somebody
on file entered once more, ``wrong`` linked to somebody else. Exit status 1 for any wrong link.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.empty_file import empty_file, last_person
from importers.applying.apply import apply_plan
from importers.inspection import inspect
from importers.planning.choices import Options
from importers.planning.plan import RowPlan
from importers.planning.planner import plan_import

LISTS = ("01", "02", "03", "04", "05", "06", "07", "08")
MIXED = frozenset({"05", "08"})
HEADER = f"{'list':<28}{'rows':>6}{'auto':>7}{'review':>8}{'double':>8}{'wrong':>7}{'auto %':>9}"


def main() -> int:
    """Run the evaluation and print its tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--from-empty", action="store_true")
    parser.add_argument("--from-database", action="store_true")
    options = parser.parse_args()
    both = options.from_empty == options.from_database
    total: Counter[str] = Counter()
    for folder in options.folders:
        for first, wanted in ((None, options.from_empty), ("db", options.from_database)):
            if both or wanted:
                total += evaluate(folder, first)
    print(line("all", total))
    return int(total["wrong"] > 0)


def evaluate(folder: Path, first: str | None) -> Counter[str]:
    """Import all lists of a folder into one file and print a line each.

    Args:
        folder: Lists and truth.
        first: A list imported before, which is not counted.
    """
    print(f"\n{folder.name}, {'after ' + first if first else 'from an empty file'}\n{HEADER}")
    rows = json.loads((folder / "rows.json").read_text(encoding="utf-8"))
    truth = {(row["file"], row["sheet"], row["row"]): row["id"] for row in rows}
    who: dict[int, object] = {}
    total: Counter[str] = Counter()
    with empty_file() as (conn, actor):
        for name in (*([first] if first else []), *LISTS):
            file = next(folder.glob(f"{name}*.xlsx"))
            started = time.perf_counter()
            found = inspect(file)
            plan = plan_import(conn, [found], Options(alumni_only=name not in MIXED))
            seconds = time.perf_counter() - started
            before = last_person(conn)
            plan = apply_plan(conn, actor, plan).plan
            counts = judge(plan.rows, file.name, truth, who, before)
            if name == first:
                continue
            total += counts
            print(f"{line(file.name, counts)}   read and planned in {seconds:.2f} s")
    print(line("sum", total))
    return total


def judge(
    rows: Sequence[RowPlan],
    file: str,
    truth: Mapping[tuple[str, str, int], str | None],
    who: dict[int, object],
    before: int,
) -> Counter[str]:
    """Compare what became of rows with who they are.

    Args:
        rows: The rows of one applied plan.
        file: Its file.
        truth: Who each row is; None for an outsider.
        who: By id of a person, who that is; added to.
        before: Highest id of a person before the plan was applied.
    """
    counts: Counter[str] = Counter()
    for row in rows:
        number = truth.get((file, row.sheet, row.row), row.record.get("会員番号"))
        # An outsider is somebody of their own in each list.
        person: object = number if number is not None else (file, row.name)
        counts["rows"] += 1
        if row.person_id is None:
            counts["review"] += 1
            continue
        person_id = row.person_id if row.person_id > 0 else before - row.person_id
        if row.outcome == "new":
            counts["double" if person in who.values() else "auto"] += 1
            who[person_id] = person
        else:
            counts["auto" if who[person_id] == person else "wrong"] += 1
    return counts


def line(name: str, counts: Mapping[str, int]) -> str:
    """One line of the table."""
    share = 100 * counts["auto"] / max(counts["rows"], 1)
    numbers = "".join(
        f"{counts[key]:>{width}}"
        for key, width in (("rows", 6), ("auto", 7), ("review", 8), ("double", 8), ("wrong", 7))
    )
    wide = sum(1 for char in name if ord(char) > 0x2E80)
    return f"{name:<{28 - wide}}{numbers}{share:>9.2f}"


if __name__ == "__main__":
    sys.exit(main())
