"""quality: fill rates, diversity and what is worth a look, as the screen shows them."""

from __future__ import annotations

import sqlite3
from datetime import date
from typing import Annotated, Any

import typer

from smeic_tui.cli.desk import Desk, put_json, refusals
from smeic_tui.domain.groups import Group
from smeic_tui.domain.quality import CONCERNS, FIELDS, STALE_YEARS, Concern
from smeic_tui.exports.cells import as_text
from smeic_tui.exports.figure_words import (
    axis_name,
    case_text,
    concern_meaning,
    concern_name,
    field_name,
    value_name,
)
from smeic_tui.exports.quality_layout import concerns_sheet, diversity_sheet, fill_sheet
from smeic_tui.exports.sheet import SheetData
from smeic_tui.store.figures.concerns import Asked, Case, cases, uids
from smeic_tui.store.figures.quality import Distribution, Figures, figures


def register(app: typer.Typer) -> None:
    """Add the command of this module."""
    app.command()(quality)


def quality(
    context: typer.Context,
    stale_years: Annotated[int, typer.Option("--stale-years", min=0, max=99)] = STALE_YEARS,
    as_document: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Count, and print the three tables or one document."""
    desk: Desk = context.obj
    with refusals(as_document), desk.reading() as conn:
        asked = Asked(date.today().isoformat(), stale_years)
        found = figures(conn, asked.year)
        people = {concern: cases(conn, concern, asked) for concern in CONCERNS}
        if as_document:
            put_json(_document(conn, asked, found, people))
            return
        counts = {concern: len(about) for concern, about in people.items()}
        sheets = (fill_sheet(found), diversity_sheet(found), concerns_sheet(counts, stale_years))
        for number, sheet in enumerate(sheets):
            if number:
                print()
            _put(sheet)


def _put(sheet: SheetData) -> None:
    """A table as lines of cells with tabs between them, its heading first."""
    print("\t".join(column.header for column in sheet.columns))
    for row in sheet.rows:
        print("\t".join(" ".join(as_text(value).split()) for value in row))


def _document(
    conn: sqlite3.Connection,
    asked: Asked,
    found: Figures,
    people: dict[Concern, tuple[Case, ...]],
) -> dict[str, Any]:
    uid = uids(conn)
    return {
        "as_of": asked.today,
        "groups": [{**_group(group), "people": number} for group, number in found.people.items()],
        "fill": [
            {
                "field": field,
                "name": field_name(field),
                "groups": [
                    {
                        **_group(group),
                        "people": number,
                        "have": found.filled[field][group],
                        "lack": number - found.filled[field][group],
                        "share": round(found.share(field, group), 4) if number else None,
                    }
                    for group, number in found.people.items()
                ],
            }
            for field in FIELDS
        ],
        "diversity": [
            {
                "axis": axis,
                "name": axis_name(axis),
                "groups": [_spread(spread, group) for group in found.people],
            }
            for axis, spread in found.distributions.items()
        ],
        "warnings": [
            {
                "code": concern,
                "message": concern_name(concern, asked.stale_years),
                "meaning": concern_meaning(concern, asked.stale_years),
                "people": len(about),
                "cases": [
                    {
                        "person": uid[case.person_id],
                        "field": case.field or None,
                        "value": case.value or None,
                        "text": case_text(concern, case) or None,
                    }
                    for case in about
                ],
            }
            for concern, about in people.items()
        ],
    }


def _group(group: Group) -> dict[str, Any]:
    return {"kind": group.kind, "cohort": group.cohort, "all_cohorts": group.whole}


def _spread(spread: Distribution, group: Group) -> dict[str, Any]:
    difference = spread.difference(group)
    return {
        **_group(group),
        "known": spread.known(group),
        "unknown": spread.count(group, None),
        "difference": None if difference is None else round(difference, 4),
        "values": [
            {
                "value": value,
                "name": value_name(spread, value),
                "people": spread.count(group, value),
            }
            for value in spread.values
        ],
    }
