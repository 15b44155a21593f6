"""undo, redo, history: what was done, and back again."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Annotated, Any

import typer

from screens.past.entry_words import field_changes, operation_sentence, state
from smeic_tui.cli.desk import Desk, as_json, put_json, refusals, say
from smeic_tui.errors import Reason, SmeicError, UsageError
from smeic_tui.exports.source_words import label, place
from smeic_tui.japanese.clean import clean
from smeic_tui.platforms import is_tty
from smeic_tui.store.journal import history
from smeic_tui.store.journal.history_window import (
    RecordChange,
    change_ids,
    record_changes,
    uid_ever,
)
from smeic_tui.store.journal.operation import Actor
from smeic_tui.store.journal.reversal import Kept
from smeic_tui.store.journal.undo import Reversal, last_redoable, last_undoable, needs_confirmation
from smeic_tui.store.journal.undo import undo as take_back
from smeic_tui.store.journal.undone_rows import RowFate, row_fates
from smeic_tui.store.people.called import Reference
from smeic_tui.store.people.provenance import Sourced, sources
from smeic_tui.text import t
from smeic_tui.text.field_words import reason_sentence, value_words
from smeic_tui.text.moments import moment

_TOGETHER = 200
"""Changes that are read at once."""
_STEP = 5000
"""Records between two lines of progress."""
Json = Annotated[bool, typer.Option("--json")]


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(undo)
    app.command()(redo)
    app.command(name="history")(list_history)


def undo(
    context: typer.Context,
    operation: Annotated[int | None, typer.Argument()] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y")] = False,
    as_document: Json = False,
) -> None:
    """Take back one operation, by default this actor's latest."""
    desk: Desk = context.obj
    with refusals(as_document), desk.writing() as (conn, actor):
        number = last_undoable(conn, actor.staff_id) if operation is None else operation
        if number is None:
            raise SmeicError("nothing_to_undo")
        if not yes and not as_document and is_tty():
            _confirm(conn, number)
        report_reversal(conn, take_back(conn, actor, number, progress=_progress()), as_document)


def redo(context: typer.Context, as_document: Json = False) -> None:
    """Bring back what this actor undid last."""
    desk: Desk = context.obj
    with refusals(as_document), desk.writing() as (conn, actor):
        report_reversal(conn, _redo(conn, actor), as_document)


def _redo(conn: sqlite3.Connection, actor: Actor) -> Reversal:
    number = last_redoable(conn, actor.staff_id)
    if number is None:
        raise SmeicError("nothing_to_redo")
    return take_back(conn, actor, number, progress=_progress())


def _progress() -> Callable[[int, int], None]:
    """Tell now and then how far a large undo is; one of a few hundred records needs no word."""
    told = 0

    def progress(done: int, count: int) -> None:
        nonlocal told
        if done >= told + _STEP:
            told = done
            say("cli.undoing", done=done, count=count)

    return progress


def _confirm(conn: sqlite3.Connection, number: int) -> None:
    records = needs_confirmation(conn, number)
    if not records:
        return
    entry = history.entry(conn, number)
    label = operation_sentence(entry)
    say("cli.confirm_undo", number=number, label=label, count=records, at=moment(entry.at))
    # Enter is a line of its own; the end of the input (Ctrl+D) is no consent.
    if sys.stdin.readline().lower() not in ("\n", "y\n", "yes\n"):
        raise SmeicError("not_confirmed")


def report_reversal(conn: sqlite3.Connection, result: Reversal, as_document: bool) -> None:
    """Say what became of every record; exit status 1 when one of them was left."""
    if as_document:
        kept, failed = result.kept, result.failed
        put_json(
            {
                "operation": result.operation,
                "undid": result.undid,
                "reversed": result.reversed,
                "kept": [_kept(k) for k in kept],
                "failed": [_kept(k) for k in failed],
                "counts": {
                    "reversed": result.reversed,
                    "kept": len(kept),
                    "failed": len(failed),
                },
                "rows": [_row(fate) for fate in row_fates(conn, result)],
            }
        )
    else:
        say(
            "cli.undone",
            number=result.undid,
            reversed=result.reversed,
            kept=len(result.kept),
            failed=len(result.failed),
        )
        for left in (*result.kept, *result.failed):
            print(f"  {left.name}: {reason_sentence(left.reason)}", file=sys.stderr)
    if result.kept or result.failed:
        raise SystemExit(1)


def _kept(kept: Kept) -> dict[str, Any]:
    return {"record": kept.record, "name": kept.name, **_reason(kept.reason)}


