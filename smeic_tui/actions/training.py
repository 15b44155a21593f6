"""What the screens of trainings offer: marks, trainees, assignments, certificates."""

from __future__ import annotations

from smeic_tui.actions.action import Action, Area, Group
from smeic_tui.actions.contexts import ASSIGNMENTS, TRAINEE_CHOICE, TRAINEES, TRAINING, TRAININGS

_R = Group.RECORD
_PEOPLE = frozenset({TRAINEES, TRAINEE_CHOICE})
_OF_RUN = frozenset({TRAINING, TRAINEES, ASSIGNMENTS})
_RECORDS = _OF_RUN | {TRAININGS}

OF_TRAINING = Area(
    own=(
        Action("all_present", ("a",), _R, frozenset({TRAINING}), footer=1),
        Action("part_hours", ("t",), _R, frozenset({TRAINING}), footer=2),
        Action("announced", ("d",), _R, frozenset({TRAINING})),
        Action("assignments", ("b",), _R, frozenset({TRAINING, TRAINEES}), footer=4),
        Action("trainees", ("l",), _R, frozenset({TRAINING, ASSIGNMENTS}), footer=5),
        Action("completion_rule", ("r",), _R, frozenset({TRAININGS, TRAINING})),
        Action("session_points", ("p",), _R, frozenset({TRAINING})),
        Action("judge", ("j",), _R, frozenset({TRAINING, TRAINEES})),
        Action("certificates", ("m",), _R, frozenset({TRAINING, TRAINEES})),
        Action("accept_trainee", ("a",), _R, frozenset({TRAINEES}), footer=4),
        Action("refuse_trainee", ("r",), _R, frozenset({TRAINEES}), footer=5),
        Action("trainee_state", ("o",), _R, frozenset({TRAINEES})),
        Action("enrol", ("a",), _R, frozenset({TRAINEE_CHOICE}), footer=4),
        Action("owing", ("w",), _R, frozenset({ASSIGNMENTS}), footer=4),
    ),
    shared={
        "search": _PEOPLE | {TRAININGS},
        "sort": frozenset({TRAINING}),
        "filter": frozenset({TRAININGS, TRAINING}),
        "new": _RECORDS,
        "edit": frozenset({TRAININGS, TRAINING, ASSIGNMENTS}),
        "remove": frozenset({TRAINING, ASSIGNMENTS}),
        "contact_note": _OF_RUN,
        "excel": _OF_RUN,
        "history": _RECORDS,
        "select": _PEOPLE,
        "select_range": _PEOPLE,
        "select_all": _PEOPLE,
        "choose": _PEOPLE | _OF_RUN,
    },
)
