"""event list, show, add, series: what is held."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence, Set
from typing import Annotated, Any

import typer

from smeic_tui.cli import door, event_files, event_lists, guests, typed
from smeic_tui.cli import event_words as words
from smeic_tui.cli.desk import Desk, put_json, refusals, say
from smeic_tui.cli.listing import add_group, put_list
from smeic_tui.domain.event_conflicts import conflicts
from smeic_tui.domain.event_counts import EventCounts, no_shows
from smeic_tui.domain.events import Attendance, Event, Reply, Series
from smeic_tui.errors import SmeicError, UsageError
from smeic_tui.store.events import events as held
from smeic_tui.store.events import reception, replies
from smeic_tui.store.events.event_counts import counts_of
from smeic_tui.store.events.invitations import waves
from smeic_tui.store.events.seating import tables
from smeic_tui.store.journal.operation import Value, operation
from smeic_tui.store.people import people
from smeic_tui.text import render, t
from smeic_tui.text.names import event_name

Json = Annotated[bool, typer.Option("--json")]


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    group = add_group(app, "event", list_events, show, add, series)
    guests.register(group)
    door.register(group)
    event_files.register(group)
    event_lists.register(group)


def list_events(
    context: typer.Context,
    since: Annotated[str | None, typer.Option("--since", metavar="DATE")] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DATE")] = None,
    as_document: Json = False,
) -> None:
    """List events, the latest first, with their numbers."""
    desk: Desk = context.obj
    with refusals(as_document):
        first, last = (typed.day(d) if d else None for d in (since, until))
        with desk.reading() as conn:
            found = held.events(conn, since=first, until=last)
            told = [(event, counts_of(conn, event.id)) for event in found]
        put_list(
            told,
            as_document,
            document=lambda each: words.event_json(*each),
            line=lambda each: _line(*each),
            nothing="event.nothing",
        )


def _line(event: Event, counts: EventCounts) -> str:
    numbers = t(
        "event.line", invited=counts.invited, yes=counts.yes, open=counts.open, came=counts.came
    )
    on = event.held_on or t("event.no_day")
    return f"{event.id:>5}  {on:<10}  {words.name_of(event)}  {numbers}"


def show(
    context: typer.Context, event: Annotated[str, typer.Argument()], as_document: Json = False
) -> None:
    """Show one event: numbers, waves, replies, who came, what does not fit together."""
    desk: Desk = context.obj
    with refusals(as_document), desk.reading() as conn:
        document = _document(conn, held.event_id_of(conn, event))
        if as_document:
            put_json(document)
        else:
            _print(document)


def _document(conn: sqlite3.Connection, event_id: int) -> dict[str, Any]:
    event = held.event(conn, event_id)
    given, came = replies.replies(conn, event_id), reception.attendances(conn, event_id)
    roles = held.roles(conn, event_id)
    seats = tables(conn, event_id)
    ids = {r.person_id for r in given} | {a.person_id for a in came} | roles.keys()
    ids |= {person_id for _, person_id in seats}
    who = {person_id: people.person(conn, person_id) for person_id in ids}
    parts = {part.id: part.name for part in event.parts}
    found = conflicts(event, given, roles, {p.id: p.standing for p in who.values()})
    return words.event_json(event, counts_of(conn, event_id)) | {
        "waves": [words.wave_json(wave) for wave in waves(conn, event_id)],
        "roles": [
            {"person": who[person_id].uid, "name": who[person_id].name, "role": role}
            for person_id, role in roles.items()
        ],
        "replies": [
            words.reply_json(r, parts[r.event_part_id], who[r.person_id].uid, who[r.person_id].name)
            for r in given
        ],
        "attendance": [
            words.attendance_json(
                a, parts[a.event_part_id], who[a.person_id].uid, who[a.person_id].name
            )
            for a in came
        ],
        "no_shows": [
            {"person": guest.uid, "name": guest.name, "part": part.name}
            for part in event.parts
            for guest in (who[i] for i in _no_shows(part.id, given, came, roles.keys()))
        ],
        "tables": [
            {
                "part": parts[part_id],
                "table": table_no,
                "person": who[person_id].uid,
                "name": who[person_id].name,
            }
            for (part_id, person_id), table_no in seats.items()
        ],
        "conflicts": [
            words.conflict_json(
                c.reason,
                who[c.person_id].uid if c.person_id else None,
                who[c.person_id].name if c.person_id else None,
            )
            for c in found
        ],
    }


def _no_shows(
    part_id: int, given: Sequence[Reply], came: Sequence[Attendance], with_role: Set[int]
) -> list[int]:
    answers = [reply for reply in given if reply.event_part_id == part_id]
    return no_shows(answers, [a for a in came if a.event_part_id == part_id], with_role)


def _print(document: Mapping[str, Any]) -> None:
    counts = document["counts"]
    status = t(f"event.status_{document['status']}")
    print(document["name"], document["held_on"] or t("event.no_day"), status, sep="  ")
    print(t("event.line", **{k: counts[k] for k in ("invited", "yes", "open", "came")}))
    for part in counts["parts"]:
        line = t("event.part_line", **part)
        left = part["left"]
        print(line if left is None else f"{line}  {t('event.seats_left', count=left)}")
    for wave in document["waves"]:
        sent = wave["sent_on"] or t("event.draft")
        told = {**wave, "sent": sent, "deadline": wave["deadline"] or "-"}
        print(t("event.waves_line", **told))
    for found in document["conflicts"]:
        name = f"{found['name']}: " if found["name"] else ""
        print(f"! {name}{render('reason', found['code'], found['params'])}")


def add(
    context: typer.Context,
    series: Annotated[str | None, typer.Option("--series", metavar="NAME")] = None,
    title: Annotated[str | None, typer.Option("--title", metavar="TEXT")] = None,
    number: Annotated[int | None, typer.Option("--number", metavar="N", min=1)] = None,
    on: Annotated[str | None, typer.Option("--on", metavar="DATE")] = None,
    venue: Annotated[str | None, typer.Option("--venue", metavar="TEXT")] = None,
    online: Annotated[str | None, typer.Option("--online", metavar="ADDRESS")] = None,
    part: Annotated[list[str] | None, typer.Option("--part", metavar="NAME[,…]")] = None,
    as_document: Json = False,
) -> None:
    """Enter an event; without parts, one of a series is copied from the last one."""
    desk: Desk = context.obj
    with refusals(as_document):
        values: dict[str, Value] = {
            "title": title,
            "number": number,
            "held_on": typed.day(on) if on else None,
            "venue": venue,
            "online_address": online,
        }
        parts = [_part(text) for text in part or ()]
        with desk.writing() as (conn, actor):
            copied: Sequence[dict[str, Value]] = []
            base: dict[str, Value] = {}
            known = None
            if series is not None:
                known = held.series_named(conn, series)
                if known is None:
                    raise SmeicError("series_unknown")
                base, copied = held.next_of_series(conn, known.id)
            chosen = base | {c: v for c, v in values.items() if v is not None}
            name = event_name(known.name if known else None, _number(chosen.get("number")), title)
            with operation(conn, actor, "event_added", params={"event": name}) as op:
                wanted = parts or [p for p in copied if p["name"]] or [{"name": t("event.main")}]
                event_id = held.add_event(op, chosen, wanted)
            event = held.event(conn, event_id)
            if as_document:
                put_json(words.event_json(event, counts_of(conn, event_id)))
            else:
                say("event.added", event=words.name_of(event))
                print(event.id)


def _number(value: Value) -> int | None:
    return int(value) if value is not None else None


def _part(text: str) -> dict[str, Value]:
    """``懇親会,time=20:00-21:30,seats=40,fee=5000,online``."""
    name, *options = (piece.strip() for piece in text.split(","))
    found: dict[str, Value] = {"name": name}
    for option in options:
        key, _, value = option.partition("=")
        if key == "online" and not value:
            found["is_online"] = 1
        elif key == "time":
            found["starts"], found["ends"] = typed.hours(value)
        elif key in ("seats", "fee") and value.isascii() and value.isdigit() and len(value) < 9:
            found["capacity" if key == "seats" else "fee"] = int(value)
        elif key == "venue" and value:
            found["venue"] = value
        else:
            raise UsageError("part_option_unknown", text=option)
    if not name:
        raise UsageError("part_option_unknown", text=text)
    return found


def series(
    context: typer.Context,
    new: Annotated[str | None, typer.Option("--add", metavar="NAME")] = None,
    rename: Annotated[tuple[str, str] | None, typer.Option("--rename", metavar="OLD NEW")] = None,
    alias: Annotated[tuple[str, str] | None, typer.Option("--alias", metavar="NAME ALIAS")] = None,
    provisional: Annotated[bool, typer.Option("--provisional")] = False,
    as_document: Json = False,
) -> None:
    """List the series; enter one, rename one, or know one by another name."""
    desk: Desk = context.obj
    with refusals(as_document):
        if new is None and rename is None and alias is None:
            with desk.reading() as conn:
                _put_series(held.all_series(conn), as_document)
            return
        with desk.writing() as (conn, actor):
            if new is not None:
                with operation(conn, actor, "series_added", params={"name": new}) as op:
                    held.add_series(op, {"name": new, "is_provisional": int(provisional)})
            if rename is not None:
                known = _known(conn, rename[0])
                with operation(conn, actor, "series_renamed", params={"name": rename[1]}) as op:
                    held.rename_series(op, known, rename[1])
            if alias is not None:
                known = _known(conn, alias[0])
                with operation(conn, actor, "series_alias", params={"name": alias[0]}) as op:
                    held.add_alias(op, known, alias[1])
            _put_series(held.all_series(conn), as_document)


def _known(conn: sqlite3.Connection, name: str) -> int:
    found = held.series_named(conn, name)
    if found is None:
        raise SmeicError("series_unknown")
    return found.id


def _put_series(found: Sequence[Series], as_document: bool) -> None:
    if as_document:
        put_json(
            [
                {
                    "uid": s.uid,
                    "name": s.name,
                    "provisional": s.is_provisional,
                    "stage": s.stage,
                    "aliases": list(s.aliases),
                    "former_names": list(s.former_names),
                }
                for s in found
            ]
        )
        return
    for each in found:
        others = " / ".join((*each.aliases, *each.former_names))
        print(t("event.series_line", name=each.name, aliases=others).rstrip())
