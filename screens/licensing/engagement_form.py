"""An engagement typed in: where, what about, when, how many days, what came of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from screens.forms.date_entries import day_entry
from screens.forms.entries import tidy
from screens.forms.form_dialog import FormDialog
from screens.licensing.entries import check_number, fold_number
from smeic_tui.domain.engagements import MOST_DAYS, STATES, Engagement
from smeic_tui.store.journal.operation import Actor, Value, operation
from smeic_tui.store.training.engagements import add_engagement, correct_engagement
from smeic_tui.text import t
from smeic_tui.widgets.form import Entry


@dataclass(frozen=True, slots=True)
class Proposed:
    """A new engagement as far as it is known."""

    person_id: int
    """The consultant."""
    person: str
    organisation: str = ""
    host_person_id: int | None = None
    theme: str = ""


class EngagementForm(FormDialog[str]):
    """The consultant is chosen before; whoever asked stays with it."""

    def __init__(self, proposed: Proposed, before: Engagement | None, today: date) -> None:
        """Make the form.

        Args:
            proposed: What a new one starts with.
            before: The engagement that is corrected; None for a new one.
            today: Today.
        """
        self.proposed, self.before = proposed, before
        states = [(state, t(f"engagement.state_{state}")) for state in STATES]
        entries = (
            Entry(
                "organisation",
                "engagement.form_company",
                before.organisation if before else proposed.organisation,
                fold=tidy,
                required=proposed.host_person_id is None and not (before and before.host),
                limit=120,
                cells=44,
            ),
            Entry(
                "theme",
                "engagement.form_theme",
                (before.theme or "") if before else proposed.theme,
                fold=tidy,
                limit=200,
                cells=44,
            ),
            day_entry(
                "started_on",
                "engagement.form_started",
                before.started_on if before else None,
                today,
            ),
            day_entry(
                "ended_on", "engagement.form_ended", before.ended_on if before else None, today
            ),
            Entry(
                "days",
                "engagement.form_days",
                str(before.days) if before and before.days is not None else "",
                fold=fold_number,
                check=check_number("engagement.bad_days", 0, MOST_DAYS),
                cells=8,
            ),
            Entry(
                "state",
                "engagement.form_state",
                before.state if before else "planned",
                options=states,
            ),
            Entry(
                "outcome",
                "engagement.form_outcome",
                (before.outcome or "") if before else "",
                fold=tidy,
                limit=400,
                cells=54,
            ),
            Entry(
                "note", "field.note", (before.note or "") if before else "", fold=tidy, limit=400
            ),
        )
        title = t("engagement.form_title", name=proposed.person)
        super().__init__(title, entries, quick=False)
        self.draft_key = f"engagement {before.id if before else f'new {proposed.person_id}'}"

    def record(self, values: Mapping[str, str]) -> None:
        """Save; what cannot be is refused with its reason and the form stays."""
        before, proposed = self.before, self.proposed
        columns: dict[str, Value] = {
            **{name: values[name] or None for name in ("theme", "started_on", "ended_on")},
            **{name: values[name] or None for name in ("outcome", "note")},
            "days": int(values["days"]) if values["days"] else None,
            "state": values["state"],
        }
        if before is None or values["organisation"] != before.organisation:
            columns["organisation"] = values["organisation"]
        if before is None:
            columns["host_person_id"] = proposed.host_person_id
        kind = "engagement_edited" if before else "engagement_added"

        def work(conn: sqlite3.Connection, actor: Actor) -> None:
            with operation(conn, actor, kind, params={"name": proposed.person}) as op:
                if before is None:
                    add_engagement(op, proposed.person_id, columns)
                else:
                    correct_engagement(op, before, columns)

        said = t("engagement.saved", name=proposed.person)
        self.close_with(said, work)
