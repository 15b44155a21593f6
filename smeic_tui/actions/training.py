"""What the screens of trainings offer: marks, trainees, assignments, certificates."""

from __future__ import annotations

from smeic_tui.actions.action import Action, Area, Group
from smeic_tui.actions.contexts import ASSIGNMENTS, TRAINEE_CHOICE, TRAINEES, TRAINING, TRAININGS

_R = Group.RECORD
_OF_A_RUN = frozenset({TRAINING, TRAINEES, ASSIGNMENTS})
_WITH_TRAININGS = _OF_A_RUN | {TRAININGS}
_SELECTING = frozenset({TRAINEES, TRAINEE_CHOICE})

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
        "search": frozenset({TRAININGS}) | _SELECTING,
        "sort": frozenset({TRAINING}),
        "filter": frozenset({TRAININGS, TRAINING}),
        "new": _WITH_TRAININGS,
        "edit": frozenset({TRAININGS, TRAINING, ASSIGNMENTS}),
        "contact_note": _OF_A_RUN,
        "excel": _OF_A_RUN,
        "history": _WITH_TRAININGS,
        "select": _SELECTING,
        "select_range": _SELECTING,
        "select_all": _SELECTING,
        "choose": _OF_A_RUN | {TRAINEE_CHOICE},
    },
)
