"""introduction list, show, add, move: two people whom the centre brings together."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import date
from typing import Annotated

import typer

from smeic_tui.cli import referral_words as words
from smeic_tui.cli.desk import Desk, put_json, refusals, say
from smeic_tui.cli.typed import day, known, one_person
from smeic_tui.domain.referrals.facts import INTRODUCTION_STAGES, Introduction
from smeic_tui.store import introductions, people
from smeic_tui.store.operation import Value, operation
from smeic_tui.text import t

Json = Annotated[bool, typer.Option("--json")]
Number = Annotated[str, typer.Argument(metavar="NUMBER")]


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    group = typer.Typer(name="introduction", no_args_is_help=True)
    group.command(name="list")(list_introductions)
    group.command()(show)
    group.command()(add)
    group.command()(move)
    app.add_typer(group)


def list_introductions(
    context: typer.Context,
    person: Annotated[str | None, typer.Option("--person", metavar="WHO")] = None,
    stage: Annotated[str | None, typer.Option("--stage", metavar="STAGE")] = None,
    as_document: Json = False,
) -> None:
    """List introductions, the latest first; of one person, from whichever side."""
    desk: Desk = context.obj
    with refusals(as_document):
        known(stage, INTRODUCTION_STAGES, "stage_unknown")
        with desk.reading() as conn:
            every = (
                introductions.introductions_of(conn, one_person(conn, person))
                if person
                else introductions.introductions(conn)
            )
            found = [each for each in every if stage is None or each.stage == stage]
            uids = _uids(conn, found)
        if as_document:
            put_json([words.introduction_json(each, uids, date.today()) for each in found])
            return
        for each in found:
            print(_line(each))
        if not found:
            say("referral.introductions_nothing")


def _uids(conn: sqlite3.Connection, found: Iterable[Introduction]) -> dict[int, str]:
    ids = {i for each in found for i in (each.person_id, each.other_id) if i is not None}
    return people.uids_of(conn, ids)


def _line(each: Introduction) -> str:
    return t(
        "referral.introduction_line",
        number=each.id,
        due=each.due_on or t("referral.no_due"),
        name=each.name,
        other=each.other_name or t("referral.somebody"),
        stage=words.stage_words(each.stage, each.why),
        reason=each.reason or "",
        owner=each.owner,
    )


def show(context: typer.Context, introduction: Number, as_document: Json = False) -> None:
    """Show one introduction."""
    desk: Desk = context.obj
    with refusals(as_document), desk.reading() as conn:
        number = introductions.introduction_id_of(conn, introduction)
        _put(conn, introductions.introduction(conn, number), as_document)


def _put(conn: sqlite3.Connection, found: Introduction, as_document: bool) -> None:
    if as_document:
        put_json(words.introduction_json(found, _uids(conn, [found]), date.today()))
    else:
        print(_line(found))


def add(
    context: typer.Context,
    person: Annotated[str, typer.Argument()],
    other: Annotated[str | None, typer.Argument()] = None,
    reason: Annotated[str | None, typer.Option("--reason", metavar="TEXT")] = None,
    due: Annotated[str | None, typer.Option("--due", metavar="DATE")] = None,
    as_document: Json = False,
) -> None:
    """Introduce two people to each other; without the second one, somebody is looked for."""
    desk: Desk = context.obj
    with refusals(as_document), desk.writing() as (conn, actor):
        one = one_person(conn, person)
        two = one_person(conn, other) if other else None
        values: dict[str, Value] = {"reason": reason}
        if due:
            values["due_on"] = day(due)
        names = {
            "name": people.person(conn, one).name,
            "other": people.person(conn, two).name if two else t("referral.somebody"),
        }
        with operation(conn, actor, "introduction_added", params=names) as op:
            number = introductions.add_introduction(op, one, two, values, today=date.today())
        _put(conn, introductions.introduction(conn, number), as_document)


def move(
    context: typer.Context,
    introduction: Number,
    stage: Annotated[str, typer.Argument()],
    why: Annotated[str | None, typer.Option("--why", metavar="REASON")] = None,
    note: Annotated[str | None, typer.Option("--note", metavar="TEXT")] = None,
    as_document: Json = False,
) -> None:
    """Move an introduction to another stage; what came of it is kept."""
    desk: Desk = context.obj
    with refusals(as_document), desk.writing() as (conn, actor):
        number = introductions.introduction_id_of(conn, introduction)
        name = introductions.introduction(conn, number).name
        with operation(conn, actor, "introduction_moved", params={"name": name}) as op:
            introductions.move_introduction(
                op, number, stage, why=why, note=note, today=date.today()
            )
        _put(conn, introductions.introduction(conn, number), as_document)
