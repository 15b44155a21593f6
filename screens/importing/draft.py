"""What staff have decided about an import so far: kept while they go back and forth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from importers.kinds import PEOPLE_KINDS
from screens.importing.table_rows import chosen_at_first
from smeic_tui.text import t

if TYPE_CHECKING:
    from importers.activities.activity import Choice
    from importers.inspection import Inspection
    from importers.planning.choices import Aspect, Options, Policy
    from importers.tables.columns import Column
    from importers.tables.headings import Scope
    from importers.tables.table import Table
    from screens.importing.last_time import Taken


@dataclass(frozen=True, slots=True)
class Layout:
    """Tables of one file that have the same columns, such as a sheet a cohort: corrected as one."""

    file: int
    """Index of the file."""
    tables: tuple[int, ...]
    """Indices of its tables."""


@dataclass(slots=True)
class Draft:
    """The files as understood and corrected, what is taken of them, and how."""

    paths: tuple[Path, ...]
    """The files, in the order of the days they speak of."""
    inspections: list[Inspection]
    """What each holds."""
    chosen: list[set[int]] = field(default_factory=list)
    """By file, the tables that are imported."""
    policies: dict[Aspect, Policy] = field(default_factory=dict)
    """Which value wins, where staff decided otherwise than the standard."""
    activities: dict[str, Choice] = field(default_factory=dict)
    """What staff said about events that lists tell of, and about contradictions."""
    alumni_only: bool | None = None
    """Only alumni? None while it was not asked."""
    complete: bool | None = None
    """Everyone? None while it was not asked."""
    as_of: str | None = None
    """The day of lists that do not say it; None where nobody knows."""
    hidden_rows: bool = False
    """Rows hidden in Excel are imported like the others."""
    day_asked: bool = False
    """Whether ``as_of`` is an answer."""
    event: str = ""
    """uid of the event whose answers are imported, where its page opened the import."""
    taken_profiles: dict[int, Taken] = field(default_factory=dict)
    """By file, the mapping of an earlier list that is in force."""

    def __post_init__(self) -> None:
        if not self.chosen:
            self.chosen = [chosen_at_first(inspection) for inspection in self.inspections]

    # What is imported

    def table(self, file: int, number: int) -> Table:
        """One table."""
        return self.inspections[file].tables[number]

    @property
    def taken(self) -> list[Table]:
        """The tables that are imported."""
        return [
            self.table(file, number)
            for file, numbers in enumerate(self.chosen)
            for number in sorted(numbers)
        ]

    @property
    def rows(self) -> int:
        """How many rows are imported."""
        return sum(table.row_count for table in self.taken)

    @property
    def hidden_count(self) -> int:
        """How many of these rows are hidden in Excel."""
        return sum(
            row in table.sheet.hidden_rows for table in self.taken for row in table.raw.data_rows
        )

    @property
    def came_back(self) -> bool:
        """Whether all lists are the roster as it went out, whose marks say whom rows are about."""
        from importers.tables.tracking import is_tracked, marks
        from smeic_tui.exports.tracking import PersonMark

        return bool(self.taken) and all(
            is_tracked(table.columns) and any(isinstance(m, PersonMark) for _, m, _ in marks(table))
            for table in self.taken
        )

    @property
    def lists_everybody(self) -> bool:
        """Whether some list may hold all alumni, being about people alone."""
        return any(table.kind == "people" for table in self.taken)

    @property
    def dated(self) -> bool:
        """Whether some list says of which day it speaks."""
        return any(table.context.as_of is not None for table in self.taken)

    @property
    def has_day(self) -> bool:
        """Whether the lists speak of a day, by themselves or by what staff said."""
        return self.dated or self.as_of is not None

    def layouts(self, marked: tuple[int, int] | None = None) -> list[Layout]:
        """What is imported, by columns; else the marked table alone, whose columns may be wrong."""
        found: dict[tuple[int, tuple[tuple[int, str], ...]], list[int]] = {}
        for file, numbers in enumerate(self.chosen):
            for number in sorted(numbers):
                columns = self.table(file, number).columns
                alike = tuple((column.index, column.header) for column in columns)
                found.setdefault((file, alike), []).append(number)
        layouts = [Layout(file, tuple(tables)) for (file, _), tables in found.items()]
        if not layouts and marked is not None:
            return [Layout(marked[0], (marked[1],))]
        return layouts

    def columns(self, layout: Layout) -> Sequence[Column]:
        """The columns of a layout."""
        return self.table(layout.file, layout.tables[0]).columns

    # Correcting

    def move_header(self, file: int, sheet: str, rows: Sequence[int], table: int | None) -> None:
        """Let a table of a sheet have its header in these rows.

        Other headers are other columns: a mapping of an earlier list is given back.

        Raises:
            SmeicError: ``header_without_rows``.
        """
        from importers.corrections import with_header
        from screens.importing.last_time import give_back

        give_back(self, file)
        before = self.inspections[file]
        made = with_header(before, sheet, rows, table)
        known = {id(each) for each in before.tables}
        wanted = {id(before.tables[number]) for number in self.chosen[file]}
        self.inspections[file] = made
        self.chosen[file] = {
            number
            for number, each in enumerate(made.tables)
            if id(each) in wanted or (id(each) not in known and each.kind in PEOPLE_KINDS)
        }

    def rename_column(
        self, layout: Layout, column: int, meaning: str | None, scope: Scope | None
    ) -> None:
        """Let a column of a layout mean something else, in each of its tables."""
        from importers.corrections import with_column

        made = self.inspections[layout.file]
        for number in layout.tables:
            made = with_column(made, number, column, meaning, scope)
        self.inspections[layout.file] = made
        for number in layout.tables:
            if made.tables[number].kind in PEOPLE_KINDS:
                self.chosen[layout.file].add(number)
            else:
                self.chosen[layout.file].discard(number)

    # For the plan

    def sources(self) -> list[Inspection]:
        """The files with the tables that are imported."""
        from importers.corrections import only_tables

        return [
            only_tables(inspection, numbers)
            for inspection, numbers in zip(self.inspections, self.chosen, strict=True)
            if numbers
        ]

    def options(self) -> Options:
        """The choices, as the plan takes them."""
        from importers.planning.choices import Options

        return Options(
            alumni_only=bool(self.alumni_only),
            complete=bool(self.complete),
            policies=dict(self.policies),
            sheets=frozenset(table.sheet.name for table in self.taken),
            hidden_rows=self.hidden_rows,
            as_of=None if self.dated else self.as_of,
            activities=self.known_subjects() | self.activities,
        )

    def answers_for(self, event_uid: str) -> None:
        """Take the files for answers to one event: mixed, not complete, of no day."""
        self.event = event_uid
        self.alumni_only = self.complete = False
        self.day_asked = True
        for file, inspection in enumerate(self.inspections):
            answers = {n for n, table in enumerate(inspection.tables) if table.kind == "replies"}
            self.chosen[file] = answers or self.chosen[file]

    def known_subjects(self) -> dict[str, Choice]:
        """What is known without asking: for which event the answers of a form are."""
        if not self.event:
            return {}
        from importers.activities.activity import Choice
        from importers.activities.replies.proposing import subject_key

        return {
            subject_key(inspection.workbook.file, table.sheet.name, table.place): Choice(
                "is", self.event
            )
            for inspection in self.inspections
            for table in inspection.tables
            if table.kind == "replies"
        }


def names_of(paths: Sequence[Path]) -> str:
    """The file, or the first and how many more."""
    first, *more = paths
    return t("import_screen.files", first=first.name, more=len(more)) if more else first.name
