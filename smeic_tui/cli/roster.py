"""find and export: people out of the file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

import typer

from smeic_tui.cli.desk import Desk, put_json, refusals, say
from smeic_tui.store.roster import Hit
from smeic_tui.store.roster import find as find_people
from smeic_tui.text import t


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command(help="名簿を探します。検索欄と同じ書き方です（例: wata 3）。")(find)


def find(
    context: typer.Context,
    query: Annotated[str, typer.Argument(help="検索の言葉。空なら全員")] = "",
    limit: Annotated[int | None, typer.Option("--limit", min=1, help="何人まで")] = None,
    as_document: Annotated[bool, typer.Option("--json", help="JSON で出力")] = False,
) -> None:
    """Search the roster as the search box does, best first."""
    desk: Desk = context.obj
    with refusals(as_document), desk.reading() as conn:
        _put(find_people(conn, query, limit=limit), as_document)


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
