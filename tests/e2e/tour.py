"""Walking to a place of the program from the roster, and back from wherever one is."""

from __future__ import annotations

import time

from tests.e2e.places import Place
from tests.e2e.terminal import Terminal

ESC = "\x1b[27u"
"""Esc as newer terminals send it: whole, where the old one is told from other keys by waiting."""

_OPEN = (
    "操作を探す",
    "Esc やめる",
    "Esc 閉じる",
    "Enter 閉じる",
    "Esc 入力に戻る",
    "入力中の内容",
    "元に戻しますか",
)
"""What a dialog says of Esc: none of them is open on the bare roster."""


def at_roster(terminal: Terminal) -> bool:
    """The roster is shown, nothing is open over it, and the list has the focus."""
    lines = terminal.text.splitlines()
    return (
        len(lines) == terminal.rows
        and lines[0].startswith(" 修了生名簿")
        and lines[-1].startswith(" / 検索")
        and not any(word in terminal.text for word in _OPEN)
    )


def back(terminal: Terminal, timeout: float = 8) -> None:
    """Leave whatever is open, giving up what was typed, as far as the roster."""
    end = time.perf_counter() + timeout
    while time.perf_counter() < end:
        terminal.settle(0.03)
        if at_roster(terminal):
            return
        shown = terminal.text
        # Given up is what was typed; every other question is answered by Esc.
        terminal.send("1" if "入力中の内容があります" in shown else ESC)
        changed = time.perf_counter() + 0.5
        while terminal.text == shown and time.perf_counter() < changed:
            terminal.read(0.05)
    raise AssertionError(f"no way back to the roster from\n{terminal.text}")


def go(terminal: Terminal, place: Place) -> None:
    """Walk to a place from the roster."""
    for keys, seen in place.way:
        terminal.send(*keys)
        terminal.wait(seen)
    terminal.settle(0.03)
