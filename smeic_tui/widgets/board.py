"""A board: columns of cards side by side, with one cursor over all of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, Unpack

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip

from smeic_tui.text import t
from smeic_tui.widgets.named import Named
from smeic_tui.widgets.rows import Tone
from smeic_tui.widgets.show import fit
from smeic_tui.widgets.toned import Toned

LINES = 4
"""Lines of a card, the blank one below it included."""
_GAP = 1


class Card(NamedTuple):
    """One card."""

    key: int
    """What it stands for; unique on the board."""
    lines: tuple[str, ...]
    """At most three; the first one is its title."""
    tone: Tone = ""


class Lane(NamedTuple):
    """One column."""

    title: str
    cards: tuple[Card, ...]


class Board(Toned, can_focus=True):
    """Arrows go from card to card and from column to column; Enter opens the card."""

    DEFAULT_CSS = """
    Board { height: 1fr; width: 1fr; }
    """

    class Opened(Message):
        """Enter or a double click on a card."""

        def __init__(self, board: Board, key: int) -> None:
            super().__init__()
            self.board = board
            self.key = key

        @property
        def control(self) -> Board:
            """The board, for ``@on`` selectors."""
            return self.board

    def __init__(
        self,
        *,
        empty: str = "",
        follow: Callable[[int | None], None] | None = None,
        **named: Unpack[Named],
    ) -> None:
        """Make an empty board.

        Args:
            empty: What stands on a board without cards.
            follow: Told the key of the card under the cursor whenever the user moves it.
            named: Its id and classes.
        """
        super().__init__(**named)
        self.empty = empty
        self.lanes: tuple[Lane, ...] = ()
        self._follow = follow
        self._lane = 0
        self._at = 0
        self._tops: list[int] = []

    def put(self, lanes: Sequence[Lane], *, key: int | None = None) -> None:
        """Show these columns, with the cursor on a card where that is there."""
        self.lanes = tuple(lanes)
        self._tops = [0] * len(self.lanes)
        if not self.point(key):
            self._lane = min(self._lane, max(len(self.lanes) - 1, 0))
            if not self._cards(self._lane):
                filled = [i for i, lane in enumerate(self.lanes) if lane.cards]
                self._lane = filled[0] if filled else 0
            self._at = max(0, min(self._at, len(self._cards(self._lane)) - 1))
            self._keep_in_view()
        self.refresh()

    def point(self, key: int | None) -> bool:
        """Put the cursor on a card; False where it is not on the board."""
        for number, lane in enumerate(self.lanes):
            for place, card in enumerate(lane.cards):
                if card.key == key:
                    self._lane, self._at = number, place
                    self._keep_in_view()
                    self.refresh()
                    return True
        return False

    @property
    def card(self) -> Card | None:
        """The card under the cursor."""
        cards = self._cards(self._lane)
        return cards[self._at] if self._at < len(cards) else None

    def _cards(self, lane: int) -> tuple[Card, ...]:
        return self.lanes[lane].cards if lane < len(self.lanes) else ()

    @property
    def page(self) -> int:
        """Cards that fit below the headings, one line being kept for how many more there are."""
        return max(1, (self.outer_size.height - 2) // LINES)

    # Moving

    def press(self, key: str) -> bool:
        """Act on a key that moves within a column; True if it was one. The search box uses it."""
        steps = {"up": -1, "down": 1, "pageup": -self.page, "pagedown": self.page}
        if key in steps:
            self._go(self._lane, self._at + steps[key])
        elif key in ("home", "end"):
            self._go(self._lane, 0 if key == "home" else len(self._cards(self._lane)))
        else:
            return False
        return True

    def on_key(self, event: events.Key) -> None:
        """Keys of the board itself; all others go up to the screen."""
        if event.key in ("left", "right"):
            self._sideways(-1 if event.key == "left" else 1)
        elif event.key == "enter" and self.card is not None:
            self.post_message(self.Opened(self, self.card.key))
        elif not self.press(event.key):
            return
        event.stop()
        event.prevent_default()

    def _sideways(self, step: int) -> None:
        """To the next column that has cards, at about the same height."""
        lane = self._lane + step
        while 0 <= lane < len(self.lanes) and not self._cards(lane):
            lane += step
        if 0 <= lane < len(self.lanes):
            height = self._at - self._tops[self._lane]
            self._go(lane, self._tops[lane] + height)

    def _go(self, lane: int, at: int) -> None:
        at = max(0, min(at, len(self._cards(lane)) - 1))
        if (lane, at) == (self._lane, self._at):
            return
        self._lane, self._at = lane, at
        self._keep_in_view()
        self.refresh()
        if self._follow is not None:
            self._follow(self.card.key if self.card else None)

    def _keep_in_view(self) -> None:
        if self._lane < len(self._tops):
            top = min(self._tops[self._lane], self._at)
            self._tops[self._lane] = max(top, self._at - self.page + 1, 0)

    def on_resize(self) -> None:
        """Keep the cursor's card in view."""
        self._keep_in_view()

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor, a double click opens."""
        lane = next((i for i, (x, w) in enumerate(self._spans()) if x <= event.x < x + w), None)
        if lane is None or event.y < 1:
            return
        at = self._tops[lane] + (event.y - 1) // LINES
        if at < len(self._cards(lane)):
            self._go(lane, at)
            if event.chain == 2 and self.card is not None:
                self.post_message(self.Opened(self, self.card.key))

    # Painting

    def _spans(self) -> list[tuple[int, int]]:
        """Start and width of each column."""
        count = max(len(self.lanes), 1)
        each, rest = divmod(self.outer_size.width - 1 - _GAP * (count - 1), count)
        spans, x = [], 1
        for number in range(len(self.lanes)):
            wide = each + (number < rest)
            spans.append((x, wide))
            x += wide + _GAP
        return spans

    def render_line(self, y: int) -> Strip:
        """Headings, then the cards of all columns side by side."""
        wide = self.outer_size.width
        if y and not any(lane.cards for lane in self.lanes):
            text = fit(f"    {self.empty}" if y == 2 else "", wide)
            return Strip([Segment(text, self.tone("dim"))], wide)
        blank = self.tone("")
        segments = [Segment(" ", blank)]
        for number, (_, cells) in enumerate(self._spans()):
            if number:
                segments.append(Segment(" " * _GAP, blank))
            segments.append(self._piece(number, y, cells))
        used = sum(segment.cell_length for segment in segments)
        segments.append(Segment(" " * max(wide - used, 0), blank))
        return Strip(segments, wide)

    def _piece(self, number: int, y: int, cells: int) -> Segment:
        lane = self.lanes[number]
        if y == 0:
            return Segment(fit(f" {lane.title} {len(lane.cards)}", cells), self.tone("header"))
        place, line = divmod(y - 1, LINES)
        at = self._tops[number] + place
        if place >= self.page:
            more = len(lane.cards) - self._tops[number] - self.page
            said = t("referral.board.more", count=more) if more > 0 and line == 0 else ""
            return Segment(fit(f" {said}", cells), self.tone("dim"))
        if at >= len(lane.cards) or line >= LINES - 1:
            return Segment(" " * cells, self.tone(""))
        card = lane.cards[at]
        text = card.lines[line] if line < len(card.lines) else ""
        if number == self._lane and at == self._at:
            mark = ">" if line == 0 else " "
            return Segment(fit(f"{mark}{text}", cells), self.tone("cursor"))
        tone = card.tone if line == 1 else "strong" if line == 0 else "dim"
        return Segment(fit(f" {text}", cells), self.tone(tone))
