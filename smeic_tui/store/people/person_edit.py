"""Save what a form changed on a person: several records in one operation, none of them blindly."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from smeic_tui.domain.people import TagKind
from smeic_tui.errors import SmeicError
from smeic_tui.store.journal.operation import Actor, EditConflict, Operation, Value, operation
from smeic_tui.store.organisations.naming import organisation_named
from smeic_tui.store.people.people import person

ORGANISATION = "organisation"
"""Stands for ``organisation_id`` in the edit of a position: the company's name as written."""


@dataclass(frozen=True, slots=True)
class RecordEdit:
    """One record of a form: as it was when the form opened, and as it is to be."""

    table: str
    row_id: int | None
    """None for a record that is new; it is only entered when something stands in it."""
    rev: int
    """Revision the form was opened on."""
    base: Mapping[str, Value]
    mine: Mapping[str, Value]

    @property
    def changed(self) -> bool:
        """Whether there is anything to save."""
        return any(value != self.base.get(column) for column, value in self.mine.items())


def save_edits(
    conn: sqlite3.Connection,
    actor: Actor,
    kind: str,
    person_id: int,
    edits: Sequence[RecordEdit],
) -> bool:
    """Write the edits of one person as one operation; False when nothing had changed.

    Args:
        conn: The writing connection.
        actor: Who.
        kind: Kind of the operation; its sentence names the person.
        person_id: Whose records they are.
        edits: What the form held.

    Raises:
        EditConflict: somebody changed the same field in between; see ``resolved``.
        SmeicError: ``person_unknown``, ``record_gone``.
    """
    name = person(conn, person_id).name
    with operation(conn, actor, kind, params={"name": name}) as op:
        for edit in edits:
            if edit.changed:
                _save(op, person_id, edit)
    return op.recorded


def _save(op: Operation, person_id: int, edit: RecordEdit) -> None:
    base, mine = _columns(op, edit)
    if edit.row_id is not None:
        op.revise(edit.table, edit.row_id, edit.rev, base, mine)
        return
    twin = _twin(op, person_id, edit)
    if twin is not None:
        # Entered by somebody else since the form opened; its revision is unknown to the form.
        op.revise(edit.table, twin, 0, base, mine)
    elif any(value not in (None, "") for value in mine.values()):
        op.insert(edit.table, {"person_id": person_id, **mine})


def _columns(op: Operation, edit: RecordEdit) -> tuple[dict[str, Value], dict[str, Value]]:
    base, mine = dict(edit.base), dict(edit.mine)
    if ORGANISATION not in mine:
        return base, mine
    before, after = base.pop(ORGANISATION, None), mine.pop(ORGANISATION)
    if before == after:
        return base, mine
    held = None
    if edit.row_id is not None:
        row = op.conn.execute(
            "SELECT organisation.id FROM position JOIN organisation "
            "ON organisation.id = position.organisation_id "
            "WHERE position.id = ? AND organisation.name = ?",
            (edit.row_id, before),
        ).fetchone()
        # Another company by now: an id that cannot be, so that the clash is seen.
        held = row[0] if row else (-1 if before else None)
    base.setdefault("organisation_id", held)
    mine["organisation_id"] = organisation_named(op, str(after)) if after else None
    return base, mine


_UNIQUE = {"contact_rule": "channel", "consent": "use"}
_ONE_EACH = frozenset({"licence"})
"""Tables with at most one row a person."""


def _twin(op: Operation, person_id: int, edit: RecordEdit) -> int | None:
    column = _UNIQUE.get(edit.table)
    if column is None and edit.table not in _ONE_EACH:
        return None
    only, wanted = (f" AND {column} = ?", (edit.mine[column],)) if column else ("", ())
    row = op.conn.execute(
        f"SELECT id FROM {edit.table} WHERE person_id = ?{only}", (person_id, *wanted)
    ).fetchone()
    return int(row[0]) if row else None


