"""inspect, import: from a spreadsheet to the roster."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from getpass import getpass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from smeic_tui.cli.activities import Named, meant_by
from smeic_tui.cli.desk import Desk, put_json, refusals, say
from smeic_tui.cli.imported import More, report
from smeic_tui.cli.passwords import read_password
from smeic_tui.errors import SmeicError, UsageError
from smeic_tui.platforms import is_tty
from smeic_tui.store.file import backup, database, opening
from smeic_tui.text import t

if TYPE_CHECKING:
    from importers.inspection import Inspection
    from importers.planning.choices import Options
    from importers.planning.plan import Plan

Json = Annotated[bool, typer.Option("--json")]
PasswordFile = Annotated[Path | None, typer.Option("--password-file", metavar="FILE")]
_STANDARD_INPUT = Path("-")
_NOTHING = Named()
_STEP = 5000
"""Rows between two lines of progress; a list of 640 needs none."""


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(inspect)
    app.command(name="import")(import_files)


def inspect(
    file: Annotated[Path, typer.Argument()],
    records: Annotated[int, typer.Option("--records", metavar="N")] = 0,
    password_file: PasswordFile = None,
    as_document: Json = False,
) -> None:
    """Say what tables a file holds and what each column means."""
    with refusals(as_document):
        from importers.inspection import to_json
        from smeic_tui.cli.inspecting import tables_as_text, warnings_as_text

        found = read_list(file, password_file)
        if as_document:
            put_json(to_json(found, records))
            return
        for line in tables_as_text(found):
            print(line)
        for line in warnings_as_text(found):
            print(line, file=sys.stderr)


def import_files(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument()],
    dry_run: Annotated[bool, typer.Option("--dry-run")] = False,
    alumni_only: Annotated[bool, typer.Option("--alumni-only")] = False,
    mixed: Annotated[bool, typer.Option("--mixed")] = False,
    complete: Annotated[bool, typer.Option("--complete")] = False,
    policy: Annotated[str | None, typer.Option("--policy", metavar="fill|update|keep|ask")] = None,
    sheet: Annotated[list[str] | None, typer.Option("--sheet", metavar="NAME")] = None,
    profile: Annotated[str | None, typer.Option("--profile", metavar="NAME")] = None,
    hidden_rows: Annotated[bool, typer.Option("--hidden-rows")] = False,
    event: Annotated[str | None, typer.Option("--event", metavar="EVENT")] = None,
    training: Annotated[str | None, typer.Option("--training", metavar="TRAINING")] = None,
    password_file: PasswordFile = None,
    as_document: Json = False,
) -> None:
    """Plan an import and, without --dry-run, apply what is safe."""
    desk: Desk = context.obj
    with refusals(as_document):
        options = _options(alumni_only, mixed, complete, policy, sheet)
        options = replace(options, hidden_rows=hidden_rows)
        found = [read_list(file, password_file) for file in files]
        with _looking(desk) as conn:
            found, options = _by_profile(conn, found, options, profile, mixed)
        named = Named(event, training)
        carry_out(desk, found, options, named, dry_run=dry_run, as_document=as_document)


def carry_out(
    desk: Desk,
    found: Sequence[Inspection],
    options: Options,
    named: Named = _NOTHING,
    *,
    dry_run: bool,
    as_document: bool,
    more: More = lambda plan: {},
) -> None:
    """Plan, apply unless it is a dry run, and report; the command ends where nothing is found.

    Args:
        desk: The call.
        found: The files as they were understood.
        options: The choices.
        named: What lists belong to which do not say it.
        dry_run: Only say what would be done.
        as_document: ``--json``.
        more: Members to add to the document.
    """
    people = plan_has_people(found, options)
    if dry_run or not people:
        # Nothing will be written: neither is a new file made for it.
        with _looking(desk) as conn:
            plan = _plan(conn, found, options, named)
        report(plan, None, None, as_document, dry_run=dry_run, more=more)
    else:
        _apply(desk, found, options, named, as_document, more)
    if not people:
        raise SystemExit(1)


def _options(
    alumni_only: bool,
    mixed: bool,
    complete: bool,
    policy: str | None,
    sheets: Sequence[str] | None,
) -> Options:
    from importers.planning.choices import Options, Policy

    if alumni_only and mixed:
        raise UsageError("alumni_or_mixed")
    known: dict[str, Policy] = {name: name for name in get_args(Policy)}
    if policy is not None and policy not in known:
        raise UsageError("policy_unknown", name=policy)
    return Options(
        alumni_only=alumni_only,
        complete=complete,
        policy=known[policy] if policy is not None else None,
        sheets=frozenset(sheets) if sheets else None,
    )


def _by_profile(
    conn: sqlite3.Connection,
    found: Sequence[Inspection],
    options: Options,
    name: str | None,
    mixed: bool,
) -> tuple[list[Inspection], Options]:
    """The files read by the profile that was named; without one, those that would fit are told."""
    from importers.planning.profiles import apply_profile, offer, profile_options
    from smeic_tui.store.imports.profiles import profile

    if name is None:
        for inspection in found:
            for offered in offer(conn, inspection)[:1]:
                file = inspection.workbook.file
                say("importing.profile_fits", file=file, name=offered.profile.name)
        return list(found), options
    known = profile(conn, name)
    chosen = profile_options(known, options)
    # --mixed was said today, the profile's answer some time ago.
    chosen = replace(chosen, alumni_only=False) if mixed else chosen
    return [apply_profile(inspection, known) for inspection in found], chosen


def read_list(file: Path, password_file: Path | None) -> Inspection:
    """Read and understand a file; a password is asked for at a terminal only."""
    from importers.inspection import inspect as look
    from importers.inspection import inspect_content
    from importers.reading.admission import MAX_BYTES

    password = _password(password_file)
    if file == _STANDARD_INPUT:
        name = t("importing.standard_input")
        say("importing.reading", file=name)
        return inspect_content(sys.stdin.buffer.read(MAX_BYTES + 1), name, password=password)
    say("importing.reading", file=file.name)
    try:
        return look(file, password=password)
    except SmeicError as error:
        if error.code != "password_needed" or not is_tty():
            raise
    return look(file, password=getpass(t("importing.password", file=file.name), sys.stderr))


def _password(file: Path | None) -> str | None:
    return read_password(file) or os.environ.get("SMEIC_PASSWORD") or None


@contextmanager
def _looking(desk: Desk) -> Iterator[sqlite3.Connection]:
    """The database to plan against; an empty one where there is none yet."""
    if desk.db is not None and not desk.db.exists():
        with TemporaryDirectory() as folder:
            path = Path(folder) / "empty.sqlite"
            database.create(path)
            with closing(opening.reader(path)) as conn:
                yield conn
    else:
        with desk.reading() as conn:
            yield conn


def _plan(
    conn: sqlite3.Connection,
    found: Sequence[Inspection],
    options: Options,
    named: Named,
) -> Plan:
    """The plan; lists that do not say of what they are belong to what was named."""
    from importers.planning.planner import plan_import

    told = 0

    def progress(done: int, count: int) -> None:
        nonlocal told
        if done >= told + _STEP:
            told = done
            say("importing.planning", done=done, all=count)

    if len(found) > 1:
        _say_order(found, options)
    plan = plan_import(conn, found, options, progress=progress)
    chosen = meant_by(conn, plan, named)
    if chosen:
        plan = plan_import(conn, found, replace(options, activities=chosen))
    return plan


def _say_order(found: Sequence[Inspection], options: Options) -> None:
    """Later lists win, so the order is told."""
    from importers.planning.planner import day_of, in_date_order

    told = []
    for inspection in in_date_order(found):
        file, day = inspection.workbook.file, day_of(inspection, options.as_of)
        told.append(t("importing.order_file", file=file, day=day) if day else file)
    say("importing.order", files=" → ".join(told))


def _apply(
    desk: Desk,
    found: Sequence[Inspection],
    options: Options,
    named: Named,
    as_document: bool,
    more: More,
) -> None:
    from importers.applying.apply import apply_plan, would_write
    from importers.applying.rejected import write_rejected

    existed = desk.path.exists()
    with desk.writing(create=True) as (conn, actor):
        plan = _plan(conn, found, options, named)
        if existed and would_write(plan):
            say("importing.backed_up", path=backup.back_up(desk.path))
        applied = apply_plan(conn, actor, plan)
        rejected = write_rejected(applied.plan, desk.path.parent, conn)
        written = (applied.plan, applied.operation, rejected)
        report(*written, as_document, dry_run=False, more=more)


def plan_has_people(found: Sequence[Inspection], options: Options) -> bool:
    """Whether some table was taken for a list of people; otherwise the command has refused."""
    from importers.kinds import PEOPLE_KINDS

    return any(
        table.kind in PEOPLE_KINDS
        and (options.sheets is None or table.sheet.name in options.sheets)
        for inspection in found
        for table in inspection.tables
    )
