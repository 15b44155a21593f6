"""What a title line says about an event: series, 回次, day, time and place, in whatever order.

``第5回トップリーダー鼎談会　日時：令和6年11月9日（土）18:00～　於：神田キャンパス``

What is read is cut out, piece by piece: what is left at the end is the name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from smeic_tui.japanese.event_days import (
    fiscal_year_in,
    has_date,
    in_digits,
    other_weekday,
    take_day,
    without_fiscal_year,
)
from smeic_tui.japanese.event_hours import take_hours
from smeic_tui.japanese.event_labels import take_asides, without_date_labels, without_name_labels
from smeic_tui.japanese.event_names import meeting_in, names_event, take_name
from smeic_tui.japanese.event_numbers import (
    number_first,
    take_number,
    without_quotes_of_numbered,
    without_ranges,
)
from smeic_tui.japanese.event_venues import has_venue, is_online, is_place, take_venue
from smeic_tui.japanese.letters import LONGEST, level

_PROVISIONAL = re.compile(r"[(][ ]*仮[ ]*称?[ ]*[)]|[【\[]仮称?[】\]]")
_THEME = re.compile(
    r"(?:テーマ|演題|題目)[ ]*[:][ ]*(?P<theme>[^|\n※]+)"
    r"|[「『](?P<quoted>[^」』]{2,60})(?<!間)(?<!室)(?<!ホール)[」』]"
)
_LEGEND = re.compile(r"[(][^()]*[:][^()]*[)]")


@dataclass(frozen=True, slots=True)
class EventTitle:
    """What was read; what is not said is None."""

    name: str | None = None
    """Of the series or the event, without number and list words."""
    number: int | None = None
    """回次."""
    day: str | None = None
    """ISO date, or ISO month where no day is given."""
    starts: str | None = None
    """``18:00``."""
    ends: str | None = None
    venue: str | None = None
    theme: str | None = None
    provisional: bool = False
    """（仮称） stands beside the name."""
    online: bool = False
    """The place can be attended online too."""
    weekday: str | None = None
    """The weekday written beside the day, where the day is another one: 土."""
    yearless: str | None = None
    """A day that is written without its year, where nothing tells it: 5月18日."""

    def filled(self, other: EventTitle) -> EventTitle:
        """This title with what only another one says."""
        return replace(
            self,
            name=self.name or other.name,
            number=self.number if self.number is not None else other.number,
            day=self.day or other.day,
            starts=self.starts or other.starts,
            ends=self.ends if self.starts else other.ends,
            venue=self.venue or other.venue,
            theme=self.theme or other.theme,
            provisional=self.provisional or other.provisional,
            online=self.online or other.online,
            weekday=self.weekday if self.day else other.weekday,
            yearless=None if self.day or other.day else self.yearless or other.yearless,
        )


def read_title(lines: Iterable[str], fiscal: int | None = None) -> EventTitle:
    """What title lines say together, the first that says something counting.

    Args:
        lines: Texts of the cells above a table, or the cells of its header, top down.
        fiscal: The fiscal year of dates that name none (``11/18``).
    """
    cells = (" ".join(level(line[:LONGEST]).split()) for line in lines if line.strip())
    text = in_digits("\n".join(cells))
    if fiscal is None:
        fiscal = fiscal_year_in(text)
    online = is_online(text)
    text, asides = take_asides(without_quotes_of_numbered(without_name_labels(text)))
    about = _THEME.search(text)
    text = _LEGEND.sub(_keep_dated, _THEME.sub("|", text))
    written = text
    text, day, yearless = take_day(text, fiscal)
    text, starts, ends = take_hours(text)
    text = without_date_labels(text)
    provisional = bool(_PROVISIONAL.search(text))
    text = _PROVISIONAL.sub("", text)
    text, number = take_number(without_fiscal_year(without_ranges(text)))
    text, venue = take_venue(text)
    name, left = take_name(number_first(text))
    name, theme = _name_and_theme(name, about)
    if name is None:
        # 2024年度 例会出欠: a word that stands in every title is the name where nothing else is.
        name = meeting_in(text) or next((each for each in asides if names_event(each)), None)
    if venue is None:
        venue = next((each for each in left if is_place(each)), None)
    return EventTitle(
        *(name, number, day, starts, ends, venue, theme, provisional, online),
        other_weekday(written, day),
        yearless,
    )


def _name_and_theme(name: str | None, about: re.Match[str] | None) -> tuple[str | None, str | None]:
    """Which of what is quoted and what is not is the name."""
    if about is None:
        return name, None
    quoted: str | None = about["quoted"]
    theme = (about["theme"] or about["quoted"]).strip()
    if name is None and quoted:
        # 『架空鼎談会』第3回: what is quoted is all the name there is.
        return theme, None
    if name and not names_event(name) and names_event(quoted or ""):
        # 『架空鼎談会』～これからの経営～: the event is quoted, what it is about is not.
        return quoted, name
    return name, theme


def _keep_dated(match: re.Match[str]) -> str:
    """A bracket that explains signs is no title; one that holds the day is."""
    return match.group() if has_date(match.group()) or has_venue(match.group()) else "|"
