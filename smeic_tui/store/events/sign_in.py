"""A paper sign-in sheet against one event: who may have signed, and what it comes to."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from smeic_tui.domain.events import Event, Mode, Reply
from smeic_tui.domain.sign_in.decision import Signed
from smeic_tui.domain.sign_in.people import Signer, Signers, Standing
from smeic_tui.japanese.sheet_lines import SheetLine
from smeic_tui.store.events.events import roles
from smeic_tui.store.events.invitations import invited
from smeic_tui.store.events.reception import attendances, check_in
from smeic_tui.store.events.replies import replies
from smeic_tui.store.journal.operation import Operation
from smeic_tui.store.people.identities import identities


@dataclass(frozen=True, slots=True)
class Recorded:
    """What writing a sheet came to; each person counted once."""

    came: tuple[int, ...]
    """People noted as come to a part they were not noted for before."""
    already: tuple[int, ...]
    """People who were noted for all of it before."""
    walk_ins: tuple[int, ...]
    """Of those who came, those who had not answered yes."""


def signers(conn: sqlite3.Connection, event_id: int) -> Signers:
    """Everybody alive with what the event knows of them; 100,000 people take some seconds."""
    stands, before = standings(conn, event_id), _came_before(conn, event_id)
    gone, outsiders = _kinds(conn)
    return Signers(
        Signer(
            person_id,
            who,
            stands.get(person_id, "elsewhere"),
            person_id in outsiders,
            before.get(person_id, 0),
        )
        for person_id, who in identities(conn).items()
        if person_id not in gone
    )


def standings(conn: sqlite3.Connection, event_id: int) -> Mapping[int, Standing]:
    """What an event knows of people, by person."""
    asked = invited(conn, event_id)
    found: dict[int, Standing] = dict.fromkeys(asked.sent, "asked")
    answers: dict[int, list[Reply]] = {}
    for reply in replies(conn, event_id):
        answers.setdefault(reply.person_id, []).append(reply)
    found |= {person_id: _answered(given) for person_id, given in answers.items()}
    found |= dict.fromkeys(roles(conn, event_id), "expected")
    found |= dict.fromkeys((a.person_id for a in attendances(conn, event_id)), "expected")
    return found


def _came_before(conn: sqlite3.Connection, event_id: int) -> Mapping[int, int]:
    """To how many earlier events of the same series people came, by person."""
    rows = conn.execute(
        "SELECT person_id, count(DISTINCT earlier.id) FROM event AS held "
        "JOIN event AS earlier ON earlier.series_id = held.series_id "
        "AND earlier.held_on < held.held_on "
        "JOIN event_part ON event_part.event_id = earlier.id "
        "JOIN attendance ON attendance.event_part_id = event_part.id "
        "WHERE held.id = ? AND proxy IS NULL GROUP BY person_id",
        (event_id,),
    )
    return dict(rows.fetchall())


def _answered(given: Iterable[Reply]) -> Standing:
    answers = {"seated" if r.seat == "seated" else r.answer for r in given}
    if "seated" in answers:
        return "expected"
    return "asked" if answers & {"yes", "undecided"} else "declined"


def _kinds(conn: sqlite3.Connection) -> tuple[set[int], set[int]]:
    """People who have died, and people who are no alumni."""
    rows = conn.execute(
        "SELECT id, standing, kind FROM person WHERE standing = 'deceased' OR kind <> 'alumnus'"
    ).fetchall()
    gone = {person_id for person_id, standing, _ in rows if standing == "deceased"}
    return gone, {person_id for person_id, _, kind in rows if kind != "alumnus"}


def record_signatures(
    op: Operation, event: Event, signed: Sequence[Signed], part_id: int | None
) -> Recorded:
    """Note as come whoever signed; a line that is no signature of anybody's is left alone.

    Args:
        op: The open operation.
        event: Which event.
        signed: The lines with who signed them, also likely; those without a person are left out.
        part_id: The part the sheet is of; None: whatever parts each had said yes to, else the
            first. A line that names its parts counts for those.
    """
    promised: dict[int, list[int]] = {}
    for reply in replies(op.conn, event.id):
        if reply.answer == "yes":
            promised.setdefault(reply.person_id, []).append(reply.event_part_id)
    came: dict[int, bool] = {}
    already: dict[int, None] = {}
    for each in signed:
        if each.match is None or each.verdict not in ("came", "likely"):
            continue
        person_id, line = each.match.signer.id, each.line
        wanted = parts_of(line, event, part_id, promised.get(person_id, ()))
        found = check_in(
            op,
            wanted,
            person_id,
            mode=_mode(line.mode, event, wanted),
            companions=line.companions,
            proxy=line.proxy,
            afterwards=True,
        )
        if found.parts:
            came[person_id] = came.get(person_id, True) and found.walk_in
        else:
            already[person_id] = None
    return Recorded(
        tuple(came),
        tuple(p for p in already if p not in came),
        tuple(p for p, walk_in in came.items() if walk_in),
    )


def parts_of(
    line: SheetLine, event: Event, part_id: int | None, promised: Sequence[int]
) -> list[int]:
    """The parts one signature stands for."""
    named = [part.id for part in event.parts if part.name in line.parts]
    if named:
        return named
    if part_id is not None:
        return [part_id]
    return list(promised) or [event.parts[0].id]


def _mode(signed: Mode, event: Event, parts: Sequence[int]) -> Mode:
    """As signed; where no part can be joined online, whoever came came to the place."""
    online = any(part.is_online for part in event.parts if part.id in parts)
    return signed if online else "onsite"
