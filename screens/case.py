"""One case: its way above; below its members, companies, or what happened, chosen by digit."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from datetime import date
from typing import ClassVar

from textual import on
from textual.binding import BindingType

from screens.listing.tabbed_page import Tab, TabbedPage, tab_of
from screens.making.case_rows import (
    about,
    member_columns,
    member_row,
    organisation_columns,
    organisation_row,
    way_columns,
    way_pieces,
    way_rows,
)
from screens.making.verbs import CaseVerbs
from smeic_tui.actions import bindings
from smeic_tui.actions.contexts import CASE
from smeic_tui.domain.cases import SHOWS, Case, CaseMember, CaseOrganisation, Milestone
from smeic_tui.errors import Param, SmeicError
from smeic_tui.store.cases import case_acts, cases
from smeic_tui.store.journal.operation import Actor, Operation, Value, operation
from smeic_tui.store.people import dossiers
from smeic_tui.text import t
from smeic_tui.widgets.record_table import RecordTable
from smeic_tui.widgets.rows import ListRows

_SUMMARY = 3
"""Lines of the summary at most."""


class CaseScreen(TabbedPage, CaseVerbs):
    """A new record goes into the list that is shown."""

    CONTEXT = CASE
    BINDINGS: ClassVar[list[BindingType]] = bindings(CASE)

    def __init__(self, case_id: int) -> None:
        """Make the page of a case.

        Args:
            case_id: Which.
        """
        super().__init__("members")
        self.case_id = case_id
        self.case: Case | None = None
        self._milestones: tuple[Milestone, ...] = ()

    # What is shown

    def read(self) -> None:
        """Read the case; go back when it is gone (its entry was undone)."""
        conn = self.desk.workspace.conn
        try:
            case = cases.case(conn, self.case_id)
        except SmeicError:
            self.dismiss()
            return
        self.case = case
        self._milestones = cases.milestones(conn, self.case_id)
        self.show_title((case.title, "title"))
        lines = [(way_pieces(case), ""), (about(case), "")]
        self.show_about(lines, (case.summary, case.note), most=_SUMMARY)
        self._show()

    def tabs(self) -> Mapping[str, Tab]:
        """Members, companies, what happened."""
        case, milestones = self.case, self._milestones
        if case is None:
            return {}
        happened = len(case.moves) + len(milestones)
        return {
            "members": tab_of(member_columns, case.members, member_row),
            "organisations": tab_of(organisation_columns, case.organisations, organisation_row),
            "way": Tab(happened, way_columns, lambda: ListRows(way_rows(case, milestones))),
        }

    # The marked row

    def marked(self) -> Case | None:
        """The case of this page."""
        return self.case

    def _member(self) -> CaseMember | None:
        return self.record_of(self.case.members, "members") if self.case else None

    def _company(self) -> CaseOrganisation | None:
        return self.record_of(self.case.organisations, "organisations") if self.case else None

    def _milestone(self) -> Milestone | None:
        return self.record_of(self._milestones, "way")

    @on(RecordTable.Opened)
    def opened(self, event: RecordTable.Opened) -> None:
        """Enter opens the person; anything else is corrected."""
        event.stop()
        member = self._member()
        if member is not None:
            from screens.person import PersonScreen

            page = PersonScreen(member.person_id)
            self.desk.push_screen(page, lambda _: self.facts_changed())
        else:
            self.action_edit()

    # Acts

    def _keep(
        self,
        kind: str,
        case: Case,
        work: Callable[[Operation], object],
        said: str,
        **told: Param,
    ) -> None:
        """Write one act on the case as an operation, and say so."""

        def write(conn: sqlite3.Connection, actor: Actor) -> None:
            with operation(conn, actor, kind, params={"title": case.title, **told}) as op:
                work(op)

        self.desk.save(write, lambda _: self.written(said))

    def action_new(self) -> None:
        """Add members, a company, or something that happened: whatever the list shows."""
        from screens.making.case_dialogs import MilestoneDialog, OrganisationDialog

        if self.case is None:
            return
        if self.tab == "members":
            self._add_members(self.case)
        elif self.tab == "organisations":
            self.desk.push_screen(OrganisationDialog(self.case), self.written)
        else:
            self.desk.push_screen(MilestoneDialog(self.case), self.written)

    def _add_members(self, case: Case) -> None:
        from screens.listing.picking import PeoplePicker

        def chosen(ids: tuple[int, ...] | None) -> None:
            if not ids:
                return

            def work(op: Operation) -> None:
                case_acts.add_members(op, case.id, [(i, "member") for i in ids])

            said = t("case.members_saved", count=len(ids))
            self._keep("case_members", case, work, said)

        there = frozenset(member.person_id for member in case.members)
        title = t("case.pick_title", title=case.title)
        self.desk.push_screen(PeoplePicker(title, without=there), chosen)

    def action_edit(self) -> None:
        """Correct the marked member, company or milestone; else the case itself."""
        from screens.making.case_dialogs import (
            CaseMemberDialog,
            MilestoneDialog,
            OrganisationDialog,
        )

        case, member, company = self.case, self._member(), self._company()
        milestone = self._milestone()
        if case is None:
            return
        if member is not None:
            self.desk.push_screen(CaseMemberDialog(case, member), self.written)
        elif company is not None:
            self.desk.push_screen(OrganisationDialog(case, company), self.written)
        elif milestone is not None:
            self.desk.push_screen(MilestoneDialog(case, milestone), self.written)
        else:
            self.action_edit_case()

    def action_case_consent(self) -> None:
        """What the marked member agreed to for this case."""
        from smeic_tui.widgets.menu import Item, Menu

        case, member = self.case, self._member()
        if case is None or member is None:
            self.desk.notify(t("roster.no_one_chosen"))
            return
        answers: list[Item[str]] = [Item(shows, t(f"case.consent_{shows}")) for shows in SHOWS]
        answers += [Item(c, t(f"case.consent_{c}")) for c in ("refused", "unconfirmed")]

        def chosen(answer: str | None) -> None:
            if answer is None:
                return
            values: dict[str, Value] = {"consent": answer}
            if answer in SHOWS:
                values = {"consent": "agreed", "shows": answer}
            values["consent_on"] = date.today().isoformat()

            def work(op: Operation) -> None:
                case_acts.revise_case_member(op, member, values)

            said = t("case.member_saved", name=member.name)
            self._keep("case_member_changed", case, work, said, name=member.name)

        title = t("case.consent_title", name=member.name)
        self.desk.push_screen(Menu(title, answers), chosen)

    def action_case_theme(self) -> None:
        """The marked member's research is what the case grew from."""
        case, member = self.case, self._member()
        if case is None or member is None:
            self.desk.notify(t("roster.no_one_chosen"))
            return
        found = dossiers.dossier(self.desk.workspace.conn, member.person_id, notes=0)
        theme = next((e.research_theme for e in found.enrolments if e.research_theme), None)
        if theme is None:
            self.desk.notify(t("case.no_theme"))
            return
        values: dict[str, Value] = {
            "research_theme": theme,
            "theme_person_id": member.person_id,
        }

        def work(op: Operation) -> None:
            case_acts.revise_case(op, case, values)

        self._keep("case_edited", case, work, t("case.theme_saved", name=member.name))

    def action_organisation(self) -> None:
        """The marked company, or where the marked member works; else those of the case."""
        from screens.employing.opening import open_of_person, open_one, open_organisation

        case, member, company = self.case, self._member(), self._company()
        if company is not None:
            open_organisation(self, company.organisation_id)
        elif member is not None:
            open_of_person(self, member.person_id)
        elif case is not None:
            open_one(self, ((o.organisation_id, o.name) for o in case.organisations), case.title)

    def action_remove(self) -> None:
        """Take the marked member, company or milestone out of the case."""
        case, member, company = self.case, self._member(), self._company()
        milestone = self._milestone()
        if case is None:
            return
        said = t("case.removed")
        if member is not None:
            self._keep(
                "case_member_removed",
                case,
                lambda op: case_acts.remove_case_member(op, member),
                said,
                name=member.name,
            )
        elif company is not None:
            self._keep(
                "case_organisation",
                case,
                lambda op: case_acts.remove_case_organisation(op, case.id, company.id),
                said,
            )
        elif milestone is not None:
            self._keep(
                "case_milestone",
                case,
                lambda op: case_acts.remove_milestone(op, milestone),
                said,
            )