def resolved(
    edits: Sequence[RecordEdit], conflict: EditConflict, keep_mine: Collection[str]
) -> tuple[RecordEdit, ...]:
    """The edits after somebody chose, field by field, between two versions.

    Args:
        edits: What was refused.
        conflict: The refusal.
        keep_mine: Columns whose own version stays; of the others, the other person's does.
    """
    return tuple(_resolved(edit, conflict, keep_mine) for edit in edits)


def _resolved(edit: RecordEdit, conflict: EditConflict, keep_mine: Collection[str]) -> RecordEdit:
    if (edit.table, edit.row_id) != (conflict.table, conflict.row_id):
        return edit
    base, mine = dict(edit.base), dict(edit.mine)
    for column, (_, _, theirs) in conflict.fields.items():
        name = column
        if column == "organisation_id" and ORGANISATION in mine:
            # Chosen between two companies: the name stands for mine, the id for theirs.
            if column in keep_mine:
                base["organisation_id"] = theirs
            else:
                mine.pop(ORGANISATION)
            continue
        base[name] = theirs
        if column not in keep_mine:
            mine[name] = theirs
    return replace(edit, base=base, mine=mine)


def organisation_name(conn: sqlite3.Connection, organisation_id: int) -> str:
    """A company's name as written; empty where it is gone."""
    row = conn.execute("SELECT name FROM organisation WHERE id = ?", (organisation_id,)).fetchone()
    return str(row[0]) if row else ""


def rule_records(
    conn: sqlite3.Connection, person_id: int, table: str
) -> dict[str, tuple[int, int, dict[str, Value]]]:
    """By channel or use: id, revision and columns of a contact rule or a consent.

    Args:
        conn: Any connection.
        person_id: Who.
        table: ``contact_rule`` or ``consent``.
    """
    by = _UNIQUE[table]
    columns = "verdict, since, source" + (", reason" if table == "contact_rule" else "")
    names = columns.split(", ")
    rows = conn.execute(
        f"SELECT {by}, id, rev, {columns} FROM {table} WHERE person_id = ?", (person_id,)
    )
    return {row[0]: (row[1], row[2], dict(zip(names, row[3:], strict=True))) for row in rows}


def save_tags(
    conn: sqlite3.Connection,
    actor: Actor,
    person_id: int,
    before: Mapping[TagKind, Sequence[str]],
    after: Mapping[TagKind, Sequence[str]],
) -> bool:
    """Add and remove what changed between two states of a person's tags; False for nothing."""
    name = person(conn, person_id).name
    with operation(conn, actor, "tags_changed", params={"name": name}) as op:
        for kind in after:
            for label in after[kind]:
                if label not in before.get(kind, ()) and not _tag(op, person_id, kind, label):
                    op.insert("tag", {"person_id": person_id, "kind": kind, "label": label})
            for label in before.get(kind, ()):
                found = _tag(op, person_id, kind, label)
                if label not in after[kind] and found:
                    op.delete("tag", found)
    return op.recorded


def _tag(op: Operation, person_id: int, kind: str, label: str) -> int | None:
    row = op.conn.execute(
        "SELECT id FROM tag WHERE person_id = ? AND kind = ? AND label = ?",
        (person_id, kind, label),
    ).fetchone()
    return int(row[0]) if row else None


def finish_action(
    conn: sqlite3.Connection, actor: Actor, person_id: int, note_id: int, on: str
) -> None:
    """Mark the next action of a contact note as done.

    Raises:
        SmeicError: ``record_gone``.
    """
    found = conn.execute("SELECT done_on FROM contact_log WHERE id = ?", (note_id,)).fetchone()
    if found is None:
        raise SmeicError("record_gone")
    name = person(conn, person_id).name
    with operation(conn, actor, "action_done", params={"name": name}) as op:
        if found[0] is None:
            op.update("contact_log", note_id, {"done_on": on})
