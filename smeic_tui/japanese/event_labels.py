"""The words and signs around what a title says: 行事名：, 日時：, 参加費, 【社外秘】."""

from __future__ import annotations

import re

from smeic_tui.japanese.event_numbers import HERE

_ASIDE = re.compile(r"[【〔［《][^】〕］》]{1,20}[】〕］》]")
"""〔社外秘〕, 【当日受付用】: what stands in such brackets names no event."""
_DATE_LABEL = re.compile(
    r"(?:開催日時|開催日|日[ ]*時|日[ ]*程|日[ ]*付|期[ ]*日|と[ ]き|時[ ]*間|開始)[ ]*[:]?"
)
_OTHER_LABEL = re.compile(
    r"[|]?[ ]*(?:参加費|会費|定員|講師|登壇者?|司会|テーマ|演題|主催|共催|後援|担当|備考|"
    r"取扱注意|部外秘|社外秘|凡例)(?:[ ]*[:].*|$)"
)
_NAME_LABEL = re.compile(
    r"(?m)^[ ]*(?:行事|催し|イベント|会合|会議|催事|セミナー)?(?:名称?|タイトル)[ ]*(?:[:]|$)"
    r"|^[ ]*(?:行事|催し|イベント|件名)[ ]*(?:[:]|$)"
)
_ENDS = " |,、。・:-~―–/※*■□◆◇●<>〈〉《》【】[]" + HERE


def without_name_labels(text: str) -> str:
    """A title without 行事名： and the like, at which a cell is cut."""
    return _NAME_LABEL.sub("|", text)


def without_date_labels(text: str) -> str:
    """A title without 日時： and the like, at which a cell is cut."""
    return _DATE_LABEL.sub("|", text)


def take_asides(text: str) -> tuple[str, list[str]]:
    """Cut out what stands in 【】 and the like; the rest, and those texts without the brackets."""
    return _ASIDE.sub("|", text), [found.group()[1:-1] for found in _ASIDE.finditer(text)]


def without_other_labels(text: str) -> str:
    """A piece of a title up to 参加費：, 講師： and the like, which tell of something else."""
    return _OTHER_LABEL.sub("", text)


def bare_of_signs(text: str) -> str:
    """Without signs around it, nor half a pair of brackets."""
    bare = text.strip(_ENDS)
    if bare.count("(") != bare.count(")"):
        bare = bare.strip("() ")
        bare += ")" * (bare.count("(") - bare.count(")"))
    return bare.removeprefix("(").removesuffix(")") if bare[:1] == "(" else bare
