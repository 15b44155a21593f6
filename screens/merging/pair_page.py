"""Two people side by side: a key a field, a key for the answer, and the next pair at once."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from screens.listing.one_table import OneTable
from screens.merging.queue import Queue
from screens.merging.rows import field_columns, field_rows, group_words
from screens.merging.words import answers, evidence_words, kept, what_happens
from smeic_tui.actions import bindings
from smeic_tui.actions.action import DIGITS, Action
from smeic_tui.actions.contexts import DUPLICATES
from smeic_tui.domain.duplicates import Pair
from smeic_tui.domain.merging.comparison import Comparison
from smeic_tui.domain.merging.sides import ANY, Choice, Field
from smeic_tui.errors import SmeicError
from smeic_tui.store.journal.newest import newest_operation
from smeic_tui.store.journal.operation import Actor
from smeic_tui.store.journal.sitting import back_up_before_merge
from smeic_tui.store.people import merge as merging
from smeic_tui.store.people import not_same
from smeic_tui.text import t
from smeic_tui.widgets.lines import Lines, Side
from smeic_tui.widgets.record_table import RecordTable
from smeic_tui.widgets.rows import ListRows

_NOT_HERE = frozenset({"open", "filter"})
"""Actions of the list of pairs."""


class PairPage(OneTable):
    """The fields of both in lines; below them what a merge would do, with counts."""

    CONTEXT = DUPLICATES
    TITLE_KEY = "duplicates.pair_title"
    BINDINGS: ClassVar[list[BindingType]] = bindings(DUPLICATES)
    AUTO_FOCUS = "#table"
    DEFAULT_CSS = """
    PairPage #answer { height: 6; background: $surface; }
    """

    def __init__(self, queue: Queue) -> None:
        """Make the page.

        Args:
            queue: The pairs, at the one to begin with; the list below shows what is left of it.
        """
        super().__init__()
        self.queue = queue
        self.choices: dict[str, Choice] = {}
        self._comparison: Comparison | None = None
        self._busy = False
        self._latest = -1
        self.table = RecordTable(field_columns(), id="table")
        self.answer = Lines(id="answer")

    def body(self) -> ComposeResult:
        """Fields and answers."""
        yield self.table
        yield self.answer

    def on_mount(self) -> None:
        """Show the first pair."""
        self._show_pair()

    def footer_actions(self) -> Sequence[Action]:
        """Without the keys of the list."""
        return [action for action in super().footer_actions() if action.id not in _NOT_HERE]

    def facts_changed(self) -> None:
        """Something was taken back or done again: the pair it was about is asked anew."""
        pair = self.queue.take_back()
        if pair is not None and self._is_open(pair):
            self.queue.again()
        self._show_pair()

    def on_screen_resume(self) -> None:
        """Something may have been taken back in the history meanwhile."""
        latest = newest_operation(self.desk.workspace.conn)
        if self._comparison is not None and not self._busy and latest != self._latest:
            self.facts_changed()

    def _is_open(self, pair: Pair) -> bool:
        conn = self.desk.workspace.conn
        try:
            merging.compare(conn, pair.left, pair.right)
        except SmeicError:
            return False
        return (pair.left, pair.right) not in not_same.pairs(conn)

    # What is shown

    def _show_pair(self) -> None:
        """The pair of the queue, or the next one of which both are still on file."""
        conn = self.desk.workspace.conn
        self.choices = {}
        self._comparison = None
        self._latest = newest_operation(conn)
        while (pair := self.queue.current) is not None:
            try:
                self._comparison = merging.compare(conn, pair.left, pair.right)
                break
            except SmeicError:
                self.queue.drop()
        if self._comparison is None:
            self.desk.notify(t("duplicates.finished"))
            self.leave()
            return
        count = len(self.queue.pairs)
        place = t("duplicates.of", number=self.queue.at + 1, count=count) if count > 1 else ""
        self.show_title((place, "title"))
        rows = field_rows(self._comparison.fields, self.choices)
        first = next((i for i, row in enumerate(rows) if self._fields[row.key].options), 0)
        self.table.show(ListRows(rows), index=first)
        self._show_answer()

    @property
    def _fields(self) -> Sequence[Field]:
        return self._comparison.fields if self._comparison is not None else ()

    def _show_answer(self) -> None:
        pair, comparison = self.queue.current, self._comparison
        if pair is None or comparison is None:
            self.answer.put_all([])
            return
        counts = merging.preview(self.desk.workspace.conn, comparison, self.choices)
        evidence = (group_words(pair), evidence_words(pair.codes, pair.vetoes))
        told = [*evidence, "", *what_happens(counts)]
        lines: list[tuple[Side, Side]] = [([(f"    {text}", "")], "") for text in told]
        keys = answers(nothing_to_choose=not comparison.open)
        self.answer.put_all([*lines, ([("    ", ""), *keys], "")])

    # Choosing

    def action_choose(self, digit: str) -> None:
        """1 left, 2 right, 3 both; then the next field on which there is something to choose."""
        if self._choose(DIGITS.index(digit)):
            self._next_open()

    def action_keep_left(self) -> None:
        """The marked field keeps the value on the left."""
        self._choose(0)

    def action_keep_right(self) -> None:
        """The marked field takes the value on the right."""
        self._choose(1)

    def _choose(self, number: int) -> bool:
        row = self.table.row
        if row is None or number >= len(ANY):
            return False
        field = self._fields[row.key]
        if ANY[number] not in field.options:
            return False
        self.choices[field.key] = ANY[number]
        self.table.show(ListRows(field_rows(self._fields, self.choices)), index=self.table.cursor)
        self._show_answer()
        return True

    def _next_open(self) -> None:
        rows = field_rows(self._fields, self.choices)
        at = self.table.cursor
        for index in range(at + 1, len(rows)):
            if self._fields[rows[index].key].options:
                self.table.move_to(index)
                return

    # Answering

    def action_merge(self) -> None:
        """One person of the two, after a backup, and on to the next pair."""
        comparison = self._comparison
        if comparison is None:
            return
        one, other = comparison.left.person, comparison.right.person
        choices, seen, file = dict(self.choices), comparison.fields, self.desk.workspace.path

        def work(conn: sqlite3.Connection, actor: Actor) -> None:
            back_up_before_merge(conn, file)
            merging.merge(conn, actor, one.id, other.id, kept, choices=choices, seen=seen)

        names = {"name": one.text("name"), "other": other.text("name")}
        self._write(work, t("duplicates.merged", **names), one.id, other.id)

    def action_not_same(self) -> None:
        """Two people; never asked again."""
        pair, comparison = self.queue.current, self._comparison
        if pair is None or comparison is None:
            return
        one, other = comparison.left.person, comparison.right.person
        names = {"name": one.text("name"), "other": other.text("name")}
        self._write(
            lambda conn, actor: not_same.decide(conn, actor, one.id, other.id),
            t("duplicates.remembered", **names),
        )

    def action_postpone(self) -> None:
        """Leave it and show the next pair."""
        if not self._busy:
            self.queue.postpone()
            self._show_pair()

    def _write(
        self,
        work: Callable[[sqlite3.Connection, Actor], object],
        said: str,
        survivor: int | None = None,
        loser: int | None = None,
    ) -> None:
        if self._busy:
            return
        self._busy = True

        def written(_: object) -> None:
            self._busy = False
            self.queue.decided(survivor, loser)
            self.desk.notify(said)
            self._show_pair()

        def refused(error: SmeicError) -> None:
            self._busy = False
            self.desk.show_error(error)
            self._show_pair()

        self.desk.save(work, written, refused)
