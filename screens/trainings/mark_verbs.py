"""What a key does to the cell under the cursor of an attendance book: the marks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from screens.trainings.grid_page import GridPage
from screens.trainings.marking import Marker
from screens.trainings.told import ahead_words, beaten_words
from smeic_tui.actions.action import DIGITS
from smeic_tui.domain.training.facts import MARKS, Mark, Session
from smeic_tui.domain.training.noting import (
    CAN_BE_ANNOUNCED,
    lies_ahead,
    not_entered,
    noted,
    with_minutes,
)
from smeic_tui.errors import Param
from smeic_tui.exports.training_words import (
    called_off_text,
    day_text,
    mark_text,
    run_name,
    session_name,
)
from smeic_tui.store.training.attendance_book import Book
from smeic_tui.store.training.cells import Beaten
from smeic_tui.store.training.trainees import Listed
from smeic_tui.text import t
from smeic_tui.widgets.confirm import Confirm


class MarkVerbs(GridPage[Session]):
    """Digits mark one cell, a letter everybody without a mark."""

    def __init__(self, run_id: int, today: date | None = None) -> None:
        """Open a page of a run.

        Args:
            run_id: Which run.
            today: The day that decides what lies ahead; the real one by default.
        """
        super().__init__(run_id, today)
        self._marker: Marker | None = None
        """Made when the run is first read: it remembers what was marked from this page."""

    def take(self, found: Book) -> None:
        """Show the run as it was just read; from the first time on it can be marked."""
        if self._marker is None:
            self._marker = Marker(self.desk, self.run_id, run_name(found.run))
        super().take(found)

    def _cell_to_mark(self) -> tuple[Book, Listed, Session] | None:
        """The cell under the cursor; None with a note where the session does not take place."""
        cell = self.cell
        if cell is None or not cell[2].is_cancelled:
            return cell
        found, _, session = cell
        name = session_name(session, found.course.sessions)
        why = called_off_text(session, found.course)
        self.desk.notify(t("training.not_marked", session=name, why=why))
        return None

    def action_choose(self, digit: str) -> None:
        """A digit marks the cell and goes on to the next trainee; 0 clears it."""
        cell = self._cell_to_mark()
        if cell is None:
            return
        found, listed, session = cell
        before = found.marks_of(listed.trainee.person_id).get(session.id)
        if digit == "0":
            self._mark_one(found, listed, session, None)
        elif DIGITS.index(digit) < len(MARKS):
            kind = MARKS[DIGITS.index(digit)]
            self._mark_one(found, listed, session, noted(kind, session, before, self.today))
        else:
            return
        self.grid.move(1)

    def action_part_hours(self) -> None:
        """Note how long somebody was there."""
        from screens.trainings.hours_dialog import HoursDialog

        cell = self._cell_to_mark()
        if cell is None:
            return
        found, listed, session = cell
        before = found.marks_of(listed.trainee.person_id).get(session.id)

        def entered(minutes: int | None) -> None:
            if minutes is not None:
                wanted = None if minutes < 0 else minutes
                self._mark_one(found, listed, session, with_minutes(before, wanted, session))

        title = f"{listed.name}  {session_name(session, found.course.sessions)}"
        self.desk.push_screen(HoursDialog(title, session, before), entered)

    def action_announced(self) -> None:
        """Note, or take back, that somebody said beforehand that they would not be there."""
        from dataclasses import replace

        cell = self._cell_to_mark()
        if cell is None:
            return
        found, listed, session = cell
        before = found.marks_of(listed.trainee.person_id).get(session.id)
        if before is None or before.kind not in CAN_BE_ANNOUNCED:
            self.desk.notify(t("training.nothing_announced"))
            return
        announced = replace(before, is_announced=not before.is_announced)
        self._mark_one(found, listed, session, announced)

    def action_all_present(self) -> None:
        """Mark everybody present who has no mark for this session; exceptions come after.

        Nobody can have been at a session that lies ahead: that is asked first.
        """
        cell = self._cell_to_mark()
        if cell is None:
            return
        found, _, session = cell
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

    # Into the file

    def _mark_one(self, found: Book, listed: Listed, session: Session, mark: Mark | None) -> None:
        name = session_name(session, found.course.sessions)
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
        then: Callable[[int], object],
    ) -> None:
        """Write marks of one session; what was seen is what the page shows by now."""
        found, marker = self.book, self._marker
        if found is None or marker is None:
            return
        shown = {i: found.marks_of(i).get(session.id) for i in wanted}

        def written(beaten: tuple[Beaten[Mark], ...]) -> None:
            self.facts_changed()
            if beaten:
                self._tell_beaten(session, beaten)
            else:
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
