"""profile: the column mappings that are remembered for lists to come."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from smeic_tui.cli.desk import Desk, put_json, refusals, say
from smeic_tui.errors import SmeicError
from smeic_tui.store.imports import imports, profiles
from smeic_tui.store.imports.profiles import Profile
from smeic_tui.text import t

Json = Annotated[bool, typer.Option("--json")]
Name = Annotated[str, typer.Argument()]


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    group = typer.Typer(no_args_is_help=True)
    group.command(name="list")(list_profiles)
    group.command(name="show")(show)
    group.command(name="save")(save)
    group.command(name="rename")(rename)
    group.command(name="remove")(remove)
    app.add_typer(group, name="profile")


def list_profiles(context: typer.Context, as_document: Json = False) -> None:
    """All mappings, the latest first."""
    desk: Desk = context.obj
    with refusals(as_document), desk.reading() as conn:
        found = profiles.profiles(conn)
        if as_document:
            put_json([_document(profile) for profile in found])
            return
        for profile in found:
            print(t("importing.profile", name=profile.name, count=len(profile.columns)))


def show(context: typer.Context, name: Name, as_document: Json = False) -> None:
    """One mapping, column by column."""
    desk: Desk = context.obj
    with refusals(as_document), desk.reading() as conn:
        found = profiles.profile(conn, name)
        if as_document:
            put_json(_document(found))
            return
        for column in found.columns:
            field = column.field or t("importing.column_unknown")
            scope = f" {column.scope}" if column.scope else ""
            policy = f"  {column.policy}" if column.policy else ""
            print(f"{column.header}  →  {field}{scope}{policy}")


def save(
    context: typer.Context,
    name: Name,
    operation: Annotated[int, typer.Option("--operation")],
    as_document: Json = False,
) -> None:
    """Keep the mapping of an earlier import under a name."""
    desk: Desk = context.obj
    with refusals(as_document), desk.writing() as (conn, actor):
        batches = imports.batches_of(conn, operation)
        if not batches:
            raise SmeicError("import_unknown", number=operation)
        found = profiles.from_batch(conn, batches[0].id)
        named = Profile(name, found.file, found.columns, found.alumni_only)
        _told(profiles.save_profile(conn, actor, named), as_document)


def rename(
    context: typer.Context,
    name: Name,
    new: Annotated[str, typer.Argument()],
    as_document: Json = False,
) -> None:
    """Give a mapping another name."""
    desk: Desk = context.obj
    with refusals(as_document), desk.writing() as (conn, actor):
        _told(profiles.rename_profile(conn, actor, name, new), as_document)


def remove(context: typer.Context, name: Name, as_document: Json = False) -> None:
    """Forget a mapping."""
    desk: Desk = context.obj
    with refusals(as_document), desk.writing() as (conn, actor):
        _told(profiles.remove_profile(conn, actor, name), as_document)


def _told(operation: int | None, as_document: bool) -> None:
    if as_document:
        put_json({"operation": operation})
    elif operation is None:
        say("importing.nothing")
    else:
        say("importing.profile_done", number=operation)


def _document(profile: Profile) -> dict[str, Any]:
    return {
        "name": profile.name,
        "file": profile.file,
        "alumni_only": profile.alumni_only,
        "columns": [
            {"header": c.header, "field": c.field, "scope": c.scope, "policy": c.policy}
            for c in profile.columns
        ],
    }
