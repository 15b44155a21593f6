"""The axes of diversity, and which value a person has on each: exactly one, or none is known.

Unknown (不明) is counted like a value and never guessed away. What can be derived is: an age from
the year of birth, rank and relation from the title where staff have not set them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Literal, get_args

from smeic_tui.domain.people import JobFunction
from smeic_tui.japanese.fold import key
from smeic_tui.japanese.titles import RANKS, Relation, rank_of, relation_of

Axis = Literal["age", "relation", "size_band", "job_function", "rank", "industry", "business_type"]
AXES: tuple[Axis, ...] = get_args(Axis)
"""The short ones first: they are seen together."""
Raw = str | int | None
"""A column of the file."""

RAW: Mapping[Axis, tuple[str, ...]] = {
    "age": ("birth_year",),
    "relation": ("relation", "title"),
    "size_band": ("size_band",),
    "job_function": ("job_function",),
    "rank": ("rank", "title"),
    "industry": ("industry",),
    "business_type": ("business_type",),
}
"""What a value on an axis is read from."""

AGE_BANDS = ("-29", "30-39", "40-49", "50-59", "60-69", "70-")
"""Ages somebody reaches within the year; the month of birth is not on file."""
_YOUNGEST, _OLDEST, _DECADE = 29, 70, 10
_SIZE_STARTS = (1, 5, 10, 20, 50, 100, 300, 1000)
SIZE_BANDS = ("1-4", "5-9", "10-19", "20-49", "50-99", "100-299", "300-999", "1000-")
"""Employees."""

CODES: Mapping[Axis, tuple[str, ...]] = {
    "age": AGE_BANDS,
    "relation": get_args(Relation),
    "size_band": SIZE_BANDS,
    "job_function": get_args(JobFunction),
    "rank": tuple(rank for rank in RANKS if rank != "unclassified"),
}
"""Every value of the axes that have a fixed list, in the order shown; the others are free text."""

FEW = 10
"""Known values below which no figure of evenness is given."""

_SIZE = re.compile(r"(?P<low>[0-9]{1,9})(?:[名人]?[-~](?P<high>[0-9]{1,9}))?")
_ONE_THOUSAND = re.compile(r"(?<=[0-9]),(?=[0-9]{3})")
_BELOW = re.compile(r"^[^0-9]*-[ ]*[0-9]+[^0-9-]*$|未満|以下")


def value_of(axis: Axis, raw: tuple[Raw, ...], year: int) -> str | None:
    """The value somebody has on an axis; None where it is unknown.

    Args:
        axis: Which one.
        raw: The columns named by ``RAW``, in that order.
        year: The current year, for ages.
    """
    first = raw[0]
    if axis == "age":
        return age_band(first, year) if isinstance(first, int) else None
    text = "" if first is None else str(first).strip()
    if axis == "size_band":
        return size_band(text)
    if axis == "relation":
        return relation(text, str(raw[1] or ""))
    if axis == "rank":
        return rank(text, str(raw[1] or ""))
    if axis == "job_function":
        return text or None
    return key(text) or None


def age_band(birth_year: int, year: int) -> str | None:
    """The band of the age reached in ``year``; None for a birth that has yet to come."""
    age = year - birth_year
    if age < 0:
        return None
    if age <= _YOUNGEST:
        return AGE_BANDS[0]
    if age >= _OLDEST:
        return AGE_BANDS[-1]
    start = age // _DECADE * _DECADE
    return f"{start}-{start + _DECADE - 1}"


def size_band(text: str) -> str | None:
    """The band of a number of employees as lists write it; None where it holds no number.

    Lists cut sizes differently (21-50, 101-300, 50名以下), so a range goes where its middle lies.
    """
    plain = _ONE_THOUSAND.sub("", key(text))
    found = _SIZE.search(plain)
    if found is None:
        return None
    low = int(found["low"])
    high = int(found["high"] or low)
    if found["high"] is None and _BELOW.search(plain):
        low = 0
    middle = (low + high) / 2
    reached = sum(start <= middle for start in _SIZE_STARTS)
    return SIZE_BANDS[max(reached, 1) - 1]


def relation(stored: str, title: str) -> str | None:
    """経営者 or 勤務 as staff set it, else as the title tells."""
    return stored or (relation_of(title) if title else None)


def rank(stored: str, title: str) -> str | None:
    """職位 as staff corrected it, else as the title tells; None where it does not tell."""
    found = stored if stored in RANKS else rank_of(title) if title else "unclassified"
    return None if found == "unclassified" else found


def difference(counts: Iterable[int]) -> float | None:
    """How often two people drawn at random differ: 0 all alike, towards 1 all different.

    Gini-Simpson index in its unbiased form, ``1 - sum n(n-1) / N(N-1)`` (E. H. Simpson,
    "Measurement of Diversity", Nature 163, 1949, p. 688). It says of known values only how mixed
    they are; None below two of them.
    """
    known = tuple(counts)
    total = sum(known)
    if total < 2:
        return None
    alike = sum(n * (n - 1) for n in known)
    return 1 - alike / (total * (total - 1))


def shown_difference(counts: Iterable[int], unknown: int) -> float | None:
    """The same where it may be shown: of at least ten known values, and no more unknown than known.

    Of a few, or of those who happen to be known, it would say little and look exact.
    """
    known = tuple(counts)
    total = sum(known)
    return difference(known) if total >= FEW and unknown <= total else None
