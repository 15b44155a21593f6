"""What an operation wrote, record by record, as far as taking it back needs to know.

A record is a person with all that hangs on them, or a single one such as a company.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from graphlib import TopologicalSorter
from itertools import islice
from typing import NamedTuple

from smeic_tui.store.journal.in_force import Key, lines_of
from smeic_tui.store.journal.journal import JOURNALLED, fact_columns
from smeic_tui.store.journal.operation import Value

_BLOCK = 200
"""Records whose changes are read together."""
_READ = 500
"""Changes that one statement reads."""


class Change(NamedTuple):
    """What the journal holds of one write to one row."""

    table: str
    row_id: int
    action: str
    rev: int
    before: dict[str, Value]
    after: dict[str, Value]


@dataclass(slots=True)
class Record:
    """The changes of one operation to one person, or to one record without a person."""

    key: Key
    """Which one."""
    person_id: int | None
    first: str
    """What was done to it first: ``insert``, ``update`` or ``delete``."""
    is_person: bool = False
    """Whether facts of a person changed, not only the note of which row told us."""
    changes: list[int] = field(default_factory=list)
    """Ids in the journal, read when its turn comes: 100,000 people at once would be 2 GB."""


class Shape:
    """What hangs on what, read once: undoing a big import asks for every row."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        self.columns = {table: fact_columns(conn, table) for table in JOURNALLED}
        self.parents = {
            table: [(r[3], r[2]) for r in conn.execute(f"PRAGMA foreign_key_list({table})")]
            for table in JOURNALLED
        }
        """By table, (column, table it refers to)."""
        self.order = tuple(
            TopologicalSorter(
                {t: {p for _, p in parents if p != t} for t, parents in self.parents.items()}
            ).static_order()
        )
        """The tables, each behind those it refers to."""
        self.children: dict[str, list[tuple[str, str]]] = defaultdict(list)
        """By table, (table, column) of what can hang on it."""
        for table, parents in self.parents.items():
            for column, parent in parents:
                self.children[parent].append((table, column))


def records_of(conn: sqlite3.Connection, number: int, *, by_row: bool = False) -> list[Record]:
    """The operation's changes grouped by the record they belong to, in the order written.

    Args:
        conn: Any connection.
        number: The operation.
        by_row: Every row is a record of its own, also where a person stands behind it.
    """
    grouped: dict[Key, Record] = {}
    for line in lines_of(conn, number, by_row=by_row):
        record = grouped.setdefault(line.key, Record(line.key, line.person_id, line.action))
        record.is_person |= line.person_id is not None and line.table != "import_row"
        record.changes.append(line.id)
    return list(grouped.values())


def blocks_of(
    conn: sqlite3.Connection, records: Iterable[Record]
) -> Iterator[list[tuple[Record, list[Change]]]]:
    """The records, some at a time, each with what the operation did to every row in all."""
    todo = iter(records)
    while block := tuple(islice(todo, _BLOCK)):
        ids = [change for record in block for change in record.changes]
        found: dict[int, Change] = {}
        for start in range(0, len(ids), _READ):
            part = ids[start : start + _READ]
            rows = conn.execute(
                "SELECT id, tbl, row_id, action, rev, before, after FROM change "
                f"WHERE id IN ({', '.join('?' * len(part))})",
                part,
            )
            *known, before, after = zip(*rows, strict=True)
            for number, *values in zip(*known, _read(before), _read(after), strict=True):
                found[number] = Change(*values)
        yield [(record, _net([found[number] for number in record.changes])) for record in block]


def _read(texts: Iterable[str | None]) -> list[dict[str, Value]]:
    """Columns out of the journal; all texts as one, which takes half of the time."""
    read: list[dict[str, Value]] = json.loads(f"[{','.join(text or '{}' for text in texts)}]")
    return read


def in_order(records: Iterable[Record]) -> list[Record]:
    """People before what they refer to (companies, the batch), and the latest written first.

    An organisation that an import added can go only after the positions of the people it added.
    Records that come back are needed the other way round.
    """
    listed = list(records)
    coming_back = [r for r in listed if r.person_id is None and r.first == "delete"]
    people = [r for r in listed if r.person_id is not None]
    others = [r for r in listed if r.person_id is None and r.first != "delete"]
    return [*reversed(coming_back), *reversed(people), *reversed(others)]


def _net(changes: list[Change]) -> list[Change]:
    """One change a row: what the operation did to it in all, latest row first."""
    net: dict[tuple[str, int], Change] = {}
    for change in changes:
        key = (change.table, change.row_id)
        first = net.get(key)
        if first is None:
            net[key] = change
        elif change.action != "delete":
            # What was added has nothing before it, whatever became of it at once.
            before = first.before if first.action == "insert" else change.before | first.before
            net[key] = first._replace(before=before, after=first.after | change.after)
        elif first.action == "insert":
            del net[key]
        else:
            net[key] = change._replace(before=change.before | first.before, after={})
    return list(reversed(net.values()))
