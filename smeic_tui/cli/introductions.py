"""introduction list, show, add, move: two people whom the centre brings together."""

from __future__ import annotations

import sqlite3
from datetime import date
from typing import Annotated

import typer

from smeic_tui.cli import referral_words as words
from smeic_tui.cli.desk import Desk, put_json, refusals
from smeic_tui.cli.listing import add_group, put_list
from smeic_tui.cli.referral_options import Json, Note, Number, OneStage, ToStage, Why
from smeic_tui.cli.typed import day, known, one_person
from smeic_tui.domain.referrals.facts import INTRODUCTION_STAGES, Introduction
from smeic_tui.store.journal.operation import Value, operation
from smeic_tui.store.people import people
from smeic_tui.store.referrals import introductions
from smeic_tui.text import t


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    add_group(app, "introduction", list_introductions, show, add, move)


def list_introductions(
    context: typer.Context,
    person: Annotated[str | None, typer.Option("--person", metavar="WHO")] = None,
    stage: OneStage = None,
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
            uids = words.uids_of_introductions(conn, found)
        put_list(
            found,
            as_document,
            document=lambda each: words.introduction_json(each, uids, date.today()),
            line=_line,
            nothing="referral.introductions_nothing",
        )


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
        uids = words.uids_of_introductions(conn, [found])
        put_json(words.introduction_json(found, uids, date.today()))
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
    stage: ToStage,
    why: Why = None,
    note: Note = None,
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
