"""Whether two addresses are the same place, however they are written."""

from __future__ import annotations

import re
from functools import lru_cache

from smeic_tui.japanese.cohorts import kanji_number
from smeic_tui.japanese.fold import key
from smeic_tui.japanese.prefectures import PREFECTURES

_PREFECTURE = re.compile("|".join(PREFECTURES))
_POSTCODE = re.compile(r"^〒?[0-9]{3}-?[0-9]{4}")
_KANJI = re.compile("([一二三四五六七八九十]{1,3})(?=丁目|番|号)")
_STEPS = re.compile(
    "丁目|番地の?|番町?(?=[0-9-])|番(?=$|[^町街])|号(?=$|[^室棟館])|(?<=[0-9])の(?=[0-9])"
)
_DASHES = re.compile("-+")


@lru_cache(maxsize=8192)
def address_key(text: str | None) -> str:
    """Key of an address: 大阪府八尾市光町3丁目1番5号 and 八尾市光町３－１－５ have the same."""
    if not text:
        return ""
    plain = _PREFECTURE.sub("", _POSTCODE.sub("", key(text)), count=1)
    plain = _KANJI.sub(lambda m: str(kanji_number(m[1]) or m[1]), plain)
    plain = _STEPS.sub("-", plain.replace("ー", "-"))
    return _DASHES.sub("-", plain).strip("-")
