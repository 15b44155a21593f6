"""Events as staff say them: names, days, answers; the same words on every screen."""

from __future__ import annotations

from datetime import date

from smeic_tui.domain.events import Event, Part, Reply
from smeic_tui.domain.seats import Place, Room
from smeic_tui.japanese.dates import fiscal_year, parse_date
from smeic_tui.store.events.guest_sources import Source
from smeic_tui.text import t
from smeic_tui.text.names import event_name
from smeic_tui.widgets.lines import Piece


def name_of(event: Event) -> str:
    """``第8回トップリーダー鼎談会``."""
    return event_name(event.series, event.number, event.title)


def day_words(held_on: str | None) -> str:
    """``12/5(土)``; a day that is not settled as far as it is."""
    if not held_on:
        return t("event.no_day")
    try:
        day = date.fromisoformat(held_on)
    except ValueError:
        return held_on
    return t("event.day", month=day.month, day=day.day, weekday=t(f"event.weekday_{day.weekday()}"))


def headline(event: Event, tone: str = "title") -> tuple[Piece, ...]:
    """What an event is called, at the top of its pages; one that is called off says so first."""
    name: Piece = (name_of(event), tone)
    if event.status != "cancelled":
        return (name,)
    return ((f"{t('event.status_cancelled')}  ", "alert"), name)


def days_to(held_on: str | None, today: date) -> int | None:
    """Days until an event; negative when it is over, None while its day is not settled."""
    try:
        return (date.fromisoformat(held_on) - today).days if held_on else None
    except ValueError:
        return None


def year_of(held_on: str | None) -> int | None:
    """The fiscal year an event falls into; None while its month is not settled."""
    found = parse_date(held_on) if held_on else None
    return fiscal_year(found) if found else None


def when(event: Event) -> str:
    """``12/5(土) 18:00-20:30``, by its first part."""
    first = event.parts[0] if event.parts else None
    return "  ".join(filter(None, (day_words(event.held_on), hours(first) if first else "")))


def hours(part: Part) -> str:
    """``18:00-20:30``, as far as known."""
    if not part.starts:
        return ""
    return f"{part.starts}-{part.ends}" if part.ends else part.starts


def where(event: Event) -> str:
    """Venue and online address, to be read aloud."""
    return " / ".join(filter(None, (event.venue, event.online_address)))


def answer_words(reply: Reply | None) -> str:
    """``会場``, ``オンライン 同伴2``, ``欠席``, ``待ち``, or nothing."""
    if reply is None:
        return ""
    if reply.answer != "yes":
        return t(f"event.answer_{reply.answer}")
    word = t("event.waiting") if reply.seat == "waiting" else t(f"event.mode_{reply.mode}")
    if reply.companions:
        word += " " + t("event.companions", count=reply.companions)
    return word


def room_words(room: Room) -> str:
    """``残り 7席``, ``満席 キャンセル待ち2名``, or nothing without a capacity."""
    if room.left is None:
        return ""
    if room.left:
        return t("event.left", count=room.left)
    return t("event.full", count=room.waiting) if room.waiting else t("event.full_none")


def place_words(place: Place | None, answer: str, mode: str | None) -> str:
    """Where an answer went: ``会場``, ``キャンセル待ち3番``, ``欠席``."""
    if place is not None and place.waiting:
        return t("event.waiting_number", number=place.number)
    return t(f"event.mode_{mode}") if answer == "yes" else t(f"event.answer_{answer}")


def source_words(source: Source) -> str:
    """What people an invitation is chosen from have in common."""
    name = name_of(source.event) if source.event is not None else source.name
    return t(f"event.source_{source.kind}", name=name)
