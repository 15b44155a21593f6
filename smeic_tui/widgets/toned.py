"""Tones: the few ways a piece of text can look, taken from the theme.

Component classes in CSS would do the same, but each costs a style computation for every widget and
every update: with them the first paint took 10 ms longer.
"""

from __future__ import annotations

from rich.style import Style
from textual.color import Color

from smeic_tui.widgets.painting import PlainLines

_BACKGROUND = {
    "cursor": "primary",
    "chosen": "primary",
    "fill": "primary",
    "held": "panel",
    "rest": "panel",
    "header": "surface",
    "track": "surface",
}
_FOREGROUND = {
    "key": "accent",
    "title": "accent",
    "selected": "accent",
    "note": "accent",
    "alert": "warning",
    "urgent": "error",
}
_BOLD = frozenset({"strong", "title", "alert", "urgent", "chosen", "held"})
_FADED = frozenset({"dim", "header"})
_FADE = 0.34
"""How far muted text goes towards its background; 4.5:1 contrast is kept in both themes."""
_MIXED = {"selected": ("primary", 0.18), "note": ("primary", 0.45), "thumb": ("foreground", 0.3)}
"""Backgrounds mixed into the widget's own: which colour, how much of it."""


class Toned(PlainLines):
    """A widget that paints its lines in tones."""

    ALLOW_SELECT = False
    _tone_cache: dict[str, Style] | None = None

    def tone(self, name: str) -> Style:
        """The style of a tone on this widget's background; ``""`` is plain text."""
        found = self._tones.get(name)
        if found is None:
            found = self._tones[name] = self._made(name)
        return found

    @property
    def _tones(self) -> dict[str, Style]:
        if self._tone_cache is None:
            self._tone_cache = {}
        return self._tone_cache

    def notify_style_update(self) -> None:
        """Forget the styles when theme, focus or CSS changes."""
        super().notify_style_update()
        self._tones.clear()

    def _made(self, name: str) -> Style:
        variables = self.app.theme_variables
        plain = self.rich_style
        back = Color.from_rich_color(plain.bgcolor)
        fore = Color.from_rich_color(plain.color)
        if name in _BACKGROUND:
            back = Color.parse(variables[_BACKGROUND[name]])
        elif name in _MIXED:
            colour, share = _MIXED[name]
            back = back.blend(Color.parse(variables[colour]), share)
        if name in _FOREGROUND:
            fore = Color.parse(variables[_FOREGROUND[name]])
        elif name in ("cursor", "chosen"):
            fore = back.get_contrast_text(1.0)
        elif name in _FADED:
            fore = fore.blend(back, _FADE)
        return Style(color=fore.rich_color, bgcolor=back.rich_color, bold=name in _BOLD)
