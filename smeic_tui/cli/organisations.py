"""organisation list, show, rename, merge: companies and other bodies people work for."""

from __future__ import annotations

import sqlite3
from typing import Annotated, Any

import typer

from screens.employing.words import fact_name, kept
from smeic_tui.cli import organisation_edits
from smeic_tui.cli.desk import Desk, put_json, refusals, say
from smeic_tui.cli.listing import add_group, put_list
from smeic_tui.cli.organisation_words import organisation_json, put_organisation
from smeic_tui.domain.organisations import Colleague
from smeic_tui.errors import SmeicError
from smeic_tui.store.cases import cases
from smeic_tui.store.journal.operation import operation
from smeic_tui.store.organisations import organisation_acts, organisation_merge, organisation_work
from smeic_tui.store.organisations import organisations as held
from smeic_tui.store.organisations.organisation_acts import Renaming
from smeic_tui.store.organisations.organisation_merge import Comparison
from smeic_tui.store.organisations.organisation_search import matching, searchable
from smeic_tui.store.organisations.organisations import Summary
from smeic_tui.store.people import people
from smeic_tui.store.referrals import referrals
from smeic_tui.store.training import engagements
from smeic_tui.text import t

Json = Annotated[bool, typer.Option("--json")]
Name = Annotated[str, typer.Argument(metavar="NAME")]


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    group = add_group(
        app, "organisation", list_organisations, show, organisation_edits.edit, rename, merge
    )
    aliases = typer.Typer(name="alias", no_args_is_help=True)
    aliases.command(name="add")(organisation_edits.add_alias)
    aliases.command(name="remove")(organisation_edits.remove_alias)
    group.add_typer(aliases)


def list_organisations(
    context: typer.Context,
    query: Annotated[str, typer.Argument(metavar="QUERY")] = "",
    cohorts: Annotated[int | None, typer.Option("--cohorts", metavar="N", min=1)] = None,
    never_met: Annotated[bool, typer.Option("--unmet")] = False,
    as_document: Json = False,
) -> None:
    """List organisations, most alumni first."""
    desk: Desk = context.obj
    with refusals(as_document), desk.reading() as conn:
        found = [
            each
            for each in matching(searchable(held.summaries(conn)), query)
            if len(each.numbers.cohorts) >= (cohorts or 0) and (each.numbers.unmet or not never_met)
        ]
        put_list(
            found,
            as_document,
            document=organisation_json,
            line=_line,
            nothing="organisation.nothing",
        )


def _line(each: Summary) -> str:
    cohorts = t("frame.dot").join(map(str, each.numbers.cohorts))
    told = t(
        "organisation.line",
        name=each.organisation.name,
        alumni=each.numbers.alumni,
        cohorts=t("organisation.cohorts", cohorts=cohorts) if cohorts else "",
    )
    return f"{each.organisation.id:>5}  {told}".rstrip()


def show(context: typer.Context, organisation_name: Name, as_document: Json = False) -> None:
    """Show one organisation: people, pairs who never met, cases, referrals, engagements."""
    desk: Desk = context.obj
    with refusals(as_document), desk.reading() as conn:
        number = held.organisation_id_of(conn, organisation_name)
        summary = held.summary(conn, number)
        posts = held.colleagues(conn, number)
        if as_document:
            put_json(organisation_json(summary) | _page_json(conn, number, posts))
            return
        print(_line(summary))
        for names in ("former", "aliases"):
            for other in getattr(summary.names, names):
                print(f"  {t(f'organisation.cli_{names}')}  {other}")
        for post in posts:
            print(f"  {_person_line(post)}")
        for case in cases.cases(conn, organisation_id=number):
            print(f"  {t('organisation.tab_cases')}  {case.title}")


def _person_line(post: Colleague) -> str:
    cohort = "" if post.cohort is None else t("roster.cohort", n=post.cohort)
    term = f"{post.started or ''}-{post.ended or ''}".strip("-")
    return "  ".join(filter(None, (cohort, post.name, post.department, post.title, term)))


