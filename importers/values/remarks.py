"""What remarks say between the lines: no contact wished, left, deceased, address gone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from importers.values.row_values import RuleValue
from smeic_tui.domain.consent import Channel
from smeic_tui.japanese.fold import fold

_ALL: tuple[Channel, ...] = ("post", "mail", "phone")
_SHORT_REMARK = 30
_NO = r"(?:不可|不要|拒否|停止|辞退|禁止|お断り|希望しない|×)"
_RULES: tuple[tuple[re.Pattern[str], tuple[Channel, ...]], ...] = (
    (re.compile(rf"(?:連絡|案内)(?:は|を)?{_NO}"), _ALL),
    (re.compile(rf"(?:dm|郵送|郵便|送付|発送)(?:物|は|を)?{_NO}"), ("post",)),
    (re.compile(rf"(?:メール|e-?mail|mail|配信|メルマガ)(?:配信|は|を)?{_NO}"), ("mail",)),
    (re.compile(rf"(?:電話|tel|架電)(?:連絡)?(?:は|を)?{_NO}"), ("phone",)),
)
_GONE = re.compile("住所不明|宛先不明|転居先不明|宛所不明|あて所|不着|返戻")
_DECEASED = re.compile("逝去|物故|死亡|故人|死去|永眠|他界")
_LEFT = re.compile("退会|除名|脱会")
_FORMER = re.compile(
    r"(?:^|[\s、。,/／(（・])旧姓\s*[:：は]?\s*[「(（]?"
    r"(?!併記|使用|表記|不明|変更|記載|希望|同)(?P<name>[\u3005-\u3007\u30a1-\u30f6\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]{1,5})"
    r"(?:姓)?(?=$|[\s、。,/／)）」・(（])"
)
_UNLESS = re.compile(
    "(?:退会|逝去|死亡).{0,4}(?:希望なし|していない|撤回|取消)"
    "|(?:母|父|妻|夫|家族|親|兄|弟|姉|妹|子息)(?:様|上|君)?(?:が|の|、)?(?:ご)?(?:逝去|死去|他界|永眠)"
)


_HINT = re.compile(
    "[旧不拒停辞辭禁断斷希×✕退除脱逝物死故人永他返宛あ\uf900-\ufaff\U0002f800-\U0002fa1f]"
)
"""A character of every remark that is read here, so that most rows are done with one look."""


def may_matter(texts: Sequence[str]) -> bool:
    """Whether it is worth while to look for anything in these texts."""
    return any(_HINT.search(text) for text in texts)


def refusals(texts: Sequence[str]) -> tuple[RuleValue, ...]:
    """Channels that remarks refuse: 連絡不可 refuses all, DM不要 the post, 配信停止 mail."""
    found: dict[Channel, RuleValue] = {}
    for text in texts:
        plain = fold(text)
        for pattern, channels in _RULES:
            if match := pattern.search(plain):
                for channel in channels:
                    found.setdefault(channel, RuleValue(channel, _word(text, match.group())))
    return tuple(found.values())


def _word(text: str, match: str) -> str:
    """The remark as written where it is short, else what of it counts."""
    return text.strip() if len(text.strip()) <= _SHORT_REMARK else match


def standing(texts: Sequence[str]) -> Literal["withdrawn", "deceased"] | None:
    """退会 or 逝去, where the remark is about the person and not about a relative."""
    for text in texts:
        if _UNLESS.search(text):
            continue
        if _DECEASED.search(text):
            return "deceased"
        if _LEFT.search(text):
            return "withdrawn"
    return None


def former_name(texts: Sequence[str]) -> str | None:
    """The former family name that a remark gives: ``旧姓：佐々木``, ``旧姓 山田（R3.5改姓）``."""
    found = next((match for text in texts if (match := _FORMER.search(text))), None)
    return found["name"] if found else None


def address_gone(texts: Sequence[str]) -> bool:
    """Whether a remark says that post comes back."""
    return any(_GONE.search(text) for text in texts)
