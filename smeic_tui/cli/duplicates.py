"""duplicates, merge, unmerge, not-same: one person on file twice, or two who only look it."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from typing import Annotated, Any

import typer

from screens.merging.words import evidence_words, kept, label, value, what_happens
from smeic_tui.cli.desk import Desk, put_json, refusals, say
from smeic_tui.cli.journal import report_reversal
from smeic_tui.domain import duplicates
from smeic_tui.domain.merging.comparison import Comparison
from smeic_tui.domain.merging.sides import Choice, Field
from smeic_tui.errors import SmeicError, UsageError
from smeic_tui.store.journal.sitting import back_up_before_merge
from smeic_tui.store.journal.undo import undo
from smeic_tui.store.people import merge as merging
from smeic_tui.store.people import not_same, people, unmerge
from smeic_tui.store.people.identities import identities
from smeic_tui.store.people.merge import Preview
from smeic_tui.store.roster import roster
from smeic_tui.text import t

Json = Annotated[bool, typer.Option("--json")]
Uid = Annotated[str, typer.Argument()]
_CHOICES: Mapping[str, Choice] = {"left": "left", "right": "right", "both": "both"}

pairs = typer.Typer(no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    if not pairs.registered_commands:
        pairs.command(name="list")(list_pairs)
    app.add_typer(pairs, name="duplicates")
    app.command()(merge)
    app.command(name="unmerge")(take_apart)
    app.command(name="not-same")(tell_apart)


def list_pairs(
    context: typer.Context,
    similar: Annotated[bool, typer.Option("--similar")] = False,
    as_document: Json = False,
) -> None:
    """List pairs of people who may be one, the surest first."""
    desk: Desk = context.obj
    with refusals(as_document), desk.reading() as conn:
        found = duplicates.find(identities(conn), not_same.pairs(conn), similar=similar)
        shown = _people(conn, found)
        if as_document:
            put_json([_pair(pair, shown) for pair in found])
            return
        for pair in found:
            who = "\t".join(shown[number]["line"] for number in (pair.left, pair.right))
            evidence = evidence_words(pair.codes, pair.vetoes)
            print(f"{pair.points}\t{who}\t{evidence}\t{t(f'duplicates.group.{pair.group}')}")
        say("cli.pairs", count=len(found))


def _people(conn: sqlite3.Connection, found: Sequence[duplicates.Pair]) -> dict[int, Any]:
    ids = sorted({number for pair in found for number in (pair.left, pair.right)})
    shown: dict[int, Any] = {}
    for start in range(0, len(ids), 500):
        for row in roster.rows(conn, ids[start : start + 500]):
            cohort = "" if row.cohort is None else t("roster.cohort", n=row.cohort)
            told = {"name": row.name, "cohort": row.cohort, "organisation": row.organisation}
            line = " ".join(filter(None, (cohort, row.name, row.organisation)))
            uid = people.person(conn, row.id).uid
            shown[row.id] = {"line": line, "person": {"uid": uid, **told}}
    return shown


def _pair(pair: duplicates.Pair, shown: Mapping[int, Any]) -> dict[str, Any]:
    return {
        "people": [shown[number]["person"] for number in (pair.left, pair.right)],
        "group": pair.group,
        "points": pair.points,
        "evidence": list(pair.codes),
        "vetoes": list(pair.vetoes),
        "message": evidence_words(pair.codes, pair.vetoes),
    }


def merge(
    context: typer.Context,
    survivor: Annotated[str, typer.Argument(metavar="A")],
    loser: Annotated[str, typer.Argument(metavar="B")],
    take: Annotated[list[str] | None, typer.Option("--take")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run")] = False,
    as_document: Json = False,
) -> None:
    """Make one person of two; a backup is made first."""
    desk: Desk = context.obj
    with refusals(as_document):
        choices = _choices(take or [])
        if dry_run:
            with desk.reading() as conn:
                comparison = _compare(conn, survivor, loser, choices)
                counts = merging.preview(conn, comparison, choices)
                _put(None, comparison, choices, counts, as_document)
            return
        with desk.writing() as (conn, actor):
            comparison = _compare(conn, survivor, loser, choices)
            back_up_before_merge(conn, desk.path)
            ids = (comparison.left.person.id, comparison.right.person.id)
            merged = merging.merge(conn, actor, *ids, kept, choices=choices)
            _put(merged.operation, comparison, choices, merged.counts, as_document)


def _compare(
    conn: sqlite3.Connection, survivor: str, loser: str, choices: Mapping[str, Choice]
) -> Comparison:
    one, other = people.person_id_of(conn, survivor), people.person_id_of(conn, loser)
    comparison = merging.compare(conn, one, other)
    options = {field.key: field.options for field in comparison.fields}
    for key, chosen in choices.items():
        if chosen not in options.get(key, ()):
            raise UsageError("take_unknown", text=f"{key}={chosen}")
    return comparison


def _choices(take: Sequence[str]) -> dict[str, Choice]:
    found: dict[str, Choice] = {}
    for text in take:
        key, _, side = text.partition("=")
        if side not in _CHOICES:
            raise UsageError("take_unknown", text=text)
        found[key] = _CHOICES[side]
    return found


def _put(
    number: int | None,
    comparison: Comparison,
    choices: Mapping[str, Choice],
    counts: Preview,
    as_document: bool,
) -> None:
    one, other = comparison.left.person, comparison.right.person
    if as_document:
        put_json(
            {
                "operation": number,
                "dry_run": number is None,
                "survivor": one.text("uid"),
                "merged": other.text("uid"),
                "moved": counts.moved,
                "joined": counts.joined,
                "kept": counts.kept,
                "fields": [_field(field, choices) for field in comparison.fields],
            }
        )
        return
    for field in comparison.open:
        words = [value(field.table, field.column, held) for held in (field.left, field.right)]
        chosen = choices.get(field.key, field.taken)
        print("\t".join([field.key, label(field.table, field.column), *words, chosen]))
    for sentence in what_happens(counts):
        typer.echo(sentence, err=True)
    if number is not None:
        say("cli.merged", number=number)


def _field(field: Field, choices: Mapping[str, Choice]) -> dict[str, Any]:
    return {
        "key": field.key,
        "label": label(field.table, field.column),
        "left": field.left,
        "right": field.right,
        "difference": field.difference,
        "options": list(field.options),
        "taken": choices.get(field.key, field.taken),
    }


def take_apart(
    context: typer.Context,
    operation: Annotated[int, typer.Argument()],
    as_document: Json = False,
) -> None:
    """Take a merge back: two people again, later edits kept."""
    desk: Desk = context.obj
    with refusals(as_document), desk.writing() as (conn, actor):
        unmerge.require_merge(conn, operation)
        report_reversal(conn, undo(conn, actor, operation), as_document)


def tell_apart(context: typer.Context, one: Uid, other: Uid, as_document: Json = False) -> None:
    """Remember that two people are not the same."""
    desk: Desk = context.obj
    with refusals(as_document), desk.writing() as (conn, actor):
        ids = people.person_id_of(conn, one), people.person_id_of(conn, other)
        if ids[0] == ids[1]:
            raise SmeicError("not_same_one")
        number = not_same.decide(conn, actor, *ids)
        if as_document:
            uids = [people.person(conn, each).uid for each in ids]
            put_json({"operation": number, "people": uids})
        else:
            names = [people.person(conn, each).name for each in ids]
            say("cli.not_same", name=names[0], other=names[1])
