"""licence engagements, needs, add-engagement, export: work at companies, and lists as workbooks."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from smeic_tui.cli import licence_words as words
from smeic_tui.cli.desk import Desk, note, put_json, refusals, say
from smeic_tui.cli.listing import put_list
from smeic_tui.cli.typed import day, one_person
from smeic_tui.domain.engagements import STATES
from smeic_tui.errors import UsageError
from smeic_tui.exports.licence_words import engagement_line
from smeic_tui.store.journal.export_log import log_export
from smeic_tui.store.journal.operation import Value, operation
from smeic_tui.store.people import people
from smeic_tui.store.training import engagements as work_done
from smeic_tui.text import t

Json = Annotated[bool, typer.Option("--json")]
_LAYOUTS = ("renewal", "engagements")


def register(group: typer.Typer) -> None:
    """Add the commands of this module to the group of licences."""
    group.command(name="engagements")(list_engagements)
    group.command()(needs)
    group.command(name="add-engagement")(add_engagement)
    group.command()(export)


def list_engagements(context: typer.Context, as_document: Json = False) -> None:
    """List engagements: what is planned or going on first."""
    desk: Desk = context.obj
    with refusals(as_document), desk.reading() as conn:
        put_list(
            work_done.engagements(conn),
            as_document,
            document=words.engagement_json,
            line=lambda each: (
                f"{each.id:>5}  {each.started_on or '-':<10}  {engagement_line(each)}"
            ),
            nothing="engagement.none_yet",
        )


def needs(context: typer.Context, as_document: Json = False) -> None:
    """List what people at companies ask for beside consultants who are free."""
    desk: Desk = context.obj
    with refusals(as_document), desk.reading() as conn:
        found = work_done.open_needs(conn, work_done.free_to_help(conn, date.today()))
        if as_document:
            put_json(
                [
                    {
                        "organisation": need.organisation,
                        "person": need.person,
                        "need": need.label,
                        "helpers": [{"person": h.uid, "name": h.name} for h in need.helpers],
                    }
                    for need in found
                ]
            )
            return
        for need in found:
            helpers = t("frame.between").join(each.name for each in need.helpers)
            print(need.organisation, need.label, need.person, helpers or "-", sep="\t")


def add_engagement(
    context: typer.Context,
    person: Annotated[str, typer.Argument()],
    at: Annotated[str, typer.Option("--at", metavar="COMPANY")],
    theme: Annotated[str | None, typer.Option("--theme", metavar="TEXT")] = None,
    since: Annotated[str | None, typer.Option("--from", metavar="DATE")] = None,
    until: Annotated[str | None, typer.Option("--to", metavar="DATE")] = None,
    days: Annotated[int | None, typer.Option("--days", metavar="N", min=0)] = None,
    state: Annotated[str, typer.Option("--state", metavar="STATE")] = "planned",
    outcome: Annotated[str | None, typer.Option("--outcome", metavar="TEXT")] = None,
    as_document: Json = False,
) -> None:
    """Enter an engagement of a consultant at a company."""
    desk: Desk = context.obj
    with refusals(as_document):
        if state not in STATES:
            raise UsageError("engagement_state_unknown", name=state)
        values: dict[str, Value] = {
            "organisation": at,
            "theme": theme,
            "started_on": day(since) if since else None,
            "ended_on": day(until) if until else None,
            "days": days,
            "state": state,
            "outcome": outcome,
        }
        with desk.writing() as (conn, actor):
            person_id = one_person(conn, person)
            name = people.person(conn, person_id).name
            with operation(conn, actor, "engagement_added", params={"name": name}) as op:
                number = work_done.add_engagement(op, person_id, values)
            if as_document:
                put_json(words.engagement_json(work_done.engagement(conn, number)))
            else:
                say("engagement.saved", name=name)
                print(number)


def export(
    context: typer.Context,
    layout: Annotated[str, typer.Argument()],
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE")],
    on: Annotated[str | None, typer.Option("--on", metavar="DATE")] = None,
    purpose: Annotated[str, typer.Option("--purpose", metavar="TEXT")] = "",
    recipient: Annotated[str, typer.Option("--recipient", metavar="TEXT")] = "",
) -> None:
    """Write a list to a workbook, and its purpose into the export log."""
    desk: Desk = context.obj
    with refusals():
        if layout not in _LAYOUTS:
            raise UsageError("licence_layout_unknown", name=layout)
        today = date.fromisoformat(day(on)) if on else date.today()
        from smeic_tui.exports.licence_layouts import write_engagements, write_renewals
        from smeic_tui.exports.sheet import Watch

        watch = Watch(note=note)
        with desk.writing() as (conn, actor):
            forbid = [desk.path]
            if layout == "renewal":
                written = write_renewals(conn, output, today, forbid=forbid, watch=watch)
            else:
                written = write_engagements(conn, output, forbid=forbid, watch=watch)
            log_export(
                conn,
                actor,
                layout="licence_renewal" if layout == "renewal" else "engagement_record",
                columns=written.columns,
                person_ids=written.people,
                condition="",
                purpose=purpose or t("cli.export_purpose"),
                recipient=recipient or None,
                file=written.path,
            )
        say("cli.exported", count=len(written.people))
        print(written.path)
