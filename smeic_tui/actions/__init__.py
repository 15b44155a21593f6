"""The one list of actions: what a user can do, with which keys, on which screens.

Bindings, the footer, the help screen, the menu, the palette and docs/keys.md all read it, so a key
cannot mean one thing and be described as another. Labels are in the catalogue (area ``action``).

Rules, held by a test: a key has one meaning on a screen; a printable key never acts while a text
field has the focus; a key that acts in a field is none of the field's own; no two keys differ only
by case; whatever a letter does can also be reached without one (another key, or the F10 menu).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from smeic_tui.actions.action import DIGITS, Action, Area, By
from smeic_tui.actions.bodies import OF_BODIES
from smeic_tui.actions.cases import OF_CASES
from smeic_tui.actions.events import OF_EVENTS
from smeic_tui.actions.general import GENERAL
from smeic_tui.actions.home import OF_HOME
from smeic_tui.actions.imports import OF_IMPORTS
from smeic_tui.actions.licences import OF_LICENCES
from smeic_tui.actions.organisations import OF_ORGANISATIONS
from smeic_tui.actions.referrals import OF_REFERRALS
from smeic_tui.actions.training import OF_TRAINING
from smeic_tui.text import lookup

if TYPE_CHECKING:
    from textual.binding import BindingType

AREAS: tuple[Area, ...] = (
    *(OF_HOME, OF_EVENTS, OF_TRAINING, OF_LICENCES),
    *(OF_REFERRALS, OF_BODIES, OF_CASES, OF_ORGANISATIONS, OF_IMPORTS),
)
"""Every part of the program with screens of its own."""


def _everywhere(verb: Action) -> Action:
    contexts = (area.shared.get(verb.id, frozenset()) for area in AREAS)
    return replace(verb, contexts=verb.contexts.union(*contexts))


ACTIONS: tuple[Action, ...] = tuple(
    map(_everywhere, (*(action for area in AREAS for action in area.own), *GENERAL))
)

_BY_ID = {action.id: action for action in ACTIONS}


def action(action_id: str) -> Action:
    """The action of that name.

    Raises:
        KeyError: there is none.
    """
    return _BY_ID[action_id]


def actions_for(context: str) -> tuple[Action, ...]:
    """What exists on a screen, in the order of the registry."""
    return tuple(found for found in ACTIONS if context in found.contexts)


def is_printable(key: str) -> bool:
    """True for a key that types a character: it must not act while a text field has the focus."""
    return len(key) == 1 or key in ("slash", "question_mark", "space")


def bindings(context: str) -> list[BindingType]:
    """Bindings of a screen.

    Keys of the screen are priority bindings: the app acts on them in the order they were typed, so
    ``/wata`` sent in one burst opens the search box and arrives in it whole. A printable key goes
    through ``short(id)``, which the screen switches off while a text field has the focus.
    """
    return list(_bindings(actions_for(context)))


def _bindings(found: Iterable[Action]) -> Iterator[BindingType]:
    from textual.binding import Binding

    for each in found:
        if each.by is By.WIDGET or each.id == "quit":
            continue
        for key in each.keys:
            if each.id == "choose":
                name = f"choose('{key}')"
            elif each.by is By.SCREEN and is_printable(key):
                name = f"short('{each.id}')"
            else:
                name = each.id
            yield Binding(
                key, name, each.id, show=False, priority=each.by is By.SCREEN, id=f"{each.id}.{key}"
            )


def key_name(key: str) -> str:
    """How a key is written on screen, e.g. ``F3``, ``/``, ``Ctrl+S``, ``上``."""
    named = lookup(f"frame.key.{key}")
    if named is not None:
        return named
    return "+".join(
        part if len(part) == 1 and part == key else part.title() for part in _parts(key)
    )


def _parts(key: str) -> list[str]:
    return key.split("+")


def shown_keys(found: Action, *, letters: bool = True) -> list[str]:
    """Names of an action's keys, aliases of terminals left out.

    Args:
        found: The action.
        letters: False while a text field has the focus: printable keys are left out.
    """
    if found.id == "choose":
        return [f"{DIGITS[0]}-{DIGITS[8]}"] if letters else []
    return [
        key_name(key)
        for key in found.keys
        if key != "f20" and (letters or (found.in_field and not is_printable(key)))
    ]


def footer_items(
    found: Iterable[Action], *, in_field: bool, letters_first: bool = True
) -> list[tuple[str, str]]:
    """Key and label of what the footer shows, most wanted first.

    Args:
        found: Actions available now.
        in_field: A text field has the focus, so only the keys that act there are shown.
        letters_first: On lists the letter is shown; it is the shorter one.
    """
    items: list[tuple[str, str]] = []
    for each in sorted((a for a in found if a.footer), key=lambda a: a.footer):
        names = shown_keys(each, letters=not in_field)
        if names:
            items.append((names[-1 if letters_first else 0], each.label))
    return items
