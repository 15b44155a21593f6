"""The calendar file: what RFC 5545 asks for, read back line by line."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smeic_tui.domain.events import Event, Part
from smeic_tui.errors import SmeicError
from smeic_tui.exports.calendar_file import calendar, write_calendar

NOW = datetime(2026, 11, 1, 3, 4, 5, tzinfo=UTC)
MAIN = Part(
    1, "uid-main", 1, 1, 1, "本会", starts="18:00", ends="20:00", capacity=40, is_online=True
)
PARTY = Part(2, "uid-party", 3, 1, 2, "懇親会", starts="23:00", ends="00:30", fee=5000, venue="2階")
EVENT = Event(
    1,
    "uid-event",
    2,
    series="架空鼎談会",
    number=8,
    theme="承継; 新製品, ほか",
    held_on="2026-12-31",
    venue="神田 201教室",
    online_address="https://meet.example.jp/8",
    parts=(MAIN, PARTY),
)


def entries(text: bytes) -> list[dict[str, str]]:
    """The entries of a file, unfolded, by property."""
    lines = text.decode().replace("\r\n ", "").split("\r\n")
    found: list[dict[str, str]] = []
    for line in lines:
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            found.append({})
        elif found:
            found[-1].setdefault(name, value)
    return found


def test_each_part_is_an_entry_with_its_hours_and_place() -> None:
    main, party = entries(calendar(EVENT, NOW))
    assert main["UID"] == "uid-main@smeic"
    assert main["SUMMARY"] == "第8回架空鼎談会 本会"
    assert main["DTSTART;TZID=Asia/Tokyo"] == "20261231T180000"
    assert main["DTEND;TZID=Asia/Tokyo"] == "20261231T200000"
    assert main["LOCATION"] == "神田 201教室"
    assert main["DESCRIPTION"] == ("承継\\; 新製品\\, ほか\\nオンライン: https://meet.example.jp/8")
    assert main["URL"] == "https://meet.example.jp/8"
    assert (main["STATUS"], main["SEQUENCE"]) == ("CONFIRMED", "1")
    assert main["DTSTAMP"] == "20261101T030405Z"
    assert party["DTEND;TZID=Asia/Tokyo"] == "20270101T003000", "past midnight is the next day"
    assert party["LOCATION"] == "2階"
    assert "URL" not in party
    assert party["DESCRIPTION"].endswith("会費 5\\,000円")


def test_hours_that_are_not_said_are_not_invented() -> None:
    plain = Part(1, "a", 1, 1, 1, "本会")
    from_six = Part(2, "b", 1, 1, 2, "講演", starts="18:00")
    party = Part(3, "c", 1, 1, 3, "懇親会", starts="20:00")
    event = Event(1, "u", 1, title="会", held_on="2026-12-05", parts=(plain, from_six, party))
    whole_day, talk, last = entries(calendar(event, NOW))
    assert whole_day["DTSTART;VALUE=DATE"] == "20261205"
    assert whole_day["DTEND;VALUE=DATE"] == "20261206"
    assert talk["DTEND;TZID=Asia/Tokyo"] == "20261205T200000", "the next part begins"
    assert not any(name.startswith("DTEND") for name in last)
    # A day without hours is noted in a calendar and blocks no other appointment.
    assert [entry["TRANSP"] for entry in (whole_day, talk, last)] == [
        "TRANSPARENT",
        "OPAQUE",
        "OPAQUE",
    ]
    assert "LOCATION" not in talk, "nothing to say"
    assert "DESCRIPTION" not in talk


def test_an_event_called_off_says_so() -> None:
    event = Event(1, "u", 1, title="会", held_on="2026-12-05", status="cancelled", parts=(MAIN,))
    (entry,) = entries(calendar(event, NOW))
    assert (entry["STATUS"], entry["SUMMARY"]) == ("CANCELLED", "【中止】会")
    assert entry["TRANSP"] == "TRANSPARENT"


@pytest.mark.parametrize("held_on", [None, "2026-12", "2026"])
def test_without_a_day_there_is_no_file(held_on: str | None, tmp_path: Path) -> None:
    event = Event(1, "u", 1, title="会", held_on=held_on, parts=(MAIN,))
    with pytest.raises(SmeicError, match="event_without_day"):
        write_calendar(tmp_path / "a.ics", event, now=NOW)
    assert list(tmp_path.iterdir()) == []


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_text_keeps_lines_short_and_entries_whole(theme: str, venue: str) -> None:
    event = Event(
        1, "u", 1, title="会", theme=theme, venue=venue, held_on="2026-12-05", parts=(MAIN,)
    )
    text = calendar(event, NOW)
    for line in text.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()
        assert b"\n" not in line
        assert b"\r" not in line
    assert text.count(b"BEGIN:VEVENT\r\n") == text.count(b"END:VEVENT\r\n") == 1
    assert text.endswith(b"END:VCALENDAR\r\n")
