"""Cells that hold a company, sometimes with department and title behind it."""

from __future__ import annotations

import re

from smeic_tui.japanese.companies import split_company
from smeic_tui.japanese.fold import fold
from smeic_tui.japanese.titles import rank_of

_BREAK = re.compile(r"[\s／/・,、|｜]+")
_TITLE_AT_END = re.compile(
    r"(?:元|前)?(?:代表取締役(?:会長|社長|専務|常務)?(?:兼?(?:CEO|COO))?|代表(?:社員|理事|者)?|取締役(?:相談役|会長|社長|副社長|工場長"
    r"|[^\s／/]{0,4}部長|C[A-Z]O)?|専務(?:取締役|理事)?|常務(?:取締役|理事)?|執行役員(?:[^\s／/]{0,4}部長)?|監査役|理事長?|会長|社長"
    r"|顧問|相談役|所長|院長|園長|校長|学長|局長|(?:営業|製造|技術|開発|総務|経理|人事|企画|管理|品質|生産|事業|本)?部長(?:代理)?|次長"
    r"|(?:営業|製造|技術|開発|総務|経理|人事|企画|管理|品質|生産)?課長(?:代理|補佐)?|室長|係長|主任|主査|主幹|工場長|支店長|店長"
    r"|グループリーダー|チーフエンジニア|チームリーダー|リーダー|マネージャー|マネジャー|研究員|技師|一般|社員|職員"
    r"|准?教授|講師|弁護士|税理士|(?:中小企業)?診断士|技術士|C[EOTF]O)$"
)
_FORM_ALONE = re.compile(r"^\(?(?:株|有|同|資|一社|一財)\)?$|^(?:株式|有限|合同|合資|合名)会社$")
_SIZE = re.compile(
    r"(?P<low>[0-9][0-9,]*)\s*(?P<range>[-~]\s*(?P<high>[0-9][0-9,]*)?|(?:人|名)?(?:以上|未満|以下))?"
)


def split_company_and_title(text: str) -> tuple[str, str | None, str | None]:
    """Company, department and title out of one cell; what is not certain stays with the company.

    Separated by white space or strokes (A社／部長), or the title at the very end (A社部長).
    """
    text = text.strip()
    title: str | None = None
    company, end = text, len(text)
    # From the end: the last part may be any title, those before it only plain ones.
    for place in reversed(list(_BREAK.finditer(text))):
        part, head = text[place.end() : end].strip(), text[: place.start()].strip()
        if not part or not head or _FORM_ALONE.match(fold(head)):
            break
        if not (_is_title(part) if title is None else _TITLE_AT_END.fullmatch(part)):
            break
        company, title, end = head, text[place.end() :].strip(), place.start()
    if title is None and (found := _TITLE_AT_END.search(text)) and found.start():
        company, title = text[: found.start()].strip(), found.group()
    parts = split_company(company)
    return parts.name, parts.department, title


def _is_title(text: str) -> bool:
    return rank_of(text) != "unclassified" or _TITLE_AT_END.fullmatch(text) is not None


def size_band(text: str) -> str | None:
    """従業員規模 in one form: 50～99名 → ``50-99``, 1000名以上 → ``1000-``; a number as it is."""
    match = _SIZE.match(fold(text).replace("ー", "-"))
    if not match:
        return None
    low, high = match["low"].replace(",", ""), (match["high"] or "").replace(",", "")
    kind = match["range"]
    if kind and kind.endswith(("未満", "以下")):
        return f"-{low}"
    return low if kind is None else f"{low}-{high}"
