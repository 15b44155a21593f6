"""Invented referrals for tests of their rules."""

from __future__ import annotations

from typing import Any

from smeic_tui.domain.referrals.facts import Referral

_USUAL: dict[str, Any] = {
    "uid": "u",
    "rev": 1,
    "name": "架空 太郎",
    "organisation": "",
    "title": "",
    "introducer_id": None,
    "introducer": "",
    "introducer_cohort": None,
    "source": None,
    "source_name": None,
    "received_on": "2026-04-01",
    "channel": "phone",
    "category": None,
    "topic": None,
    "stage": "new",
    "stage_on": "2026-04-01",
    "furthest": "new",
    "why": None,
    "owner_id": 1,
    "owner": "水野",
    "next_action": None,
    "due_on": None,
    "thanks_due_on": None,
    "thanked_on": None,
    "report_due_on": None,
    "reported_on": None,
    "consent": "unconfirmed",
    "consent_on": None,
    "purpose": None,
    "keep_until": None,
    "introduction_id": None,
    "note": None,
}


def made(number: int, **values: Any) -> Referral:
    """A referral of person ``100 + number`` unless said otherwise."""
    return Referral(**(_USUAL | {"id": number, "person_id": 100 + number} | values))
