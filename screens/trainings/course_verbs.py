"""What can be done to a run from its attendance book: sessions, assignments, rule, completion."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from screens.trainings.grid_page import GridPage
from smeic_tui.domain.training.facts import Session
from smeic_tui.domain.training.forecast import Forecast


class CourseVerbs(GridPage[Session]):
    """Letters that concern the session under the cursor, or the run itself."""

    def __init__(self, run_id: int, today: date | None = None) -> None:
        """Open a page of a run.

        Args:
            run_id: Which run.
            today: Today; the real day by default.
        """
        super().__init__(run_id, today)
        self.forecasts: Mapping[int, Forecast] = {}
        """By person, what can become of them; nobody for whom that is decided."""

    @property
    def session(self) -> Session | None:
        """The session under the cursor."""
        cell = self.cell
        return None if cell is None else cell[2]

    def action_new(self) -> None:
        """Offer what can be added to the run."""
        from screens.trainings.course_menus import offer_new

        if self.book is not None:
            offer_new(self, self.book, self.session)

    def action_edit(self) -> None:
        """Offer what can be corrected: the session under the cursor first."""
        from screens.trainings.course_menus import offer_edit

        if self.book is not None:
            offer_edit(self, self.book, self.session)

    def action_remove(self) -> None:
        """Take the session under the cursor out of the run."""
        from screens.trainings.removing import remove_session

        if (cell := self.cell) is not None:
            remove_session(self, cell[0], cell[2])

    def action_completion_rule(self) -> None:
        """Edit the rule."""
        from screens.trainings.rule_form import RuleForm

        if self.book is not None:
            self.desk.push_screen(RuleForm(self.book), self.written)

    def action_session_points(self) -> None:
        """Enter the points of the session under the cursor for everybody who was there."""
        from screens.trainings.points import enter_points

        if (cell := self.cell) is not None:
            enter_points(self, cell[0], cell[2])

    def action_judge(self) -> None:
        """Decide who has completed the run."""
        from screens.trainings.judging import judge

        if self.book is not None:
            judge(self, self.book, self.forecasts)

    def action_certificates(self) -> None:
        """Issue certificates, take one back, issue one again."""
        from screens.trainings.certificate_dialog import offer_certificates

        if self.book is not None:
            offer_certificates(self, self.book, (), self.subject())
