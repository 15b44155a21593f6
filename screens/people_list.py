"""A list of people found by something else than a search: the same verbs as in the roster."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Sequence
from threading import Event
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from screens.background import Stop, in_background, read_in_background
from screens.listing.found import Choice, Found, Noted
from screens.listing.people_page import PeopleWithPanel
from screens.listing.rows import Hits
from screens.watching import Watch
from smeic_tui.actions import bindings
from smeic_tui.actions.action import DIGITS
from smeic_tui.actions.contexts import PEOPLE_LIST
from smeic_tui.text import t
from smeic_tui.widgets.lines import Lines, Piece

if TYPE_CHECKING:
    from smeic_tui.store.roster.search_list import SearchList


class PeopleList(PeopleWithPanel):
    """The list, its search box and panel; a digit shows another of the lists it was opened with."""

    CONTEXT = PEOPLE_LIST
    BINDINGS: ClassVar[list[BindingType]] = bindings(PEOPLE_LIST)
    DEFAULT_CSS = """
    PeopleList #choices { background: $surface; }
    """

    def __init__(self, caption: str, choices: Sequence[Choice], at: int = 0) -> None:
        """Make the list.

        Args:
            caption: What the lists are about; may hold data.
            choices: The lists, one or more.
            at: Index of the one shown first.
        """
        super().__init__(empty=t("quality.reading"))
        self.caption = caption
        self.choices = tuple(choices)
        self.at = at
        self.found: tuple[Found, ...] = ()
        self._words = ""
        self._shown = array("q")
        self._reading: Stop | None = None
        self._texts: SearchList | None = None
        self._edition = 0
        self._loading = -1

    def body(self) -> ComposeResult:
        """Lists to choose from, search line, list, panel."""
        if len(self.choices) > 1:
            yield Lines(id="choices")
        yield from super().body()

    def on_mount(self) -> None:
        """Find the people without keeping anybody waiting, and look now and then for changes."""
        self.panel_ready = True
        self.show_title((self.caption, "title"))
        self._show_choices()
        self._watch = Watch(self, self._read_again)
        self._read()

    # The list

    def _read(self) -> None:
        choices = self.choices

        def read(conn: sqlite3.Connection) -> tuple[Found, ...]:
            return tuple(choice.find(conn) for choice in choices)

        def then(found: tuple[Found, ...]) -> None:
            first = not self.found
            self.found = found
            if first and not found[self.at].ids:
                self.at = next((n for n, each in enumerate(found) if each.ids), self.at)
            self._show()

        self._reading = read_in_background(self, read, then, instead_of=self._reading)

    def _show(self, *, first: bool = False) -> None:
        if not self.found:
            return
        found, conn = self.found[self.at], self.desk.workspace.conn
        row = None if first else self.table.row
        words = self._words.strip()
        if words:
            from smeic_tui.domain.search import parse
            from smeic_tui.store.roster.roster_filter import Sieve

            hits = self._hits(words)
            self._shown = array("q", (i for i in found.ids if i in hits))
            asked = Sieve.asked(conn, words)
            self._shown = self._shown if asked is None else asked.keep(self._shown)
            rows = Hits(conn, self._shown, parse(words))
        else:
            self._shown = found.ids
            rows = Hits(conn, self._shown)
        self.table.empty = t("quality.list.no_hit" if words else "quality.list.empty")
        notes = {} if words else found.notes
        index = self.table.cursor if row else 0
        self.table.show(Noted(rows, notes), key=row.key if row else None, index=index)
        self._show_choices()
        self._show_bar()
        self._follow(self.table.row)

    def _hits(self, words: str) -> frozenset[int]:
        if self._texts is not None:
            return frozenset(self._texts.search(words))
        # The first characters are searched in the file while the texts come into memory.
        from smeic_tui.store.roster.finding import matching_ids

        self._load_texts()
        return frozenset(matching_ids(self.desk.workspace.conn, words))

    def _load_texts(self) -> None:
        if self._loading == self._edition:
            return
        self._loading = edition = self._edition
        workspace = self.desk.workspace

        def work(_stop: Event) -> SearchList:
            from smeic_tui.store.roster.search_list import SearchList

            with workspace.reading() as conn:
                return SearchList.load(conn, "kana")

        def then(texts: SearchList) -> None:
            # Texts of before the last change would find what is no longer so.
            if edition == self._edition:
                self._texts = texts

        in_background(self, work, then)

    def _show_choices(self) -> None:
        if len(self.choices) < 2:
            return
        pieces: list[Piece] = [(" ", "")]
        for number, choice in enumerate(self.choices):
            count = f" {len(self.found[number].ids):,}" if self.found else ""
            text = f"{DIGITS[number]} {choice.label}{count}"
            chosen = number == self.at
            pieces.append((f"[{text}]" if chosen else f" {text} ", "held" if chosen else ""))
        self.query_one("#choices", Lines).put(pieces)

    def _show_bar(self) -> None:
        count = f"{len(self.found[self.at].ids):,}" if self.found else "0"
        chosen = len(self.table.selected)
        said = t("quality.list.count", count=count)
        if self._words.strip():
            said = t("quality.list.found", found=f"{len(self._shown):,}", count=count)
        self.bar.found(
            [
                (said, "strong"),
                ("  ", ""),
                (t("quality.list.chosen", count=f"{chosen:,}"), "key" if chosen else "dim"),
                (" ", ""),
            ]
        )

    def _search(self, words: str) -> None:
        if words.split() != self._words.split():
            self._words = words
            self._show(first=bool(words))

    # What was changed meanwhile

    def _read_again(self) -> None:
        self._edition += 1
        self._texts = None
        self._read()

    def facts_changed(self) -> None:
        """Find the people again: whoever was put right leaves the list."""
        self._watch.read()

    # What can be done

    def action_choose(self, digit: str) -> None:
        """Show another of the lists."""
        number = DIGITS.index(digit)
        if number < len(self.choices) and number != self.at:
            self.at = number
            self._show(first=True)

    def action_excel(self) -> None:
        """Write those selected, or else all that are shown, in the order of the list."""
        from screens.figures.listed import Captioned
        from screens.forms.excel_output import ExcelDialog

        selected = self.table.selected
        ids = tuple(i for i in self._shown if not selected or i in selected)
        if not ids:
            self.desk.notify(t("roster.no_one_chosen"))
            return
        choice = self.choices[self.at].label
        caption = "  ".join(filter(None, (self.caption, choice, self._words.strip())))
        self.desk.push_screen(ExcelDialog(Captioned(ids, caption=caption)))
