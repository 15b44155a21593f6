"""The frame of every screen: top line, footer, and the rules of its keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Generic, NamedTuple, TypeVar

from textual.app import ComposeResult
from textual.css.query import NoMatches
from textual.screen import Screen
from textual.widget import Widget

from smeic_tui.actions import actions_for, footer_items, shown_keys
from smeic_tui.actions.action import Action, By
from smeic_tui.text import t
from smeic_tui.widgets.keyboard import in_text_field
from smeic_tui.widgets.lines import Lines, Piece, Side
from smeic_tui.widgets.painting import paint
from smeic_tui.widgets.search_box import SearchBox
from smeic_tui.widgets.show import cleaned, cut, width

if TYPE_CHECKING:
    from collections.abc import Sequence

Result = TypeVar("Result")


class Status(NamedTuple):
    """What the right end of the top line says on every screen."""

    staff: str = ""
    """Short name of who is working."""
    saving: str = ""
    """Catalogue key of the state of the last write (``frame.saved`` …), or nothing yet."""
    event: str = ""
    """The event that is coming up, its day first; where there is no room its end is cut."""


_DAY_OF_EVENT = 22
"""Cells of ``次 12/22(火) あと26日…``: less of an event that is coming up would say nothing."""


class TopLine(Lines):
    """Name of the screen and what is open on the left, who is working and 保存済 on the right.

    A note takes the place of what is open for a few seconds: it hides no row and no key, and costs
    no layout. One too long for the line gets more lines, and pushes the page down meanwhile.
    """

    DEFAULT_CSS = """
    TopLine { dock: top; background: $panel; }
    """

    def tell(
        self,
        name: str,
        subject: Sequence[Piece],
        event: str,
        right: Sequence[Piece],
        note: str,
    ) -> None:
        """Show this.

        Args:
            name: Of the screen.
            subject: What is open.
            event: What is coming up: as much of it as the subject leaves room for, but its day; a
                note that needs the room goes first.
            right: Kept whole at the right end.
            note: What has just been done or could not be; empty for none.
        """
        title: Piece = (f" {name}", "strong")
        # Of the terminal, not of this line: after a resize the page hears of it first.
        wide = self.app.size.width
        room = wide - _width(right) - 2
        if not note:
            left: list[Piece] = [title, ("  ", ""), *subject]
            free = max(room - _width(left) - 1, _DAY_OF_EVENT)
            self._set([(left, _with_event(cut(event, min(free, wide // 2 - 4)), right))])
            return
        told: list[Piece] = [title, ("  ", ""), (f" {note} ", "note")]
        if _width(told) <= room:
            free = room - _width(told) - 1
            beside = cut(event, free) if free >= _DAY_OF_EVENT else ""
            self._set([(told, _with_event(beside, right))])
            return
        from smeic_tui.widgets.wrapping import wrapped

        lines = wrapped(note, max(room - 2, 2))
        self._set([([(f" {line} ", "note")], "" if n else right) for n, line in enumerate(lines)])

    def _set(self, lines: list[tuple[Side, Side]]) -> None:
        self.put_all(lines)
        height = self.styles.height
        if height is None or height.value != len(lines):
            self.styles.height = len(lines)


def _width(pieces: Sequence[Piece]) -> int:
    return sum(width(text) for text, _ in pieces)


def _with_event(event: str, right: Sequence[Piece]) -> list[Piece]:
    return [(event, "dim"), ("   ", ""), *right] if event else [*right]


class Footer(Lines):
    """The keys that are wanted next, as many as fit; the last ones always do."""

    DEFAULT_CSS = """
    Footer { dock: bottom; background: $panel; color: $text-muted; }
    """

    def offer(self, items: Sequence[tuple[str, str]], room: int, kept: int = 1) -> None:
        """Show these keys with their labels.

        Args:
            items: Key and label, most wanted first, help last.
            room: Cells of the line.
            kept: How many of the last ones are shown whatever else fits.
        """
        first, last = items[:-kept], items[-kept:]
        end: list[Piece] = []
        for key, label in last:
            end += [("  " if end else "", ""), (key, "key"), (f" {label}", "")]
        end.append((" ", ""))
        left = room - sum(width(text) for text, _ in end) - 2
        pieces: list[Piece] = [(" ", "")]
        for key, label in first:
            taken = width(key) + width(label) + 3
            if taken <= left:
                pieces += [(key, "key"), (f" {label}  ", "")]
                left -= taken
        self.put(pieces, end)


class Keyed(Screen[Result], Generic[Result]):
    """A screen whose keys come from the registry of actions."""

    CONTEXT: ClassVar[str] = ""
    """Which actions of the registry exist here."""
    TITLE_KEY: ClassVar[str] = ""
    """Catalogue key of the screen's name; ``frame.screen.<CONTEXT>`` where it is empty."""

    @property
    def unsaved(self) -> bool:
        """True while leaving would lose what was entered."""
        return False

    def on_idle(self) -> None:
        """Paint lines at once, whatever changed them; the rest waits for the screen's timer."""
        paint(self.app)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Letters act only while no text field has the focus."""
        if action == "short":
            name = str(parameters[0])
            return not in_text_field(self.focused) and bool(self.check_action(name, ()))
        return super().check_action(action, parameters)

    async def action_short(self, name: str) -> None:
        """Run an action by its letter."""
        await self.run_action(name)

    def offered(self) -> list[Action]:
        """Actions of this screen that it has and that can be done now."""
        return [
            action
            for action in actions_for(self.CONTEXT)
            if action.listed and self.has(action.id) and self.check_action(action.id, ())
        ]

    def has(self, action_id: str) -> bool:
        """True where the screen or the app implements the action."""
        name = f"action_{action_id}"
        return hasattr(self, name) or hasattr(self.app, name)

    def action_help(self) -> None:
        """Show the keys of this screen."""
        from smeic_tui.widgets.help import Help

        actions = [a for a in actions_for(self.CONTEXT) if a.by is not By.SCREEN or self.has(a.id)]
        self.app.push_screen(Help(self.name_shown, actions))

    def action_menu(self) -> None:
        """Offer what can be done here, by digit."""
        from smeic_tui.widgets.menu import Item, Menu

        items = [Item(a.id, a.label, " ".join(shown_keys(a))) for a in self.offered()]
        self.app.push_screen(Menu(t("frame.menu_title"), items), self.run_chosen)

    async def action_screens(self) -> None:
        """Offer the other screens; the app knows them."""
        await self.app.run_action("screens")

    def action_palette(self) -> None:
        """Offer the same by name."""
        from smeic_tui.widgets.palette import Palette

        self.app.push_screen(Palette(self.offered()), self.run_chosen)

    async def run_chosen(self, action_id: str | None) -> None:
        """Run what the menu or the palette answered."""
        if action_id is not None and not await self.app.run_action(action_id, self):
            await self.app.run_action(action_id)

    @property
    def name_shown(self) -> str:
        """The screen's name in the language in force."""
        return t(self.TITLE_KEY or f"frame.screen.{self.CONTEXT}")

    def save_draft(self) -> None:
        """Keep what was entered; called when the terminal is closed or the system shuts down."""


