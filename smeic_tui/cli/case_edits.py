"""case edit, join, leave, consent, company, milestone: what a case tells is corrected."""

from __future__ import annotations

import sqlite3
from datetime import date
from typing import Annotated

import typer

from smeic_tui.cli import typed
from smeic_tui.cli.case_words import put_case
from smeic_tui.cli.desk import Desk, refusals
from smeic_tui.domain.cases import CASE_ROLES, ORIGINS, OUTCOMES, SHOWS, Case, CaseMember
from smeic_tui.errors import SmeicError, UsageError
from smeic_tui.store.bodies import bodies
from smeic_tui.store.cases import case_acts
from smeic_tui.store.cases import cases as held
from smeic_tui.store.events import events
from smeic_tui.store.journal.operation import Value, operation
from smeic_tui.store.organisations.naming import organisation_meant, organisation_named
from smeic_tui.store.people import people
from smeic_tui.store.people.staff import find_staff
from smeic_tui.text import t

CONSENTS = ("agreed", "refused", "unconfirmed")
CLEARABLE = ("summary", "theme", "origin-text", "inspired-by", "owner", "note")
"""What ``edit --clear`` may empty: a blank value never does."""
_COLUMNS = {
    "theme": ("research_theme", "theme_person_id"),
    "origin-text": ("origin_text",),
    "inspired-by": ("inspired_by_id",),
    "owner": ("owner_id",),
}
Json = Annotated[bool, typer.Option("--json")]
CaseName = Annotated[str, typer.Argument(metavar="CASE")]
Text = Annotated[str | None, typer.Option(metavar="TEXT")]
OnDay = Annotated[str | None, typer.Option("--on", metavar="DATE")]
ConsentOption = Annotated[str | None, typer.Option("--consent", metavar="|".join(CONSENTS))]
ShowsOption = Annotated[str | None, typer.Option("--shows", metavar="|".join(SHOWS))]


def edit(
    context: typer.Context,
    case_name: CaseName,
    title: Text = None,
    outcome: Annotated[str | None, typer.Option("--outcome", metavar="KIND")] = None,
    origin: Annotated[str | None, typer.Option("--origin", metavar="ORIGIN")] = None,
    origin_text: Text = None,
    event: Annotated[str | None, typer.Option("--event", metavar="EVENT")] = None,
    group: Annotated[str | None, typer.Option("--group", metavar="GROUP")] = None,
    theme: Text = None,
    theme_person: Annotated[str | None, typer.Option("--theme-person", metavar="UID")] = None,
    inspired_by: Annotated[str | None, typer.Option("--inspired-by", metavar="CASE")] = None,
    summary: Text = None,
    owner: Annotated[str | None, typer.Option("--owner", metavar="NAME")] = None,
    note: Text = None,
    clear: Annotated[list[str] | None, typer.Option("--clear", metavar="|".join(CLEARABLE))] = None,
    as_document: Json = False,
) -> None:
    """Correct what a case tells; what is not named stays."""
    desk: Desk = context.obj
    with refusals(as_document):
        texts = {
            "title": title,
            "origin_text": origin_text,
            "research_theme": theme,
            "summary": summary,
            "note": note,
        }
        values: dict[str, Value] = {
            column: _filled(column, text) for column, text in texts.items() if text is not None
        }
        given = {
            "origin-text": origin_text,
            "theme": theme,
            "summary": summary,
            "note": note,
            "event": event,
            "group": group,
            "inspired-by": inspired_by,
            "owner": owner,
        }
        for name in typed.to_clear(clear or (), CLEARABLE, "case_field_unknown", given):
            values |= dict.fromkeys(_COLUMNS.get(name, (name,)))
        if outcome is not None:
            values["outcome"] = typed.one_of(outcome, OUTCOMES, "outcome_unknown")
        if origin is not None:
            values["origin"] = typed.one_of(origin, ORIGINS, "origin_unknown")
        with desk.writing() as (conn, actor):
            found = _case(conn, case_name)
            if event is not None:
                values |= {"event_id": events.event_id_of(conn, event), "origin": "event"}
            if group is not None:
                values |= of_body(conn, group)
            if theme_person is not None:
                values["theme_person_id"] = typed.one_person(
                    conn, theme_person, among={member.person_id for member in found.members}
                )
            if inspired_by is not None:
                values["inspired_by_id"] = held.case_id_of(conn, inspired_by)
            if owner is not None:
                values["owner_id"] = find_staff(conn, owner).id
            if not values:
                raise UsageError("nothing_named")
            named = str(values.get("title") or found.title)
            with operation(conn, actor, "case_edited", params={"title": named}) as op:
                case_acts.revise_case(op, found, values)
            key = "case.edited_cli" if op.recorded else "case.same_cli"
            put_case(conn, found.id, as_document, key)


