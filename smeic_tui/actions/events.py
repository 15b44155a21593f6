"""The actions of events alone: inviting, replies, the door."""

from __future__ import annotations

from smeic_tui.actions.action import Action, Group
from smeic_tui.actions.contexts import AFTER, EVENT, EVENTS, INVITE, RECEPTION

_R = Group.RECORD

OF_EVENTS: tuple[Action, ...] = (
    Action("pin", ("p",), _R, frozenset({EVENTS}), footer=4),
    Action("invite", ("i",), _R, frozenset({EVENT}), footer=5),
    Action("reception", ("r",), _R, frozenset({EVENT}), footer=6),
    Action("after", ("a",), _R, frozenset({EVENT}), footer=7),
    Action("role", ("o",), _R, frozenset({EVENT})),
    Action("promote", ("w",), _R, frozenset({EVENT})),
    Action("fee", ("m",), _R, frozenset({EVENT})),
    Action("table", ("t",), _R, frozenset({EVENT}), footer=3),
    Action("chase", ("a",), _R, frozenset({EVENT}), footer=3),
    Action("send_wave", ("s",), _R, frozenset({EVENT}), footer=4),
    Action("calendar", ("k",), _R, frozenset({EVENT})),
    Action("at_door", ("f9",), _R, frozenset({RECEPTION}), in_field=True, footer=2),
    Action("which_part", ("f4",), _R, frozenset({RECEPTION, AFTER}), in_field=True, footer=3),
    Action("record_sheet", ("a",), _R, frozenset({AFTER}), footer=1),
    Action("add_to_wave", ("a",), _R, frozenset({INVITE}), footer=4),
)
