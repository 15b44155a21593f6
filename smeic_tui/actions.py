"""The one list of actions: what a user can do, with which keys, on which screens.

Bindings, the footer, the help screen, the menu, the palette and docs/keys.md all read it, so a key
cannot mean one thing and be described as another. Labels are in the catalogue (area ``action``).

Rules, held by a test: a key has one meaning on a screen; a printable key never acts while a text
field has the focus; a key that acts in a field is none of the field's own; no two keys differ only
by case; whatever a letter does can also be reached without one (another key, or the F10 menu).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from smeic_tui.text import lookup, t

if TYPE_CHECKING:
    from textual.binding import BindingType


class Group(StrEnum):
    """Under which heading the help screen lists an action."""

    FIND = "find"
    RECORD = "record"
    LIST = "list"
    PROGRAM = "program"
    FIELD = "field"


class By(StrEnum):
    """Who acts on the key."""

    SCREEN = "screen"
    """The screen, before the widget in focus sees the key: what is typed right after it arrives."""
    LATE = "late"
    """The screen, after the widget in focus left the key alone (Esc, Enter, digits, Ctrl+A)."""
    WIDGET = "widget"
    """The table or the field itself; listed here for help and documentation."""


ROSTER, PERSON, IMPORT, HISTORY = "roster", "person", "import", "history"
EVENTS, EVENT, INVITE, RECEPTION = "events", "event", "invite", "reception"
DUPLICATES, QUALITY, PEOPLE_LIST = "duplicates", "quality", "people"
WELCOME, FORM, DIALOG, FIELD = "welcome", "form", "dialog", "field"
SOURCES = "sources"
IMPORT_STEP = "import_step"
"""Steps of an import where Enter goes on to the next one."""
LISTS = frozenset(
    {ROSTER, PEOPLE_LIST, SOURCES, EVENTS, EVENT, INVITE, DUPLICATES, QUALITY, IMPORT, HISTORY}
)
MOVING = LISTS | {IMPORT_STEP}
PAGES = MOVING | {PERSON, WELCOME, FORM, RECEPTION}
PEOPLE = frozenset({ROSTER, PERSON, PEOPLE_LIST})
RECORDS = MOVING | {PERSON, RECEPTION}
ANY = PAGES | {DIALOG}
DIGITS = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "0")


@dataclass(frozen=True, slots=True)
class Action:
    """One thing a user can do."""

    id: str
    """Stable name; the screen's method is ``action_<id>``."""
    keys: tuple[str, ...]
    """Textual key names, the most general first (``f3`` before ``slash``)."""
    group: Group
    """Heading in help and documentation."""
    contexts: frozenset[str]
    """Where it exists: the ``CONTEXT`` of screens."""
    in_field: bool = False
    """Its non-printable keys also act while a text field has the focus."""
    by: By = By.SCREEN
    """Who acts on the key."""
    footer: int = 0
    """Place in the footer line, 1 first; 0 is not shown there."""
    listed: bool = True
    """Offered by the F10 menu and the palette."""

    @property
    def label_key(self) -> str:
        """Catalogue key of the label (one word or two)."""
        return f"action.{self.id}"

    @property
    def tooltip_key(self) -> str:
        """Catalogue key of the sentence that explains it."""
        return f"action.{self.id}.help"

    @property
    def label(self) -> str:
        """The label in the language in force."""
        return t(self.label_key)

    @property
    def tooltip(self) -> str:
        """The explanation in the language in force."""
        return t(self.tooltip_key)


_F, _L = Group.FIND, Group.LIST
_R, _P, _T = Group.RECORD, Group.PROGRAM, Group.FIELD

