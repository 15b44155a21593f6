"""What a suspension must be: one at a time, inside the term, no longer than allowed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from smeic_tui.domain.licences.licence import Suspension
from smeic_tui.domain.licences.period import Period
from smeic_tui.domain.licences.rules import LicenceRules
from smeic_tui.domain.licences.terms import years_on
from smeic_tui.errors import SmeicError

_FOR_EVER = "9999-12-31"


def check(
    wanted: Suspension, others: Iterable[Suspension], rules: LicenceRules, period: Period | None
) -> None:
    """Refuse a suspension that cannot be.

    Args:
        wanted: As it is to be entered.
        others: The other suspensions of the licence.
        rules: The rules of the file.
        period: The period of the licence on its first day; None while that is unknown.

    Raises:
        SmeicError: ``suspension_reversed``, ``suspension_overlaps`` (start),
            ``suspension_too_long`` (years), ``suspension_after_expiry`` (expires).
    """
    first = date.fromisoformat(wanted.started_on)
    if wanted.resumed_on is not None:
        after = date.fromisoformat(wanted.resumed_on)
        if after <= first:
            raise SmeicError("suspension_reversed")
        if after > years_on(first, rules.suspension_years):
            raise SmeicError("suspension_too_long", years=rules.suspension_years)
    for other in others:
        begins_in = wanted.started_on < (other.resumed_on or _FOR_EVER)
        if begins_in and other.started_on < (wanted.resumed_on or _FOR_EVER):
            raise SmeicError("suspension_overlaps", start=other.started_on)
    if period is not None and period.is_stated and first > period.expires:
        raise SmeicError("suspension_after_expiry", expires=period.expires.isoformat())
