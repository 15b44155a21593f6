"""The replies of one event while a plan is made: what each answer would come to, one by one."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

from smeic_tui.domain.events import Event, Part, Reply
from smeic_tui.domain.form_replies import PartReply
from smeic_tui.domain.seats import Place, place_for
from smeic_tui.store.events.replies import Answered, replies
from smeic_tui.store.journal.operation import now


class Seating:
    """Starts from the replies on file, and takes answers in the order of their time."""

    def __init__(self, conn: sqlite3.Connection, event: Event) -> None:
        """Read the replies on file.

        Args:
            conn: Any connection.
            event: Which event.
        """
        self._parts = {part.id: part for part in event.parts}
        self._replies: dict[tuple[int, int], Reply] = {
            (reply.event_part_id, reply.person_id): reply for reply in replies(conn, event.id)
        }
        self._next = 1 + max((reply.id for reply in self._replies.values()), default=0)
        self._now = now()

    def news(
        self, part_id: int, person: int, said: PartReply, at: str | None, note: str | None
    ) -> Answered | None:
        """The answer as it is to be recorded; None where the file holds it, or a later one.

        Whoever had not said yes has nothing to take back: 取消 is then a no.
        """
        held = self._replies.get((part_id, person))
        answer = said.answer
        if answer == "cancelled" and (held is None or held.answer != "yes"):
            answer = "no"
        given = Answered(
            answer,
            said.mode,
            said.companions,
            said.companion_names,
            "form",
            note,
            at=at,
        )
        if held is not None and (at is not None and held.replied_at >= at):
            return None
        return None if held is not None and _says_the_same(held, given) else given

    def has_answered(self, part_id: int, person: int) -> bool:
        """Whether a reply is held, on file or of a row further up."""
        return (part_id, person) in self._replies

    def take(self, part_id: int, person: int, given: Answered) -> Place | None:
        """Record an answer here; where a yes goes, as `store.replies.record_reply` will say."""
        part = self._parts[part_id]
        place = self._place(part, person, given)
        held = self._replies.get((part_id, person))
        waiting = place is not None and place.waiting
        yes = given.answer == "yes"
        self._replies[part_id, person] = replace(
            held or Reply(self._next, "", 1, part_id, person, given.answer),
            answer=given.answer,
            mode=given.mode if yes else None,
            seat=("waiting" if waiting else "seated") if yes else None,
            waiting_since=_since(held, self._now) if waiting else None,
            companions=given.companions if yes else 0,
            companion_names=given.companion_names if yes else None,
            replied_at=given.at or self._now,
            note=given.note,
        )
        self._next += held is None
        return place

    def _place(self, part: Part, person: int, given: Answered) -> Place | None:
        if given.answer != "yes":
            return None
        others = [reply for (part_id, _), reply in self._replies.items() if part_id == part.id]
        return place_for(part.capacity, others, person, given.mode, given.companions)


def _since(held: Reply | None, moment: str) -> str:
    return held.waiting_since if held is not None and held.waiting_since else moment


def _says_the_same(held: Reply, given: Answered) -> bool:
    yes = given.answer == "yes"
    return (held.answer, held.mode, held.companions, held.companion_names, held.note) == (
        given.answer,
        given.mode if yes else None,
        given.companions if yes else 0,
        given.companion_names if yes else None,
        given.note,
    )
