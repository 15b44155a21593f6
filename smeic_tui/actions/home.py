"""What the screen of the day offers: verbs of all, and a cursor that goes across."""

from __future__ import annotations

from smeic_tui.actions.action import Area
from smeic_tui.actions.contexts import HOME

_HOME = frozenset({HOME})

OF_HOME = Area(own=(), shared={"move_across": _HOME, "choose": _HOME, "history": _HOME})
