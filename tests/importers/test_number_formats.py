"""Numbers as Excel's formats show them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from importers.reading.number_formats import BUILT_IN, renderer


@pytest.mark.parametrize(
    ("code", "value", "shows"),
    [
        ("00000", 123, "00123"),
        ("#,##0", 1234567.4, "1,234,567"),
        ("0.00", 2.5, "2.50"),
        ("0%", 2 / 3, "67%"),
        ('"第"0"期"', 3, "第3期"),
        ('General"名"', 12.0, "12名"),
        ("000-0000", 5413470, "541-3470"),
        ("[<=999]000;[<=9999]000-00;000-0000", 5413470, "541-3470"),
        ("[<=999]000;[<=9999]000-00;000-0000", 541, "541"),
        ("\\(00\\)\\ ####-####", 312345678, "(03) 1234-5678"),
        ("[$¥-411]#,##0", 5000, "¥5,000"),
        ("#,##0_);[Red](#,##0)", -500, "(500)"),
        ("0;-0;なし", 0, "なし"),
        ("yyyy-mm-dd", 45000, "2023-03-15"),
        ("yyyy-mm-dd", 45000.25, "2023-03-15"),
        ("yyyy/m/d h:mm", 45000.25, "2023-03-15T06:00:00"),
        ('yyyy"年"m"月"', 45000, "2023-03"),
        ('ggge"年"', 45000, "2023"),
        ("h:mm", 0.75, "18:00"),
        ("[h]:mm", 6.5 + 1 / 24, "157:00"),
        ('"month"0', 7, "month7"),
    ],
)
def test_a_number_is_shown_by_its_format(code: str, value: float, shows: str) -> None:
    """Zeros, thousands, literals, conditions, spread digits, dates and times."""
    render = renderer(code)
    assert render is not None
    assert render(value) == shows


def test_general_and_text_show_the_plain_number() -> None:
    """No function is needed for these, which spares most cells a call."""
    assert renderer("General") is None
    assert renderer("@") is None


@pytest.mark.parametrize(
    ("number", "shows"),
    [
        *((number, "2023-03-15") for number in (27, 28, 29, 31, 36, 50, 51, 54, 57, 58)),
        *((number, "2023-03") for number in (34, 52, 55)),
        *((number, "2023-03-15") for number in (30, 35, 53, 56)),
    ],
)
def test_japanese_built_in_formats_are_dates(number: int, shows: str) -> None:
    """They have no code in the file, and other readers leave the serial number."""
    render = renderer(BUILT_IN[number])
    assert render is not None
    assert render(45000) == shows


def test_the_1904_system() -> None:
    """Files of old Macs count days from 1904."""
    render = renderer("yyyy-mm-dd", True)
    assert render is not None
    assert render(45000 - 1462) == "2023-03-15"


@given(st.integers(0, 10**9), st.integers(1, 12))
def test_zeros_fill_up_and_no_digit_is_lost(value: int, width: int) -> None:
    """``000…`` shows at least as many digits as zeros, and always the whole number."""
    render = renderer("0" * width)
    assert render is not None
    assert render(value) == str(value).zfill(width)


@given(st.text("0#?,.%yYmMdhsge\"'[]<>=;@_*\\ 期年", max_size=20), st.floats(-1e6, 1e6))
def test_no_format_code_can_make_it_fail(code: str, value: float) -> None:
    """A format is data from outside as well."""
    render = renderer(code)
    assert render is None or isinstance(render(value), str)
