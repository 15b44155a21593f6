"""How a list of a training is read, as plain data that is kept with the import."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from smeic_tui.domain.training.facts import MarkKind

Shape = Literal["book", "applicants"]
"""``book``: trainees × sessions. ``applicants``: who applied, and what was decided."""


@dataclass(frozen=True, slots=True)
class SessionColumn:
    """A column of marks."""

    header: str
    """Its heading, by which a row's record keeps it."""
    letter: str
    """As Excel names it."""
    number: int | None
    """回."""
    held_on: str | None = None
    """ISO date."""
    starts: str | None = None
    ends: str | None = None
    minutes: int | None = None
    """What full attendance counts; None where the heading does not say."""
    lecturer: str | None = None
    is_compulsory: bool = False


@dataclass(frozen=True, slots=True)
class AssignmentColumn:
    """A column that says what was handed in."""

    header: str
    title: str
    is_final: bool = False


@dataclass(frozen=True, slots=True)
class TrainingLayout:
    """One table of a training."""

    shape: Shape
    title: str
    """What the training is called."""
    fiscal_year: int | None
    """None where the list does not say it."""
    place: str
    """Its columns or rows, as Excel says it."""
    sessions: tuple[SessionColumn, ...] = ()
    assignments: tuple[AssignmentColumn, ...] = ()
    rule: Mapping[str, Any] | None = None
    """The rule written below the table, as `domain.training.rule.document` has it."""
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Headings by what they tell: ``certificate``, ``note``, ``applied_on``, ``result`` …"""
    legend: Mapping[str, MarkKind] = field(default_factory=dict)
    """What the list itself says of its marks."""
    uid: str = ""
    """The run on file, once that is settled; empty while it is not, or left out."""

    def texts(self, record: Mapping[str, str], what: str) -> list[str]:
        """The filled cells of a row that tell this."""
        return [s for h in self.columns.get(what, ()) if (s := record.get(h, "").strip())]


def to_data(layout: TrainingLayout) -> dict[str, Any]:
    """As JSON keeps it."""
    return asdict(layout)


def from_data(data: Mapping[str, Any]) -> TrainingLayout:
    """Back from JSON."""
    return TrainingLayout(
        data["shape"],
        data["title"],
        data["fiscal_year"],
        data["place"],
        tuple(SessionColumn(**each) for each in data["sessions"]),
        tuple(AssignmentColumn(**each) for each in data["assignments"]),
        data["rule"],
        {name: tuple(headings) for name, headings in data["columns"].items()},
        data.get("legend", {}),
        data["uid"],
    )


def lettered(columns: Sequence[SessionColumn], otherwise: str) -> str:
    """``E:L``: where the marks stand."""
    if not columns:
        return otherwise
    first, last = columns[0].letter, columns[-1].letter
    return first if first == last else f"{first}:{last}"
