"""A page of one run that is a grid: a line a trainee, a column a session or an assignment."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Generic, TypeVar

from textual import on
from textual.app import ComposeResult

from screens.trainings.run_page import RunPage
from smeic_tui.store.training.attendance_book import Book
from smeic_tui.store.training.trainees import Listed
from smeic_tui.text import t
from smeic_tui.widgets.grid_rows import Place
from smeic_tui.widgets.grid_table import GridTable
from smeic_tui.widgets.lines import Lines

Heading = TypeVar("Heading")
"""What a column stands for: a session, an assignment."""


class GridPage(RunPage, Generic[Heading]):
    """Numbers above the grid; below it what the marked cell means."""

    AUTO_FOCUS = "#grid"

    def __init__(self, run_id: int, today: date | None = None) -> None:
        """Open a page of a run.

        Args:
            run_id: Which run.
            today: Today; the real day by default.
        """
        super().__init__(run_id, today)
        self.grid = GridTable(follow=self._explain, id="grid")
        self.above = Lines(id="overview")
        self.below = Lines(id="told")

    def body(self) -> ComposeResult:
        """Numbers, grid, what the marked cell means."""
        yield self.above
        yield self.grid
        yield self.below

    def headings(self, found: Book) -> Sequence[Heading]:
        """What the columns stand for, in their order."""
        raise NotImplementedError

    def _explain(self, place: Place | None) -> None:
        """Say what the cell at a place means; called in the frame of the key that moved there."""
        raise NotImplementedError

    # The marked cell

    def cell_at(self, place: Place | None) -> tuple[Book, Listed, Heading] | None:
        """The run, the trainee and what the column stands for; None where there is no cell."""
        found = self.book
        if place is None or found is None:
            return None
        headings = self.headings(found)
        listed = found.listed(place.line.key)
        if listed is None or place.column >= len(headings):
            return None
        return found, listed, headings[place.column]

    @property
    def cell(self) -> tuple[Book, Listed, Heading] | None:
        """The cell under the cursor."""
        return self.cell_at(self.grid.place)

    def subject(self) -> int | None:
        """The trainee under the cursor."""
        place = self.grid.place
        return place.line.key if place else None

    @on(GridTable.Opened)
    def opened(self, event: GridTable.Opened) -> None:
        """Enter opens the person."""
        from screens.person import PersonScreen

        self.desk.push_screen(PersonScreen(event.place.line.key), lambda _: self.facts_changed())

    def action_copy_row(self) -> None:
        """Put the row on the clipboard."""
        place = self.grid.place
        if place is not None:
            self.app.copy_to_clipboard("\t".join((*place.line.names, *place.line.cells)))
            self.desk.notify(t("frame.copied"))
