"""Time a terminal program as a person sees it: from the key to the bytes that it changed."""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.e2e.terminal import Terminal

ENVIRONMENT = {"PYTHONDONTWRITEBYTECODE": ""}
"""Programs run with their compiled bytecode, as installed ones do."""


class Timed(Terminal):
    """A terminal that remembers when bytes last arrived, before they are drawn.

    The emulator's own work (20 ms for a full screen) so counts for nobody.
    """

    answered = 0.0
    """When the first bytes after a key came."""
    arrived = 0.0
    """When the last bytes came."""

    def _feed(self, data: bytes) -> None:
        self.arrived = time.perf_counter()
        self.answered = self.answered or self.arrived
        super()._feed(data)

    def first_paint(self, text: str) -> float:
        """Seconds from the start of the program until this text was there."""
        self.wait(text, 60)
        return self.arrived - self.started

    def key(self, key: str, quiet: float = 0.08) -> tuple[float, float]:
        """Milliseconds from the key to the first and to the last bytes it caused.

        Both are NaN when it caused none. A frame may reach the terminal in two pieces.
        """
        sent = time.perf_counter()
        self.answered = self.arrived = 0.0
        self.send(key)
        while self.read(quiet):
            pass
        if not self.arrived:
            return float("nan"), float("nan")
        return (self.answered - sent) * 1000, (self.arrived - sent) * 1000

    @property
    def peak_memory(self) -> float:
        """Peak resident memory of the program so far, MB (Linux)."""
        for line in Path(f"/proc/{self.pid}/status").read_text().splitlines():
            if line.startswith("VmHWM"):
                return int(line.split()[1]) / 1024
        raise OSError("no VmHWM")


@dataclass
class Case:
    """One program under test."""

    name: str
    """How the table calls it."""
    command: Sequence[str]
    ready: str
    """Text of the first useful picture."""
    paints: list[float] = field(default_factory=list)
    """Milliseconds of each start."""


@contextmanager
def running(command: Sequence[str], columns: int = 80, rows: int = 24) -> Iterator[Timed]:
    """The program on a terminal of its own."""
    terminal = Timed(command, columns=columns, rows=rows, env={**os.environ, **ENVIRONMENT})
    try:
        yield terminal
        # Ended as a user ends it: a killed program has its file examined at the next start.
        terminal.send("ctrl+q")
        terminal.ended()
    finally:
        terminal.close()


def starts(cases: Sequence[Case], runs: int) -> None:
    """Start every program in turn, so that a drift of the machine meets all of them."""
    for run in range(runs + 1):
        for case in cases:
            with running(case.command) as terminal:
                seconds = terminal.first_paint(case.ready)
            if run:
                case.paints.append(seconds * 1000)


def median(values: Sequence[float]) -> float:
    """Median of the measured ones."""
    return statistics.median([v for v in values if v == v])


def percentile(values: Sequence[float], share: float) -> float:
    """The value that this share of the measured ones does not exceed."""
    ordered = sorted(v for v in values if v == v)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
