"""What is typed after a command as the values it means: a person, one of some codes, a day."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence, Set
from datetime import date
from typing import Any

from smeic_tui.errors import SmeicError, UsageError
from smeic_tui.japanese.dates import parse_date
from smeic_tui.store.people import people
from smeic_tui.store.roster import finding

_TIME = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")


def one_person(conn: sqlite3.Connection, who: str, *, among: Set[int] = frozenset()) -> int:
    """The one person a uid or a search means.

    Args:
        conn: Any connection.
        who: What was typed.
        among: Of several whom the search finds, those who are likely meant.

    Raises:
        SmeicError: ``query_nobody``, ``query_many``.
    """
    try:
        return people.person_id_of(conn, who)
    except SmeicError:
        found = finding.matching_ids(conn, who)
        found = [each for each in found if each in among] or found
    if not who.strip() or not found:
        raise SmeicError("query_nobody", query=who)
    if len(found) > 1:
        raise SmeicError("query_many", query=who, count=len(found))
    return found[0]


def one_of(text: str, known: Sequence[Any], code: str) -> Any:
    """One of the codes that are known.

    Raises:
        UsageError: of this code, with what was typed and what is known.
    """
    if text not in known:
        raise UsageError(code, text=text, known=", ".join(known))
    return text


def known(text: str | None, codes: Sequence[Any], code: str) -> Any:
    """One of the codes, or None where nothing was typed.

    Raises:
        UsageError: of this code, with what was typed and what is known.
    """
    return None if text is None else one_of(text, codes, code)


def partial_day(text: str | None) -> str | None:
    """A date as far as it is known, as ISO text: ``2026-04``; None where nothing was typed.

    Raises:
        UsageError: ``day_invalid``.
    """
    found = parse_date(text) if text is not None else None
    if text is not None and found is None:
        raise UsageError("day_invalid", text=text)
    return found.iso if found else None


def day(text: str) -> str:
    """An ISO day as typed.

    Raises:
        UsageError: ``day_invalid``.
    """
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise UsageError("day_invalid", text=text) from None


def hours(text: str) -> tuple[str, str | None]:
    """``18:00-20:30`` or ``18:00``.

    Raises:
        UsageError: ``time_invalid``.
    """
    start, _, end = text.partition("-")
    found = [_TIME.fullmatch(part.strip()) for part in ([start, end] if end else [start])]
    if not all(found):
        raise UsageError("time_invalid", text=text)
    told = [f"{int(m[1]):02}:{m[2]}" for m in found if m]
    return told[0], told[1] if len(told) > 1 else None
