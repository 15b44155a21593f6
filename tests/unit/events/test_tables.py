"""Tables as staff write and count them, and what became of a guest."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screens.guests.after_rows import outcomes
from smeic_tui.domain.events import Attendance, Event, Mode, Part, Reply, Seat
from smeic_tui.domain.seats import table_order
from smeic_tui.japanese.event_parts import read_table
from smeic_tui.store.events.guests import Guest

MAIN, PARTY = Part(1, "m", 1, 1, 1, "本会"), Part(2, "p", 1, 1, 2, "懇親会")
EVENT = Event(1, "e", 1, title="会", parts=(MAIN, PARTY))


@pytest.mark.parametrize(
    ("typed", "table"),
    [
        ("3", "3"),
        ("３番", "3"),
        ("テーブル12", "12"),
        ("卓 ａ", "A"),
        ("B1卓", "B1"),
        ("桜", "桜"),
        ("", None),
        ("a/b", None),
        ("1 2", None),
        ("テーブル", None),
        ("123456789", None),
    ],
)
def test_a_table_is_read_as_it_is_written(typed: str, table: str | None) -> None:
    assert read_table(typed) == table


def test_tables_are_ordered_as_people_count() -> None:
    tables = ["10", None, "B", "2", "A", "A10", "A2", ""]
    assert sorted(tables, key=table_order)[:6] == ["2", "10", "A", "A2", "A10", "B"]


@given(st.lists(st.text(max_size=8) | st.integers(0, 999).map(str)))
def test_numbers_stand_in_their_order_among_any_other_tables(tables: list[str]) -> None:
    found = sorted(tables, key=table_order)
    assert sorted(found) == sorted(tables)
    numbers = [int(table) for table in found if table.isascii() and table.isdigit()]
    assert numbers == sorted(numbers)


def guest(replies: dict[int, Reply], came: dict[int, Attendance]) -> Guest:
    return Guest(
        *(1, "架空 一", "", "alumnus", "active", 3, "", "", "", "", "", None, (1,), False),
        replies,
        came,
        {},
        {},
    )


def yes(part: int, seat: Seat = "seated", mode: Mode = "onsite", companions: int = 0) -> Reply:
    waiting = "2026-11-01" if seat == "waiting" else None
    return Reply(1, "r", 1, part, 1, "yes", mode, seat, waiting, companions=companions)


def came(part: int, *, walk_in: bool = False, proxy: str | None = None) -> Attendance:
    return Attendance(1, "a", 1, part, 1, is_walk_in=walk_in, proxy=proxy)


@pytest.mark.parametrize(
    ("replies", "attendance", "took_place", "expected"),
    [
        ({}, {}, {1}, set()),
        ({1: yes(1)}, {}, set(), set()),
        ({1: yes(1)}, {}, {1}, {"all", "no_show"}),
        ({1: yes(1, "waiting")}, {}, {1}, set()),
        ({1: yes(1), 2: yes(2)}, {1: came(1)}, {1}, {"all", "came"}),
        ({1: yes(1), 2: yes(2)}, {1: came(1)}, {1, 2}, {"all", "came", "no_show"}),
        ({}, {1: came(1, walk_in=True)}, {1}, {"all", "came", "walk_in"}),
        ({1: yes(1)}, {1: came(1, proxy="部下の方")}, {1}, {"all", "proxy"}),
    ],
)
def test_what_became_of_a_guest(
    replies: dict[int, Reply],
    attendance: dict[int, Attendance],
    took_place: set[int],
    expected: set[str],
) -> None:
    assert outcomes(guest(replies, attendance), EVENT, took_place) == expected


def test_who_needs_a_place_at_a_table() -> None:
    assert guest({1: yes(1)}, {}).sits_at(1)
    assert not guest({1: yes(1)}, {}).sits_at(2)
    assert not guest({1: yes(1, mode="online")}, {}).sits_at(1)
    assert not guest({1: yes(1, "waiting")}, {}).sits_at(1)
    assert guest({}, {1: came(1)}).sits_at(1)
    assert guest({1: yes(1, companions=2)}, {}).along_at(1) == (2, "")
    assert guest({1: yes(1, companions=2)}, {1: came(1)}).along_at(1) == (0, ""), "as they came"
