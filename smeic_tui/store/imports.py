"""Records of imports: the files, what became of their rows, and the queue of doubtful ones."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from smeic_tui.errors import Param, Reason, SmeicError
from smeic_tui.store.operation import Operation

_BLOCK = 500
ROW_COLUMNS = (
    *("batch_id", "table_no", "sheet", "row", "cohort", "name", "outcome", "person_id"),
    *("fingerprint", "record", "evidence", "candidates", "reasons"),
)
"""What is kept of each row."""


@dataclass(frozen=True, slots=True)
class Batch:
    """One imported file."""

    id: int
    """Its id."""
    file: str
    """Its name."""
    sha256: str
    """Of its bytes."""
    as_of: str | None
    """The day it speaks of."""
    imported_at: str
    """When it was imported (UTC)."""
    alumni_only: bool
    """The answer given to 「この一覧は修了生だけですか？」."""
    tables: Sequence[Mapping[str, Any]]
    """How its tables were read: sheet, kind, as_of, columns with letter, header, field, scope."""
    counts: Mapping[str, int]
    """Rows by outcome."""


@dataclass(frozen=True, slots=True)
class ImportRow:
    """What became of one row of a file."""

    id: int
    """Its id."""
    batch_id: int
    """Its file."""
    table_no: int
    """Index of its table in ``Batch.tables``."""
    sheet: str
    """Name of the sheet."""
    row: int
    """Row number as Excel shows it."""
    cohort: int | None
    """期 by sheet or section."""
    name: str
    """Whom it names."""
    outcome: str
    """new, changed, same, review or rejected."""
    person_id: int | None
    """Whom it is linked to."""
    fingerprint: str
    """Of what it says."""
    record: Mapping[str, str]
    """As written, by heading."""
    evidence: tuple[str, ...]
    """Why it is that person."""
    candidates: tuple[Mapping[str, Any], ...]
    """``{"person": uid, "points": n, "evidence": […], "vetoes": […]}``, best first."""
    reasons: tuple[Reason, ...]
    """Why it was decided so."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """What an earlier import made of a row that says the same."""

    sha256: str
    """The earlier file."""
    person_id: int | None
    """Whom it was linked to; None while it waits for review."""
    outcome: str
    """What it came to."""
    by_staff: bool = False
    """Somebody decided it."""


def remembered(
    conn: sqlite3.Connection, fingerprints: Iterable[str]
) -> dict[str, list[Remembered]]:
    """Earlier rows by fingerprint, the latest file first."""
    found: dict[str, list[Remembered]] = {}
    if conn.execute("SELECT 1 FROM import_row LIMIT 1").fetchone() is None:
        return found
    wanted = list(dict.fromkeys(fingerprints))
    for start in range(0, len(wanted), _BLOCK):
        block = wanted[start : start + _BLOCK]
        marks = ", ".join("?" * len(block))
        for fingerprint, *values in conn.execute(
            "SELECT import_row.fingerprint, import_batch.sha256, import_row.person_id, "
            "import_row.outcome, import_row.evidence = '[\"decided\"]' FROM import_row "
            "JOIN import_batch ON import_batch.id = import_row.batch_id "
            f"WHERE import_row.fingerprint IN ({marks}) ORDER BY import_row.batch_id DESC, "
            "import_row.id",
            block,
        ):
            found.setdefault(fingerprint, []).append(
                Remembered(values[0], values[1], values[2], bool(values[3]))
            )
    return found


def add_batch(op: Operation, values: Mapping[str, str | int | None]) -> int:
    """Enter one imported file; its id."""
    return op.insert("import_batch", values)


def batch(conn: sqlite3.Connection, batch_id: int) -> Batch:
    """One imported file."""
    row = conn.execute(
        "SELECT id, file, sha256, as_of, imported_at, alumni_only, tables, counts "
        "FROM import_batch WHERE id = ?",
        (batch_id,),
    ).fetchone()
    return Batch(*(*row[:5], bool(row[5]), json.loads(row[6]), json.loads(row[7])))


def queue(conn: sqlite3.Connection, *, batch_id: int | None = None) -> list[ImportRow]:
    """Rows that wait for a decision, the oldest first; of one file where asked."""
    of_file = "" if batch_id is None else "AND batch_id = ?"
    rows = conn.execute(
        f"SELECT id, {', '.join(ROW_COLUMNS)} FROM import_row WHERE outcome = 'review' {of_file} "
        "ORDER BY id",
        () if batch_id is None else (batch_id,),
    )
    return [_row(values) for values in rows]


def queue_length(conn: sqlite3.Connection) -> int:
    """How many rows wait for a decision."""
    found: int = conn.execute(
        "SELECT count(*) FROM import_row WHERE outcome = 'review'"
    ).fetchone()[0]
    return found


def import_row(conn: sqlite3.Connection, row_id: int) -> ImportRow:
    """One row of an import.

    Raises:
        SmeicError: ``import_row_unknown``.
    """
    found = conn.execute(
        f"SELECT id, {', '.join(ROW_COLUMNS)} FROM import_row WHERE id = ?", (row_id,)
    ).fetchone()
    if found is None:
        raise SmeicError("import_row_unknown")
    return _row(found)


def rows_of_person(conn: sqlite3.Connection, person_id: int) -> list[ImportRow]:
    """Rows linked to a person, the latest first: where their values come from."""
    rows = conn.execute(
        f"SELECT id, {', '.join(ROW_COLUMNS)} FROM import_row WHERE person_id = ? ORDER BY id DESC",
        (person_id,),
    )
    return [_row(values) for values in rows]


def reasons_text(reasons: Iterable[Reason]) -> str:
    """Reasons as the file keeps them."""
    return json.dumps(
        [{"code": r.code, "params": dict(r.params)} for r in reasons], ensure_ascii=False
    )


def _row(values: Sequence[Any]) -> ImportRow:
    return ImportRow(
        *(
            *values[:10],
            json.loads(values[10]),
            tuple(json.loads(values[11])),
            tuple(json.loads(values[12])),
            tuple(_reason(r) for r in json.loads(values[13])),
        )
    )


def _reason(stored: Mapping[str, Any]) -> Reason:
    params: Mapping[str, Param] = stored["params"]
    return Reason(stored["code"], params)
