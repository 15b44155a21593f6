"""What can be typed where something else was: each word with what it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from smeic_tui.cli.typed import WORDS
from smeic_tui.text import messages
from tests.cli.calling import Call


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("event", "export", 1, "x"), "door（会場受付表）, badges（名札）"),
        (("licence", "export", "x"), "renewal（更新要件一覧）, engagements（実務従事の記録）"),
        (("training", "export", 1, "x"), "book（出席簿）"),
        (("referral", "export", "x"), "list（外部紹介一覧）"),
        (("case", "add", "題", "--outcome", "x"), "（新技術）"),
        (("group", "add", "会", "--kind", "x"), "（部会）"),
    ],
)
def test_a_wrong_word_is_answered_with_the_right_ones_and_what_they_are(
    desk: Call, tmp_path: Path, arguments: tuple[object, ...], told: str
) -> None:
    line = [*arguments, *(("-o", tmp_path / "a.xlsx") if "export" in arguments else ())]
    answer = desk(*line)
    assert (answer.status, answer.out) == (2, "")
    assert told in answer.err, answer.err
    assert "のどれかを指定してください" in answer.err


def test_every_refusal_that_lists_words_has_words_and_names_what_it_lists() -> None:
    for code, begins in WORDS.items():
        hint = messages("error", "ja")[f"{code}.hint"]
        assert "{known}" in hint, code
        for each in begins:
            area, _, start = each.partition(".")
            assert any(key.startswith(start) for key in messages(area, "ja")), each
