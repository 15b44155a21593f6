"""Marks on their way into the file: one's own earlier key is never taken for another person's."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from smeic_tui.domain.training.facts import NOT_ON_FILE, Mark, Session, Version
from smeic_tui.errors import Param
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.training.cells import Beaten
from smeic_tui.store.training.training_marks import Marking, marks_of_session, set_marks

if TYPE_CHECKING:
    from smeic_tui.app import SmeicApp

Answer = Callable[[tuple[Beaten[Mark], ...]], object]


class Marker:
    """Writes cells of one run and remembers what it wrote.

    Two keys on one cell can be faster than the screen that reads the first one back: the second
    is then checked against what the first one left, not against what the screen still shows.
    """

    def __init__(self, desk: SmeicApp, run_id: int, training: str) -> None:
        """Begin.

        Args:
            desk: The program.
            run_id: Which run.
            training: Its name, for the history.
        """
        self._desk = desk
        self._run_id = run_id
        self._training = training
        self._own: dict[tuple[int, int], list[Version]] = {}
        """By session and person, what a cell was and what each of one's own keys made of it."""

    def write(
        self,
        session: Session,
        wanted: Mapping[int, Mark | None],
        shown: Mapping[int, Mark | None],
        told: Mapping[str, Param],
        then: Answer,
    ) -> None:
        """Write cells of one session as one operation.

        Args:
            session: Which session.
            wanted: By person, what is to stand there; None clears the cell.
            shown: By person, the cell as the screen shows it.
            told: ``session``, and ``name`` of a single trainee or ``count`` of several.
            then: Told on the UI thread which cells somebody else was faster at.
        """
        seen = {i: mark.version if mark else NOT_ON_FILE for i, mark in shown.items()}
        kind = "training_marked" if "name" in told else "training_all_marked"

        def work(conn: sqlite3.Connection, actor: Actor) -> tuple[Beaten[Mark], ...]:
            cells = [
                Marking(i, mark, self._latest((session.id, i), seen[i]))
                for i, mark in wanted.items()
            ]
            params = {"training": self._training, **told}
            with operation(conn, actor, kind, params=params) as op:
                beaten = set_marks(op, session.id, cells)
            self._remember(conn, session, seen, {each.person_id for each in beaten})
            return beaten

        self._desk.save(work, then)

    def _latest(self, key: tuple[int, int], seen: Version) -> Version:
        """What the cell was last, if it was only oneself who changed it since it was shown."""
        own = self._own.get(key, [])
        return own[-1] if seen in own else seen

    def _remember(
        self,
        conn: sqlite3.Connection,
        session: Session,
        seen: Mapping[int, Version],
        lost: set[int],
    ) -> None:
        there = marks_of_session(conn, session.id)
        for person_id, shown in seen.items():
            key = (session.id, person_id)
            if person_id in lost:
                self._own.pop(key, None)
                continue
            own = self._own.setdefault(key, [])
            if shown not in own:
                own[:] = [shown]
            found = there.get(person_id)
            own.append(found.version if found else NOT_ON_FILE)
