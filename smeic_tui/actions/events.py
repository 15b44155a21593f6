"""What the screens of events offer: inviting, replies, the door, what came of it."""

from __future__ import annotations

from smeic_tui.actions.action import Action, Area, Group
from smeic_tui.actions.contexts import AFTER, EVENT, EVENTS, INVITE, RECEPTION

_R = Group.RECORD
_GUESTS = frozenset({EVENT, INVITE})

OF_EVENTS = Area(
    own=(
        Action("pin", ("p",), _R, frozenset({EVENTS}), footer=4),
        Action("invite", ("i",), _R, frozenset({EVENT}), footer=5),
        Action("reception", ("r",), _R, frozenset({EVENT}), footer=6),
        Action("after", ("b",), _R, frozenset({EVENT}), footer=7),
        Action("answers", ("l",), _R, frozenset({EVENT})),
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
    ),
    shared={
        "search": frozenset({EVENTS, AFTER}) | _GUESTS,
        "filter": frozenset({EVENTS}) | _GUESTS,
        "new": frozenset({EVENTS, RECEPTION, AFTER}),
        "edit": frozenset({EVENTS, EVENT}),
        "reply": frozenset({EVENT}),
        "contact_note": frozenset({EVENT}),
        "excel": frozenset({EVENT}),
        "history": frozenset({EVENTS, EVENT}),
        "select": _GUESTS,
        "select_range": _GUESTS,
        "select_all": _GUESTS,
        "choose": frozenset({EVENT, AFTER}),
        "complete_path": frozenset({AFTER}),
    },
)
