"""The actions of referrals and introductions alone: stages, the introducer, alumni who may fit."""

from __future__ import annotations

from smeic_tui.actions.action import Action, Group
from smeic_tui.actions.contexts import BRINGING, INTRODUCTIONS, REFERRAL, REFERRALS

_R = Group.RECORD
_OF_OUTSIDERS = frozenset({REFERRALS, REFERRAL})

OF_REFERRALS: tuple[Action, ...] = (
    Action("advance", ("m",), _R, BRINGING, footer=1),
    Action("stage", ("t",), _R, BRINGING, footer=2),
    Action("owed", ("p",), _R, _OF_OUTSIDERS, footer=4),
    Action("matches", ("b",), _R, _OF_OUTSIDERS, footer=5),
    Action("consent", ("o",), _R, _OF_OUTSIDERS),
    Action("introduce", ("k",), _R, _OF_OUTSIDERS),
    Action("is_alumnus", ("l",), _R, _OF_OUTSIDERS),
    Action("partner", ("w",), _R, frozenset({INTRODUCTIONS}), footer=4),
    Action("person", ("p",), _R, frozenset({INTRODUCTIONS}), footer=5),
)
