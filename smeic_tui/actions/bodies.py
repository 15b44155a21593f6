"""The actions of working groups and bodies alone: roles, terms, what was entered by mistake."""

from __future__ import annotations

from smeic_tui.actions.action import Action, Group
from smeic_tui.actions.contexts import BODY, CASE

_R = Group.RECORD

OF_BODIES: tuple[Action, ...] = (
    Action("leave", ("l",), _R, frozenset({BODY})),
    Action("remove", ("d",), _R, frozenset({BODY, CASE})),
    Action("edit_body", ("p",), _R, frozenset({BODY})),
)
