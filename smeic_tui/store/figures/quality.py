"""Fill rates and diversity by cohort, counted in one pass, and the people behind each number."""

from __future__ import annotations

import sqlite3
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import cast

from smeic_tui.domain.diversity import AXES, CODES, RAW, Axis, Raw, shown_difference, value_of
from smeic_tui.domain.groups import Group, groups_of
from smeic_tui.domain.quality import AXIS_OF, FIELDS, Field
from smeic_tui.store.figures.census import COLUMNS, SOURCE, within

_PLAIN: tuple[Field, ...] = tuple(field for field in FIELDS if field not in AXIS_OF)
_RAW = tuple(dict.fromkeys(column for columns in RAW.values() for column in columns))
_BLOCK = 2000
_ROSTER = "JOIN roster_row ON roster_row.person_id = person.id"
_Cell = tuple[str, int | None]
"""Kind and cohort: the smallest groups, of which the others are made up."""


@dataclass(frozen=True, slots=True)
class Distribution:
    """How the people of every group spread over the values of one axis."""

    axis: Axis
    """Which one."""
    values: tuple[str, ...]
    """Values somebody may have, in the order shown; of free text those that occur."""
    labels: Mapping[str, str]
    """Of free text, the spelling most people have; empty for fixed values."""
    counts: Mapping[Group, Mapping[str | None, int]]
    """People of a group by value; None is unknown."""

    def count(self, group: Group, value: str | None) -> int:
        """People of a group with a value, or whose value is unknown."""
        return self.counts[group].get(value, 0)

    def known(self, group: Group) -> int:
        """People of a group whose value is known."""
        return sum(n for value, n in self.counts[group].items() if value is not None)

    def difference(self, group: Group) -> float | None:
        """How often two people of the group differ; None where that would mislead."""
        known = [n for value, n in self.counts[group].items() if value is not None]
        return shown_difference(known, self.count(group, None))


@dataclass(frozen=True, slots=True)
class Figures:
    """Every number of the tables, of one moment."""

    people: Mapping[Group, int]
    """The groups in the order of their columns, and how many people each has."""
    filled: Mapping[Field, Mapping[Group, int]]
    """People of a group who have a field."""
    distributions: Mapping[Axis, Distribution]
    """One for each axis."""

    def share(self, field: Field, group: Group) -> float:
        """Share of a group that has a field; 0 in an empty one."""
        people = self.people[group]
        return self.filled[field][group] / people if people else 0.0


def figures(
    conn: sqlite3.Connection, year: int, progress: Callable[[int], object] | None = None
) -> Figures:
    """Count everything in one pass over the people.

    Args:
        conn: A connection of the counting thread.
        year: The current year, for ages.
        progress: Told how many people are counted so far.
    """
    flags = " | ".join(f"((({COLUMNS[f]}) IS NOT NULL) << {n})" for n, f in enumerate(_PLAIN))
    raw = ", ".join(COLUMNS[column] for column in _RAW)
    cursor = conn.execute(f"SELECT {COLUMNS['kind']}, {COLUMNS['cohort']}, {flags}, {raw} {SOURCE}")
    filled: Counter[tuple[str, int | None, int]] = Counter()
    spread: dict[Axis, Counter[tuple[Raw, ...]]] = {axis: Counter() for axis in AXES}
    done = 0
    # Blocks keep the interpreter free for the screen: counting one takes a few milliseconds.
    while block := cursor.fetchmany(_BLOCK):
        kinds, cohorts, masks, *columns = zip(*block, strict=True)
        by_name = dict(zip(_RAW, columns, strict=True))
        filled.update(zip(kinds, cohorts, masks, strict=True))
        for axis, counter in spread.items():
            written = (by_name[column] for column in RAW[axis])
            counter.update(zip(kinds, cohorts, *written, strict=True))
        done += len(block)
        if progress is not None:
            progress(done)
    people: Counter[_Cell] = Counter()
    for (kind, cohort, _), number in filled.items():
        people[kind, cohort] += number
    groups = groups_of(people)
    distributions = {axis: _distribution(axis, spread[axis], groups, year) for axis in AXES}
    return Figures(
        _by_group(groups, people),
        {field: _filled(field, filled, distributions, groups) for field in FIELDS},
        distributions,
    )


