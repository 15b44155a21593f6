"""Alumni on file for tests of commands; all of them are invented."""

from __future__ import annotations

from smeic_tui.store.journal.operation import Operation
from smeic_tui.store.people import people

_ALUMNI = (("渡邊", "健太郎", 3), ("渡部", "浩二", 13), ("小澤", "隆志", 20), ("伊藤", "薫", 12))


def add_alumni(op: Operation, count: int, *, company: str | None = None) -> list[int]:
    """Add the first so many of them; their ids.

    Args:
        op: The operation that adds them.
        count: How many, up to four.
        company: Each works in one called by the family name and this.
    """
    return [
        people.add_person(
            op,
            {"kind": "alumnus", "name": f"{family} {given}", "family": family, "given": given},
            cohort=cohort,
            organisation=company and f"{family}{company}",
        )
        for family, given, cohort in _ALUMNI[:count]
    ]
