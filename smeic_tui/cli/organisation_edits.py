"""organisation edit, alias: what is known of an organisation is corrected for everybody there."""

from __future__ import annotations

from typing import Annotated

import typer

from smeic_tui.cli import typed
from smeic_tui.cli.desk import Desk, refusals
from smeic_tui.cli.organisation_words import put_organisation
from smeic_tui.domain.organisations import FACTS
from smeic_tui.errors import SmeicError, UsageError
from smeic_tui.japanese.companies import corporate_number_ok
from smeic_tui.japanese.phones import digits
from smeic_tui.store.journal.operation import Value, operation
from smeic_tui.store.organisations import organisation_acts
from smeic_tui.store.organisations import organisations as held
from smeic_tui.store.organisations.organisation_acts import Renaming

CLEARABLE = (*(column.replace("_", "-") for column in FACTS), "note")
"""What ``edit --clear`` may empty: a blank value never does."""
Json = Annotated[bool, typer.Option("--json")]
Name = Annotated[str, typer.Argument(metavar="NAME")]
Text = Annotated[str | None, typer.Option(metavar="TEXT")]
Other = Annotated[str, typer.Argument(metavar="ALIAS")]


def edit(
    context: typer.Context,
    organisation_name: Name,
    name: Annotated[str | None, typer.Option("--name", metavar="TEXT")] = None,
    spelling: Annotated[bool, typer.Option("--spelling")] = False,
    kana: Text = None,
    industry: Text = None,
    business_type: Text = None,
    size_band: Text = None,
    prefecture: Text = None,
    corporate_number: Text = None,
    homepage: Text = None,
    note: Text = None,
    clear: Annotated[list[str] | None, typer.Option("--clear", metavar="FIELD")] = None,
    as_document: Json = False,
) -> None:
    """Correct what is known of an organisation; what is not named stays."""
    desk: Desk = context.obj
    with refusals(as_document):
        texts = {
            "name": name,
            "kana": kana,
            "industry": industry,
            "business_type": business_type,
            "size_band": size_band,
            "prefecture": prefecture,
            "corporate_number": None if corporate_number is None else _number(corporate_number),
            "homepage": homepage,
            "note": note,
        }
        values = _values(texts, clear or ())
        if spelling and name is None:
            raise UsageError("spelling_of_nothing")
        with desk.writing() as (conn, actor):
            number = held.organisation_id_exactly(conn, organisation_name)
            before = held.organisation(conn, number)
            old_name: Renaming = "alias" if spelling else "former"
            called = before.name if name is None else name
            kind = organisation_acts.edit_kind(before.name, called, old_name)
            with operation(conn, actor, kind, params={"name": called, "old": before.name}) as op:
                organisation_acts.revise_organisation(op, before, values, old_name=old_name)
            key = "organisation.edited_cli" if op.recorded else "organisation.same_cli"
            put_organisation(conn, number, as_document, key, name=called)


def _values(texts: dict[str, str | None], cleared: list[str] | tuple[()]) -> dict[str, Value]:
    """What was typed, by column; what was not is left out.

    Raises:
        SmeicError: ``organisation_name_empty``.
        UsageError: ``blank_given``, ``organisation_field_unknown``, ``set_and_cleared``,
            ``nothing_named``.
    """
    values: dict[str, Value] = {c: text for c, text in texts.items() if text is not None}
    for column, text in values.items():
        if not text:
            raise (
                SmeicError("organisation_name_empty")
                if column == "name"
                else UsageError("blank_given")
            )
    given = {column.replace("_", "-"): text for column, text in texts.items()}
    fields = typed.to_clear(cleared, CLEARABLE, "organisation_field_unknown", given)
    values |= dict.fromkeys(field.replace("-", "_") for field in fields)
    if not values:
        raise UsageError("nothing_named")
    return values


def _number(text: str) -> str:
    """A 法人番号 however it was typed.

    Raises:
        UsageError: ``corporate_number_wrong``.
    """
    found = digits(text)
    if text and not corporate_number_ok(found):
        raise UsageError("corporate_number_wrong", text=text)
    return found


def add_alias(
    context: typer.Context, organisation_name: Name, other: Other, as_document: Json = False
) -> None:
    """Know an organisation by one more name; lists and searches find it by that name, too."""
    desk: Desk = context.obj
    with refusals(as_document):
        if not other:
            raise SmeicError("organisation_name_empty")
        with desk.writing() as (conn, actor):
            before = held.organisation(conn, held.organisation_id_exactly(conn, organisation_name))
            known = held.names_of(conn, before.id).aliases
            told = {"name": before.name, "other": other}
            with operation(conn, actor, "organisation_alias", params=told) as op:
                organisation_acts.set_aliases(op, before.id, known, (*known, other))
            key = "organisation.alias_cli" if op.recorded else "organisation.alias_known"
            put_organisation(conn, before.id, as_document, key, **told)


def remove_alias(
    context: typer.Context, organisation_name: Name, other: Other, as_document: Json = False
) -> None:
    """Take a name off an organisation that it is not called by; former names stay."""
    desk: Desk = context.obj
    with refusals(as_document), desk.writing() as (conn, actor):
        before = held.organisation(conn, held.organisation_id_exactly(conn, organisation_name))
        known = held.names_of(conn, before.id).aliases
        told = {"name": before.name, "other": other}
        if other not in known:
            raise SmeicError("alias_unknown", **told)
        with operation(conn, actor, "organisation_alias_removed", params=told) as op:
            organisation_acts.set_aliases(
                op, before.id, known, [each for each in known if each != other]
            )
        put_organisation(conn, before.id, as_document, "organisation.alias_out_cli", **told)
