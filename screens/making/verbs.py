"""What can be done to a case wherever one is marked: the same keys on the board and on its page."""

from __future__ import annotations

from screens.listing.page import ListPage
from smeic_tui.domain.cases import Case
from smeic_tui.text import t


class CaseVerbs(ListPage):
    """A page on which one case at a time is meant."""

    def marked(self) -> Case | None:
        """The case meant now; None where there is none."""
        raise NotImplementedError

    def _meant(self) -> Case | None:
        case = self.marked()
        if case is None:
            self.desk.notify(t("case.none_marked"))
        return case

    def action_advance(self) -> None:
        """One step forward."""
        from screens.making.moving import advance

        if (case := self._meant()) is not None:
            advance(self, case)

    def action_stage(self) -> None:
        """Any stage it may go to."""
        from screens.making.moving import choose_stage

        if (case := self._meant()) is not None:
            choose_stage(self, case)

    def action_publication(self) -> None:
        """内部, 本人確認, 公開可, 公開済."""
        from screens.making.moving import choose_publication

        if (case := self._meant()) is not None:
            choose_publication(self, case)

    def action_edit_case(self) -> None:
        """Correct the case itself."""
        from screens.making.case_dialogs import CaseForm

        if (case := self._meant()) is not None:
            self.desk.push_screen(CaseForm(self.desk.workspace.conn, case), self.written)

    def action_excel(self) -> None:
        """The marked case on a page, or the numbers of all."""
        from screens.making.excel import offer

        offer(self, self.marked())
