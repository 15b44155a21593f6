"""What staff type into fields, folded into what the store holds, and what is wrong with it.

Names and readings stay as written. Dates, cohorts, numbers and postcodes get one form. A doubt is
said once beside the field; only what cannot be stored is refused.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from datetime import date

from smeic_tui.japanese.clean import clean
from smeic_tui.japanese.cohorts import cohort_years, parse_cohort
from smeic_tui.japanese.dates import PartialDate, parse_completed, parse_date
from smeic_tui.japanese.kana import is_kana
from smeic_tui.japanese.mails import parse_mails
from smeic_tui.japanese.phones import parse_phones
from smeic_tui.japanese.postcodes import parse_postcode
from smeic_tui.text import t

_BETWEEN = ",、，;；/\n"
"""What separates the words of a field that holds several."""
_NEW_WORD = rf"[^{_BETWEEN}\s][^{_BETWEEN}]*"
_DAY_ALONE = re.compile(r"(\d{1,2})[-/.月](\d{1,2})日?")


def tidy(text: str) -> str:
    """A text as written, without codes that act and blanks around it."""
    return clean(text).strip()


def read_date(text: str, today: date, *, coming: bool = False) -> PartialDate | None:
    """A date in any form staff write; ``11/20`` is the last one, or the next one, of that name.

    Args:
        text: What was typed.
        today: Today.
        coming: A day without a year lies ahead (a deadline), not behind.
    """
    level = unicodedata.normalize("NFKC", text).strip()
    match = _DAY_ALONE.fullmatch(level)
    if match is None:
        return parse_date(level)
    month, day = int(match[1]), int(match[2])
    for year in (today.year, today.year + 1 if coming else today.year - 1):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if (found >= today) if coming else (found <= today):
            return PartialDate(year, month, day)
    return None


def date_fold(today: date, *, coming: bool = False) -> Callable[[str], str]:
    """Turn any date into ISO text; what is no date stays as typed."""

    def fold(text: str) -> str:
        found = read_date(text, today, coming=coming)
        return found.iso if found else text.strip()

    return fold


def check_date(text: str) -> str | None:
    """A (partial) date, or what is wrong."""
    return None if parse_date(text) else t("form.bad_date")


def check_day(text: str) -> str | None:
    """A whole day, or what is wrong."""
    found = parse_date(text)
    return None if found and found.day else t("form.bad_day")


def fold_completed(text: str) -> str:
    """When someone completed the course, as ISO text; ``2023年度`` is March 2024."""
    found = parse_completed(text)
    return found.iso if found else text.strip()


def fold_cohort(text: str) -> str:
    """``第20期`` and ``２０`` as ``20``."""
    found = parse_cohort(text)
    return str(found) if found else text.strip()


def check_cohort(text: str) -> str | None:
    """A cohort, or what is wrong."""
    return None if parse_cohort(text) else t("form.bad_cohort")


def cohort_doubt(cohort: str, completed: str) -> str | None:
    """A cohort and a year of completion that do not go together; possible, so only a doubt."""
    number, found = parse_cohort(cohort), parse_date(completed)
    if number is None or found is None or found.year == cohort_years(number)[1]:
        return None
    return t("form.cohort_doubt", cohort=number, year=cohort_years(number)[1])


def check_kana(text: str) -> str | None:
    """A reading is written in kana, hiragana or katakana as staff like it."""
    return None if is_kana(text) else t("form.bad_kana")


def fold_year(text: str) -> str:
    """``昭和41年`` and ``１９６６`` as ``1966``."""
    found = parse_date(text)
    return str(found.year) if found else text.strip()


def check_year(text: str) -> str | None:
    """A year of birth of somebody alive or remembered."""
    found = parse_date(text)
    return None if found and 1850 <= found.year <= date.today().year else t("form.bad_year")


def fold_mail(text: str) -> str:
    """An address half-width and without decoration."""
    found = parse_mails(text)
    return found[0].address if len(found) == 1 else text.strip()


def check_mail(text: str) -> str | None:
    """One address that can be written to; a wrong one is never stored as one."""
    found = parse_mails(text)
    if len(found) > 1:
        return t("form.one_mail")
    return None if found and found[0].problem != "invalid" else t("form.bad_mail")


def fold_phone(text: str) -> str:
    """Half-width digits and dashes; the way it is written stays."""
    level = unicodedata.normalize("NFKC", text).strip()
    return re.sub("[\u2010-\u2015\u2212\u30fc]", "-", level)


def check_phone(text: str) -> str | None:
    """One number that exists in the numbering plan, or what is wrong."""
    found = parse_phones(text)
    if len(found) > 1:
        return t("form.one_phone")
    if not found:
        return t("form.bad_phone")
    return t("form.bad_phone") if found[0].problem == "invalid" else None


def fold_postcode(text: str) -> str:
    """``５４１３４７０`` as ``541-3470``."""
    return parse_postcode(text) or text.strip()


def check_postcode(text: str) -> str | None:
    """Seven digits, or what is wrong."""
    return None if parse_postcode(text) else t("form.bad_postcode")


def fold_words(text: str) -> str:
    """Several words with one kind of separator: ``深絞り, 試作``."""
    return ", ".join(words(text))


def words(text: str, whole: Iterable[str] = ()) -> tuple[str, ...]:
    """The words of a field that holds several, without repetitions.

    Args:
        text: What is in the field.
        whole: Words that were in it before; they stay whole where they hold a separator.
    """
    before = {tidy(word): word for word in whole}
    longest = sorted(filter(None, before), key=len, reverse=True)
    one = "|".join(
        [*(rf"{re.escape(word)}(?=\s*(?:[{_BETWEEN}]|$))" for word in longest), _NEW_WORD]
    )
    parts = (tidy(part) for part in re.findall(rf"[{_BETWEEN}\s]*?({one})", text))
    return tuple(dict.fromkeys(before.get(part, part) for part in parts if part))
