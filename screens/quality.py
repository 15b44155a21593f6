"""充足率と多様性: what the file knows of its people, how they differ, and what is worth a look."""

from __future__ import annotations

from collections.abc import Mapping
from threading import Event
from typing import TYPE_CHECKING, ClassVar, Literal

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from screens.figures.concern_rows import concern_columns, concern_rows, concern_told
from screens.figures.counting import count
from screens.figures.grids import (
    Meaning,
    Sheet,
    diversity_lines,
    fill_lines,
    group_columns,
    name_column,
    told,
)
from screens.listing.tabs import tab_line
from screens.past.undoing import Undoing
from screens.watching import LOOK_EVERY, Changes
from smeic_tui.actions import bindings
from smeic_tui.actions.action import DIGITS, Action
from smeic_tui.actions.contexts import QUALITY
from smeic_tui.domain.groups import ALUMNI, Group
from smeic_tui.domain.quality import CONCERNS, Concern
from smeic_tui.store.figures.concerns import Asked, today
from smeic_tui.store.figures.quality import Figures
from smeic_tui.text import t
from smeic_tui.widgets.grid_rows import ListedLines, Place
from smeic_tui.widgets.grid_table import GridTable
from smeic_tui.widgets.lines import Lines
from smeic_tui.widgets.record_table import RecordTable
from smeic_tui.widgets.rows import ListRows, RowView

if TYPE_CHECKING:
    from screens.people_list import PeopleList

Tab = Literal["fill", "diversity", "concerns"]
TABS: tuple[Tab, ...] = ("fill", "diversity", "concerns")
"""What the digits 1 to 3 show."""
_OF_A_LIST = frozenset({"move_across", "row_ends", "corners", "section"})


