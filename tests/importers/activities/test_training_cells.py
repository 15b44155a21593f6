"""Cells of attendance books and applications: marks, hand-ins, decisions, remarks, days, rules."""

from __future__ import annotations

import pytest

from importers.activities.training.cells import (
    ReadMark,
    ReadNote,
    ReadResult,
    ReadSubmission,
    is_plan,
    read_mark,
    read_note,
    read_result,
    read_submission,
)
from importers.activities.training.days import read_day, read_month_end
from importers.activities.training.rule_text import read_rule
from smeic_tui.domain.training.rule import Condition, Counting, Rule


@pytest.mark.parametrize(
    ("text", "full", "expected"),
    [
        ("出", 240, ReadMark("present")),
        ("○", 240, ReadMark("present")),
        ("×", 240, ReadMark("absent")),
        ("公", 240, ReadMark("excused")),
        ("Ｗｅｂ", 240, ReadMark("online")),
        ("遅", 240, ReadMark("late")),
        ("遅(3h)", 240, ReadMark("late", 180)),
        ("遅（2h）", 240, ReadMark("late", 120)),
        ("早1.5h", 240, ReadMark("early", 90)),
        ("△", 210, ReadMark("present", 105)),
        ("△", None, ReadMark("present")),
        ("", 240, None),
        ("-", 240, None),
        ("たぶん", 240, None),
        ("遅(長く)", 240, None),
    ],
)
def test_a_mark_is_read(text: str, full: int | None, expected: ReadMark | None) -> None:
    assert read_mark(text, full) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("4/30", ReadSubmission("submitted", "2025-04-30")),
        ("R7.5.3", ReadSubmission("submitted", "2025-05-03")),
        ("1/10", ReadSubmission("submitted", "2026-01-10")),
        ("提出済", ReadSubmission("submitted")),
        ("再提出", ReadSubmission("resubmit")),
        ("合格", ReadSubmission("passed")),
        ("免除", ReadSubmission("exempt")),
        ("未", None),
        ("", None),
        ("テーマ届済", None),
    ],
)
def test_what_was_handed_in_is_read(text: str, expected: ReadSubmission | None) -> None:
    assert read_submission(text, 2025) == expected
    assert is_plan(text, 2025) == (text == "テーマ届済")


@pytest.mark.parametrize(
    ("text", "note", "expected"),
    [
        ("受講可", "", ReadResult("accepted")),
        ("○", "", ReadResult("accepted")),
        ("×（定員のため次年度）", "", ReadResult("refused", "定員のため次年度")),
        ("不可", "登録を確認できず", ReadResult("refused", "登録を確認できず")),
        ("辞退", "3/28 連絡", ReadResult("withdrawn", "3/28 連絡")),
        ("", "", ReadResult("applied")),
        ("受講許可", "", ReadResult("accepted")),
        ("お断り（定員超過）", "", ReadResult("refused", "定員超過")),
        ("審査中", "", ReadResult("applied")),
        ("要相談", "", None),
    ],
)
def test_a_decision_is_read(text: str, note: str, expected: ReadResult | None) -> None:
    assert read_result(text, note) == expected


def test_remarks_tell_of_make_ups_and_of_who_left() -> None:
    assert read_note("第4回は補講（8/30）済", 2025) == ReadNote(((4, "2025-08-30"),))
    assert read_note("7月末で受講辞退", 2025) == ReadNote((), True, "2025-07-31")
    assert read_note("よく質問する", 2025) == ReadNote()


def test_days_without_a_year_lie_in_the_year_of_the_training_or_before_it() -> None:
    assert read_day("5/17", 2025) == "2025-05-17"
    assert read_day("1月17日", 2025) == "2026-01-17"
    assert read_day("2/5", 2025, before=True) == "2025-02-05"
    assert read_day("12/5", 2025, before=True) == "2024-12-05"
    assert read_day("2/29", 2027) == "2028-02-29"
    assert read_day("2/29", 2025) is None
    assert read_month_end("2月末", 2027) == "2028-02-29"
    assert read_month_end("12月末", 2025) == "2025-12-31"


def test_a_rule_is_read_as_far_as_it_is_written() -> None:
    assert read_rule(["出席者数"]) is None
    assert read_rule(
        ["【修了条件】欠席は2回までとする。", "遅刻3回で欠席1回とみなす。公欠は出席とみなす。"]
    ) == Rule((Condition("absences", 2),), (), Counting(excused="attended", lates_per_absence=3))
