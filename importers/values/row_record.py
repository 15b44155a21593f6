"""A row as it was written, without a dictionary for each of 100,000 rows."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from json.encoder import encode_basestring

from importers.reading.workbook import Cell, shown
from importers.tables.columns import Column
from importers.tables.tracking import TRACKING_FIELDS


class RowRecord(Mapping[str, str]):
    """What stands in the cells by heading, blank cells left out; made from the sheet's own row.

    Args:
        places: Heading to place in ``cells``, shared by all rows of a table.
        cells: The row.
    """

    __slots__ = ("_cells", "_places")

    def __init__(self, places: Mapping[str, int], cells: Sequence[Cell]) -> None:
        self._places = places
        self._cells = cells

    def __getitem__(self, heading: str) -> str:
        cell = self._cells[self._places[heading]]
        if cell == "":
            raise KeyError(heading)
        return shown(cell)

    def __iter__(self) -> Iterator[str]:
        cells = self._cells
        return (heading for heading, place in self._places.items() if cells[place] != "")

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def plain(self) -> dict[str, str]:
        """The same as a dictionary, in one pass."""
        cells = self._cells
        return {
            heading: cell if cell.__class__ is str else shown(cell)
            for heading, place in self._places.items()
            if (cell := cells[place]) != ""
        }

    def __repr__(self) -> str:
        return repr(self.plain())


class Recorder:
    """Records and fingerprints of the rows of one table.

    Args:
        columns: Its columns; their headings are all different.
        about: What its rows are about beyond what they say, such as one event.
    """

    def __init__(self, columns: Sequence[Column], about: str = "") -> None:
        self._about = about
        self._places = {
            column.header: place
            for place, column in enumerate(columns)
            if column.field not in TRACKING_FIELDS
        }
        self._heads = [
            # A running number says nothing about the person, nor what this program added.
            None
            if column.field == "row_no" or column.field in TRACKING_FIELDS
            else f"[{encode_basestring(column.header)}, "
            for column in columns
        ]

    def record(self, cells: Sequence[Cell]) -> RowRecord:
        """The row as written."""
        return RowRecord(self._places, cells)

    def fingerprint(self, cells: Sequence[Cell], cohort: int | None, about: str = "") -> str:
        """Of all a row says: a digest of ``[cohort, [[heading, text], …]]`` as JSON.

        Args:
            cells: The row.
            cohort: Of its section or sheet.
            about: What this row is about beyond what it says, where its section tells.
        """
        said = ", ".join(
            [
                f"{head}{encode_basestring(cell if cell.__class__ is str else shown(cell))}]"
                for head, cell in zip(self._heads, cells, strict=True)
                if cell != "" and head is not None
            ]
        )
        text = f"[{'null' if cohort is None else cohort}, [{said}]]{self._about}{about}"
        return _digest(text)


def fingerprint_with(fingerprint: str, told: Mapping[str, str]) -> str:
    """The fingerprint of a row that says more than its cells.

    Args:
        fingerprint: Of its cells.
        told: What else it says, by heading.
    """
    return _digest(f"{fingerprint} {json.dumps(dict(told), sort_keys=True)}")


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()
