"""What an import would write about trainings, before anything is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from importers.activities.activity import Proposal
from importers.activities.training.cells import ReadMark, ReadSubmission
from importers.activities.training.layout import AssignmentColumn, SessionColumn
from smeic_tui.domain.training.facts import Version
from smeic_tui.store.journal.operation import Value


@dataclass(frozen=True, slots=True)
class TrainingProposal(Proposal):
    """The runs that lists tell of, with what they tell about people."""

    runs: tuple[RunPlan, ...] = ()


@dataclass(frozen=True, slots=True)
class RunPlan:
    """One run, new or on file."""

    uid: str
    run_id: int | None
    """On file."""
    title: str
    fiscal_year: int
    rule: Mapping[str, Any] | None
    """As the list states it."""
    sessions: tuple[SessionColumn, ...]
    """Those that the file does not know."""
    assignments: tuple[AssignmentColumn, ...]
    """Those that the file does not know."""
    people: tuple[PersonPlan, ...]


@dataclass(frozen=True, slots=True)
class PersonPlan:
    """What is new about one person."""

    person: int
    """Negative for somebody whom the import adds."""
    trainee: Mapping[str, Value]
    """Columns of the trainee to write; empty where the file knows all of them."""
    is_new: bool
    """The person is not in the run yet."""
    marks: tuple[tuple[str, ReadMark, Version], ...] = ()
    """(key of the session, mark, the cell it replaces)."""
    made_up: tuple[tuple[str, str | None], ...] = ()
    """(key of the session, day of the 補講)."""
    submissions: tuple[tuple[str, ReadSubmission, Version], ...] = ()
    """(title of the assignment, what became of it, the cell it replaces)."""
    certificate: str | None = None

    @property
    def facts(self) -> int:
        """How many facts it writes."""
        return (
            bool(self.trainee)
            + len(self.marks)
            + len(self.made_up)
            + len(self.submissions)
            + (self.certificate is not None)
        )
