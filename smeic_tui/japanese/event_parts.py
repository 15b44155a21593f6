"""What staff write about the parts of an event, in one line each, and how many come along."""

from __future__ import annotations

import re
import unicodedata

from smeic_tui.japanese.clean import clean

_UNTIL = "[-~\u2010-\u2015\u2212\u301cー]"
"""Between two times; an IME makes dashes, a minus or the sign of a long vowel of it."""
_HOURS = re.compile(rf"([01]?\d|2[0-3]):([0-5]\d)(?:{_UNTIL}([01]?\d|2[0-3]):([0-5]\d))?")
_NO_NAME = re.compile(r"\d:\d\d|定員\d|会費\d")
"""What a name never holds: the blank before it was left out."""
_SEATS = re.compile(r"定員(\d{1,5})[名人]?|seats(\d{1,5})")
_FEE = re.compile(r"会費(\d{1,7})円?|fee(\d{1,7})")
_PEOPLE = re.compile(r"(\d{1,3})[名人]?")
_TABLE = re.compile(r"(?:テーブル|卓)?\s*(?!(?:テーブル|卓)?$)(\w{1,8}?)番?\s*(?:テーブル|卓)?")
_MOST_COMPANIONS = 99


def read_part(text: str) -> dict[str, str | int | None] | None:
    """``懇親会 20:00-21:30 定員40 会費5000 オンライン`` as columns; None where a word is unclear.

    Widths of digits and signs do not matter; what is not said is unknown.
    """
    words = unicodedata.normalize("NFKC", text).replace(",", "").split()
    if not words or _NO_NAME.search(words[0]):
        return None
    found: dict[str, str | int | None] = {
        "name": clean(text).split()[0],
        "starts": None,
        "ends": None,
        "capacity": None,
        "fee": None,
        "is_online": 0,
    }
    for word in words[1:]:
        if match := _HOURS.fullmatch(word):
            found["starts"] = f"{int(match[1]):02}:{match[2]}"
            found["ends"] = f"{int(match[3]):02}:{match[4]}" if match[3] else None
        elif match := _SEATS.fullmatch(word):
            found["capacity"] = int(match[1] or match[2])
        elif match := _FEE.fullmatch(word):
            found["fee"] = int(match[1] or match[2])
        elif word.lower() in ("オンライン", "online"):
            found["is_online"] = 1
        else:
            return None
    return found


def read_number(text: str) -> int | None:
    """``第8回`` as 8; None for anything else."""
    found = re.fullmatch(r"第?(\d{1,4})回?", unicodedata.normalize("NFKC", text).strip())
    return int(found[1]) or None if found else None


def read_companions(text: str) -> int | None:
    """How many companions a text says, nothing being none; None for no number."""
    level = unicodedata.normalize("NFKC", text).strip()
    if not level:
        return 0
    found = _PEOPLE.fullmatch(level)
    return int(found[1]) if found and int(found[1]) <= _MOST_COMPANIONS else None


def read_table(text: str) -> str | None:
    """``３番テーブル`` or ``卓3`` as 3, ``ａ`` as A; None for what names no table."""
    level = unicodedata.normalize("NFKC", clean(text)).strip().upper()
    found = _TABLE.fullmatch(level)
    return found[1] if found else None
