"""Names of files and sheets that every system and Excel accept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smeic_tui.exports.names import file_name, sheet_title


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("第8回 鼎談会/招待", "第8回_鼎談会_招待.xlsx"),
        ("名簿　2026-04", "名簿_2026-04.xlsx"),
        ("../../etc/passwd", "etc_passwd.xlsx"),
        ("~$名簿", "名簿.xlsx"),
        ("CON", "_CON.xlsx"),
        ("nul.a", "_nul.a.xlsx"),
        ("カ\u3099ス", "ガス.xlsx"),
        ("a\ud800\x1b[31m", "a\ufffd[31m.xlsx"),
        ("…", "….xlsx"),
        (" . ", "list.xlsx"),
        ("", "list.xlsx"),
    ],
)
def test_file_name(title: str, name: str) -> None:
    assert file_name(title) == name


@given(st.text())
def test_any_file_name_is_safe(title: str) -> None:
    name = file_name(title, ".csv")
    assert len(name.encode()) <= 200
    assert not set(name) & set('\\/:*?"<>|\n\0')
    assert not name.startswith((".", "~", "-", " "))
    assert name.endswith(".csv")


@pytest.mark.parametrize(
    ("title", "taken", "found"),
    [
        ("名簿", [], "名簿"),
        ("2024/03 [案]", [], "2024 03  案"),
        ("'名簿'", [], "名簿"),
        ("", [], "Sheet"),
        ("History", [], "History_"),
        ("Abc", ["aBC"], "Abc (2)"),
        ("名簿", ["名簿", "名簿 (2)"], "名簿 (3)"),
        ("𠮷" * 20, [], "𠮷" * 15),
    ],
)
def test_sheet_title(title: str, taken: list[str], found: str) -> None:
    assert sheet_title(title, taken) == found


@given(st.lists(st.text(alphabet="aA'[]/:長𠮷 ", max_size=40), max_size=12))
def test_any_sheet_titles_are_valid_and_distinct(titles: list[str]) -> None:
    found: list[str] = []
    for title in titles:
        found.append(sheet_title(title, found))
    assert len({title.casefold() for title in found}) == len(found)
    for title in found:
        assert 0 < len(title.encode("utf-16-le")) // 2 <= 31
        assert not set(title) & set("\\/?*[]:")
        assert title[0] != "'" != title[-1]
