"""The roster on the screen against a bare Textual app and against a DataTable, in one run.

python -m benchmarks.screen [--runs 9]
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.timing import Case, median, percentile, running, starts
from smeic_tui.demo.build import build

Pairs = list[tuple[float, float]]
"""Milliseconds to the first and the last bytes, of each key."""

WORDS = ("wata", "sato", "tana", "suzu", "kobayashi", "yama", "naka", "mori", "abe", "ishi")
"""Family names as typed with the IME off; every letter is measured."""


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--people", type=int, default=100_000, help="size of the big roster")
    parser.add_argument("--keep", type=Path, help="folder to build the rosters in, and keep them")
    options = parser.parse_args()
    with TemporaryDirectory() as temporary:
        folder = options.keep or Path(temporary)
        small, big = folder / "640.sqlite", folder / f"{options.people}.sqlite"
        for path, people in ((small, 640), (big, options.people)):
            if not path.exists():
                build(path, people)
        print(*paint_table(small, big, options.runs), sep="\n")
        print()
        print(*key_table(small, big), sep="\n")


def _smeic(path: Path) -> list[str]:
    return [sys.executable, "-m", "smeic_tui", "--db", str(path), "--actor", "水野"]


def _bare() -> list[str]:
    return [sys.executable, "-m", "benchmarks.bare"]


def paint_table(small: Path, big: Path, runs: int) -> list[str]:
    """First paint of each program, median of the runs, and its ratio to the bare app."""
    peer = [sys.executable, "-m", "benchmarks.datatable", str(small)]
    bare = Case("bare Textual app", _bare(), "READY")
    cases = [
        bare,
        Case("smeic, 640 people", _smeic(small), "/ 640名"),
        Case("smeic, 100,000 people", _smeic(big), "名簿"),
        Case("DataTable, 640 people", peer, "期"),
    ]
    starts(cases, runs)
    floor = median(bare.paints)
    lines = ["| first paint | ms | ratio to bare |", "|---|---:|---:|"]
    for case in cases:
        middle = median(case.paints)
        lines.append(f"| {case.name} | {middle:.0f} | {middle / floor:.2f} |")
    return lines


def key_table(small: Path, big: Path) -> list[str]:
    """Key to paint and peak memory."""
    lines = [
        "| key to paint | first p50 ms | p99 | ratio | all p50 ms | p99 | ratio | memory MB |",
        "|---|---:|---:|---:|---:|---:|---:|---:|",
    ]
    with running(_bare()) as terminal:
        terminal.first_paint("READY")
        terminal.settle(0.5)
        times = [terminal.key(key) for key in "abcdefghij" * 6]
        memory = terminal.peak_memory
    floor = times
    lines.append(_line("bare app, one key", times, floor, memory))
    for name, path in (("640", small), ("100,000", big)):
        with running(_smeic(path)) as terminal:
            terminal.first_paint("名簿")
            terminal.settle(2.0)
            down = [terminal.key("down") for _ in range(60)]
            page = [terminal.key("pagedown") for _ in range(20)]
            terminal.key("/")
            typed = []
            for word in WORDS:
                typed += [terminal.key(letter) for letter in word]
                terminal.key("escape", quiet=0.3)
            memory = terminal.peak_memory
        lines.append(_line(f"smeic, {name} people: ↓", down, floor, memory))
        lines.append(_line(f"smeic, {name} people: page", page, floor, memory))
        lines.append(_line(f"smeic, {name} people: a letter of a search", typed, floor, memory))
    peer = [sys.executable, "-m", "benchmarks.datatable", str(small)]
    with running(peer) as terminal:
        terminal.first_paint("期")
        terminal.settle(0.5)
        typed = [terminal.key(letter) for letter in "wata"]
        lines.append(_line("DataTable, 640 people: a letter", typed, floor, terminal.peak_memory))
    return lines


def _line(name: str, times: Pairs, floor: Pairs, memory: float) -> str:
    cells = [name]
    for which in (0, 1):
        values, bare = [t[which] for t in times], [t[which] for t in floor]
        p50 = median(values)
        cells += [f"{p50:.1f}", f"{percentile(values, 0.99):.1f}", f"{p50 / median(bare):.1f}"]
    return f"| {' | '.join([*cells, f'{memory:.0f}'])} |"


if __name__ == "__main__":
    main()
