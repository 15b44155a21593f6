"""The program on the screen: which screens there are, what every one of them shares."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.notifications import SeverityLevel
from textual.screen import Screen
from textual.theme import Theme
from textual.widget import Widget
from textual.widgets import Input

from smeic_tui.errors import Reason, SmeicError
from smeic_tui.platforms import on_close
from smeic_tui.text import Language, render, set_language, t
from smeic_tui.theme import DARK, LIGHT, THEMES
from smeic_tui.widgets.field import caret
from smeic_tui.widgets.frame import Keyed, Page, Status
from smeic_tui.widgets.keyboard import Keyboard
from smeic_tui.widgets.show import cleaned

if TYPE_CHECKING:
    import sqlite3
    from concurrent.futures import Future
    from pathlib import Path

    from textual.timer import Timer

    from smeic_tui.store.journal.operation import Actor
    from smeic_tui.workspace import Workspace

T = TypeVar("T")

SAVING_AFTER = 0.2
"""Seconds after which a write that is not finished is shown as 保存中."""
NOTE_WITHIN = 0.3
"""Seconds within which a screen says that what it wrote is in the file, if it says so at all."""

SCREENS: Mapping[str, str] = {
    "home": "screens.home:HomeScreen",
    "roster": "screens.roster:RosterScreen",
    "events": "screens.events:EventsScreen",
    "training": "screens.training:TrainingScreen",
    "licences": "screens.licences:LicencesScreen",
    "referrals": "screens.referrals:ReferralsScreen",
    "introductions": "screens.introductions:IntroductionsScreen",
    "bodies": "screens.bodies:BodiesScreen",
    "cases": "screens.cases:CasesScreen",
    "organisations": "screens.organisations:OrganisationsScreen",
    "import": "screens.imports:ImportScreen",
    "history": "screens.history:HistoryScreen",
    "duplicates": "screens.duplicates:DuplicatesScreen",
    "quality": "screens.quality:QualityScreen",
}
"""Screens of the F12 menu: name → where its class is; imported when first opened."""

LETTERS: Mapping[str, str] = {
    "home": "t",
    "roster": "m",
    "events": "g",
    "training": "k",
    "licences": "l",
    "referrals": "s",
    "introductions": "n",
    "bodies": "b",
    "cases": "j",
    "organisations": "o",
    "import": "i",
    "history": "h",
    "duplicates": "d",
    "quality": "q",
}
"""The letter of each screen in the F12 menu; it stays when other screens are added."""


def _collect_again() -> None:
    """Collect garbage from the first picture on, but seldom: it would cost frames.

    With Python's own thresholds one key in a hundred took 21 ms instead of 10. What was made for
    the first picture stays anyway: looking through its 65,000 objects would take 25 ms each time.
    """
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
    gc.enable()


class SmeicApp(Keyboard):
    """Screens on a stack, one theme, one set of key rules.

    Screens reach what they need through the app; it holds nothing a screen could hold itself.
    """

    TITLE = "smeic"
    ENABLE_COMMAND_PALETTE = False
    ESCAPE_TO_MINIMIZE = False
    NOTIFICATION_TIMEOUT = 4
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", "quit", show=False, priority=True),
        Binding("ctrl+c", "ignore", "ignore", show=False, system=True),
    ]

    def __init__(
        self,
        first: str | Screen[Any] = "roster",
        *,
        language: Language = "ja",
        light: bool = False,
        screens: Mapping[str, str] = SCREENS,
        workspace: Workspace | None = None,
    ) -> None:
        """Make the app; nothing is opened or imported yet.

        Args:
            first: Name of the first screen, or the screen itself.
            language: Language of everything shown.
            light: Dark letters on a light ground.
            screens: Screens by name, as ``module:Class``.
            workspace: The open file; None until the welcome screen has opened one.
        """
        set_language(language)
        # Known before the stylesheet is made: set later, all styles are computed twice.
        self.set_reactive(App.theme, LIGHT if light else DARK)
        super().__init__()
        self.places = screens
        self._first = first
        self._status = Status(workspace.staff.short_name if workspace else "")
        self._workspace = workspace
        self.note = ""
        """What the top line of every page says for a few seconds."""
        self._note_ends: Timer | None = None
        self._aside: list[Reason] = []
        """What the last write decided by itself, until the note about it says so too."""
        # No screen carries a rack of toasts: they pile up over its last rows.
        self._disable_notifications = True
        self.restore_from: Path | None = None

    # The open file

    @property
    def workspace(self) -> Workspace:
        """The open file; screens that need one are only opened with one."""
        assert self._workspace is not None
        return self._workspace

    def work_in(self, workspace: Workspace) -> None:
        """Work in this file from now on; the one before is closed."""
        self.close_workspace()
        self._workspace = workspace
        self.status = Status(workspace.staff.short_name)

    def show_pinned(self) -> None:
        """Show the event this member of staff has before them; once something is on the screen."""
        from datetime import date

        from screens.guests.pinned import pinned, pinned_words

        words = pinned_words(pinned(self), date.today())
        self.status = self.status._replace(event=words)

    def look_after_file(self) -> None:
        """Examine and back up the file from now on; called once something is on the screen."""
        from smeic_tui.caretaking import Caretaker

        Caretaker(self)

    def end_to_restore(self, backup: Path) -> None:
        """End, so that this backup is put in the place of the damaged file."""
        self.restore_from = backup
        self.end()

    def close_workspace(self) -> None:
        """Finish what is being written and let go of the file."""
        if self._workspace is not None:
            self._workspace.close()
            self._workspace = None

    def save(
        self,
        work: Callable[[sqlite3.Connection, Actor], T],
        then: Callable[[T], object] | None = None,
        refused: Callable[[SmeicError], object] | None = None,
    ) -> None:
        """Write in the background; 保存中 shows when it takes longer than a glance.

        Args:
            work: Runs on the writer's thread with the connection and the author.
            then: Called on the UI thread with the result, once it is in the file.
            refused: Called on the UI thread with the refusal; an error dialog by default. The form
                that was saved is still open and keeps its text.
        """
        if self.workspace.read_only:
            (refused or self.show_error)(SmeicError("db_read_only", path=str(self.workspace.path)))
            return
        slow = self.set_timer(SAVING_AFTER, lambda: self._show_saving("frame.saving"))
        told: list[Reason] = []
        future = self.workspace.submit(
            lambda conn, actor: work(conn, replace(actor, tell=told.append))
        )

        def answered(done: Future[T]) -> None:
            self.call_later(finish, done)

        def finish(done: Future[T]) -> None:
            slow.stop()
            error = done.exception()
            if error is None:
                self._show_saving("frame.saved")
                self._aside += told
                if then is not None:
                    then(done.result())
                if told:
                    self.set_timer(NOTE_WITHIN, self._say_aside)
                return
            if not isinstance(error, SmeicError):
                self._show_saving("frame.save_failed")
                raise error
            # Only now: at the start of the program nothing loads SQLite.
            from smeic_tui.store.file.faults import NOT_WRITTEN

            # Stopped by the user, or against a rule: nothing is wrong with the file.
            self._show_saving("frame.save_failed" if error.code in NOT_WRITTEN else "")
            (refused or self.show_error)(error)

        future.add_done_callback(answered)

    def _say_aside(self) -> None:
        """Say it alone: whoever saved said nothing."""
        if self._aside:
            self.notify("")

    def _show_saving(self, key: str) -> None:
        self.status = self.status._replace(saving=key)

    @property
    def available_themes(self) -> dict[str, Theme]:
        """Ours and no other."""
        return THEMES

    # Screens

    def get_default_screen(self) -> Screen[Any]:
        """The first screen, composed at once: an empty one below it would be painted first."""
        return self.make(self._first) if isinstance(self._first, str) else self._first

    def make(self, name: str) -> Screen[Any]:
        """A new screen of that name; its module is imported now.

        Raises:
            KeyError: there is no such screen.
        """
        module, _, class_name = self.places[name].partition(":")
        made: Screen[Any] = getattr(import_module(module), class_name)()
        return made

    def open(self, name: str) -> None:
        """Go to a screen: back to it where it is open already, else on top of the others."""
        kind = self.places[name].partition(":")[2]
        depth = [type(screen).__name__ for screen in self.screen_stack]
        if kind not in depth:
            self.push_screen(self.make(name))
            return
        for screen in reversed(self.screen_stack[depth.index(kind) + 1 :]):
            if isinstance(screen, Keyed) and screen.unsaved:
                return
        while type(self.screen).__name__ != kind:
            self.pop_screen()

    def action_screens(self) -> None:
        """Offer the screens by letter."""
        from smeic_tui.widgets.menu import Item, Menu

        items = [
            Item(name, t(f"frame.screen.{name}"), letter=LETTERS.get(name, ""))
            for name in self.places
        ]
        self.push_screen(
            Menu(t("frame.screens_title"), items), lambda name: self.open(name) if name else None
        )

    def take_text(self) -> Widget | None:
        """Text typed at a list goes into its search box."""
        return self.screen.take_text() if isinstance(self.screen, Page) else None

    # What every screen shows

    @property
    def status(self) -> Status:
        """Who is working, and whether the last write is in the file."""
        return self._status

    @status.setter
    def status(self, status: Status) -> None:
        self._status = status
        self._show_top()

    def _show_top(self) -> None:
        """Paint the top line of the page that is seen, also below a dialog."""
        for screen in reversed(self.screen_stack if self.is_running else ()):
            if isinstance(screen, Page):
                screen.show_title()
                return

    def show_error(self, error: SmeicError) -> None:
        """Say what went wrong and what to do."""
        from smeic_tui.widgets.message import Message

        self.push_screen(Message.of(error))

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """A short note in the top line, in place of the one before; never read as markup."""
        aside, self._aside = self._aside, []
        told = (message, *(render("reason", each.code, each.params) for each in aside))
        super().notify(
            cleaned("   ".join(filter(None, told))),
            title=cleaned(title),
            severity=severity,
            timeout=timeout,
            markup=False,
        )

    def _refresh_notifications(self) -> None:
        """The latest note is shown; Textual asks when one is added and when a screen comes up."""
        if self._note_ends is not None:
            self._note_ends.stop()
            self._note_ends = None
        latest = next(reversed([*self._notifications]), None)
        note = "" if latest is None else latest.message
        if latest is not None:
            self._note_ends = self.set_timer(max(latest.time_left, 0.1), self.clear_notifications)
        if note != self.note:
            self.note = note
            self._show_top()

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """None of the stock ones; the palette offers the actions of the registry."""
        return ()

    def place_caret(self) -> None:
        """Leave the terminal's cursor in the focused field: an IME draws there."""
        focused = self.screen.focused
        if isinstance(focused, Input):
            self.cursor_position = caret(focused)

    # Ending

    def on_mount(self) -> None:
        """Save drafts when the window is closed; collect garbage again once something shows."""
        self.call_after_refresh(_collect_again)
        if not self.is_headless:
            import asyncio

            on_close(asyncio.get_running_loop(), self.end)

    def end(self) -> None:
        """Keep what was entered and end without asking."""
        for screen in reversed(self.screen_stack):
            if isinstance(screen, Keyed):
                screen.save_draft()
        self.exit()

    async def action_quit(self) -> None:
        """End the program, asking first where something would be lost."""
        if not any(isinstance(screen, Keyed) and screen.unsaved for screen in self.screen_stack):
            self.exit()
            return
        from smeic_tui.widgets.confirm import Confirm

        question = Confirm(t("frame.quit_title"), t("frame.quit"))
        self.push_screen(question, lambda yes: self.exit() if yes else None)

    def action_ignore(self) -> None:
        """Ctrl+C where there is nothing to copy does nothing."""
