"""The plan of an import: what each row would change, field by field, before anything is written.

``plan_import`` reads the database and the understood files and returns a frozen ``Plan``;
``apply_plan`` (`importers.applying.apply`) writes exactly that: preview and commit are one code.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from importers.activities.activity import Proposal
from importers.inspection import Inspection
from importers.planning.choices import Aspect, Options
from smeic_tui.errors import Reason

Value = str | int | None

Outcome = Literal["new", "changed", "same", "review", "rejected"]
OUTCOMES: tuple[Outcome, ...] = ("new", "changed", "same", "review", "rejected")
Progress = Callable[[int, int], object]
"""Told ``(rows done, rows in all)``."""
Cancelled = Callable[[], bool]
"""Asked between rows; True ends the work with the error ``import_cancelled``, nothing written."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody on the roster whom a row may mean."""

    person_id: int
    """Negative for somebody whom the same plan would add."""
    uid: str
    """Of the person."""
    name: str
    """As on the roster."""
    points: int
    """Sum of the evidence."""
    evidence: tuple[str, ...]
    """Codes, strongest first; ``reason.evidence_<code>`` renders each."""
    vetoes: tuple[str, ...] = ()
    """Codes of contradictions, which forbid an automatic link."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One value of one person that the row says something about."""

    aspect: Aspect
    """What it is."""
    old: str
    """As it is on the roster; empty where nothing is known."""
    new: str
    """As the list says."""
    taken: bool
    """Whether it is written. Otherwise it differs and the roster's value stays."""
    base: str | None = None
    """What our own list showed when it went out; only where both sides changed it since."""


class RowPlan(NamedTuple):
    """What becomes of one data row; a tuple, because a list has 100,000 of them."""

    source: int
    """Index of its file in ``Plan.sources``."""
    table: int
    """Index of its table in that file's ``inspection.tables``."""
    sheet: str
    """Name of the sheet; empty for a text file."""
    row: int
    """Row number as Excel shows it."""
    outcome: Outcome
    """new, changed, same, review or rejected."""
    name: str
    """Whom the row names, as written."""
    person_id: int | None
    """Whom it is linked to: an id, a negative number for a new person, None while undecided."""
    uid: str | None
    """uid of that person; planned already for a new one."""
    evidence: tuple[str, ...]
    """Why it is that person."""
    candidates: tuple[Candidate, ...]
    """Whom it may mean, best first; for review."""
    changes: tuple[FieldChange, ...]
    """Differences, those taken first."""
    reasons: tuple[Reason, ...]
    """Why it was decided so, and what is worth a look."""
    fingerprint: str
    """Of what the row says: the same row is recognised in a later import."""
    record: Mapping[str, str]
    """The row as written, by heading."""
    cohort: int | None
    """期 by its sheet or section."""
    known: bool = False
    """An earlier import of the same row already keeps its record."""
    replaces: int | None = None
    """``import_row.id`` of the waiting row that this one is, mended or decided."""


@dataclass(frozen=True, slots=True)
class Missing:
    """An alumnus on the roster who is not in a list that claims to be complete."""

    person_id: int
    """Who."""
    uid: str
    """Who, in the language of the files."""
    name: str
    """As on the roster."""


@dataclass(frozen=True, slots=True)
class LeftAside:
    """A table that holds no people, or that was not asked for."""

    file: str
    """Its file."""
    sheet: str
    """Its sheet."""
    reason: Reason
    """Why: ``table_<kind>`` (rows), ``sheet_hidden``, ``sheet_not_chosen``, or the reader's."""


@dataclass(frozen=True, slots=True)
class Insert:
    """New rows of one table."""

    table: str
    """Which."""
    columns: Sequence[str]
    """Their columns; the first is ``id``."""
    count: int
    """How many they are."""
    rows: Callable[[], Iterator[Sequence[Value]]]
    """Makes their values anew each time; ids of new rows are -1, -2, …, and so are references to
    them."""


@dataclass(frozen=True, slots=True)
class Update:
    """New values of one row on file."""

    table: str
    """Which table."""
    row_id: int
    """Which row."""
    values: Mapping[str, Value]
    """By column; a reference may be to a new row (negative)."""


@dataclass(frozen=True, slots=True)
class Writes:
    """What a plan writes to the roster, what is referred to before what refers to it."""

    inserts: tuple[Insert, ...]
    """New rows by table."""
    updates: tuple[Update, ...]
    """Changed rows."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything an import would do, and the state of the database it was made on."""

    sources: tuple[Inspection, ...]
    """The files, in the order of their dates."""
    options: Options
    """The choices it was made with."""
    rows: tuple[RowPlan, ...]
    """Every data row of every table that holds people."""
    missing: tuple[Missing, ...]
    """Filled under ``Options.complete``."""
    aside: tuple[LeftAside, ...]
    """What was not imported."""
    writes: Writes
    """What applying it writes."""
    state: int
    """The latest operation of the database when it was made."""
    activities: tuple[Proposal, ...] = ()
    """What the rows tell beyond people: one proposal an activity."""

    @property
    def counts(self) -> dict[str, int]:
        """Rows by outcome, and how many people are missing."""
        found: dict[str, int] = dict.fromkeys(OUTCOMES, 0)
        for row in self.rows:
            found[row.outcome] += 1
        return found | {"missing": len(self.missing)}
