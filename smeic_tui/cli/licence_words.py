"""Licences as JSON, and what is typed about them."""

from __future__ import annotations

import re
from typing import Any, get_args

from smeic_tui.cli.typed import one_of
from smeic_tui.domain.engagements import Engagement
from smeic_tui.domain.licences.assessment import State
from smeic_tui.domain.licences.licence import Point
from smeic_tui.domain.licences.period import Period, counts
from smeic_tui.errors import UsageError
from smeic_tui.exports.licence_words import line
from smeic_tui.store.licences.licence_holders import Holder
from smeic_tui.text import t

_MONTHS = re.compile(r"(\d{1,3})m")


def months(text: str) -> int:
    """``12m`` as 12.

    Raises:
        UsageError: ``months_invalid``.
    """
    found = _MONTHS.fullmatch(text.strip())
    if found is None:
        raise UsageError("months_invalid", text=text)
    return int(found[1])


def state(text: str) -> State:
    """A state by its code.

    Raises:
        UsageError: ``licence_state_unknown``.
    """
    found: State = one_of(text, get_args(State), "licence_state_unknown")
    return found


def holder_json(each: Holder) -> dict[str, Any]:
    """One line of ``licence list --json``."""
    found = each.found
    return {
        "person": each.uid,
        "name": each.name,
        "kana": each.kana,
        "cohort": each.cohort,
        "organisation": each.organisation,
        "standing": each.standing,
        "number": each.number,
        "registered_on": each.licence.registered_on,
        "expires_on": each.licence.expires_on,
        "period": _period_json(found.period),
        "state": found.state,
        "urgency": found.urgency,
        "days_left": found.days_left,
        "resume_until": found.resume_until.isoformat() if found.resume_until else None,
        "theory": _kind_json(found.theory, found.needed_theory, found.missing_theory),
        "practice": _kind_json(found.practice, found.needed_practice, found.missing_practice),
        "eligible": each.is_eligible,
        "line": line(found),
        "advice": t("licence.guide"),
    }


def _kind_json(counted: int, needed: int, missing: int) -> dict[str, int]:
    return {"counted": counted, "needed": needed, "missing": missing}


def _period_json(period: Period | None) -> dict[str, Any] | None:
    if period is None:
        return None
    return {
        "starts": period.starts.isoformat(),
        "expires": period.expires.isoformat(),
        "nominal": period.nominal.isoformat(),
        "suspended_days": period.suspended,
        "exact": period.is_exact,
        "stated": period.is_stated,
    }


def ledger_json(each: Holder) -> dict[str, Any]:
    """``licence show --json``: the same with suspensions and every line of the ledger."""
    return holder_json(each) | {
        "suspensions": [
            {"started_on": s.started_on, "resumed_on": s.resumed_on, "note": s.note}
            for s in each.suspensions
        ],
        "points": [point_json(point, each.found.period) for point in each.points],
    }


def point_json(point: Point, period: Period | None) -> dict[str, Any]:
    """One line of a ledger."""
    return {
        "uid": point.uid,
        "earned_on": point.earned_on,
        "kind": point.kind,
        "points": point.points,
        "proof": point.proof,
        "form": point.form,
        "session": point.session_uid,
        "counts": counts(point, period),
    }


def engagement_json(each: Engagement) -> dict[str, Any]:
    """One engagement."""
    return {
        "engagement": each.id,
        "uid": each.uid,
        "consultant": each.person,
        "organisation": each.organisation,
        "host": each.host,
        "theme": each.theme,
        "started_on": each.started_on,
        "ended_on": each.ended_on,
        "days": each.days,
        "state": each.state,
        "outcome": each.outcome,
        "counted": each.has_points,
    }
