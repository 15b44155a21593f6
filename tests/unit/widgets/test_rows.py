"""Widths of columns and rows in memory."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from smeic_tui.widgets.rows import Column, ListRows, RowView, column_widths

COLUMNS = st.lists(
    st.builds(
        Column,
        title=st.just("x"),
        width=st.integers(0, 20),
        wide=st.none() | st.integers(0, 30),
        grow=st.integers(0, 3),
        right=st.just(False),
        spare=st.booleans(),
    ),
    max_size=8,
)


@given(COLUMNS, st.integers(20, 200))
def test_growing_columns_take_exactly_what_is_left(columns: list[Column], room: int) -> None:
    widths = column_widths(columns, room)
    fixed = [c.wide if room >= 100 and c.wide is not None else c.width for c in columns]
    fits = _taken(fixed) <= room
    gone = [n for n, before in enumerate(fixed) if before and not widths[n]]
    kept = [(now, before) for now, before in zip(widths, fixed, strict=True) if now]
    assert all(columns[n].spare and not fits for n in gone)
    if fits:
        assert all(now >= before for now, before in kept)
    if _taken([cells if n not in gone else 0 for n, cells in enumerate(fixed)]) <= room:
        grows = any(c.grow and cells for c, cells in zip(columns, widths, strict=True))
        assert _taken(widths) == room or (not grows and _taken(widths) < room)
    else:
        assert all(now <= before for now, before in kept)
        assert all(columns[n].spare is False for n, cells in enumerate(widths) if cells)


def _taken(widths: list[int]) -> int:
    shown = [cells for cells in widths if cells]
    return sum(shown) + max(len(shown) - 1, 0)


def test_a_hidden_column_stays_hidden() -> None:
    columns = [Column("a", 10), Column("b", 0, 12), Column("c", 5, grow=1)]
    assert column_widths(columns, 80) == [10, 0, 69]
    assert column_widths(columns, 110) == [10, 12, 86]


def test_a_spare_column_goes_before_another_one_shrinks() -> None:
    columns = [Column("a", 10), Column("b", 20, grow=1), Column("c", 15, spare=True)]
    assert column_widths(columns, 47) == [10, 20, 15]
    assert column_widths(columns, 46) == [10, 35, 0]
    assert column_widths(columns, 25) == [10, 14, 0]
    assert column_widths(columns, 12) == [10, 8, 0]


def test_rows_in_memory() -> None:
    rows = ListRows([RowView(7, ("a",)), RowView(9, ("b",), "dim")])
    assert len(rows) == 2
    assert rows.window(1, 2) == [RowView(9, ("b",), "dim")]
    assert rows.keys(0, 2) == [7, 9]
