"""event import-replies, sign-in: lists that belong to one event."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from smeic_tui.cli.data import PasswordFile, carry_out, read_list
from smeic_tui.cli.desk import Desk, as_json, put_json, refusals, say
from smeic_tui.domain.event_counts import no_shows
from smeic_tui.domain.events import Event
from smeic_tui.errors import SmeicError
from smeic_tui.store.events import events as held
from smeic_tui.store.events import reception, replies
from smeic_tui.store.people import people
from smeic_tui.text import t

if TYPE_CHECKING:
    from importers.applying.sheet import Applied
    from importers.planning.plan import Plan
    from smeic_tui.domain.sign_in.decision import Signed

Json = Annotated[bool, typer.Option("--json")]
EventName = Annotated[str, typer.Argument()]
_STANDARD_INPUT = Path("-")
ALL_PARTS = "all"
"""Stands for all parts that each person said yes to."""


def register(app: typer.Typer) -> None:
    """Add the commands of this module to the group ``event``."""
    app.command(name="import-replies")(import_replies)
    app.command(name="sign-in")(sign_in)


def import_replies(
    context: typer.Context,
    event: EventName,
    file: Annotated[Path, typer.Argument()],
    dry_run: Annotated[bool, typer.Option("--dry-run")] = False,
    password_file: PasswordFile = None,
    as_document: Json = False,
) -> None:
    """Record the answers of a form's spreadsheet for one event; who is not known waits."""
    desk: Desk = context.obj
    with refusals(as_document):
        from importers.activities.replies.activity import for_event
        from importers.planning.choices import Options

        with desk.reading() as conn:
            chosen = held.event(conn, held.event_id_of(conn, event))
        if chosen.status == "cancelled":
            raise SmeicError("event_cancelled")
        found = read_list(file, password_file)
        tables = for_event(found.tables, chosen.uid)
        answers = [table for table in tables if table.activity is not None]
        answers = [table for table in answers if _is_of(table.activity, chosen.uid)]
        if not answers:
            raise SmeicError("no_replies", file=found.workbook.file)
        carry_out(
            desk,
            [replace(found, tables=tuple(answers))],
            Options(),
            dry_run=dry_run,
            as_document=as_document,
            more=lambda plan: {"event": chosen.uid, "replies": _replies(plan, chosen)},
        )


def _is_of(layout: Any, event_uid: str) -> bool:
    return bool(layout.activity == "replies" and layout.data["event"] == event_uid)


def _replies(plan: Plan, event: Event) -> list[dict[str, Any]]:
    """Every answer that is new, in the order of its time."""
    from importers.activities.replies.proposal import RepliesProposal

    parts = {part.id: part.name for part in event.parts}
    uids = {row.person_id: row.uid for row in plan.rows}
    return [
        {
            "row": each.row,
            "person": uids.get(each.person),
            "part": parts[each.part_id],
            "answer": each.given.answer,
            "mode": each.given.mode if each.given.answer == "yes" else None,
            "companions": each.given.companions,
            "companion_names": each.given.companion_names,
            "note": each.given.note,
            "at": each.given.at,
            "seat": None if each.place is None else "waiting" if each.place.waiting else "seated",
            "waiting_number": each.place.number if each.place and each.place.waiting else None,
            "replaces": each.replaces,
        }
        for proposal in plan.activities
        if isinstance(proposal, RepliesProposal)
        for each in proposal.replies
    ]


