"""What an action is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from smeic_tui.text import t

DIGITS = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "0")


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


@dataclass(frozen=True, slots=True)
class Area:
    """What the screens of one part of the program offer."""

    own: tuple[Action, ...]
    """Actions that only they have."""
    shared: Mapping[str, frozenset[str]]
    """By id of a verb of another part, or of all, those of them that have it too."""
