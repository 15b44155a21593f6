"""How a list of referrals is read, and what one of its rows says: pure functions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from importers.activities.referrals.words import (
    category_of,
    day_of,
    person_of,
    source_of,
    state_of,
    thanks_of,
    without_day,
)
from smeic_tui.domain.referrals.told import ToldReferral
from smeic_tui.japanese.clean import clean
from smeic_tui.japanese.dates import parse_fiscal_year


@dataclass(frozen=True, slots=True)
class ListLayout:
    """One list of referrals."""

    columns: Mapping[str, str]
    """By what a column tells, its heading."""
    years: tuple[tuple[int, int], ...] = ()
    """First row and fiscal year of each section that names one."""
    struck: tuple[int, ...] = ()
    """Rows struck through."""
    days: Mapping[str, str] = field(default_factory=dict)
    """By row, the day of receipt where only the rows around it tell its year."""

    def text(self, record: Mapping[str, str], what: str) -> str:
        """A cell of a row; empty where the list has no such column."""
        heading = self.columns.get(what)
        return clean(record.get(heading, "")).strip() if heading else ""

    def year_of(self, row: int) -> int | None:
        """The fiscal year of the section a row stands in."""
        return next((year for first, year in reversed(self.years) if first <= row), None)


def to_data(layout: ListLayout) -> dict[str, Any]:
    """As JSON keeps it."""
    return asdict(layout)


def from_data(data: Mapping[str, Any]) -> ListLayout:
    """Back from JSON."""
    return ListLayout(
        dict(data["columns"]),
        tuple((int(row), int(year)) for row, year in data["years"]),
        tuple(int(row) for row in data["struck"]),
        dict(data["days"]),
    )


def section_years(sections: Mapping[int, str]) -> tuple[tuple[int, int], ...]:
    """First row and fiscal year of the sections that name one: ``■令和6年度``."""
    found = []
    for row, text in sorted(sections.items()):
        year = parse_fiscal_year(text.strip("■□◆◇●○【】〔〕[]＜＞<> 　"))
        if year is not None:
            found.append((row, year))
    return tuple(found)


def tell(layout: ListLayout, row: int, record: Mapping[str, str]) -> ToldReferral:
    """What a row says.

    Args:
        layout: How its table is read.
        row: Its row number, which tells its section.
        record: The row by heading; blank cells may be missing.
    """
    text = {what: layout.text(record, what) for what in layout.columns}
    received = day_of(text.get("received", ""), layout.year_of(row))
    state = state_of(text.get("status", ""), struck=row in layout.struck)
    following = text.get("next", "")
    due = day_of(following, layout.year_of(row), received)
    given = text.get("due", "")
    thanks = text.get("thanks", "")
    said = thanks_of(thanks)
    introducer = text.get("introducer", "")
    return ToldReferral(
        received_on=received,
        received_text="" if received else text.get("received", ""),
        introducer=person_of(introducer),
        introducer_text=introducer,
        source=source_of(introducer),
        category=category_of(text.get("category", "")),
        category_text=text.get("category", ""),
        topic=text.get("topic", ""),
        wants=text.get("wants", ""),
        offers=text.get("offers", ""),
        stage=state.stage,
        why=state.why,
        status=text.get("status", ""),
        owner=text.get("owner", ""),
        next_action=without_day(following) if due else following,
        due_on=day_of(given, layout.year_of(row), received) if given else due,
        thanks_owed=said == "owed",
        thanked_on=day_of(thanks, layout.year_of(row), received) if said == "dated" else None,
        thanks_text=thanks if said == "done" else "",
        note=text.get("note", ""),
    )
