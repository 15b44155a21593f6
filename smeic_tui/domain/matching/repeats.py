"""Rows of one table that name the same person, as answers and card exports do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from smeic_tui.domain.matching.evidence import FULL_NAMES, compare
from smeic_tui.domain.matching.identity import Identity

ONE_ROW_SHARE = 0.95
"""Share of rows unique by name and cohort from which a table has one row a person."""


def one_row_a_person(rows: Sequence[Identity], *, numbered: bool, may_repeat: bool) -> bool:
    """Whether each row of a table is another person, so that equal names are two people.

    Args:
        rows: All rows of the table.
        numbered: A column counts the rows.
        may_repeat: The table is of a kind that repeats people (answers, business cards).
    """
    if may_repeat or not rows:
        return False
    if numbered:
        return True
    seen = Counter((row.names[:1], row.cohorts) for row in rows)
    alone = sum(1 for count in seen.values() if count == 1)
    return alone >= ONE_ROW_SHARE * len(rows)


def is_repeat(row: Identity, earlier: Identity, *, one_row: bool) -> bool:
    """Whether two rows of one table are one person.

    Args:
        row: A row.
        earlier: A row above it.
        one_row: The table has one row a person: then only a line entered twice counts.
    """
    found = compare(row, earlier)
    if found.vetoes or found.level not in FULL_NAMES:
        return False
    if found.own:
        return True
    if one_row or "company" not in found.codes:
        return False
    # Outsiders have no cohort: their whole name and company are all a list ever says of them.
    return "cohort" in found.codes or not (row.cohorts or earlier.cohorts)
