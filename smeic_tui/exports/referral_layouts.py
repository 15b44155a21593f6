"""Lists of referrals: all of them, one for an interview, introducers to thank, numbers, overdue.

Nothing of an outsider leaves before they agreed: their line is left out, and counted.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal, Unpack, get_args

from smeic_tui.domain.people import current_positions
from smeic_tui.domain.referrals.dates import past_keeping
from smeic_tui.domain.referrals.facts import STAGES, Referral
from smeic_tui.domain.referrals.numbers import FunnelYear, funnel, published
from smeic_tui.errors import SmeicError
from smeic_tui.exports.cells import Value
from smeic_tui.exports.paper import Paper
from smeic_tui.exports.sheet import Column, SheetData, Writing
from smeic_tui.exports.written import Written, write_list
from smeic_tui.store.people import contactable, dossiers
from smeic_tui.store.referrals import referrals
from smeic_tui.store.roster.roster_facts import facts
from smeic_tui.text import moments, render, t
from smeic_tui.text.names import source_name

ReferralLayout = Literal["list", "sheet", "thanks", "funnel", "keep"]
LAYOUTS: tuple[ReferralLayout, ...] = get_args(ReferralLayout)


_NOTE_LINES = 16
"""Room to write in an interview: the rest of an upright page as a rule."""


@dataclass(frozen=True, slots=True)
class _List:
    columns: Sequence[Column]
    rows: Sequence[Sequence[Value]]
    people: tuple[int, ...] = ()
    left_out: Sequence[Sequence[Value]] = ()


def write_referral_list(
    conn: sqlite3.Connection,
    path: Path,
    layout: ReferralLayout,
    *,
    referral_id: int | None = None,
    today: date,
    **how: Unpack[Writing],
) -> Written:
    """Write one list of referrals.

    Args:
        conn: Any connection.
        path: The file.
        layout: Which list.
        referral_id: The referral of an interview sheet.
        today: What is overdue or kept too long is counted from here.
        how: See `Writing`.

    Raises:
        SmeicError: ``referral_wanted``, ``referral_unknown``, ``referral_without_consent`` and
            those of ``write_workbook``.
    """
    if layout == "sheet":
        if referral_id is None:
            raise SmeicError("referral_wanted")
        listed = _sheet(conn, referrals.referral(conn, referral_id))
    else:
        found = [r for r in referrals.referrals(conn) if r.counts]
        listed = _MAKERS[layout](conn, found, today)
    title = t(f"referral.layout_{layout}")
    paper = Paper(portrait=layout == "sheet", personal=layout != "funnel")
    sheets = [SheetData(title, listed.columns, listed.rows, frozen_columns=1, paper=paper)]
    if listed.left_out:
        columns = (Column("name", t("export.column.name")), Column("why", t("event.why")))
        sheets.append(SheetData(t("referral.left_out_sheet"), columns, listed.left_out))
    who, left = dict.fromkeys(listed.people), len(listed.left_out)
    return write_list(path, *sheets, people=who, left_out=left, rows=len(listed.rows), **how)


def _may_leave(referral: Referral) -> bool:
    return referral.consent == "agreed"


def _hidden(found: Sequence[Referral]) -> list[Sequence[Value]]:
    """Whoever did not agree is counted, not named."""
    why = t("referral.no_consent_why")
    return [(t("referral.not_named"), why) for r in found if not _may_leave(r)]


def _introducer(referral: Referral) -> str:
    if referral.introducer_id is None:
        return source_name(referral.source, referral.source_name)
    return referral.introducer


_LIST = (
    *("received_on", "name", "organisation", "title", "category", "introducer", "topic"),
    *("stage", "why", "next_action", "due_on", "owner", "thanked_on", "reported_on"),
    "keep_until",
)
_DATES = frozenset({"received_on", "due_on", "thanked_on", "reported_on", "keep_until"})
_NAMES = {
    "name": "referral.column.name",
    "organisation": "referral.line.company",
    "introducer": "referral.column.introducer",
    "stage": "referral.column.stage",
    "owner": "referral.column.owner",
    "purpose": "field.referral.purpose",
}


def _columns(keys: Sequence[str]) -> list[Column]:
    return [
        Column(key, t(_NAMES.get(key, f"field.{key}")), "date" if key in _DATES else "text")
        for key in keys
    ]


def _cells(referral: Referral, keys: Sequence[str]) -> list[Value]:
    words = {
        "category": t(f"referral.category.{referral.category}") if referral.category else "",
        "introducer": _introducer(referral),
        "stage": t(f"referral.stage.{referral.stage}"),
        "why": t(f"referral.why.{referral.why}") if referral.why else "",
    }
    return [words[key] if key in words else getattr(referral, key) for key in keys]


def _list(_conn: sqlite3.Connection, found: Sequence[Referral], _today: date) -> _List:
    shown = [r for r in found if _may_leave(r)]
    return _List(
        _columns(_LIST),
        [_cells(r, _LIST) for r in shown],
        tuple(r.person_id for r in shown),
        _hidden(found),
    )


_KEEP = ("keep_until", "name", "organisation", "purpose", "consent", "stage", "owner")


def _keep(_conn: sqlite3.Connection, found: Sequence[Referral], today: date) -> _List:
    """For the centre's own desk, to decide what goes: the only list that needs no consent."""
    over = sorted(
        (r for r in found if past_keeping(r, today)), key=lambda r: (r.keep_until or "", r.id)
    )
    columns = _columns(_KEEP)
    where = _KEEP.index("consent")
    rows = [_cells(r, _KEEP) for r in over]
    for row, referral in zip(rows, over, strict=True):
        row[where] = t(f"referral.consent.{referral.consent}")
    return _List(columns, rows, tuple(r.person_id for r in over))


