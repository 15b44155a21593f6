"""What the screens of working groups and bodies offer: roles and terms."""

from __future__ import annotations

from smeic_tui.actions.action import Action, Area, Group
from smeic_tui.actions.contexts import BODIES, BODY

_R = Group.RECORD
_BOTH = frozenset({BODIES, BODY})

OF_BODIES = Area(
    own=(
        Action("leave", ("l",), _R, frozenset({BODY})),
        Action("edit_body", ("p",), _R, frozenset({BODY})),
    ),
    shared={
        "search": frozenset({BODIES}),
        "filter": frozenset({BODIES}),
        "new": _BOTH,
        "edit": _BOTH,
        "role": frozenset({BODY}),
        "contact_note": frozenset({BODY}),
        "excel": frozenset({BODY}),
        "history": _BOTH,
        "remove": frozenset({BODY}),
        "choose": frozenset({BODY}),
    },
)
