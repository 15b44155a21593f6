"""研修の出席簿: trainees by sessions, marked by digits, with who can still complete the run."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from textual.binding import BindingType

from screens.trainings.course_verbs import CourseVerbs
from screens.trainings.mark_verbs import MarkVerbs
from screens.trainings.sheet import (
    ORDERS,
    Order,
    frozen_columns,
    in_order,
    lines,
    session_columns,
)
from screens.trainings.told import explained, legend, overview
from smeic_tui.actions import bindings
from smeic_tui.actions.contexts import TRAINING
from smeic_tui.domain.training.facts import Session
from smeic_tui.domain.training.forecast import OUTLOOKS, Outlook
from smeic_tui.domain.training.noting import session_now
from smeic_tui.domain.training.summary import forecasts, summary
from smeic_tui.store.training.attendance_book import Book, unchanged
from smeic_tui.store.training.trainees import Listed
from smeic_tui.text import t
from smeic_tui.widgets.grid_rows import ListedLines, Place
from smeic_tui.widgets.rows import WIDE_TABLE


class RunScreen(MarkVerbs, CourseVerbs):
    """The grid; whatever concerns the run is reached from here."""

    CONTEXT = TRAINING
    BINDINGS: ClassVar[list[BindingType]] = bindings(TRAINING)
    DEFAULT_CSS = """
    RunScreen {
        #overview { height: 2; background: $surface; }
        #told { height: 5; background: $surface; }
    }
    """

    def __init__(self, run_id: int, today: date | None = None) -> None:
        """Open a run.

        Args:
            run_id: Which.
            today: The day that decides what lies ahead; the real one by default.
        """
        super().__init__(run_id, today)
        self.order: Order = "kana"
        self.only: Outlook | None = None
        self._wide = False

    def headings(self, found: Book) -> Sequence[Session]:
        """A column a session."""
        return found.course.sessions

    # What is shown

    def take(self, found: Book) -> None:
        """Forecast those whose marks changed; the first time, stand on the session to be marked."""
        before = self.book
        same = unchanged(before, found) if before is not None else frozenset()
        others = [each.trainee for each in found.everybody if each.trainee.person_id not in same]
        kept = {i: told for i, told in self.forecasts.items() if i in same}
        self.forecasts = kept | forecasts(
            found.course, others, found.marks, found.submissions, self.today
        )
        super().take(found)
        if before is None:
            trainees = [each.trainee for each in found.in_class]
            self.grid.move_to(0, session_now(found.course, trainees, found.marks, self.today))
            self._explain(self.grid.place)

    def on_resize(self) -> None:
        """The prospect stands in full where there is room."""
        if self.book is not None and (self.size.width >= WIDE_TABLE) != self._wide:
            self._show()

    def _show(self) -> None:
        found = self.book
        if found is None:
            return
        self._wide = self.size.width >= WIDE_TABLE
        everybody = [each.trainee for each in found.everybody]
        numbers = summary(found.course, everybody, found.marks, self.forecasts)
        only = t(f"training.outlook_short.{self.only}") if self.only else t("event.only_all")
        shown = f"{only}  {t(f'training.order.{self.order}')}"
        self.above.put_all(overview(found, numbers, shown))
        listed = [each for each in found.in_class if self._wanted(each)]
        place = self.grid.place
        self.grid.empty = self._empty(found)
        rows = (
            lines(
                found,
                in_order(found, listed, self.forecasts, self.order),
                self.forecasts,
                self.today,
                wide=self._wide,
            )
            if found.course.sessions
            else []
        )
        self.grid.show(
            frozen_columns(self.size.width),
            session_columns(found),
            ListedLines(rows),
            key=place.line.key if place else None,
        )
        self._explain(self.grid.place)

    def _empty(self, found: Book) -> str:
        if not found.in_class:
            return t("training.no_trainees")
        return t("training.no_sessions" if not found.course.sessions else "training.none_so")

    def _wanted(self, each: Listed) -> bool:
        told = self.forecasts.get(each.trainee.person_id)
        return self.only is None or (told is not None and told.outlook == self.only)

    def _explain(self, place: Place | None) -> None:
        cell = self.cell_at(place)
        if cell is None:
            self.below.put_all([])
            return
        told = self.forecasts.get(cell[1].trainee.person_id)
        self.below.put_all([*explained(*cell, told, self.today, self.size.width), legend()])

    # Who is listed

    def action_sort(self) -> None:
        """Choose the order of the trainees."""
        from smeic_tui.widgets.menu import Item, Menu

        items = [Item(order, t(f"training.order.{order}")) for order in ORDERS]

        def chosen(order: Order | None) -> None:
            if order is not None:
                self.order = order
                self._show()

        title = t("training.order_title")
        self.desk.push_screen(Menu(title, items, at=ORDERS.index(self.order)), chosen)

    def action_filter(self) -> None:
        """Choose whom to list: everybody, or those with one prospect."""
        from smeic_tui.widgets.menu import Item, Menu

        outlooks = [each.outlook for each in self.forecasts.values()]
        items: list[Item[Outlook | str]] = [Item("all", t("event.only_all"))]
        items += [
            Item(o, t(f"training.outlook.{o}"), t("event.guest_count", count=outlooks.count(o)))
            for o in OUTLOOKS
        ]

        def chosen(outlook: Outlook | str | None) -> None:
            if outlook is not None:
                self.only = next((o for o in OUTLOOKS if o == outlook), None)
                self._show()

        self.desk.push_screen(Menu(t("training.filter_title"), items), chosen)
