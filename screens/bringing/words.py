"""Referrals and introductions as staff say them: the same words on every screen."""

from __future__ import annotations

from datetime import date

from smeic_tui.domain.referrals.dates import is_open, overdue
from smeic_tui.domain.referrals.facts import Introduction, Referral
from smeic_tui.domain.referrals.moves import INTRODUCTIONS, REFERRALS
from smeic_tui.japanese.legal_forms import short_company
from smeic_tui.text import t
from smeic_tui.text.names import source_name


def due_words(due_on: str | None, today: date) -> str:
    """``3日超過``, ``今日``, ``12/3``; the text itself where only the month is settled."""
    days = overdue(due_on, today)
    if days is None:
        return due_on or t("referral.no_due")
    if days > 0:
        return t("referral.overdue", days=days)
    if days == 0:
        return t("referral.due_today")
    day = date.fromisoformat(due_on or "")
    return t("referral.due_left", month=day.month, day=day.day)


def person_words(name: str, cohort: int | None) -> str:
    """``鈴木 明 10期``."""
    if not name or cohort is None:
        return name
    return t("referral.introducer_cohort", name=name, cohort=cohort)


def introducer_words(referral: Referral) -> str:
    """``鈴木 明 10期``, ``自薦``, ``他機関 大正商工会``, ``紹介者不明``."""
    if referral.introducer_id is not None:
        return person_words(referral.introducer, referral.introducer_cohort)
    return source_name(referral.source, referral.source_name)


def company_words(referral: Referral) -> str:
    """``山本樹脂 技術者``."""
    kind = t(f"referral.category.{referral.category}") if referral.category else ""
    return " ".join(filter(None, (short_company(referral.organisation), kind)))


def stage_words(stage: str, why: str | None = None) -> str:
    """``面談``, ``見送り 合う修了生がいない``."""
    word = t(f"referral.stage.{stage}")
    return f"{word} {t(f'referral.why.{why}')}" if why else word


def next_words(next_action: str | None, still_open: bool) -> str:
    """The next action, or that none was decided."""
    return next_action or (t("referral.no_next") if still_open else "")


def referral_open(referral: Referral) -> bool:
    """Whether there is something to do about it."""
    return referral.counts and is_open(REFERRALS, referral.stage)


def introduction_open(introduction: Introduction) -> bool:
    """Whether there is something to do about it."""
    return is_open(INTRODUCTIONS, introduction.stage)


def other_words(introduction: Introduction) -> str:
    """The other person, or that they are still looked for."""
    if introduction.other_id is None:
        return t("referral.somebody")
    return person_words(introduction.other_name, introduction.other_cohort)


def introduction_line(each: Introduction, of: int) -> str:
    """The other one of an introduction, seen from one of the two, and where it stands."""
    name = other_words(each) if each.person_id == of else person_words(each.name, each.cohort)
    return t("referral.with", name=name, stage=stage_words(each.stage, each.why))


def referral_line(each: Referral, of: int) -> str:
    """A referral seen from the outsider, or from who brought them, and where it stands."""
    stage = stage_words(each.stage, each.why) if each.counts else t("referral.line.alumnus")
    if each.person_id == of:
        return t("referral.brought_by", name=introducer_words(each), stage=stage)
    return t("referral.brought", name=each.name, stage=stage)
