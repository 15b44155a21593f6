"""What the records are called that others refer to: parts of a name, put together by the reader."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass

from smeic_tui.store.journal.operation import Value

_EVENT = "series.name, event.number, event.title, event.held_on"
_SERIES = "LEFT JOIN series ON series.id = event.series_id"
_RUN = "training_run.title, training_run.fiscal_year"
CALLED: Mapping[str, str] = {
    "person": "SELECT name FROM person WHERE id = ?",
    "staff": "SELECT name FROM staff WHERE id = ?",
    "organisation": "SELECT name FROM organisation WHERE id = ?",
    "body": "SELECT name FROM body WHERE id = ?",
    "innovation_case": "SELECT title FROM innovation_case WHERE id = ?",
    "import_batch": "SELECT file, as_of FROM import_batch WHERE id = ?",
    "series": "SELECT name FROM series WHERE id = ?",
    "event": f"SELECT {_EVENT} FROM event {_SERIES} WHERE event.id = ?",
    "event_part": (
        f"SELECT {_EVENT}, event_part.name FROM event_part "
        f"JOIN event ON event.id = event_part.event_id {_SERIES} WHERE event_part.id = ?"
    ),
    "wave": (
        f"SELECT {_EVENT}, wave.sent_on FROM wave JOIN event ON event.id = wave.event_id "
        f"{_SERIES} WHERE wave.id = ?"
    ),
    "training_run": f"SELECT {_RUN} FROM training_run WHERE id = ?",
    "training_session": (
        f"SELECT {_RUN}, held_on FROM training_session JOIN training_run "
        "ON training_run.id = training_run_id WHERE training_session.id = ?"
    ),
    "assignment": (
        f"SELECT {_RUN}, assignment.title FROM assignment JOIN training_run "
        "ON training_run.id = training_run_id WHERE assignment.id = ?"
    ),
    "engagement": (
        "SELECT organisation.name, theme FROM engagement LEFT JOIN organisation "
        "ON organisation.id = organisation_id WHERE engagement.id = ?"
    ),
    "referral": (
        "SELECT person.name, received_on FROM referral JOIN person "
        "ON person.id = referral.person_id WHERE referral.id = ?"
    ),
    "introduction": "SELECT stage_on FROM introduction WHERE id = ?",
}
"""By table, the parts of what its records are called."""
_OF_EVENTS = frozenset({"event", "event_part", "wave"})
_OF_TRAININGS = frozenset({"training_run", "training_session", "assignment"})


@dataclass(frozen=True, slots=True)
class Reference:
    """A record by what it is called."""

    table: str
    row_id: int
    parts: tuple[Value, ...]
    """As `CALLED` selects them; none where the record is gone."""

    @property
    def is_event(self) -> bool:
        """Whether the first three parts are series, 回次 and title of an event."""
        return self.table in _OF_EVENTS

    @property
    def is_of_training(self) -> bool:
        """Whether the first two parts are title and fiscal year of a training."""
        return self.table in _OF_TRAININGS

    def __str__(self) -> str:
        """The parts one after the other."""
        return " ".join(str(part) for part in self.parts if part not in (None, ""))


def reference(conn: sqlite3.Connection, table: str, row_id: int) -> Reference:
    """What a record is called.

    Raises:
        KeyError: records of this table have no name; a test holds `CALLED` to the schema.
    """
    row = conn.execute(CALLED[table], (row_id,)).fetchone()
    return Reference(table, row_id, tuple(row) if row else ())
