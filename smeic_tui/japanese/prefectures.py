"""The 47 prefectures, and the prefecture of an address that may leave it out."""

from __future__ import annotations

import re
import unicodedata

from smeic_tui.japanese.cities import CITIES

PREFECTURES: tuple[str, ...] = tuple(CITIES)
"""All 47, in the official order (JIS X 0401)."""
_SHORT = {name if name == "北海道" else name[:-1]: name for name in PREFECTURES}
_BEFORE = re.compile("^(?:〒?[ ]*[0-9]{3}-?[0-9]{4})?[ ,:、]*(?:日本国?[ ]*)?")
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212\u30fc", "-"))


def _by_city() -> dict[str, str]:
    table: dict[str, str] = {}
    twice = set()
    for prefecture, cities in CITIES.items():
        for city in cities.split():
            if city in table:
                twice.add(city)
            table[city] = prefecture
    # 府中市 and 伊達市 are in two prefectures, and Osaka, Nagoya and others have these wards too.
    twice |= {"中央区", "港区", "北区"}
    return {city: prefecture for city, prefecture in table.items() if city not in twice}


_CITY = _by_city()
_LONGEST = max(len(city) for city in _CITY)


def prefecture_of(address: str) -> str | None:
    """The prefecture of an address, or None where it is not certain.

    A prefecture without 都, 府, 県 counts when a municipality follows (大阪 八尾市). Without any,
    the city decides (大阪市中央区, 尼崎市, 世田谷区), unless two prefectures have one of that name.
    """
    for length in (3, 4):
        if address[:length] in CITIES:
            return address[:length]
    text = unicodedata.normalize("NFKC", address).translate(_DASHES).strip()
    text = _BEFORE.sub("", text, count=1)
    for length in (3, 4):
        if text[:length] in CITIES:
            return text[:length]
    for start in range(min(_LONGEST, len(text)), 1, -1):
        if text[:start] in _CITY:
            return _CITY[text[:start]]
    for length in (2, 3):
        rest = text[length:].lstrip()
        prefecture = _SHORT.get(text[:length])
        if prefecture and (not rest or re.match("[^0-9]{1,7}?[市区町村郡]", rest)):
            return prefecture
    return None