def _filled(column: str, text: str) -> str:
    if not text:
        raise SmeicError("case_without_title") if column == "title" else UsageError("blank_given")
    return text


def of_body(conn: sqlite3.Connection, group: str) -> dict[str, Value]:
    """The columns of a case that came from a working group or another body."""
    body = bodies.body(conn, bodies.body_id_of(conn, group))
    origin = "working_group" if body.kind == "working_group" else "body"
    return {"body_id": body.id, "origin": origin, "origin_text": body.name}


def join(
    context: typer.Context,
    case_name: CaseName,
    person: Annotated[list[str], typer.Argument()],
    role: Annotated[str, typer.Option("--role", metavar="|".join(CASE_ROLES))] = "member",
    as_document: Json = False,
) -> None:
    """Add members; whoever is in the case stays as they are."""
    desk: Desk = context.obj
    with refusals(as_document):
        as_role = typed.one_of(role, CASE_ROLES, "case_role_unknown")
        with desk.writing() as (conn, actor):
            found = _case(conn, case_name)
            there = {member.person_id for member in found.members}
            ids = {typed.one_person(conn, each): as_role for each in person}
            with operation(conn, actor, "case_members", params={"title": found.title}) as op:
                case_acts.add_members(op, found.id, [*ids.items()])
            count = len(ids.keys() - there)
            put_case(conn, found.id, as_document, "case.joined_cli", count=count)


def leave(
    context: typer.Context,
    case_name: CaseName,
    person: Annotated[str, typer.Argument()],
    as_document: Json = False,
) -> None:
    """Take somebody out of a case; undo brings them back with what they agreed to."""
    desk: Desk = context.obj
    with refusals(as_document), desk.writing() as (conn, actor):
        found = _case(conn, case_name)
        member = _member(conn, found, person)
        params = {"title": found.title, "name": member.name}
        with operation(conn, actor, "case_member_removed", params=params) as op:
            case_acts.remove_case_member(op, member)
        put_case(conn, found.id, as_document, "case.left_cli", name=member.name)


def consent(
    context: typer.Context,
    case_name: CaseName,
    person: Annotated[str, typer.Argument()],
    answer: Annotated[str, typer.Argument(metavar="|".join(CONSENTS))],
    shows: ShowsOption = None,
    on: OnDay = None,
    source: Text = None,
    clear: Annotated[str | None, typer.Option("--clear", metavar="source")] = None,
    as_document: Json = False,
) -> None:
    """Record what a member agreed to for this case alone."""
    desk: Desk = context.obj
    with refusals(as_document):
        values: dict[str, Value] = {
            "consent": typed.one_of(answer, CONSENTS, "consent_unknown"),
            "consent_on": typed.day(on) if on else date.today().isoformat(),
        }
        if shows is not None:
            values["shows"] = typed.one_of(shows, SHOWS, "shows_unknown")
        if source is not None:
            values["consent_source"] = _filled("consent_source", source)
        if clear is not None:
            typed.one_of(clear, ("source",), "case_field_unknown")
            values["consent_source"] = None
        with desk.writing() as (conn, actor):
            found = _case(conn, case_name)
            member = _member(conn, found, person)
            params = {"title": found.title, "name": member.name}
            with operation(conn, actor, "case_member_changed", params=params) as op:
                case_acts.revise_case_member(op, member, values)
            told = t(f"person.consent.{answer}")
            put_case(conn, found.id, as_document, "case.agreed_cli", name=member.name, consent=told)


