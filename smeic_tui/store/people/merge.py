"""Merge two records of one person: the survivor keeps every fact, the other one's uid leads on.

One operation. What referred to the person who goes refers to the survivor afterwards; a row that
says the same twice is joined; a value that gives way is kept among the survivor's other fields. The
person's row is deleted last: undo goes backwards, so they are there again before anything returns.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from smeic_tui.domain.merging import case_consents
from smeic_tui.domain.merging.comparison import Comparison
from smeic_tui.domain.merging.sides import Choice, Field, Kept, Outcome, Record, Side
from smeic_tui.errors import SmeicError
from smeic_tui.store.file.references import join, referring, remove, take_over, values_of
from smeic_tui.store.journal.journal import JOURNALLED, fact_columns
from smeic_tui.store.journal.operation import Actor, Operation, Value, operation
from smeic_tui.store.people import not_same
from smeic_tui.store.training import two_records

KIND = "people_merged"
"""Kind of the operation."""
_COMPARED = (
    *("enrolment", "position", "contact_point", "address", "contact_rule", "consent", "tag"),
)
"""Tables with rules of their own; rows of every other one simply move."""

Words = Callable[[str, str, Value], tuple[str, str]]
"""Heading and text under which a value of (table, column) is kept among the other fields."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What a merge would do, counted."""

    moved: int
    """Rows of the person who goes that would belong to the survivor."""
    joined: int
    """Rows that say what the survivor has already."""
    kept: int
    """Values that give way and are kept among the other fields."""


@dataclass(frozen=True, slots=True)
class Merged:
    """A merge that was written."""

    operation: int
    """Its number; what takes it back."""
    survivor: int
    """Id of the person who stays."""
    counts: Preview
    """What was done."""


def compare(conn: sqlite3.Connection, survivor: int, loser: int) -> Comparison:
    """Two people side by side.

    Args:
        conn: Any connection.
        survivor: Who stays.
        loser: Who goes.

    Raises:
        SmeicError: ``person_unknown``, ``merge_same_person``.
    """
    if survivor == loser:
        raise SmeicError("merge_same_person")
    return Comparison(_side(conn, survivor), _side(conn, loser), date.today().isoformat())


def preview(
    conn: sqlite3.Connection, comparison: Comparison, choices: Mapping[str, Choice]
) -> Preview:
    """Count what a merge would do; writes nothing."""
    out = comparison.outcome(choices)
    loser = comparison.right.person.id
    referred = sum(
        conn.execute(f"SELECT count(*) FROM {table} WHERE {column} = ?", (loser,)).fetchone()[0]
        for table, column in referring(conn, "person")
        if table in JOURNALLED and table != "not_same"
    )
    return Preview(referred - len(out.joined), len(out.joined), len(out.kept))


def merge(
    conn: sqlite3.Connection,
    actor: Actor,
    survivor: int,
    loser: int,
    words: Words,
    *,
    choices: Mapping[str, Choice] | None = None,
    seen: Sequence[Field] | None = None,
) -> Merged:
    """Make one person of two.

    Args:
        conn: The writing connection; the caller has made a backup.
        actor: Who decided it.
        survivor: Who stays.
        loser: Who goes.
        words: How values that give way are named among the other fields.
        choices: By key of a field, whose value stays; the proposals where nothing is said.
        seen: The fields as they were decided on; somebody may have edited them since.

    Raises:
        SmeicError: ``person_unknown``, ``merge_same_person``, ``merge_changed``,
            ``merge_blocked``; nothing was written.
    """
    names = [_side(conn, number).person.text("name") for number in (survivor, loser)]
    with operation(conn, actor, KIND, params={"name": names[0], "other": names[1]}) as op:
        comparison = compare(conn, survivor, loser)
        if seen is not None and list(seen) != list(comparison.fields):
            raise SmeicError("merge_changed")
        counts = _write(op, comparison, choices or {}, words)
        op.note_outcome(moved=counts.moved, joined=counts.joined, kept_values=counts.kept)
    return Merged(op.id, survivor, counts)


def _write(
    op: Operation, comparison: Comparison, choices: Mapping[str, Choice], words: Words
) -> Preview:
    survivor, loser = comparison.left.person, comparison.right.person
    out = comparison.outcome(choices)
    uid = loser.text("uid")
    op.insert("person_redirect", {"old_uid": uid, "old_id": loser.id, "person_id": survivor.id})
    not_same.carry_over(op, loser.id, survivor.id)
    why = ": ".join(words("person", "name", loser.text("name")))
    for column, value in two_records.settle(op, survivor.id, loser.id, why):
        out.keep("trainee", column, value)
    moved = join(
        op, "person", loser.id, survivor.id, partial(_fill, op, out), joined=dict(out.joined)
    )
    _two_of_a_fact(op, survivor.id)
    _update(op, out, comparison, words)
    remove(op, [(table, row) for table, row, _ in moved.repeats])
    op.delete("person", loser.id)
    count = sum(moved.rows.values())
    return Preview(count, len(moved.repeats), len(out.kept))


