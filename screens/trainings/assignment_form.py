"""An assignment of a run typed in or corrected."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from datetime import date

from screens.forms.entries import check_date, date_fold, tidy
from screens.forms.form_dialog import FormDialog
from smeic_tui.domain.training.facts import Assignment, Run
from smeic_tui.exports.training_words import run_name
from smeic_tui.store.journal.operation import Actor, Value, operation
from smeic_tui.store.training import trainings
from smeic_tui.text import t
from smeic_tui.widgets.form import Entry


class AssignmentForm(FormDialog[str]):
    """Title, due day, compulsory or not, 課題 or 最終報告."""

    def __init__(self, run: Run, assignment: Assignment | None) -> None:
        """Make the form.

        Args:
            run: Of which run.
            assignment: The one that is corrected; None for a new one.
        """
        self.run = run
        self.assignment = assignment
        yes_no = [("1", t("frame.yes")), ("0", t("frame.no"))]
        entries = (
            Entry(
                "title",
                "field.assignment.title",
                assignment.title if assignment else "",
                fold=tidy,
                required=True,
                limit=80,
                cells=40,
            ),
            Entry(
                "due_on",
                "field.assignment.due_on",
                (assignment.due_on or "") if assignment else "",
                fold=date_fold(date.today(), coming=True),
                check=check_date,
                cells=14,
                hint=t("form.example", example="9/30"),
            ),
            Entry(
                "is_compulsory",
                "field.is_compulsory",
                "0" if assignment and not assignment.is_compulsory else "1",
                options=yes_no,
            ),
            Entry(
                "is_final",
                "field.is_final",
                "1" if assignment and assignment.is_final else "0",
                options=yes_no,
            ),
        )
        super().__init__(
            t("training.edit_assignment" if assignment else "training.new_assignment"),
            entries,
            quick=False,
        )

    def record(self, values: Mapping[str, str]) -> None:
        """Write it."""
        run, assignment = self.run, self.assignment
        columns: dict[str, Value] = {
            "title": values["title"],
            "due_on": values["due_on"] or None,
            "is_compulsory": int(values["is_compulsory"]),
            "is_final": int(values["is_final"]),
        }
        told = {"training": run_name(run), "title": values["title"]}

        def work(conn: sqlite3.Connection, actor: Actor) -> None:
            kind = "assignment_edited" if assignment else "assignment_added"
            with operation(conn, actor, kind, params=told) as op:
                if assignment is not None:
                    trainings.revise_assignment(op, assignment, columns)
                else:
                    trainings.add_assignment(op, run.id, columns)

        saved = t("training.assignment_saved", title=values["title"])
        self.close_with(saved, work)
