"""Everybody an event knows of, with invitation, replies and attendance side by side."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass

from smeic_tui.domain.events import Attendance, FeeState, Reply, Role
from smeic_tui.domain.people import Kind, Standing
from smeic_tui.store.events.events import roles
from smeic_tui.store.events.reception import attendances
from smeic_tui.store.events.replies import fees, replies
from smeic_tui.store.events.seating import tables

_BLOCK = 500


@dataclass(frozen=True, slots=True)
class Guest:
    """One person of an event's list."""

    person_id: int
    name: str
    kana: str
    kind: Kind
    standing: Standing
    cohort: int | None
    organisation: str
    title: str
    sort_kana: str
    """Orders the list by 五十音."""
    latin: str
    """Search text, see `domain.search`."""
    cjk: str
    """Search text, see `domain.search`."""
    role: Role | None
    waves: tuple[int, ...]
    """Numbers of the waves that were sent to them."""
    drafted: bool
    """In a wave that was not sent yet."""
    replies: Mapping[int, Reply]
    """By part."""
    came: Mapping[int, Attendance]
    """By part."""
    fees: Mapping[int, FeeState]
    """By part, where anything was noted."""
    tables: Mapping[int, str]
    """Number of the table by part, where there is one."""

    @property
    def is_open(self) -> bool:
        """Invited, and answered for no part yet; whoever has a role is asked in another way."""
        return self.role is None and bool(self.waves) and not self.replies

    def comes_to(self, part_id: int) -> bool:
        """Whether they have a seat, a role not declined, or came."""
        reply = self.replies.get(part_id)
        if part_id in self.came or (reply is not None and reply.seat == "seated"):
            return True
        return self.role is not None and (reply is None or reply.answer == "undecided")

    def sits_at(self, part_id: int) -> bool:
        """Whether they need a place at a table: whoever comes, unless online."""
        came, reply = self.came.get(part_id), self.replies.get(part_id)
        mode = came.mode if came is not None else reply.mode if reply is not None else None
        return mode != "online" and self.comes_to(part_id)

    def along_at(self, part_id: int) -> tuple[int, str]:
        """How many come along to a part and who, as they came, else as announced."""
        found = self.came.get(part_id) or self.replies.get(part_id)
        return (found.companions, found.companion_names or "") if found is not None else (0, "")


def guests(conn: sqlite3.Connection, event_id: int) -> tuple[Guest, ...]:
    """Everybody invited, with a role, a reply or an attendance, by 五十音; read at one moment."""
    own = not conn.in_transaction
    if own:
        conn.execute("BEGIN")
    try:
        return _guests(conn, event_id)
    finally:
        if own:
            conn.execute("ROLLBACK")


def _guests(conn: sqlite3.Connection, event_id: int) -> tuple[Guest, ...]:
    sent: dict[int, list[int]] = {}
    drafted: set[int] = set()
    for person_id, number, sent_on in conn.execute(
        "SELECT invitation.person_id, wave.number, wave.sent_on FROM invitation "
        "JOIN wave ON wave.id = invitation.wave_id WHERE wave.event_id = ? ORDER BY wave.number",
        (event_id,),
    ):
        if sent_on is None:
            drafted.add(person_id)
        else:
            sent.setdefault(person_id, []).append(number)
    answers: dict[int, dict[int, Reply]] = {}
    for reply in replies(conn, event_id):
        answers.setdefault(reply.person_id, {})[reply.event_part_id] = reply
    here: dict[int, dict[int, Attendance]] = {}
    for found in attendances(conn, event_id):
        here.setdefault(found.person_id, {})[found.event_part_id] = found
    paid: dict[int, dict[int, FeeState]] = {}
    for (part_id, person_id), state in fees(conn, event_id).items():
        paid.setdefault(person_id, {})[part_id] = state
    seats: dict[int, dict[int, str]] = {}
    for (part_id, person_id), table_no in tables(conn, event_id).items():
        seats.setdefault(person_id, {})[part_id] = table_no
    with_role = roles(conn, event_id)
    ids = list(dict.fromkeys([*sent, *drafted, *answers, *here, *with_role]))
    listed: list[Guest] = []
    for start in range(0, len(ids), _BLOCK):
        block = ids[start : start + _BLOCK]
        for row in conn.execute(
            "SELECT person_id, name, kana, kind, standing, cohort, organisation, title, "
            "sort_kana, latin, cjk FROM roster_row "
            f"WHERE person_id IN ({', '.join('?' * len(block))})",
            block,
        ):
            who = row[0]
            listed.append(
                Guest(
                    *(
                        *row,
                        with_role.get(who),
                        tuple(sent.get(who, ())),
                        who in drafted,
                        answers.get(who, {}),
                        here.get(who, {}),
                        paid.get(who, {}),
                        seats.get(who, {}),
                    )
                )
            )
    return tuple(sorted(listed, key=lambda g: (g.sort_kana, g.person_id)))
