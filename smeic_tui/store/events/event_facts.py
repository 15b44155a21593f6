"""Facts about past events as imports compare and write them: several parts and people at once."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from smeic_tui.domain.events import Answer, FeeState
from smeic_tui.domain.past_attendance import Evidence, Status, Told, named_above, named_in
from smeic_tui.errors import SmeicError
from smeic_tui.store.events.replies import set_fee
from smeic_tui.store.imports import imports
from smeic_tui.store.journal.operation import Operation, Value

_BY_IMPORT = frozenset({"imported", "review_decided", "undo", "redo"})
"""Operations that write what a list says, or bring it back."""
_STATUS_SAID: Mapping[Answer, Status] = {"yes": "no_show", "undecided": "undecided"}
"""What an answer becomes in the words of a list when nobody noted that they came; else absent."""


@dataclass(frozen=True, slots=True)
class HeldFact:
    """What the file holds about one person and one part."""

    attendance_id: int | None
    reply_id: int | None
    answer: Answer | None
    status: Status
    """In the words of a list."""
    fee: FeeState | None


NOTHING = HeldFact(None, None, None, "blank", None)
"""Of somebody about whom nothing is on file."""


def held_facts(conn: sqlite3.Connection, event_id: int) -> dict[tuple[int, int], HeldFact]:
    """What the file holds by (part, person), of one event."""
    parts = "event_part_id IN (SELECT id FROM event_part WHERE event_id = ?1)"
    came: dict[tuple[int, int], tuple[int, Status]] = {}
    for row_id, part, person, mode, proxy in conn.execute(
        f"SELECT id, event_part_id, person_id, mode, proxy FROM attendance WHERE {parts}",
        (event_id,),
    ):
        came[part, person] = row_id, "proxy" if proxy is not None else mode
    said: dict[tuple[int, int], tuple[int, Answer]] = {
        (part, person): (row_id, answer)
        for row_id, part, person, answer in conn.execute(
            f"SELECT id, event_part_id, person_id, answer FROM reply WHERE {parts}", (event_id,)
        )
    }
    fees: dict[tuple[int, int], FeeState] = {
        (part, person): state
        for part, person, state in conn.execute(
            f"SELECT event_part_id, person_id, state FROM fee WHERE {parts}", (event_id,)
        )
    }
    return {
        place: _held(came.get(place), said.get(place), fees.get(place))
        for place in {*came, *said, *fees}
    }


def _held(
    came: tuple[int, Status] | None, said: tuple[int, Answer] | None, fee: FeeState | None
) -> HeldFact:
    status: Status = "blank"
    if came is not None:
        status = came[1]
    elif said is not None:
        status = _STATUS_SAID.get(said[1], "absent")
    return HeldFact(
        came[0] if came else None, said[0] if said else None, said[1] if said else None, status, fee
    )


def evidence_of(
    conn: sqlite3.Connection, held: HeldFact, event_uid: str, person_id: int
) -> Evidence:
    """Where a fact on file comes from: staff, the list of the event, or a matrix only."""
    rows = [("attendance", held.attendance_id), ("reply", held.reply_id)]
    for table, row_id in rows:
        kinds = {
            kind
            for (kind,) in conn.execute(
                "SELECT DISTINCT operation.kind FROM change "
                "JOIN operation ON operation.id = change.operation_id "
                "WHERE change.tbl = ? AND change.row_id = ?",
                (table, row_id),
            )
        }
        if not kinds <= _BY_IMPORT:
            return "file"
    shapes: set[Evidence] = set()
    for row in imports.rows_of_person(conn, person_id):
        kept = _KeptTable.of(imports.batch(conn, row.batch_id).tables[row.table_no])
        if kept is not None and event_uid in kept.events_of(row.row, row.record):
            shapes.add(kept.evidence)
    return "matrix" if shapes == {"matrix"} else "list"


def listed_people(conn: sqlite3.Connection) -> dict[str, dict[int, Evidence]]:
    """By event, who stands in imported lists that tell of it, whatever they say; by the best list.

    One pass over all lists: each row of a log tells of one event, of a matrix of all.
    """
    found: dict[str, dict[int, Evidence]] = {}
    for batch in imports.batches(conn):
        for number, table in enumerate(batch.tables):
            kept = _KeptTable.of(table)
            if kept is None:
                continue
            for person, row, record in conn.execute(
                "SELECT person_id, row, record FROM import_row "
                "WHERE batch_id = ? AND table_no = ? AND person_id IS NOT NULL",
                (batch.id, number),
            ):
                cells = json.loads(record) if kept.headings else {}
                for event in kept.events_of(row, cells):
                    people = found.setdefault(event, {})
                    if people.get(person) != "list":
                        people[person] = kept.evidence
    return found


@dataclass(frozen=True, slots=True)
class _KeptTable:
    """A table of an import that tells of events."""

    evidence: Evidence
    by_name: Mapping[str, str] | None
    """Of a log: what names an event, to its uid. None: each row tells of all events."""
    uids: Sequence[str]
    """Of its events that are on file."""
    headings: Sequence[str]
    """Of the cells of a log that name the event; none where sections do."""
    sections: Sequence[list[Any]]

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> _KeptTable | None:
        """A table as the import keeps it; None where it tells of none."""
        kept = table.get("activity")
        if not kept or kept.get("name") != "events":
            return None
        data = kept["data"]
        is_log = data["shape"] == "log"
        return cls(
            "matrix" if data["shape"] == "matrix" else "list",
            {each["named"]: each["uid"] for each in data["events"]} if is_log else None,
            [each["uid"] for each in data["events"] if each["uid"]],
            data["columns"].get("event", ()) if is_log else (),
            data["sections"],
        )

    def events_of(self, row: int, record: Mapping[str, str]) -> Sequence[str]:
        """The uids of the events a row tells of."""
        if self.by_name is None:
            return self.uids
        if self.headings:
            named = named_in(self.headings, record)
        else:
            named = named_above(self.sections, self.by_name.keys(), row)
        uid = self.by_name.get(named)
        return [uid] if uid else []


def write_told(
    op: Operation, part_id: int, person_id: int, told: Told, held: HeldFact | None, day: str | None
) -> int:
    """Note what a list says; how many records were written.

    Args:
        op: The open operation.
        part_id: Which part.
        person_id: About whom.
        told: What the list says; it is believed, whatever is held.
        held: What the file holds.
        day: Day of the event, which dates an answer that is told afterwards.
    """
    written = _write_attendance(op, part_id, person_id, told, held)
    answer = told.answer
    outdated = held is not None and held.reply_id is not None and held.answer != answer
    if answer is not None and (held is None or held.reply_id is None or outdated):
        values = _reply(answer, told, f"{day or op.day}T00:00:00Z")
        if held is not None and held.reply_id is not None:
            op.update("reply", held.reply_id, values)
        else:
            op.insert("reply", {"event_part_id": part_id, "person_id": person_id, **values})
        written += 1
    elif outdated and told.attended and held is not None and held.reply_id is not None:
        # The matrix said 欠 because nobody had told it better; no answer is known.
        op.delete("reply", held.reply_id)
        written += 1
    if told.fee is not None and (held is None or held.fee is None):
        set_fee(op, part_id, person_id, told.fee)
        written += 1
    return written


def _write_attendance(
    op: Operation, part_id: int, person_id: int, told: Told, held: HeldFact | None
) -> int:
    row_id = held.attendance_id if held is not None else None
    if not told.attended:
        if row_id is None:
            return 0
        op.delete("attendance", row_id)
        return 1
    values: dict[str, Value] = {
        "mode": told.mode,
        "is_walk_in": int(told.walk_in),
        "companions": told.companions,
        "proxy": told.proxy if told.status == "proxy" else None,
        "table_no": told.table_no,
        "came_at": told.came_at,
    }
    if row_id is None:
        op.insert("attendance", {"event_part_id": part_id, "person_id": person_id, **values})
    else:
        op.update("attendance", row_id, values)
    return 1


def _reply(answer: Answer, told: Told, at: str) -> dict[str, Value]:
    yes = answer == "yes"
    return {
        "answer": answer,
        "mode": told.mode if yes else None,
        "seat": "seated" if yes else None,
        # It is past: whoever had a seat had it, whatever the capacity says today.
        "is_over_capacity": int(yes),
        "replied_at": at,
    }


def part_ids(conn: sqlite3.Connection, event_uid: str) -> dict[str, int] | None:
    """Parts of an event by name; None where the event is not on file (any more)."""
    row = conn.execute("SELECT id FROM event WHERE uid = ?", (event_uid,)).fetchone()
    if row is None:
        return None
    return dict(
        conn.execute("SELECT name, id FROM event_part WHERE event_id = ?", (row[0],)).fetchall()
    )


def add_parts(op: Operation, event_id: int, parts: Iterable[tuple[str, str | None, bool]]) -> None:
    """Add parts to an event: name, start, whether it is online too.

    Raises:
        SmeicError: ``event_unknown``.
    """
    found = op.conn.execute(
        "SELECT coalesce((SELECT max(place) FROM event_part WHERE event_id = event.id), 0) "
        "FROM event WHERE id = ?",
        (event_id,),
    ).fetchone()
    if found is None:
        raise SmeicError("event_unknown")
    for place, (name, starts, online) in enumerate(parts, found[0] + 1):
        op.insert(
            "event_part",
            {
                "event_id": event_id,
                "place": place,
                "name": name,
                "starts": starts,
                "is_online": int(online),
            },
        )
