"""Read what stands around a table: whose cohort it lists, and as of which day."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from smeic_tui.japanese.cohorts import find_cohorts
from smeic_tui.japanese.dates import PartialDate, parse_date

_AS_OF = re.compile(
    r"((?:\d{4}|[２][０-９]{3}|令和|平成|昭和|[RHSＲＨＳ]\s*[\d０-９])[^()（）]{1,16}?)\s*(?:日)?\s*"
    r"(?:現在|時点|更新|版|改訂)"
)


@dataclass(frozen=True, slots=True)
class Context:
    """What holds for every row of a table unless the row says otherwise."""

    cohort: int | None = None
    """From the sheet's name or the title."""
    as_of: PartialDate | None = None
    """The day the list speaks of: ``2024年4月1日現在``."""


def read_context(sheet: str, titles: Iterable[str]) -> Context:
    """The context of one table.

    Args:
        sheet: The sheet's name; ``第3期`` names the cohort of all its rows.
        titles: Texts above the header, nearest last.
    """
    texts = list(titles)
    return Context(_cohort([*texts, sheet]), _as_of([*texts, sheet]))


def _cohort(texts: list[str]) -> int | None:
    """The one cohort named nearest to the table; a range such as 第1期～第20期 names none."""
    for text in reversed(texts):
        found = find_cohorts(text)
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _as_of(texts: list[str]) -> PartialDate | None:
    for text in reversed(texts):
        for match in _AS_OF.finditer(text):
            if found := parse_date(match[1].strip()) or parse_date(match[1].strip() + "日"):
                return found
    return None
