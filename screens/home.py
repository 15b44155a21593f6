"""今日: what is to be done, and where the three stages stand; Enter opens what a number counts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from screens.background import Stop, in_background
from screens.rereading import Rereading
from screens.today.opening import OPENERS
from screens.today.rows import figure_lines
from smeic_tui.actions import bindings
from smeic_tui.actions.contexts import HOME
from smeic_tui.store.today.todays_work import Asked, Figure, Lines, figures
from smeic_tui.text import t
from smeic_tui.widgets.figure_lines import FigureLine, FigureLines


class HomeScreen(Rereading):
    """One list of numbers: today's work, then a line a stage."""

    CONTEXT = HOME
    BINDINGS: ClassVar[list[BindingType]] = bindings(HOME)
    AUTO_FOCUS = "#figures"

    def __init__(self, now: Callable[[], datetime] = datetime.now) -> None:
        """Make the screen.

        Args:
            now: The clock.
        """
        super().__init__()
        self._now = now
        self.lines = FigureLines(id="figures")
        self._behind: list[tuple[Figure, ...]] = []
        self._reading: Stop | None = None

    def body(self) -> ComposeResult:
        """The numbers."""
        yield self.lines

    def on_mount(self) -> None:
        """The day stands there at once, before anything was counted."""
        today = self._now().date()
        weekday = t(f"event.weekday_{today.weekday()}")
        told = t("today.title", month=today.month, day=today.day, weekday=weekday)
        self.show_title((told, "title"))
        self.lines.put([FigureLine(t("today.reading"))])

    def read(self) -> None:
        """Count without keeping anybody waiting."""
        if self._reading is not None:
            self._reading.set()
        workspace, now = self.desk.workspace, self._now()

        def work(_stop: Stop) -> tuple[Lines, Lines]:
            with workspace.reading() as conn:
                return figures(Asked(conn, workspace.path, now))

        self._reading = in_background(self, work, lambda found: self._show(*found))

    def _show(self, work: Lines, stages: Lines) -> None:
        lines, self._behind = figure_lines(work, stages, self._now().date())
        self.lines.put(lines)

    @on(FigureLines.Opened)
    def opened(self, event: FigureLines.Opened) -> None:
        """Open what the number counts."""
        event.stop()
        figure = self._behind[event.line][event.place]
        if figure.opens == "backup":
            self._back_up()
        elif figure.opens in OPENERS:
            page = OPENERS[figure.opens](figure)
            self.desk.push_screen(page, lambda _: self.facts_changed())
        else:
            page = self.desk.make(figure.opens)
            self.desk.push_screen(page, lambda _: self.facts_changed())

    def _back_up(self) -> None:
        workspace = self.desk.workspace

        def work(_stop: Stop) -> Path:
            from smeic_tui.store.file import backup

            made = backup.back_up(workspace.path)
            backup.thin(workspace.path)
            return made

        def then(made: Path) -> None:
            self.desk.notify(t("today.backed_up", name=made.name))
            self.read()

        in_background(self, work, then)

    def action_copy_row(self) -> None:
        """Put the marked line on the clipboard."""
        line = self.lines.lines[self.lines.cursor[0]]
        texts = [line.label, *(number.text for number in line.numbers)]
        self.app.copy_to_clipboard("\t".join(texts))
        self.desk.notify(t("frame.copied"))

    def action_history(self) -> None:
        """Go to the history."""
        self.desk.open("history")
