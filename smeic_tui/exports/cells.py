"""One value to one cell of a sheet's XML: typed where the type is certain, text everywhere else.

A value is never a formula: only numbers and dates leave the form of an inline string, and no cell
with an ``<f>`` part is ever written. Nothing is invented either: a month is a month.

- A date is a date cell shown as ``yyyy-mm-dd``.
- A month (``"2024-03"``, or a date in a column of months whose day is 1) is the first of the month
  shown as ``yyyy-mm``: the form in which Excel holds a month, sorts and filters it. The format
  says that the day means nothing, and our importer reads such a cell as a month again.
- A year alone, an unreadable date and one before March 1900 (Excel counts a day too many there)
  stay the text they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from math import isfinite
from typing import Literal

from smeic_tui.exports.clean import clean, fit_cell

Kind = Literal["text", "number", "date", "month", "phone", "postcode", "code"]
"""What a column holds; ``code`` is a number that is a name: member numbers, licence numbers."""
Value = str | int | float | date | None
"""What a cell may be given; a datetime is a date with a time."""

AS_TEXT = frozenset({"phone", "postcode", "code"})
"""Kinds whose cells have the format ``@``, so that Excel keeps their zeros when they are edited."""
Format = Literal["plain", "wrapped", "code", "wrapped_code", "number", "date", "month", "moment"]
"""The looks of a cell, each one style of the workbook."""
NUMBER_FORMATS: dict[Format, str] = {
    "plain": "General",
    "wrapped": "General",
    "code": "@",
    "wrapped_code": "@",
    "number": "General",
    "date": "yyyy-mm-dd",
    "month": "yyyy-mm",
    "moment": "yyyy-mm-dd hh:mm",
}
WRAPPED: dict[Format, Format] = {"plain": "wrapped", "code": "wrapped_code"}
"""The looks of a text that breaks into lines."""
_EPOCH = date(1899, 12, 30)
_FIRST_DATE = date(1900, 3, 1)
_EXACT_DIGITS = 10**15
"""Excel keeps 15 digits of a number; longer ones (corporate numbers with a prefix) go as text."""
_ISO = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d)(?:[T ]\d\d:\d\d.*)?)?")
_EXCEL_CODE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
"""Excel reads ``_x000D_`` in a text as a character; with this underscore escaped it is a text."""
_MARKUP = re.compile(f"[&<>]|{_EXCEL_CODE.pattern}")

CellWriter = Callable[[Value, int], str]
"""Writes a value in a row (counted from 1) as XML; empty text for a cell that is left out."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A value made ready: as it is stored and in which looks."""

    content: str | float
    """Text, or the number Excel stores (for a date: days since 1899-12-30)."""
    looks: Format
    """Its number format."""


def ready(kind: Kind, value: Value) -> Shown | None:
    """What is stored for a value in a column of this kind; None leaves the cell empty."""
    if value is None or value == "":
        return None
    if kind in AS_TEXT:
        return Shown(as_text(value), "code")
    if kind == "number" and isinstance(value, int | float):
        exact = isfinite(value) and abs(value) < _EXACT_DIGITS and not isinstance(value, bool)
        return Shown(value, "number") if exact else Shown(as_text(value), "plain")
    if kind in {"date", "month"}:
        found = _dated(value, kind)
        if found is not None:
            return found
    text = as_text(value)
    return Shown(text, "wrapped" if "\n" in text else "plain")


def as_text(value: Value) -> str:
    """A value as CSV and text cells show it: dates ISO, numbers without a trailing ``.0``."""
    if isinstance(value, str):
        return clean(value)
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _dated(value: Value, kind: Kind) -> Shown | None:
    """A date, month or moment as Excel's day number; None if it is no date Excel can hold."""
    looks: Format = "date"
    if isinstance(value, str):
        match = _ISO.fullmatch(value.strip())
        if match is None:
            return None
        year, month, day = match.groups()
        looks = "date" if day else "month"
        try:
            value = (
                datetime.fromisoformat(value.strip())
                if len(value.strip()) > len("2024-03-31")
                else date(int(year), int(month), int(day or 1))
            )
        except ValueError:
            return None
    if not isinstance(value, date):
        return None
    day_part = value.date() if isinstance(value, datetime) else value
    if day_part < _FIRST_DATE:
        return None
    number = (day_part - _EPOCH).days
    if isinstance(value, datetime) and (value.hour or value.minute or value.second):
        seconds = value.hour * 3600 + value.minute * 60 + value.second
        return Shown(number + seconds / 86_400, "moment")
    if kind == "month" and day_part.day == 1 and looks == "date":
        looks = "month"
    return Shown(number, looks)


def without_codes(text: str) -> str:
    """The text such that Excel shows it as it is, even where it looks like one of Excel's codes."""
    return _EXCEL_CODE.sub("_x005F_", text)


def cell_writer(
    kind: Kind,
    letter: str,
    styles: dict[Format, int],
    was_cut: Callable[[str], None],
    *,
    breaks: bool = False,
) -> CellWriter:
    """A function that writes the cells of one column.

    Args:
        kind: What the column holds.
        letter: The column's letter in Excel.
        styles: The workbook's style number of each look.
        was_cut: Told the address of a cell whose text was too long.
        breaks: Its texts break into lines where they are longer than the column is wide.
    """
    if breaks:
        styles = {looks: styles[WRAPPED.get(looks, looks)] for looks in styles}

    def write(value: Value, row: int) -> str:
        shown = ready(kind, value)
        if shown is None:
            return ""
        start = f'<c r="{letter}{row}" s="{styles[shown.looks]}"'
        content = shown.content
        if not isinstance(content, str):
            return f"{start}><v>{content}</v></c>"
        text, cut = fit_cell(content)
        if cut:
            was_cut(f"{letter}{row}")
        space = ' xml:space="preserve"' if text != text.strip() else ""
        return f'{start} t="inlineStr"><is><t{space}>{_xml(text)}</t></is></c>'

    return write


def _xml(text: str) -> str:
    """Cleaned text as XML."""
    if not _MARKUP.search(text):
        return text
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return without_codes(escaped)
