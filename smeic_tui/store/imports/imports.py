"""Records of imports: the files, what became of their rows, and the queue of doubtful ones."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from smeic_tui.errors import Param, Reason, SmeicError
from smeic_tui.store.journal.operation import Operation

_BLOCK = 500
_BATCH = (
    "SELECT id, file, sha256, as_of, imported_at, alumni_only, tables, counts, missing, uid, "
    "complete"
)
ROW_COLUMNS = (
    *("batch_id", "table_no", "sheet", "row", "cohort", "name", "outcome", "person_id"),
    *("fingerprint", "record", "evidence", "candidates", "reasons", "changes"),
)
"""What is kept of each row."""
_ROW = f"SELECT id, {', '.join(ROW_COLUMNS)}, uid FROM import_row"


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
    """How its tables were read: sheet, kind, as_of, columns with letter, header, field, scope and
    policy where one was chosen."""
    counts: Mapping[str, int]
    """Rows by outcome."""
    missing: tuple[int, ...] = ()
    """Ids of the alumni who were not in it, if it claimed to hold everyone."""
    uid: str = ""
    """Its uid."""
    complete: bool = False
    """Whether it claimed to hold everyone."""


@dataclass(frozen=True, slots=True)
class RowChange:
    """One value that a row said something new about, as it was shown when it was imported."""

    aspect: str
    """What of the person: ``importers.planning.choices.Aspect``."""
    old: str
    """As it was on the roster."""
    new: str
    """As the list said."""
    taken: bool
    """Whether it was written."""
    base: str | None = None
    """What our own list showed when it went out, where the field was changed since."""


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
    changes: tuple[RowChange, ...] = ()
    """What it changed, and what differed and stayed."""
    uid: str = ""
    """Its uid, by which a row that went out to be mended is known again."""


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
    """One imported file.

    Raises:
        SmeicError: ``import_unknown``.
    """
    row = conn.execute(f"{_BATCH} FROM import_batch WHERE id = ?", (batch_id,)).fetchone()
    if row is None:
        raise SmeicError("import_unknown", number=batch_id)
    return _batch(row)


def latest_batch(conn: sqlite3.Connection, sha256: str) -> Batch | None:
    """The latest import of a file with these bytes; None when it is not on file."""
    row = conn.execute(
        f"{_BATCH} FROM import_batch WHERE sha256 = ? ORDER BY id DESC LIMIT 1", (sha256,)
    ).fetchone()
    return None if row is None else _batch(row)


def batches_of(conn: sqlite3.Connection, operation: int) -> tuple[Batch, ...]:
    """The files that one operation imported, in its order; none for one of another kind."""
    rows = conn.execute(
        f"{_BATCH} FROM import_batch WHERE id IN (SELECT row_id FROM change "
        "WHERE operation_id = ? AND tbl = 'import_batch' AND action = 'insert') ORDER BY id",
        (operation,),
    )
    return tuple(_batch(row) for row in rows.fetchall())


def batches(conn: sqlite3.Connection, batch_ids: Iterable[int] | None = None) -> list[Batch]:
    """These imported files, or all of them, in the order in which they were imported."""
    wanted = None if batch_ids is None else set(batch_ids)
    rows = conn.execute(f"{_BATCH} FROM import_batch ORDER BY id").fetchall()
    return [_batch(row) for row in rows if wanted is None or row[0] in wanted]


def _batch(row: Sequence[Any]) -> Batch:
    number, file, sha256, as_of, imported_at, alumni_only, tables, counts, *rest = row
    missing, uid, complete = rest
    return Batch(
        number,
        file,
        sha256,
        as_of,
        imported_at,
        bool(alumni_only),
        json.loads(tables),
        json.loads(counts),
        tuple(json.loads(missing)),
        uid,
        bool(complete),
    )


def rows_of(
    conn: sqlite3.Connection, batch_id: int, outcomes: Iterable[str] = ()
) -> list[ImportRow]:
    """The rows of one file in its order; only those with these outcomes, if any are named."""
    wanted = tuple(outcomes)
    only = f"AND outcome IN ({', '.join('?' * len(wanted))})" if wanted else ""
    rows = conn.execute(
        f"{_ROW} WHERE batch_id = ? {only} ORDER BY table_no, row, id", (batch_id, *wanted)
    )
    return [_row(values) for values in rows]


def queue(conn: sqlite3.Connection, *, batch_id: int | None = None) -> list[ImportRow]:
    """Rows that wait for a decision, the oldest first; of one file where asked."""
    of_file = "" if batch_id is None else "AND batch_id = ?"
    rows = conn.execute(
        f"{_ROW} WHERE outcome = 'review' {of_file} ORDER BY id",
        () if batch_id is None else (batch_id,),
    )
    return [_row(values) for values in rows]


def queue_length(conn: sqlite3.Connection) -> int:
    """How many rows wait for a decision."""
    found: int = conn.execute(
        "SELECT count(*) FROM import_row WHERE outcome = 'review'"
    ).fetchone()[0]
    return found


def left_over(conn: sqlite3.Connection, operation: int) -> int:
    """How many rows of an import could not be taken over or still wait for a decision."""
    found: int = conn.execute(
        "SELECT count(*) FROM import_row WHERE outcome IN ('review', 'rejected') AND batch_id IN "
        "(SELECT row_id FROM change WHERE operation_id = ? AND tbl = 'import_batch' "
        "AND action = 'insert')",
        (operation,),
    ).fetchone()[0]
    return found


def import_row(conn: sqlite3.Connection, row_id: int) -> ImportRow:
    """One row of an import.

    Raises:
        SmeicError: ``import_row_unknown``.
    """
    found = conn.execute(f"{_ROW} WHERE id = ?", (row_id,)).fetchone()
    if found is None:
        raise SmeicError("import_row_unknown")
    return _row(found)


def row_marked(
    conn: sqlite3.Connection, sha256: str, fingerprint: str, row: int
) -> ImportRow | None:
    """The row of an earlier import that a mark names; None when that import was undone.

    Args:
        conn: Any connection.
        sha256: Beginning of the file's hash.
        fingerprint: Of the row.
        row: Its number, which tells equal rows of one file apart.
    """
    found = conn.execute(
        f"{_ROW} WHERE fingerprint = ?1 AND batch_id IN "
        "(SELECT id FROM import_batch WHERE substr(sha256, 1, length(?2)) = ?2) "
        "ORDER BY row = ?3 DESC, id DESC LIMIT 1",
        (fingerprint, sha256, row),
    ).fetchone()
    return None if found is None else _row(found)


def name_rows(op: Operation, fingerprint: str, name: str) -> None:
    """Keep rows under another name: a name seen in a list is one by which later lists are read."""
    rows = op.conn.execute(
        "SELECT id FROM import_row WHERE fingerprint = ? AND name <> ?", (fingerprint, name)
    ).fetchall()
    for (row_id,) in rows:
        op.update("import_row", row_id, {"name": name})


def rows_of_person(conn: sqlite3.Connection, person_id: int) -> list[ImportRow]:
    """Rows linked to a person, the latest first: where their values come from."""
    rows = conn.execute(f"{_ROW} WHERE person_id = ? ORDER BY id DESC", (person_id,))
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
            tuple(RowChange(**c) for c in json.loads(values[14])),
            values[15],
        )
    )


def _reason(stored: Mapping[str, Any]) -> Reason:
    params: Mapping[str, Param] = stored["params"]
    return Reason(stored["code"], params)
