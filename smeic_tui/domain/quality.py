"""How well the file knows its people: the fields that are counted, and what is worth a look.

A concern (気になる点) never says that something is wrong, only that somebody should look: a cohort
and a year that differ are a leave of absence as often as a slip.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, get_args

from smeic_tui.domain.consent import CHANNELS, ContactRule, RuleVerdict, can_contact
from smeic_tui.domain.diversity import Axis
from smeic_tui.domain.people import Kind, Person, Standing
from smeic_tui.japanese.cohorts import cohort_of_completion
from smeic_tui.japanese.phones import parse_phones

Field = Literal[
    "kana",
    "organisation",
    "title",
    "rank",
    "job_function",
    "relation",
    "industry",
    "business_type",
    "size_band",
    "mail",
    "phone",
    "mobile",
    "address",
    "birth_year",
    "completed",
    "research_theme",
    "member_no",
    "licence_no",
    "verified_on",
]
FIELDS: tuple[Field, ...] = get_args(Field)
"""Fields whose fill rate is counted, in the order of a person's page."""

AXIS_OF: dict[Field, Axis] = {
    "rank": "rank",
    "job_function": "job_function",
    "relation": "relation",
    "industry": "industry",
    "business_type": "business_type",
    "size_band": "size_band",
    "birth_year": "age",
}
"""Fields that are filled where the value on their axis is known, so both figures always agree."""

Concern = Literal[
    "unreachable",
    "returned",
    "open_actions",
    "same_mail",
    "bad_phone",
    "no_kana",
    "no_cohort",
    "cohort_mismatch",
    "two_primary",
    "ends_before_start",
    "future_date",
    "stale",
]
CONCERNS: tuple[Concern, ...] = get_args(Concern)
"""What keeps somebody from being reached comes first."""

STALE_YEARS = 3
"""Years after which what was verified should be verified again."""

_DATE = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-[0-9]{2})?)?", re.ASCII)
"""A partial ISO date; what is none, nothing is said of."""
_MOBILE = re.compile(r"0[789]0-[1-9][0-9]{3}-[0-9]{4}", re.ASCII)
"""Most numbers, of which none is bad: asking the numbering plan takes a hundred times as long."""
_HAN = re.compile("[々〆\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


def lacks_reading(name: str, kana: str | None, latin: str | None) -> bool:
    """Whether nobody can tell how a name is read: kanji with neither kana nor Latin letters.

    Alumni from abroad whose name is written in Latin letters or katakana need no kana.
    """
    return not (kana or latin) and _HAN.search(name) is not None


@lru_cache(maxsize=4096)
def reachable(
    kind: Kind,
    standing: Standing,
    verdicts: tuple[RuleVerdict | None, ...],
    usable: tuple[bool, ...],
) -> bool:
    """Whether any channel is open for the centre's own notices, by ``can_contact``.

    Args:
        kind: Kind of person.
        standing: Their standing.
        verdicts: Contact rule of each of ``CHANNELS``; None where there is none.
        usable: For each, whether there is an address or number that has not come back.
    """
    person = Person(0, "", 0, kind, "", standing=standing)
    rules = {c: ContactRule(c, v) for c, v in zip(CHANNELS, verdicts, strict=True) if v}
    there = dict(zip(CHANNELS, usable, strict=True))
    return any(can_contact(person, channel, rules, there).allowed for channel in CHANNELS)


@lru_cache(maxsize=4096)
def cohort_differs(cohort: int, completed: str) -> bool:
    """Whether a cohort and its date of completion do not go together.

    Cohort n completes in March of 2005 + n; from April on a completion counts for the next one.

    Args:
        cohort: 期.
        completed: 修了年月, a partial ISO date.
    """
    found = _DATE.fullmatch(completed)
    if found is None:
        return False
    month = int(found["month"]) if found["month"] else None
    return cohort_of_completion(int(found["year"]), month) != cohort


def ends_before_start(started: str, ended: str) -> bool:
    """Whether a post ended before it began, as precisely as both dates are known.

    2015-04 to 2015 is possible, 2015-04 to 2015-03 is not.
    """
    if not (_DATE.fullmatch(started) and _DATE.fullmatch(ended)):
        return False
    known = min(len(started), len(ended))
    return ended[:known] < started[:known]


def lies_ahead(date: str, today: str) -> bool:
    """Whether a partial ISO date is wholly in the future: of this year or month nobody can say."""
    return date > today[: len(date)] and _DATE.fullmatch(date) is not None


def is_stale(verified_on: str, today: str, years: int = STALE_YEARS) -> bool:
    """Whether the last verification lies more than so many years back, at its latest.

    Args:
        verified_on: A partial ISO date; a year or month counts to its end.
        today: Today's ISO date.
        years: How many years.
    """
    if _DATE.fullmatch(verified_on) is None:
        return False
    limit = f"{int(today[:4]) - years:04}{today[4:]}"
    return verified_on < limit[: len(verified_on)]


@lru_cache(maxsize=65_536)
def is_bad_phone(value: str) -> bool:
    """Whether a telephone number cannot be dialled as it stands: no number, or none in use."""
    if _MOBILE.fullmatch(value):
        return False
    found = parse_phones(value)
    return not found or any(phone.problem is not None for phone in found)
