"""The actions of cases alone: consents, publication; and a case made of a meeting."""

from __future__ import annotations

from smeic_tui.actions.action import Action, Area, Group
from smeic_tui.actions.contexts import (
    BODY,
    CASE,
    CASES,
    EVENT,
    INTRODUCTIONS,
    REFERRAL,
    REFERRALS,
)

_R = Group.RECORD
_BOTH = frozenset({CASES, CASE})
_SOURCES = frozenset({EVENT, BODY, REFERRALS, REFERRAL, INTRODUCTIONS})
"""Pages from which a case can be made of what is marked."""

OF_CASES = Area(
    own=(
        Action("publication", ("k",), _R, _BOTH, footer=5),
        Action("edit_case", ("p",), _R, frozenset({CASE})),
        Action("case_consent", ("o",), _R, frozenset({CASE}), footer=4),
        Action("case_theme", ("l",), _R, frozenset({CASE})),
        Action("new_case", ("j",), _R, _SOURCES),
    ),
    shared={
        "advance": _BOTH,
        "stage": _BOTH,
        "search": frozenset({CASES}),
        "filter": frozenset({CASES}),
        "new": _BOTH,
        "edit": _BOTH,
        "excel": _BOTH,
        "history": _BOTH,
        "remove": frozenset({CASE}),
        "move_across": frozenset({CASES}),
        "choose": _BOTH,
    },
)
