"""A short form over the screen: Enter records from any text field, a digit chooses and goes on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Generic, TypeVar

from textual import events, on
from textual.app import ComposeResult

from screens.forms.saved_form import SavedForm
from screens.forms.saving import SavingDialog
from smeic_tui.text import t
from smeic_tui.widgets.choice import Choice
from smeic_tui.widgets.field import Field
from smeic_tui.widgets.form import Entry, Form

Result = TypeVar("Result")


class QuickForm(Form):
    """Enter in a text field records; arrows and Tab go from line to line."""

    def on_key(self, event: events.Key) -> None:
        """Record by Enter wherever the caret is."""
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.submit()

    @on(Choice.Changed)
    def chosen(self, event: Choice.Changed) -> None:
        """A digit answers the question, so the next one is asked."""
        if event.by_digit and self.screen.focused is event.choice:
            self.screen.focus_next()


class FormDialog(SavingDialog[Result], SavedForm[Result], Generic[Result]):
    """A dialog that saves itself; its form stays open, with its text, when that is refused."""

    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    FormDialog #panel { width: 78; }
    FormDialog Form { padding: 0; }
    """

    def __init__(
        self,
        title: str,
        entries: Sequence[Entry],
        *,
        quick: bool = True,
        verb_key: str = "action.save",
    ) -> None:
        """Make the dialog.

        Args:
            title: Its heading; may hold data.
            entries: Its lines.
            quick: Enter records at once; otherwise it goes on to the next line.
            verb_key: Catalogue key of what Enter does.
        """
        keys = t("form.quick_keys" if quick else "form.keys", verb=t(verb_key))
        super().__init__(title, keys)
        self.form = (QuickForm if quick else Form)(entries, commit_key=verb_key)

    def body(self) -> ComposeResult:
        """The form."""
        yield self.form

    def on_mount(self) -> None:
        """Start in the first line, or where a subclass wants to."""
        self.set_focus((self.first().focusable and self.first()) or None)
        self.offer_draft()

    def first(self) -> Field | Choice:
        """Where the caret is at first."""
        return self.form.rows[0].input

    def field(self, name: str) -> Field | Choice:
        """The widget of a line."""
        return next(row.input for row in self.form.rows if row.entry.name == name)

    @on(Form.Submitted)
    def submitted(self, event: Form.Submitted) -> None:
        """Everything typed is in order."""
        event.stop()
        self.record(event.values)

    def action_save(self) -> None:
        """Ctrl+S records from any line."""
        self.form.submit()

    def record(self, values: Mapping[str, str]) -> None:
        """Save; a subclass says how."""
        raise NotImplementedError
