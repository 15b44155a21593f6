"""The common form of dialogs: a panel with a title, a body and the keys that answer it."""

from __future__ import annotations

from typing import ClassVar, Generic

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from smeic_tui.actions import bindings
from smeic_tui.actions.contexts import DIALOG
from smeic_tui.widgets.frame import Keyed, Result
from smeic_tui.widgets.lines import Lines


class Dialog(Keyed[Result], ModalScreen[Result], Generic[Result]):
    """A panel over the screen; Esc gives it up, which answers None.

    A subclass yields its widgets from ``body`` and calls ``dismiss`` with a typed answer.
    """

    CONTEXT = DIALOG
    BINDINGS: ClassVar[list[BindingType]] = bindings(DIALOG)
    DEFAULT_CSS = """
    Dialog {
        align: center middle;
        background: $background 70%;
        #panel {
            width: 64;
            max-width: 100%;
            height: auto;
            max-height: 100%;
            padding: 1 2;
            background: $surface;
        }
        #panel > #title { margin-bottom: 1; }
        #panel > #keys { color: $text-muted; margin-top: 1; }
        #panel Field { background: $panel; }
    }
    """

    def __init__(self, title: str, keys: str) -> None:
        """Make a dialog.

        Args:
            title: Its heading; may hold data.
            keys: The line at the bottom that says which keys answer.
        """
        super().__init__()
        self._title_line = Lines([(title, "title")], id="title")
        self._keys_line = Lines(keys, id="keys")

    def compose(self) -> ComposeResult:
        """Title, body, keys."""
        with Vertical(id="panel"):
            yield self._title_line
            yield from self.body()
            yield self._keys_line

    def body(self) -> ComposeResult:
        """Widgets between title and keys."""
        yield from ()

    def say(self, keys: str) -> None:
        """Replace the line of keys, e.g. by what is going on."""
        self._keys_line.put(keys)

    def action_back(self) -> None:
        """Give up."""
        self.dismiss(None)
