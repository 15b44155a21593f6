"""find and export: people out of the file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from smeic_tui.cli.desk import Desk, note, put_json, refusals, say
from smeic_tui.cli.event_files import write_list
from smeic_tui.cli.passwords import read_password
from smeic_tui.cli.typed import one_person
from smeic_tui.errors import Reason, UsageError
from smeic_tui.store.journal.export_log import log_export
from smeic_tui.store.people.people import person
from smeic_tui.store.referrals.referrals import may_leave
from smeic_tui.store.roster.finding import Hit, matching_ids
from smeic_tui.store.roster.finding import find as find_people
from smeic_tui.text import t


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(find)
    app.command()(export)


def find(
    context: typer.Context,
    query: Annotated[str, typer.Argument()] = "",
    limit: Annotated[int | None, typer.Option("--limit", metavar="N", min=1)] = None,
    as_document: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Search the roster as the search box does, best first."""
    desk: Desk = context.obj
    with refusals(as_document), desk.reading() as conn:
        _put(find_people(conn, query, limit=limit), as_document)


def export(
    context: typer.Context,
    layout: Annotated[str, typer.Argument()],
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE")],
    where: Annotated[str, typer.Option("--where", metavar="QUERY")] = "",
    purpose: Annotated[str, typer.Option("--purpose", metavar="TEXT")] = "",
    recipient: Annotated[str, typer.Option("--recipient", metavar="TEXT")] = "",
    event: Annotated[str | None, typer.Option("--event", metavar="EVENT")] = None,
    contacts: Annotated[str, typer.Option("--contacts", metavar="none|mail|phone|all")] = "none",
    password_file: Annotated[Path | None, typer.Option("--password-file", metavar="FILE")] = None,
) -> None:
    """Write people, or a list of an event, to a workbook, and the purpose into the export log."""
    desk: Desk = context.obj
    with refusals():
        if event is not None:
            if where or contacts != "none":
                raise UsageError("event_export_as_it_is")
            write_list(desk, event, layout, output, purpose, recipient, password_file)
            return
        if layout == "disclosure":
            if contacts != "none":
                raise UsageError("disclosure_as_it_is")
            _disclose(desk, where, output, purpose, recipient, password_file)
            return
        from smeic_tui.exports.roster_layout import CONTACTS, LAYOUT, column_keys, write_roster
        from smeic_tui.exports.sheet import Watch

        if layout != LAYOUT:
            raise UsageError("layout_unknown", name=layout)
        chosen = next((c for c in CONTACTS if c == contacts), None)
        if chosen is None:
            raise UsageError("contacts_unknown", name=contacts)
        password = read_password(password_file)
        with desk.writing() as (conn, actor):
            ids, left = may_leave(conn, matching_ids(conn, where))
            path = write_roster(
                conn,
                output,
                ids,
                contacts=chosen,
                title=t("export.roster.title"),
                forbid=[desk.path],
                watch=Watch(note=note),
                password=password,
            )
            log_export(
                conn,
                actor,
                layout=LAYOUT,
                columns=column_keys(chosen),
                person_ids=ids,
                condition=where,
                purpose=purpose or t("cli.export_purpose"),
                recipient=recipient or None,
                file=path,
            )
        if left:
            note(Reason("export_without_consent", {"count": left}))
        say("cli.exported", count=len(ids))
        print(path)


def _disclose(
    desk: Desk, where: str, output: Path, purpose: str, recipient: str, password_file: Path | None
) -> None:
    """Everything on one person, for whoever asks what is held about them."""
    from smeic_tui.exports.disclosure import LAYOUT, write_disclosure
    from smeic_tui.exports.sheet import Watch

    password = read_password(password_file)
    with desk.writing() as (conn, actor):
        person_id = one_person(conn, where)
        name = person(conn, person_id).name
        done = write_disclosure(
            conn,
            output,
            person_id,
            date.today().isoformat(),
            forbid=[desk.path],
            watch=Watch(note=note),
            password=password,
        )
        log_export(
            conn,
            actor,
            layout=LAYOUT,
            columns=done.columns,
            person_ids=done.people,
            condition=t("disclosure.purpose_condition"),
            purpose=purpose or t("disclosure.purpose"),
            recipient=recipient or name,
            file=done.path,
        )
    say("disclosure.written", name=name, rows=done.rows, path=done.path)
    print(done.path)


def _put(hits: Sequence[Hit], as_document: bool) -> None:
    if as_document:
        put_json([_document(hit) for hit in hits])
        return
    for hit in hits:
        row = hit.row
        cohort = t("roster.cohort", n=row.cohort) if row.cohort is not None else ""
        why = t(f"roster.why_{hit.why}", text=hit.why_text) if hit.why else ""
        print("\t".join([cohort, row.name, row.kana, row.organisation, row.title, why]).rstrip())
    say("cli.hits", count=len(hits))


def _document(hit: Hit) -> dict[str, Any]:
    row = hit.row
    return {
        "uid": hit.uid,
        "name": row.name,
        "kana": row.kana,
        "cohort": row.cohort,
        "cohorts": list(hit.cohorts),
        "organisation": row.organisation,
        "title": row.title,
        "prefecture": row.prefecture,
        "standing": row.standing,
        "member_no": hit.member_no,
        "why": {"code": hit.why, "text": hit.why_text} if hit.why else None,
    }
