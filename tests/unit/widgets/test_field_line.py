"""The line of a field: exactly its width, caret and selection on their characters."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.style import Style
from textual.strip import Strip

from smeic_tui.widgets.field_line import Looks, field_line

LOOKS = Looks(
    text=Style(color="white"),
    placeholder=Style(color="grey50"),
    caret=Style(reverse=True),
    selection=Style(underline=True),
)


def in_style(line: Strip, style: Style) -> str:
    return "".join(text for text, its, _ in line if its == style)


@given(st.text(max_size=40), st.integers(1, 30), st.integers(0, 40), st.integers(0, 50))
def test_the_line_fills_its_field_and_never_more(
    text: str, wide: int, caret: int, scrolled: int
) -> None:
    at = min(caret, len(text))
    line = field_line(text, wide, LOOKS, caret=at, scrolled=scrolled)
    assert sum(segment.cell_length for segment in line) == line.cell_length == wide


def test_the_caret_stands_on_its_character_and_behind_the_last() -> None:
    assert in_style(field_line("渡辺翔太", 20, LOOKS, caret=1), LOOKS.caret) == "辺"
    assert in_style(field_line("渡辺", 20, LOOKS, caret=2), LOOKS.caret) == " "
    assert in_style(field_line("", 20, LOOKS, caret=0), LOOKS.caret) == " "
    assert in_style(field_line("渡辺", 20, LOOKS), LOOKS.caret) == ""


def test_what_is_selected_looks_selected() -> None:
    line = field_line("2024/3/31", 20, LOOKS, caret=7, selected=(2, 7))
    assert in_style(line, LOOKS.selection) == "24/3/"
    assert in_style(line, LOOKS.caret) == "3"


def test_a_placeholder_is_faint_and_ends_after_a_whole_word() -> None:
    line = field_line("氏名 かな ローマ字", 7, LOOKS, is_placeholder=True)
    assert in_style(line, LOOKS.placeholder).rstrip() == "氏名"
    line = field_line("社名・旧社名・業種", 12, LOOKS, is_placeholder=True)
    assert in_style(line, LOOKS.placeholder).rstrip() == "社名・旧社名"
    line = field_line("あとでもかまいません", 8, LOOKS, is_placeholder=True)
    assert in_style(line, LOOKS.placeholder).rstrip() == "あとでも", "one word is cut"
    assert line.cell_length == 8


def test_a_long_value_goes_out_on_the_left() -> None:
    assert field_line("0123456789", 5, LOOKS, caret=10, scrolled=6).text == "6789 "


def test_control_codes_become_blanks_one_for_one() -> None:
    line = field_line("a\x1b[31mb\x07", 12, LOOKS, caret=6)
    assert line.text == "a [31mb     "
    assert in_style(line, LOOKS.caret) == "b"
