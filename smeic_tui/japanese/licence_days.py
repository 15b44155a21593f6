"""The days of a 診断士登録 as lists write them: which column begins the term, which ends it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from smeic_tui.japanese.dates import PartialDate, from_serial, parse_date

_EXPIRY = re.compile("期限|満了|次回|期日")
_SERIALS = range(20_000, 60_000)
"""A bare number in a column of days: one between 1954 and 2064 as Excel counts."""


@dataclass(frozen=True, slots=True)
class LicenceDays:
    """What a row of a list says of a licence."""

    registered_on: str | None = None
    """Day of registration or renewal, as precise as written (partial ISO date)."""
    expires_on: str | None = None
    """The expiry, where it is a whole day."""

    @property
    def says_something(self) -> bool:
        """Whether there is anything to take over."""
        return self.registered_on is not None or self.expires_on is not None


def is_expiry(header: str) -> bool:
    """Whether a column of days holds the expiry: 有効期限, 登録更新期限, 次回更新日."""
    return _EXPIRY.search(header) is not None


def read_day(text: str) -> PartialDate | None:
    """The day a cell holds; what is none (2005年度) stays in the row of its list."""
    if text.isascii() and text.isdigit() and int(text) in _SERIALS:
        return from_serial(int(text))
    return parse_date(text)


def licence_days(registered: PartialDate | None, expires: PartialDate | None) -> LicenceDays:
    """What a row says, without what cannot be.

    An expiry before the registration is a slip of the list and left out, and so is one without a
    day: it would be shown as if it were known.
    """
    first = registered.iso if registered else None
    last = expires.iso if expires and expires.day is not None else None
    if first is not None and last is not None and first > last:
        last = None
    return LicenceDays(first, last)
