"""Kill an import at random moments: it must be wholly there or not at all.

    python -m benchmarks.kill_import LIST.xlsx [--times 50]

Each time a fresh file gets an import that is killed (SIGKILL, with its reader) after a random part
of the time a whole one takes. Then the file is opened again, its journal is replayed, and
the people in it are counted. Exit status 1 when any file was found half done or damaged.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from smeic_tui.store.file import database, opening
from smeic_tui.store.file.doctor import examine
from smeic_tui.store.roster import roster


def main() -> int:
    """Run the trial and print what became of the files."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("list", type=Path)
    parser.add_argument("--times", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    dice = random.Random(options.seed)
    outcomes: Counter[str] = Counter()
    with TemporaryDirectory() as folder:
        whole, seconds = _whole(Path(folder) / "whole.sqlite", options.list)
        print(f"a whole import: {whole} people in {seconds:.2f} s")
        for number in range(options.times):
            path = Path(folder) / f"{number}.sqlite"
            database.create(path)
            _killed(path, options.list, dice.uniform(0.2, 1.0) * seconds)
            outcomes[_verdict(path, whole)] += 1
    for outcome, count in outcomes.most_common():
        print(f"{count:>4}  {outcome}")
    return int(bool(outcomes.keys() - {"not at all", "wholly"}))


def _command(path: Path, source: Path) -> list[str]:
    smeic = [sys.executable, "-m", "smeic_tui", "--db", str(path), "--actor", "試験"]
    return [*smeic, "import", str(source), "--alumni-only", "--json"]


def _whole(path: Path, source: Path) -> tuple[int, float]:
    database.create(path)
    started = time.perf_counter()
    subprocess.run(_command(path, source), check=True, capture_output=True)
    seconds = time.perf_counter() - started
    with closing(opening.reader(path)) as conn:
        return roster.count(conn), seconds


def _killed(path: Path, source: Path, after: float) -> None:
    process = subprocess.Popen(
        _command(path, source),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(after)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _verdict(path: Path, whole: int) -> str:
    opening.open_file(path)
    with closing(opening.reader(path)) as conn:
        findings = examine(conn, path, deep=True).findings
        people = roster.count(conn)
    if findings:
        return f"damaged: {findings[0].code}"
    return {0: "not at all", whole: "wholly"}.get(people, f"half done: {people} people")


if __name__ == "__main__":
    sys.exit(main())
