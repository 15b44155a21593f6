"""A list of 100,000 people to a plan, and into the file, against programs that only copy values.

    python -m benchmarks.large_list [--people 100000] [--runs 3]

Every program is a process of its own, run in turn. CPU seconds are compared, because the clock of
a shared machine tells of its other users; the clock stands beside them. ``in2csv`` is measured when
it is on the path.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.whole_process import Taken, run
from benchmarks.work import list_of
from smeic_tui.exports.sheet import write_workbook

_FLOOR = """
import sqlite3, sys
from python_calamine import CalamineWorkbook
rows = CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0).to_python()
conn = sqlite3.connect(":memory:")
conn.execute(f"CREATE TABLE t ({', '.join(f'c{i}' for i in range(len(rows[0])))})")
conn.executemany(f"INSERT INTO t VALUES ({', '.join('?' * len(rows[0]))})", rows[1:])
"""
_OURS = """
import sys
from contextlib import closing
from pathlib import Path
from importers.inspection import inspect
from importers.planning.choices import Options
from importers.planning.planner import plan_import
from smeic_tui.store.file import opening
with closing(opening.reader(Path(sys.argv[2]))) as conn:
    plan_import(conn, [inspect(Path(sys.argv[1]))], Options(alumni_only=True))
"""
_WRITTEN = """
import sys
from contextlib import closing
from pathlib import Path
from importers.applying.apply import apply_plan
from importers.inspection import inspect
from importers.planning.choices import Options
from importers.planning.planner import plan_import
from smeic_tui.store.file import database, opening, sessions
from smeic_tui.store.people import staff
path = Path(sys.argv[2])
for name in (path.name, path.name + "-wal", path.name + "-shm"):
    path.with_name(name).unlink(missing_ok=True)
database.create(path)
with closing(opening.writer(path)) as conn:
    actor = sessions.begin(conn, staff.add_staff(conn, None, name="測定").id)
    plan = plan_import(conn, [inspect(Path(sys.argv[1]))], Options(alumni_only=True))
    apply_plan(conn, actor, plan)
"""


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        home = Path(folder)
        book = write_workbook(home / "list.xlsx", list_of(options.people))
        programs = _programs(home, book)
        taken: dict[str, list[Taken]] = {name: [] for name in programs}
        for _ in range(options.runs):
            for name, command in programs.items():
                taken[name].append(run(command))
        floor = median(t.cpu for t in taken["calamine + executemany"])
        clock = median(t.wall for t in taken["calamine + executemany"])
        print("| program | CPU s | ratio | wall s | ratio | peak memory MB |")
        print("|---|---:|---:|---:|---:|---:|")
        for name, runs in taken.items():
            cpu, wall = median(t.cpu for t in runs), median(t.wall for t in runs)
            peak = max(t.memory for t in runs)
            print(
                f"| {name} | {cpu:.2f} | {cpu / floor:.1f} | {wall:.2f} | {wall / clock:.1f} "
                f"| {peak:.0f} |"
            )


def _programs(home: Path, book: Path) -> dict[str, list[str]]:
    from smeic_tui.store.file import database

    empty = home / "empty.sqlite"
    database.create(empty)
    found = {
        "calamine + executemany": [sys.executable, "-c", _FLOOR, str(book)],
        "smeic, to a plan": [sys.executable, "-c", _OURS, str(book), str(empty)],
        "smeic, into the file": [
            *(sys.executable, "-c", _WRITTEN, str(book), str(home / "written.sqlite"))
        ],
    }
    in2csv = shutil.which("in2csv")
    if in2csv:
        found["csvkit in2csv, to text"] = [in2csv, str(book)]
        target = home / "utils.sqlite"
        insert = f"'{sys.executable}' -m sqlite_utils insert '{target}' t - --csv"
        both = f"rm -f '{target}'; '{in2csv}' '{book}' | {insert}"
        found["in2csv, sqlite-utils insert"] = ["sh", "-c", both]
    return found


if __name__ == "__main__":
    main()
