"""更新要件一覧 and 実務従事の記録 as workbooks."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Sequence
from datetime import date
from pathlib import Path
from typing import Unpack

from smeic_tui.exports.cells import Value
from smeic_tui.exports.licence_words import counts_word, expiry, missing, urgency
from smeic_tui.exports.paper import Paper
from smeic_tui.exports.sheet import Column, SheetData, Writing
from smeic_tui.exports.written import Written, write_list
from smeic_tui.store.licences import licences
from smeic_tui.store.licences.licence_holders import Holder, holders
from smeic_tui.store.training.engagements import engagements
from smeic_tui.text import t

_WHO = ("cohort", "name", "kana", "organisation", "title")


def write_renewals(
    conn: sqlite3.Connection,
    path: Path,
    on: date,
    *,
    people: Collection[int] | None = None,
    **how: Unpack[Writing],
) -> Written:
    """更新要件一覧: every licence by expiry, with what counts and what is missing; and the ledgers.

    Args:
        conn: Any connection.
        path: The file.
        on: The day on which the licences are looked at.
        people: Only these; by default everybody who has one.
        how: See `Writing`.

    Raises:
        SmeicError: those of ``write_workbook``.
    """
    shown = [h for h in holders(conn, on) if people is None or h.person_id in people]
    rules = licences.rules(conn)
    columns = [
        *_who(),
        Column("number", t("licence.column_number"), "code"),
        Column("registered_on", t("licence.column_registered"), "date"),
        Column("expires_on", t("licence.column_expires"), "date"),
        Column("days_left", t("licence.column_left"), "number"),
        Column("state", t("licence.column_state")),
        Column("theory", t("licence.column_theory"), "number"),
        Column("practice", t("licence.column_practice"), "number"),
        Column("missing_theory", t("export.column.missing_theory"), "number"),
        Column("missing_practice", t("export.column.missing_practice"), "number"),
        Column("situation", t("licence.column_situation")),
    ]
    rows: list[list[Value]] = []
    for each in shown:
        found = each.found
        known = found.state not in ("unknown", "unconfirmed")
        words = " ".join(filter(None, (urgency(found, rules), missing(found)))) if known else ""
        rows.append(
            [
                *_person(each),
                each.number,
                each.licence.registered_on,
                expiry(found.period) if known else None,
                found.days_left if known else None,
                t(f"licence.state_{found.state}"),
                found.theory if known else None,
                found.practice if known else None,
                found.missing_theory if known else None,
                found.missing_practice if known else None,
                words,
            ]
        )
    paper = Paper(f"{on.isoformat()}  {t('licence.guide')}")
    listed = SheetData(t("licence.layout_renewal"), columns, rows, frozen_columns=2, paper=paper)
    who = (each.person_id for each in shown)
    return write_list(path, listed, _ledgers(shown), people=who, **how)


def _who() -> list[Column]:
    return [
        Column(key, t(f"export.column.{key}"), "number" if key == "cohort" else "text")
        for key in _WHO
    ]


def _person(each: Holder) -> list[Value]:
    return [getattr(each, key) for key in _WHO]


def _ledgers(shown: Sequence[Holder]) -> SheetData:
    columns = [
        *_who(),
        Column("earned_on", t("licence.column_day"), "date"),
        Column("kind", t("licence.column_kind")),
        Column("points", t("licence.column_points"), "number"),
        Column("counts", t("licence.column_counts")),
        Column("form", t("licence.column_form")),
        Column("proof", t("licence.column_proof")),
    ]
    rows: list[list[Value]] = []
    for each in shown:
        for point in each.points:
            rows.append(
                [
                    *_person(each),
                    point.earned_on,
                    t(f"licence.kind_{point.kind}"),
                    point.points,
                    counts_word(point, each.found.period),
                    t("licence.form", number=point.form) if point.form else None,
                    point.proof,
                ]
            )
    return SheetData(t("licence.sheet_ledger"), columns, rows, frozen_columns=2)


def write_engagements(
    conn: sqlite3.Connection,
    path: Path,
    **how: Unpack[Writing],
) -> Written:
    """実務従事の記録: who worked where, how long, and what came of it.

    Args:
        conn: Any connection.
        path: The file.
        how: See `Writing`.

    Raises:
        SmeicError: those of ``write_workbook``.
    """
    found = engagements(conn)
    columns = (
        Column("consultant", t("engagement.column_consultant")),
        Column("organisation", t("engagement.column_company")),
        Column("host", t("engagement.column_asked")),
        Column("theme", t("engagement.column_theme")),
        Column("started_on", t("engagement.column_started"), "date"),
        Column("ended_on", t("engagement.column_ended"), "date"),
        Column("days", t("engagement.column_days"), "number"),
        Column("state", t("engagement.column_state")),
        Column("outcome", t("engagement.column_outcome")),
        Column("points", t("engagement.column_points")),
        Column("note", t("field.note")),
    )
    rows: list[list[Value]] = [
        [
            each.person,
            each.organisation,
            each.host,
            each.theme,
            each.started_on,
            each.ended_on,
            each.days,
            t(f"engagement.state_{each.state}"),
            each.outcome,
            t("field.yes") if each.has_points else None,
            each.note,
        ]
        for each in found
    ]
    sheet = SheetData(t("engagement.layout_record"), columns, rows, frozen_columns=1)
    people = {each.person_id for each in found}
    people |= {each.host_person_id for each in found if each.host_person_id is not None}
    return write_list(path, sheet, people=sorted(people), **how)
