"""What commands print about referrals and introductions: facts to JSON and words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import date
from typing import Any

from smeic_tui.domain.referrals.dates import overdue
from smeic_tui.domain.referrals.facts import Introduction, Referral
from smeic_tui.domain.referrals.numbers import ReferralNumbers
from smeic_tui.store.people import people
from smeic_tui.text import t
from smeic_tui.text.names import source_name

_OF_REFERRAL = (
    *("name", "organisation", "title", "source", "source_name", "received_on", "channel"),
    *("category", "topic", "stage", "stage_on", "furthest", "why", "owner", "next_action"),
    *("due_on", "thanks_due_on", "thanked_on", "report_due_on", "reported_on", "consent"),
    *("consent_on", "purpose", "keep_until", "note"),
)
_OF_INTRODUCTION = (
    *("name", "cohort", "organisation", "other_name", "other_cohort", "other_organisation"),
    *("reason", "stage", "stage_on", "furthest", "why", "outcome", "owner", "next_action"),
    *("due_on", "note"),
)


def introducer(referral: Referral) -> str:
    """Who brought somebody, in words."""
    if referral.introducer_id is not None:
        return referral.introducer
    return source_name(referral.source, referral.source_name)


def uids_of_referrals(conn: sqlite3.Connection, found: Iterable[Referral]) -> dict[int, str]:
    """Uids of everybody these name, for ``referral_json``."""
    return _uids(conn, (i for each in found for i in (each.person_id, each.introducer_id)))


def uids_of_introductions(
    conn: sqlite3.Connection, found: Iterable[Introduction]
) -> dict[int, str]:
    """Uids of both sides of each, for ``introduction_json``."""
    return _uids(conn, (i for each in found for i in (each.person_id, each.other_id)))


def _uids(conn: sqlite3.Connection, ids: Iterable[int | None]) -> dict[int, str]:
    return people.uids_of(conn, {i for i in ids if i is not None})


def referral_json(referral: Referral, uids: dict[int, str], today: date) -> dict[str, Any]:
    """One line of ``referral list --json``.

    Args:
        referral: Which.
        uids: Uids of the people it names.
        today: What is overdue is counted from here.
    """
    by = referral.introducer_id
    return {
        "referral": referral.id,
        "uid": referral.uid,
        "person": uids[referral.person_id],
        "introducer": None if by is None else {"person": uids[by], "name": referral.introducer},
        "overdue_days": overdue(referral.due_on, today),
        "counts": referral.counts,
        **{name: getattr(referral, name) for name in _OF_REFERRAL},
    }


def introduction_json(found: Introduction, uids: dict[int, str], today: date) -> dict[str, Any]:
    """One line of ``introduction list --json``; the arguments are those of ``referral_json``."""
    return {
        "introduction": found.id,
        "uid": found.uid,
        "person": uids[found.person_id],
        "other": None if found.other_id is None else uids[found.other_id],
        "overdue_days": overdue(found.due_on, today),
        **{name: getattr(found, name) for name in _OF_INTRODUCTION},
    }


def numbers_json(numbers: ReferralNumbers) -> dict[str, Any]:
    """``referral numbers --json``; `domain.referrals.numbers` says what each means."""
    return {
        "total": numbers.total,
        "stages": {s.stage: {"count": s.count, "overdue": s.overdue} for s in numbers.stages},
        "thanks_owed": numbers.thanks_owed,
        "reports_owed": numbers.reports_owed,
        "past_keeping": numbers.past_keeping,
        "without_consent": numbers.without_consent,
        "years": [
            {
                "year": year.year,
                "received": year.received,
                "reached": dict(year.reached),
                "aside": dict(year.aside),
            }
            for year in numbers.years
        ],
    }


def stage_words(stage: str, why: str | None) -> str:
    """A stage and the reason it is off the way for."""
    word = t(f"referral.stage.{stage}")
    return f"{word} {t(f'referral.why.{why}')}" if why else word
