"""Rows that wait for a decision, with their candidates: pure functions."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from screens.importing.plan_rows import change_text, for_and_against, sentence
from smeic_tui.errors import SmeicError
from smeic_tui.store import people, roster
from smeic_tui.store.imports import ImportRow
from smeic_tui.text import t
from smeic_tui.widgets.lines import Piece, Side
from smeic_tui.widgets.rows import Column, RowView

if TYPE_CHECKING:
    from importers.planning.plan import FieldChange

MOST_CANDIDATES = 5


@dataclass(frozen=True, slots=True)
class Choice:
    """Somebody on the roster whom a waiting row may mean."""

    person_id: int
    """Who."""
    line: str
    """Name, cohort, company and title."""
    evidence: str
    """What speaks for it, and what against, in words."""


def review_columns() -> tuple[Column, ...]:
    """Columns of the queue."""
    return (
        Column(t("import_screen.column_name"), 16),
        Column(t("import_screen.column_reason"), 30, grow=2),
        Column(t("import_screen.column_list"), 18, grow=1),
        Column(t("import_screen.column_row"), 5, right=True),
    )


def review_row(row: ImportRow, file: str) -> RowView:
    """One waiting row."""
    return RowView(row.id, (row.name, reasons_text(row), file, str(row.row)))


def reasons_text(row: ImportRow) -> str:
    """Why it waits."""
    return " ".join(sentence(reason) for reason in row.reasons)


def choices(conn: sqlite3.Connection, row: ImportRow) -> list[Choice]:
    """The candidates who are still on the roster, best first."""
    found: list[Choice] = []
    for candidate in row.candidates[:MOST_CANDIDATES]:
        try:
            person_id = people.person_id_of(conn, str(candidate["person"]))
        except SmeicError:
            continue
        if any(choice.person_id == person_id for choice in found):
            # Two candidates who have been merged since are one.
            continue
        shown = roster.rows(conn, [person_id])
        if not shown:
            continue
        who = shown[0]
        cohort = "" if who.cohort is None else t("roster.cohort", n=who.cohort)
        line = t(
            "import_screen.person",
            name=who.name,
            cohort=cohort,
            company=who.organisation,
            title=who.title,
        ).rstrip()
        evidence = for_and_against(candidate["evidence"], candidate.get("vetoes", ()))
        found.append(Choice(person_id, line, evidence))
    return found


def record_text(row: ImportRow) -> str:
    """The row as written: ``会社 布施商事   メール …``."""
    return "   ".join(f"{heading} {text}" for heading, text in row.record.items() if text)


def question_lines(
    row: ImportRow,
    found: Sequence[Choice],
    would: Mapping[int, Sequence[FieldChange]],
    wrapped: Sequence[str],
) -> list[tuple[Side, Side]]:
    """The row as written, every candidate with its digit and evidence, and the other answers.

    Args:
        row: The waiting row.
        found: Its candidates.
        would: By person, what taking the row for them would change, as far as it is known.
        wrapped: The row as written, in lines.
    """
    lines: list[tuple[Side, Side]] = [([(f"    {text}", "")], "") for text in wrapped]
    lines.append(("", ""))
    for digit, choice in enumerate(found, 1):
        lines.append((_answer(digit, choice.line, "strong"), ""))
        lines.append(([(f"       {choice.evidence}", "dim")], ""))
        changes = would.get(choice.person_id)
        if changes is not None:
            lines.append(([(f"       {_would(changes)}", "dim")], ""))
    lines.append((_answer(len(found) + 1, t("import_screen.register"), ""), ""))
    lines.append((_answer(len(found) + 2, t("import_screen.postpone"), ""), ""))
    return lines


def _answer(digit: int, text: str, tone: str) -> list[Piece]:
    return [(f"    {digit}", "key"), (f"  {text}", tone)]


def _would(changes: Sequence[FieldChange]) -> str:
    taken = [change_text(change) for change in changes if change.taken]
    if not taken:
        return t("import_screen.would_same")
    return t("import_screen.would_change", changes="   ".join(taken))
