"""Join two organisations that are one: everybody and everything of both belongs to the survivor.

One operation, and only when staff say so: names that look alike are a hint, never a reason. The
name of the one that goes is kept as another name of the survivor, so that lists go on finding it; a
fact that gives way is kept in the survivor's note. Undo takes it back record by record.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from smeic_tui.domain.merging.case_consents import of_company
from smeic_tui.domain.organisations import Difference, differences, filled
from smeic_tui.domain.people import Organisation
from smeic_tui.errors import SmeicError
from smeic_tui.store.file.references import join, referring, remove, take_over, values_of
from smeic_tui.store.journal.operation import Actor, Operation, operation
from smeic_tui.store.organisations.organisations import organisation

KIND = "organisations_merged"
"""Kind of the operation."""
_BY_NAME = "organisation_name"
Words = Callable[[str, str], str]
"""Text under which a value of a column, or of (table, column) as ``table.column``, is noted."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two organisations side by side, and what joining them would do."""

    survivor: Organisation
    loser: Organisation
    people: int
    """People who would move to the survivor."""
    moved: int
    """Records that would refer to the survivor: posts, cases, engagements."""
    differences: tuple[Difference, ...]
    """Facts that give way and are kept in the note."""


def compare(conn: sqlite3.Connection, survivor: int, loser: int) -> Comparison:
    """See what joining two organisations would do; writes nothing.

    Raises:
        SmeicError: ``merge_same_organisation``, ``record_gone``.
    """
    if survivor == loser:
        raise SmeicError("merge_same_organisation")
    mine, theirs = organisation(conn, survivor), organisation(conn, loser)
    moved = sum(
        conn.execute(f"SELECT count(*) FROM {table} WHERE {column} = ?", (loser,)).fetchone()[0]
        for table, column in referring(conn, "organisation")
        if table not in (_BY_NAME, "organisation_redirect")
    )
    people = conn.execute(
        "SELECT count(DISTINCT person_id) FROM position WHERE organisation_id = ?", (loser,)
    ).fetchone()[0]
    return Comparison(mine, theirs, people, moved, differences(mine, theirs))


def merge(
    conn: sqlite3.Connection,
    actor: Actor,
    comparison: Comparison,
    words: Words,
) -> int:
    """Make one organisation of two; the number of the operation.

    Args:
        conn: The writing connection.
        actor: Who decided it.
        comparison: What was decided on; somebody may have edited one of them since.
        words: How facts that give way are noted.

    Raises:
        SmeicError: ``organisations_changed``, ``merge_blocked``, ``record_gone``; nothing was
            written.
    """
    mine, theirs = comparison.survivor, comparison.loser
    with operation(conn, actor, KIND, params={"name": mine.name, "other": theirs.name}) as op:
        if (organisation(conn, mine.id), organisation(conn, theirs.id)) != (mine, theirs):
            raise SmeicError("organisations_changed")
        _write(op, comparison, words)
        op.note_outcome(moved=comparison.moved)
    return op.id


def _write(op: Operation, comparison: Comparison, words: Words) -> None:
    mine, theirs = comparison.survivor, comparison.loser
    op.insert(
        "organisation_redirect",
        {"old_uid": theirs.uid, "old_id": theirs.id, "organisation_id": mine.id},
    )
    notes = [words(each.column, each.theirs) for each in comparison.differences]
    moved = join(op, "organisation", theirs.id, mine.id, partial(_fill, op, notes, words))
    remove(op, [(table, row) for table, row, _ in moved.repeats])
    op.delete("organisation", theirs.id)
    _keep_name(op, mine, theirs.name)
    told = [text for text in (mine.note, theirs.note, *notes) if text]
    facts = filled(mine, theirs)
    if len(told) > bool(mine.note):
        facts["note"] = "\n".join(dict.fromkeys(told))
    op.update("organisation", mine.id, facts)


def _fill(op: Operation, notes: list[str], words: Words, table: str, row: int, twin: int) -> None:
    """What both were in stays once: a case keeps what either of them did and agreed to."""
    if table == _BY_NAME:
        return
    if table == "case_organisation":
        mine, theirs = values_of(op.conn, table, twin), values_of(op.conn, table, row)
        op.update(table, twin, of_company(mine, theirs))
    for column, value in take_over(op, table, row, twin).items():
        if (table, column) != ("case_organisation", "consent"):
            notes.append(words(f"{table}.{column}", str(value)))


def _keep_name(op: Operation, mine: Organisation, name: str) -> None:
    known: Sequence[tuple[str]] = op.conn.execute(
        "SELECT name FROM organisation_name WHERE organisation_id = ?", (mine.id,)
    ).fetchall()
    if name != mine.name and (name,) not in known:
        op.insert(_BY_NAME, {"organisation_id": mine.id, "name": name, "kind": "alias"})
