"""The ledger of one person: what stands above it, and its lines; pure functions."""

from __future__ import annotations

from smeic_tui.domain.licences.licence import KINDS, Point
from smeic_tui.domain.licences.period import counts
from smeic_tui.domain.licences.rules import LicenceRules
from smeic_tui.exports.licence_words import (
    counts_word,
    expiry,
    line,
    situation,
    suspension_words,
)
from smeic_tui.store.licences.licence_holders import Holder
from smeic_tui.text import t
from smeic_tui.widgets.lines import Piece, Side
from smeic_tui.widgets.rows import Column, RowView
from smeic_tui.widgets.show import widest

_TONES = {"soon": "alert", "urgent": "urgent", "over": "urgent"}


def ledger_columns() -> tuple[Column, ...]:
    """Columns of the ledger."""
    return (
        Column(t("licence.column_day"), 10),
        Column(t("licence.column_kind"), widest(t(f"licence.kind_{kind}") for kind in KINDS)),
        Column(t("licence.column_points"), 3, right=True),
        Column(t("licence.column_counts"), 8),
        Column(t("licence.column_form"), 8),
        Column(t("licence.column_proof"), 20, grow=1),
    )


def point_row(point: Point, holder: Holder) -> RowView:
    """One line; what lies outside the current period says so."""
    inside = counts(point, holder.found.period)
    proof = point.proof or ""
    if point.session_uid or point.engagement_id:
        source = "from_session" if point.session_uid else "from_engagement"
        proof = f"{t(f'licence.{source}')}  {proof}"
    cells = (
        point.earned_on,
        t(f"licence.kind_{point.kind}"),
        str(point.points),
        counts_word(point, holder.found.period),
        t("licence.form", number=point.form) if point.form else "",
        proof,
    )
    return RowView(point.id, cells, "" if inside else "dim")


def situation_tone(holder: Holder) -> str:
    """The colour of what presses; its word stands beside it."""
    return _TONES.get(holder.found.urgency, "strong")


def headings(holder: Holder, rules: LicenceRules) -> list[tuple[Side, Side]]:
    """Number and dates, where it stands, the period and its suspensions."""
    licence, found = holder.licence, holder.found
    known = found.period is not None and found.state not in ("unconfirmed", "unknown")
    told: list[Piece] = [
        (" " + t("licence.head_number", number=holder.number), "")
        if holder.number
        else (" " + t("licence.head_no_number"), "dim")
    ]
    if licence.registered_on:
        told.append(("  " + t("licence.head_registered", day=licence.registered_on), ""))
    if known and found.period is not None:
        told.append(("  " + t("licence.head_expires", day=expiry(found.period)), "strong"))
        if not found.period.is_stated:
            told.append(("  " + t("licence.head_computed"), "dim"))
    lines: list[tuple[Side, Side]] = [(told, "")]
    if not (licence.id or holder.points):
        return [*lines, ([(" " + t("licence.no_licence"), "key")], "")]
    lines.append((standing_pieces(holder, rules), ""))
    if known and found.period is not None:
        days = {"first": found.period.starts.isoformat(), "last": found.period.expires.isoformat()}
        lines.append(([(" " + t("licence.head_period", **days), "dim")], ""))
        if found.period.suspended:
            pushed = t("licence.head_suspended_days", days=found.period.suspended)
            lines.append(([(f" {pushed}", "dim")], ""))
    for each in holder.suspensions:
        stretch = t("licence.head_suspended", stretch=suspension_words(each))
        lines.append(([(f" {stretch}", ""), (f"  {each.note}" if each.note else "", "dim")], ""))
    if licence.note:
        lines.append(([(f" {licence.note}", "dim")], ""))
    return lines


def standing_pieces(holder: Holder, rules: LicenceRules) -> list[Piece]:
    """``理論 3/5 実務 18/30 残り125日  至急 あと 理論2``, in the colour of what presses."""
    now, pressing = line(holder.found), situation(holder.found, rules)
    pieces: list[Piece] = [(f" {now}", situation_tone(holder))]
    if pressing not in now:
        pieces.append((f"  {pressing}", situation_tone(holder)))
    return pieces
