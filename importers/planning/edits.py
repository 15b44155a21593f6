"""One difference between a row and a person, and what taking it over does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from importers.planning.choices import Aspect, Options
from importers.planning.entries import Entry, Row
from importers.planning.ledger import Ledger
from importers.planning.plan import FieldChange
from importers.values.row_values import RowValues
from smeic_tui.japanese.fold import fold_kana, key
from smeic_tui.japanese.names import name_key
from smeic_tui.japanese.phones import digits


@dataclass(frozen=True, slots=True)
class Listed:
    """Where a row comes from, as far as it decides what its values are worth."""

    source: str
    """Name of the file, kept with what it refuses."""
    day: str
    """The day the list speaks of, else today: the day of every value it writes."""
    as_of: str | None
    """The day the list says it speaks of; without one nothing is updated."""
    written: Callable[[Row], str]
    """The day of a value on file."""
    options: Options
    """The choices of staff."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One difference, and what taking it over does."""

    change: FieldChange
    """As shown."""
    asks: bool
    """It waits for a decision."""
    do: Callable[[], object] | None
    """Writes it to the ledger; None where the roster's value stays."""


class Comparison:
    """A row beside the person it is linked to; nothing is written before an edit is done."""

    def __init__(self, ledger: Ledger, entry: Entry, values: RowValues, listed: Listed) -> None:
        self.ledger = ledger
        """The roster as the rows so far leave it."""
        self.entry = entry
        """The person."""
        self.values = values
        """What the row says."""
        self.listed = listed
        """Where it says so."""

    def edit(
        self,
        aspect: Aspect,
        old: str,
        new: str,
        do: Callable[[], object],
        rows: tuple[Row, ...] = (),
        *,
        fills: bool = False,
    ) -> Edit:
        """One difference under its policy; ``fills``: nothing is known yet, or it is added."""
        listed = self.listed
        as_of = listed.as_of
        later = (
            bool(rows)
            and as_of is not None
            and all(earlier(listed.written(row), as_of) for row in rows)
        )
        policy = listed.options.policy_of(aspect, later=later)
        taken = policy != "keep" if fills else policy == "update"
        asks = policy == "ask" and not fills
        return Edit(FieldChange(aspect, old, new, taken), asks, do if taken or asks else None)

    def scalar(
        self,
        aspect: Aspect,
        row: Row,
        column: str,
        value: str | int | None,
        same: Callable[[str, str], bool] | None = None,
    ) -> Iterator[Edit]:
        if value is None:
            return
        old, new = row.text(column), str(value)
        if old and (same or same_text)(old, new):
            return
        yield self.edit(
            aspect,
            old,
            new,
            lambda: self.ledger.set(row, column, value, self.listed.day),
            (row,),
            fills=not old,
        )


def earlier(written: str, as_of: str) -> bool:
    """Whether a value is of an earlier day than the list; a month is earlier than its days."""
    return written[: len(as_of)] < as_of if len(as_of) < len(written) else written < as_of


def same_text(old: str, new: str) -> bool:
    return old == new or key(old) == key(new)


def same_kana(old: str, new: str) -> bool:
    return "".join(fold_kana(old).split()) == "".join(fold_kana(new).split())


def same_name(old: str, new: str) -> bool:
    return name_key(old) == name_key(new)


def same_number(old: str, new: str) -> bool:
    return digits(old).lstrip("0") == digits(new).lstrip("0")


def same_date(old: str, new: str) -> bool:
    """2024-03 and 2024-03-25 do not contradict each other."""
    return old.startswith(new) or new.startswith(old)
