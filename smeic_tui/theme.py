"""The two colour themes: calm shades, one accent; every state also has a word or a sign."""

from __future__ import annotations

from textual.theme import Theme

DARK = "smeic-dark"
LIGHT = "smeic-light"

_THEMES = (
    Theme(
        name=DARK,
        primary="#2f5d8a",
        secondary="#4b6b8a",
        accent="#8fc1e8",
        warning="#e3b566",
        error="#d9828b",
        success="#8cc09a",
        foreground="#d6dbe1",
        background="#14181d",
        surface="#1b2027",
        panel="#252c35",
        dark=True,
    ),
    Theme(
        name=LIGHT,
        primary="#1f5c94",
        secondary="#55718c",
        accent="#0b5394",
        warning="#8a5a00",
        error="#a4232f",
        success="#2a6b3a",
        foreground="#1f2429",
        background="#fbfbf9",
        surface="#f0f0ec",
        panel="#e2e4e2",
        dark=False,
    ),
)

THEMES = {theme.name: theme for theme in _THEMES}
"""By name; looked up for every painted line, so made once."""
