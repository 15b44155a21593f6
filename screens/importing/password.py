"""Ask for the password of a file; it is never shown, kept or written."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input

from smeic_tui.text import t
from smeic_tui.widgets.dialog import Dialog
from smeic_tui.widgets.field import Field
from smeic_tui.widgets.lines import Lines


class PasswordDialog(Dialog[str]):
    """Answers what was typed, or None."""

    def __init__(self, file: str, *, wrong: bool = False) -> None:
        """Make the dialog.

        Args:
            file: Name of the file.
            wrong: The one before was wrong.
        """
        super().__init__(t("import_screen.password_title"), t("import_screen.password_keys"))
        self._file = file
        self._wrong = wrong

    def body(self) -> ComposeResult:
        """The question and a field that shows dots."""
        yield Lines(t("import_screen.password_ask", file=self._file))
        field = Field(id="password")
        field.password = True
        yield field
        if self._wrong:
            yield Lines([(t("import_screen.password_wrong"), "alert")], id="wrong")

    @on(Input.Submitted)
    def submitted(self, event: Input.Submitted) -> None:
        """Enter answers."""
        event.stop()
        if event.value:
            self.dismiss(event.value)
