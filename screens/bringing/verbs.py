"""What can be done to the referral or introduction that is meant: the same keys wherever it is."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import date

from screens.bringing.moving import Movable, advance, choose_stage, of_introduction, of_referral
from screens.persons.verbs import PersonVerbs
from smeic_tui.domain.referrals.facts import Introduction, Referral
from smeic_tui.store.journal.operation import Actor, Operation, operation
from smeic_tui.store.referrals.referral_acts import TakenIn, is_alumnus, report, thank
from smeic_tui.text import t
from smeic_tui.widgets.menu import Item, Menu

Marked = Referral | Introduction


class BringingVerbs(PersonVerbs):
    """A page on which one referral or introduction at a time is meant."""

    def marked(self) -> Marked | None:
        """What is meant now."""
        raise NotImplementedError

    def show_again(self, key: int) -> None:
        """Something was entered: put the cursor there; a page of one thing has none."""

    def subject(self) -> int | None:
        """The outsider, or the first person of an introduction."""
        found = self.marked()
        return found.person_id if found else None

    def _found(self) -> Marked | None:
        found = self.marked()
        if found is None:
            self.desk.notify(t("referral.none_marked"))
        return found

    def _referral(self) -> Referral | None:
        found = self._found()
        if isinstance(found, Introduction):
            self.desk.notify(t("referral.only_referral"))
            return None
        return found

    # Moving

    def _movable(self) -> Movable | None:
        found = self._found()
        if found is None:
            return None
        return of_referral(found) if isinstance(found, Referral) else of_introduction(found)

    def action_advance(self) -> None:
        """To the next stage."""
        if (movable := self._movable()) is not None:
            advance(self, movable)

    def action_stage(self) -> None:
        """To any stage it may go to."""
        if (movable := self._movable()) is not None:
            choose_stage(self, movable)

    def action_new_case(self) -> None:
        """Make a case of what came of it, with the people it brought together."""
        from screens.making.new_case import NewCaseDialog, of_introduction, of_referral

        found = self._found()
        if found is None:
            return
        conn = self.desk.workspace.conn
        if isinstance(found, Referral):
            source = of_referral(conn, found)
        else:
            source = of_introduction(conn, found)
        self.desk.push_screen(NewCaseDialog(source), self.written)

    # Entering and correcting

    def action_new(self) -> None:
        """Take a call about an outsider."""
        from screens.bringing.intake import IntakeDialog

        self.desk.push_screen(IntakeDialog(), self.taken_in)

    def taken_in(self, taken: TakenIn | None) -> None:
        """Show what was entered."""
        if taken is not None:
            self.facts_changed()
            if taken.referral_id is not None:
                self.show_again(taken.referral_id)

    def action_edit(self) -> None:
        """Correct what is known of it."""
        from screens.bringing.forms import FactsForm

        found, conn = self._found(), self.desk.workspace.conn
        if isinstance(found, Referral):
            self.desk.push_screen(FactsForm.referral(conn, found), self.written)
        elif found is not None:
            self.desk.push_screen(FactsForm.introduction(conn, found), self.written)

    def action_consent(self) -> None:
        """The outsider's consent, the purpose, and until when their data is kept."""
        if (found := self._referral()) is not None:
            from screens.bringing.forms import FactsForm

            self.desk.push_screen(FactsForm.consent(found), self.written)

    # The introducer

    def action_owed(self) -> None:
        """Note that the introducer was thanked, or told what became of it; correct who it was."""
        found = self._referral()
        if found is None:
            return
        items = [
            Item(
                "thanks", t("referral.owed_thanks"), found.thanked_on or found.thanks_due_on or ""
            ),
            Item("report", t("referral.owed_report"), found.report_due_on or ""),
            Item("introducer", t("referral.owed_introducer")),
        ]

        def chosen(what: str | None) -> None:
            today = date.today().isoformat()
            if what == "thanks":
                said = t("referral.thanked", name=found.name)
                self._write(
                    "introducer_thanked", found, lambda op: thank(op, found.id, today), said
                )
            elif what == "report":
                said = t("referral.told", name=found.name)
                self._write("introducer_told", found, lambda op: report(op, found.id, today), said)
            elif what == "introducer":
                from screens.bringing.choosing import IntroducerDialog

                self.desk.push_screen(IntroducerDialog(found), self.written)

        at = 1 if found.thanked_on and found.report_due_on else 0
        self.desk.push_screen(Menu(t("referral.owed_title", name=found.name), items, at=at), chosen)

    def _write(
        self, kind: str, found: Referral, act: Callable[[Operation], object], said: str
    ) -> None:
        def work(conn: sqlite3.Connection, actor: Actor) -> None:
            with operation(conn, actor, kind, params={"name": found.name}) as op:
                act(op)

        self.desk.save(work, lambda _: self.written(said))

    # Alumni

    def action_is_alumnus(self) -> None:
        """The outsider turned out to be an alumnus: an introduction takes its place."""
        found = self._referral()
        if found is None:
            return
        from screens.bringing.choosing import AlumnusDialog

        def chosen(alumnus: int | None) -> None:
            if alumnus is None:
                return
            said = t("referral.became", name=found.name)

            def work(conn: sqlite3.Connection, actor: Actor) -> None:
                params = {"name": found.name}
                with operation(conn, actor, "referral_is_alumnus", params=params) as op:
                    is_alumnus(op, found.id, alumnus, today=date.today())

            def done(_: None) -> None:
                self.written(said)
                self._offer_merge(found.person_id, alumnus)

            self.desk.save(work, done)

        self.desk.push_screen(AlumnusDialog(found), chosen)

    def _offer_merge(self, outsider: int, alumnus: int) -> None:
        """The two records side by side; merging them is an act of its own."""
        if outsider == alumnus:
            return
        from screens.merging.asking import pair_of
        from screens.merging.pair_page import PairPage
        from screens.merging.queue import Queue

        pair = pair_of(self.desk.workspace.conn, alumnus, outsider)
        self.desk.push_screen(PairPage(Queue([pair])), lambda _: self.facts_changed())

    def action_matches(self) -> None:
        """Alumni who may fit the outsider."""
        if (found := self._referral()) is not None:
            from screens.bringing.matches import MatchesDialog

            self.desk.push_screen(MatchesDialog(found), lambda _: self.facts_changed())

    def action_introduce(self) -> None:
        """Introduce the person who is meant to somebody."""
        if (person_id := self._meant()) is not None:
            from screens.bringing.choosing import IntroduceDialog

            self.desk.push_screen(IntroduceDialog.of(self.desk, person_id), self.written)
