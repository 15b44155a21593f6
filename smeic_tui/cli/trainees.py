"""training apply, accept, refuse, withdraw, and the certificates of those who were in class."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

import typer

from smeic_tui.cli import training_words as words
from smeic_tui.cli.desk import Desk, put_json, refusals, say
from smeic_tui.cli.option_sets import spread
from smeic_tui.cli.training_typed import Json, OnDay, People, RunName, Why, everyone, the_book
from smeic_tui.cli.typed import known, one_of, partial_day
from smeic_tui.domain.training.facts import CERTIFICATE_KINDS, Certificate, TraineeState
from smeic_tui.errors import Param, SmeicError, UsageError
from smeic_tui.exports.training_words import certificate_words, run_name
from smeic_tui.store.journal.operation import operation
from smeic_tui.store.people.people import uids_of
from smeic_tui.store.training import certificates
from smeic_tui.store.training.attendance_book import Book, book
from smeic_tui.store.training.trainees import (
    add_trainees,
    set_state,
    trainee_of,
    undecided,
)
from smeic_tui.text import t

MaybeWhy = Annotated[str | None, typer.Option("--reason", metavar="TEXT")]
Number = Annotated[str, typer.Argument(metavar="NUMBER")]
Kind = Annotated[str | None, typer.Option("--kind", metavar="KIND")]


@dataclass(frozen=True, slots=True)
class Decided:
    """About whom something is decided, and when: today where no day was typed."""

    training_name: RunName
    person: People
    on_day: OnDay = None


@dataclass(frozen=True, slots=True)
class Acted:
    """Of which kind a certificate is, where the number alone is not enough, and when it is done."""

    kind: Kind = None
    on_day: OnDay = None


def register(group: typer.Typer) -> None:
    """Add the commands of this module to the group of trainings."""
    group.command()(spread(apply))
    group.command()(spread(accept))
    group.command()(spread(refuse))
    group.command()(spread(withdraw))
    issued = typer.Typer(name="certificate", no_args_is_help=True)
    issued.command(name="issue")(issue)
    issued.command(name="cancel")(spread(cancel))
    issued.command(name="reissue")(spread(reissue))
    group.add_typer(issued)


def apply(context: typer.Context, decided: Decided, as_document: Json = False) -> None:
    """Enter people who applied; those who are in the run already stay as they are."""
    _enter(context, decided, "applied", as_document)


def accept(context: typer.Context, decided: Decided, as_document: Json = False) -> None:
    """Accept people, also those whose application was not entered."""
    _enter(context, decided, "accepted", as_document)


def refuse(
    context: typer.Context, decided: Decided, reason: MaybeWhy = None, as_document: Json = False
) -> None:
    """Refuse people who applied."""
    _enter(context, decided, "refused", as_document, reason)


def withdraw(
    context: typer.Context, decided: Decided, reason: MaybeWhy = None, as_document: Json = False
) -> None:
    """Note that people withdrew; their marks stay."""
    _enter(context, decided, "withdrawn", as_document, reason)


def _enter(
    context: typer.Context,
    decided: Decided,
    state: TraineeState,
    as_document: bool,
    reason: str | None = None,
) -> None:
    """Write one decision about people as one operation.

    Who is not in the run can apply or be accepted, and nothing else.
    """
    desk: Desk = context.obj
    with refusals(as_document):
        on = partial_day(decided.on_day) or date.today().isoformat()
        with desk.writing() as (conn, actor):
            found = the_book(conn, decided.training_name)
            people = everyone(conn, decided.person)
            there = [x for i in people if (x := trainee_of(conn, found.run.id, i)) is not None]
            new = [i for i in people if i not in {each.person_id for each in there}]
            if new and state not in ("applied", "accepted"):
                raise SmeicError("not_applied", count=len(new))
            # Who is in the run already does not apply again.
            others = undecided(there, state, reason or None) if state != "applied" else ()
            count = len(new) + len(others)
            word = t(f"training.state.{state}")
            told: dict[str, Param] = {
                "training": run_name(found.run),
                "count": count,
                "state": word,
            }
            with operation(conn, actor, "trainee_state", params=told) as op:
                add_trainees(op, found.run.id, new, state, on)
                set_state(op, others, state, on, reason or None)
            now = book(conn, found.run.id)
            over = _over(now)
            if as_document:
                uids = uids_of(conn, people)
                listed = [e.trainee for e in now.everybody if e.trainee.person_id in people]
                put_json(
                    {
                        "training": now.run.uid,
                        "people": [
                            {"person": uids[each.person_id], "state": each.state} for each in listed
                        ],
                        "over_capacity": over,
                    }
                )
                return
            say("training.cli_decided", count=count, state=word)
            if over:
                say("training.over_capacity")


def _over(found: Book) -> bool:
    taken = sum(e.trainee.in_class and e.trainee.state != "withdrawn" for e in found.everybody)
    return found.run.capacity is not None and taken > found.run.capacity


# Certificates


def issue(
    context: typer.Context,
    training_name: RunName,
    kind: Annotated[str, typer.Argument(metavar="KIND")],
    first: Annotated[str, typer.Option("--first", metavar="NUMBER")],
    person: People,
    on_day: OnDay = None,
    as_document: Json = False,
) -> None:
    """Issue certificates to people of a class, with numbers that follow each other."""
    desk: Desk = context.obj
    with refusals(as_document):
        wanted = one_of(kind, CERTIFICATE_KINDS, "certificate_kind_unknown")
        on = partial_day(on_day) or date.today().isoformat()
        with desk.writing() as (conn, actor):
            found = the_book(conn, training_name)
            have = {
                each.person_id
                for each in found.certificates
                if each.kind == wanted and not each.is_cancelled
            }
            people = [each for each in everyone(conn, person) if each not in have]
            word = t(f"training.certificate.{wanted}")
            told: dict[str, Param] = {
                "training": run_name(found.run),
                "kind": word,
                "count": len(people),
            }
            with operation(conn, actor, "certificates_issued", params=told) as op:
                given = certificates.issue(op, found.run.id, people, wanted, first, on)
            if as_document:
                put_json({"kind": wanted, "numbers": list(given)})
            else:
                say("training.cli_issued", count=len(given), kind=word)
                for number in given:
                    print(number)


def cancel(
    context: typer.Context,
    training_name: RunName,
    certificate_no: Number,
    reason: Why,
    acted: Acted,
    as_document: Json = False,
) -> None:
    """Take a certificate back; its number is never given again."""
    named = (training_name, certificate_no)
    _act(context, named, acted, "certificate_cancelled", reason, as_document)


def reissue(
    context: typer.Context,
    training_name: RunName,
    certificate_no: Number,
    *,
    reason: MaybeWhy = None,
    acted: Acted,
    as_document: Json = False,
) -> None:
    """Note that a certificate was issued again under its number."""
    named = (training_name, certificate_no)
    _act(context, named, acted, "certificate_reissued", reason, as_document)


def _act(
    context: typer.Context,
    named: tuple[str, str],
    acted: Acted,
    act: str,
    reason: str | None,
    as_document: bool,
) -> None:
    """Write what is done to the certificate of this run and number."""
    desk: Desk = context.obj
    with refusals(as_document):
        on = partial_day(acted.on_day) or date.today().isoformat()
        with desk.writing() as (conn, actor):
            found = the_book(conn, named[0])
            held = _certificate(found, named[1], acted.kind)
            listed = found.listed(held.person_id)
            told: dict[str, Param] = {
                "training": run_name(found.run),
                "name": listed.name if listed else "",
                "kind": t(f"training.certificate.{held.kind}"),
                "number": held.number,
            }
            with operation(conn, actor, act, params=told) as op:
                if act == "certificate_cancelled":
                    certificates.cancel(op, held, on, reason or "")
                else:
                    certificates.reissue(op, held, on, reason)
            now = next(c for c in book(conn, found.run.id).certificates if c.id == held.id)
            if as_document:
                put_json(words.certificate_json(now))
            else:
                print(certificate_words(now))


def _certificate(found: Book, number: str, kind: str | None) -> Certificate:
    """The certificate meant: each kind has numbers of its own, which may be alike.

    Raises:
        SmeicError: ``certificate_unknown``.
        UsageError: ``certificate_kind_unknown``, ``certificate_kind_wanted``.
    """
    wanted = known(kind, CERTIFICATE_KINDS, "certificate_kind_unknown")
    own = [
        each for each in found.certificates if each.number == number and wanted in (None, each.kind)
    ]
    if not own:
        raise SmeicError("certificate_unknown", number=number)
    if len(own) > 1:
        kinds = ", ".join(each.kind for each in own)
        raise UsageError("certificate_kind_wanted", number=number, known=kinds)
    return own[0]
