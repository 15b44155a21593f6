"""Marks of attendance in cells: ○ 出 参加 欠 代 Web, and what a legend says they mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Literal

from smeic_tui.japanese.fold import fold
from smeic_tui.japanese.letters import level

Mark = Literal["came", "online", "proxy", "absent", "no_show", "undecided", "not_asked", "silent"]
"""``no_show``: said yes and did not come. ``not_asked``: 案内なし. ``silent``: no answer."""

_WORDS: Mapping[Mark, str] = {
    "came": "○ ◯ 〇 ● ◎ o ✓ ✔ ☑ ✅ レ v 出 出席 参 参加 済 受付済 来場 来場済 着 有 "
    "会場 会場参加 現地 現地参加 対面 はい yes y 1",
    "online": "web w オンライン オン online zoom teams リモート 配信 視聴 遠隔",
    "proxy": "代 代理 代理出席 代出 代理参加",
    "absent": "欠 欠席 × ✕ ✖ ✗ x 不参加 不出席 不 否 無 no n 0 いいえ キャンセル 取消 辞退",
    "no_show": "当欠 当日欠席 当日キャンセル ドタキャン 無断 無断欠席 未着",
    "undecided": "△ ▲ 未定 未 ? 保留 検討中",
    "not_asked": "- ー / 案内なし 案内無 未案内 対象外",
    "silent": "返信なし 未返信 回答なし 未回答 無回答",
}
_BY_WORD: Mapping[str, Mark] = {
    "": "silent",
    **{fold(word): mark for mark, words in _WORDS.items() for word in words.split()},
}
_WITHIN: tuple[tuple[re.Pattern[str], Mark], ...] = (
    (re.compile(r"代理|^代[(（]|[(（]代"), "proxy"),
    (re.compile(r"当日(?:欠席|キャンセル)|当欠|無断"), "no_show"),
    (re.compile(r"欠席|不参加|^欠|^×"), "absent"),
    (re.compile(r"オンライン|web|zoom|teams|リモート"), "online"),
    (
        re.compile(
            r"^(?:出席|参加|出|○|◯|〇|✓|レ)|^途中(?:参加|から|退席|退出)|^(?:遅参|遅刻|早退|遅れ)"
        ),
        "came",
    ),
)
_MEANINGS: tuple[tuple[re.Pattern[str], Mark], ...] = (
    (re.compile(r"代理"), "proxy"),
    (re.compile(r"オンライン|web|zoom|リモート"), "online"),
    (re.compile(r"案内(?:なし|無|せず)|対象外|未案内"), "not_asked"),
    (re.compile(r"(?:返信|回答|返事)(?:なし|無)|未(?:回答|返信)|不明"), "silent"),
    (re.compile(r"当日(?:欠席|キャンセル)|無断"), "no_show"),
    (re.compile(r"欠席|不参加"), "absent"),
    (re.compile(r"未定|検討|保留"), "undecided"),
    (re.compile(r"出席|参加|来場"), "came"),
)
_LONGEST = 30
"""Letters of the longest mark."""
_LONGEST_LEGEND = 300
_EXPLAINED = re.compile(r"(?P<marks>[^:=()]+?)[ ]*[:=][ ]*(?P<meaning>[^\s:=()、,。]+)")
_CHANGED = re.compile(r".*(?:→|⇒|->|=>)")
_PERSON_OR_MODE = re.compile(r"[(（].*[)）]$")


def read_mark(text: str, legend: Mapping[str, Mark]) -> Mark | None:
    """What a cell says; None for something that is no mark.

    Args:
        text: The cell. ``出→欠`` says what was changed to: promised, and did not come.
        legend: What the list itself says of its marks (`read_legend`).
    """
    if len(text) > _LONGEST:
        return None
    plain = fold(text)
    if plain in legend:
        return legend[plain]
    if plain in _BY_WORD:
        return _BY_WORD[plain]
    if changed := _CHANGED.match(plain):
        before = read_mark(plain[: changed.end()].rstrip("→⇒->= "), legend)
        after = read_mark(plain[changed.end() :], legend)
        return "no_show" if before in ("came", "online") and after == "absent" else after
    found = next((mark for pattern, mark in _WITHIN if pattern.search(plain)), None)
    if found is not None:
        return found
    bare = _PERSON_OR_MODE.sub("", plain)
    return _BY_WORD.get(bare) if bare != plain else None


def read_legend(titles: Iterable[str]) -> dict[str, Mark]:
    """What a line above the table says of its marks: ``△：オンライン  空白：返信なし``."""
    found: dict[str, Mark] = {}
    for line in titles:
        for match in _EXPLAINED.finditer(level(line[:_LONGEST_LEGEND])):
            meaning = fold(match["meaning"])
            mark = next((mark for pattern, mark in _MEANINGS if pattern.search(meaning)), None)
            if mark is None:
                continue
            for word in match["marks"].split():
                plain = fold(word)
                if plain in ("空白", "空欄", "無印"):
                    found[""] = mark
                elif len(plain) <= 4 and plain not in ("凡例", "注"):
                    found[plain] = mark
    return found


def looks_like_marks(texts: Iterable[str], legend: Mapping[str, Mark]) -> bool:
    """Whether the filled cells of a column are marks."""
    filled = [text for text in texts if text.strip()]
    read = sum(read_mark(text, legend) is not None for text in filled)
    return bool(filled) and read >= 0.8 * len(filled)
