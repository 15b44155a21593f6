"""A paper sign-in sheet: who came is recorded, what is doubtful waits with the rows of imports."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from importers.activities.sign_in.waiting import fingerprint, record_of, stored_table
from smeic_tui.domain.events import Event
from smeic_tui.domain.sign_in.decision import OPEN, Signed, Verdict, taken_for
from smeic_tui.domain.sign_in.sheet import read_signatures
from smeic_tui.errors import Param
from smeic_tui.japanese.sheet_lines import read_sheet
from smeic_tui.store.events.sign_in import Recorded, record_signatures, signers
from smeic_tui.store.imports.imports import ROW_COLUMNS, add_batch, reasons_text, remembered
from smeic_tui.store.journal.operation import Actor, Operation, Value, operation
from smeic_tui.store.people import people
from smeic_tui.text.names import event_name


@dataclass(frozen=True, slots=True)
class SheetText:
    """A sheet as it was pasted or read."""

    name: str
    """Of the file, or what a pasted one is called."""
    text: str
    """One signature a line."""


@dataclass(frozen=True, slots=True)
class Applied:
    """What came of a sheet."""

    operation: int | None
    """The operation; None when there was nothing new."""
    recorded: Recorded
    """Who came."""
    waiting: int
    """Lines that wait for a decision."""


def match_sheet(conn: sqlite3.Connection, event: Event, sheet: SheetText) -> list[Signed]:
    """Who signed each line, also by what staff said of the same line before. Nothing is written.

    Args:
        conn: Any connection.
        event: Which event.
        sheet: What was signed.
    """
    lines = read_sheet(sheet.text, [part.name for part in event.parts])
    if not lines:
        return []
    signed = read_signatures(lines, signers(conn, event.id))
    said = remembered(conn, [_fingerprint(event, each) for each in signed])
    return [
        taken_for(each.line, earlier[0].person_id)
        if (earlier := said.get(_fingerprint(event, each))) and earlier[0].person_id is not None
        else each
        for each in signed
    ]


def apply_sheet(
    conn: sqlite3.Connection,
    actor: Actor,
    event: Event,
    sheet: SheetText,
    signed: Sequence[Signed],
    part_id: int | None,
    *,
    likely: bool,
) -> Applied:
    """Record who came and let the rest wait; one operation, undoable.

    Args:
        conn: The writing connection.
        actor: Who records it.
        event: Which event.
        sheet: What was signed.
        signed: Its lines with who signed them, as staff decided.
        part_id: The part it is of; None for whatever each had said yes to.
        likely: Staff have seen who is only likely meant, and take it.

    Raises:
        SmeicError: ``part_unknown``, ``person_unknown``.
    """
    taken: tuple[Verdict, ...] = ("came", "likely") if likely else ("came",)
    came = [each for each in signed if each.verdict in taken]
    waits = OPEN if likely else OPEN | {"likely"}
    left = [each for each in signed if each.verdict in waits]
    params: dict[str, Param] = {
        "event": event_name(event.series, event.number, event.title),
        "count": len({each.match.signer.id for each in came if each.match}),
    }
    with operation(conn, actor, "signed_in", params=params) as op:
        recorded = record_signatures(op, event, came, part_id)
        _let_wait(op, event, sheet, left, part_id)
    return Applied(op.id if op.recorded else None, recorded, len(left))


def _let_wait(
    op: Operation, event: Event, sheet: SheetText, left: Sequence[Signed], part_id: int | None
) -> None:
    """Keep the doubtful lines that do not wait already."""
    known = remembered(op.conn, [_fingerprint(event, each) for each in left])
    new = [each for each in left if _fingerprint(event, each) not in known]
    if not new:
        return
    batch = add_batch(
        op,
        {
            "file": sheet.name,
            "sha256": sha256(sheet.text.encode("utf-8", "surrogatepass")).hexdigest(),
            "as_of": None,
            "imported_at": op.at,
            "alumni_only": 0,
            "tables": json.dumps([stored_table(event, part_id)], ensure_ascii=False),
            "counts": json.dumps({"review": len(new)}),
            "complete": 0,
            "missing": "[]",
        },
    )
    op.insert_many("import_row", ROW_COLUMNS, _rows(op.conn, event, batch, new))


def _rows(
    conn: sqlite3.Connection, event: Event, batch: int, left: Sequence[Signed]
) -> Iterator[Sequence[Value]]:
    for each in left:
        candidates = [
            {
                "person": people.person(conn, match.signer.id).uid,
                "points": 0,
                "evidence": list(match.evidence),
                **({"vetoes": list(match.against)} if match.against else {}),
            }
            for match in each.candidates
        ]
        record = record_of(each.line, known=bool(candidates))
        values: dict[str, Value] = {
            "batch_id": batch,
            "table_no": 0,
            "sheet": "",
            "row": each.line.number,
            "cohort": None,
            "name": each.line.text,
            "outcome": "review",
            "person_id": None,
            "fingerprint": _fingerprint(event, each),
            "record": json.dumps(record, ensure_ascii=False),
            "evidence": "[]",
            "candidates": json.dumps(candidates, ensure_ascii=False),
            "reasons": reasons_text(each.reasons),
            "changes": "[]",
        }
        yield [values[column] for column in ROW_COLUMNS]


def _fingerprint(event: Event, each: Signed) -> str:
    return fingerprint(event.uid, each.line.number, each.line.text)
