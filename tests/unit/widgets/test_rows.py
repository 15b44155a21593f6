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
    ),
    max_size=8,
)


@given(COLUMNS, st.integers(20, 200))
def test_growing_columns_take_exactly_what_is_left(columns: list[Column], room: int) -> None:
    widths = column_widths(columns, room)
    shown = [cells for cells in widths if cells]
    taken = sum(shown) + max(len(shown) - 1, 0)
    fixed = [c.wide if room >= 100 and c.wide is not None else c.width for c in columns]
    if any(c.grow and cells for c, cells in zip(columns, fixed, strict=True)) and (
        sum(fixed) + len(shown) - 1 <= room
    ):
        assert taken == room
    assert all(now >= before for now, before in zip(widths, fixed, strict=True))


def test_a_hidden_column_stays_hidden() -> None:
    columns = [Column("a", 10), Column("b", 0, 12), Column("c", 5, grow=1)]
    assert column_widths(columns, 80) == [10, 0, 69]
    assert column_widths(columns, 110) == [10, 12, 86]


def test_rows_in_memory() -> None:
    rows = ListRows([RowView(7, ("a",)), RowView(9, ("b",), "dim")])
    assert len(rows) == 2
    assert rows.window(1, 2) == [RowView(9, ("b",), "dim")]
    assert rows.keys(0, 2) == [7, 9]
