"""How far a long piece of work is, with a way to stop it."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult

from smeic_tui.text import t
from smeic_tui.widgets.dialog import Dialog
from smeic_tui.widgets.lines import Lines

_BAR = 40


class Progress(Dialog[None]):
    """A bar, the counts as numbers, and Esc to stop.

    Stopping only asks: the work looks at its flag before it commits, and whoever runs it closes the
    dialog when it has ended either way.
    """

    def __init__(self, title: str, stop: Callable[[], None] | None = None) -> None:
        """Make the dialog.

        Args:
            title: What is being done.
            stop: Called once when the user asks to stop; None where it cannot be stopped.
        """
        super().__init__(title, t("frame.stop") if stop else "")
        self._stop = stop
        self._bar = Lines(id="bar")
        self._count = Lines(id="count")

    def body(self) -> ComposeResult:
        """Bar and counts."""
        yield self._bar
        yield self._count

    def on_mount(self) -> None:
        """Nothing done yet."""
        self.advance(0, 0)

    def advance(self, done: int, total: int, note: str = "") -> None:
        """Show how far it is; call it on the app's thread.

        Args:
            done: Pieces done.
            total: Pieces in all, 0 while unknown.
            note: What is being worked on; may hold data.
        """
        full = _BAR * done // total if total else 0
        self._bar.put([(" " * full, "fill"), (" " * (_BAR - full), "rest")])
        counts = t("frame.progress", done=f"{done:,}", total=f"{total:,}") if total else ""
        self._count.put(note, counts)

    def on_unmount(self) -> None:
        """The program ends: work that nobody waits for any more would keep it from ending."""
        if self._stop is not None:
            self._stop()

    def action_back(self) -> None:
        """Ask to stop."""
        if self._stop is not None:
            stop, self._stop = self._stop, None
            self.say(t("frame.stopping"))
            stop()
