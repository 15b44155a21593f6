"""What the screens of referrals and introductions offer: stages, introducers, who may fit."""

from __future__ import annotations

from smeic_tui.actions.action import Action, Area, Group
from smeic_tui.actions.contexts import INTRODUCTIONS, REFERRAL, REFERRALS

_R = Group.RECORD
_OF_OUTSIDERS = frozenset({REFERRALS, REFERRAL})
_LISTS = frozenset({REFERRALS, INTRODUCTIONS})
_ALL = _OF_OUTSIDERS | _LISTS

OF_REFERRALS = Area(
    own=(
        Action("advance", ("m",), _R, _ALL, footer=1),
        Action("stage", ("t",), _R, _ALL, footer=2),
        Action("owed", ("p",), _R, _OF_OUTSIDERS, footer=4),
        Action("matches", ("b",), _R, _OF_OUTSIDERS, footer=5),
        Action("consent", ("o",), _R, _OF_OUTSIDERS),
        Action("introduce", ("k",), _R, _OF_OUTSIDERS),
        Action("is_alumnus", ("l",), _R, _OF_OUTSIDERS),
        Action("partner", ("w",), _R, frozenset({INTRODUCTIONS}), footer=4),
        Action("person", ("p",), _R, frozenset({INTRODUCTIONS}), footer=5),
    ),
    shared={
        "search": _LISTS,
        "filter": frozenset({REFERRALS}),
        "new": _ALL,
        "edit": _ALL,
        "contact_note": _ALL,
        "excel": _OF_OUTSIDERS,
        "history": _ALL,
        "move_across": frozenset({REFERRALS}),
        "choose": _ALL,
    },
)
