"""Every refusal and note of the exports has its sentence, in both languages, with its hint."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

import smeic_tui.exports
from smeic_tui.text import Language, messages

SOURCE = "".join(
    path.read_text("utf-8") for path in Path(smeic_tui.exports.__path__[0]).glob("*.py")
)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_code_has_its_sentence(lang: Language) -> None:
    errors = set(re.findall(r'SmeicError\(\s*"(\w+)"', SOURCE))
    notes = set(re.findall(r'Reason\(\s*"(\w+)"', SOURCE))
    assert len(errors) > 10
    assert notes == {"export_beside", "export_cut"}
    assert {f"{code}{part}" for code in errors for part in ("", ".hint")} <= set(
        messages("error", lang)
    )
    assert notes <= set(messages("reason", lang))


@pytest.mark.parametrize("area", ["error", "reason"])
def test_both_languages_mention_the_same(area: str) -> None:
    def fields(template: str) -> set[str | None]:
        return {name for _, name, _, _ in Formatter().parse(template)} - {None}

    for code, template in messages(area, "ja").items():
        if code.startswith("export_"):
            assert fields(template) == fields(messages(area, "en")[code])
