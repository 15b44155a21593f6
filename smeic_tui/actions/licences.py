"""What the screens of licences offer: points, suspension, engagements."""

from __future__ import annotations

from smeic_tui.actions.action import Action, Area, Group
from smeic_tui.actions.contexts import ENGAGEMENTS, LICENCE, LICENCES

_R = Group.RECORD
_HOLDERS = frozenset({LICENCES, LICENCE})
_LISTS = frozenset({LICENCES, ENGAGEMENTS})

OF_LICENCES = Area(
    own=(
        Action("add_points", ("f2", "a"), _R, _HOLDERS, in_field=True, footer=2),
        Action("suspend", ("k",), _R, _HOLDERS, footer=6),
        Action("engagements", ("w",), _R, frozenset({LICENCES}), footer=7),
        Action("count_days", ("a",), _R, frozenset({ENGAGEMENTS}), footer=4),
        Action("to_person", ("p",), _R, _HOLDERS | _LISTS),
        Action("take_over", ("t",), _R, frozenset({LICENCES})),
        Action("licence_rules", ("z",), _R, frozenset({LICENCES})),
    ),
    shared={
        "search": _LISTS,
        "sort": frozenset({LICENCES}),
        "new": frozenset({ENGAGEMENTS}),
        "edit": _HOLDERS | _LISTS,
        "contact_note": _HOLDERS,
        "excel": _LISTS,
        "history": _HOLDERS | _LISTS,
        "remove": frozenset({LICENCE}),
        "choose": _LISTS,
    },
)