def _fill(op: Operation, out: Outcome, table: str, row: int, twin: int) -> None:
    """What the repeat knows and the row that stays does not is taken over; the rest is kept."""
    if table == "case_member":
        mine, theirs = values_of(op.conn, table, twin), values_of(op.conn, table, row)
        op.update(table, twin, case_consents.joined(mine, theirs))
    for column, value in take_over(op, table, row, twin).items():
        out.keep(table, column, value)


_SECOND: Mapping[str, tuple[str, Mapping[str, Value]]] = {
    "contact_log": ("other_person_id", {"other_person_id": None}),
    "introduction": ("other_person_id", {"other_person_id": None}),
    "referral": ("introducer_id", {"introducer_id": None, "source": "self"}),
}
"""By table: where its second person stands, and what it says when that is the first one too."""


def _two_of_a_fact(op: Operation, survivor: int) -> None:
    """A fact about both of them is about one person now."""
    for table, (column, values) in _SECOND.items():
        for (row,) in op.conn.execute(
            f"SELECT id FROM {table} WHERE person_id = ?1 AND {column} = ?1", (survivor,)
        ).fetchall():
            op.update(table, row, values)


def _update(op: Operation, out: Outcome, comparison: Comparison, words: Words) -> None:
    survivor = comparison.left.person
    other = _others(comparison, out.kept, words)
    if other != json.loads(survivor.text("other") or "{}"):
        out.set("person", survivor.id, other=json.dumps(other, ensure_ascii=False))
    for (table, row), values in out.updates.items():
        op.update(table, row, values)


def _others(comparison: Comparison, kept: Sequence[Kept], words: Words) -> dict[str, str]:
    """The other fields of both, and the values that gave way."""
    mine, theirs = (
        json.loads(side.person.text("other") or "{}")
        for side in (comparison.left, comparison.right)
    )
    found: dict[str, str] = dict(mine)
    added = [(str(heading), str(text)) for heading, text in theirs.items()]
    added += [words(each.table, each.column, each.value) for each in kept]
    for heading, text in added:
        name, number = heading, 1
        while found.get(name, text) != text:
            number += 1
            name = f"{heading} ({number})"
        found[name] = text
    return found


def _side(conn: sqlite3.Connection, person_id: int) -> Side:
    person = _records(conn, "person", "id", person_id)
    if not person:
        raise SmeicError("person_unknown")
    records = {table: _records(conn, table, "person_id", person_id) for table in _COMPARED}
    companies = conn.execute(
        "SELECT DISTINCT organisation.id, organisation.name FROM position "
        "JOIN organisation ON organisation.id = position.organisation_id "
        "WHERE position.person_id = ?",
        (person_id,),
    )
    return Side(person[0], records, dict(companies.fetchall()))


def _records(
    conn: sqlite3.Connection, table: str, column: str, person_id: int
) -> tuple[Record, ...]:
    columns = fact_columns(conn, table)
    rows = conn.execute(
        f"SELECT id, {', '.join(columns)} FROM {table} WHERE {column} = ? ORDER BY id",
        (person_id,),
    ).fetchall()
    return tuple(
        Record(row[0], dict(zip(columns, row[1:], strict=True)), _written(conn, table, row[0]))
        for row in rows
    )


def _written(conn: sqlite3.Connection, table: str, row: int) -> str:
    """The day a row's values are of: its list's, where an import wrote them last."""
    # By batch, of which there are few: an import's operation has thousands of changes (6 ms a row).
    found = conn.execute(
        "SELECT coalesce((SELECT min(import_batch.as_of) FROM import_batch "
        "CROSS JOIN change AS batch ON batch.tbl = 'import_batch' "
        "AND batch.row_id = import_batch.id AND +batch.operation_id = operation.id), "
        "substr(operation.at, 1, 10)) FROM change "
        "JOIN operation ON operation.id = change.operation_id "
        "WHERE change.tbl = ? AND change.row_id = ? ORDER BY change.id DESC LIMIT 1",
        (table, row),
    ).fetchone()
    return str(found[0]) if found else ""
