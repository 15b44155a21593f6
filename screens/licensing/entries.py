"""Fields that the forms of licences share: whole numbers, forms of the agency."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from smeic_tui.domain.licences.licence import FORMS
from smeic_tui.text import t
from smeic_tui.widgets.form import Entry


def fold_number(text: str) -> str:
    """``３０`` and ``30点`` as ``30``; what is no number stays as typed."""
    level = unicodedata.normalize("NFKC", text).strip()
    digits = level.rstrip(t("licence.number_words"))
    return str(int(digits)) if digits.isascii() and digits.isdigit() else level


def check_number(key: str, least: int, most: int) -> Callable[[str], str | None]:
    """Refuse what is no whole number in these bounds.

    Args:
        key: Catalogue key of the sentence; it may name ``least`` and ``most``.
        least: The smallest.
        most: The greatest.
    """

    def check(text: str) -> str | None:
        is_number = text.isascii() and text.isdigit() and len(text) < 9
        if is_number and least <= int(text) <= most:
            return None
        return t(key, least=least, most=most)

    return check


def form_entry(value: str | None) -> Entry:
    """The choice of a form of the agency, or none."""
    options = [("", t("licence.no_form"))]
    options += [(number, t("licence.form", number=number)) for number in FORMS]
    return Entry("form", "licence.column_form", value or "", options=options)
