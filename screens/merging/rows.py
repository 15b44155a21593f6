"""Rows of pairs and of fields: pure functions."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence

from screens.merging.words import evidence_words, label, sides
from smeic_tui.domain.duplicates import Pair
from smeic_tui.domain.merging.sides import Choice, Field
from smeic_tui.japanese.legal_forms import short_company
from smeic_tui.store.roster import roster
from smeic_tui.store.roster.roster import RosterRow
from smeic_tui.text import t
from smeic_tui.widgets.lines import Side
from smeic_tui.widgets.rows import Column, RowView


def pair_columns() -> tuple[Column, ...]:
    """Columns of the list of pairs; the companies have room in a wide one."""
    company = t("duplicates.column_company")
    return (
        Column(t("duplicates.column_points"), 3, right=True),
        Column(t("duplicates.column_left"), 18, wide=20),
        Column(company, 0, wide=18),
        Column(t("duplicates.column_right"), 18, wide=20),
        Column(company, 0, wide=18),
        Column(t("duplicates.column_evidence"), 20, grow=1),
    )


def person_words(row: RosterRow | None) -> str:
    """``3期 渡邊 健太郎``."""
    if row is None:
        return t("roster.gone")
    cohort = "" if row.cohort is None else t("roster.cohort", n=row.cohort)
    return t("duplicates.person", cohort=cohort, name=row.name).strip()


def pair_row(pair: Pair, index: int, people: Mapping[int, RosterRow]) -> RowView:
    """One pair of the list; mere namesakes say so in place of what agrees."""
    left, right = people.get(pair.left), people.get(pair.right)
    why = evidence_words(pair.codes, pair.vetoes)
    if pair.group == "namesake":
        why = t("duplicates.group.namesake")
    cells = (
        str(pair.points),
        person_words(left),
        short_company(left.organisation) if left else "",
        person_words(right),
        short_company(right.organisation) if right else "",
        why,
    )
    return RowView(index, cells, "" if pair.group == "same" else "dim")


class PairRows:
    """The list of pairs, read a window at a time."""

    def __init__(self, conn: sqlite3.Connection, pairs: Sequence[Pair]) -> None:
        self._conn = conn
        self._pairs = pairs

    def __len__(self) -> int:
        return len(self._pairs)

    def window(self, start: int, stop: int) -> Sequence[RowView]:
        """Rows of a window; the key is the place in the list."""
        shown = self._pairs[start:stop]
        ids = {number for pair in shown for number in (pair.left, pair.right)}
        people = {row.id: row for row in roster.rows(self._conn, list(ids))}
        return [pair_row(pair, start + i, people) for i, pair in enumerate(shown)]

    def keys(self, start: int, stop: int) -> Sequence[int]:
        """Places in the list."""
        return range(start, stop)


def pair_lines(conn: sqlite3.Connection, pair: Pair) -> list[tuple[Side, Side]]:
    """The marked pair in full: both with company and title, and the evidence in words."""
    lines: list[tuple[Side, Side]] = []
    people = {row.id: row for row in roster.rows(conn, [pair.left, pair.right])}
    for number in (pair.left, pair.right):
        row = people.get(number)
        more = "  ".join(filter(None, (row.kana, row.organisation, row.title))) if row else ""
        lines.append(([(f"    {person_words(row)}", "strong"), (f"  {more}", "")], ""))
    lines.append(([(f"    {evidence_words(pair.codes, pair.vetoes)}", "")], ""))
    return [*lines, ([(f"    {group_words(pair)}", "dim")], "")]


def group_words(pair: Pair) -> str:
    """``同じ人と思われます  24点``."""
    points = t("duplicates.points", points=pair.points)
    return f"{t(f'duplicates.group.{pair.group}')}  {points}"


def field_columns() -> tuple[Column, ...]:
    """Columns of the two side by side."""
    return (
        Column(t("duplicates.column_field"), 14, wide=16),
        Column(t("duplicates.column_stays"), 22, grow=1),
        Column(t("duplicates.column_goes"), 22, grow=1),
        Column(t("duplicates.column_difference"), 8),
    )


def field_rows(fields: Sequence[Field], choices: Mapping[str, Choice]) -> list[RowView]:
    """One row a field that either of the two has; what is chosen stands in brackets."""
    rows = []
    for index, field in enumerate(fields):
        left, right = sides(field, choices.get(field.key, field.taken))
        if not left and not right:
            continue
        name = label(field.table, field.column)
        cells = (name, left, right, t(f"duplicates.{field.difference}"))
        rows.append(RowView(index, cells, "strong" if field.options else "dim"))
    return rows
