"""The activity ``training``: attendance books, and lists of applicants, of one run each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from importers.activities.activity import Layout, Newcomers, Reading
from importers.activities.training import proposing, writing
from importers.activities.training.cells import is_outsider
from importers.activities.training.layout import TrainingLayout, from_data, to_data
from importers.activities.training.recognising import list_day, read_layout, told_apart
from importers.tables.table import Table
from importers.values.row_values import RowValues
from smeic_tui.domain.people import Kind
from smeic_tui.japanese.dates import PartialDate


class _Training:
    """See `importers.activities.activity.Activity`."""

    name = "training"

    def recognise(self, table: Table, surroundings: str) -> Table | None:
        """A table of sessions with marks, or one of applications and what was decided."""
        layout = read_layout(table, surroundings)
        if layout is None:
            return None
        return replace(
            table,
            columns=told_apart(table, layout),
            kind="training",
            context=replace(table.context, as_of=table.context.as_of or _as_of(table, layout)),
            activity=Layout("training", to_data(layout)),
        )

    def reading(self, layout: Layout) -> Reading:
        """Anybody may apply; trainees are whom the roster knows."""
        return Reading(mixed=layout.data["shape"] == "applicants")

    def newcomers(self, layout: Layout) -> Newcomers:
        """Outsiders only where the list says so: ``不可（修了生以外）``."""
        listed = from_data(layout.data)

        def kind_of(row: int, values: RowValues, record: Mapping[str, str]) -> Kind | None:
            if values.cohort is not None or not values.company:
                return None
            texts = [*listed.texts(record, "result"), *listed.texts(record, "note")]
            return "outsider" if is_outsider(*texts) else None

        return kind_of

    propose = staticmethod(proposing.propose)
    write = staticmethod(writing.write)
    settle = staticmethod(writing.settle)


TRAINING = _Training()


def _as_of(table: Table, layout: TrainingLayout) -> PartialDate | None:
    """The day the list speaks of: as written, else the spring before its year."""
    written = list_day(table, layout.fiscal_year)
    if written is not None:
        day = date.fromisoformat(written)
        return PartialDate(day.year, day.month, day.day)
    return None if layout.fiscal_year is None else PartialDate(layout.fiscal_year, 3)
