"""A line in a list of people that names the event whose guests stand below it."""

from __future__ import annotations

import re
from dataclasses import replace

from smeic_tui.japanese.event_titles import EventTitle, read_title

_MAY_NAME = re.compile(
    r"第.{1,4}回|[0-9０-９]回目|[0-9０-９]{1,4}[年月/.．\-][0-9０-９]{1,2}|[①-⑳]|vol|no\."
    r"|\D[0-9０-９]{1,3}\W*$",
    re.IGNORECASE,
)
"""A cheap look: a 回次 or a day."""
_NO_LINE = re.compile(
    r"\s*(?:[※＊*]|[(（]?注[)）:：]|備考[:：])|.*(?:。|現在|時点|[入退休]会|付け?$)", re.DOTALL
)
"""Remarks, and days that are of the list or of the people: 委員会（4月1日現在）, 2024年4月入会."""
_MEETING = re.compile(
    r"(?:鼎談会?|(?:例|総|懇親|懇談|交流|研究|勉強|見学|講演|報告|発表|祝賀|忘年|新年|同窓|食事|情報交換)会"
    r"|の会|の集い|倶楽部|クラブ|セミナー|フォーラム|シンポジウム|サロン|大会|ツアー|フェア)$"
)
"""What people come to on a day: a 委員会, a 商工会, a 理事会 beside a day may be a body."""
_NUMBERED_MEETING = re.compile(rf"{_MEETING.pattern}|(?:塾|講座|承継塾)$")
_OF_PEOPLE = re.compile(
    r"委員|理事|幹事|役員|発起人|講師|事務局|分科会|から|新規|継続|開講|修了|入[塾学社]|卒|着任|就任|[期回]生"
)
"""Words of lines that part people by what they are, whatever is held beside it."""
_DECORATION = str.maketrans(dict.fromkeys("【】〔〕［］[]<>＜＞〈〉《》≪≫■□◆◇●▼▽★☆▲◎", " "))
_NUMBERED = re.compile(r"(?P<name>.+?)(?P<number>[0-9]{1,3})")


def undecorated(line: str) -> str:
    """The line without the brackets and signs that make it stand out."""
    return line.translate(_DECORATION).strip()


def event_in(line: str, fiscal: int | None = None) -> EventTitle | None:
    """The event a line names with its 回次 or its day; None for any other line.

    Args:
        line: The text.
        fiscal: The fiscal year of a day that names none.
    """
    if not _MAY_NAME.search(line) or _NO_LINE.match(line) or _OF_PEOPLE.search(line):
        return None
    title = read_title([undecorated(line)], fiscal)
    if title.name is None:
        return None
    found = _NUMBERED.fullmatch(title.name)
    if title.number is None and found is not None and _MEETING.search(found["name"]):
        # MOT倶楽部34
        title = replace(title, name=found["name"], number=int(found["number"]))
    if title.number is not None:
        return title if _NUMBERED_MEETING.search(title.name or "") else None
    return title if title.day is not None and _MEETING.search(title.name or "") else None
