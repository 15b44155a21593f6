"""値の出どころ: for every value of a person the cell of the list, or whoever typed it, and when."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType

from screens.persons.detailed import DetailedList
from screens.persons.words import moment
from smeic_tui.actions import bindings
from smeic_tui.actions.contexts import SOURCES
from smeic_tui.errors import SmeicError
from smeic_tui.exports.source_words import label, place
from smeic_tui.store.people.provenance import Sourced, sources
from smeic_tui.text import t
from smeic_tui.text.field_words import value_words
from smeic_tui.widgets.lines import Piece, Side
from smeic_tui.widgets.rows import Column, RowView

_DETAIL = 5
"""Lines below the list: value and origin of the marked row in full."""


def source_rows(found: Sequence[Sourced]) -> list[RowView]:
    """One row a value, in the order of the page."""
    rows = []
    for number, each in enumerate(found):
        cells = (label(each), value_words(each.column, each.value), place(each.origin))
        rows.append(RowView(number, cells))
    return rows


def source_lines(sourced: Sourced) -> list[tuple[Side, Side]]:
    """The value, where it stands, of which day the list is, and who took it over."""
    origin = sourced.origin
    told = [(label(sourced), value_words(sourced.column, sourced.value))]
    told.append((t("person.source_place"), place(origin)))
    if origin is not None and origin.file:
        header = origin.header or (t("person.source_section") if origin.row else "")
        told.append((t("person.source_header"), header))
        told.append((t("field.as_of"), origin.as_of or t("person.source_no_day")))
    if origin is not None:
        done = "  ".join(filter(None, (moment(origin.at), origin.staff)))
        told.append((t("person.source_by"), t("person.source_act", done=done, n=origin.operation)))
    lines: list[tuple[Side, Side]] = []
    for name, text in told[:_DETAIL]:
        pieces: list[Piece] = [(f"  {name}  ", "dim"), (text, "")]
        lines.append((pieces, ""))
    return lines


class PersonSources(DetailedList):
    """The list of values, and below it the marked one in full."""

    CONTEXT = SOURCES
    BINDINGS: ClassVar[list[BindingType]] = bindings(SOURCES)
    DETAIL = _DETAIL

    def __init__(self, person_id: int) -> None:
        """Make the view of a person.

        Args:
            person_id: Who.
        """
        self.found: tuple[Sourced, ...] = ()
        columns = (
            Column(t("person.source_column.field"), 14),
            Column(t("person.source_column.value"), 22, grow=1),
            Column(t("person.source_column.place"), 34, grow=1),
        )
        super().__init__(person_id, columns, empty=t("person.no_sources"))

    def rows(self) -> list[RowView]:
        """The values and where they come from."""
        try:
            self.found = sources(self.desk.workspace.conn, self.person_id)
        except SmeicError:
            self.found = ()
        return source_rows(self.found)

    def lines(self, row: RowView) -> list[tuple[Side, Side]]:
        """Value and origin of the marked row."""
        return source_lines(self.found[row.key]) if row.key < len(self.found) else []
