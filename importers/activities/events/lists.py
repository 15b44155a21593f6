"""The lists of an import with what each of their rows says, read once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from importers.activities.activity import ListRow, ListTable, Place
from importers.activities.events.layout import EventLayout, from_data
from importers.activities.events.resolving import Telling
from importers.activities.events.telling import PartTold, RowTold, tell


class Lists:
    """All tables of events of one import.

    Args:
        tables: The tables with their rows decided.
    """

    def __init__(self, tables: Sequence[ListTable]) -> None:
        self.tables = tables
        self.layouts: dict[Place, EventLayout] = {
            table.place: from_data(table.layout.data) for table in tables
        }
        """How each is read."""
        self._told = {
            table.place: [tell(self.layouts[table.place], r.row, r.record) for r in table.rows]
            for table in tables
        }

    def table(self, place: Place) -> ListTable:
        """One of them."""
        return next(table for table in self.tables if table.place == place)

    def rows(self, telling: Telling) -> Iterator[tuple[ListRow, RowTold]]:
        """The rows of the table that tells of an event, with all that each says."""
        return zip(self.table(telling.place).rows, self._told[telling.place], strict=True)

    def parts(self, telling: Telling) -> Iterator[tuple[ListRow, PartTold]]:
        """What the rows say of this event, a part at a time; blanks among it."""
        for row, told in self.rows(telling):
            for part in told.parts:
                if part.event == telling.number:
                    yield row, part

    def said(self, telling: Telling) -> Iterator[tuple[ListRow, PartTold]]:
        """The same without blanks."""
        return (pair for pair in self.parts(telling) if pair[1].told.status != "blank")
