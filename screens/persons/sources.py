"""値の出どころ: for every value of a person the cell of the list, or whoever typed it, and when."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from screens.past.field_words import value_words
from screens.past.undoing import Undoing
from screens.persons.source_words import label, place
from screens.persons.words import moment
from smeic_tui.actions import bindings
from smeic_tui.actions.contexts import SOURCES
from smeic_tui.errors import SmeicError
from smeic_tui.store import people
from smeic_tui.store.provenance import Sourced, sources
from smeic_tui.text import t
from smeic_tui.widgets.lines import Lines, Piece, Side
from smeic_tui.widgets.record_table import RecordTable
from smeic_tui.widgets.rows import Column, ListRows, RowView

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


class PersonSources(Undoing):
    """The list of values, and below it the marked one in full."""

    CONTEXT = SOURCES
    BINDINGS: ClassVar[list[BindingType]] = bindings(SOURCES)
    AUTO_FOCUS = "#table"
    DEFAULT_CSS = f"""
    PersonSources #source {{ height: {_DETAIL}; background: $surface; }}
    """

    def __init__(self, person_id: int) -> None:
        """Make the view of a person.

        Args:
            person_id: Who.
        """
        super().__init__()
        self.person_id = person_id
        self.found: tuple[Sourced, ...] = ()
        self.table = RecordTable(
            (
                Column(t("person.source_column.field"), 14),
                Column(t("person.source_column.value"), 22, grow=1),
                Column(t("person.source_column.place"), 34, grow=1),
            ),
            empty=t("person.no_sources"),
            follow=self._follow,
            id="table",
        )
        self.source = Lines(id="source")

    def body(self) -> ComposeResult:
        """List and detail."""
        yield self.table
        yield self.source

    def on_mount(self) -> None:
        """Read the values and where they come from."""
        self._read()

    def facts_changed(self) -> None:
        """Read again, also after an undo from here."""
        self._read()

    def _read(self) -> None:
        conn = self.desk.workspace.conn
        try:
            name = people.person(conn, self.person_id).name
            self.found = sources(conn, self.person_id)
        except SmeicError:
            name, self.found = t("roster.gone"), ()
        self.show_title((name, "title"))
        row = self.table.row
        self.table.show(ListRows(source_rows(self.found)), key=row.key if row else None)
        self._follow(self.table.row)

    def _follow(self, row: RowView | None) -> None:
        known = row is not None and row.key < len(self.found)
        self.source.put_all(source_lines(self.found[row.key]) if row and known else [])

    def action_copy_row(self) -> None:
        """Put the row on the clipboard."""
        row = self.table.row
        if row is not None:
            self.app.copy_to_clipboard("\t".join(row.cells))
            self.desk.notify(t("frame.copied"))
