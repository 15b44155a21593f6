"""How long somebody was at a session."""

from __future__ import annotations

from collections.abc import Mapping

from screens.forms.form_dialog import FormDialog
from smeic_tui.domain.training.counting import hours_text
from smeic_tui.domain.training.facts import Mark, Session
from smeic_tui.japanese.hours import read_length
from smeic_tui.text import t
from smeic_tui.widgets.form import Entry

USUAL = -1
"""Answer for an empty field: what the mark usually means."""


def check_length(text: str) -> str | None:
    """A length of time, or what is wrong."""
    return None if read_length(text) is not None else t("training.bad_length")


def fold_length(text: str) -> str:
    """``１時間半`` as ``1.5``."""
    minutes = read_length(text)
    return text.strip() if minutes is None else hours_text(minutes)


class HoursDialog(FormDialog[int]):
    """Answers minutes, `USUAL` for an empty field, or None."""

    def __init__(self, title: str, session: Session, mark: Mark | None) -> None:
        """Ask.

        Args:
            title: Who and which session.
            session: The session.
            mark: The cell so far.
        """
        noted = mark.minutes if mark else None
        entry = Entry(
            "hours",
            "training.hours_attended",
            "" if noted is None else hours_text(noted),
            fold=fold_length,
            check=check_length,
            cells=10,
            hint=hours_text(session.minutes),
        )
        super().__init__(title, [entry])

    def record(self, values: Mapping[str, str]) -> None:
        """Answer what was typed."""
        minutes = read_length(values["hours"])
        self.dismiss(USUAL if minutes is None else minutes)
