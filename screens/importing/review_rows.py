"""Rows that wait for a decision, with their candidates: pure functions."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from screens.importing.comparison import Compared, comparison_lines, shown_beside
from screens.importing.plan_rows import change_text, for_and_against, sentence
from smeic_tui.errors import SmeicError
from smeic_tui.store.imports.imports import ImportRow
from smeic_tui.store.people import people
from smeic_tui.store.roster import roster
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
    name: str
    """Name and cohort."""
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
        evidence = for_and_against(candidate["evidence"], candidate.get("vetoes", ()))
        found.append(Choice(person_id, f"{who.name} {cohort}".strip(), evidence))
    return found


def question_lines(
    row: ImportRow,
    found: Sequence[Choice],
    fields: Sequence[Compared],
    would: Mapping[int, Sequence[FieldChange]],
    room: int,
) -> list[tuple[Side, Side]]:
    """Row and candidates side by side, the evidence, the answers with their digits.

    Args:
        row: The waiting row.
        found: Its candidates.
        fields: Row and candidates, field by field.
        would: By person, what taking the row for them would change, as far as it is known.
        room: Cells of the lines.
    """
    names = [choice.name for choice in found[: shown_beside(len(found), room)]]
    place = t("import_screen.row_of", row=row.row)
    lines = comparison_lines(fields, names, place, room)
    lines.append(("", ""))
    for digit, choice in enumerate(found, 1):
        name = "" if digit <= len(names) else f"{choice.name}  "
        taken = would.get(choice.person_id)
        after = "" if taken is None else f"  {_would(taken)}"
        pieces = [(f"  {digit}", "key"), (f"  {name}{choice.evidence}", ""), (after, "dim")]
        lines.append((pieces, ""))
    lines += [("", ""), (_answers(len(found)), "")]
    return lines


def _answers(found: int) -> list[Piece]:
    """``1-4 その人と同じ   5 新しい人   6 あとで``."""
    pieces: list[Piece] = [(" ", "")]
    if found:
        digits = "1" if found == 1 else f"1-{found}"
        pieces += [(f" {digits}", "key"), (f" {t('import_screen.same_person')}  ", "strong")]
    for digit, word in enumerate(("register", "postpone"), found + 1):
        pieces += [(f" {digit}", "key"), (f" {t(f'import_screen.{word}')}  ", "strong")]
    return pieces


def _would(changes: Sequence[FieldChange]) -> str:
    taken = [change_text(change) for change in changes if change.taken]
    if not taken:
        return t("import_screen.would_same")
    return t("import_screen.would_change", changes="   ".join(taken))
