"""Two organisations that are one: found by name, looked at side by side, joined by a digit."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, cast

from textual import on
from textual.app import ComposeResult

from screens.background import in_background
from screens.employing.rows import cohort_words
from screens.employing.words import fact_name, kept
from smeic_tui.actions.action import DIGITS
from smeic_tui.domain.organisations import FACTS
from smeic_tui.domain.people import Organisation
from smeic_tui.errors import SmeicError
from smeic_tui.store.journal.operation import Actor
from smeic_tui.store.organisations import organisation_merge
from smeic_tui.store.organisations.organisation_merge import Comparison
from smeic_tui.store.organisations.organisation_search import (
    Searchable,
    matching,
    searchable,
)
from smeic_tui.store.organisations.organisations import Summary, summaries
from smeic_tui.text import t
from smeic_tui.widgets.dialog import Dialog
from smeic_tui.widgets.lines import Lines, Piece, Side
from smeic_tui.widgets.record_table import RecordTable
from smeic_tui.widgets.rows import Column, MadeRows, RowView
from smeic_tui.widgets.search_box import SearchBox
from smeic_tui.widgets.show import fit

if TYPE_CHECKING:
    from screens.past.undoing import Undoing
    from smeic_tui.app import SmeicApp


def join(page: Undoing, found: Organisation, then: Callable[[int, str], object]) -> None:
    """Choose the other one, then which of the two stays, and join them.

    Args:
        page: The page that was asked.
        found: One of the two.
        then: Told the id of the survivor and what was done.
    """
    conn = page.desk.workspace.conn

    def chosen(other: int | None) -> None:
        if other is None:
            return
        try:
            sides = [
                organisation_merge.compare(conn, *pair)
                for pair in ((found.id, other), (other, found.id))
            ]
        except SmeicError as error:
            # Joined or removed at another desk while it was being picked.
            page.desk.show_error(error)
            return
        page.desk.push_screen(SidesDialog(sides), lambda which: decided(sides, which))

    def decided(sides: Sequence[Comparison], which: int | None) -> None:
        if which is None:
            return
        compared = sides[which]

        def work(conn: sqlite3.Connection, actor: Actor) -> int:
            return organisation_merge.merge(conn, actor, compared, kept)

        mine, theirs = compared.survivor, compared.loser
        said = t("organisation.joined", name=mine.name, other=theirs.name)
        page.desk.save(work, lambda _: then(mine.id, said))

    page.desk.push_screen(OrganisationPicker(found), chosen)


class OrganisationPicker(Dialog[int]):
    """Answers the other organisation; those that are written alike are offered first."""

    AUTO_FOCUS = "#picker-search"
    DEFAULT_CSS = """
    OrganisationPicker #panel { width: 78; }
    OrganisationPicker RecordTable { height: 12; margin-top: 1; }
    """

    def __init__(self, found: Organisation) -> None:
        """Make the dialog.

        Args:
            found: The one it is joined with.
        """
        super().__init__(t("organisation.pick_title", name=found.name), t("organisation.pick_keys"))
        self._found = found
        self._known: Sequence[Searchable] = ()
        self._words = ""
        columns = (Column("", 32, grow=1), Column("", 18), Column("", 12))
        self.table = RecordTable(columns, header=False, empty=t("licence.reading"), id="found")
        self._box = SearchBox(
            self._search,
            self.table,
            placeholder=t("organisation.placeholder"),
            id="picker-search",
        )

    def body(self) -> ComposeResult:
        """The box, and what it finds."""
        yield self._box
        yield self.table

    def on_mount(self) -> None:
        """Read them without keeping the first letters waiting."""
        workspace = cast("SmeicApp", self.app).workspace
        own = self._found.id

        def work(_stop: object) -> list[Searchable]:
            with workspace.reading() as conn:
                others = [s for s in summaries(conn) if s.organisation.id != own]
            return searchable(sorted(others, key=lambda s: own not in s.alike))

        def then(found: list[Searchable]) -> None:
            self._known = found
            self.table.empty = t("organisation.none_found")
            self._show()

        in_background(self, work, then)

    def _show(self) -> None:
        found = matching(self._known, self._words)
        self.table.show(MadeRows(found, self._row, lambda s: s.organisation.id))

    def _row(self, each: Summary) -> RowView:
        alike = t("organisation.written_alike") if self._found.id in each.alike else ""
        alumni = t("organisation.alumni", count=each.numbers.alumni)
        cells = (each.organisation.name, alike or cohort_words(each.numbers.cohorts), alumni)
        return RowView(each.organisation.id, cells)

    def _search(self, words: str) -> None:
        if words.split() != self._words.split():
            self._words = words
            self._show()

    @on(SearchBox.Closed)
    def closed(self, event: SearchBox.Closed) -> None:
        """Enter in the box takes the marked one; Esc in an empty box gives up."""
        row = self.table.row
        if not event.entered:
            self.dismiss(None)
        elif row is not None:
            self.dismiss(row.key)

    @on(RecordTable.Opened)
    def opened(self, event: RecordTable.Opened) -> None:
        """Enter chooses."""
        event.stop()
        self.dismiss(event.row.key)


class SidesDialog(Dialog[int]):
    """Both side by side; answers by digit which one stays: 0 the left, 1 the right."""

    DEFAULT_CSS = """
    SidesDialog #panel { width: 78; }
    """

    def __init__(self, sides: Sequence[Comparison]) -> None:
        """Make the dialog.

        Args:
            sides: What joining would do with the left one, and with the right one, as survivor.
        """
        super().__init__(t("organisation.join_title"), t("organisation.join_keys"))
        self._sides = tuple(sides)
        self.told = Lines(id="told")

    def body(self) -> ComposeResult:
        """What both tell, and what will be done."""
        yield self.told

    def on_mount(self) -> None:
        """Fill the lines."""
        lines = side_lines(*self._sides)
        self.told.styles.height = len(lines)
        self.told.put_all(lines)

    def action_choose(self, digit: str) -> None:
        """1 keeps the left one, 2 the right one."""
        index = DIGITS.index(digit)
        if index < len(self._sides):
            self.dismiss(index)


_LABEL, _SIDE = 13, 29
"""Cells of the three columns of two sides."""


def side_lines(left: Comparison, right: Comparison) -> list[tuple[Side, Side]]:
    """Two organisations side by side, and what joining them does.

    Args:
        left: What joining would do with the left one as survivor.
        right: The same with the right one.
    """
    one, other = left.survivor, right.survivor
    told: list[tuple[str, str, str]] = [
        ("", t("organisation.keep_left"), t("organisation.keep_right")),
        (fact_name("name"), one.name, other.name),
        (
            t("organisation.people_there"),
            t("organisation.moves", people=right.people, records=right.moved),
            t("organisation.moves", people=left.people, records=left.moved),
        ),
    ]
    facts = [(fact_name(c), getattr(one, c) or "", getattr(other, c) or "") for c in FACTS]
    told += [each for each in facts if any(each[1:])]
    lines: list[tuple[Side, Side]] = [(_line(*each, differ=False), "") for each in told[:3]]
    lines += [(_line(*each, differ=all(each[1:]) and each[1] != each[2]), "") for each in told[3:]]
    return [*lines, ("", ""), (t("organisation.join_does"), ""), (t("organisation.join_keeps"), "")]


def _line(label: str, mine: str, theirs: str, *, differ: bool) -> list[Piece]:
    tone = "alert" if differ else ""
    return [(fit(label, _LABEL), "dim"), (fit(mine, _SIDE), tone), (fit(theirs, _SIDE), tone)]
