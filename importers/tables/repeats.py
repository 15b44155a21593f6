"""Recognise tables of one file that list the same people again, in another order or by cohort.

Imported twice they change nothing, but staff should know why the counts double.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from importers.reading.workbook import Finding, shown
from importers.tables.table import Table
from smeic_tui.errors import Param, Reason

_AT_LEAST = 5
"""Rows of a table worth comparing."""
_SHARE = 0.9
"""Part of a table's rows that stand in the other as well."""
_ROWS = 50_000
"""Rows of a file that are compared."""
_WORDS = 3
"""Columns that identify a row which names nobody."""
_NAMES = ("name", "family", "given")


def repeats(tables: Sequence[Table]) -> Iterator[Finding]:
    """A finding for each table whose rows stand in another one of the same file."""
    if len(tables) < 2 or sum(table.row_count for table in tables) > _ROWS:
        return
    known = [_keys(table) for table in tables]
    told: set[int] = set()
    for at, table in enumerate(tables):
        best: tuple[int, int] | None = None
        for other, keys in enumerate(known):
            if other == at or other in told or not _may_hold(known, at, other):
                continue
            common = (known[at] & keys).total()
            if common >= _SHARE * known[at].total() and (best is None or common > best[0]):
                best = (common, other)
        if best:
            told.add(at)
            params: dict[str, Param] = {
                "rows": best[0],
                "all": table.row_count,
                "other": _name(tables, best[1]),
            }
            yield Finding(table.sheet.name, None, Reason("repeats", params))


def _may_hold(known: Sequence[Counter[str]], at: int, other: int) -> bool:
    """Whether the other table is the larger one, or as large and before this one."""
    mine, theirs = known[at].total(), known[other].total()
    return mine >= _AT_LEAST and (theirs > mine or (theirs == mine and other < at))


def _name(tables: Sequence[Table], at: int) -> str:
    table = tables[at]
    alone = sum(1 for other in tables if other.sheet.name == table.sheet.name) == 1
    return table.sheet.name if alone else f"{table.sheet.name}!{table.place}"


def _keys(table: Table) -> Counter[str]:
    """What identifies the rows: name and cohort, or the first words of each."""
    names = [at for at, c in enumerate(table.columns) if c.field in _NAMES]
    marks = names or [at for at, c in enumerate(table.columns) if c.field != "row_no"][:_WORDS]
    found: Counter[str] = Counter()
    for row in table.rows():
        key = "".join("".join(shown(row.resolved[at]).split()) for at in marks)
        if key:
            found[key] += 1
    return found
