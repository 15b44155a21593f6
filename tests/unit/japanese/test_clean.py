"""What acts on a terminal or hides goes; what belongs to a name stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smeic_tui.japanese.clean import clean, unclean


@pytest.mark.parametrize(
    ("text", "left", "codes"),
    [
        ("\x1b[31m赤\x1b[0m井", "赤井", ("escape",)),
        ("\x1b]52;c;cm0gLXJm\x07山田", "山田", ("escape",)),
        ("\x1b]8;;https://example.jp\x1b\\会社\x1b]8;;\x1b\\", "会社", ("escape",)),
        ("\x9b2J山田", "山田", ("escape",)),
        ("\x9d0;title\x9c山田", "山田", ("escape",)),
        ("\x1bP1$r0m\x1b\\山田", "山田", ("escape",)),
        ("\x1b_payload\x1b\\\x1b^x\x9c\x1bXy\x1b\\山田", "山田", ("escape",)),
        ("\x1bc\x1b(B山田", "山田", ("escape",)),
        ("\x1b]0;山田", "山田", ("escape",)),
        ("山\x00田\x7f\x85", "山田 ", ("control",)),
        ("\u202e山田\u2066", "山田", ("bidi",)),
        ("山\u200b\ufeff田\u00ad", "山田", ("zero_width",)),
        ("山\u200d田", "山田", ("zero_width",)),
        ("\ud800山田", "山田", ("control",)),
        ("\x1b\u202e\u200b", "", ("control", "bidi", "zero_width")),
    ],
)
def test_strips_and_names_what_it_strips(text: str, left: str, codes: tuple[str, ...]) -> None:
    assert clean(text) == left
    assert unclean(text) == codes


@pytest.mark.parametrize(
    "text",
    [
        "葛\U000e0100城",
        "辻\ufe00",
        "\U0001f468\u200d\U0001f469\u200d\U0001f467",
        "\u2764\ufe0f\u200d\U0001f525",
        "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e007f",
        "\ufa19\u7530 か\u3099",
        "[/b] [@click=app.quit]x[/]",
    ],
)
def test_keeps_what_belongs_to_the_text(text: str) -> None:
    assert clean(text) == text
    assert unclean(text) == ()


def test_line_ends_and_tabs_become_one_space_each_or_stay() -> None:
    assert clean("大阪府\r\n八尾市\t光町\u2028二") == "大阪府 八尾市 光町 二"
    assert clean("大阪府\r\n八尾市\t光町\u2028二", keep_lines=True) == "大阪府\n八尾市\t光町\n二"
    assert unclean("大阪府\r\n八尾市\t光町") == ()


@given(st.text(st.one_of(st.characters(), st.sampled_from("\x1b[]\x9b;m\u200d\U0001f468\x07"))))
def test_what_was_cleaned_is_clean(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert unclean(once) == ()
    assert "\x1b" not in once
