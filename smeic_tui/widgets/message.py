"""What went wrong, and what to do about it."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.widgets import Static

from smeic_tui.errors import SmeicError
from smeic_tui.text import lookup, render, t
from smeic_tui.widgets.dialog import Dialog
from smeic_tui.widgets.show import cleaned


class Message(Dialog[None]):
    """A sentence and a hint; Enter or Esc closes it."""

    DEFAULT_CSS = """
    Message #hint { color: $text-muted; margin-top: 1; }
    """

    def __init__(self, title: str, sentence: str, hint: str = "") -> None:
        """Make a message.

        Args:
            title: What kind of message it is.
            sentence: What happened; may hold data.
            hint: What to do now.
        """
        super().__init__(title, t("frame.close"))
        self._sentence = sentence
        self._hint = hint

    @classmethod
    def of(cls, error: SmeicError) -> Message:
        """The dialog of a refusal, in the language in force."""
        hint = f"{error.code}.hint"
        return cls(
            t("frame.error_title"),
            render("error", error.code, error.params),
            render("error", hint, error.params) if lookup(f"error.{hint}") else "",
        )

    def body(self) -> ComposeResult:
        """The two sentences."""
        yield Static(cleaned(self._sentence), markup=False, id="sentence")
        if self._hint:
            yield Static(cleaned(self._hint), markup=False, id="hint")

    def on_key(self, event: events.Key) -> None:
        """Enter closes."""
        if event.key == "enter":
            event.stop()
            self.dismiss(None)
