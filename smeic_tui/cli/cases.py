"""case list, show, add, move, member, publish; more in `case_edits` and `case_files`."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from smeic_tui.cli import case_words, typed
from smeic_tui.cli.case_edits import (
    CONSENTS,
    CaseName,
    ConsentOption,
    Json,
    OnDay,
    ShowsOption,
    company,
    consent,
    edit,
    join,
    leave,
    milestone,
    of_body,
)
from smeic_tui.cli.case_files import counts, export
from smeic_tui.cli.case_words import put_case
from smeic_tui.cli.desk import Desk, put_json, refusals, say
from smeic_tui.cli.listing import add_group, put_list
from smeic_tui.domain.cases import (
    CASE_ROLES,
    ORIGINS,
    OUTCOMES,
    PUBLICATIONS,
    SHOWS,
    STAGES,
    Case,
    CaseRole,
)
from smeic_tui.store.bodies import bodies
from smeic_tui.store.cases import case_acts
from smeic_tui.store.cases import cases as held
from smeic_tui.store.events import events
from smeic_tui.store.journal.operation import Value, operation
from smeic_tui.store.organisations.naming import organisation_named
from smeic_tui.store.organisations.organisations import organisation_id_of
from smeic_tui.store.people import people
from smeic_tui.text import t


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    corrections = (edit, join, leave, consent, company, milestone)
    numbers = (publish, export, counts)
    add_group(app, "case", list_cases, show, add, move, member, *corrections, *numbers)


def list_cases(
    context: typer.Context,
    stage: Annotated[str | None, typer.Option("--stage", metavar="|".join(STAGES))] = None,
    person: Annotated[str | None, typer.Option("--person", metavar="UID")] = None,
    organisation: Annotated[str | None, typer.Option("--organisation", metavar="NAME")] = None,
    group: Annotated[str | None, typer.Option("--group", metavar="GROUP")] = None,
    as_document: Json = False,
) -> None:
    """List cases, the latest moved first."""
    desk: Desk = context.obj
    with refusals(as_document):
        wanted = typed.one_of(stage, STAGES, "stage_unknown") if stage else None
        with desk.reading() as conn:
            found = held.cases(
                conn,
                person_id=typed.one_person(conn, person) if person else None,
                organisation_id=organisation_id_of(conn, organisation) if organisation else None,
                body_id=bodies.body_id_of(conn, group) if group else None,
            )
            put_list(
                [each for each in found if wanted in (None, each.stage)],
                as_document,
                document=lambda each: case_words.case_json(conn, each),
                line=_line,
                nothing="case.nothing",
            )


def _line(each: Case) -> str:
    told = t(
        "case.line",
        stage=t(f"case.stage_{each.stage}"),
        title=each.title,
        outcome=t(f"case.outcome_{each.outcome}"),
        members=t("frame.comma").join(member.name for member in each.members),
    )
    return f"{each.id:>5}  {told}".rstrip()


def show(context: typer.Context, case_name: CaseName, as_document: Json = False) -> None:
    """Show one case: members, moves, milestones."""
    desk: Desk = context.obj
    with refusals(as_document), desk.reading() as conn:
        found = held.case(conn, held.case_id_of(conn, case_name))
        happened = held.milestones(conn, found.id)
        if as_document:
            told = case_words.history_json(found, happened)
            put_json(case_words.case_json(conn, found) | told)
            return
        _print(found)
        for each in happened:
            print(f"{each.id:>5}  {each.reached_on}  {each.text}")


def _print(found: Case) -> None:
    outcome, state = t(f"case.outcome_{found.outcome}"), t(f"case.publication_{found.publication}")
    print(found.title, outcome, state, sep="  ")
    for move in found.moves:
        reason = f"  {move.reason}" if move.reason else ""
        print(f"  {move.moved_on}  {t(f'case.stage_{move.to_stage}')}{reason}")
    for member in found.members:
        consent = t(f"person.consent.{member.consent}")
        print(f"  {t(f'case.role_{member.role}')}  {member.name}  {consent}")
    for each in found.organisations:
        print(f"  {each.name}  {each.part or ''}".rstrip())


def add(
    context: typer.Context,
    title: Annotated[str, typer.Argument(metavar="TITLE")],
    outcome: Annotated[str, typer.Option("--outcome", metavar="KIND")] = "other",
    origin: Annotated[str, typer.Option("--origin", metavar="ORIGIN")] = "own",
    event: Annotated[str | None, typer.Option("--event", metavar="EVENT")] = None,
    group: Annotated[str | None, typer.Option("--group", metavar="GROUP")] = None,
    member: Annotated[list[str] | None, typer.Option("--member", metavar="UID")] = None,
    organisation: Annotated[
        list[str] | None, typer.Option("--organisation", metavar="NAME")
    ] = None,
    theme: Annotated[str | None, typer.Option("--theme", metavar="TEXT")] = None,
    inspired_by: Annotated[str | None, typer.Option("--inspired-by", metavar="CASE")] = None,
    summary: Annotated[str | None, typer.Option("--summary", metavar="TEXT")] = None,
    on: OnDay = None,
    as_document: Json = False,
) -> None:
    """Enter a case with its members; fewer than two are warned of."""
    desk: Desk = context.obj
    with refusals(as_document):
        values: dict[str, Value] = {
            "title": title,
            "outcome": typed.one_of(outcome, OUTCOMES, "outcome_unknown"),
            "origin": typed.one_of(origin, ORIGINS, "origin_unknown"),
            "research_theme": theme,
            "summary": summary,
        }
        began = typed.day(on) if on else date.today().isoformat()
        with desk.writing() as (conn, actor):
            if event is not None:
                values |= {"event_id": events.event_id_of(conn, event), "origin": "event"}
            if group is not None:
                values |= of_body(conn, group)
            if inspired_by is not None:
                values["inspired_by_id"] = held.case_id_of(conn, inspired_by)
            who: list[tuple[int, CaseRole]] = [
                (typed.one_person(conn, name), "member") for name in member or ()
            ]
            with operation(conn, actor, "case_added", params={"title": title}) as op:
                companies = [organisation_named(op, name) for name in organisation or ()]
                number = case_acts.add_case(
                    op,
                    values,
                    on=began,
                    today=date.today().isoformat(),
                    members=who,
                    organisations=companies,
                )
            found = held.case(conn, number)
            if found.is_short_of_members:
                say("case.few_members", count=len(found.members))
            if as_document:
                put_json(case_words.case_json(conn, found))
            else:
                say("case.added_cli", title=found.title)
                print(found.id)


def move(
    context: typer.Context,
    case_name: CaseName,
    stage: Annotated[str, typer.Argument(metavar="STAGE")],
    on: OnDay = None,
    reason: Annotated[str | None, typer.Option("--reason", metavar="TEXT")] = None,
    as_document: Json = False,
) -> None:
    """Move a case to another stage."""
    desk: Desk = context.obj
    with refusals(as_document):
        to = typed.one_of(stage, STAGES, "stage_unknown")
        today = date.today().isoformat()
        day = typed.day(on) if on else today
        with desk.writing() as (conn, actor):
            found = held.case(conn, held.case_id_of(conn, case_name))
            with operation(conn, actor, "case_moved", params={"title": found.title}) as op:
                case_acts.move_case(op, found.id, to, on=day, today=today, reason=reason)
            before, after = t(f"case.stage_{found.stage}"), t(f"case.stage_{to}")
            put_case(conn, found.id, as_document, "case.moved_cli", before=before, after=after)


def member(
    context: typer.Context,
    case_name: CaseName,
    person: Annotated[str, typer.Argument()],
    role: Annotated[str | None, typer.Option("--role", metavar="|".join(CASE_ROLES))] = None,
    consent: ConsentOption = None,
    shows: ShowsOption = None,
    as_document: Json = False,
) -> None:
    """Add a member, or change role and consent of one who is in it."""
    desk: Desk = context.obj
    with refusals(as_document):
        values: dict[str, Value] = {}
        if role is not None:
            values["role"] = typed.one_of(role, CASE_ROLES, "case_role_unknown")
        if consent is not None:
            values["consent"] = typed.one_of(consent, CONSENTS, "consent_unknown")
            values["consent_on"] = date.today().isoformat()
        if shows is not None:
            values["shows"] = typed.one_of(shows, SHOWS, "shows_unknown")
        with desk.writing() as (conn, actor):
            found = held.case(conn, held.case_id_of(conn, case_name))
            who = people.person(conn, typed.one_person(conn, person))
            params = {"title": found.title, "name": who.name}
            with operation(conn, actor, "case_member_changed", params=params) as op:
                case_acts.add_members(op, found.id, [(who.id, "member")])
                there = held.case(conn, found.id).members
                row = next(each for each in there if each.person_id == who.id)
                case_acts.revise_case_member(op, row, values)
                told = consent or row.consent
            put_case(
                conn,
                found.id,
                as_document,
                "case.agreed_cli",
                name=who.name,
                consent=t(f"person.consent.{told}"),
            )


def publish(
    context: typer.Context,
    case_name: CaseName,
    state: Annotated[str, typer.Argument(metavar="STATE")],
    as_document: Json = False,
) -> None:
    """Put a case into another state of publication."""
    desk: Desk = context.obj
    with refusals(as_document):
        to = typed.one_of(state, PUBLICATIONS, "publication_unknown")
        with desk.writing() as (conn, actor):
            found = held.case(conn, held.case_id_of(conn, case_name))
            with operation(conn, actor, "case_publication", params={"title": found.title}) as op:
                case_acts.set_publication(op, found.id, to, today=date.today().isoformat())
            shown = t(f"case.publication_{to}")
            put_case(conn, found.id, as_document, "case.published_cli", state=shown)
