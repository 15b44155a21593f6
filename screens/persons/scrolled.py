"""The part of a page that scrolls below the top line."""

from __future__ import annotations

from textual.containers import VerticalScroll


class Scrolled(VerticalScroll, can_focus=True):
    """Columns of lines that scroll together; arrows and page keys move them."""

    DEFAULT_CSS = """
    Scrolled { height: 1fr; scrollbar-size-vertical: 1; padding: 0; }
    Scrolled Horizontal { height: auto; }
    """
