"""Read a file through the child process, within limits, and hand over plain data."""

from __future__ import annotations

import hashlib
import json
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from importers.collection import no_collection
from importers.reading.admission import admit, check_size
from importers.reading.workbook import APART, Address, Cell, Finding, Sheet, Span, Workbook
from smeic_tui.errors import Reason, SmeicError

SECONDS = 60
"""A list of 100,000 people takes about two."""
_POLL = 0.05

Progress = Callable[[int], None]
"""Called with the number of rows read so far."""


def read_workbook(
    path: Path,
    *,
    password: str | None = None,
    on_progress: Progress | None = None,
    cancel: threading.Event | None = None,
    seconds: float = SECONDS,
) -> Workbook:
    """Read every sheet of a spreadsheet or text file.

    Args:
        path: The file; its content decides what it is.
        password: Opens a protected workbook. It goes to the child through a pipe.
        on_progress: Told the rows read so far.
        cancel: Set it to stop; the child is ended.
        seconds: Time limit for the child.

    Raises:
        SmeicError: one code for each kind of refusal; nothing is half read.
    """
    return read_content(
        admit(path),
        path.name,
        password=password,
        on_progress=on_progress,
        cancel=cancel,
        seconds=seconds,
    )


def read_content(
    content: bytes,
    name: str,
    *,
    password: str | None = None,
    on_progress: Progress | None = None,
    cancel: threading.Event | None = None,
    seconds: float = SECONDS,
) -> Workbook:
    """Read what is not in a file: standard input, text from the clipboard.

    Args:
        content: At most as many bytes as a file may have.
        name: What to call it.
        password: As for `read_workbook`, like the others.
        on_progress: See there.
        cancel: See there.
        seconds: See there.

    Raises:
        SmeicError: one code for each kind of refusal; nothing is half read.
    """
    check_size(content, name)
    request = json.dumps({"name": name, "password": password}).encode() + b"\n"
    # -I: neither the current folder nor PYTHON* variables may put other modules in the child.
    child = subprocess.Popen(
        [sys.executable, "-I", "-X", "utf8", "-m", "importers.reading.reader_process"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert child.stdin
    assert child.stdout
    with _Watch(child, seconds, cancel) as watch:
        writer = threading.Thread(target=_feed, args=(child.stdin, request, content), daemon=True)
        writer.start()
        sha256 = hashlib.sha256(content).hexdigest()
        try:
            answer = _Answer(on_progress)
            with no_collection():
                for message in _messages(child.stdout):
                    answer.take(message)
        finally:
            child.kill()
            writer.join()
            child.stdout.close()
            child.wait()
    if cancel and cancel.is_set():
        raise SmeicError("read_cancelled")
    if watch.timed_out:
        raise SmeicError("reader_timeout", file=name, seconds=round(seconds))
    if not answer.complete:
        raise _death(child.returncode, name, round(seconds))
    return answer.workbook(name, sha256)


def _death(returncode: int, name: str, seconds: int) -> SmeicError:
    """What a child that ended without its last word died of, told by the signal (Unix)."""
    if -returncode == getattr(signal, "SIGXCPU", None):
        return SmeicError("reader_timeout", file=name, seconds=seconds)
    if -returncode == signal.SIGABRT:
        # The value reader aborts when memory is refused; it reports all else in order.
        return SmeicError("reader_memory")
    return SmeicError("reader_died", file=name)


def _feed(pipe: IO[bytes], request: bytes, content: bytes) -> None:
    """Write to the child from a thread: both sides of a full pipe would wait for each other."""
    # A child that ended early breaks the pipe; its answer, or the lack of one, says why.
    with suppress(OSError):
        pipe.write(request)
        pipe.write(content)
    with suppress(OSError):
        pipe.close()


def _messages(pipe: IO[bytes]) -> Iterator[dict[str, Any]]:
    for line in pipe:
        try:
            yield json.loads(line)
        except ValueError:
            return  # cut off in the middle of a line: the child died


class _Watch:
    """Ends the child when its time is over or the user cancels."""

    def __init__(
        self, child: subprocess.Popen[bytes], seconds: float, cancel: threading.Event | None
    ) -> None:
        self._child = child
        self._seconds = seconds
        self._cancel = cancel
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self.timed_out = False

    def __enter__(self) -> _Watch:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _run(self) -> None:
        waited = 0.0
        pause = _POLL if self._cancel else self._seconds
        while not self._over.wait(pause):
            waited += pause
            if self._cancel and self._cancel.is_set():
                self._child.kill()
                return
            if waited >= self._seconds:
                self.timed_out = True
                self._child.kill()
                return


class _Answer:
    """Puts the child's messages together."""

    def __init__(self, on_progress: Progress | None) -> None:
        self._on_progress = on_progress
        self._book: dict[str, Any] = {}
        self._sheets: list[Sheet] = []
        self._rows: list[list[Cell]] = []
        self._warnings: list[Finding] = []
        self._count = 0
        self.complete = False

    def take(self, message: dict[str, Any]) -> None:
        """Add one message.

        Raises:
            SmeicError: the child refused the file.
        """
        kind = message["kind"]
        if kind == "rows":
            self._rows.extend(_rows(message))
            self._count += len(message["widths"])
            if self._on_progress:
                self._on_progress(self._count)
        elif kind == "sheet":
            sheet = _sheet(message)
            self._rows = sheet.rows
            self._sheets.append(sheet)
        elif kind == "book":
            self._book = message
        elif kind == "warning":
            address = message["address"]
            self._warnings.append(
                Finding(
                    message["sheet"],
                    (address[0], address[1]) if address else None,
                    Reason(message["code"], message["params"]),
                )
            )
        elif kind == "error":
            raise SmeicError(message["code"], **message["params"])
        elif kind == "end":
            self.complete = True

    def workbook(self, file: str, sha256: str) -> Workbook:
        """The whole file."""
        return Workbook(
            file,
            self._book["format"],
            self._book["encoding"],
            self._book["reader"],
            sha256,
            tuple(self._sheets),
            tuple(self._warnings),
        )


def _rows(message: dict[str, Any]) -> Iterator[list[Cell]]:
    """The rows of a block, cut out of its one text."""
    cells: list[Cell] = message["cells"].split(APART)
    for at, number in message["numbers"]:
        cells[at] = number
    start = 0
    for width in message["widths"]:
        yield cells[start : start + width]
        start += width


def _sheet(message: dict[str, Any]) -> Sheet:
    autofilter, titles = message["autofilter"], message["print_titles"]
    return Sheet(
        name=message["name"],
        rows=[],
        hidden=message["hidden"],
        merged=tuple(Span(*merged) for merged in message["merged"]),
        hidden_rows=frozenset(message["hidden_rows"]),
        hidden_columns=frozenset(message["hidden_columns"]),
        autofilter=Span(*autofilter) if autofilter else None,
        print_titles=(titles[0], titles[1]) if titles else None,
        frozen_rows=message["frozen_rows"],
        fills={(row, column): colour for row, column, colour in message["fills"]},
        struck=frozenset((row, column) for row, column in message["struck"]),
        errors=frozenset((row, column) for row, column in message["errors"]),
        readings=_by_cell(message["readings"]),
        comments=_by_cell(message["comments"]),
        links=_by_cell(message["links"]),
    )


def _by_cell(found: list[tuple[int, int, str]]) -> dict[Address, str]:
    return {(row, column): text for row, column, text in found}
