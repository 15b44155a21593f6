"""Referrals, introductions and what is due as rows of lists and cards of a board."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from screens.bringing.words import (
    company_words,
    due_words,
    introducer_words,
    introduction_open,
    next_words,
    other_words,
    person_words,
    referral_open,
    stage_words,
)
from smeic_tui.domain.referrals.dates import (
    Due,
    due_now,
    is_settled,
    of_introduction,
    of_referral,
    order,
    past_keeping,
)
from smeic_tui.domain.referrals.facts import STAGES, Introduction, Referral
from smeic_tui.domain.referrals.moves import REFERRALS
from smeic_tui.domain.referrals.numbers import ReferralNumbers
from smeic_tui.japanese.legal_forms import short_company
from smeic_tui.text import t
from smeic_tui.widgets.board import Card, Lane
from smeic_tui.widgets.lines import Piece
from smeic_tui.widgets.rows import Column, RowView, Tone

TABS = ("open", "today", "closed", "keep", "all")
"""What the digits of the screen of referrals show."""
_CLOSED = frozenset({"passed", "withdrawn"})
LANES = tuple(stage for stage in STAGES if stage not in _CLOSED)


def referral_columns() -> tuple[Column, ...]:
    """Columns of the list; on a terminal of 80 the company gives way to introducer and action."""
    return (
        Column(t("referral.column.due"), 9, wide=10),
        Column(t("referral.column.name"), 11, wide=16),
        Column(t("referral.column.from"), 0, wide=24, grow=1),
        Column(t("referral.column.introducer"), 17, wide=18),
        Column(t("referral.column.stage"), 10, wide=22),
        Column(t("referral.column.next"), 15, wide=22, grow=2),
        Column(t("referral.column.owner"), 4, wide=6),
    )


def referral_row(referral: Referral, today: date) -> RowView:
    """One referral."""
    still_open = referral_open(referral)
    stage = stage_words(referral.stage, referral.why)
    if not referral.counts:
        stage = t("referral.line.alumnus")
    due_on, action = _left(referral, today)
    cells = (
        due_words(due_on, today) if due_on or still_open else "",
        referral.name,
        company_words(referral),
        introducer_words(referral),
        stage,
        action,
        referral.owner,
    )
    return RowView(referral.id, cells, _tone(due_on, still_open or bool(due_on), today))


def _left(referral: Referral, today: date) -> tuple[str | None, str]:
    """When what is next is due, and what it is; of those who joined what the introducer is owed."""
    if referral_open(referral):
        return referral.due_on, next_words(referral.next_action, True)
    owed = next(iter(of_referral(referral, today)), None)
    if owed is None:
        return None, next_words(referral.next_action, False)
    return owed.due_on, t(f"referral.what.{owed.what}")


class ReferralRows:
    """Referrals as rows, made as they are scrolled."""

    def __init__(self, referrals: Sequence[Referral], today: date) -> None:
        self._referrals = referrals
        self._today = today

    def __len__(self) -> int:
        return len(self._referrals)

    def window(self, start: int, stop: int) -> Sequence[RowView]:
        """Rows of a part of the list."""
        return [referral_row(r, self._today) for r in self._referrals[start:stop]]

    def keys(self, start: int, stop: int) -> Sequence[int]:
        """Ids of a part of the list."""
        return [referral.id for referral in self._referrals[start:stop]]


def _tone(due_on: str | None, still_open: bool, today: date) -> Tone:
    if not still_open:
        return "dim"
    first, days = order(due_on, today)
    return "alert" if not first and days < 0 else ""


def in_tab(referral: Referral, tab: str, today: date) -> bool:
    """Whether a referral belongs under a tab of the list."""
    if tab == "keep":
        return referral.counts and past_keeping(referral, today)
    is_over = referral.stage in _CLOSED or not referral.counts or is_settled(referral)
    return tab == "all" or (tab == "closed") == is_over


def by_due(referrals: Iterable[Referral], today: date) -> list[Referral]:
    """The longest overdue first; what is done after what is open, the latest first."""

    def first(referral: Referral) -> tuple[bool, bool, int]:
        due_on, _ = _left(referral, today)
        is_over = not referral_open(referral) and due_on is None
        return is_over, *((False, 0) if is_over else order(due_on, today))

    return sorted(sorted(referrals, key=lambda r: (r.stage_on, r.id), reverse=True), key=first)


def summary(numbers: ReferralNumbers) -> tuple[list[Piece], list[Piece]]:
    """``新着3  確認2  面談4（超過1）  …`` and, kept whole, ``御礼待ち2  報告待ち3``."""
    pieces: list[Piece] = [(" ", "")]
    for each in numbers.stages:
        if each.stage in _CLOSED:
            continue
        word = t("referral.summary.stage", stage=stage_words(each.stage), count=each.count)
        pieces.append((word, "strong" if each.count else "dim"))
        if each.overdue:
            pieces.append((t("referral.summary.late", count=each.overdue), "alert"))
        pieces.append((" ", ""))
    owed = t("referral.summary.owed", thanks=numbers.thanks_owed, reports=numbers.reports_owed)
    tone = "alert" if numbers.thanks_owed or numbers.reports_owed else "dim"
    return pieces, [(f"{owed} ", tone)]


# The board


def lanes(referrals: Sequence[Referral], today: date) -> list[Lane]:
    """A column a stage; those that were closed have none."""
    shown = [stage for stage in LANES if stage in REFERRALS.open or stage == "on_hold"]
    return [
        Lane(
            stage_words(stage),
            tuple(_card(r, today) for r in referrals if r.stage == stage),
        )
        for stage in shown
    ]


def _card(referral: Referral, today: date) -> Card:
    still_open = referral_open(referral)
    due_on, action = _left(referral, today)
    when = due_words(due_on, today) if due_on or still_open else referral.stage_on
    return Card(
        referral.id,
        (
            referral.name,
            " ".join(filter(None, (when, referral.owner))),
            action,
        ),
        _tone(due_on, still_open or bool(due_on), today),
    )


# What is due


def due_columns() -> tuple[Column, ...]:
    """Columns of what is to be done today."""
    return (
        Column(t("referral.column.due"), 9),
        Column(t("referral.column.kind"), 10),
        Column(t("referral.column.name"), 14, wide=20),
        Column(t("referral.column.what"), 20, wide=34, grow=2),
        Column(t("referral.column.introducer"), 12, wide=22, grow=1),
        Column(t("referral.column.owner"), 4, wide=6),
    )


def dues(
    referrals: Sequence[Referral], introductions: Sequence[Introduction], today: date
) -> list[Due]:
    """What is due today or before, of referrals and introductions, the longest overdue first."""
    found = [due for r in referrals for due in of_referral(r, today)]
    found += [due for i in introductions for due in of_introduction(i, today)]
    return due_now(found)


def due_row(
    number: int, due: Due, referral: Referral | None, introduction: Introduction | None, today: date
) -> RowView:
    """One thing to be done; its key is its number in the list."""
    what = t(f"referral.what.{due.what}")
    if referral is not None:
        name, other, owner = referral.name, introducer_words(referral), referral.owner
        action = referral.next_action
    elif introduction is not None:
        name = person_words(introduction.name, introduction.cohort)
        other, owner = other_words(introduction), introduction.owner
        action = introduction.next_action
    else:
        raise ValueError("a due thing is of a referral or of an introduction")
    if due.what == "next":
        what = next_words(action, True)
    cells = (due_words(due.due_on, today), t(f"referral.kind.{due.kind}"), name, what, other, owner)
    return RowView(number, cells, "alert" if (due.overdue or 0) > 0 else "")


# Introductions


def introduction_columns() -> tuple[Column, ...]:
    """Columns of the list of introductions."""
    return (
        Column(t("referral.column.due"), 9),
        Column(t("referral.column.name"), 14, wide=18),
        Column(t("referral.column.other"), 14, wide=18),
        Column(t("referral.column.stage"), 8, wide=20),
        Column(t("referral.column.reason"), 10, wide=24, grow=1),
        Column(t("referral.column.next"), 10, wide=20, grow=1),
        Column(t("referral.column.owner"), 4, wide=6),
    )


def introduction_row(introduction: Introduction, today: date) -> RowView:
    """One introduction."""
    still_open = introduction_open(introduction)
    cells = (
        due_words(introduction.due_on, today) if still_open else "",
        person_words(introduction.name, introduction.cohort),
        other_words(introduction),
        stage_words(introduction.stage, introduction.why),
        introduction.reason or "",
        next_words(introduction.next_action, still_open)
        if still_open
        else introduction.outcome or "",
        introduction.owner,
    )
    return RowView(introduction.id, cells, _tone(introduction.due_on, still_open, today))


def about(referral: Referral | None) -> list[Piece]:
    """The marked card of the board in one line."""
    if referral is None:
        return []
    words = (company_words(referral), introducer_words(referral), referral.topic)
    return [
        (f" {referral.name}", "strong"),
        ("  ", ""),
        ("  ".join(w for w in words if w), "dim"),
    ]


def search_text(referral: Referral) -> str:
    """What a referral is found by in its list, folded as a search key."""
    from smeic_tui.japanese.fold import key

    texts = (
        *(referral.name, referral.organisation, referral.introducer, referral.source_name),
        *(referral.topic, referral.next_action, referral.owner),
        short_company(referral.organisation),
    )
    return key(" ".join(text for text in texts if text))
