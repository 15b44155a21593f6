"""The columns of a table with what they were taken for, as rows and lines: pure functions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from screens.importing.field_search import meaning_label
from screens.importing.policies import changeable, choices_for, policy_word
from smeic_tui.actions.action import DIGITS
from smeic_tui.text import t
from smeic_tui.widgets.lines import Piece, Side
from smeic_tui.widgets.rows import Column, RowView, Tone

if TYPE_CHECKING:
    from importers.planning.choices import Aspect, Policy
    from importers.tables.columns import Column as TableColumn
    from importers.tables.table import Table

_SURE = 0.9
_LIKELY = 0.7
_EXAMPLES = 40
"""Rows looked through for values of a column."""
_SHOWN = 3
"""Values of a column that are shown."""


def column_columns() -> tuple[Column, ...]:
    """Columns of the list of columns."""
    return (
        Column("", 2),
        Column(t("import_screen.column_heading"), 16, wide=24),
        Column(t("import_screen.column_meaning"), 16, wide=20),
        Column(t("import_screen.column_sure"), 6, wide=10),
        Column(t("import_screen.column_policy"), 14, wide=16),
        Column(t("import_screen.column_values"), 12, grow=1),
    )


def column_rows(
    columns: Sequence[TableColumn],
    values: Sequence[str],
    policies: Mapping[Aspect, Policy],
    *,
    dated: bool,
) -> list[RowView]:
    """Every column: heading, meaning, how sure, which value wins, first values."""
    return [
        RowView(
            number,
            (
                column.letter,
                column.header,
                meaning_of(column),
                sure_word(column),
                _policy_cell(column, policies, dated=dated),
                values[number],
            ),
            _tone(column),
        )
        for number, column in enumerate(columns)
    ]


def _tone(column: TableColumn) -> Tone:
    if column.field is None:
        return "dim"
    return "alert" if column.confidence < _LIKELY else ""


def meaning_of(column: TableColumn) -> str:
    """What a column means; one without a meaning is kept and says so."""
    if column.field is None:
        return t("import_screen.kept_short")
    return meaning_label(column.field, column.scope)


def sure_word(column: TableColumn) -> str:
    """How sure the meaning is, in a word."""
    if column.why in ("chosen", "profile"):
        return t(f"import_screen.sure_{column.why}")
    if column.field is None:
        return ""
    if column.confidence >= _SURE:
        return t("import_screen.sure_yes")
    return t(
        "import_screen.sure_likely" if column.confidence >= _LIKELY else "import_screen.sure_no"
    )


def is_doubtful(column: TableColumn) -> bool:
    """Whether staff should look at a column before they go on."""
    return column.field is not None and column.confidence < _LIKELY


def _policy_cell(column: TableColumn, policies: Mapping[Aspect, Policy], *, dated: bool) -> str:
    aspect = changeable(column.field)
    if aspect is None:
        return t("import_screen.policy_none")
    return policy_word(aspect, policies.get(aspect), dated=dated)


def first_values(tables: Sequence[Table]) -> list[str]:
    """By column, its first values; of several tables alike, of the first that have some."""
    from importers.reading.workbook import shown

    found: list[list[str]] = [[] for _ in tables[0].columns]
    for table in tables:
        for row in islice(table.rows(), _EXAMPLES):
            for seen, cell in zip(found, row.cells, strict=True):
                text = shown(cell).strip()
                if text and len(seen) < _SHOWN and text not in seen:
                    seen.append(text)
        if all(found):
            break
    return [t("frame.comma").join(seen) for seen in found]


def told(
    column: TableColumn, values: str, policies: Mapping[Aspect, Policy]
) -> list[tuple[Side, Side]]:
    """The marked column in full: what it was read as and why, its values, which value wins."""
    heading = f"{column.letter} {column.header}"
    if column.field is None:
        sentence = t("import_screen.column_kept", heading=heading)
    else:
        sentence = t(
            "import_screen.column_read",
            heading=heading,
            meaning=meaning_of(column),
            why=t(f"import_screen.why_{column.why or 'synonym'}"),
        )
    shown = t("import_screen.first_values", values=values or t("import_screen.no_values"))
    lines: list[tuple[Side, Side]] = [([(f"  {sentence}", "strong")], ""), (f"  {shown}", "")]
    lines.append((_policies(column, policies), ""))
    return lines


def _policies(column: TableColumn, policies: Mapping[Aspect, Policy]) -> Side:
    aspect = changeable(column.field)
    if aspect is None:
        return [(f"  {t('import_screen.policy_none_why')}", "dim")]
    now = policies.get(aspect)
    pieces: list[Piece] = [(" ", "")]
    for digit, policy in zip(DIGITS, choices_for(aspect), strict=False):
        key = "policy_usual" if policy is None else f"policy_{policy}"
        word = t(f"import_screen.{key}")
        chosen = policy == now
        pieces.append(
            (f"[{digit} {word}]" if chosen else f" {digit} {word} ", "held" if chosen else "")
        )
    return pieces
