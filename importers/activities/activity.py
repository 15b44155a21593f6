"""What an activity is: a kind of list whose rows tell more than who somebody is.

The plan of an import decides for each row which person it means. What else the row tells (who came
to which event, who sat which session) is the matter of an `Activity`: it knows its lists by their
columns and titles, proposes what the rows would add to the file, and writes it within the same
operation as the people. A row that waits for a decision keeps what it tells until it is decided.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, Protocol

from smeic_tui.domain.people import Kind as PersonKind
from smeic_tui.errors import Reason
from smeic_tui.store.journal.operation import Operation

if TYPE_CHECKING:
    from importers.tables.table import Table
    from importers.values.row_values import RowValues

SubjectState = Literal["new", "known", "left_out", "unclear"]
"""``unclear``: the list does not say which one it is, and nobody has said it yet."""
Place = tuple[int, int]
"""Index of a file in ``Plan.sources`` and of a table in it."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How a table is read by an activity: kept with the import, so that a row can be read later."""

    activity: str
    """Name of the activity."""
    data: Mapping[str, Any]
    """What its columns and titles mean; plain JSON, the activity's own."""
    about: str = ""
    """What tells equal rows of two such lists apart: of which event they are. Not kept."""
    about_row: Callable[[int], str] | None = None
    """The same where it is another one for each row, by its number. Not kept."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How the people of such a table are to be matched."""

    mixed: bool = False
    """Others than alumni stand in it, whatever was answered for the whole import."""
    repeats: bool = False
    """It names the same person more than once."""
    first_roster: bool = False
    """Where nobody is on file yet, all it names are entered, as from a roster."""
    occasion: Callable[[int, Mapping[str, str]], Hashable] | None = None
    """Which occasion a row is about, by its number and record; the rows of one are matched as a
    list of their own, after those of the occasions above. None: the table is one list."""


@dataclass(frozen=True, slots=True)
class ListRow:
    """One row of a list with the person it was taken for."""

    row: int
    """Row number as Excel shows it."""
    name: str
    """Whom it names, as written."""
    person: int | None
    """Whom it means; negative for somebody whom the same plan adds, None while that waits."""
    record: Mapping[str, str]
    """The row as written, by heading."""


@dataclass(frozen=True, slots=True)
class ListTable:
    """One table of an import with its rows decided."""

    place: Place
    """Where it stands in the plan."""
    file: str
    """Its file."""
    sheet: str
    """Its sheet; empty for a text file."""
    layout: Layout
    """How it is read."""
    rows: Sequence[ListRow]
    """Its rows."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What staff said about one subject or one contradiction of a proposal."""

    verdict: Literal["is", "new", "leave_out", "list", "file"]
    """``is``, ``new``, ``leave_out`` of a subject; ``list``, ``file``: who is right."""
    uid: str = ""
    """Which one on file it is."""


@dataclass(frozen=True, slots=True)
class Subject:
    """One thing a list tells about: an event, a run of the training."""

    key: str
    """Names it in `Choice`s: file, sheet and first column. The same for the same file."""
    state: SubjectState
    """Whether it is on file."""
    uid: str
    """uid on file, or the one it will get; empty while it is unclear."""
    label: str
    """What it is called, from the data: its series, else its title."""
    number: int | None
    """回次 within the series, where it has one."""
    day: str | None
    """Its day, partial ISO date."""
    place: str
    """Where the list tells of it: ``K:L``."""
    file: str
    """The list."""
    sheet: str
    """Its sheet."""
    details: Mapping[str, str | int | None] = field(default_factory=dict)
    """For ``--json``: what is known of it, by name."""
    counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """By part, how many rows say what; codes, ``activity.count_<code>`` renders each."""
    waiting: int = 0
    """Rows that tell of it and wait for a decision about the person."""
    notes: tuple[Reason, ...] = ()
    """What was guessed about it, and why it is unclear."""


@dataclass(frozen=True, slots=True)
class Saying:
    """What one side of a contradiction says."""

    code: str
    """``activity.says_<code>`` renders it."""
    source: str
    """File and cell, or empty for what stands in the file."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two sources that tell different things about one person."""

    key: str
    """Names it in `Choice`s."""
    subject: str
    """Key of the subject."""
    part: str
    """Its part."""
    person: int
    """About whom."""
    name: str
    """As the list writes it."""
    taken: Saying
    """What is believed."""
    left: Saying
    """What is not."""
    reason: str
    """Why: ``activity.because_<reason>`` renders it."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the lists of one activity would add to the file; activities add their own fields."""

    activity: str
    """Name of the activity."""
    subjects: tuple[Subject, ...]
    """In the order of files and columns."""
    contradictions: tuple[Contradiction, ...]
    """Between lists, and between a list and the file."""
    layouts: Mapping[Place, Layout]
    """How each table is kept with the import, its subjects by uid."""
    facts: int
    """How many facts are new; 0 where the file holds all of them."""

    @property
    def writes(self) -> bool:
        """Whether writing it changes anything."""
        return self.facts > 0

    @property
    def gist(self) -> object:
        """What staff saw of it; uids of what is new are drawn anew each time."""
        seen = [(s.key, s.state, s.label, s.day, s.counts) for s in self.subjects]
        return (seen, self.contradictions, self.facts)


Newcomers = Callable[[int, "RowValues", Mapping[str, str]], PersonKind | None]
"""Asked with row number, values and record of a row; None: staff have to say who it is."""


class Activity(Protocol):
    """A kind of list. Implementations hold no state; add them to `registry.ACTIVITIES`."""

    @property
    def name(self) -> str:
        """Its name in stored layouts, in ``--json`` and in the catalogue."""

    def recognise(self, table: Table, surroundings: str) -> Table | None:
        """The table as this kind of list, or None where it is none.

        The answer's ``kind`` and ``activity`` are set. Columns that tell of the activity have the
        field ``mark`` or ``event``, others that say nothing about the person ``row_only``: none is
        kept under the person's other fields. A column that staff have chosen (``why`` is ``chosen``
        or ``profile``) keeps its field.
        """

    def reading(self, layout: Layout) -> Reading:
        """How the people of such a table are to be matched."""

    def newcomers(self, layout: Layout) -> Newcomers:
        """What those are of whom nobody knows anything, in a table that is read so."""

    def propose(
        self, conn: sqlite3.Connection, tables: Sequence[ListTable], choices: Mapping[str, Choice]
    ) -> Proposal:
        """What these tables would add, given the file and what staff chose. Writes nothing."""

    def write(self, op: Operation, proposal: Proposal, real: Callable[[int], int]) -> None:
        """Write a proposal.

        Args:
            op: The operation of the import; the people are written already.
            proposal: What ``propose`` answered.
            real: The id of a person whom the plan added, by its negative number.
        """

    def settle(self, op: Operation, layout: Layout, row: ListRow) -> None:
        """Write what one row tells that waited, now that its person is known.

        Args:
            op: The operation of the decision.
            layout: As the import keeps it; its subjects are on file, unless they were taken back.
            row: The row with its person.
        """
