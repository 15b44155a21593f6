"""Which names of series mean one series: the same name in another dress, a short form, one event.

Lists call one series トップリーダー鼎談会, MOT鼎談会 and 社長鼎談. Names are joined where an event
proves it (same 回次, same day), where one is the short form of exactly one other, or where the
numbers of one go on where the other's end; never where their numbers contradict each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from smeic_tui.japanese.fold import key

Joined = Literal["same_event", "short_form", "goes_on"]
"""How a name was joined to a series; ``goes_on`` is a guess that staff should look at."""

_SIGNS = re.compile(r"[\s・/&＆、,._\-]|の")
_TAIL = re.compile(r"(?:定例会|例会)$")
_CHUNK = 2
"""A short form keeps at least so many letters of each word it keeps."""
_STEM = 2
"""Letters of the last word, without 会, that two names must share to be guessed one series."""
_LONGEST = 40
"""Letters of the longest name that is compared word by word."""
_GAP_MONTHS = 30
"""Months within which a series is expected to go on."""


@dataclass(frozen=True, slots=True)
class Held:
    """One event as a list or the file names it."""

    name: str
    """Of its series, as written."""
    number: int | None
    """回次."""
    day: str | None
    """ISO date, partial where the day is unknown."""
    series: int | None = None
    """Id of its series, where it is on file."""


@dataclass(frozen=True, slots=True)
class Group:
    """Names that mean one series."""

    names: tuple[str, ...]
    """As written, in the order in which they were met."""
    series: int | None
    """Id of the series on file."""
    joined: tuple[tuple[str, Joined], ...]
    """Names that are no other spelling of the first, and why they belong to it."""


def series_key(name: str) -> str:
    """The form in which names of series are compared."""
    plain = _SIGNS.sub("", key(name).replace("(仮称)", "").replace("(仮)", ""))
    return _TAIL.sub("", plain.replace("倶楽部", "クラブ")) or plain


def group_names(events: Iterable[Held], known: Iterable[tuple[int, str]] = ()) -> list[Group]:
    """Join the names of events to series.

    Args:
        events: Events of the lists and of the file.
        known: ``(series id, name or alias)`` of the series on file.
    """
    return _Grouping(list(events), list(known)).groups()


class _Grouping:
    def __init__(self, events: Sequence[Held], known: Sequence[tuple[int, str]]) -> None:
        self._events: dict[str, list[Held]] = {}
        self._names: dict[str, list[str]] = {}
        self._series: dict[str, int] = {}
        self._root: dict[str, str] = {}
        self._why: dict[str, Joined] = {}
        for series_id, name in known:
            self._enter(name)
            self._series.setdefault(series_key(name), series_id)
        for held in events:
            self._enter(held.name)
            self._events[series_key(held.name)].append(held)
            if held.series is not None:
                self._series.setdefault(series_key(held.name), held.series)
        by_id: dict[int, str] = {}
        for name, series_id in self._series.items():
            self._root[name] = by_id.setdefault(series_id, name)

    def _enter(self, name: str) -> None:
        here = series_key(name)
        self._root.setdefault(here, here)
        self._events.setdefault(here, [])
        known = self._names.setdefault(here, [])
        if name not in known:
            known.append(name)

    def groups(self) -> list[Group]:
        self._join_same_events()
        self._join_short_forms()
        self._join_what_goes_on()
        found: dict[str, list[str]] = {}
        for name in self._root:
            found.setdefault(self._of(name), []).append(name)
        return [
            Group(
                tuple(written for name in keys for written in self._names[name]),
                next((self._series[name] for name in keys if name in self._series), None),
                tuple(
                    (self._names[name][0], self._why[name]) for name in keys if name in self._why
                ),
            )
            for keys in found.values()
        ]

    def _of(self, name: str) -> str:
        while self._root[name] != name:
            name = self._root[name]
        return name

    def _held(self, root: str) -> list[Held]:
        return [e for name in self._root if self._of(name) == root for e in self._events[name]]

    def _join(self, name: str, other: str, why: Joined) -> None:
        one, two = self._of(name), self._of(other)
        if one == two or not _may_be_one(self._held(one), self._held(two)):
            return
        ids = {self._series.get(root) for root in (one, two)} - {None}
        if len(ids) > 1:
            return
        if self._series.get(two) is None and self._series.get(one) is not None:
            one, two, name = two, one, other
        self._root[one] = two
        self._why.setdefault(name, why)
        if (series_id := self._series.get(one)) is not None:
            self._series.setdefault(two, series_id)

    def _join_same_events(self) -> None:
        seen: dict[tuple[int, str], str] = {}
        for name, events in self._events.items():
            for held in events:
                if held.number is not None and held.day is not None and len(held.day) == 10:
                    first = seen.setdefault((held.number, held.day), name)
                    if first != name:
                        self._join(name, first, "same_event")

    def _join_short_forms(self) -> None:
        """The longest first: 同窓会 fits once 同窓会総会 and MOT同窓会総会 are one."""
        for name in sorted(self._root, key=len, reverse=True):
            if not self._events[name]:
                continue
            longer = {
                self._of(other)
                for other in self._root
                if len(other) > len(name) and is_short_form(name, other)
            } - {self._of(name)}
            if len(longer) == 1:
                self._join(name, longer.pop(), "short_form")

    def _join_what_goes_on(self) -> None:
        """MOT鼎談会 up to the 5th, 社長鼎談 from the 6th: one chain of numbers and days."""
        refused: set[tuple[str, str]] = set()
        while (pair := self._next_chain(refused)) is not None:
            self._join(*pair, "goes_on")
            if self._of(pair[0]) != self._of(pair[1]):
                refused.add(pair)

    def _next_chain(self, refused: Set[tuple[str, str]]) -> tuple[str, str] | None:
        """A name and the one whose numbers it goes on from, if there is only one such."""
        names: dict[str, list[str]] = {}
        for name in self._root:
            names.setdefault(self._of(name), []).append(name)
        held = {root: [e for n in keys for e in self._events[n]] for root, keys in names.items()}
        stems = {root: _stems(keys) for root, keys in names.items()}
        roots = [root for root, events in held.items() if events]
        for later in roots:
            before = [
                root
                for root in roots
                if root != later
                and (later, root) not in refused
                and stems[root] & stems[later]
                and _goes_on(held[root], held[later])
                and not (self._series.get(root) and self._series.get(later))
            ]
            if len(before) == 1:
                return later, before[0]
        return None


def is_short_form(short: str, long: str) -> bool:
    """Whether a name keeps words of a longer one in their order: 経営危機研究会.

    Args:
        short: Key of the shorter name.
        long: Key of the longer one, 経営危機を乗り越えるトップリーダー研究会.
    """
    if len(short) <= _CHUNK or len(long) > _LONGEST:
        return False
    return _kept(short, long)


@lru_cache(maxsize=4096)
def _kept(short: str, long: str) -> bool:
    if not short:
        return True
    for size in range(len(short), _CHUNK - 1, -1):
        at = long.find(short[:size])
        if at >= 0 and len(short) - size != 1 and _kept(short[size:], long[at + size :]):
            return True
    return False


def _may_be_one(one: Sequence[Held], other: Sequence[Held]) -> bool:
    """Whether no 回次 stands for two days, and no day for two 回次."""
    days = {e.number: e.day for e in one if e.number is not None and e.day is not None}
    numbers = {day: number for number, day in days.items()}
    for held in other:
        if held.number is None or held.day is None:
            continue
        if days.get(held.number, held.day)[:7] != held.day[:7]:
            return False
        if numbers.get(held.day, held.number) != held.number:
            return False
    return True


def _stems(names: Sequence[str]) -> frozenset[str]:
    """The last letters of names, without 会, of those that are more than that."""
    return frozenset(name.removesuffix("会")[-_STEM:] for name in names if len(name) > _STEM)


def _goes_on(before: Sequence[Held], later: Sequence[Held]) -> bool:
    """Whether the later numbers are missing in the earlier ones, and fit between or behind them."""
    earlier = {e.number: e.day for e in before if e.number is not None and e.day is not None}
    if not earlier or any(e.number is None or e.day is None for e in later):
        return False
    numbers = sorted({(e.number, e.day) for e in later if e.number is not None and e.day})
    if not numbers:
        return False
    if numbers[0][0] - 1 not in earlier:
        return False
    chain = sorted([*earlier.items(), *numbers])
    if len({number for number, _ in chain}) < len(chain):
        return False
    days = [day for _, day in chain]
    first = earlier[numbers[0][0] - 1]
    return days == sorted(days) and _months(first, numbers[0][1]) <= _GAP_MONTHS


def _months(one: str, other: str) -> int:
    (year, month), (later, last) = (map(int, f"{day}-01".split("-")[:2]) for day in (one, other))
    return (later - year) * 12 + last - month
