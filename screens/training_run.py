"""研修の出席簿: trainees by sessions, marked by digits, with who can still complete the run."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from screens.persons.verbs import PersonVerbs
from screens.trainings.marking import Marker
from screens.trainings.sheet import (
    ORDERS,
    Order,
    frozen_columns,
    in_order,
    lines,
    session_columns,
)
from screens.trainings.told import ahead_words, beaten_words, explained, legend, overview
from screens.watching import LOOK_EVERY, Changes
from smeic_tui.actions import bindings
from smeic_tui.actions.action import DIGITS
from smeic_tui.actions.contexts import TRAINING
from smeic_tui.domain.training.facts import MARKS, Mark, Session
from smeic_tui.domain.training.forecast import OUTLOOKS, Forecast, Outlook
from smeic_tui.domain.training.noting import (
    CAN_BE_ANNOUNCED,
    lies_ahead,
    not_entered,
    noted,
    session_now,
    with_minutes,
)
from smeic_tui.domain.training.summary import forecasts, summary
from smeic_tui.errors import Param, SmeicError
from smeic_tui.exports.training_words import day_text, mark_text, run_name, session_name
from smeic_tui.store.attendance_book import Book, book, unchanged
from smeic_tui.store.cells import Beaten
from smeic_tui.store.trainees import Listed
from smeic_tui.text import t
from smeic_tui.widgets.confirm import Confirm
from smeic_tui.widgets.grid_rows import ListedLines, Place
from smeic_tui.widgets.grid_table import GridTable
from smeic_tui.widgets.lines import Lines
from smeic_tui.widgets.rows import WIDE_TABLE

if TYPE_CHECKING:
    from collections.abc import Callable


class RunScreen(PersonVerbs):
    """The grid; whatever concerns the run is reached from here."""

    CONTEXT = TRAINING
    BINDINGS: ClassVar[list[BindingType]] = bindings(TRAINING)
    AUTO_FOCUS = "#grid"
    SHOWS_EVENT = False
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
        super().__init__()
        self.run_id = run_id
        self.today = today or date.today()
        self.book: Book | None = None
        self.forecasts: Mapping[int, Forecast] = {}
        self.order: Order = "kana"
        self.only: Outlook | None = None
        self.grid = GridTable(follow=self._explain, id="grid")
        self.above = Lines(id="overview")
        self.below = Lines(id="told")
        self._marker: Marker | None = None
        self._wide = False

    def body(self) -> ComposeResult:
        """Numbers, grid, what the marked cell means."""
        yield self.above
        yield self.grid
        yield self.below

    def on_mount(self) -> None:
        """Read the run, stand on the session to be marked, and look for what others do."""
        self._changes = Changes(self.desk.workspace)
        self._read()
        if self.book is not None:
            trainees = [each.trainee for each in self.book.in_class]
            at = session_now(self.book.course, trainees, self.book.marks, self.today)
            self.grid.move_to(0, at)
            self._explain(self.grid.place)
        self.set_interval(LOOK_EVERY, self._look_again)

    def on_resize(self) -> None:
        """The prospect stands in full where there is room."""
        if self.book is not None and (self.size.width >= WIDE_TABLE) != self._wide:
            self._show()

    # What is shown

    def _read(self) -> None:
        before = self.book
        try:
            self.book = book(self.desk.workspace.conn, self.run_id)
        except SmeicError:
            self.dismiss()
            return
        found = self.book
        if self._marker is None:
            self._marker = Marker(self.desk, self.run_id, run_name(found.run))
        same = unchanged(before, found) if before is not None else frozenset()
        others = [each.trainee for each in found.everybody if each.trainee.person_id not in same]
        kept = {i: told for i, told in self.forecasts.items() if i in same}
        self.forecasts = kept | forecasts(
            found.course, others, found.marks, found.submissions, self.today
        )
        self._show()

    def _show(self) -> None:
        found = self.book
        if found is None:
            return
        self._wide = self.size.width >= WIDE_TABLE
        self.show_title((run_name(found.run), "title"))
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
        here = self._here(place)
        if here is None or self.book is None:
            self.below.put_all([])
            return
        listed, session = here
        told = self.forecasts.get(listed.trainee.person_id)
        self.below.put_all(
            [*explained(self.book, listed, session, told, self.today, self.size.width), legend()]
        )

    def _here(self, place: Place | None) -> tuple[Listed, Session] | None:
        if place is None or self.book is None or place.column >= len(self.book.course.sessions):
            return None
        listed = self.book.listed(place.line.key)
        return None if listed is None else (listed, self.book.course.sessions[place.column])

    def _look_again(self) -> None:
        if self.is_current and self._changes.happened():
            self._read()

    def facts_changed(self) -> None:
        """Show what was just written."""
        self._changes.happened()
        self._read()

    # Marks

    def action_choose(self, digit: str) -> None:
        """A digit marks the cell and goes on to the next trainee; 0 clears it."""
        here = self._here(self.grid.place)
        if here is None or self.book is None:
            return
        listed, session = here
        before = self.book.marks_of(listed.trainee.person_id).get(session.id)
        if digit == "0":
            self._mark_one(listed, session, None)
        elif DIGITS.index(digit) < len(MARKS):
            kind = MARKS[DIGITS.index(digit)]
            self._mark_one(listed, session, noted(kind, session, before, self.today))
        else:
            return
        self.grid.move(1)

    def action_part_hours(self) -> None:
        """Note how long somebody was there."""
        from screens.trainings.hours_dialog import HoursDialog

        here = self._here(self.grid.place)
        if here is None or self.book is None:
            return
        listed, session = here
        before = self.book.marks_of(listed.trainee.person_id).get(session.id)

        def entered(minutes: int | None) -> None:
            if minutes is not None:
                wanted = None if minutes < 0 else minutes
                self._mark_one(listed, session, with_minutes(before, wanted, session))

        title = f"{listed.name}  {session_name(session, self.book.course.sessions)}"
        self.desk.push_screen(HoursDialog(title, session, before), entered)

    def action_announced(self) -> None:
        """Note, or take back, that somebody said beforehand that they would not be there."""
        from dataclasses import replace

        here = self._here(self.grid.place)
        if here is None or self.book is None:
            return
        listed, session = here
        before = self.book.marks_of(listed.trainee.person_id).get(session.id)
        if before is None or before.kind not in CAN_BE_ANNOUNCED:
            self.desk.notify(t("training.nothing_announced"))
            return
        self._mark_one(listed, session, replace(before, is_announced=not before.is_announced))

    def action_all_present(self) -> None:
        """Mark everybody present who has no mark for this session; exceptions come after.

        Nobody can have been at a session that lies ahead: that is asked first.
        """
        here = self._here(self.grid.place)
        if here is None or self.book is None:
            return
        session, found = here[1], self.book
        name = session_name(session, found.course.sessions)
        trainees = [each.trainee for each in found.in_class]
        people = not_entered(found.course, session, trainees, found.marks)
        if not people:
            self.desk.notify(t("training.all_entered", session=name))
            return
        mark = Mark("online" if session.mode == "online" else "present")
        told: dict[str, Param] = {"session": name, "count": len(people)}

        def then(written: int) -> None:
            self.desk.notify(t("training.all_marked", session=name, count=written))

        def answered(yes: bool | None) -> None:
            if yes:
                self._mark(session, dict.fromkeys(people, mark), told, then)

        if lies_ahead(session, self.today):
            day = day_text(session.held_on)
            question = t("training.mark_ahead", day=day, count=len(people))
            title = t("training.mark_ahead_title", session=name)
            self.desk.push_screen(Confirm(title, question), answered)
        else:
            answered(True)

    def _mark_one(self, listed: Listed, session: Session, mark: Mark | None) -> None:
        if self.book is not None:
            name = session_name(session, self.book.course.sessions)
            told: dict[str, Param] = {"session": name, "name": listed.name}

            def then(_: int) -> None:
                if mark is not None and lies_ahead(session, self.today):
                    self.desk.notify(ahead_words(session, listed.name, mark))

            self._mark(session, {listed.trainee.person_id: mark}, told, then)

    def _mark(
        self,
        session: Session,
        wanted: Mapping[int, Mark | None],
        told: Mapping[str, Param],
        then: Callable[[int], object] | None = None,
    ) -> None:
        found, marker = self.book, self._marker
        if found is None or marker is None:
            return
        shown = {i: found.marks_of(i).get(session.id) for i in wanted}

        def written(beaten: tuple[Beaten[Mark], ...]) -> None:
            self.facts_changed()
            if beaten:
                self._tell_beaten(session, beaten)
            elif then is not None:
                then(len(wanted))

        marker.write(session, wanted, shown, told, written)

    def _tell_beaten(self, session: Session, beaten: tuple[Beaten[Mark], ...]) -> None:
        found = self.book
        if found is None:
            return
        names = {each.trainee.person_id: each.name for each in found.everybody}
        first = beaten[0]
        text = mark_text(session, first.found, found.course.rule.counting)
        words = beaten_words(names, first.person_id, first.by, text)
        if len(beaten) > 1:
            words += " " + t("training.beaten_more", count=len(beaten) - 1)
        self.desk.notify(words, timeout=8)

    # What is listed

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

    def subject(self) -> int | None:
        """The trainee under the cursor."""
        place = self.grid.place
        return place.line.key if place else None

    @on(GridTable.Opened)
    def opened(self, event: GridTable.Opened) -> None:
        """Enter opens the person."""
        from screens.person import PersonScreen

        self.desk.push_screen(PersonScreen(event.place.line.key), lambda _: self.facts_changed())

    # The rest of the run

    def action_new(self) -> None:
        """Offer what can be added to the run."""
        from screens.trainings.course_menus import offer_new

        if self.book is not None:
            here = self._here(self.grid.place)
            offer_new(self, self.book, here[1] if here else None)

    def action_edit(self) -> None:
        """Offer what can be corrected: the session under the cursor first."""
        from screens.trainings.course_menus import offer_edit

        if self.book is not None:
            here = self._here(self.grid.place)
            offer_edit(self, self.book, here[1] if here else None)

    def action_remove(self) -> None:
        """Take the session under the cursor out of the run."""
        from screens.trainings.removing import remove_session

        here = self._here(self.grid.place)
        if here is not None and self.book is not None:
            remove_session(self, self.book, here[1])

    def action_completion_rule(self) -> None:
        """Edit the rule."""
        from screens.trainings.rule_form import RuleForm

        if self.book is not None:
            self.desk.push_screen(RuleForm(self.book), self.written)

    def action_assignments(self) -> None:
        """Go to the board of assignments."""
        from screens.assignments import AssignmentsScreen

        self.desk.push_screen(
            AssignmentsScreen(self.run_id, self.today), lambda _: self.facts_changed()
        )

    def action_trainees(self) -> None:
        """Go to who applied, was accepted, refused, withdrew."""
        from screens.trainees import TraineesScreen

        self.desk.push_screen(
            TraineesScreen(self.run_id, self.today), lambda _: self.facts_changed()
        )

    def action_session_points(self) -> None:
        """Enter the points of the session under the cursor for everybody who was there."""
        from screens.trainings.points import enter_points

        here = self._here(self.grid.place)
        if here is not None and self.book is not None:
            enter_points(self, self.book, here[1])

    def action_judge(self) -> None:
        """Decide who has completed the run."""
        from screens.trainings.judging import judge

        if self.book is not None:
            judge(self, self.book, self.forecasts)

    def action_certificates(self) -> None:
        """Issue certificates."""
        from screens.trainings.certificate_dialog import offer_certificates

        if self.book is not None:
            offer_certificates(self, self.book, ())

    def action_excel(self) -> None:
        """Offer the lists of this run."""
        from screens.trainings.excel import offer_lists

        if self.book is not None:
            offer_lists(self, self.book, self.today)

    def action_copy_row(self) -> None:
        """Put the row on the clipboard."""
        place = self.grid.place
        if place is not None:
            self.app.copy_to_clipboard("\t".join((*place.line.names, *place.line.cells)))
            self.desk.notify(t("frame.copied"))