class QualityScreen(Undoing):
    """A grid of fields or values by cohort, or the list of concerns; Enter opens the people."""

    CONTEXT = QUALITY
    BINDINGS: ClassVar[list[BindingType]] = bindings(QUALITY)
    AUTO_FOCUS = "#grid"
    DEFAULT_CSS = """
    QualityScreen {
        #tabs { background: $surface; }
        #told { height: 3; background: $surface; }
    }
    """

    def __init__(self, asked: Asked | None = None) -> None:
        """Make the screen.

        Args:
            asked: The day that ages and dates are counted against; today by default.
        """
        super().__init__()
        self.asked = asked or today()
        self.tab: Tab = "fill"
        self.grid = GridTable(empty=t("quality.reading"), follow=self._at_cell, id="grid")
        self.table = RecordTable(
            concern_columns(), empty=t("quality.reading"), follow=self._at_row, id="table"
        )
        self.explained = Lines(id="told")
        self.figures: Figures | None = None
        self.counts: Mapping[Concern, int] = {}
        self._sheet = Sheet((), {})
        self._kept: dict[Tab, int | None] = {}
        self._wide = 0
        self._counting: Event | None = None

    def body(self) -> ComposeResult:
        """Tabs, table, what the marked number means."""
        yield Lines(id="tabs")
        yield self.grid
        yield self.table
        yield self.explained

    def on_mount(self) -> None:
        """Count without keeping anybody waiting, and look now and then for what others do."""
        self.table.display = False
        self._show_tabs()
        self._changes = Changes(self.desk.workspace)
        self._count()
        self.set_interval(LOOK_EVERY, self._look_again)

    def on_unmount(self) -> None:
        """Nobody waits for the numbers any more."""
        if self._counting is not None:
            self._counting.set()

    def on_resize(self) -> None:
        """The names have more room on a wide terminal."""
        if self.figures is not None and self.size.width != self._wide:
            self._show()

    # Counting

    def _count(self) -> None:
        if self._counting is not None:
            self._counting.set()
        self._counting = count(
            self,
            self.asked,
            tell=self._show_tabs,
            counted=self._show_figures,
            checked=self._show_counts,
        )

    def _show_figures(self, found: Figures) -> None:
        self.figures = found
        whom = t("quality.whom", count=f"{found.people[ALUMNI]:,}")
        self.show_title((f"{t('quality.alumni')} {whom}", ""))
        self._show_tabs()
        self._show()

    def _show_counts(self, found: Mapping[Concern, int]) -> None:
        self.counts = found
        self._show_tabs()
        if self.tab == "concerns":
            self._show()

    # What is shown

    def _show_tabs(self, going_on: str = "") -> None:
        names = [t(f"quality.tab.{tab}") for tab in TABS]
        if self.counts:
            found = sum(1 for count in self.counts.values() if count)
            names[TABS.index("concerns")] += f" {found}"
        pieces = tab_line(names, TABS.index(self.tab))
        self.query_one("#tabs", Lines).put(pieces, [(f"{going_on} ", "dim")])

    def _show(self) -> None:
        self._wide = self.size.width
        found = self.figures
        if found is None:
            return
        if self.tab == "concerns":
            self._show_concerns()
            return
        if not any(found.people.values()):
            self.grid.empty = t("quality.nobody")
            self.grid.show((), (), ListedLines())
            return
        place = self.grid.place
        key = self._kept.pop(self.tab, place.line.key if place else None)
        self._sheet = (fill_lines if self.tab == "fill" else diversity_lines)(found)
        title = t("quality.column.item" if self.tab == "fill" else "quality.column.value")
        self.grid.show(
            (name_column(title, self._wide),),
            group_columns(found),
            ListedLines(self._sheet.lines),
            # The first line counts people; the cursor starts on what the table is about.
            key=1 if key is None and self.tab == "fill" else key,
        )
        self._at_cell(self.grid.place)

    def _show_concerns(self) -> None:
        rows = concern_rows(self.counts, self.asked.stale_years) if self.counts else []
        row = self.table.row
        self.table.show(ListRows(rows), key=row.key if row else None)
        self._at_row(self.table.row)

    def _at_cell(self, place: Place | None) -> None:
        if self.tab == "concerns":
            return
        pointed = self._pointed(place)
        lines = told(self.figures, *pointed) if self.figures and pointed else []
        self.explained.put_all(lines)

    def _pointed(self, place: Place | None) -> tuple[Meaning, Group] | None:
        if place is None or self.figures is None:
            return None
        meaning = self._sheet.meanings.get(place.line.key)
        groups = tuple(self.figures.people)
        if meaning is None or place.column >= len(groups):
            return None
        return meaning, groups[place.column]

    def _at_row(self, row: RowView | None) -> None:
        if self.tab != "concerns":
            return
        if row is None:
            self.explained.put_all([])
            return
        concern = CONCERNS[row.key]
        self.explained.put_all(concern_told(concern, self.counts[concern], self.asked.stale_years))

    def footer_actions(self) -> list[Action]:
        """A list has no cells."""
        actions = super().footer_actions()
        return [a for a in actions if self.tab != "concerns" or a.id not in _OF_A_LIST]

    # What was changed meanwhile

    def _look_again(self) -> None:
        if self.is_current and self._changes.happened():
            self._count()

    def facts_changed(self) -> None:
        """Count again what was just written."""
        self._look_again()

    def on_screen_resume(self) -> None:
        """Somebody may have been put right in a list that was open."""
        if self.is_mounted:
            self._look_again()

    # What can be done

    def action_choose(self, digit: str) -> None:
        """Show another table."""
        number = DIGITS.index(digit)
        if number >= len(TABS) or TABS[number] == self.tab:
            return
        if self.tab != "concerns" and self.grid.place is not None:
            self._kept[self.tab] = self.grid.place.line.key
        self.tab = TABS[number]
        self._kept.setdefault(self.tab, None)
        concerns = self.tab == "concerns"
        self.grid.display, self.table.display = not concerns, concerns
        self.set_focus(self.table if concerns else self.grid)
        self._show_tabs()
        self._show()

    @on(GridTable.Opened)
    def cell_opened(self, event: GridTable.Opened) -> None:
        """Enter opens the people of the cell."""
        pointed = self._pointed(event.place)
        if pointed is not None and self.figures is not None:
            from screens.figures.opening import cell_list

            self._open(cell_list(self.figures, *pointed, self.asked.year))

    @on(RecordTable.Opened)
    def concern_opened(self, event: RecordTable.Opened) -> None:
        """Enter opens the people of the concern."""
        from screens.figures.opening import concern_list

        concern = CONCERNS[event.row.key]
        self._open(concern_list(concern, self.asked) if self.counts.get(concern) else None)

    def _open(self, listed: PeopleList | None) -> None:
        if listed is None:
            self.desk.notify(t("quality.none_to_open"))
        else:
            self.desk.push_screen(listed, lambda _: self.facts_changed())

    def action_excel(self) -> None:
        """Write the table shown to Excel."""
        if self.figures is None or (self.tab == "concerns" and not self.counts):
            return
        from screens.figures.excel import FiguresExcel
        from smeic_tui.exports.quality_layout import concerns_sheet, diversity_sheet, fill_sheet

        if self.tab == "concerns":
            sheet = concerns_sheet(self.counts, self.asked.stale_years)
        else:
            sheet = (fill_sheet if self.tab == "fill" else diversity_sheet)(self.figures)
        self.desk.push_screen(FiguresExcel(sheet))

    def action_copy_row(self) -> None:
        """Put the row on the clipboard, its cells separated by tabs as Excel takes them."""
        place, row = self.grid.place, self.table.row
        cells: tuple[str, ...] = ()
        if self.tab != "concerns" and place is not None:
            cells = (*place.line.names, *(text.strip() for text in place.line.cells))
        elif self.tab == "concerns" and row is not None:
            cells = row.cells
        if cells:
            self.app.copy_to_clipboard("\t".join(cells))
            self.desk.notify(t("frame.copied"))
