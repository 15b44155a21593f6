"""An event as a calendar file (.ics, RFC 5545) for Outlook and any other calendar.

Each part is an entry of its own: 本会 and 懇親会 have other hours and places, and whoever comes to
one alone can delete the other. It names nobody, so it may be handed on.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from smeic_tui.domain.events import Event, Part
from smeic_tui.errors import SmeicError
from smeic_tui.exports.clean import clean
from smeic_tui.exports.safe_file import writing
from smeic_tui.text import t
from smeic_tui.text.names import event_name

_LINE = 75
"""Octets of a line without its break (RFC 5545, 3.1)."""
_ZONE = (
    "BEGIN:VTIMEZONE",
    "TZID:Asia/Tokyo",
    "BEGIN:STANDARD",
    "DTSTART:19700101T000000",
    "TZOFFSETFROM:+0900",
    "TZOFFSETTO:+0900",
    "TZNAME:JST",
    "END:STANDARD",
    "END:VTIMEZONE",
)
"""Japan has had no summer time since 1951."""
_SPECIAL = re.compile(r"[\\;,]")
_ADDRESS = re.compile(r"https?://\S+")


def write_calendar(
    path: Path, event: Event, *, forbid: Collection[Path] = (), now: datetime | None = None
) -> Path:
    """Write the calendar file of an event; where it is.

    Args:
        path: The file to make or replace, wholly or not at all.
        event: Which.
        forbid: Databases that must not be overwritten.
        now: When it is written (UTC).

    Raises:
        SmeicError: ``event_without_day`` and those of `safe_file.writing`.
    """
    text = calendar(event, now or datetime.now(UTC))
    with writing(path, forbid=forbid) as draft:
        draft.temporary.write_bytes(text)
    return draft.path


def calendar(event: Event, now: datetime) -> bytes:
    """The contents of the file.

    Args:
        event: Which.
        now: When it is made (UTC); calendars tell a newer file by it.

    Raises:
        SmeicError: ``event_without_day`` while the day is not settled.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//smeic//smeic//JA", "METHOD:PUBLISH"]
    lines += _ZONE
    for part in event.parts:
        lines += _entry(event, part, now)
    lines.append("END:VCALENDAR")
    return b"".join(map(_folded, lines))


def file_stem(event: Event) -> str:
    """What the file is called: ``第8回鼎談会_2026-12-05``."""
    name = event_name(event.series, event.number, event.title)
    return "_".join(filter(None, (name, event.held_on)))


def _entry(event: Event, part: Part, now: datetime) -> Iterator[str]:
    name = event_name(event.series, event.number, event.title)
    place = part.venue or event.venue or ""
    yield "BEGIN:VEVENT"
    yield f"UID:{part.uid}@smeic"
    yield f"DTSTAMP:{now:%Y%m%dT%H%M%SZ}"
    # Both only grow, so a corrected event replaces the entry of an earlier file.
    yield f"SEQUENCE:{event.rev + part.rev - 2}"
    yield from _hours(event, part)
    title = f"{name} {part.name}" if len(event.parts) > 1 else name
    called_off = event.status == "cancelled"
    # Outlook shows no status of a published entry; it writes such words into the title itself.
    yield _text("SUMMARY", t("event.called_off", name=title) if called_off else title)
    yield from _said("LOCATION", place or (event.online_address or "" if part.is_online else ""))
    yield from _said("DESCRIPTION", "\n".join(_told(event, part)))
    address = _ADDRESS.search(event.online_address or "")
    if part.is_online and address and address[0].isascii():
        yield f"URL:{address[0]}"
    yield f"STATUS:{'CANCELLED' if called_off else 'CONFIRMED'}"
    # A day without hours would block all of it, and what is called off blocks nothing.
    yield f"TRANSP:{'TRANSPARENT' if called_off or not part.starts else 'OPAQUE'}"
    yield "END:VEVENT"


def _hours(event: Event, part: Part) -> Iterator[str]:
    """From and to; a part without an hour takes the whole day."""
    try:
        day = date.fromisoformat(event.held_on or "")
    except ValueError:
        raise SmeicError("event_without_day") from None
    if not part.starts:
        yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}"
        return
    yield _at("DTSTART", day, part.starts)
    ends = part.ends or _next_start(event, part)
    if ends:
        # A party that ends at 0:30 ends on the next day.
        yield _at("DTEND", day + timedelta(days=ends <= part.starts), ends)


def _next_start(event: Event, part: Part) -> str | None:
    """When the next part begins: this one is over by then."""
    later = [p.starts for p in event.parts if p.starts and p.starts > (part.starts or "")]
    return min(later, default=None)


def _at(name: str, day: date, clock: str) -> str:
    return f"{name};TZID=Asia/Tokyo:{day:%Y%m%d}T{clock.replace(':', '')}00"


def _told(event: Event, part: Part) -> Iterator[str]:
    if event.theme:
        yield event.theme
    if part.is_online and event.online_address:
        yield f"{t('event.mode_online')}: {event.online_address}"
    if part.fee:
        yield t("event.fee_yen", yen=f"{part.fee:,}")


def _said(name: str, value: str) -> Iterator[str]:
    """A property that is left out where there is nothing to say."""
    if value.strip():
        yield _text(name, value)


def _text(name: str, value: str) -> str:
    escaped = _SPECIAL.sub(lambda found: "\\" + found[0], clean(value).strip())
    return f"{name}:" + escaped.replace("\n", "\\n").replace("\t", " ")


def _folded(line: str) -> bytes:
    """A line in pieces of at most 75 octets; no character is halved."""
    pieces: list[bytes] = []
    piece = b""
    for letter in line:
        octets = letter.encode()
        # A continuation line begins with a blank, which counts.
        if len(piece) + len(octets) > _LINE - bool(pieces):
            pieces.append(piece)
            piece = b""
        piece += octets
    return b"\r\n ".join([*pieces, piece]) + b"\r\n"
