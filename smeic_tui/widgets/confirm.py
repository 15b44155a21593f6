"""A question answered by yes or no."""

from __future__ import annotations

from textual import events, on
from textual.app import ComposeResult
from textual.widgets import Static

from smeic_tui.text import t
from smeic_tui.widgets.choice import Choice
from smeic_tui.widgets.dialog import Dialog
from smeic_tui.widgets.show import cleaned


class Confirm(Dialog[bool]):
    """Yes or no, by digit or by Enter on the marked answer; Esc is no."""

    def __init__(self, title: str, question: str, *, default: bool = False) -> None:
        """Make a question.

        Args:
            title: What is about to happen, in a few words.
            question: The question, with the count of what is lost or changed in words.
            default: The answer that is marked at first.
        """
        super().__init__(title, t("frame.answer"))
        self._question = question
        self._default = default

    def body(self) -> ComposeResult:
        """The question and its two answers."""
        yield Static(cleaned(self._question), markup=False, id="question")
        options = [("yes", t("frame.yes")), ("no", t("frame.no"))]
        yield Choice(options, "yes" if self._default else "no", id="answer")

    @on(Choice.Changed)
    def answered(self, event: Choice.Changed) -> None:
        """A digit answers at once."""
        if event.by_digit:
            self.dismiss(event.value == "yes")

    def on_key(self, event: events.Key) -> None:
        """Enter answers with what is marked."""
        if event.key == "enter":
            event.stop()
            self.dismiss(self.query_one(Choice).value == "yes")

    def action_back(self) -> None:
        """Esc is no."""
        self.dismiss(False)