def sign_in(
    context: typer.Context,
    event: EventName,
    file: Annotated[Path, typer.Argument()],
    part: Annotated[str | None, typer.Option("--part", metavar="NAME|all")] = None,
    accept_likely: Annotated[bool, typer.Option("--accept-likely")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run")] = False,
    as_document: Json = False,
) -> None:
    """Record who came from the names of a paper sign-in sheet; the doubtful ones wait."""
    desk: Desk = context.obj
    with refusals(as_document):
        from importers.applying.sheet import SheetText, apply_sheet, match_sheet

        sheet = SheetText(*_text_of(file))
        with desk.reading() as conn:
            chosen = held.event(conn, held.event_id_of(conn, event))
            part_id = _part(chosen, part)
            signed = match_sheet(conn, chosen, sheet)
        if not signed:
            raise SmeicError("no_signatures", file=sheet.name)
        applied: Applied | None = None
        if not dry_run:
            with desk.writing() as (conn, actor):
                applied = apply_sheet(
                    conn, actor, chosen, sheet, signed, part_id, likely=accept_likely
                )
        with desk.reading() as conn:
            document = _document(conn, chosen, signed, applied, accept_likely)
        if as_document:
            put_json(document)
        else:
            _print(document)


def _text_of(file: Path) -> tuple[str, str]:
    from importers.reading.admission import MAX_BYTES
    from importers.reading.delimited import decode
    from importers.reading.text_lines import read_lines

    if file == _STANDARD_INPUT:
        return t("importing.standard_input"), decode(sys.stdin.buffer.read(MAX_BYTES))[0]
    return file.name, read_lines(file)


def _part(event: Event, name: str | None) -> int | None:
    """The part the sheet is of: the first by default, None for all that were promised."""
    if name == ALL_PARTS:
        return None
    found = next((p.id for p in event.parts if name in (None, p.name)), None)
    if found is None:
        raise SmeicError("part_unknown")
    return found


def _document(
    conn: sqlite3.Connection,
    event: Event,
    signed: list[Signed],
    applied: Applied | None,
    accept_likely: bool,
) -> dict[str, Any]:
    counts = dict.fromkeys(("came", "likely", "ask", "unclear", "nobody", "again", "passed"), 0)
    for each in signed:
        counts[each.verdict] += 1
    recorded = applied.recorded if applied else None
    walk_ins = set(recorded.walk_ins) if recorded else set()
    return {
        "event": event.uid,
        "operation": applied.operation if applied else None,
        "dry_run": applied is None,
        "counts": counts
        | {
            "recorded": len(recorded.came) if recorded else 0,
            "already": len(recorded.already) if recorded else 0,
            "walk_ins": len(walk_ins),
            "waiting": applied.waiting if applied else 0,
        },
        "rows": [_row(conn, each, walk_ins, accept_likely) for each in signed],
        "no_shows": list(_absent(conn, event)),
    }


def _row(
    conn: sqlite3.Connection, each: Signed, walk_ins: set[int], accept_likely: bool
) -> dict[str, Any]:
    person = each.match.signer.id if each.match else None
    taken = each.verdict in ("came", "again") or (each.verdict == "likely" and accept_likely)
    return {
        "line": each.line.number,
        "text": each.line.text,
        "outcome": each.verdict,
        "person": people.person(conn, person).uid if person and taken else None,
        "walk_in": person in walk_ins,
        "candidates": [
            {
                "person": people.person(conn, match.signer.id).uid,
                "evidence": list(match.evidence),
                "vetoes": list(match.against),
            }
            for match in each.candidates
        ],
        "reasons": [as_json(reason) for reason in each.reasons],
    }


def _absent(conn: sqlite3.Connection, event: Event) -> list[dict[str, Any]]:
    given, came = replies.replies(conn, event.id), reception.attendances(conn, event.id)
    with_role = held.roles(conn, event.id).keys()
    found = []
    for part in event.parts:
        answers = [r for r in given if r.event_part_id == part.id]
        here = [a for a in came if a.event_part_id == part.id]
        for person_id in no_shows(answers, here, with_role):
            who = people.person(conn, person_id)
            found.append({"person": who.uid, "name": who.name, "part": part.name})
    return found


def _print(document: Mapping[str, Any]) -> None:
    from smeic_tui.domain.sign_in.decision import OPEN

    counts = document["counts"]
    for row in document["rows"]:
        if row["outcome"] in OPEN | {"likely"}:
            why = " ".join(reason["message"] for reason in row["reasons"])
            state = t(f"after.state_{row['outcome']}")
            print(f"{row['line']:>4}  {row['text']}  {state}  {why}")
    for absent in document["no_shows"]:
        print(t("after.cli_no_show", name=absent["name"], part=absent["part"]))
    say("after.cli_counts", **counts)
    if document["dry_run"]:
        say("importing.dry")
    elif counts["waiting"]:
        say("importing.waits", count=counts["waiting"])
