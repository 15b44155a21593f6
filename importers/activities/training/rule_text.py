"""The completion rule as it is written below an attendance book."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from smeic_tui.domain.training.rule import Condition, Counting, Rule
from smeic_tui.japanese.hours import read_length

_HOURS = re.compile(r"時間[^。]{0,14}?の?(\d{1,3})[%割]")
_SESSIONS = re.compile(r"(?:回数|全\d*回|出席)[^。時]{0,14}?の?(\d{1,3})[%割]")
_COMPULSORY = re.compile(r"必修")
_ABSENCES = re.compile(r"欠席[^。]{0,8}?(\d{1,2})回(?:以内|まで)")
_ASSIGNMENTS = re.compile(r"課題[^。]*提出")
_FINAL = re.compile(r"最終(?:報告|レポート|発表)[^。]*(?:提出|発表|合格)")
_LATE = re.compile(r"遅[^。]{0,6}?(\d+(?:\.\d+)?(?:時間|分))を減")
_EARLY = re.compile(r"早[^。]{0,4}?(\d+(?:\.\d+)?(?:時間|分))を減")
_EXCUSED = re.compile(r"公欠は(?:出席|受講)(?:と同じ|とみなす|扱い)")
_LATES = re.compile(r"遅刻[^。]{0,6}?(\d)回[^。]{0,6}?欠席1回")
_OF_LISTS = re.compile(r"修了(?:要件|条件|判定)|受講すること|提出すること|減ずる")


def read_rule(notes: Iterable[str]) -> Rule | None:
    """The rule that the notes below a table say; None where they say none.

    Only what is written becomes a condition; how marks are counted stays as usual where nothing is
    said of it.
    """
    texts = [re.sub(r"\s", "", unicodedata.normalize("NFKC", note)) for note in notes]
    said = "。".join(texts)
    if not _OF_LISTS.search(said):
        return None
    found: list[Condition] = []
    if share := _share(_HOURS, said):
        found.append(Condition("hours", share))
    elif share := _share(_SESSIONS, said):
        found.append(Condition("sessions", share))
    if _COMPULSORY.search(said):
        found.append(Condition("compulsory"))
    if match := _ABSENCES.search(said):
        found.append(Condition("absences", int(match[1])))
    if _ASSIGNMENTS.search(said):
        found.append(Condition("assignments"))
    if _FINAL.search(said):
        found.append(Condition("final_report"))
    return Rule(tuple(found), (), _counting(said)) if found else None


def _share(pattern: re.Pattern[str], said: str) -> int | None:
    match = pattern.search(said)
    if match is None:
        return None
    share = int(match[1]) * (10 if match[0].endswith("割") else 1)
    return share if 1 <= share <= 100 else None


def _counting(said: str) -> Counting:
    usual = Counting()
    late, early = (_minutes(pattern, said) for pattern in (_LATE, _EARLY))
    lates = _LATES.search(said)
    return Counting(
        usual.late_minutes if late is None else late,
        usual.early_minutes if early is None else early,
        "attended" if _EXCUSED.search(said) else "nothing",
        int(lates[1]) if lates else None,
    )


def _minutes(pattern: re.Pattern[str], said: str) -> int | None:
    match = pattern.search(said)
    return read_length(match[1]) if match else None
