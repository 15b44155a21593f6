"""event checkin, table: who came, with whom, and where they sit."""

from __future__ import annotations

import sqlite3
from typing import Annotated

import typer

from smeic_tui.cli import event_words as words
from smeic_tui.cli import typed
from smeic_tui.cli.desk import Desk, put_json, refusals, say
from smeic_tui.domain.events import MODES, Event, Part
from smeic_tui.errors import SmeicError, UsageError
from smeic_tui.japanese.event_parts import read_table
from smeic_tui.store.events import events as held
from smeic_tui.store.events import reception
from smeic_tui.store.events.seating import seat_at
from smeic_tui.store.journal.operation import operation
from smeic_tui.store.people import people

Json = Annotated[bool, typer.Option("--json")]
EventName = Annotated[str, typer.Argument()]
PersonName = Annotated[str, typer.Argument()]


def register(app: typer.Typer) -> None:
    """Add the commands of this module to the group ``event``."""
    app.command()(checkin)
    app.command()(table)


def checkin(
    context: typer.Context,
    event: EventName,
    person: PersonName,
    part: Annotated[list[str] | None, typer.Option("--part", metavar="NAME")] = None,
    mode: Annotated[str, typer.Option("--mode", metavar="|".join(MODES))] = "onsite",
    companions: Annotated[int | None, typer.Option("--companions", metavar="N")] = None,
    companion_names: Annotated[str | None, typer.Option("--with", metavar="NAMES")] = None,
    take_back: Annotated[bool, typer.Option("--take-back")] = False,
    as_document: Json = False,
) -> None:
    """Check somebody in, the parts they said yes to by default, else the first one."""
    desk: Desk = context.obj
    with refusals(as_document):
        if companions is not None and not 0 <= companions <= 99:
            raise UsageError("companions_invalid")
        how = typed.one_of(mode, MODES, "mode_unknown")
        with desk.writing() as (conn, actor):
            found = held.event(conn, held.event_id_of(conn, event))
            who = people.person(conn, typed.one_person(conn, person))
            chosen = words.parts_of(found, part) if part else _expected(conn, found, who.id)
            ids = [p.id for p in chosen]
            told = {"name": who.name, "event": words.name_of(found)}
            if take_back:
                with operation(conn, actor, "check_in_taken_back", params=told) as op:
                    if not reception.take_back(op, ids, who.id):
                        raise SmeicError("not_attended")
                return
            with operation(conn, actor, "checked_in", params=told) as op:
                came = reception.check_in(
                    op,
                    ids,
                    who.id,
                    mode=how,
                    companions=companions,
                    companion_names=companion_names,
                )
            names = {p.id: p.name for p in chosen}
            if as_document:
                put_json(
                    {
                        "person": who.uid,
                        "parts": [names[i] for i in came.parts],
                        "already": [names[i] for i in came.already],
                        "walk_in": came.walk_in,
                    }
                )
                return
            for key, which in (("checked_in", came.parts), ("already_here", came.already)):
                if which:
                    say(f"event.{key}", name=who.name, parts=" ".join(names[i] for i in which))


def _expected(conn: sqlite3.Connection, event: Event, person_id: int) -> list[Part]:
    from smeic_tui.store.events.replies import replies

    promised = {
        r.event_part_id
        for r in replies(conn, event.id)
        if r.person_id == person_id and r.answer == "yes"
    }
    return [p for p in event.parts if p.id in promised] or list(event.parts[:1])


def table(
    context: typer.Context,
    event: EventName,
    person: PersonName,
    table: Annotated[str, typer.Argument(metavar="TABLE")],
    part: Annotated[list[str] | None, typer.Option("--part", metavar="NAME")] = None,
) -> None:
    """Say at which table somebody sits, the first part by default; ``none`` takes it away."""
    desk: Desk = context.obj
    with refusals():
        wanted = None if table == "none" else read_table(table)
        if wanted is None and table != "none":
            raise UsageError("table_unknown", text=table)
        with desk.writing() as (conn, actor):
            found = held.event(conn, held.event_id_of(conn, event))
            who = people.person(conn, typed.one_person(conn, person))
            told = {"name": who.name, "event": words.name_of(found)}
            with operation(conn, actor, "table_changed", params=told) as op:
                for each in words.parts_of(found, part or ()):
                    seat_at(op, each.id, who.id, wanted)
