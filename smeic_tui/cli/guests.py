"""event invite, reply, role: who was asked, and what they answered."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import date
from typing import Annotated, get_args

import typer

from smeic_tui.cli import event_words as words
from smeic_tui.cli import typed
from smeic_tui.cli.desk import Desk, as_json, put_json, refusals, say
from smeic_tui.domain.consent import CHANNELS, Decision
from smeic_tui.domain.events import ANSWERS, MODES, ROLES, Via
from smeic_tui.errors import Param, UsageError
from smeic_tui.store.bodies.bodies import body_id_of
from smeic_tui.store.events import events as held
from smeic_tui.store.events import invitations
from smeic_tui.store.events.guest_sources import guests_of, members_of
from smeic_tui.store.events.guests import guests
from smeic_tui.store.events.replies import Answered, record_reply
from smeic_tui.store.journal.operation import operation
from smeic_tui.store.people import contactable, people
from smeic_tui.store.roster import finding
from smeic_tui.text import render, t

Json = Annotated[bool, typer.Option("--json")]
EventName = Annotated[str, typer.Argument()]
PersonName = Annotated[str, typer.Argument()]


def register(app: typer.Typer) -> None:
    """Add the commands of this module to the group ``event``."""
    app.command()(invite)
    app.command()(reply)
    app.command()(role)


def invite(
    context: typer.Context,
    event: EventName,
    where: Annotated[str, typer.Option("--where", metavar="QUERY")] = "",
    like: Annotated[str | None, typer.Option("--from", metavar="EVENT")] = None,
    body: Annotated[str | None, typer.Option("--body", metavar="BODY")] = None,
    chase: Annotated[bool, typer.Option("--chase")] = False,
    person: Annotated[list[str] | None, typer.Option("--person", metavar="UID")] = None,
    channel: Annotated[str, typer.Option("--channel", metavar="|".join(CHANNELS))] = "mail",
    deadline: Annotated[str | None, typer.Option("--deadline", metavar="DATE")] = None,
    draft: Annotated[bool, typer.Option("--draft")] = False,
    as_document: Json = False,
) -> None:
    """Invite people in a new wave: those found or named, or those who have not answered yet."""
    desk: Desk = context.obj
    with refusals(as_document):
        how = typed.one_of(channel, CHANNELS, "channel_unknown")
        if chase and (where or like or body or person):
            raise UsageError("chase_alone")
        until = typed.day(deadline) if deadline else None
        with desk.writing() as (conn, actor):
            found = held.event(conn, held.event_id_of(conn, event))
            if chase:
                ids = [guest.person_id for guest in guests(conn, found.id) if guest.is_open]
            else:
                ids = _chosen(conn, where, like, body, person or ())
                there = invitations.invited(conn, found.id)
                ids = [i for i in ids if i not in there.sent | there.drafted]
            decisions = contactable.decisions(conn, ids, how)
            wanted = [i for i, decision in decisions.items() if decision.allowed]
            kind = "wave_added" if draft else "wave_sent"
            told: dict[str, Param] = {"event": words.name_of(found), "count": len(wanted)}
            with operation(conn, actor, kind, params=told) as op:
                invitations.add_wave(
                    op,
                    found.id,
                    wanted,
                    channel=how,
                    deadline=until,
                    sent_on=None if draft else date.today().isoformat(),
                )
            number = invitations.waves(conn, found.id)[-1].number
            _put_invited(conn, number, len(wanted), decisions, as_document)


def _chosen(
    conn: sqlite3.Connection,
    where: str,
    like: str | None,
    body: str | None,
    named: Sequence[str],
) -> list[int]:
    if named:
        return [people.person_id_of(conn, uid) for uid in named]
    found = finding.matching_ids(conn, where)
    among = []
    if like is not None:
        among.append(guests_of(held.event_id_of(conn, like))(conn))
    if body is not None:
        among.append(members_of(body_id_of(conn, body))(conn))
    return [i for i in found if all(i in there for there in among)]


def _put_invited(
    conn: sqlite3.Connection,
    number: int,
    count: int,
    decisions: dict[int, Decision],
    as_document: bool,
) -> None:
    left = [
        (people.person(conn, i), decision)
        for i, decision in decisions.items()
        if not decision.allowed
    ]
    if as_document:
        put_json(
            {
                "wave": number,
                "invited": count,
                "left_out": [
                    {"person": p.uid, "name": p.name, **as_json(d.reason)} for p, d in left
                ],
            }
        )
        return
    say("event.invited", number=number, count=count, left=len(left))
    for person, decision in left:
        why = render("reason", decision.reason.code, decision.reason.params)
        say("event.left_out", name=person.name, why=why)


def reply(
    context: typer.Context,
    event: EventName,
    person: PersonName,
    answer: Annotated[str, typer.Argument(metavar="|".join(ANSWERS))],
    part: Annotated[list[str] | None, typer.Option("--part", metavar="NAME")] = None,
    mode: Annotated[str, typer.Option("--mode", metavar="|".join(MODES))] = "onsite",
    companions: Annotated[int, typer.Option("--companions", metavar="N")] = 0,
    companion_names: Annotated[str | None, typer.Option("--with", metavar="NAMES")] = None,
    via: Annotated[str | None, typer.Option("--via", metavar="|".join(get_args(Via)))] = None,
    note: Annotated[str | None, typer.Option("--note", metavar="TEXT")] = None,
    over_capacity: Annotated[bool, typer.Option("--over-capacity")] = False,
    as_document: Json = False,
) -> None:
    """Record somebody's answer for parts of an event, the first part by default."""
    desk: Desk = context.obj
    with refusals(as_document):
        if not 0 <= companions <= 99:
            raise UsageError("companions_invalid")
        given = Answered(
            typed.one_of(answer, ANSWERS, "answer_unknown"),
            typed.one_of(mode, MODES, "mode_unknown"),
            companions,
            companion_names,
            typed.one_of(via, get_args(Via), "via_unknown") if via else None,
            note,
            over_capacity,
        )
        with desk.writing() as (conn, actor):
            found = held.event(conn, held.event_id_of(conn, event))
            who = people.person(conn, typed.one_person(conn, person))
            chosen = words.parts_of(found, part or ())
            told = {"name": who.name, "event": words.name_of(found)}
            with operation(conn, actor, "replied", params=told) as op:
                places = [(p, record_reply(op, p.id, who.id, given)) for p in chosen]
            if as_document:
                put_json(
                    {
                        "person": who.uid,
                        "parts": [
                            {
                                "part": p.name,
                                "answer": given.answer,
                                "seat": None if at is None else _seat(at.waiting),
                                "waiting_number": at.number if at and at.waiting else None,
                            }
                            for p, at in places
                        ],
                    }
                )
                return
            for p, at in places:
                if at is not None and at.waiting:
                    say("event.on_waiting_list", name=who.name, part=p.name, number=at.number)
                else:
                    word = t(f"event.answer_{given.answer}")
                    say("event.recorded", name=who.name, part=p.name, answer=word)


def _seat(waiting: bool) -> str:
    return "waiting" if waiting else "seated"


def role(
    context: typer.Context,
    event: EventName,
    person: PersonName,
    role: Annotated[str, typer.Argument(metavar="ROLE")],
) -> None:
    """Give somebody a role at an event, or none."""
    desk: Desk = context.obj
    with refusals():
        chosen = None if role == "none" else typed.one_of(role, ROLES, "role_unknown")
        with desk.writing() as (conn, actor):
            found = held.event(conn, held.event_id_of(conn, event))
            who = people.person(conn, typed.one_person(conn, person))
            told = {"name": who.name, "event": words.name_of(found)}
            with operation(conn, actor, "event_role", params=told) as op:
                held.set_role(op, found.id, who.id, chosen)
