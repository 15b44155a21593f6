"""The actions of events alone: inviting, replies, the door."""

from __future__ import annotations

from smeic_tui.actions.action import Action, Group
from smeic_tui.actions.contexts import BODY, EVENT, EVENTS, INVITE, RECEPTION

_R = Group.RECORD

OF_EVENTS: tuple[Action, ...] = (
    Action("pin", ("p",), _R, frozenset({EVENTS}), footer=4),
    Action("invite", ("i",), _R, frozenset({EVENT}), footer=5),
    Action("reception", ("r",), _R, frozenset({EVENT}), footer=6),
    Action("role", ("o",), _R, frozenset({EVENT, BODY})),
    Action("promote", ("w",), _R, frozenset({EVENT})),
    Action("fee", ("m",), _R, frozenset({EVENT})),
    Action("which_part", ("f4",), _R, frozenset({RECEPTION}), in_field=True, footer=3),
    Action("add_to_wave", ("a",), _R, frozenset({INVITE}), footer=4),
)
