"""What a published table hides, and that nobody can work it out: solved by trying every filling."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smeic_tui.domain.suppression import SMALL, suppressed

COLUMNS = "abc"
TABLES = st.integers(1, 3).flatmap(
    lambda width: st.lists(
        st.lists(st.sampled_from((0, 0, 1, 2, 3, 4)), min_size=width, max_size=width).map(
            lambda row: dict(zip(COLUMNS, row, strict=False))
        ),
        min_size=1,
        max_size=3,
    )
)
Table = list[dict[str, int]]


def _fillings(line: dict[str, int], shown: dict[str, int | None]) -> list[dict[str, int]]:
    """Every way to fill the gaps of one line so that its sum is right."""
    gaps = [key for key, number in shown.items() if number is None]
    total = sum(line[key] for key in gaps)
    return [
        line | dict(zip(gaps, numbers, strict=True))
        for numbers in product(range(total + 1), repeat=len(gaps))
        if sum(numbers) == total
    ]


def _worked_out(table: Table, shown: list[dict[str, int | None]], by_column: bool) -> set[object]:
    """Hidden numbers that are the same in every table with these sums."""
    sums = {key: sum(line[key] for line in table) for key in table[0]}
    possible = [
        tried
        for tried in product(*(_fillings(a, b) for a, b in zip(table, shown, strict=True)))
        if not by_column or all(sum(row[k] for row in tried) == sums[k] for k in sums)
    ]
    return {
        (at, key)
        for at, line in enumerate(shown)
        for key, number in line.items()
        if number is None and len({tried[at][key] for tried in possible}) == 1
    }


@settings(deadline=None, max_examples=300)
@given(TABLES, st.booleans())
def test_no_hidden_number_can_be_worked_out_from_the_sums(table: Table, add_up: bool) -> None:
    shown = suppressed(table, columns_add_up=add_up)
    by_column = add_up and len(table) > 1
    empty = {key for key in table[0] if by_column and not any(line[key] for line in table)}
    for at, key in _worked_out(table, shown, by_column):  # type: ignore[misc]
        # Only where nothing more could be hidden beside it: of a line or column of zeros the sum
        # says all.
        assert all(n is None or (n == 0 and k in empty) for k, n in shown[at].items())
        assert not by_column or all(
            line[key] is None or not any(whole.values())
            for line, whole in zip(shown, table, strict=True)
        )


@given(TABLES, st.booleans())
def test_one_and_two_are_never_told_and_what_is_told_is_true(table: Table, add_up: bool) -> None:
    shown = suppressed(table, columns_add_up=add_up)
    for line, told in zip(table, shown, strict=True):
        assert line.keys() == told.keys()
        for key, number in line.items():
            assert told[key] in (None, number)
            assert told[key] is None or number == 0 or number >= SMALL


@given(TABLES)
def test_a_table_without_small_numbers_is_told_whole(table: Table) -> None:
    large = [{key: n * SMALL for key, n in line.items()} for line in table]
    assert suppressed(large) == large


@pytest.mark.parametrize(
    ("rows", "shown"),
    [
        # The smallest of the others goes with a single gap; zero only where nothing else is left.
        ([[2, 9, 5, 0]], [[None, 9, None, 0]]),
        ([[2, 0]], [[None, None]]),
        # A gap in a column needs one beside it in each line: four corners of a square.
        (
            [[1, 4, 9], [5, 6, 7], [8, 3, 9]],
            [[None, None, 9], [None, None, 7], [8, 3, 9]],
        ),
        # A square of gaps is enough.
        ([[1, 2, 9], [1, 2, 9], [9, 9, 9]], [[None, None, 9], [None, None, 9], [9, 9, 9]]),
    ],
)
def test_what_is_hidden_beside_it(rows: list[list[int]], shown: list[list[int | None]]) -> None:
    found = suppressed([dict(enumerate(row)) for row in rows])
    assert [list(line.values()) for line in found] == shown


def test_a_single_one_among_zeros_hides_no_zeros_in_vain() -> None:
    table = [{"a": 1, "b": 0}, {"a": 0, "b": 0}, {"a": 0, "b": 0}]
    assert suppressed(table) == [{"a": None, "b": 0}, {"a": 0, "b": 0}, {"a": 0, "b": 0}]


def test_gaps_joined_by_a_single_bridge_are_not_enough() -> None:
    # Two squares of gaps and one gap between them: that one follows from the sums of a square.
    table = [
        {"a": 3, "b": 3, "c": 1, "d": 9},
        {"a": 3, "b": 3, "c": 9, "d": 9},
        {"a": 9, "b": 9, "c": 3, "d": 3},
        {"a": 9, "b": 9, "c": 3, "d": 3},
    ]
    for at, key in ((0, "a"), (0, "b"), (1, "a"), (1, "b"), (2, "c"), (2, "d"), (3, "c"), (3, "d")):
        table[at][key] = 2
    shown = suppressed(table)
    assert _worked_out(table, shown, by_column=True) == set()
    assert sum(number is None for line in shown for number in line.values()) > 9
