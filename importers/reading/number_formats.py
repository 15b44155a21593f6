"""Show a number the way its Excel number format shows it; dates come out as ISO text.

Covers what rosters hold: zeros in front (``00000``), thousands, percent, literals (``"第"0"期"``),
digits spread over literals (``000-0000``), conditions (``[<=999]000;000-00``), dates, eras, times.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import cache
from typing import NamedTuple

from importers.reading.workbook import shown

_JAPANESE = {
    **dict.fromkeys((27, 36, 50, 57), "[$-411]ge.m.d"),
    **dict.fromkeys((28, 29, 51, 54, 58), '[$-411]ggge"年"m"月"d"日"'),
    30: "m/d/yy",
    31: 'yyyy"年"m"月"d"日"',
    32: 'h"時"mm"分"',
    33: 'h"時"mm"分"ss"秒"',
    **dict.fromkeys((34, 52, 55), 'yyyy"年"m"月"'),
    **dict.fromkeys((35, 53, 56), 'm"月"d"日"'),
}
"""Formats a Japanese Excel writes by number only; other readers leave these dates as integers."""

BUILT_IN: dict[int, str] = {
    0: "General",
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    5: "¥#,##0;¥-#,##0",
    6: "¥#,##0;¥-#,##0",
    7: "¥#,##0.00;¥-#,##0.00",
    8: "¥#,##0.00;¥-#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    14: "yyyy/m/d",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "yyyy/m/d h:mm",
    37: "#,##0;-#,##0",
    38: "#,##0;-#,##0",
    39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;-#,##0.00",
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
    48: "##0.0E+0",
    49: "@",
    **_JAPANESE,
}
"""Format codes Excel knows by number (ECMA-376 18.8.30 and the Japanese set)."""

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_.|\*.|\[(?P<bracket>[^\]]*)\]|(?P<general>General)'
    r"|(?P<half>AM/PM|A/P)|(?P<scientific>[Ee][+-])|(?P<date>[yYmMdDhHsSgGeE]+|a{3,4})"
    r"|(?P<digit>[0#?])|(?P<other>.)",
    re.DOTALL,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)(-?\d+(?:\.\d+)?)$")
_LAST_SERIAL = 2_958_465
"""31 December 9999."""

Renderer = Callable[[float], str]


class _Section(NamedTuple):
    """One of the up to four parts of a format code."""

    tokens: tuple[tuple[str, str], ...]
    condition: tuple[str, float] | None

    def letters(self) -> str:
        """The date letters, lower-case, in order; ``[h]`` counts as ``H``."""
        return "".join(text for kind, text in self.tokens if kind == "date")


def _split(code: str) -> list[_Section]:
    sections: list[_Section] = []
    tokens: list[tuple[str, str]] = []
    condition: tuple[str, float] | None = None
    for match in _TOKEN.finditer(code):
        kind = match.lastgroup or "skip"
        text = match.group(kind) if kind != "skip" else ""
        if kind == "other" and text == ";":
            sections.append(_Section(tuple(tokens), condition))
            tokens, condition = [], None
        elif kind == "bracket":
            asked = _CONDITION.match(text)
            if asked:
                condition = (asked[1], float(asked[2]))
            elif text.lower() in {"h", "hh", "m", "mm", "s", "ss"}:
                tokens.append(("date", "H"))
            elif text.startswith("$"):
                tokens.append(("literal", text[1:].split("-")[0]))
        elif kind in {"quoted", "escaped"}:
            tokens.append(("literal", text))
        elif kind == "date":
            tokens.append((kind, text.lower()))
        elif kind != "skip":
            tokens.append((kind, text))
    return [*sections, _Section(tuple(tokens), condition)]


def is_date(code: str) -> bool:
    """Whether the format shows a point in time."""
    return bool(_split(code)[0].letters())


def shows_whole_date(code: str) -> bool:
    """Whether the format names a day, so that the plain ISO date says all it shows."""
    letters = _split(code)[0].letters()
    return "d" in letters and "H" not in letters


@cache
def renderer(code: str, epoch_1904: bool = False) -> Renderer | None:
    """A function that shows numbers by this format; None where the plain number is shown."""
    if code in {"General", "@", ""}:
        return None
    sections = _split(code)
    if sections[0].letters():
        return _date_renderer(sections[0].letters(), epoch_1904)

    def render(value: float) -> str:
        section, sign = _choose(sections, value)
        return sign + _number(section.tokens, abs(value))

    return render


def _date_renderer(letters: str, epoch_1904: bool) -> Renderer:
    epoch = datetime(1904, 1, 1) if epoch_1904 else datetime(1899, 12, 30)
    year = any(letter in letters for letter in "yge")
    day = "d" in letters
    clock = "h" in letters or "s" in letters

    def render(value: float) -> str:
        if not 0 <= value <= _LAST_SERIAL:
            return shown(value)
        seconds = round(value % 1 * 86_400)
        if "H" in letters:
            minutes = round(value * 1_440)
            return f"{minutes // 60}:{minutes % 60:02d}"
        if clock and not year and not day:
            text = f"{seconds // 3600 % 24}:{seconds // 60 % 60:02d}"
            return f"{text}:{seconds % 60:02d}" if "s" in letters else text
        moment = epoch + timedelta(days=int(value), seconds=seconds)
        if clock:
            return moment.isoformat()
        if year and not day:
            return f"{moment:%Y-%m}" if "m" in letters else f"{moment:%Y}"
        return f"{moment:%Y-%m-%d}"

    return render


def _choose(sections: list[_Section], value: float) -> tuple[_Section, str]:
    """The section that shows this value, and the sign to put before it."""
    sign = "-" if value < 0 else ""
    if any(section.condition for section in sections):
        for section in sections:
            if section.condition is None or _holds(section.condition, value):
                return section, sign
    if value < 0 and len(sections) > 1:
        return sections[1], ""
    if value == 0 and len(sections) > 2:
        return sections[2], ""
    return sections[0], sign


def _holds(condition: tuple[str, float], value: float) -> bool:
    sign, limit = condition
    return {
        "<": value < limit,
        ">": value > limit,
        "<=": value <= limit,
        ">=": value >= limit,
        "=": value == limit,
        "<>": value != limit,
    }[sign]


def _number(tokens: tuple[tuple[str, str], ...], value: float) -> str:
    """Put digits into the places of one section, from the right; left-over digits go in front."""
    kinds = [kind for kind, _ in tokens]
    plain = "".join(text for kind, text in tokens if kind == "other")
    if "scientific" in kinds or ("/" in plain and "digit" in kinds):
        return shown(value)
    if "general" in kinds or ("digit" not in kinds and "@" in plain):
        return "".join(
            shown(value) if kind == "general" or text == "@" else text for kind, text in tokens
        )
    percent = plain.count("%")
    point = next((i for i, token in enumerate(tokens) if token == ("other", ".")), len(tokens))
    places = kinds[point:].count("digit")
    last = max((i for i in range(point) if kinds[i] == "digit"), default=-1)
    scale = sum(1 for token in tokens[last + 1 : point] if token == ("other", ","))
    whole, _, fraction = f"{value * 100**percent / 1000**scale:.{places}f}".partition(".")
    grouped = ("other", ",") in tokens[: last + 1]
    digits = list(whole) if whole != "0" else []
    shown_digits = 0
    left: list[str] = []
    first = next((i for i, kind in enumerate(kinds) if kind == "digit"), len(tokens))
    for index in range(point - 1, -1, -1):
        kind, text = tokens[index]
        if kind != "digit":
            if text != ",":
                left.append(text)
            continue
        takes = [digits.pop()] if digits else ["0"] if text == "0" else []
        if index == first:
            takes += reversed(digits)
        for digit in takes:
            if grouped and shown_digits and shown_digits % 3 == 0:
                left.append(",")
            left.append(digit)
            shown_digits += 1
    right: list[str] = []
    rest = iter(fraction)
    for kind, text in tokens[point:]:
        if text != ",":
            right.append(next(rest, "") if kind == "digit" else text)
    return "".join(reversed(left)) + "".join(right)
