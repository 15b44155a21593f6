"""Time a terminal program as a person sees it: from the key to the bytes that it changed."""

from __future__ import annotations

import os
import select
import statistics
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from tests.e2e.terminal import Terminal

ENVIRONMENT = {"PYTHONDONTWRITEBYTECODE": ""}
"""Programs run with their compiled bytecode, as installed ones do."""

_PATIENCE = 1.0
"""Seconds a key may take to show anything at all."""


class Answer(NamedTuple):
    """What a key cost, in milliseconds; NaN where it caused no bytes."""

    first: float
    """Until the first bytes it caused."""
    last: float
    """Until the last ones."""
    work: float
    """Processor time of the program, all its threads: what a busy machine changes least."""


class Timed(Terminal):
    """A terminal that times what a program does."""

    arrived = 0.0
    """When bytes last came, before they were drawn."""

    def _feed(self, data: bytes) -> None:
        self.arrived = time.perf_counter()
        super()._feed(data)

    def first_paint(self, text: str) -> float:
        """Seconds from the start of the program until this text was there."""
        self.wait(text, 60)
        return self.arrived - self.started

    def key(self, key: str, quiet: float = 0.08) -> Answer:
        """Send a key and take all it causes.

        It is drawn afterwards: the emulator's own work (20 ms for a full screen) would stand
        between two pieces of one frame.
        """
        taken: list[bytes] = []
        times: list[float] = []
        while self.read(0):
            pass
        before = self.processor_time
        sent = time.perf_counter()
        self.send(key)
        while select.select([self._fd], [], [], quiet if taken else max(quiet, _PATIENCE))[0]:
            taken.append(os.read(self._fd, 65536))
            times.append((time.perf_counter() - sent) * 1000)
        work = self.processor_time - before
        for data in taken:
            self._feed(data)
        nothing = float("nan")
        return Answer(times[0], times[-1], work) if times else Answer(nothing, nothing, nothing)

    def calm(self) -> None:
        """Wait until the program has nothing more to do; 30 s at most, as some carets blink."""
        for _ in range(60):
            before = self.processor_time
            self.settle(0.05)
            time.sleep(0.5)
            if self.processor_time - before < 5:
                return

    @property
    def processor_time(self) -> float:
        """Milliseconds the program has worked so far (Linux)."""
        spent = 0
        for task in Path(f"/proc/{self.pid}/task").iterdir():
            # A thread may end while it is looked at.
            with suppress(OSError):
                spent += int((task / "schedstat").read_text().split()[0])
        return spent / 1e6

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
        terminal.ended(60)
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
