"""Lists of events in many shapes are read exactly: events, parts, marks, roles, walk-ins."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from importers.activities.events.layout import MAIN, from_data
from importers.activities.events.telling import tell
from importers.inspection import Inspection
from importers.values.table_rows import read_rows
from tests.importers.activities.variants import Truth, list_variant, matrix_variant

SEEDS = 60
"""A thousand of each were read when this was written; these are enough to notice a change."""


def as_read(found: Inspection) -> Truth:
    """What is read out of an invented list."""
    (table,) = (table for table in found.tables if table.activity is not None)
    assert table.activity is not None
    layout = from_data(table.activity.data)
    read = Truth()
    for event in layout.events:
        title = event.title
        read.events.append((title.name or "", title.number or 0, title.day or ""))
        named = dict.fromkeys(part.part for part in event.parts)
        read.parts.append((MAIN, *(name for name in named if name != MAIN)))
    for row in read_rows(table):
        told = tell(layout, row.row, row.record)
        assert told.unread == ()
        name = row.values.name
        if told.role is not None:
            read.roles[name] = told.role
        for part in told.parts:
            if part.told.status != "blank":
                read.told[part.event, part.part, name] = part.told.status
            if part.told.walk_in:
                read.walk_ins.add(name)
    return read


@pytest.mark.parametrize("seed", range(SEEDS))
@pytest.mark.parametrize("make", [matrix_variant, list_variant])
def test_a_list_is_read_as_it_was_made(
    make: Callable[[int], tuple[Inspection, Truth]], seed: int
) -> None:
    found, truth = make(seed)
    assert as_read(found) == truth
