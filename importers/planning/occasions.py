"""A list of several occasions: its rows by occasion, and whoever waits in more than one of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence

from importers.planning.plan import RowPlan
from importers.values.table_rows import ReadRow
from smeic_tui.errors import Reason

_Key = tuple[object, ...]


def by_occasion(
    rows: Iterable[ReadRow], occasion: Callable[[int, Mapping[str, str]], Hashable]
) -> Iterable[Sequence[ReadRow]]:
    """The rows of each occasion, in the order in which they begin."""
    found: dict[Hashable, list[ReadRow]] = {}
    for row in rows:
        found.setdefault(occasion(row.row, row.record), []).append(row)
    return found.values()


class AskedOnce:
    """People nobody knows who wait in the occasions so far: one question each, not one a row.

    Only where nobody on file comes into question and all that tells people apart is the same, a
    cohort or a company among it. Once two of one name stood at one occasion they are two, and each
    of their rows from there on is a question of its own.
    """

    def __init__(self) -> None:
        self._first: dict[_Key, int] = {}
        self._several: set[_Key] = set()

    def told_apart(self, rows: Sequence[ReadRow], plans: Sequence[RowPlan]) -> Iterator[RowPlan]:
        """The plans of one occasion's rows; whoever waited before is said to be the same person."""
        keys = [
            _key(row) if plan.outcome == "review" and not plan.candidates else None
            for row, plan in zip(rows, plans, strict=True)
        ]
        self._several.update(key for key, count in Counter(keys).items() if key and count > 1)
        for key, plan in zip(keys, plans, strict=True):
            if key is None or key in self._several or plan.known:
                yield plan
                continue
            first = self._first.setdefault(key, plan.row)
            if first == plan.row:
                yield plan
            else:
                again = Reason("repeats_row", {"row": first})
                yield plan._replace(reasons=(again, *plan.reasons))


def _key(row: ReadRow) -> _Key | None:
    who = row.identity()
    if not who.given or not (who.cohorts or who.companies):
        return None
    return who.names, who.kana, who.cohorts, who.companies, who.mails, who.mobiles
