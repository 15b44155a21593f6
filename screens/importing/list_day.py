"""The day of a list that neither says it nor was written then."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from screens.forms.date_entries import day_entry
from screens.forms.form_dialog import FormDialog
from smeic_tui.text import t


class ListDay(FormDialog[str]):
    """Answers the day (ISO), or None."""

    def __init__(self, day: str | None, today: date) -> None:
        """Ask.

        Args:
            day: What was answered before.
            today: Today; ``4/1`` is the one before it.
        """
        hint = t("import_screen.list_day_hint")
        entry = day_entry("day", "import_screen.list_day", day, today, required=True, hint=hint)
        title = t("import_screen.question_as_of")
        super().__init__(title, [entry], verb_key="import_screen.list_day_taken")

    def record(self, values: Mapping[str, str]) -> None:
        """Answer; a list speaks of no day that is still to come."""
        if values["day"] > date.today().isoformat():
            self.form.blame("day", t("import_screen.list_day_ahead"))
            return
        self.dismiss(values["day"])
