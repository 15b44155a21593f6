"""Every string a user reads, by key and language.

A key is ``area.name``; the area is a module of ``smeic_tui.text.ja`` (and of ``en``) whose
``MESSAGES`` are loaded when first asked for, so that start-up pays for the areas it shows.
Japanese is complete; what English lacks falls back to Japanese.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import Literal, get_args

Language = Literal["ja", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

_current: Language = "ja"


def set_language(language: Language) -> None:
    """Choose the language of everything rendered from now on."""
    global _current
    _current = language


def language() -> Language:
    """The language in force."""
    return _current


@cache
def messages(area: str, lang: Language) -> Mapping[str, str]:
    """The catalogue of one area; empty where that language has none."""
    try:
        module = import_module(f"smeic_tui.text.{lang}.{area}")
    except ModuleNotFoundError:
        return {}
    found: Mapping[str, str] = module.MESSAGES
    return found


def lookup(key: str) -> str | None:
    """The template of a key in the language in force, else in Japanese, else None."""
    area, _, name = key.partition(".")
    return messages(area, _current).get(name) or messages(area, "ja").get(name)


def t(key: str, /, **params: object) -> str:
    """Render a key; a list among the parameters is joined by commas.

    Raises:
        KeyError: the key is in no catalogue; a test walks every key used in the code.
    """
    template = lookup(key)
    if template is None:
        raise KeyError(key)
    return template.format(**_in_words(params)) if params else template


def render(kind: str, code: str, params: Mapping[str, object]) -> str:
    """Render a stored code, e.g. ``render("error", "zip_bomb", {...})``; a list is joined by commas.

    An unknown code shows itself: a file written by a newer version may hold codes that this one
    does not know, and the code is better than a crash.
    """
    template = lookup(f"{kind}.{code}")
    if template is None:
        return code
    try:
        return template.format(**_in_words(params))
    except (KeyError, IndexError):
        return template


def _in_words(params: Mapping[str, object]) -> Mapping[str, object]:
    """The parameters with every list as one text: below the screen nobody knows the language."""
    return {
        name: t("frame.comma").join(map(str, value)) if isinstance(value, list | tuple) else value
        for name, value in params.items()
    }
