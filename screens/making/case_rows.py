"""Cases as rows, cards and a timeline: pure functions of what is on file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from screens.persons.words import family
from smeic_tui.domain.case_publication import may_be_named
from smeic_tui.domain.case_stages import ASIDE, WAY, stage_on
from smeic_tui.domain.cases import (
    STAGES,
    Case,
    CaseMember,
    CaseOrganisation,
    Milestone,
    Stage,
)
from smeic_tui.japanese.fold import key
from smeic_tui.japanese.legal_forms import short_company
from smeic_tui.text import t
from smeic_tui.widgets.board import Card, Lane
from smeic_tui.widgets.lines import Piece, Side
from smeic_tui.widgets.rows import Column, RowView, Tone

ONLY = ("all", "open", "short", "published")
"""What the cases can be narrowed to."""
QUARTERS = 14
"""Quarters of the timeline on a wide terminal; the latest of them on a narrow one."""
_NARROW = 8
_NAMES = 2

Line = tuple[Side, Side]


def wanted(case: Case, only: str, words: str) -> bool:
    """Whether a case stands in the narrowed list.

    Args:
        case: The case.
        only: One of ``ONLY``.
        words: Folded words searched for.
    """
    if only == "open" and case.stage in ASIDE:
        return False
    if only == "short" and not case.is_short_of_members:
        return False
    if only == "published" and case.publication not in ("publishable", "published"):
        return False
    if not words:
        return True
    people = (f"{m.name} {m.organisation}" for m in case.members)
    companies = (each.name for each in case.organisations)
    texts = (case.title, case.summary or "", case.research_theme or "", case.origin_text or "")
    return words in key(" ".join((*texts, *people, *companies)))


def case_columns() -> tuple[Column, ...]:
    """Columns of the list."""
    return (
        Column(t("case.column_stage"), 10),
        Column(t("case.column_title"), 24, grow=2),
        Column(t("case.column_outcome"), 8, wide=16),
        Column(t("case.column_members"), 14, wide=24, grow=1),
        Column(t("case.column_moved"), 10),
        Column(t("case.column_publication"), 8, spare=True),
    )


def case_row(case: Case) -> RowView:
    """One case."""
    cells = (
        t(f"case.stage_{case.stage}"),
        case.title,
        t(f"case.outcome_{case.outcome}"),
        people_words(case),
        case.moved_on or "",
        t(f"case.publication_{case.publication}"),
    )
    return RowView(case.id, cells, _tone(case))


def _tone(case: Case) -> Tone:
    if case.stage in ASIDE:
        return "dim"
    return "alert" if case.is_short_of_members else ""


def people_words(case: Case) -> str:
    """``渡邊・渡部 他1``; fewer than two people are told by their number."""
    names = [family(member.name) for member in case.members]
    if case.is_short_of_members:
        return "  ".join(filter(None, (t("case.few", count=len(names)), *names)))
    told = t("frame.dot").join(names[:_NAMES])
    more = len(names) - _NAMES
    return t("case.people_more", names=told, count=more) if more > 0 else told


def by_stage(cases: Sequence[Case]) -> list[Case]:
    """The order of the list: furthest stage first, then what moved last."""
    order = {stage: place for place, stage in enumerate((*reversed(WAY), *ASIDE))}
    return sorted(cases, key=lambda case: order[case.stage])


def lanes(cases: Sequence[Case]) -> list[Lane]:
    """The board: a column a stage of the way, and one for what stands beside it."""
    found = [
        Lane(t(f"case.stage_{stage}"), tuple(_card(c) for c in cases if c.stage == stage))
        for stage in WAY
    ]
    beside = tuple(_card(case) for case in cases if case.stage in ASIDE)
    return [*found, Lane(t("case.aside"), beside)]


def _card(case: Case) -> Card:
    last = t(f"case.outcome_{case.outcome}")
    if case.stage in ASIDE:
        last = f"{t(f'case.stage_{case.stage}')}  {last}"
    return Card(case.id, (case.title, people_words(case), last), _tone(case))


def about(case: Case, *, titled: bool = False) -> list[Piece]:
    """A case in one line: since when, whether it is published, where from, what it grew from.

    Args:
        case: The case.
        titled: Its title goes first; a card has room for half of it only.
    """
    first = case.title if titled else t(f"case.stage_{case.stage}")
    day = t("case.since", day=case.moved_on) if case.moved_on else ""
    pieces: list[Piece] = [(f" {first}  ", "strong"), (day, "dim")]
    origin = f"{t(f'case.origin_{case.origin}')} {case.origin_text or ''}".rstrip()
    words = [t(f"case.outcome_{case.outcome}"), origin]
    if case.research_theme:
        words.append(t("case.theme", theme=case.research_theme))
    if case.inspired_by:
        words.append(t("case.inspired", title=case.inspired_by))
    if case.owner:
        words.append(t("case.owner", name=case.owner))
    pieces.append((f"  {t(f'case.publication_{case.publication}')}", "key"))
    if case.is_short_of_members:
        pieces.append((f"  {t('case.few', count=len(case.members))}", "alert"))
    return [*pieces, (f"  {'  '.join(words)}", "")]


# Timeline


def quarters(today: date) -> list[date]:
    """First days of the quarters of the timeline, the present one last; April begins a year."""
    month = today.month - (today.month - 1) % 3
    found = [date(today.year, month, 1)]
    while len(found) < QUARTERS:
        first = found[0]
        found.insert(0, _quarter_before(first))
    return found


def _quarter_before(first: date) -> date:
    return date(first.year - (first.month == 1), (first.month - 4) % 12 + 1, 1)


def timeline_columns(today: date) -> tuple[Column, ...]:
    """The case, then a column a quarter."""
    columns = [Column(t("case.column_title"), 24, wide=30, grow=1)]
    for place, first in enumerate(quarters(today)):
        title = _month(first.isoformat())
        columns.append(Column(title, 0 if place < QUARTERS - _NARROW else 5, wide=5))
    return tuple(columns)


def timeline_row(case: Case, today: date) -> RowView:
    """Where the case stood at the end of each quarter: a word where that changed, else a dot."""
    cells: list[str] = []
    before: Stage | None = None
    starts = quarters(today)
    for place, _ in enumerate(starts):
        after = starts[place + 1] if place + 1 < len(starts) else None
        last = _day_before(after) if after else today.isoformat()
        stage = stage_on(case.moves, last)
        word = t("frame.dot") if stage is not None else ""
        if stage != before and stage is not None:
            word = t(f"case.stage_{stage}")
        cells.append(word[:2])
        before = stage
    return RowView(case.id, (case.title, *cells), _tone(case))


def _day_before(day: date) -> str:
    return date.fromordinal(day.toordinal() - 1).isoformat()


# One case


def way_pieces(case: Case) -> list[Piece]:
    """The stages of the way with the months they were come to; the present one stands out."""
    days = {move.to_stage: move.moved_on for move in case.moves}
    pieces: list[Piece] = [(" ", "")]
    for stage in STAGES:
        if stage in ASIDE and stage != case.stage:
            continue
        word, day = t(f"case.stage_{stage}"), _month(days.get(stage))
        here = stage == case.stage
        pieces.append((f"[{word}]" if here else f" {word} ", "held" if here else ""))
        pieces.append((f"{day}  " if day else "  ", "dim"))
    return pieces


def _month(day: str | None) -> str:
    """``26/5``."""
    return t("case.quarter", year=day[2:4], month=int(day[5:7])) if day else ""


def member_columns() -> tuple[Column, ...]:
    """Columns of the members of a case."""
    return (
        Column(t("roster.column.cohort"), 2, right=True),
        Column(t("roster.column.name"), 14, wide=18),
        Column(t("roster.column.organisation"), 18, wide=28, grow=1),
        Column(t("case.column_role"), 6),
        Column(t("case.column_consent"), 24, grow=1),
        Column("", 4),
    )


def member_row(member: CaseMember) -> RowView:
    """One member with what they agreed to."""
    consent = consent_words(member)
    standing = "" if member.standing == "active" else t(f"person.standing.{member.standing}")
    cells = (
        "" if member.cohort is None else str(member.cohort),
        member.name,
        short_company(member.organisation),
        t(f"case.role_{member.role}"),
        consent,
        standing,
    )
    return RowView(member.id, cells, "" if may_be_named(member) else "dim")


def consent_words(member: CaseMember) -> str:
    """What a member agreed to, in a few words; a general refusal goes before."""
    if member.general == "refused":
        return t("case.general_refused")
    if member.consent == "agreed":
        return t(f"case.consent_{member.shows}")
    return t(f"person.consent.{member.consent}")


def organisation_columns() -> tuple[Column, ...]:
    """Columns of the companies of a case."""
    return (
        Column(t("case.organisation_label"), 28, grow=1),
        Column(t("case.column_part"), 20, grow=1),
        Column(t("case.column_consent"), 10),
    )


def organisation_row(found: CaseOrganisation) -> RowView:
    """One company."""
    cells = (found.name, found.part or "", t(f"person.consent.{found.consent}"))
    return RowView(found.id, cells, "" if found.consent == "agreed" else "dim")


def way_columns() -> tuple[Column, ...]:
    """Columns of what happened."""
    return (
        Column(t("case.column_day"), 10),
        Column(t("case.column_what"), 30, grow=2),
        Column(t("case.column_reason"), 20, grow=1),
    )


def way_rows(case: Case, happened: Sequence[Milestone]) -> list[RowView]:
    """Moves and milestones together, the latest first; a move has a key below zero."""
    found = sorted(_happened(case, happened), key=lambda each: each[:2], reverse=True)
    return [row for _, _, row in found]


def _happened(case: Case, happened: Sequence[Milestone]) -> Iterator[tuple[str, int, RowView]]:
    for number, move in enumerate(case.moves, 1):
        to = t(f"case.stage_{move.to_stage}")
        word = f"{t('case.began')}  {to}"
        if move.from_stage:
            before = t(f"case.stage_{move.from_stage}")
            word = t("case.way_step", before=before, after=to)
        yield move.moved_on, number, RowView(-number, (move.moved_on, word, move.reason or ""))
    for each in happened:
        public = t("case.milestone_public") if each.is_public else ""
        yield (
            each.reached_on,
            1000 + each.id,
            RowView(each.id, (each.reached_on, each.text, public)),
        )