def _row(fate: RowFate) -> dict[str, Any]:
    return {
        "file": fate.file,
        "sheet": fate.sheet,
        "row": fate.row,
        "name": fate.name,
        "fate": fate.fate,
        "reason": _reason(fate.reason) if fate.reason is not None else None,
    }


def _reason(reason: Reason) -> dict[str, Any]:
    return as_json(reason) | {"message": reason_sentence(reason)}


def list_history(
    context: typer.Context,
    record: Annotated[str | None, typer.Option("--record", metavar="UID")] = None,
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1)] = 50,
    by_value: Annotated[bool, typer.Option("--sources")] = False,
    as_document: Json = False,
) -> None:
    """List operations, the latest first; of one person where asked."""
    desk: Desk = context.obj
    with refusals(as_document), desk.reading() as conn:
        person_id = history.person_ever(conn, record) if record else None
        if by_value:
            if person_id is None:
                raise UsageError("sources_of_whom")
            _put_sources(sources(conn, person_id), as_document)
            return
        if person_id is None:
            entries = history.entries(conn, limit=limit)
        else:
            entries = history.entries_of_person(conn, person_id, limit=limit)
        if as_document:
            put_json([_entry(conn, entry, person_id) for entry in entries])
            return
        for entry in entries:
            done = operation_sentence(entry)
            undone = t(f"cli.was_{state(entry)}") if entry.undone_by else ""
            print(f"{entry.id:>6}  {moment(entry.at)}  {entry.staff}  {done}  {undone}".rstrip())
            for change in _changes(conn, entry, person_id):
                for each in field_changes(change):
                    arrow = f"{each.before} -> " if each.before else ""
                    print(clean(f"        {each.what}  {arrow}{each.after}"))


def _changes(
    conn: sqlite3.Connection, entry: history.Entry, person_id: int | None
) -> Iterator[RecordChange]:
    """What an operation changed of one person; nothing where nobody was asked for."""
    if person_id is not None:
        ids = change_ids(conn, entry.id, person_id=person_id)
        for start in range(0, len(ids), _TOGETHER):
            yield from record_changes(conn, ids[start : start + _TOGETHER])


def _put_sources(found: Sequence[Sourced], as_document: bool) -> None:
    if as_document:
        put_json([_source(each) for each in found])
        return
    for each in found:
        at = moment(each.origin.at) if each.origin else ""
        print(f"{label(each)}  {each.value}  {place(each.origin)}  {at}".rstrip())


def _source(each: Sourced) -> dict[str, Any]:
    told: dict[str, Any] = {
        "table": each.table,
        "column": each.column,
        "which": each.which,
        "label": label(each),
        "value": each.value,
        "source": None,
    }
    origin = each.origin
    if origin is not None:
        told["source"] = {
            "type": "import" if origin.file else "typed",
            "operation": origin.operation,
            "at": origin.at,
            "actor": origin.staff,
            "file": origin.file or None,
            "as_of": origin.as_of,
            "sheet": origin.sheet or None,
            "row": origin.row or None,
            "cell": origin.cell or None,
            "header": origin.header or None,
        }
    return told


def _entry(conn: sqlite3.Connection, entry: history.Entry, person_id: int | None) -> dict[str, Any]:
    document: dict[str, Any] = {
        "operation": entry.id,
        "at": entry.at,
        "actor": entry.staff,
        "host": entry.host,
        "kind": entry.kind,
        "params": dict(entry.params),
        "label": operation_sentence(entry),
        "people": entry.people,
        "changes": entry.changes,
        "undoes": entry.undoes,
        "undone_by": entry.undone_by,
        "left": entry.left,
        "outcome": dict(entry.outcome),
    }
    if person_id is not None:
        document["records"] = [_record(conn, change) for change in _changes(conn, entry, person_id)]
    return document


def _record(conn: sqlite3.Connection, change: RecordChange) -> dict[str, Any]:
    """A changed record: columns as stored, and what they mean; references with id and uid."""
    sides = {"before": change.before, "after": change.after}
    return {
        "table": change.table,
        "id": change.row_id,
        "uid": uid_ever(conn, change.table, change.row_id),
        "action": change.action,
        **{
            name: {c: v.row_id if isinstance(v, Reference) else v for c, v in values.items()}
            for name, values in sides.items()
        },
        "references": {
            name: {
                column: {
                    "table": value.table,
                    "uid": uid_ever(conn, value.table, value.row_id),
                    "name": value_words(column, value),
                }
                for column, value in values.items()
                if isinstance(value, Reference)
            }
            for name, values in sides.items()
        },
        "fields": [each._asdict() for each in field_changes(change)],
    }
