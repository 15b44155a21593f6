"""A program on a pty, and what its terminal shows: for carets, input methods, bursts and signals.

Pilot tests drive the app from inside and see neither the terminal's cursor nor the bytes of a key.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.e2e.emulation import QuickScreen, QuickStream

ROOT = Path(__file__).parents[2]
KEYS = {
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "backspace": "\x7f",
    "f1": "\x1bOP",
    "f2": "\x1bOQ",
    "f3": "\x1bOR",
    "f5": "\x1b[15~",
    "f6": "\x1b[17~",
    "f7": "\x1b[18~",
    "f8": "\x1b[19~",
    "f9": "\x1b[20~",
    "f10": "\x1b[21~",
    "f12": "\x1b[24~",
} | {f"ctrl+{letter}": chr(ord(letter) - 96) for letter in "abcdefghijklmnopqrstuvwxyz"}
"""What a terminal sends for a key."""

# Sequences the emulator does not know and would print.
_UNKNOWN = re.compile(
    rb"\x1b\[[<>=][0-9;:]*[A-Za-z]|\x1b\[\?[0-9;]*\$p|\x1b\[\?[0-9;]*u"
    rb"|\x1b[P_^X].*?(?:\x1b\\|\x07)|\x1b\[[0-9;]*[ $][tqp]",
    re.S,
)
_WHOLE = re.compile(rb"\x1b(\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(\x07|\x1b\\)|[^\[\]P_^X])")
_PICTURE, _PAINTED = b"\x1b[?2026h", b"\x1b[?2026l"
"""What the program sends before and after each picture (synchronised output)."""


def _whole_until(data: bytes) -> int:
    """How much can be shown: no half picture, whose caret is not where it will be, nor sequence."""
    picture = data.rfind(_PICTURE)
    if picture > data.rfind(_PAINTED):
        return picture
    start = data.rfind(b"\x1b", max(0, len(data) - 64))
    return start if start >= 0 and not _WHOLE.match(data, start) else len(data)


class Terminal:
    """A running program and its screen."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        columns: int = 80,
        rows: int = 24,
        env: dict[str, str] | None = None,
    ) -> None:
        self.columns, self.rows = columns, rows
        self.screen = QuickScreen(columns, rows)
        self._stream = QuickStream(self.screen)
        self._lines = [""] * rows
        self._unfinished = b""
        self.received = bytearray()
        self.status: int | None = None
        self.started = time.perf_counter()
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            os.chdir(ROOT)
            os.execvpe(
                command[0],
                list(command),
                {
                    **os.environ,
                    "TERM": "xterm-256color",
                    "COLORTERM": "truecolor",
                    "LANG": "C.UTF-8",
                    "COLUMNS": str(columns),
                    "LINES": str(rows),
                    # As it is installed: compiled once, not at each start.
                    "PYTHONDONTWRITEBYTECODE": "",
                    **(env or {}),
                },
            )
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    # What it shows

    @property
    def text(self) -> str:
        """All lines, trailing blanks cut; the second cell of a wide character is left out."""
        for y in self.screen.dirty:
            line = self.screen.buffer[y]
            self._lines[y] = "".join(line[x].data for x in range(self.columns)).rstrip()
        self.screen.dirty.clear()
        return "\n".join(self._lines)

    @property
    def caret(self) -> tuple[int, int]:
        """Column and row of the terminal's cursor, where an IME draws."""
        return self.screen.cursor.x, self.screen.cursor.y

    def cell_of(self, text: str) -> tuple[int, int]:
        """Column and row where this text starts."""
        for y in range(self.rows):
            line = self.screen.buffer[y]
            for x in range(self.columns):
                tail = "".join(line[i].data for i in range(x, self.columns))
                if line[x].data and tail.startswith(text):
                    return x, y
        raise AssertionError(f"{text!r} is not on the screen:\n{self.text}")

    # What it is told

    def send(self, *keys: str) -> None:
        """Send keys (names of `KEYS`) and text in one write."""
        os.write(self._fd, "".join(KEYS.get(key, key) for key in keys).encode())

    def paste(self, text: str) -> None:
        """Send text as a terminal sends a paste."""
        os.write(self._fd, f"\x1b[200~{text}\x1b[201~".encode())

    def kill(self, number: signal.Signals) -> None:
        """Send a signal."""
        os.kill(self.pid, number)

    # Waiting

    def wait(self, until: str | Callable[[], bool], timeout: float = 15) -> float:
        """Read until a text is on the screen, or a condition holds; when the last bytes came."""
        met = until if callable(until) else lambda: until in self.text
        last, end = time.perf_counter(), time.perf_counter() + timeout
        while not met():
            left = end - time.perf_counter()
            if left < 0 or (not self.read(left) and self.status is not None):
                raise AssertionError(f"waited for {until!r}; the screen is\n{self.text}")
            last = time.perf_counter()
        return last

    def settle(self, quiet: float = 0.1) -> None:
        """Read until nothing has come for so many seconds."""
        while self.read(quiet):
            pass

    def ended(self, timeout: float = 10) -> int:
        """Wait for the end of the program; its exit status."""
        end = time.perf_counter() + timeout
        while self.status is None and time.perf_counter() < end:
            self.read(0.05)
        if self.status is None:
            raise AssertionError(f"still running; the screen is\n{self.text}")
        return self.status

    def read(self, timeout: float) -> bool:
        """Take what the program has written; False when nothing came in time."""
        ready, _, _ = select.select([self._fd], [], [], timeout)
        try:
            data = os.read(self._fd, 65536) if ready else b""
        except OSError:  # Linux reports the end of the other side as an error.
            data = b""
        if data:
            self._feed(data)
        elif ready or self.status is None:
            self._reap()
        return bool(data)

    def _reap(self) -> None:
        if self.status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.status = os.waitstatus_to_exitcode(status)

    def _feed(self, data: bytes) -> None:
        self.received += data
        for query in re.findall(rb"\x1b\[\?(\d+)\$p", data):
            os.write(self._fd, b"\x1b[?%s;2$y" % query)
        data = self._unfinished + data
        whole = _whole_until(data)
        data, self._unfinished = data[:whole], data[whole:]
        self._stream.feed(_UNKNOWN.sub(b"", data))

    def close(self) -> None:
        """End the program if it still runs."""
        self._reap()
        if self.status is None:
            os.kill(self.pid, signal.SIGKILL)
            self.status = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        os.close(self._fd)


@contextmanager
def running(
    *arguments: str, columns: int = 80, rows: int = 24, env: dict[str, str] | None = None
) -> Iterator[Terminal]:
    """``python <arguments>`` on a terminal, ended at the end of the block."""
    terminal = Terminal([sys.executable, *arguments], columns=columns, rows=rows, env=env)
    try:
        yield terminal
    finally:
        terminal.close()
