"""Correct an organisation for everybody who works there: facts, name, other names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from smeic_tui.domain.people import Organisation
from smeic_tui.errors import SmeicError
from smeic_tui.store.bodies import known_names
from smeic_tui.store.file.references import referring
from smeic_tui.store.journal.operation import Operation, Value

Renaming = Literal["former", "alias"]
"""Whether the name changed, so that the old one is a former name; or was only written otherwise."""


def edit_kind(before: str, name: str, old_name: Renaming) -> str:
    """Kind of the operation that saves a form: a new name is a renaming, or was misspelt."""
    if name == before:
        return "organisation_edited"
    return "organisation_renamed" if old_name == "former" else "organisation_corrected"


def revise_organisation(
    op: Operation,
    before: Organisation,
    values: Mapping[str, Value],
    *,
    old_name: Renaming = "former",
) -> None:
    """Save a form of an organisation.

    Args:
        op: The open operation.
        before: The organisation as it was when the form opened.
        values: Columns as they are to be.
        old_name: What the present name becomes where another one is given.

    Raises:
        EditConflict: somebody changed the same field.
        SmeicError: ``organisation_exists``, ``organisation_name_empty``, ``record_gone``.
    """
    columns = dict(values)
    name = columns.pop("name", None)
    base = {column: getattr(before, column) for column in columns}
    op.revise("organisation", before.id, before.rev, base, columns)
    if name is not None:
        known_names.revise_name(op, "organisation", before.id, before.name, str(name), old_name)


def set_aliases(
    op: Operation, organisation_id: int, before: Sequence[str], after: Sequence[str]
) -> None:
    """Add and remove other names, as a form held them.

    Args:
        op: The open operation.
        organisation_id: Which.
        before: Other names as they were when the form opened.
        after: As they are to be.

    Raises:
        SmeicError: ``organisation_exists`` where another one is called so.
    """
    for name in after:
        if name not in before:
            known_names.add_alias(op, "organisation", organisation_id, name)
    for name in before:
        found = op.conn.execute(
            "SELECT id FROM organisation_name WHERE organisation_id = ? AND name = ? "
            "AND kind = 'alias'",
            (organisation_id, name),
        ).fetchone()
        if name not in after and found:
            op.delete("organisation_name", found[0])


def remove_organisation(op: Operation, found: Organisation) -> None:
    """Take an organisation off the file that nothing refers to: entered by mistake.

    Raises:
        SmeicError: ``organisation_in_use``.
    """
    for table, column in referring(op.conn, "organisation"):
        rows = op.conn.execute(f"SELECT id FROM {table} WHERE {column} = ?", (found.id,)).fetchall()
        if rows and table != "organisation_name":
            raise SmeicError("organisation_in_use", name=found.name)
        for (row,) in rows:
            op.delete(table, row)
    op.delete("organisation", found.id)