def _page_json(
    conn: sqlite3.Connection, number: int, posts: tuple[Colleague, ...]
) -> dict[str, Any]:
    """What ``show --json`` adds; keys of people are their uids."""
    pairs = held.never_met(conn, posts)
    brought = referrals.referrals_at(conn, number)
    worked = engagements.engagements_at(conn, number)
    said = organisation_work.said(conn, number)
    involved = {
        *(post.person_id for post in posts),
        *(each.person_id for found in (brought, worked, said) for each in found),
    }
    uids = people.uids_of(conn, involved)
    return {
        "addresses": list(organisation_work.addresses(conn, number)),
        "people": [
            {
                "person": uids[post.person_id],
                "name": post.name,
                "kind": post.kind,
                "cohort": post.cohort,
                "department": post.department,
                "title": post.title,
                "from": post.started,
                "to": post.ended,
            }
            for post in posts
        ],
        "never_met": [[uids[each.person_id] for each in pair] for pair in pairs],
        "cases_of": [
            {"case": case.id, "uid": case.uid, "title": case.title, "stage": case.stage}
            for case in cases.cases(conn, organisation_id=number)
        ],
        "referrals_of": [
            {"referral": each.id, "person": uids[each.person_id], "stage": each.stage}
            for each in brought
        ],
        "engagements": [
            {"engagement": each.id, "person": uids[each.person_id], "state": each.state}
            for each in worked
        ],
        "said": [
            {"person": uids[each.person_id], "kind": each.kind, "label": each.label}
            for each in said
        ],
    }


def rename(
    context: typer.Context,
    organisation_name: Name,
    new: Annotated[str, typer.Argument(metavar="NEW")],
    spelling: Annotated[bool, typer.Option("--spelling")] = False,
    as_document: Json = False,
) -> None:
    """Give an organisation another name for everybody there; the old one still finds it."""
    desk: Desk = context.obj
    with refusals(as_document), desk.writing() as (conn, actor):
        before = held.organisation(conn, held.organisation_id_exactly(conn, organisation_name))
        if not new:
            raise SmeicError("organisation_name_empty")
        old_name: Renaming = "alias" if spelling else "former"
        kind = organisation_acts.edit_kind(before.name, new, old_name)
        with operation(conn, actor, kind, params={"name": new, "old": before.name}) as op:
            organisation_acts.revise_organisation(op, before, {"name": new}, old_name=old_name)
        told = {"old": before.name, "name": new}
        put_organisation(conn, before.id, as_document, "organisation.renamed_cli", **told)


def merge(
    context: typer.Context,
    survivor: Annotated[str, typer.Argument(metavar="A")],
    loser: Annotated[str, typer.Argument(metavar="B")],
    dry_run: Annotated[bool, typer.Option("--dry-run")] = False,
    as_document: Json = False,
) -> None:
    """Make one organisation of two that are the same; A stays."""
    desk: Desk = context.obj
    with refusals(as_document):
        if dry_run:
            with desk.reading() as conn:
                _put_merge(None, _compared(conn, survivor, loser), as_document)
            return
        with desk.writing() as (conn, actor):
            compared = _compared(conn, survivor, loser)
            number = organisation_merge.merge(conn, actor, compared, kept)
            _put_merge(number, compared, as_document)


def _compared(conn: sqlite3.Connection, survivor: str, loser: str) -> Comparison:
    ids = (held.organisation_id_exactly(conn, name) for name in (survivor, loser))
    return organisation_merge.compare(conn, *ids)


def _put_merge(number: int | None, compared: Comparison, as_document: bool) -> None:
    mine, theirs = compared.survivor, compared.loser
    if as_document:
        put_json(
            {
                "operation": number,
                "dry_run": number is None,
                "survivor": mine.uid,
                "merged": theirs.uid,
                "people": compared.people,
                "moved": compared.moved,
                "differences": [
                    {"field": each.column, "kept": each.mine, "noted": each.theirs}
                    for each in compared.differences
                ],
            }
        )
        return
    for each in compared.differences:
        label = fact_name(each.column)
        say("organisation.differs", label=label, mine=each.mine, theirs=each.theirs)
    if number is None:
        told = {"people": compared.people, "records": compared.moved}
        say("organisation.would_merge", name=mine.name, **told)
    else:
        say("organisation.merged_cli", name=mine.name, other=theirs.name, number=number)
