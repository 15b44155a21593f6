"""group list, show, add, rename, alias, member, output, host: working groups and bodies."""

from __future__ import annotations

import sqlite3
from datetime import date
from typing import Annotated, Any

import typer

from smeic_tui.cli import event_words as words
from smeic_tui.cli import typed
from smeic_tui.cli.desk import Desk, put_json, refusals, say
from smeic_tui.cli.listing import add_group, put_list
from smeic_tui.domain.bodies import BODY_KINDS, MEMBER_ROLES, Body, Member, Output, holds_on
from smeic_tui.errors import SmeicError
from smeic_tui.store.bodies import bodies, known_names, memberships
from smeic_tui.store.bodies.bodies import Summary
from smeic_tui.store.events import events
from smeic_tui.store.journal.operation import Value, operation
from smeic_tui.store.people import people
from smeic_tui.text import t

Json = Annotated[bool, typer.Option("--json")]
GroupName = Annotated[str, typer.Argument(metavar="GROUP")]
Day = Annotated[str | None, typer.Option("--from", metavar="DATE")]


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    commands = (show, add, rename, alias, member, leave, output, host)
    add_group(app, "group", list_bodies, *commands)


def list_bodies(context: typer.Context, as_document: Json = False) -> None:
    """List the bodies with their numbers."""
    desk: Desk = context.obj
    with refusals(as_document):
        with desk.reading() as conn:
            found = bodies.summaries(conn, date.today().isoformat())
        put_list(
            found, as_document, document=_summary_json, line=_summary_line, nothing="body.nothing"
        )


def _summary_line(each: Summary) -> str:
    kind = t(f"body.kind_{each.body.kind}")
    count = t("body.members", count=each.members)
    return f"{each.body.id:>5}  {kind}  {each.body.name}  {count}  {each.chair}".rstrip()


def show(context: typer.Context, group_name: GroupName, as_document: Json = False) -> None:
    """Show one body: members with their terms, meetings, outputs."""
    desk: Desk = context.obj
    with refusals(as_document), desk.reading() as conn:
        number = bodies.body_id_of(conn, group_name)
        today = date.today().isoformat()
        summary = next(s for s in bodies.summaries(conn, today) if s.body.id == number)
        terms, made = memberships.members(conn, number), bodies.outputs(conn, number)
        held = events.events(conn, body_id=number)
        if as_document:
            uids = {term.person_id: people.person(conn, term.person_id).uid for term in terms}
            put_json(
                _summary_json(summary)
                | {
                    "terms": [_member_json(term, uids[term.person_id], today) for term in terms],
                    "meetings": [
                        {
                            "event": e.id,
                            "uid": e.uid,
                            "name": words.name_of(e),
                            "held_on": e.held_on,
                            "host": e.host,
                        }
                        for e in held
                    ],
                    "outputs_made": [_output_json(each) for each in made],
                }
            )
            return
        print(summary.body.name, t(f"body.kind_{summary.body.kind}"), sep="  ")
        for term in terms:
            to = term.ended or t("body.until_now")
            role = t(f"body.role_{term.role}")
            print(f"  {role}  {term.name}  {term.started or ''}-{to}")
        for event in held:
            print(f"  {event.held_on or t('event.no_day')}  {words.name_of(event)}")
        for each in made:
            print(f"  {each.made_on or ''}  {each.title}  {each.address or ''}".rstrip())


def add(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME")],
    kind: Annotated[str, typer.Option("--kind", metavar="|".join(BODY_KINDS))] = BODY_KINDS[0],
    parent: Annotated[str | None, typer.Option("--parent", metavar="GROUP")] = None,
    stage: Annotated[int | None, typer.Option("--stage", metavar="1-3", min=1, max=3)] = None,
    purpose: Annotated[str | None, typer.Option("--purpose", metavar="TEXT")] = None,
    started: Day = None,
    as_document: Json = False,
) -> None:
    """Enter a working group or another body."""
    desk: Desk = context.obj
    with refusals(as_document):
        chosen = typed.one_of(kind, BODY_KINDS, "kind_unknown")
        values: dict[str, Value] = {"kind": chosen, "stage": stage, "purpose": purpose}
        values |= {"name": name, "started": typed.partial_day(started)}
        with desk.writing() as (conn, actor):
            if parent is not None:
                values["parent_id"] = bodies.body_id_of(conn, parent)
            with operation(conn, actor, "body_added", params={"name": name}) as op:
                number = bodies.add_body(op, values)
            _put_body(conn, number, "body.added_cli", as_document)


def rename(
    context: typer.Context,
    group_name: GroupName,
    name: Annotated[str, typer.Argument(metavar="NAME")],
    as_document: Json = False,
) -> None:
    """Give a body another name; the old one is kept and still found."""
    _name(context.obj, group_name, name, as_document, is_alias=False)


def alias(
    context: typer.Context,
    group_name: GroupName,
    name: Annotated[str, typer.Argument(metavar="NAME")],
    as_document: Json = False,
) -> None:
    """Know a body by one more name."""
    _name(context.obj, group_name, name, as_document, is_alias=True)


def _name(desk: Desk, group_name: str, name: str, as_document: bool, *, is_alias: bool) -> None:
    kind = "body_alias" if is_alias else "body_edited"
    write = known_names.add_alias if is_alias else known_names.rename
    with refusals(as_document), desk.writing() as (conn, actor):
        number = bodies.body_id_of(conn, group_name)
        params = {"name": group_name if is_alias else name}
        with operation(conn, actor, kind, params=params) as op:
            write(op, "body", number, name)
        _put_body(conn, number, "body.added_cli" if is_alias else "body.renamed", as_document)


