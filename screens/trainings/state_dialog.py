"""The day of a decision about trainees, and why."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from screens.forms.date_entries import date_entry
from screens.forms.entries import tidy
from screens.forms.form_dialog import FormDialog
from smeic_tui.domain.training.facts import TraineeState
from smeic_tui.text import t
from smeic_tui.widgets.form import Entry


class StateDialog(FormDialog[tuple[str, str]]):
    """Answers the day (ISO, or empty) and the reason."""

    def __init__(self, state: TraineeState, names: str, today: date) -> None:
        """Ask.

        Args:
            state: What they are to be.
            names: Whom it concerns.
            today: Proposed as the day.
        """
        entries = [
            Entry("reason", "field.reason", fold=tidy, limit=200, cells=44),
            date_entry("on", "training.on", today.isoformat(), today),
        ]
        title = t("training.decide_title", name=names, state=t(f"training.state.{state}"))
        super().__init__(title, entries)

    def record(self, values: Mapping[str, str]) -> None:
        """Answer."""
        self.dismiss((values["on"], values["reason"]))
