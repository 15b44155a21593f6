"""Fill rates and diversity as lines of a grid: pure functions over what was counted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from smeic_tui.domain.diversity import FEW, Axis
from smeic_tui.domain.groups import Group
from smeic_tui.domain.quality import FIELDS, Field
from smeic_tui.exports.figure_words import (
    axis_name,
    field_name,
    group_name,
    share_text,
    value_name,
)
from smeic_tui.store.figures.quality import Figures
from smeic_tui.text import lookup, t
from smeic_tui.widgets.grid_rows import GridColumn, GridLine
from smeic_tui.widgets.lines import Piece, Side
from smeic_tui.widgets.rows import WIDE_TABLE
from smeic_tui.widgets.show import width

_SHARE = 5
"""Cells of a share and the blank before it."""
_NAME, _NAME_WIDE = 16, 26
"""Cells of the frozen column on a narrow and on a wide terminal."""


@dataclass(frozen=True, slots=True)
class PeopleLine:
    """Everybody of a group."""


@dataclass(frozen=True, slots=True)
class FieldLine:
    """Those who have a field; those who lack it are the rest."""

    field: Field


@dataclass(frozen=True, slots=True)
class ValueLine:
    """Those with a value on an axis; None is unknown."""

    axis: Axis
    value: str | None


@dataclass(frozen=True, slots=True)
class DifferenceLine:
    """How mixed a group is on an axis; behind it stand those whose value is known."""

    axis: Axis


Meaning = PeopleLine | FieldLine | ValueLine | DifferenceLine


@dataclass(frozen=True, slots=True)
class Sheet:
    """A grid and what its lines mean."""

    lines: tuple[GridLine, ...]
    """Lines; their key is their place."""
    meanings: Mapping[int, Meaning]
    """By the key of a line."""


def group_columns(figures: Figures) -> tuple[GridColumn, ...]:
    """A column a group, wide enough for its largest number."""
    columns = []
    for group, people in figures.people.items():
        name = group_name(group)
        # One more than they need: else a share runs into the count of the next column.
        cells = 1 + max(len(f"{people:,}") + _SHARE, width(name))
        columns.append(GridColumn((name,), cells))
    return tuple(columns)


def name_column(title: str, room: int) -> GridColumn:
    """The frozen column.

    Args:
        title: Its heading.
        room: Cells of the terminal.
    """
    return GridColumn((title,), _NAME_WIDE if room >= WIDE_TABLE else _NAME, right=False)


def cell(count: int, people: int) -> str:
    """``28  88%``; the shares stand below each other. Nobody needs no share beside the count."""
    if not count:
        return "0" + " " * _SHARE
    return f"{count:,}{share_text(count, people):>{_SHARE}}"


def _numbered(found: Iterator[tuple[Meaning | str, str, tuple[str, ...]]]) -> Sheet:
    lines: list[GridLine] = []
    meanings: dict[int, Meaning] = {}
    for key, (meaning, name, cells) in enumerate(found):
        if isinstance(meaning, str):
            lines.append(GridLine(key, (meaning,)))
            continue
        meanings[key] = meaning
        muted = isinstance(meaning, PeopleLine | DifferenceLine)
        lines.append(GridLine(key, (name,), cells, "dim" if muted else ""))
    return Sheet(tuple(lines), meanings)


def _people(figures: Figures) -> tuple[Meaning, str, tuple[str, ...]]:
    # A blank share: the number stands over the counts below it.
    cells = tuple(f"{people:,}{' ' * _SHARE}" for people in figures.people.values())
    return PeopleLine(), t("quality.people"), cells


def fill_lines(figures: Figures) -> Sheet:
    """Fill rates: a line a field."""

    def found() -> Iterator[tuple[Meaning | str, str, tuple[str, ...]]]:
        yield _people(figures)
        for field in FIELDS:
            filled = figures.filled[field]
            cells = tuple(cell(filled[g], people) for g, people in figures.people.items())
            yield FieldLine(field), field_name(field), cells

    return _numbered(found())


def diversity_lines(figures: Figures) -> Sheet:
    """Distributions: a heading an axis, a line a value, then unknown and how mixed they are."""

    def found() -> Iterator[tuple[Meaning | str, str, tuple[str, ...]]]:
        yield _people(figures)
        for axis, spread in figures.distributions.items():
            yield axis_name(axis), "", ()
            for value in (*spread.values, None):
                cells = tuple(
                    cell(spread.count(group, value), people)
                    for group, people in figures.people.items()
                )
                yield ValueLine(axis, value), value_name(spread, value), cells
            mixed = (spread.difference(group) for group in figures.people)
            cells = tuple("-" if d is None else f"{round(100 * d)}%" for d in mixed)
            yield DifferenceLine(axis), t("quality.difference"), cells

    return _numbered(found())


def told(figures: Figures, meaning: Meaning, group: Group) -> Sequence[tuple[Side, Side]]:
    """What the cell under the cursor means, what Enter does, and what must be known of the line."""
    people = figures.people[group]
    whose = t("quality.in_group", group=group_name(group), people=f"{people:,}")
    if isinstance(meaning, FieldLine):
        has = figures.filled[meaning.field][group]
        lacks = people - has
        first: list[Piece] = [
            (f" {field_name(meaning.field)}  ", "strong"),
            (f"{whose}   ", ""),
            (t("quality.has", count=f"{has:,}", share=share_text(has, people)), ""),
            ("   ", ""),
            (t("quality.lacks", count=f"{lacks:,}"), "key" if lacks else "dim"),
        ]
        return [(first, ""), (_opens_both(has, lacks), ""), (_note(meaning.field), "")]
    if isinstance(meaning, ValueLine):
        spread = figures.distributions[meaning.axis]
        count = spread.count(group, meaning.value)
        name = f"{axis_name(meaning.axis)} {value_name(spread, meaning.value)}"
        said = t("quality.of", count=f"{count:,}", share=share_text(count, people))
        first = [(f" {name}  ", "strong"), (f"{whose}   {said}", "")]
        return [(first, ""), (_opens(count), ""), (_note(meaning.axis), "")]
    if isinstance(meaning, DifferenceLine):
        spread = figures.distributions[meaning.axis]
        known = spread.known(group)
        if spread.difference(group) is None:
            said = t("quality.note.few", few=FEW)
        else:
            axis = axis_name(meaning.axis)
            said = t("quality.note.difference", count=f"{known:,}", axis=axis)
        first = [(f" {t('quality.difference')}  ", "strong"), (whose, "")]
        return [(first, ""), (_opens(known), ""), (f" {said}", "")]
    first = [(f" {whose}", "strong")]
    return [(first, ""), (_opens(people), ""), (_note("people"), "")]


def _opens(count: int) -> list[Piece]:
    if not count:
        return [(f" {t('quality.none_to_open')}", "dim")]
    return [(f" {t('quality.opens', count=f'{count:,}')}", "dim")]


def _opens_both(has: int, lacks: int) -> list[Piece]:
    with_it, without = t("quality.those_with"), t("quality.those_without")
    if has and lacks:
        return [(f" {t('quality.opens_both', first=without, second=with_it)}", "dim")]
    return _opens(has + lacks)


def _note(name: str) -> list[Piece]:
    found = lookup(f"quality.note.{name}")
    return [(f" {found}" if found else "", "dim")]
