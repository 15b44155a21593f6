"""What the screens of organisations offer, and the way there from everything that names one."""

from __future__ import annotations

from smeic_tui.actions.action import Action, Area, Group
from smeic_tui.actions.contexts import (
    CASE,
    ENGAGEMENTS,
    ORGANISATION,
    ORGANISATIONS,
    PEOPLE,
    REFERRAL,
    REFERRALS,
)

_R = Group.RECORD
_BOTH = frozenset({ORGANISATIONS, ORGANISATION})
_LIST, _PAGE = frozenset({ORGANISATIONS}), frozenset({ORGANISATION})
_NAMING = PEOPLE | {CASE, ENGAGEMENTS, REFERRAL, REFERRALS}
"""Pages on which the key opens the organisation of what is meant."""

OF_ORGANISATIONS = Area(
    own=(
        Action("organisation", ("w",), _R, _NAMING),
        Action("merge_organisation", ("m",), _R, _BOTH, footer=6),
    ),
    shared={
        "search": _LIST,
        "filter": _LIST,
        "sort": _LIST,
        "edit": _BOTH,
        "introduce": _PAGE,
        "contact_note": _PAGE,
        "excel": _BOTH,
        "history": _BOTH,
        "remove": _BOTH,
        "choose": _PAGE,
    },
)
