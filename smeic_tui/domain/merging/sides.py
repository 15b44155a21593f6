"""The two records of a person, the questions about them, and what the answers come to."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

Value = str | int | None
Choice = Literal["left", "right", "both"]
"""Whose value stays; ``both`` where a person can have two, such as mail addresses."""
Difference = Literal["same", "left_only", "right_only", "differs"]

ONE: tuple[Choice, ...] = ("left", "right")
ANY: tuple[Choice, ...] = ("left", "right", "both")


@dataclass(frozen=True, slots=True)
class Record:
    """One row of a table."""

    id: int
    """Its id."""
    values: Mapping[str, Value]
    """Its facts by column."""
    written: str = ""
    """The day its values are of, as far as the journal knows."""

    def text(self, column: str) -> str:
        """A value as text, empty for nothing."""
        value = self.values.get(column)
        return "" if value is None else str(value)


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two records of a person, with all that hangs on it."""

    person: Record
    """The row of the person."""
    records: Mapping[str, tuple[Record, ...]]
    """What hangs on it, by table."""
    companies: Mapping[int, str]
    """Names of the companies that its posts refer to."""

    def of(self, table: str) -> tuple[Record, ...]:
        """The rows of one table."""
        return self.records.get(table, ())


@dataclass(frozen=True, slots=True)
class Field:
    """One line of the comparison."""

    key: str
    """Names it in the answers."""
    table: str
    """Whose label and words it has."""
    column: str
    """The same."""
    left: Value
    """Of the person who stays."""
    right: Value
    """Of the person who goes."""
    options: tuple[Choice, ...]
    """What can be chosen; empty where there is nothing to choose."""
    taken: Choice
    """What is taken without an answer."""
    equal: bool = False
    """Whether the two mean the same however they are written, such as 090-1111 and 0901111."""

    @property
    def difference(self) -> Difference:
        """How the two sides compare."""
        if _blank(self.right):
            return "same" if _blank(self.left) else "left_only"
        if _blank(self.left):
            return "right_only"
        return "same" if self.equal or alike(self.left, self.right) else "differs"


@dataclass(frozen=True, slots=True)
class Kept:
    """A value that gave way, and is kept among the person's other fields."""

    table: str
    """Where it stood."""
    column: str
    """The same."""
    value: Value
    """The value."""


@dataclass(slots=True)
class Outcome:
    """What is to be written for all the answers."""

    updates: dict[tuple[str, int], dict[str, Value]] = field(default_factory=dict)
    """New values by table and row."""
    joined: dict[tuple[str, int], int] = field(default_factory=dict)
    """Rows that repeat another one: by table and row, the row that stays."""
    kept: list[Kept] = field(default_factory=list)
    """What gave way."""

    def set(self, table: str, row: int, **values: Value) -> None:
        """Give columns of a row new values."""
        if values:
            self.updates.setdefault((table, row), {}).update(values)

    def keep(self, table: str, column: str, value: Value) -> None:
        """Keep a value that gives way."""
        if not _blank(value):
            self.kept.append(Kept(table, column, value))


@dataclass(frozen=True, slots=True)
class Question:
    """A line, and what each answer to it does."""

    field: Field | None
    """The line; None for what goes without saying."""
    apply: Callable[[Choice, Outcome], None]
    """Notes in the outcome what the answer changes."""


def nothing(_choice: Choice, _out: Outcome) -> None:
    """The apply of a line that only tells: its row moves as it is."""


def alike(one: Value, other: Value) -> bool:
    """Whether two values are the same but for width, white space and, in dates, exactness."""
    return level(one) == level(other)


def level(value: Value) -> str:
    """A value without what nobody would call a difference."""
    return "".join(unicodedata.normalize("NFKC", str(value if value is not None else "")).split())


def fits(one: str, other: str) -> bool:
    """Whether two partial dates, or a value and nothing, do not contradict each other."""
    return one.startswith(other) or other.startswith(one)


def later(left: Record, right: Record) -> Choice:
    """Whose values are newer; of the same day the one that was entered later."""
    return "left" if (left.written, left.id) > (right.written, right.id) else "right"


def _blank(value: Value) -> bool:
    return value is None or value == ""