def _thanks(conn: sqlite3.Connection, found: Sequence[Referral], _today: date) -> _List:
    """A line an introducer who is still to be thanked; outsiders named where they agreed."""
    owed: dict[int, list[Referral]] = {}
    for referral in found:
        if referral.introducer_id is not None and referral.thanked_on is None:
            owed.setdefault(referral.introducer_id, []).append(referral)
    silent = referrals.outsiders_without_consent(conn, list(owed))
    ids = [number for number in owed if number not in silent]
    about = {person.id: person for person in facts(conn, ids)}
    by_mail = contactable.decisions(conn, ids, "mail")
    columns = [
        Column("name", t("export.column.name")),
        Column("cohort", t("export.column.cohort"), "number"),
        Column("organisation", t("export.column.organisation")),
        Column("title", t("export.column.title")),
        Column("mail", t("export.column.mail")),
        Column("reachable", t("referral.column_reachable")),
        Column("count", t("referral.column_count"), "number"),
        Column("outsiders", t("referral.column_outsiders")),
        Column("thanks_due_on", t("field.thanks_due_on"), "date"),
    ]
    rows: list[Sequence[Value]] = []
    for number in sorted(ids, key=lambda i: min(r.thanks_due_on or "9" for r in owed[i])):
        brought, person, decision = owed[number], about[number], by_mail[number]
        named = [r.name if _may_leave(r) else t("referral.not_named") for r in brought]
        dates = [r.thanks_due_on for r in brought if r.thanks_due_on]
        reason = decision.reason
        dossier = dossiers.dossier(conn, number, notes=0)
        held = current_positions(dossier.positions)
        cohort = dossier.enrolments[0].cohort if dossier.enrolments else None
        rows.append(
            [
                dossier.person.name,
                cohort,
                held[0].organisation.name if held and held[0].organisation else "",
                held[0].title if held else "",
                " ".join(person.mails) if decision.allowed else "",
                render("reason", reason.code, reason.params),
                len(brought),
                t("frame.between").join(named),
                min(dates) if dates else None,
            ]
        )
    shown = [r.person_id for number in ids for r in owed[number] if _may_leave(r)]
    hidden = [(t("referral.not_named"), t("referral.no_consent_why"))] * len(silent)
    return _List(columns, rows, (*ids, *shown), hidden)


def _funnel(_conn: sqlite3.Connection, found: Sequence[Referral], _today: date) -> _List:
    columns = [
        Column("year", t("referral.column_year")),
        Column("received", t("referral.column_received"), "number"),
        *(Column(s, t(f"referral.stage.{s}"), "number") for s in STAGES if s != "new"),
    ]
    return _List(columns, funnel_rows(funnel(found)))


def funnel_rows(years: Sequence[FunnelYear]) -> list[list[Value]]:
    """Fiscal years as a published table prints them, a line each."""
    told = published(years)
    return [
        [
            t("referral.year", year=year.year) if year.year else t("referral.year_unknown"),
            *(t("export.masked") if counts[s] is None else counts[s] for s in STAGES),
        ]
        for year, counts in zip(years, told, strict=True)
    ]


def _sheet(conn: sqlite3.Connection, found: Referral) -> _List:
    """One referral, to be taken into an interview, with room to write."""
    if not _may_leave(found):
        raise SmeicError("referral_without_consent")
    dossier = dossiers.dossier(conn, found.person_id)
    tags = {
        kind: t("frame.between").join(tag.label for tag in dossier.tags if tag.kind == kind)
        for kind in ("need", "offer", "technology", "expertise")
    }
    contacts = [c.value for c in dossier.contacts if c.state == "current"]
    lines: list[tuple[str, Value]] = [
        (t("referral.column.name"), found.name),
        (t("field.kana"), dossier.person.kana),
        (t("referral.line.company"), found.organisation),
        (t("field.title"), found.title),
        (t("person.section.contacts"), t("frame.between").join(contacts)),
        *((t(f"person.tag.{kind}"), label) for kind, label in tags.items() if label),
        *((t(_NAMES.get(k, f"field.{k}")), v) for k, v in _told(found)),
        *((moments.day(note.at), note.text) for note in dossier.notes),
        (t("referral.sheet_notes"), "\n" * _NOTE_LINES),
    ]
    columns = [
        Column("item", t("referral.sheet_item"), width=18),
        Column("value", t("referral.sheet_value"), width=70),
    ]
    return _List(columns, lines, (found.person_id,))


def _told(found: Referral) -> list[tuple[str, Value]]:
    return list(zip(_SHEET, _cells(found, _SHEET), strict=True))


_SHEET = (
    "received_on",
    "category",
    "introducer",
    "topic",
    "stage",
    "next_action",
    "due_on",
    "note",
)
_Maker = Callable[[sqlite3.Connection, Sequence[Referral], date], _List]
_MAKERS: dict[ReferralLayout, _Maker] = {
    "list": _list,
    "thanks": _thanks,
    "funnel": _funnel,
    "keep": _keep,
}


def listed_layouts(conn: sqlite3.Connection, today: date) -> dict[ReferralLayout, int]:
    """Each list with how many lines it would have now."""
    found = [r for r in referrals.referrals(conn) if r.counts]
    return {layout: len(make(conn, found, today).rows) for layout, make in _MAKERS.items()}
