"""The form of the stage program."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from smeic_tui.actions import bindings
from smeic_tui.actions.contexts import FORM
from smeic_tui.widgets.form import Entry, Form
from smeic_tui.widgets.frame import Page


class Editing(Page[None]):
    """A form with text fields and a choice."""

    CONTEXT = FORM
    BINDINGS: ClassVar[list[BindingType]] = bindings(FORM)
    AUTO_FOCUS = "Field"

    def __init__(self, value: str = "渡邊") -> None:
        super().__init__()
        self.saved: dict[str, str] = {}
        self.form = Form(
            [
                Entry("family", "frame.search", value, required=True),
                Entry("date", "frame.search", "", hint="2024/3"),
                Entry(
                    "standing",
                    "frame.search",
                    "active",
                    options=[("active", "有効"), ("lost", "所在不明"), ("left", "退会")],
                ),
            ]
        )

    def body(self) -> ComposeResult:
        yield self.form

    @property
    def unsaved(self) -> bool:
        return self.form.dirty

    def action_save(self) -> None:
        self.form.submit()

    def on_form_submitted(self, event: Form.Submitted) -> None:
        self.saved = dict(event.changed)
        self.dismiss()
