"""The roster on the screen against a bare Textual app and against a DataTable, in one run.

python -m benchmarks.screen [--runs 9]
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.timing import Answer, Case, Timed, median, percentile, running, starts
from smeic_tui.demo.build import build

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
        for line in key_table(small, big):
            print(line, flush=True)


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
        Case("smeic, 640 people", _smeic(small), "並び かな"),
        Case("smeic, 100,000 people", _smeic(big), "並び かな"),
        Case("DataTable, 640 people", peer, "期"),
    ]
    starts(cases, runs)
    floor = median(bare.paints)
    lines = ["| first paint | ms | ratio to bare |", "|---|---:|---:|"]
    for case in cases:
        middle = median(case.paints)
        lines.append(f"| {case.name} | {middle:.0f} | {middle / floor:.2f} |")
    return lines


def key_table(small: Path, big: Path) -> Iterator[str]:
    """Key to paint and peak memory; every key alternates with one of a bare app."""
    yield (
        "| key to paint | first p50 ms | p99 | ratio | all p50 ms | p99 | ratio | CPU ms | ratio "
        "| memory MB |"
    )
    yield "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|"
    for name, path, size in (
        ("640 people", small, (80, 24)),
        ("640 people, 120x40", small, (120, 40)),
        ("100,000 people", big, (80, 24)),
        ("100,000 people, 120x40", big, (120, 40)),
    ):
        yield from _smeic_lines(f"smeic, {name}", path, size)
    peer = [sys.executable, "-m", "benchmarks.datatable", str(small)]
    with running(_bare()) as bare, running(peer) as terminal:
        bare.first_paint("READY")
        terminal.first_paint("期")
        terminal.calm()
        typed, floor = _alternately(terminal, bare, "wata")
        yield _line("DataTable, 640 people: a letter", typed, floor, terminal.peak_memory)


def _smeic_lines(name: str, path: Path, size: tuple[int, int]) -> Iterator[str]:
    with running(_bare(), *size) as bare, running(_smeic(path), *size) as terminal:
        bare.first_paint("READY")
        terminal.first_paint("名簿")
        terminal.calm()
        terminal.key("home")
        down, first = _alternately(terminal, bare, ["down"] * 60)
        page, second = _alternately(terminal, bare, ["pagedown"] * 20)
        terminal.key("/")
        typed: list[Answer] = []
        third: list[Answer] = []
        for word in WORDS:
            letters, between = _alternately(terminal, bare, word)
            typed += letters
            third += between
            terminal.key("escape", quiet=0.3)
        if size == (80, 24):
            yield _line("bare app, one key", third, third, bare.peak_memory)
        yield _line(f"{name}: ↓", down, first, terminal.peak_memory)
        yield _line(f"{name}: page", page, second, terminal.peak_memory)
        yield _line(f"{name}: a letter of a search", typed, third, terminal.peak_memory)


def _alternately(
    terminal: Timed, bare: Timed, keys: Iterable[str]
) -> tuple[list[Answer], list[Answer]]:
    """Answers to the keys, and those of the bare app to as many keys in between."""
    pairs = [(terminal.key(key), bare.key("abcdefghij"[i % 10])) for i, key in enumerate(keys)]
    return [ours for ours, _ in pairs], [floor for _, floor in pairs]


def _line(name: str, times: Sequence[Answer], floor: Sequence[Answer], memory: float) -> str:
    cells = [name]
    for which in (0, 1):
        values, bare = [t[which] for t in times], [t[which] for t in floor]
        p50 = median(values)
        cells += [f"{p50:.1f}", f"{percentile(values, 0.99):.1f}", f"{p50 / median(bare):.1f}"]
    work = median([t.work for t in times])
    cells += [f"{work:.1f}", f"{work / median([t.work for t in floor]):.2f}"]
    return f"| {' | '.join([*cells, f'{memory:.0f}'])} |"


if __name__ == "__main__":
    main()
