"""What every page of one run has: the run as it was last read, its lists, its other pages."""

from __future__ import annotations

from datetime import date

from screens.persons.verbs import PersonVerbs
from screens.rereading import Rereading
from smeic_tui.errors import SmeicError
from smeic_tui.exports.training_words import run_name
from smeic_tui.store.training.attendance_book import Book, book


class RunPage(Rereading, PersonVerbs):
    """A page of one run; it closes when the run is gone."""

    SHOWS_EVENT = False

    def __init__(self, run_id: int, today: date | None = None) -> None:
        """Open a page of a run.

        Args:
            run_id: Which run.
            today: The day that decides what lies ahead and what is overdue, and that decisions are
                noted with; the real one by default.
        """
        super().__init__()
        self.run_id = run_id
        self.today = today or date.today()
        self.book: Book | None = None
        """The run as it was last read; None before the first time."""

    def read(self) -> None:
        """Read the run; go back when it is gone."""
        try:
            found = book(self.desk.workspace.conn, self.run_id)
        except SmeicError:
            self.dismiss()
            return
        self.take(found)

    def take(self, found: Book) -> None:
        """Show the run as it was just read."""
        self.book = found
        self.show_title((run_name(found.run), "title"))
        self._show()

    def _show(self) -> None:
        """Show the run as it was last read."""
        raise NotImplementedError

    def action_assignments(self) -> None:
        """Go to the board of assignments."""
        from screens.assignments import AssignmentsScreen

        self._go_to(AssignmentsScreen(self.run_id, self.today))

    def action_trainees(self) -> None:
        """Go to who applied, was accepted, refused, withdrew."""
        from screens.trainees import TraineesScreen

        self._go_to(TraineesScreen(self.run_id, self.today))

    def _go_to(self, page: RunPage) -> None:
        self.desk.push_screen(page, lambda _: self.facts_changed())

    def action_excel(self) -> None:
        """Offer the lists of this run."""
        from screens.trainings.excel import offer_lists

        if self.book is not None:
            offer_lists(self, self.book, self.today)
