"""A header found in a sheet, and what those who look for one have in common."""

from __future__ import annotations

import re
from dataclasses import dataclass

DATE = re.compile(r"\d{4}[-/年.]\d{1,2}|\d{1,2}[/月]\d{1,2}|[RHSrhs]\d{1,2}\.\d")
"""A day, somewhere in a cell."""
AS_OF = re.compile(r"\d.*(?:現在|時点|作成|更新|版)[)）]?$|^(?:現在|時点).*\d")
"""The day of which a list is: 令和6年4月1日現在."""
LOOK_AHEAD = 20
"""Rows below a header that are looked at."""


@dataclass(frozen=True, slots=True)
class Header:
    """A header found in the sheet."""

    top: int
    """First header row."""
    bottom: int
    """Last header row."""
    left: int
    """First column with a name."""
    right: int
    """Last column with a name, merged width included."""
    known: int
    """How many of its names are known headings."""
    prior: bool
    """Whether the filter, print titles or the frozen pane point at it."""
