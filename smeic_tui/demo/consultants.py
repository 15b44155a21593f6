"""Invented licences: some that run out soon, some suspended, each with a ledger.

Drawn from the licence number alone, so that nothing else of the invented centre depends on them.
"""

from __future__ import annotations

from datetime import date, timedelta

from smeic_tui.demo.dice import Dice
from smeic_tui.demo.invented import (
    InventedEngagement,
    InventedLicence,
    InventedPoint,
    InventedSuspension,
)
from smeic_tui.domain.licences.period import likely_expiry
from smeic_tui.domain.licences.rules import DEFAULT
from smeic_tui.domain.licences.terms import first_day

_YEAR = 365
_THEORY = ("理論政策更新研修", "論文審査", "理論政策更新研修(オンライン)")
_PRACTICE = ("窓口相談", "専門家派遣", "診断実務補習", "経営改善計画の策定支援", "補助金申請の支援")
_THEMES = ("生産管理の見直し", "原価計算", "事業承継の計画", "販路の開拓", "人事制度", "資金繰り")
_OUTCOMES = (
    "工程の段取り替えが半分に",
    "原価表ができた",
    "計画書を金融機関に提出",
    "新しい取引先が2社",
    "続きを次年度に",
)


def licence_of(number: str, today: date) -> InventedLicence:
    """The licence behind a number, as it stands around a day."""
    dice = Dice(int(number))
    registered = today - timedelta(days=dice.between(60, 17 * _YEAR))
    ends = likely_expiry(registered, DEFAULT.years, today)
    drawn = dice.random()
    before = first_day(ends, DEFAULT.years) - timedelta(days=1)
    if drawn < 0.08 and before > registered:
        # Not renewed in time: it ended with the term before.
        ends = before
    starts = max(first_day(ends, DEFAULT.years), registered)
    is_stated = drawn < 0.08 or dice.random() < 0.9
    suspensions = _suspensions(dice, starts, min(today, ends)) if drawn > 0.88 else ()
    return InventedLicence(
        registered.isoformat() if dice.random() < 0.85 else f"{registered:%Y-%m}",
        ends.isoformat() if is_stated else None,
        suspensions,
        _points(dice, max(registered, starts - timedelta(days=2 * _YEAR)), min(today, ends)),
        _engagement(dice, today),
    )


def _suspensions(dice: Dice, first: date, last: date) -> tuple[InventedSuspension, ...]:
    room = (last - first).days
    if room < 200:
        return ()
    started = first + timedelta(days=dice.between(30, room - 100))
    lasts = dice.random() < 0.6
    resumed = None if lasts else started + timedelta(days=dice.between(31, 99))
    return (InventedSuspension(started.isoformat(), resumed.isoformat() if resumed else None),)


def _points(dice: Dice, first: date, last: date) -> tuple[InventedPoint, ...]:
    """A few lines a year, also of the term before; the latest first."""
    room = (last - first).days
    if room < 30:
        return ()
    found = []
    for _ in range(room * dice.between(1, 4) // (2 * _YEAR) + 1):
        day = first + timedelta(days=dice.between(0, room))
        if dice.random() < 0.4:
            found.append(InventedPoint(day.isoformat(), "theory", 1, dice.pick(_THEORY), "18"))
        else:
            form = dice.pick(("19", "20", "21"))
            points = dice.between(2, 9)
            line = InventedPoint(day.isoformat(), "practice", points, dice.pick(_PRACTICE), form)
            found.append(line)
    return tuple(sorted(found, key=lambda point: point.earned_on, reverse=True))


def _engagement(dice: Dice, today: date) -> InventedEngagement | None:
    drawn = dice.random()
    if drawn > 0.3:
        return None
    started = today - timedelta(days=dice.between(5, 2 * _YEAR))
    theme = dice.pick(_THEMES)
    if drawn < 0.08:
        return InventedEngagement(theme, started.isoformat(), None, None, "running", None)
    ended = min(started + timedelta(days=dice.between(10, 120)), today)
    days = min(dice.between(2, 12), (ended - started).days + 1)
    outcome = dice.pick(_OUTCOMES)
    return InventedEngagement(theme, started.isoformat(), ended.isoformat(), days, "done", outcome)
