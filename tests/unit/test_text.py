"""The catalogue is whole: every key the code uses has a sentence, and both languages fit."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path
from pkgutil import iter_modules

import pytest

import smeic_tui.text.en
import smeic_tui.text.ja
from smeic_tui.text import messages, render, set_language, t

ROOT = Path(__file__).parents[2]
SOURCES = [
    path
    for package in ("smeic_tui", "screens", "importers")
    for path in (ROOT / package).rglob("*.py")
]
MISSING_IN_ENGLISH = 0
"""How many sentences English may lack; the number only ever falls."""
JAPANESE = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")
SPEAKS_JAPANESE = (
    "smeic_tui/text/",
    # Rules by which Japanese text is read or written, and data: none of it is said to a user.
    "smeic_tui/japanese/",
    "smeic_tui/demo/",
    "smeic_tui/domain/diversity.py",
    "smeic_tui/domain/event_series.py",
    "smeic_tui/domain/quality.py",
    "smeic_tui/domain/form_replies.py",
    "smeic_tui/domain/search.py",
    "smeic_tui/domain/sign_in/",
    "smeic_tui/domain/matching/identity.py",
    "smeic_tui/exports/csv_file.py",
    "smeic_tui/exports/package.py",
    "smeic_tui/platforms.py",
    "smeic_tui/store/journal/history_window.py",
    "smeic_tui/widgets/show.py",
    "smeic_tui/widgets/wrapping.py",
    "screens/forms/entries.py",
    "screens/persons/page.py",
    "screens/importing/field_search.py",
    "importers/activities/",
    "importers/reading/",
    "importers/tables/",
    "importers/values/",
    "importers/planning/corrections.py",
    "importers/planning/whom.py",
)
"""Where strings may hold Japanese."""
JAPANESE_IN_ENGLISH = {"importing.no_people_hint", "welcome.name_hint"}
"""Examples of what stands in a Japanese list or name."""


def _areas(language: object) -> list[str]:
    return [m.name for m in iter_modules(language.__path__) if not m.ispkg]  # type: ignore[attr-defined]


JA = {
    f"{area}.{name}": text
    for area in _areas(smeic_tui.text.ja)
    for name, text in messages(area, "ja").items()
}
EN = {
    f"{area}.{name}": text
    for area in _areas(smeic_tui.text.en)
    for name, text in messages(area, "en").items()
}


def _used(pattern: str) -> Iterator[tuple[str, str]]:
    for path in SOURCES:
        for found in re.findall(pattern, path.read_text(encoding="utf-8")):
            yield str(path.relative_to(ROOT)), found


def test_every_key_the_code_names_has_a_japanese_sentence() -> None:
    missing = [
        use
        for use in _used(r"""\b(?:t|say|lookup)\(\s*"([a-z_]+\.[\w.]+)"[,)]""")
        if use[1] not in JA
    ]
    assert missing == []


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_error_says_what_happened_and_what_to_do(language: str) -> None:
    catalogue = JA if language == "ja" else EN
    missing = [
        use
        for use in _used(r"""\b(?:SmeicError|UsageError|Refused|refuse)\(\s*"(\w+)\"""")
        if f"error.{use[1]}" not in catalogue or f"error.{use[1]}.hint" not in catalogue
    ]
    assert missing == []


def test_every_reason_has_a_sentence() -> None:
    missing = [u for u in _used(r"""\bReason\(\s*"(\w+)\"""") if f"reason.{u[1]}" not in JA]
    assert missing == []


def test_every_kind_of_operation_has_a_label() -> None:
    kinds = set(_used(r"""\boperation\(\s*\w+,\s*\w+,\s*"(\w+)\""""))
    assert kinds
    assert [use for use in kinds if f"operation.{use[1]}" not in JA] == []


def test_no_sentence_stands_outside_the_catalogue() -> None:
    strings = {
        f"{path.relative_to(ROOT)}: {text}"
        for path in SOURCES
        if not path.relative_to(ROOT).as_posix().startswith(SPEAKS_JAPANESE)
        for text in _strings(path)
        if JAPANESE.search(text)
    }
    assert strings == set()


def _strings(path: Path) -> Iterator[str]:
    """Every string of a module but its docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
            yield node.value


def test_english_is_english() -> None:
    assert {key for key, text in EN.items() if JAPANESE.search(text)} == JAPANESE_IN_ENGLISH


def test_english_fits_japanese() -> None:
    assert EN.keys() - JA.keys() == set()
    unlike = [key for key, text in EN.items() if not _fields(text) <= _fields(JA[key]) | {"n"}]
    assert unlike == []


def test_what_english_lacks_may_not_grow() -> None:
    lacking = sorted(JA.keys() - EN.keys())
    assert len(lacking) <= MISSING_IN_ENGLISH, lacking


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_the_language_in_force_is_used_and_japanese_stands_in() -> None:
    set_language("en")
    assert t("cli.interrupted") == "Interrupted."
    set_language("ja")
    assert t("cli.interrupted") == "中断しました。"


def test_several_names_are_joined_in_the_language_of_the_reader() -> None:
    names = {"file": ["名簿.xlsx", "追加.xlsx"]}
    assert render("operation", "imported", names) == "「名簿.xlsx、追加.xlsx」を取り込み"
    set_language("en")
    assert "名簿.xlsx, 追加.xlsx" in render("operation", "imported", names)


def test_an_unknown_code_shows_itself() -> None:
    assert render("error", "from_the_future", {}) == "from_the_future"


def test_an_unknown_key_is_a_bug() -> None:
    with pytest.raises(KeyError):
        t("frame.no_such_key")


def test_data_in_a_sentence_is_never_a_template() -> None:
    assert "{path}" in render("error", "db_missing", {"path": "{path}"})