def company(
    context: typer.Context,
    case_name: CaseName,
    name: Annotated[str, typer.Argument(metavar="NAME")],
    part: Text = None,
    consent: ConsentOption = None,
    clear: Annotated[str | None, typer.Option("--clear", metavar="part")] = None,
    remove: Annotated[bool, typer.Option("--remove")] = False,
    as_document: Json = False,
) -> None:
    """Let a company take part, correct what it does or agreed to, or take it out."""
    desk: Desk = context.obj
    with refusals(as_document):
        values: dict[str, Value] = {}
        if part is not None:
            values["part"] = _filled("part", part)
        if clear is not None:
            typed.one_of(clear, ("part",), "case_field_unknown")
            values["part"] = None
        if consent is not None:
            values["consent"] = typed.one_of(consent, CONSENTS, "consent_unknown")
        if remove and values:
            raise UsageError("case_company_both")
        if not name:
            raise SmeicError("organisation_name_empty")
        with desk.writing() as (conn, actor):
            found = _case(conn, case_name)
            number = organisation_meant(conn, name)
            there = {each.organisation_id: each.id for each in found.organisations}
            row = there.get(number) if number is not None else None
            if remove and row is None:
                raise SmeicError("case_company_unknown", name=name)
            with operation(conn, actor, "case_organisation", params={"title": found.title}) as op:
                if row is not None and remove:
                    case_acts.remove_case_organisation(op, found.id, row)
                else:
                    company_id = organisation_named(op, name)
                    row = case_acts.add_organisation(op, found.id, company_id)
                    case_acts.revise_case_organisation(op, found.id, row, values)
            key = "case.company_out_cli" if remove else "case.company_cli"
            put_case(conn, found.id, as_document, key, name=name)


def milestone(
    context: typer.Context,
    case_name: CaseName,
    text: Annotated[str | None, typer.Argument(metavar="TEXT")] = None,
    on: OnDay = None,
    public: Annotated[bool | None, typer.Option("--public/--internal")] = None,
    number: Annotated[int | None, typer.Option("--number", metavar="N", min=1)] = None,
    remove: Annotated[bool, typer.Option("--remove")] = False,
    as_document: Json = False,
) -> None:
    """Enter what happened; with its number correct it, or take it out."""
    desk: Desk = context.obj
    with refusals(as_document):
        if remove and (number is None or text is not None):
            raise UsageError("milestone_number_missing")
        day = typed.partial_day(on)
        with desk.writing() as (conn, actor):
            found = _case(conn, case_name)
            with operation(conn, actor, "case_milestone", params={"title": found.title}) as op:
                if number is None:
                    case_acts.add_milestone(
                        op,
                        found.id,
                        text or "",
                        on=day or date.today().isoformat(),
                        is_public=bool(public),
                    )
                elif remove:
                    case_acts.remove_milestone(op, held.milestone(conn, found.id, number))
                else:
                    told: dict[str, Value] = {
                        "text": text,
                        "reached_on": day,
                        "is_public": int(public) if public is not None else None,
                    }
                    values = {column: each for column, each in told.items() if each is not None}
                    if not values:
                        raise UsageError("nothing_named")
                    case_acts.revise_milestone(op, held.milestone(conn, found.id, number), values)
            put_case(conn, found.id, as_document, "case.milestone_cli", whole=True)


def _case(conn: sqlite3.Connection, case_name: str) -> Case:
    return held.case(conn, held.case_id_of(conn, case_name))


def _member(conn: sqlite3.Connection, found: Case, person: str) -> CaseMember:
    """The member somebody means: among the members first, where a name is rarely that of two.

    Raises:
        SmeicError: ``case_member_unknown`` and those of `typed.one_person`.
    """
    number = typed.one_person(conn, person, among={m.person_id for m in found.members})
    member = next((each for each in found.members if each.person_id == number), None)
    if member is None:
        raise SmeicError("case_member_unknown", name=people.person(conn, number).name)
    return member
