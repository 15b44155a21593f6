"""Operations and their changes as rows: pure functions and windows over the store."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import datetime

from screens.past.entry_words import operation_sentence, state
from screens.persons.words import family, local, moment
from smeic_tui.store.journal.history import Entry
from smeic_tui.store.journal.history_window import RecordChange, entries_of, record_changes
from smeic_tui.text import Language, language, messages, t
from smeic_tui.text.field_words import field_values, record_name
from smeic_tui.widgets.lines import Side
from smeic_tui.widgets.rows import Column, RowView
from smeic_tui.widgets.show import fit

_LABEL = 16
"""Cells of a field's name."""


def operation_columns() -> tuple[Column, ...]:
    """Columns of the history."""
    return (
        Column(t("history.number"), 5, right=True),
        Column(t("history.at"), 11),
        Column(t("history.staff"), 8, wide=12),
        Column(t("history.what"), 24, grow=1),
        Column(t("history.people"), 7, right=True),
        Column(t("history.state"), 12),
    )


def operation_row(entry: Entry, now: datetime) -> RowView:
    """One operation."""
    people = t("history.people_count", count=f"{entry.people:,}") if entry.people else ""
    found = state(entry)
    cells = (
        str(entry.id),
        short_moment(entry.at, now),
        family(entry.staff),
        operation_sentence(entry),
        people,
        t(f"history.{found}") if found else "",
    )
    return RowView(entry.id, cells, "dim" if found == "undone" else "")


def short_moment(at: str, now: datetime) -> str:
    """``11-23 14:05`` in this year, the day alone before it."""
    when = local(at)
    return when.strftime("%m-%d %H:%M" if when.year == now.astimezone().year else "%Y-%m-%d")


def operation_lines(entry: Entry | None) -> list[tuple[Side, Side]]:
    """The marked operation in full: its sentence, then when, where and what came of it."""
    if entry is None:
        return []
    first = f"    {operation_sentence(entry)}"
    told = t("history.outcome", at=moment(entry.at), host=entry.host, changes=f"{entry.changes:,}")
    found = state(entry)
    undone = (
        t(f"history.{found}_by", number=entry.undone_by, left=f"{entry.left:,}") if found else ""
    )
    return [([(first, "strong")], [(undone, "alert")]), ([(f"    {told}", "dim")], _counts(entry))]


def _counts(entry: Entry) -> Side:
    if "reversed" in entry.outcome:
        return [(t("history.reversal", **entry.outcome), "dim")]
    told = [
        f"{t(f'import_screen.outcome_{outcome}')} {entry.outcome[outcome]:,}"
        for outcome in ("new", "changed", "same", "review", "rejected")
        if entry.outcome.get(outcome)
    ]
    return [("  ".join(told), "dim")]


def kinds_named(text: str) -> list[str]:
    """Kinds of operations whose description holds a text, e.g. ``取り込み``."""
    spoken: Language = language()
    return [
        kind for kind, template in messages("operation", spoken).items() if text in _bare(template)
    ]


def _bare(template: str) -> str:
    return "".join(part.rpartition("}")[2] for part in template.split("{"))


class OperationRows:
    """The history, read as it is scrolled."""

    def __init__(self, conn: sqlite3.Connection, numbers: Sequence[int]) -> None:
        self._conn = conn
        self._numbers = numbers

    def __len__(self) -> int:
        return len(self._numbers)

    def window(self, start: int, stop: int) -> Sequence[RowView]:
        """Operations from the store."""
        now = datetime.now().astimezone()
        found = entries_of(self._conn, self._numbers[start:stop])
        return [operation_row(entry, now) for entry in found]

    def keys(self, start: int, stop: int) -> Sequence[int]:
        """Numbers of the operations."""
        return self._numbers[start:stop]


def change_columns() -> tuple[Column, ...]:
    """Columns of the changes of one operation."""
    return (
        Column(t("history.who"), 18, wide=24),
        Column(t("history.record"), 15),
        Column(t("history.change"), 30, grow=1),
    )


def change_row(change: RecordChange) -> RowView:
    """One changed record: whose, what kind, and its fields one after the other."""
    parts = [
        f"{name} {new}" if change.action != "update" else f"{name} {arrow(old, new)}"
        for name, old, new in field_values(change)
    ]
    record = t(f"history.{change.action}", record=record_name(change.table))
    return RowView(change.id, (change.who, record, "   ".join(parts)))


def arrow(old: str, new: str) -> str:
    """Old and new of a value."""
    return t("history.old_new", old=old, new=new)


def change_lines(change: RecordChange | None, most: int) -> list[tuple[Side, Side]]:
    """Every field of one changed record, a line each."""
    if change is None:
        return []
    lines: list[tuple[Side, Side]] = []
    for name, old, new in field_values(change):
        before: Side = [(f"    {fit(name, _LABEL)}  ", "dim")]
        if change.action == "update":
            before = [*before, (f"{old} -> ", "dim"), (new, "strong")]
        else:
            before = [*before, (new, "dim" if change.action == "delete" else "")]
        lines.append((before, ""))
    if len(lines) > most:
        rest = len(lines) - most + 1
        lines[most - 1 :] = [([(f"    {t('person.more', count=rest)}", "dim")], "")]
    return lines


class ChangeRows:
    """What one operation changed, read as it is scrolled."""

    def __init__(self, conn: sqlite3.Connection, ids: Sequence[int]) -> None:
        self._conn = conn
        self._ids = ids

    def __len__(self) -> int:
        return len(self._ids)

    def window(self, start: int, stop: int) -> Sequence[RowView]:
        """Changes from the store."""
        return [change_row(change) for change in record_changes(self._conn, self._ids[start:stop])]

    def keys(self, start: int, stop: int) -> Sequence[int]:
        """Numbers of the journal lines."""
        return self._ids[start:stop]