def member(
    context: typer.Context,
    group_name: GroupName,
    person: Annotated[str, typer.Argument()],
    role: Annotated[str, typer.Option("--role", metavar="|".join(MEMBER_ROLES))] = "member",
    started: Day = None,
    ended: Annotated[str | None, typer.Option("--to", metavar="DATE")] = None,
    as_document: Json = False,
) -> None:
    """Enter a member with a role and a term; without a date, from today."""
    desk: Desk = context.obj
    with refusals(as_document):
        chosen = typed.one_of(role, MEMBER_ROLES, "member_role_unknown")
        begins = typed.partial_day(started) or date.today().isoformat()
        ends = typed.partial_day(ended)
        with desk.writing() as (conn, actor):
            body = bodies.body(conn, bodies.body_id_of(conn, group_name))
            who = people.person(conn, typed.one_person(conn, person))
            params = {"name": who.name, "body": body.name}
            with operation(conn, actor, "member_added", params=params) as op:
                memberships.add_member(op, body.id, who.id, role=chosen, started=begins, ended=ends)
            _put_members(conn, body, "body.joined", who.name, as_document)


def leave(
    context: typer.Context,
    group_name: GroupName,
    person: Annotated[str, typer.Argument()],
    on: Annotated[str | None, typer.Option("--on", metavar="DATE")] = None,
    as_document: Json = False,
) -> None:
    """End the term of a member; without a date, today."""
    desk: Desk = context.obj
    with refusals(as_document):
        last = typed.partial_day(on) or date.today().isoformat()
        with desk.writing() as (conn, actor):
            body = bodies.body(conn, bodies.body_id_of(conn, group_name))
            who = people.person(conn, typed.one_person(conn, person))
            term = next(
                (
                    each
                    for each in memberships.members(conn, body.id)
                    if each.person_id == who.id and each.ended is None
                ),
                None,
            )
            if term is None:
                raise SmeicError("not_a_member", name=who.name)
            params = {"name": who.name, "body": body.name}
            with operation(conn, actor, "member_ended", params=params) as op:
                memberships.revise_member(op, term, {"ended": last})
            _put_members(conn, body, "body.left_cli", who.name, as_document)


def output(
    context: typer.Context,
    group_name: GroupName,
    title: Annotated[str, typer.Argument(metavar="TITLE")],
    on: Annotated[str | None, typer.Option("--on", metavar="DATE")] = None,
    address: Annotated[str | None, typer.Option("--at", metavar="ADDRESS")] = None,
    as_document: Json = False,
) -> None:
    """Enter what a body made and where it is kept."""
    desk: Desk = context.obj
    with refusals(as_document):
        made_on = typed.partial_day(on) or date.today().isoformat()
        with desk.writing() as (conn, actor):
            body = bodies.body(conn, bodies.body_id_of(conn, group_name))
            values: dict[str, Value] = {"title": title, "made_on": made_on, "address": address}
            params = {"title": title, "body": body.name}
            with operation(conn, actor, "output_added", params=params) as op:
                bodies.add_output(op, body.id, values)
            if as_document:
                put_json([_output_json(each) for each in bodies.outputs(conn, body.id)])
            else:
                say("body.added_cli", name=title)


def host(
    context: typer.Context,
    group_name: GroupName,
    event: Annotated[str, typer.Argument()],
    as_document: Json = False,
) -> None:
    """Say which body holds an event; the host's own words stay."""
    desk: Desk = context.obj
    with refusals(as_document), desk.writing() as (conn, actor):
        body = bodies.body(conn, bodies.body_id_of(conn, group_name))
        held = events.event(conn, events.event_id_of(conn, event))
        params = {"event": words.name_of(held), "body": body.name}
        with operation(conn, actor, "event_host", params=params) as op:
            op.update("event", held.id, {"body_id": body.id})
        if as_document:
            put_json({"event": held.uid, "host": held.host, "group": body.uid})
        else:
            say("body.hosted", event=words.name_of(held), body=body.name)


def _put_body(conn: sqlite3.Connection, number: int, key: str, as_document: bool) -> None:
    found = bodies.body(conn, number)
    if as_document:
        put_json(_body_json(found))
    else:
        say(key, name=found.name)
        print(found.id)


def _put_members(
    conn: sqlite3.Connection, body: Body, key: str, name: str, as_document: bool
) -> None:
    if as_document:
        today = date.today().isoformat()
        put_json(
            [
                _member_json(term, people.person(conn, term.person_id).uid, today)
                for term in memberships.members(conn, body.id)
            ]
        )
    else:
        say(key, name=name, body=body.name)


def _body_json(body: Body) -> dict[str, Any]:
    return {
        "group": body.id,
        "uid": body.uid,
        "name": body.name,
        "kind": body.kind,
        "parent": body.parent,
        "stage": body.stage,
        "owner": body.owner,
        "purpose": body.purpose,
        "from": body.started,
        "to": body.ended,
        "note": body.note,
        "aliases": list(body.aliases),
        "former_names": list(body.former_names),
    }


def _summary_json(summary: Summary) -> dict[str, Any]:
    return _body_json(summary.body) | {
        "members": summary.members,
        "chair": summary.chair or None,
        "outputs": summary.outputs,
        "last_held": summary.last_held,
        "next_held": summary.next_held,
    }


def _member_json(term: Member, uid: str, today: str) -> dict[str, Any]:
    return {
        "person": uid,
        "name": term.name,
        "cohort": term.cohort,
        "role": term.role,
        "from": term.started,
        "to": term.ended,
        "current": holds_on(term.started, term.ended, today),
        "note": term.note,
    }


def _output_json(output: Output) -> dict[str, Any]:
    return {
        "uid": output.uid,
        "on": output.made_on,
        "title": output.title,
        "address": output.address,
        "note": output.note,
    }
