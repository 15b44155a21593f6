"""Figures of the day as lines of numbers: pure functions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from screens.today.words import figure_words
from smeic_tui.store.today.todays_work import Figure, Lines
from smeic_tui.text import t
from smeic_tui.widgets.figure_lines import FigureLine, Number


def figure_lines(
    work: Lines, stages: Lines, today: date
) -> tuple[list[FigureLine], list[tuple[Figure, ...]]]:
    """The lines of the screen, and beside each line the figures it shows.

    An event takes a line of its own: its name and its day are long.
    """
    lines: list[FigureLine] = []
    behind: list[tuple[Figure, ...]] = []
    for heading, part in (("work", _one_event_a_line(work)), ("stages", iter(stages))):
        if lines:
            lines.append(FigureLine(""))
            behind.append(())
        lines.append(FigureLine(t(f"today.{heading}")))
        behind.append(())
        empty = True
        for name, found in part:
            empty = False
            lines.append(FigureLine(t(f"today.line.{name}"), _numbers(found, today)))
            behind.append(tuple(found))
        if empty:
            lines.append(FigureLine(f"  {t('today.quiet')}"))
            behind.append(())
    return lines, behind


def _one_event_a_line(work: Lines) -> Iterator[tuple[str, Sequence[Figure]]]:
    for name, found in work:
        if name == "replies":
            yield from ((name, (figure,)) for figure in found)
        else:
            yield name, found


def _numbers(found: Sequence[Figure], today: date) -> tuple[Number, ...]:
    return tuple(
        Number(figure_words(figure, today), "alert" if figure.is_late else "") for figure in found
    )