def _filled(
    field: Field,
    found: Mapping[tuple[str, int | None, int], int],
    distributions: Mapping[Axis, Distribution],
    groups: tuple[Group, ...],
) -> Mapping[Group, int]:
    if field in AXIS_OF:
        return {group: distributions[AXIS_OF[field]].known(group) for group in groups}
    bit = 1 << _PLAIN.index(field)
    cells: Counter[_Cell] = Counter()
    for (kind, cohort, mask), number in found.items():
        if mask & bit:
            cells[kind, cohort] += number
    return _by_group(groups, cells)


def _by_group(groups: tuple[Group, ...], cells: Mapping[_Cell, int]) -> dict[Group, int]:
    return {g: sum(n for cell, n in cells.items() if g.holds(*cell)) for g in groups}


def _distribution(
    axis: Axis, found: Mapping[tuple[Raw, ...], int], groups: tuple[Group, ...], year: int
) -> Distribution:
    """Turn what is written into values.

    Args:
        axis: Which one.
        found: How many people have this kind, cohort and what is written.
        groups: Groups that have people.
        year: The current year.
    """
    cells: dict[_Cell, Counter[str | None]] = defaultdict(Counter)
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    known: dict[tuple[Raw, ...], str | None] = {}
    for (kind, cohort, *raw), number in found.items():
        written = tuple(raw)
        if written not in known:
            known[written] = value_of(axis, written, year)
        value = known[written]
        cells[cast("_Cell", (kind, cohort))][value] += number
        if value is not None and axis not in CODES:
            spellings[value][str(raw[0])] += number
    counts: dict[Group, Counter[str | None]] = {group: Counter() for group in groups}
    for group, counter in counts.items():
        for cell, each in cells.items():
            if group.holds(*cell):
                counter.update(each)
    if axis in CODES:
        values = CODES[axis]
    else:
        # The commonest first; of equals in the order of their text, so that nothing jumps about.
        values = tuple(sorted(spellings, key=lambda v: (-spellings[v].total(), v)))
    labels = {value: min(said, key=lambda s: (-said[s], s)) for value, said in spellings.items()}
    return Distribution(axis, values, labels, counts)


def people_with_field(
    conn: sqlite3.Connection, group: Group, field: Field, has: bool, year: int
) -> array[int]:
    """Who of a group has a field, or lacks it, in the order of the kana.

    Args:
        conn: Any connection.
        group: Whose.
        field: Which field.
        has: Those who have it, else those who lack it.
        year: The current year, for ages.
    """
    axis = AXIS_OF.get(field)
    if axis is not None:
        found = _valued(conn, group, axis, year)
        return array("q", (i for i, value in found if (value is not None) == has))
    where, values = within(group)
    rows = conn.execute(
        f"SELECT roster_row.person_id {_ordered()} AND {where} "
        f"AND ({COLUMNS[field]}) IS {'NOT ' * has}NULL ORDER BY sort_kana, roster_row.person_id",
        values,
    )
    return array("q", (i for (i,) in rows))


def people_in(conn: sqlite3.Connection, group: Group) -> array[int]:
    """Everybody of a group, in the order of the kana."""
    where, values = within(group)
    rows = conn.execute(
        f"SELECT roster_row.person_id {_ordered()} AND {where} "
        "ORDER BY sort_kana, roster_row.person_id",
        values,
    )
    return array("q", (i for (i,) in rows))


def people_with_value(
    conn: sqlite3.Connection, group: Group, axis: Axis, value: str | None, year: int
) -> array[int]:
    """Who of a group has a value on an axis, or whose value is unknown (None)."""
    return array("q", (i for i, found in _valued(conn, group, axis, year) if found == value))


def people_known(conn: sqlite3.Connection, group: Group, axis: Axis, year: int) -> array[int]:
    """Those of a group whose value on an axis is known."""
    found = _valued(conn, group, axis, year)
    return array("q", (i for i, value in found if value is not None))


def _valued(
    conn: sqlite3.Connection, group: Group, axis: Axis, year: int
) -> Iterator[tuple[int, str | None]]:
    where, values = within(group)
    known: dict[tuple[str | int | None, ...], str | None] = {}
    for person_id, *raw in conn.execute(
        f"SELECT roster_row.person_id, {', '.join(COLUMNS[column] for column in RAW[axis])} "
        f"{_ordered()} AND {where} ORDER BY sort_kana, roster_row.person_id",
        values,
    ):
        written = tuple(raw)
        if written not in known:
            known[written] = value_of(axis, written, year)
        yield person_id, known[written]


def _ordered() -> str:
    """The people who are counted, with what the roster sorts them by."""
    return SOURCE.replace(
        "FROM person\n", "FROM person JOIN roster_row ON roster_row.person_id = person.id\n"
    )