ACTIONS: tuple[Action, ...] = (
    Action(
        "search",
        ("f3", "slash"),
        _F,
        PEOPLE | {HISTORY, EVENTS, EVENT, INVITE},
        in_field=True,
        footer=1,
    ),
    Action("sort", ("s",), _F, frozenset({ROSTER})),
    Action("filter", ("f",), _F, frozenset({ROSTER, EVENTS, INVITE, DUPLICATES})),
    Action("open", ("enter",), _R, LISTS - {SOURCES}, by=By.WIDGET, footer=3, listed=False),
    Action("take", ("enter",), _R, frozenset({WELCOME}), by=By.WIDGET, footer=1, listed=False),
    Action("next", ("enter",), _R, frozenset({IMPORT_STEP}), by=By.WIDGET, footer=1, listed=False),
    Action("new", ("f2", "n"), _R, PEOPLE | {EVENTS, RECEPTION}, in_field=True, footer=6),
    Action("edit", ("f9", "e"), _R, PEOPLE | {EVENTS, EVENT}, in_field=True, footer=7),
    Action("reply", ("f4", "v"), _R, PEOPLE | {EVENT}, in_field=True, footer=4),
    Action("pin", ("p",), _R, frozenset({EVENTS}), footer=4),
    Action("invite", ("i",), _R, frozenset({EVENT}), footer=5),
    Action("reception", ("r",), _R, frozenset({EVENT}), footer=6),
    Action("role", ("o",), _R, frozenset({EVENT})),
    Action("promote", ("w",), _R, frozenset({EVENT})),
    Action("fee", ("m",), _R, frozenset({EVENT})),
    Action("which_part", ("f4",), _R, frozenset({RECEPTION}), in_field=True, footer=3),
    Action("contact_note", ("f5", "c"), _R, PEOPLE | {EVENT}, in_field=True, footer=4),
    Action("position_change", ("p",), _R, PEOPLE),
    Action("standing", ("t",), _R, PEOPLE),
    Action("excel", ("f6", "x"), _R, PEOPLE | {IMPORT, EVENT, QUALITY}, in_field=True, footer=5),
    Action("import", ("i",), _R, frozenset({ROSTER, WELCOME})),
    Action("merge_selected", ("m",), _R, frozenset({ROSTER})),
    Action("merge", ("m",), _R, frozenset({DUPLICATES}), footer=1),
    Action("not_same", ("b",), _R, frozenset({DUPLICATES}), footer=2),
    Action("postpone", ("l",), _R, frozenset({DUPLICATES}), footer=4),
    Action("correct", ("f9", "e"), _R, frozenset({IMPORT_STEP}), in_field=True, footer=3),
    Action("last_time", ("p",), _R, frozenset({IMPORT_STEP})),
    Action("accept", ("a",), _R, frozenset({IMPORT}), footer=4),
    Action("list_wins", ("w",), _R, frozenset({IMPORT}), footer=5),
    Action("add_to_wave", ("a",), _R, frozenset({INVITE}), footer=4),
    Action(
        "save", ("ctrl+s",), _R, frozenset({FORM, DIALOG}), in_field=True, footer=1, listed=False
    ),
    Action("sources", ("o",), _R, frozenset({PERSON})),
    Action(
        "history", ("f7", "h"), _R, PEOPLE | {IMPORT, IMPORT_STEP, EVENTS, EVENT}, in_field=True
    ),
    Action("undo", ("f8", "u"), _R, RECORDS, in_field=True, footer=8),
    Action("redo", ("shift+f8", "f20", "y"), _R, RECORDS, in_field=True),
    Action("move", ("up", "down"), _L, MOVING | {WELCOME}, by=By.WIDGET, listed=False),
    Action("page", ("pageup", "pagedown"), _L, MOVING, by=By.WIDGET, listed=False),
    Action("ends", ("home", "end"), _L, MOVING - {QUALITY}, by=By.WIDGET, listed=False),
    Action("move_across", ("left", "right"), _L, frozenset({QUALITY}), by=By.WIDGET, listed=False),
    Action("row_ends", ("home", "end"), _L, frozenset({QUALITY}), by=By.WIDGET, listed=False),
    Action(
        "corners",
        ("ctrl+home", "ctrl+end"),
        _L,
        frozenset({QUALITY}),
        by=By.WIDGET,
        listed=False,
    ),
    Action("section", ("tab", "shift+tab"), _L, frozenset({QUALITY}), by=By.WIDGET, listed=False),
    Action(
        "sideways",
        ("left", "right"),
        _L,
        frozenset({IMPORT_STEP}),
        by=By.WIDGET,
        listed=False,
    ),
    Action(
        "select",
        ("space",),
        _L,
        frozenset({ROSTER, IMPORT, IMPORT_STEP, INVITE, PEOPLE_LIST}),
        by=By.WIDGET,
        footer=2,
        listed=False,
    ),
    Action(
        "select_range",
        ("shift+up", "shift+down"),
        _L,
        frozenset({ROSTER, INVITE, PEOPLE_LIST}),
        by=By.WIDGET,
        listed=False,
    ),
    Action("select_all", ("ctrl+a",), _L, frozenset({ROSTER, INVITE, PEOPLE_LIST}), by=By.LATE),
    Action(
        "choose",
        DIGITS,
        _L,
        frozenset({PERSON, IMPORT, IMPORT_STEP, WELCOME, DIALOG, EVENT, DUPLICATES, QUALITY})
        | {PEOPLE_LIST},
        by=By.LATE,
        listed=False,
    ),
    Action("keep_left", ("left",), _L, frozenset({DUPLICATES}), by=By.LATE, listed=False),
    Action("keep_right", ("right",), _L, frozenset({DUPLICATES}), by=By.LATE, listed=False),
    Action("remember_login", ("space",), _L, frozenset({WELCOME}), by=By.LATE, listed=False),
    Action("copy_row", ("ctrl+c",), _L, RECORDS, by=By.LATE),
    Action("menu", ("f10",), _P, PAGES, in_field=True, listed=False),
    Action("palette", ("ctrl+p",), _P, PAGES, in_field=True, listed=False),
    Action("screens", ("f12", "g"), _P, PAGES, in_field=True),
    Action("help", ("f1", "question_mark"), _P, ANY, in_field=True, footer=10),
    Action("back", ("escape",), _P, ANY, in_field=True, by=By.LATE, footer=9, listed=False),
    Action("close", ("q",), _P, PAGES - {FORM}),
    Action("quit", ("ctrl+q",), _P, ANY, in_field=True),
    Action(
        "complete_path",
        ("tab",),
        _T,
        frozenset({WELCOME, IMPORT}),
        by=By.WIDGET,
        listed=False,
    ),
    Action("undo_edit", ("ctrl+z",), _T, frozenset({FIELD}), by=By.WIDGET, listed=False),
    Action("redo_edit", ("ctrl+y",), _T, frozenset({FIELD}), by=By.WIDGET, listed=False),
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
