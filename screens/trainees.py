"""受講者: who applied for a run, whom the centre took, and how it ended for each of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from screens.listing.people_page import PeoplePage
from screens.trainings.run_page import RunPage
from screens.trainings.trainee_rows import TABS, in_tab, tab_pieces, trainee_columns, trainee_row
from smeic_tui.actions import bindings
from smeic_tui.actions.action import DIGITS
from smeic_tui.actions.contexts import TRAINEES
from smeic_tui.domain.training.facts import TraineeState
from smeic_tui.domain.training.summary import forecasts
from smeic_tui.errors import Param
from smeic_tui.exports.training_words import run_name
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.training import trainees
from smeic_tui.store.training.trainees import Listed
from smeic_tui.text import t
from smeic_tui.widgets.lines import Lines
from smeic_tui.widgets.record_table import RecordTable
from smeic_tui.widgets.rows import ListRows, RowView
from smeic_tui.widgets.search_bar import SearchBar


class TraineesScreen(PeoplePage, RunPage):
    """Everybody who applied; digits choose the state, letters decide about the selected."""

    CONTEXT = TRAINEES
    BINDINGS: ClassVar[list[BindingType]] = bindings(TRAINEES)
    AUTO_FOCUS = "#table"
    DEFAULT_CSS = """
    TraineesScreen #tabs { background: $panel; }
    """

    def __init__(self, run_id: int, today: date | None = None) -> None:
        """Make the list.

        Args:
            run_id: Of which run.
            today: The day that decisions are noted with; the real one by default.
        """
        super().__init__(run_id, today)
        self.tab = "all"
        self.table = RecordTable(trainee_columns(), selectable=True, id="table")
        self.bar = SearchBar(self._search, self.table, placeholder=t("event.guest_placeholder"))
        self._words = ""

    def body(self) -> ComposeResult:
        """Tabs, search line, list."""
        yield self.bar
        yield Lines(id="tabs")
        yield self.table

    def _show(self) -> None:
        from smeic_tui.domain.search import parse

        found = self.book
        if found is None:
            return
        terms = parse(self._words)
        shown = [
            each
            for each in found.everybody
            if in_tab(each, self.tab) and all(x.found_in(each.latin, each.cjk) for x in terms)
        ]
        everybody = [each.trainee for each in found.everybody]
        told = forecasts(found.course, everybody, found.marks, found.submissions, self.today)
        self.query_one("#tabs", Lines).put(tab_pieces(found.everybody, self.tab))
        self.table.empty = t("training.none_in_tab" if found.everybody else "training.no_trainees")
        row = self.table.row
        rows = ListRows(
            [trainee_row(found, each, told.get(each.trainee.person_id)) for each in shown]
        )
        self.table.show(rows, key=row.key if row else None, index=self.table.cursor)
        self._show_bar()

    @on(RecordTable.SelectionChanged)
    def _show_bar(self) -> None:
        chosen = len(self.table.selected)
        seats = self._seats()
        self.bar.found(
            [
                (t("event.guest_count", count=self.table.count), "strong"),
                (f"  {seats}  ", "alert" if self._over else "dim"),
                (t("roster.chosen", count=f"{chosen:,}"), "key" if chosen else "dim"),
                (" ", ""),
            ]
        )

    def _taken(self) -> int:
        found = self.book.everybody if self.book else ()
        return sum(e.trainee.in_class and e.trainee.state != "withdrawn" for e in found)

    @property
    def _over(self) -> bool:
        capacity = self.book.run.capacity if self.book else None
        return capacity is not None and self._taken() > capacity

    def _seats(self) -> str:
        capacity = self.book.run.capacity if self.book else None
        if capacity is None:
            return t("training.taken", count=self._taken())
        return t("training.taken_of", count=self._taken(), capacity=capacity)

    def _search(self, words: str) -> None:
        if words != self._words:
            self._words = words
            self._show()

    def copied(self, row: RowView) -> str:
        """A row tells more of the run than of the person."""
        return t("frame.copied")

    def action_choose(self, digit: str) -> None:
        """A digit shows those in another state."""
        index = DIGITS.index(digit)
        if index < len(TABS):
            self.tab = TABS[index]
            self._show()

    def meant(self) -> tuple[Listed, ...]:
        """Those selected, else the one under the cursor; a note where there is nobody."""
        if self.book is None:
            return ()
        chosen = self.table.selected
        if not chosen:
            person_id = self.subject()
            chosen = set() if person_id is None else {person_id}
        found = tuple(e for e in self.book.everybody if e.trainee.person_id in chosen)
        if not found:
            self.desk.notify(t("roster.no_one_chosen"))
        return found

    # Decisions

    def action_accept_trainee(self) -> None:
        """受理."""
        self.decide(self.meant(), "accepted", self.today.isoformat(), None)

    def action_refuse_trainee(self) -> None:
        """不受理, with the reason."""
        self._ask("refused", self.meant())

    def action_trainee_state(self) -> None:
        """Any other state, or out of the list."""
        from smeic_tui.widgets.menu import Item, Menu

        whom = self.meant()
        if not whom:
            return
        states: tuple[TraineeState, ...] = (
            *("applied", "accepted", "refused"),
            *("withdrawn", "completed", "not_completed"),
        )
        items: list[Item[TraineeState | str]] = [
            Item(state, t(f"training.state.{state}")) for state in states
        ]
        items.append(Item("remove", t("training.remove_trainee")))

        def chosen(state: TraineeState | str | None) -> None:
            wanted = next((each for each in states if each == state), None)
            if wanted is not None:
                self._ask(wanted, whom)
            elif state == "remove":
                self._remove(whom)

        title = t("training.state_title", name=_names(whom))
        self.desk.push_screen(Menu(title, items), chosen)

    def _ask(self, state: TraineeState, whom: Sequence[Listed]) -> None:
        from screens.trainings.state_dialog import StateDialog

        if not whom:
            return

        def entered(answer: tuple[str, str] | None) -> None:
            if answer is not None:
                self.decide(whom, state, answer[0] or None, answer[1] or None)

        dialog = StateDialog(state, _names(whom), self.today)
        self.desk.push_screen(dialog, entered)

    def decide(
        self, whom: Sequence[Listed], state: TraineeState, on_day: str | None, reason: str | None
    ) -> None:
        """Write a decision about these people as one operation."""
        found = self.book
        if not whom or found is None:
            return
        word = t(f"training.state.{state}")
        told: dict[str, Param] = {
            "training": run_name(found.run),
            "count": len(whom),
            "state": word,
        }

        def work(conn: sqlite3.Connection, actor: Actor) -> None:
            with operation(conn, actor, "trainee_state", params=told) as op:
                seen = [each.trainee for each in whom]
                trainees.set_state(op, seen, state, on_day, reason)

        def done(_: None) -> None:
            self.table.select(set())
            self.facts_changed()
            sentence = t("training.decided", count=len(whom), state=word)
            self.desk.notify(
                f"{sentence} {t('training.over_capacity')}" if self._over else sentence
            )

        self.desk.save(work, done)

    def _remove(self, whom: Sequence[Listed]) -> None:
        found = self.book
        if found is None:
            return
        told = {"training": run_name(found.run), "name": _names(whom)}

        def work(conn: sqlite3.Connection, actor: Actor) -> None:
            with operation(conn, actor, "trainee_removed", params=told) as op:
                for each in whom:
                    trainees.remove_trainee(op, each.trainee)

        def done(_: None) -> None:
            self.table.select(set())
            self.written(t("training.removed", what=_names(whom)))

        self.desk.save(work, done)

    # The rest of the run

    def action_new(self) -> None:
        """Choose trainees from the roster."""
        from screens.trainee_choice import TraineeChoice

        if self.book is not None:
            self.desk.push_screen(TraineeChoice(self.book), lambda _: self.facts_changed())

    def action_judge(self) -> None:
        """Decide who has completed the run."""
        from screens.trainings.judging import judge

        found = self.book
        if found is not None:
            everybody = [each.trainee for each in found.everybody]
            told = forecasts(found.course, everybody, found.marks, found.submissions, self.today)
            judge(self, found, told)

    def action_certificates(self) -> None:
        """Issue certificates to the selected, or to whoever completed without one; act on one."""
        from screens.trainings.certificate_dialog import offer_certificates

        if self.book is not None:
            chosen = tuple(self.table.selected)
            offer_certificates(self, self.book, chosen, self.subject())


def _names(whom: Sequence[Listed]) -> str:
    """``渡邊 健太郎``, or the first of several with how many more there are."""
    if len(whom) == 1:
        return whom[0].name
    return t("training.and_more", name=whom[0].name, count=len(whom) - 1)
