"""Correct an organisation for everybody who works there: facts, name, other names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from smeic_tui.domain.people import Organisation
from smeic_tui.store.bodies import known_names
from smeic_tui.store.journal.operation import Operation, Value

Renaming = Literal["former", "alias"]
"""Whether the name changed, so that the old one is a former name; or was only written otherwise."""


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
    if name is not None and name != before.name:
        known_names.rename(op, "organisation", before.id, str(name), old_name)
