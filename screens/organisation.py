"""One organisation: who works there, who of them never met, and what came of it, by digit."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.binding import BindingType

from screens.background import Stop, read_in_background
from screens.employing import rows as shown
from screens.employing.verbs import OrganisationVerbs
from screens.listing.tabbed_page import Tab, TabbedPage, tab_of
from screens.making.case_rows import case_columns, case_row
from smeic_tui.actions import bindings
from smeic_tui.actions.action import Action
from smeic_tui.actions.contexts import ORGANISATION
from smeic_tui.domain.cases import Case
from smeic_tui.domain.engagements import Engagement
from smeic_tui.domain.organisations import Colleague
from smeic_tui.domain.people import Organisation
from smeic_tui.domain.referrals.facts import Referral
from smeic_tui.errors import SmeicError
from smeic_tui.store.cases import cases
from smeic_tui.store.organisations import organisation_work, organisations
from smeic_tui.store.organisations.organisation_work import Said
from smeic_tui.store.referrals import referrals
from smeic_tui.store.training import engagements
from smeic_tui.text import t
from smeic_tui.widgets.record_table import RecordTable


class OrganisationScreen(TabbedPage, OrganisationVerbs):
    """What it is above, one list below."""

    CONTEXT = ORGANISATION
    BINDINGS: ClassVar[list[BindingType]] = bindings(ORGANISATION)

    def __init__(self, organisation_id: int, tab: str = "people") -> None:
        """Make the page of an organisation.

        Args:
            organisation_id: Which.
            tab: Name of the tab shown first.
        """
        super().__init__(tab)
        self.organisation_id = organisation_id
        self.organisation: Organisation | None = None
        self._posts: tuple[Colleague, ...] = ()
        self._pairs: tuple[tuple[Colleague, Colleague], ...] = ()
        self._cases: tuple[Case, ...] = ()
        self._referrals: tuple[Referral, ...] = ()
        self._engagements: tuple[Engagement, ...] = ()
        self._said: tuple[Said, ...] = ()
        self._alike: tuple[Organisation, ...] = ()
        self._reading: Stop | None = None

    # What is shown

    def read(self) -> None:
        """Read it and all its lists; go back when it is gone (joined with another one)."""
        conn, number = self.desk.workspace.conn, self.organisation_id
        try:
            found = organisations.organisation(conn, number)
        except SmeicError:
            self.dismiss()
            return
        self.organisation = found
        self._posts = organisations.colleagues(conn, number)
        self._pairs = organisations.never_met(conn, self._posts)
        self._cases = cases.cases(conn, organisation_id=number)
        self._referrals = referrals.referrals_at(conn, number)
        self._engagements = engagements.engagements_at(conn, number)
        self._said = organisation_work.said(conn, number)
        self.show_title((found.name, "title"))
        self._show_about(conn, found)
        self._show()
        self._look_for_alike(found)

    def _look_for_alike(self, found: Organisation) -> None:
        """Compare its name with all others without keeping anybody waiting."""

        def read(conn: sqlite3.Connection) -> tuple[Organisation, ...]:
            return organisations.alike_to(conn, found)

        def then(alike: tuple[Organisation, ...]) -> None:
            if alike != self._alike:
                self._alike = alike
                self._show_about(self.desk.workspace.conn, found)

        self._reading = read_in_background(self, read, then, instead_of=self._reading)

    def _show_about(self, conn: sqlite3.Connection, found: Organisation) -> None:
        lines = shown.page_lines(
            found,
            organisations.names_of(conn, found.id),
            organisation_work.addresses(conn, found.id),
            self._alike,
            self.room,
        )
        self.show_about(lines)

    def tabs(self) -> Mapping[str, Tab]:
        """Who works there, pairs who never met, cases, referrals, engagements, what was said."""
        people = tab_of(shown.colleague_columns, self._posts, shown.colleague_row)
        return {
            # Whoever has two posts there is one of its people.
            "people": replace(people, count=len({post.person_id for post in self._posts})),
            "unmet": tab_of(
                shown.pair_columns,
                tuple(enumerate(self._pairs)),
                lambda numbered: shown.pair_row(numbered[0], *numbered[1]),
            ),
            "cases": tab_of(case_columns, self._cases, case_row),
            "referrals": tab_of(shown.referral_columns, self._referrals, shown.referral_row),
            "engagements": tab_of(
                shown.engagement_columns, self._engagements, shown.engagement_row
            ),
            "said": tab_of(shown.said_columns, self._said, shown.said_row),
        }

    def footer_actions(self) -> Sequence[Action]:
        """Of two who never met, introducing them is what is wanted next."""
        found = super().footer_actions()
        if self.tab != "unmet":
            return found
        return [replace(a, footer=2) if a.id == "introduce" else a for a in found]

    # What is meant

    def marked(self) -> Organisation | None:
        """The organisation of this page."""
        return self.organisation

    def _pair(self) -> tuple[Colleague, Colleague] | None:
        row = self.table.row
        if self.tab != "unmet" or row is None or row.key >= len(self._pairs):
            return None
        return self._pairs[row.key]

    def _person(self, key: int) -> int | None:
        """The person behind a row of the shown list."""
        pair = self._pair()
        if pair is not None:
            return pair[0].person_id
        by_tab: dict[str, dict[int, int]] = {
            "people": {post.id: post.person_id for post in self._posts},
            "engagements": {each.id: each.person_id for each in self._engagements},
            "said": {each.id: each.person_id for each in self._said},
        }
        return by_tab.get(self.tab, {}).get(key)

    @on(RecordTable.Opened)
    def opened(self, event: RecordTable.Opened) -> None:
        """Enter opens the person, case or referral; two who never met are introduced."""
        event.stop()
        key = event.row.key
        if self.tab == "unmet":
            self.action_introduce()
        elif self.tab == "cases":
            from screens.case import CaseScreen

            self.desk.push_screen(CaseScreen(key), lambda _: self.facts_changed())
        elif self.tab == "referrals":
            from screens.referral import ReferralScreen

            self.desk.push_screen(ReferralScreen(key), lambda _: self.facts_changed())
        elif (person_id := self._person(key)) is not None:
            from screens.person import PersonScreen

            self.desk.push_screen(PersonScreen(person_id), lambda _: self.facts_changed())

    # Acts

    def action_introduce(self) -> None:
        """Introduce the marked two to each other; elsewhere, the marked person to somebody."""
        from screens.bringing.choosing import IntroduceDialog
        from screens.employing.introducing import ColleaguesDialog

        found, pair, row = self.organisation, self._pair(), self.table.row
        person_id = self._person(row.key) if row is not None else None
        if found is not None and pair is not None:
            self.desk.push_screen(ColleaguesDialog(found, *pair), self.written)
        elif person_id is not None:
            self.desk.push_screen(IntroduceDialog.of(self.desk, person_id), self.written)
        else:
            self.desk.notify(t("roster.no_one_chosen"))

    def action_contact_note(self) -> None:
        """Write down what was said with the marked person."""
        row = self.table.row
        person_id = self._person(row.key) if row is not None else None
        if person_id is None:
            self.desk.notify(t("roster.no_one_chosen"))
            return
        from screens.forms.contact_note import ContactNoteDialog

        self.desk.push_screen(ContactNoteDialog.about(self.desk, person_id), self.written)

    def joined(self, survivor: int, said: str) -> None:
        """Go on with the one that stays."""
        self.organisation_id = survivor
        self.written(said)

    def action_excel(self) -> None:
        """Write the people of this organisation, as the roster writes people."""
        from screens.forms.excel_output import ExcelDialog, Listed

        ids = tuple(dict.fromkeys(post.person_id for post in self._posts))
        if ids:
            self.desk.push_screen(ExcelDialog(Listed(ids)))
        else:
            self.desk.notify(t("organisation.no_people"))