class Page(Keyed[Result], Generic[Result]):
    """A whole screen: top line, body, footer.

    A subclass sets ``CONTEXT`` and ``BINDINGS = bindings(CONTEXT)``, yields its widgets from
    ``body`` and has an ``action_<id>`` for each action of its context that the app does not have.
    """

    SHOWS_EVENT: ClassVar[bool] = True
    """The event that is coming up stands in the top line; not where one event is the subject."""

    def compose(self) -> ComposeResult:
        """The frame around the body."""
        yield TopLine(id="top")
        yield from self.body()
        yield Footer(id="footer")

    def body(self) -> ComposeResult:
        """Widgets between top line and footer."""
        yield from ()

    def on_mount(self) -> None:
        """Paint the frame, and the footer again whenever a field is entered or left."""
        self.show_title()
        self.watch(self, "focused", self._focus_moved, init=False)
        self._show_footer()

    def on_resize(self) -> None:
        """More or fewer keys fit the footer, and more or less of a note the top line."""
        self._show_footer()
        if getattr(self.app, "note", ""):
            self.show_title()

    def on_screen_resume(self) -> None:
        """The state of saving may have changed while another screen was on top."""
        self.show_title()

    def show_title(self, *more: Piece) -> None:
        """Show the screen's name, what is open (given once, kept) and the state of the program."""
        if more:
            self._subject: tuple[Piece, ...] = more
        subject = getattr(self, "_subject", ())
        status: Status = getattr(self.app, "status", Status())
        right: list[Piece] = [(status.staff, ""), ("  ", "")] if status.staff else []
        event = cleaned(status.event) if self.SHOWS_EVENT else ""
        if status.saving:
            failed = status.saving == "frame.save_failed"
            right += [(t(status.saving), "alert" if failed else "dim")]
        note: str = getattr(self.app, "note", "")
        try:
            self.query_one("#top", TopLine).tell(
                self.name_shown, subject, event, [*right, (" ", "")], note
            )
        except NoMatches:
            return

    def _focus_moved(self) -> None:
        self._show_footer()

    def footer_actions(self) -> Sequence[Action]:
        """What the footer may show; a screen narrows it where something cannot be done now."""
        return [
            action
            for action in actions_for(self.CONTEXT)
            if action.by is By.WIDGET or self.has(action.id)
        ]

    def _show_footer(self) -> None:
        actions = self.footer_actions()
        items: list[tuple[str, str]] = []
        if isinstance(self.focused, SearchBox):
            items += [("Enter", t(self.focused.enter_key)), ("Esc", t("frame.clear"))]
            actions = [action for action in actions if action.id not in ("search", "back")]
        in_field = in_text_field(self.focused)
        items += footer_items(actions, in_field=in_field)
        # How to get to the other screens is shown wherever nothing is being typed.
        kept = 2 if not in_field and any(action.id == "screens" for action in actions) else 1
        room = self.size.width or self.app.size.width
        try:
            self.query_one("#footer", Footer).offer(items, room, kept)
        except NoMatches:
            return

    def take_text(self) -> Widget | None:
        """Text typed at the list goes into the search box."""
        for box in self.query(SearchBox):
            if box.focusable:
                self.set_focus(box)
                return box
        return None

    def action_back(self) -> None:
        """Leave the screen, asking first where something would be lost."""
        if not self.unsaved:
            self.leave()
            return
        from smeic_tui.widgets.confirm import Confirm

        question = Confirm(t("frame.discard_title"), t("frame.discard"))
        self.app.push_screen(question, lambda yes: self.leave() if yes else None)

    def action_close(self) -> None:
        """The same by the letter ``q``."""
        self.action_back()

    def leave(self) -> None:
        """Go back to the screen below; the first screen stays."""
        stack: list[Screen[Any]] = list(self.app.screen_stack)
        if len(stack) > 1 and stack[0] is not self:
            self.dismiss()
        else:
            self.notify(t("frame.nothing_to_close"))
