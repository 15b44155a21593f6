"""referral add, list, show, move, numbers, export: outsiders who come in."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from smeic_tui.cli import referral_words as words
from smeic_tui.cli.desk import Desk, as_json, put_json, refusals, say
from smeic_tui.cli.listing import add_group, put_list
from smeic_tui.cli.referral_options import Json, Note, Number, OneStage, ToStage, Why
from smeic_tui.cli.typed import day, known, one_person
from smeic_tui.domain.referrals.dates import overdue
from smeic_tui.domain.referrals.facts import CATEGORIES, CHANNELS, SOURCES, STAGES, Referral
from smeic_tui.domain.referrals.moves import REFERRALS, Standing, choices
from smeic_tui.store.journal.export_log import log_export
from smeic_tui.store.journal.operation import operation
from smeic_tui.store.people import people
from smeic_tui.store.referrals import fitting, referrals
from smeic_tui.store.referrals.introductions import introductions_of
from smeic_tui.store.referrals.referral_acts import Intake, TakenIn, move_referral, take_in
from smeic_tui.text import t


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    add_group(app, "referral", list_referrals, show, add, move, numbers, export)


def list_referrals(
    context: typer.Context,
    stage: OneStage = None,
    late: Annotated[bool, typer.Option("--overdue")] = False,
    as_document: Json = False,
) -> None:
    """List referrals, the longest overdue first."""
    desk: Desk = context.obj
    with refusals(as_document):
        known(stage, STAGES, "stage_unknown")
        today = date.today()
        with desk.reading() as conn:
            found = [
                r
                for r in referrals.referrals(conn)
                if (stage is None or r.stage == stage)
                and (not late or (overdue(r.due_on, today) or 0) > 0)
            ]
            found.sort(key=lambda r: -(overdue(r.due_on, today) or -9999))
            uids = words.uids_of_referrals(conn, found)
        put_list(
            found,
            as_document,
            document=lambda referral: words.referral_json(referral, uids, today),
            line=_line,
            nothing="referral.nothing",
        )


def _line(referral: Referral) -> str:
    return t(
        "referral.line_cli",
        number=referral.id,
        due=referral.due_on or t("referral.no_due"),
        name=referral.name,
        organisation=referral.organisation,
        introducer=words.introducer(referral),
        stage=words.stage_words(referral.stage, referral.why),
        next=referral.next_action or "",
        owner=referral.owner,
    )


def show(context: typer.Context, referral: Number, as_document: Json = False) -> None:
    """Show one referral: facts, moves, chain, introductions, suggestions."""
    desk: Desk = context.obj
    with refusals(as_document), desk.reading() as conn:
        document = _document(conn, referrals.referral_id_of(conn, referral))
        if as_document:
            put_json(document)
            return
        found = referrals.referral(conn, document["referral"])
        print(_line(found))
        for move in document["moves"]:
            print(f"  {move['moved_on']}  {words.stage_words(move['stage'], move['why'])}")
        for each in document["suggestions"]:
            print(f"  {each['name']}  {each['message']}")


def _document(conn: sqlite3.Connection, number: int) -> dict[str, Any]:
    found = referrals.referral(conn, number)
    chains = referrals.chains(conn)
    tree = list(chains.tree(found.person_id))
    suggested = fitting.suggestions_for(conn, found) if found.counts else ()
    told = words.referral_json(found, words.uids_of_referrals(conn, [found]), date.today())
    standing = Standing(found.stage, found.furthest, found.why)
    return told | {
        "depth": chains.depth(found.person_id),
        "chain": [
            {"person": people.person(conn, link.person_id).uid, "depth": link.depth}
            for link in tree
        ],
        "may_go_to": list(choices(REFERRALS, standing)) if found.counts else [],
        "moves": [
            {"stage": m.stage, "moved_on": m.moved_on, "why": m.why, "note": m.note}
            for m in referrals.moves(conn, number)
        ],
        "introductions": [i.uid for i in introductions_of(conn, found.person_id)],
        "suggestions": [
            {
                "person": people.person(conn, s.person_id).uid,
                "name": s.name,
                "points": s.points,
                **as_json(s.reason),
                "also": list(s.also),
            }
            for s in suggested
        ],
    }


def add(
    context: typer.Context,
    name: Annotated[str, typer.Argument()] = "",
    person: Annotated[str | None, typer.Option("--person", metavar="WHO")] = None,
    introducer: Annotated[str | None, typer.Option("--introducer", metavar="WHO")] = None,
    source: Annotated[str | None, typer.Option("--source", metavar="SOURCE")] = None,
    source_name: Annotated[str | None, typer.Option("--source-name", metavar="TEXT")] = None,
    topic: Annotated[str | None, typer.Option("--topic", metavar="TEXT")] = None,
    company: Annotated[str | None, typer.Option("--company", metavar="TEXT")] = None,
    title: Annotated[str | None, typer.Option("--title", metavar="TEXT")] = None,
    category: Annotated[str | None, typer.Option("--category", metavar="CATEGORY")] = None,
    channel: Annotated[str | None, typer.Option("--channel", metavar="CHANNEL")] = None,
    received: Annotated[str | None, typer.Option("--received", metavar="DATE")] = None,
    due: Annotated[str | None, typer.Option("--due", metavar="DATE")] = None,
    next_action: Annotated[str | None, typer.Option("--next", metavar="TEXT")] = None,
    as_document: Json = False,
) -> None:
    """Enter a referral; somebody on file who is an alumnus becomes an introduction."""
    desk: Desk = context.obj
    with refusals(as_document):
        came_by = known(source, SOURCES, "source_unknown")
        details = {
            "category": known(category, CATEGORIES, "category_unknown"),
            "channel": known(channel, CHANNELS, "via_unknown"),
            "next_action": next_action,
        }
        with desk.writing() as (conn, actor):
            intake = Intake(
                name=name,
                person_id=one_person(conn, person) if person else None,
                introducer_id=one_person(conn, introducer) if introducer else None,
                source=next((s for s in SOURCES if s == came_by), None),
                source_name=source_name,
                topic=topic,
                received_on=day(received) if received else None,
                due_on=day(due) if due else None,
                organisation=company,
                title=title,
                details={c: v for c, v in details.items() if v is not None},
            )
            said = people.person(conn, intake.person_id).name if intake.person_id else name
            with operation(conn, actor, "referral_added", params={"name": said}) as op:
                taken = take_in(op, intake, today=date.today())
            _put(conn, taken, as_document)


def _put(conn: sqlite3.Connection, taken: TakenIn, as_document: bool) -> None:
    who = people.person(conn, taken.person_id)
    if as_document:
        put_json(
            {
                "person": who.uid,
                "referral": taken.referral_id,
                "introduction": taken.introduction_id,
            }
        )
    elif taken.referral_id is not None:
        due = referrals.referral(conn, taken.referral_id).due_on
        say("referral.taken_cli", name=who.name, due=due)
        print(taken.referral_id)
    else:
        say("referral.alumnus_cli", name=who.name)
        print(taken.introduction_id)


def move(
    context: typer.Context,
    referral: Number,
    stage: ToStage,
    why: Why = None,
    note: Note = None,
    as_document: Json = False,
) -> None:
    """Move a referral to another stage; closing it or putting it on hold needs a reason."""
    desk: Desk = context.obj
    with refusals(as_document), desk.writing() as (conn, actor):
        number = referrals.referral_id_of(conn, referral)
        before = referrals.referral(conn, number)
        with operation(conn, actor, "referral_moved", params={"name": before.name}) as op:
            move_referral(op, number, stage, why=why, note=note, today=date.today())
        after = referrals.referral(conn, number)
        if as_document:
            put_json(
                words.referral_json(after, words.uids_of_referrals(conn, [after]), date.today())
            )
        else:
            told = words.stage_words(after.stage, after.why)
            say(
                "referral.moved_cli",
                name=after.name,
                before=words.stage_words(before.stage, None),
                after=told,
            )


def numbers(context: typer.Context, as_document: Json = False) -> None:
    """Count referrals by stage, and by fiscal year how far they came."""
    desk: Desk = context.obj
    with refusals(as_document), desk.reading() as conn:
        found = referrals.counts(conn, date.today())
        if as_document:
            put_json(words.numbers_json(found))
            return
        for each in found.stages:
            print(f"{t(f'referral.stage.{each.stage}')}  {each.count}  {each.overdue}")
        for year in found.years:
            name = t("referral.year", year=year.year) if year.year else t("referral.year_unknown")
            counted = {"new": year.received, **year.reached, **year.aside}
            told = "  ".join(f"{t(f'referral.stage.{s}')} {n}" for s, n in counted.items())
            print(f"{name}  {told}")


def export(
    context: typer.Context,
    layout: Annotated[str, typer.Argument()],
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE")],
    referral: Annotated[str | None, typer.Option("--referral", metavar="NUMBER")] = None,
    purpose: Annotated[str, typer.Option("--purpose", metavar="TEXT")] = "",
    recipient: Annotated[str | None, typer.Option("--recipient", metavar="TEXT")] = None,
    as_document: Json = False,
) -> None:
    """Write a list of referrals as a workbook; nobody leaves before they agreed."""
    from smeic_tui.exports.referral_layouts import LAYOUTS, write_referral_list

    desk: Desk = context.obj
    with refusals(as_document):
        known(layout, LAYOUTS, "referral_layout_unknown")
        with desk.writing() as (conn, actor):
            number = referrals.referral_id_of(conn, referral) if referral else None
            found = write_referral_list(
                conn,
                output,
                next(each for each in LAYOUTS if each == layout),
                referral_id=number,
                today=date.today(),
                forbid=[desk.path],
            )
            name = t(f"referral.layout_{layout}")
            log_export(
                conn,
                actor,
                layout=f"referral_{layout}",
                columns=found.columns,
                person_ids=found.people,
                condition=name,
                purpose=purpose or name,
                recipient=recipient,
                file=found.path,
            )
        if as_document:
            told = {"file": str(found.path), "rows": found.rows, "left_out": found.left_out}
            put_json(told)
            return
        say("referral.written", count=found.rows, path=found.path)
        if found.left_out:
            say("referral.left_out", count=found.left_out)
