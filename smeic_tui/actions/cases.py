"""The actions of cases alone: stages, consents, publication; and a case made of a meeting."""

from __future__ import annotations

from smeic_tui.actions.action import Action, Group
from smeic_tui.actions.contexts import BODY, CASE, CASES, EVENT

_R = Group.RECORD
_OF_CASES = frozenset({CASES, CASE})

OF_CASES: tuple[Action, ...] = (
    Action("advance", ("m",), _R, _OF_CASES, footer=2),
    Action("stage", ("t",), _R, _OF_CASES, footer=4),
    Action("publication", ("k",), _R, _OF_CASES),
    Action("edit_case", ("p",), _R, frozenset({CASE})),
    Action("case_consent", ("o",), _R, frozenset({CASE}), footer=4),
    Action("case_theme", ("l",), _R, frozenset({CASE})),
    Action("new_case", ("j",), _R, frozenset({EVENT, BODY}), footer=4),
)
