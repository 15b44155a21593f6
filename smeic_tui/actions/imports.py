"""The actions of imports alone."""

from __future__ import annotations

from smeic_tui.actions.action import Action, Area, Group
from smeic_tui.actions.contexts import IMPORT

OF_IMPORTS = Area(
    own=(Action("told", ("f9", "e"), Group.RECORD, frozenset({IMPORT}), in_field=True, footer=5),),
    shared={},
)
