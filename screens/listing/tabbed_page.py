"""The page of one thing: what it is above, tabs by digit, and the list of the shown tab below."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from textual.app import ComposeResult

from screens.listing.page import ListPage
from screens.listing.tabs import tab_line
from smeic_tui.actions.action import DIGITS
from smeic_tui.text import t
from smeic_tui.widgets.lines import Lines, Side
from smeic_tui.widgets.record_table import RecordTable
from smeic_tui.widgets.rows import Column, ListRows, Rows, RowView
from smeic_tui.widgets.wrapping import wrapped


class Numbered(Protocol):
    """A record of the file."""

    @property
    def id(self) -> int:
        """Key of its row."""


T = TypeVar("T")
Record = TypeVar("Record", bound=Numbered)


@dataclass(frozen=True, slots=True)
class Tab:
    """What a digit shows; columns and rows are made only for the tab that is shown."""

    count: int
    """Stands behind the tab's name."""
    columns: Callable[[], tuple[Column, ...]]
    rows: Callable[[], Rows]


def tab_of(
    columns: Callable[[], tuple[Column, ...]], items: Sequence[T], row: Callable[[T], RowView]
) -> Tab:
    """A tab with a row for each item, and their number behind its name."""
    return Tab(len(items), columns, lambda: ListRows([row(item) for item in items]))


class TabbedPage(ListPage):
    """A subclass says in ``tabs`` what the digits show, and has this first among its bases.

    Styles are inherited along the first base only.
    The catalogue area that is called like the page's context names each tab (``tab_<name>``) and
    says what to do where its list is empty (``no_<name>``).
    """

    AUTO_FOCUS = "#table"
    DEFAULT_CSS = """
    TabbedPage #about { background: $surface; }
    TabbedPage #tabs { background: $panel; }
    """

    def __init__(self, tab: str) -> None:
        """Make the page.

        Args:
            tab: Name of the tab shown first.
        """
        super().__init__()
        self.tab = tab
        self.about = Lines(id="about")
        self.table = RecordTable(id="table")

    def body(self) -> ComposeResult:
        """What it is, tabs, list."""
        yield self.about
        yield Lines(id="tabs")
        yield self.table

    def tabs(self) -> Mapping[str, Tab]:
        """The tabs by name, in the order of their digits; none before anything was read."""
        raise NotImplementedError

    @property
    def room(self) -> int:
        """Cells of a line above the tabs."""
        return (self.size.width or self.app.size.width) - 2

    def show_about(
        self, lines: Sequence[tuple[Side, Side]], texts: Iterable[str | None] = (), *, most: int = 2
    ) -> None:
        """Show what it is.

        Args:
            lines: First.
            texts: Below them, wrapped; what is missing takes no line.
            most: Lines of each text at most.
        """
        shown = list(lines)
        for text in filter(None, texts):
            shown += [([(f" {line}", "")], "") for line in wrapped(text, self.room)[:most]]
        self.about.styles.height = len(shown)
        self.about.put_all(shown)

    def _show(self, *, first: bool = False) -> None:
        tabs = self.tabs()
        if not tabs:
            return
        row = None if first else self.table.row
        index = 0 if first else self.table.cursor
        self.table.empty = t(f"{self.CONTEXT}.no_{self.tab}")
        self.table.show_columns(tabs[self.tab].columns())
        self.table.show(tabs[self.tab].rows(), key=row.key if row else None, index=index)
        names = [f"{t(f'{self.CONTEXT}.tab_{name}')} {tab.count}" for name, tab in tabs.items()]
        self.query_one("#tabs", Lines).put(tab_line(names, list(tabs).index(self.tab)))

    def action_choose(self, digit: str) -> None:
        """A digit shows another list."""
        names, index = list(self.tabs()), DIGITS.index(digit)
        if index < len(names) and names[index] != self.tab:
            self.tab = names[index]
            self._show(first=True)
            self._show_footer()

    def record_of(self, found: Sequence[Record], *tabs: str) -> Record | None:
        """The record under the cursor; None where another tab is shown, or its list is empty.

        Args:
            found: The records.
            tabs: Names of the tabs that list them.
        """
        row = self.table.row
        if row is None or self.tab not in tabs:
            return None
        return next((each for each in found if each.id == row.key), None)
