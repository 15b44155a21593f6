"""What every widget accepts to be found by and styled with."""

from __future__ import annotations

from typing import TypedDict


class Named(TypedDict, total=False):
    """Keyword arguments passed on to the widget's base."""

    id: str | None
    """Its id, unique on the screen."""
    classes: str | None
    """Its CSS classes, separated by blanks."""
