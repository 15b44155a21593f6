"""Bodies, their members and outputs as rows, and the panel beside the list: pure functions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from screens.guests.words import day_words
from screens.persons.words import period, wrapped
from smeic_tui.domain.bodies import MEMBER_ROLES, Body, Member, Output, holds_on
from smeic_tui.japanese.fold import key
from smeic_tui.japanese.legal_forms import short_company
from smeic_tui.store.bodies.bodies import Summary
from smeic_tui.text import t
from smeic_tui.widgets.lines import Piece, Side
from smeic_tui.widgets.rows import Column, RowView

ONLY = ("all", "current", "working_group", "association")
"""What the list can be narrowed to."""
_INNER = 38
"""Cells of the panel's text."""
_OUTPUTS = 3

Line = tuple[Side, Side]


def body_columns() -> tuple[Column, ...]:
    """Columns of the list of bodies."""
    return (
        Column(t("body.column_name"), 31, grow=1),
        Column(t("body.column_kind"), 4),
        Column(t("body.column_members"), 4, right=True),
        Column(t("body.column_chair"), 12, spare=True),
        Column(t("body.column_last"), 10),
        Column(t("body.column_next"), 10),
        Column(t("body.column_outputs"), 4, right=True),
    )


def body_row(summary: Summary, today: str) -> RowView:
    """One body with its numbers."""
    body = summary.body
    over = not holds_on(None, body.ended, today)
    cells = (
        body.name,
        t(f"body.kind_{body.kind}"),
        str(summary.members or ""),
        summary.chair,
        _day(summary.last_held, today),
        t("body.has_ended", day=body.ended) if over else _day(summary.next_held, today),
        str(summary.outputs or ""),
    )
    return RowView(body.id, cells, "dim" if over else "")


def _day(held_on: str | None, today: str) -> str:
    """``12/5(土)`` of this year, the whole date of others, nothing without one."""
    if held_on is None:
        return ""
    return day_words(held_on) if held_on[:4] == today[:4] else held_on


def wanted(summary: Summary, only: str, words: str, today: str) -> bool:
    """Whether a body stands in the narrowed list.

    Args:
        summary: The body.
        only: One of ``ONLY``.
        words: Folded words searched for.
        today: ISO date.
    """
    body = summary.body
    if only in ("working_group", "association") and body.kind != only:
        return False
    if only == "current" and not holds_on(None, body.ended, today):
        return False
    names = (body.name, *body.aliases, *body.former_names)
    return words in key(" ".join([*names, body.purpose or "", summary.chair, body.parent or ""]))


def member_columns() -> tuple[Column, ...]:
    """Columns of the members of a body."""
    return (
        Column(t("roster.column.cohort"), 2, right=True),
        Column(t("roster.column.name"), 14, wide=18),
        Column(t("roster.column.organisation"), 18, wide=28, grow=2),
        Column(t("body.column_role"), 8),
        Column(t("body.column_term"), 18),
        Column(t("body.column_note"), 8, grow=1),
    )


def member_row(member: Member) -> RowView:
    """One term; whoever is not active has the word for it."""
    note = [] if member.standing == "active" else [t(f"person.standing.{member.standing}")]
    if member.kind != "alumnus":
        note.append(t(f"person.kind.{member.kind}"))
    if member.note:
        note.append(member.note)
    cells = (
        "" if member.cohort is None else str(member.cohort),
        member.name,
        short_company(member.organisation),
        t(f"body.role_{member.role}"),
        period(member.started, member.ended),
        "  ".join(note),
    )
    return RowView(member.id, cells, "" if member.standing == "active" else "dim")


def output_columns() -> tuple[Column, ...]:
    """Columns of what a body made."""
    return (
        Column(t("body.column_made_on"), 10),
        Column(t("body.column_title"), 30, grow=2),
        Column(t("body.column_address"), 20, grow=1),
        Column(t("body.column_note"), 8, wide=16),
    )


def output_row(output: Output) -> RowView:
    """One output."""
    cells = (output.made_on or "", output.title, output.address or "", output.note or "")
    return RowView(output.id, cells)


def about(body: Body) -> list[Piece]:
    """What it is, in one line: kind, what it belongs to, who looks after it, since when."""
    words = [t(f"body.kind_{body.kind}")]
    if body.parent:
        words.append(t("body.belongs_to", name=body.parent))
    if body.owner:
        words.append(t("body.owner", name=body.owner))
    if body.started:
        words.append(t("body.since", day=body.started))
    pieces: list[Piece] = [(f" {'  '.join(words)}", "dim")]
    if body.ended:
        pieces.append((f"  {t('body.has_ended', day=body.ended)}", "alert"))
    if body.former_names:
        pieces.append((f"  {t('body.former', names=list(body.former_names))}", "dim"))
    return pieces


def panel_lines(
    summary: Summary, members: Sequence[Member], outputs: Sequence[Output], today: str
) -> list[Line]:
    """The panel beside the list: purpose, who belongs to it, when it meets, what it made."""
    return [([(" ", ""), *pieces], "") for pieces in _panel(summary, members, outputs, today)]


def _panel(
    summary: Summary, members: Sequence[Member], outputs: Sequence[Output], today: str
) -> Iterator[Sequence[Piece]]:
    body = summary.body
    yield from ([(line, "title")] for line in wrapped(body.name, _INNER))
    told = "".join(text for text, _ in about(body)).strip()
    yield from ([(line, "dim")] for line in wrapped(told, _INNER))
    if body.purpose:
        yield from ([(line, "")] for line in wrapped(body.purpose, _INNER)[:3])
    yield [("", "")]
    yield [(t("body.column_next") + " ", "dim"), (_day(summary.next_held, today), "strong")]
    yield [(t("body.column_last") + " ", "dim"), (_day(summary.last_held, today), "")]
    yield [("", "")]
    current = [m for m in members if holds_on(m.started, m.ended, today)]
    for role in MEMBER_ROLES:
        names = [m.name for m in current if m.role == role]
        if names:
            title = f"{t(f'body.role_{role}')} {len(names)}"
            text = f"{title}  {t('frame.comma').join(names)}"
            for number, line in enumerate(wrapped(text, _INNER)[:6]):
                if number == 0:
                    yield [(title, "dim"), (line[len(title) :], "")]
                else:
                    yield [(line, "")]
    if outputs:
        yield [("", "")]
        for output in outputs[:_OUTPUTS]:
            yield [(f"{output.made_on or ''} ".lstrip(), "dim"), (output.title, "")]
