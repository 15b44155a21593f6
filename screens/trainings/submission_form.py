"""What was handed in: state, day, grade, comment, and where it is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from screens.forms.date_entries import date_entry
from screens.forms.entries import tidy
from screens.forms.form_dialog import FormDialog
from smeic_tui.domain.training.facts import SUBMISSION_STATES, Submission
from smeic_tui.text import t
from smeic_tui.widgets.form import Entry


class SubmissionForm(FormDialog[Submission]):
    """Answers the submission as it is to be."""

    def __init__(self, title: str, found: Submission | None, today: date) -> None:
        """Ask.

        Args:
            title: Who and which assignment.
            found: What is on file.
            today: Proposed as the day.
        """
        like = found or Submission("submitted", today.isoformat())
        states = [(s, t(f"training.submission.{s}")) for s in SUBMISSION_STATES]
        entries = [
            Entry("state", "field.submission.state", like.state, options=states),
            date_entry("state_on", "field.submission.state_on", like.state_on, today),
            Entry("grade", "field.grade", like.grade or "", fold=tidy, limit=20, cells=12),
            Entry("comment", "field.comment", like.comment or "", fold=tidy, limit=300, cells=44),
            Entry(
                "location", "field.location", like.location or "", fold=tidy, limit=300, cells=44
            ),
        ]
        super().__init__(title, entries, quick=False)

    def record(self, values: Mapping[str, str]) -> None:
        """Answer what was typed."""
        state = next(each for each in SUBMISSION_STATES if each == values["state"])
        self.dismiss(
            Submission(
                state,
                values["state_on"] or None,
                values["grade"] or None,
                values["comment"] or None,
                values["location"] or None,
            )
        )
