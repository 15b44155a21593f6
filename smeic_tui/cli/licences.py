"""licence list, show, set, add-points, suspend, resume, rules, take-over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import date
from typing import Annotated

import typer

from smeic_tui.cli import engagements
from smeic_tui.cli import licence_words as words
from smeic_tui.cli.desk import Desk, put_json, refusals, say
from smeic_tui.cli.typed import day, one_person
from smeic_tui.domain.licences.assessment import expires_within
from smeic_tui.domain.licences.licence import LedgerLine
from smeic_tui.domain.licences.period import suspended_by
from smeic_tui.domain.licences.rules import NAMES, rules_from
from smeic_tui.errors import SmeicError, UsageError
from smeic_tui.exports.licence_words import counts_word, expiry, line, situation
from smeic_tui.japanese.dates import parse_date
from smeic_tui.store.journal.operation import Operation, operation
from smeic_tui.store.licences import licences
from smeic_tui.store.licences.licence_holders import Holder, holder, holders
from smeic_tui.store.licences.licence_lists import take_over
from smeic_tui.store.people import people
from smeic_tui.text import t

Json = Annotated[bool, typer.Option("--json")]
Who = Annotated[str, typer.Argument()]


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    group = typer.Typer(name="licence", no_args_is_help=True)
    group.command(name="list")(list_licences)
    group.command()(show)
    group.command(name="set")(set_dates)
    group.command(name="add-points")(add_points)
    group.command()(suspend)
    group.command()(resume)
    group.command()(rules)
    group.command(name="take-over")(take_over_days)
    engagements.register(group)
    app.add_typer(group)


def list_licences(
    context: typer.Context,
    expiring: Annotated[str | None, typer.Option("--expiring", metavar="MONTHS")] = None,
    state: Annotated[str | None, typer.Option("--state", metavar="STATE")] = None,
    on: Annotated[str | None, typer.Option("--on", metavar="DATE")] = None,
    as_document: Json = False,
) -> None:
    """List licences by expiry, with what counts and what is missing."""
    desk: Desk = context.obj
    with refusals(as_document):
        within = words.months(expiring) if expiring else None
        wanted = words.state(state) if state else None
        today = _day(on)
        with desk.reading() as conn:
            chosen = licences.rules(conn)
            found = [
                each
                for each in holders(conn, today)
                if (
                    within is None or (each.is_around and expires_within(each.found, within, today))
                )
                and (wanted is None or each.found.state == wanted)
            ]
        if as_document:
            put_json([words.holder_json(each) for each in found])
            return
        for each in found:
            told = situation(each.found, chosen)
            now = line(each.found)
            print(
                t(
                    "licence.cli_line",
                    expires=expiry(each.found.period),
                    name=each.name,
                    number=each.number or "-",
                    line=now,
                    situation="" if told in now else told,
                ).rstrip()
            )
        say("licence.guide" if found else "licence.nothing")


def show(
    context: typer.Context,
    person: Who,
    on: Annotated[str | None, typer.Option("--on", metavar="DATE")] = None,
    as_document: Json = False,
) -> None:
    """Show one licence with its suspensions and its ledger."""
    desk: Desk = context.obj
    with refusals(as_document), desk.reading() as conn:
        held = holder(conn, one_person(conn, person), _day(on))
        if as_document:
            put_json(words.ledger_json(held))
            return
        _print(held)
        say("licence.guide")


def _print(held: Holder) -> None:
    number = held.number or "-"
    print(held.name, number, held.licence.registered_on or "-", line(held.found), sep="  ")
    for each in held.suspensions:
        stretch = t("licence.stretch", first=each.started_on, after=each.resumed_on or "")
        print(t("licence.head_suspended", stretch=stretch).rstrip())
    for point in held.points:
        print(
            t(
                "licence.cli_point",
                day=point.earned_on,
                kind=t(f"licence.kind_{point.kind}"),
                points=point.points,
                proof=point.proof or "-",
                form=t("licence.form", number=point.form) if point.form else "-",
                counts=counts_word(point, held.found.period),
            )
        )


def set_dates(
    context: typer.Context,
    person: Who,
    number: Annotated[str | None, typer.Option("--number", metavar="NUMBER")] = None,
    registered: Annotated[str | None, typer.Option("--registered", metavar="DATE")] = None,
    expires: Annotated[str | None, typer.Option("--expires", metavar="DATE")] = None,
    as_document: Json = False,
) -> None:
    """Enter number, registration or expiry; what is not named stays as it is."""
    with refusals(as_document):
        first = _partial(registered) if registered else None
        last = day(expires) if expires else None

        def act(op: Operation, person_id: int) -> None:
            if number is not None:
                op.update("person", person_id, {"licence_no": number or None})
            told = {"registered_on": first, "expires_on": last}
            if first or last:
                licences.set_licence(op, person_id, {c: v for c, v in told.items() if v})

        _act(context.obj, person, "licence_edited", act, as_document)


def add_points(
    context: typer.Context,
    person: Annotated[list[str], typer.Argument()],
    kind: Annotated[str, typer.Option("--kind", metavar="theory|practice")],
    points: Annotated[int, typer.Option("--points", metavar="N", min=1)] = 1,
    on: Annotated[str | None, typer.Option("--on", metavar="DATE")] = None,
    proof: Annotated[str | None, typer.Option("--proof", metavar="TEXT")] = None,
    form: Annotated[str | None, typer.Option("--form", metavar="18|19|20|21")] = None,
    as_document: Json = False,
) -> None:
    """Enter points for one or several people as one operation."""
    desk: Desk = context.obj
    with refusals(as_document):
        earned = _day(on)
        if earned > date.today():
            raise SmeicError("point_in_future", day=earned.isoformat())
        told = LedgerLine(earned.isoformat(), kind, points, proof, form)
        with desk.writing() as (conn, actor):
            who = list(dict.fromkeys(one_person(conn, each) for each in person))
            names = [people.person(conn, each).name for each in who]
            with operation(conn, actor, "point_added", params={"name": names}) as op:
                for person_id in who:
                    licences.add_point(op, person_id, told)
            _put([holder(conn, each, date.today()) for each in who], as_document)


def suspend(
    context: typer.Context,
    person: Who,
    on: Annotated[str | None, typer.Option("--on", metavar="DATE")] = None,
    note: Annotated[str | None, typer.Option("--note", metavar="TEXT")] = None,
    as_document: Json = False,
) -> None:
    """Suspend a licence (休止) from a day on."""
    with refusals(as_document):
        first = _day(on).isoformat()

        def act(op: Operation, person_id: int) -> None:
            licences.save_suspension(op, person_id, first, None, note)

        _act(context.obj, person, "licence_suspended", act, as_document)


def resume(
    context: typer.Context,
    person: Who,
    on: Annotated[str | None, typer.Option("--on", metavar="DATE")] = None,
    as_document: Json = False,
) -> None:
    """Resume a licence (再開): its suspension ends on the day before."""
    with refusals(as_document):
        after = _day(on)

        def act(op: Operation, person_id: int) -> None:
            lasting = suspended_by(licences.suspensions_of(op.conn, person_id), after)
            if lasting is None:
                raise SmeicError("licence_not_suspended")
            licences.save_suspension(
                op,
                person_id,
                lasting.started_on,
                after.isoformat(),
                lasting.note,
                before=lasting,
            )

        _act(context.obj, person, "licence_resumed", act, as_document)


def rules(
    context: typer.Context,
    change: Annotated[list[str] | None, typer.Option("--set", metavar="NAME=N")] = None,
    as_document: Json = False,
) -> None:
    """Show the numbers of the requirements, or change some."""
    desk: Desk = context.obj
    with refusals(as_document):
        wanted = dict(_rule(text) for text in change or ())
        if wanted:
            with desk.writing() as (conn, actor):
                chosen = rules_from(asdict(replace(licences.rules(conn), **wanted)))
                with operation(conn, actor, "licence_rules_changed") as op:
                    licences.set_rules(op, chosen)
        else:
            with desk.reading() as conn:
                chosen = licences.rules(conn)
        if as_document:
            put_json(asdict(chosen))
            return
        for name, value in asdict(chosen).items():
            label = t(f"licence.rule_{name}")
            print(t("licence.cli_rule", name=name, value=value, label=label))


def take_over_days(context: typer.Context, as_document: Json = False) -> None:
    """Take over registration days that lists told before licences had a place."""
    desk: Desk = context.obj
    with refusals(as_document), desk.writing() as (conn, actor):
        count = take_over(conn, actor)
        if as_document:
            put_json({"taken_over": count})
        elif count:
            say("licence.cli_taken_over", count=count)
        else:
            say("licence.nothing_to_take_over")


def _act(
    desk: Desk,
    person: str,
    kind: str,
    act: Callable[[Operation, int], None],
    as_document: bool,
) -> None:
    """One act on one licence as an operation, and how the licence stands then."""
    with desk.writing() as (conn, actor):
        person_id = one_person(conn, person)
        name = people.person(conn, person_id).name
        with operation(conn, actor, kind, params={"name": name}) as op:
            act(op, person_id)
        _put([holder(conn, person_id, date.today())], as_document)


def _put(found: list[Holder], as_document: bool) -> None:
    if as_document:
        put_json([words.ledger_json(each) for each in found])
        return
    for each in found:
        print(t("licence.cli_added", name=each.name, line=line(each.found)))


def _day(text: str | None) -> date:
    return date.fromisoformat(day(text)) if text else date.today()


def _partial(text: str) -> str:
    found = parse_date(text)
    if found is None:
        raise UsageError("day_invalid", text=text)
    return found.iso


def _rule(text: str) -> tuple[str, int]:
    name, _, value = text.partition("=")
    if name not in NAMES:
        raise UsageError("licence_rule_unknown", name=name)
    if not value.isascii() or not value.isdigit() or len(value) > 9:
        raise UsageError("licence_rule_invalid", name=name)
    return name, int(value)
