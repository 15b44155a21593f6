"""Japanese postcodes: seven digits, written many ways."""

from __future__ import annotations

import re
import unicodedata

_DASHES = re.compile("[\u002d\u2010-\u2015\u2212\u30fc\uff0d\uff70 ]")
_PLAIN = re.compile("[0-9]{3}-[0-9]{4}")
_MARKS = re.compile("^(?:〒|郵便番号)+[::]?")


def _digits(value: str | int | float) -> str | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, float):
        if not value.is_integer():
            return None
        value = int(value)
    text = unicodedata.normalize("NFKC", str(value)).strip()
    text = _DASHES.sub("", _MARKS.sub("", text).strip())
    return text if text.isascii() and text.isdigit() else None


def parse_postcode(value: str | int | float) -> str | None:
    """The postcode as ``541-3470``, or None.

    A number of six digits is a postcode whose leading zero was eaten by a spreadsheet
    (Hokkaido, Akita, Iwate): the zero is put back; :func:`postcode_lost_zero` tells.
    """
    if isinstance(value, str) and _PLAIN.fullmatch(value):
        return value if value[:3] != "000" else None
    digits = _digits(value)
    if digits is None or len(digits) not in (6, 7):
        return None
    digits = digits.zfill(7)
    return f"{digits[:3]}-{digits[3:]}" if digits[:3] != "000" else None


def postcode_lost_zero(value: str | int | float) -> bool:
    """Whether :func:`parse_postcode` had to put a leading zero back."""
    if isinstance(value, str) and _PLAIN.fullmatch(value):
        return False
    digits = _digits(value)
    return digits is not None and len(digits) == 6 and parse_postcode(value) is not None
