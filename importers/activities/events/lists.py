"""The lists of an import with what each of their rows says, read once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

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
        self._logged = {
            table.place: _by_event(table.rows, self._told[table.place])
            for table in tables
            if self.layouts[table.place].shape == "log"
        }

    def table(self, place: Place) -> ListTable:
        """One of them."""
        return next(table for table in self.tables if table.place == place)

    def rows(self, telling: Telling) -> Iterator[tuple[ListRow, RowTold]]:
        """The rows of a table that may tell of an event, with all that each says."""
        if telling.shape == "log":
            return iter(self._logged[telling.place][telling.number])
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


def _by_event(
    rows: Sequence[ListRow], told: Sequence[RowTold]
) -> Mapping[int | None, Sequence[tuple[ListRow, RowTold]]]:
    """The rows of a log by the event they are about."""
    found = defaultdict[int | None, list[tuple[ListRow, RowTold]]](list)
    for row, each in zip(rows, told, strict=True):
        found[each.event].append((row, each))
    return found
