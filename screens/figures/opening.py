"""The list of people behind a number."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Callable
from functools import partial

from screens.figures.grids import DifferenceLine, FieldLine, Meaning, ValueLine
from screens.listing.found import Choice, Found
from screens.people_list import PeopleList
from smeic_tui.domain.groups import Group
from smeic_tui.domain.quality import Concern
from smeic_tui.exports.figure_words import (
    axis_name,
    case_text,
    concern_name,
    field_name,
    group_name,
    value_name,
)
from smeic_tui.store.figures.concerns import Asked, cases
from smeic_tui.store.figures.quality import (
    Figures,
    people_in,
    people_known,
    people_with_field,
    people_with_value,
)
from smeic_tui.text import t


def cell_list(figures: Figures, meaning: Meaning, group: Group, year: int) -> PeopleList | None:
    """The people a cell counts; None where it counts nobody.

    Of a field both lists: first those who lack it, since they are what can be done something
    about, then those who have it.

    Args:
        figures: What was counted.
        meaning: What the line counts.
        group: Of whom.
        year: The current year, for ages.
    """
    whose = group_name(group)
    find: Callable[[sqlite3.Connection], array[int]]
    if isinstance(meaning, FieldLine):
        field = meaning.field
        if not figures.people[group]:
            return None

        def having(has: bool) -> Choice:
            label = t("quality.those_with" if has else "quality.those_without")
            found = partial(people_with_field, group=group, field=field, has=has, year=year)
            return _choice(label, found)

        return PeopleList(f"{field_name(field)}  {whose}", [having(False), having(True)])
    if isinstance(meaning, ValueLine):
        spread = figures.distributions[meaning.axis]
        count = spread.count(group, meaning.value)
        axis, value = meaning.axis, meaning.value
        caption = f"{axis_name(axis)} {value_name(spread, value)}  {whose}"
        find = partial(people_with_value, group=group, axis=axis, value=value, year=year)
    elif isinstance(meaning, DifferenceLine):
        axis = meaning.axis
        count = figures.distributions[axis].known(group)
        caption = f"{axis_name(axis)}  {whose}"
        find = partial(people_known, group=group, axis=axis, year=year)
    else:
        count, caption = figures.people[group], whose
        find = partial(people_in, group=group)
    return PeopleList(caption, [_choice("", find)]) if count else None


def concern_list(concern: Concern, asked: Asked) -> PeopleList:
    """The people of a concern, each with the value that caused it.

    Args:
        concern: Which one.
        asked: Today, and what counts as old.
    """

    def find(conn: sqlite3.Connection) -> Found:
        found = cases(conn, concern, asked)
        notes = {case.person_id: text for case in found if (text := case_text(concern, case))}
        return Found(array("q", (case.person_id for case in found)), notes)

    name = concern_name(concern, asked.stale_years)
    return PeopleList(name, [Choice("", find)])


def _choice(label: str, find: Callable[[sqlite3.Connection], array[int]]) -> Choice:
    return Choice(label, lambda conn: Found(find(conn)))
