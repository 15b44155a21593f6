"""One working group or body: its members, meetings, outputs and cases, chosen by digit."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import ClassVar

from textual import on
from textual.binding import BindingType

from screens.guests.event_rows import EventRows, event_columns
from screens.listing.tabbed_page import Tab, TabbedPage, tab_of
from screens.making.case_rows import case_columns, case_row
from screens.membership.body_rows import (
    about,
    member_columns,
    member_row,
    output_columns,
    output_row,
)
from screens.membership.member_acts import MemberActs
from smeic_tui.actions import bindings
from smeic_tui.actions.action import Action
from smeic_tui.actions.contexts import BODY
from smeic_tui.domain.bodies import Body, Member, Output, holds_on
from smeic_tui.domain.cases import Case
from smeic_tui.domain.events import Event
from smeic_tui.errors import SmeicError
from smeic_tui.store.bodies import bodies, memberships
from smeic_tui.store.cases import cases
from smeic_tui.store.events import events
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.text import t
from smeic_tui.widgets.record_table import RecordTable


class BodyScreen(TabbedPage, MemberActs):
    """What it is above, one list below; a new record goes into the list that is shown."""

    CONTEXT = BODY
    BINDINGS: ClassVar[list[BindingType]] = bindings(BODY)

    def __init__(self, body_id: int, tab: str = "members") -> None:
        """Make the page of a body.

        Args:
            body_id: Which.
            tab: Name of the tab shown first.
        """
        super().__init__(tab)
        self.body_id = body_id
        self.shown: Body | None = None
        self.terms: tuple[Member, ...] = ()
        self._meetings: tuple[Event, ...] = ()
        self._outputs: tuple[Output, ...] = ()
        self._cases: tuple[Case, ...] = ()

    # What is shown

    def read(self) -> None:
        """Read the body and all its lists; go back when it is gone (its entry was undone)."""
        conn = self.desk.workspace.conn
        try:
            found = bodies.body(conn, self.body_id)
        except SmeicError:
            self.dismiss()
            return
        self.shown = found
        self.terms = memberships.members(conn, self.body_id)
        self._meetings = events.events(conn, body_id=self.body_id)
        self._outputs = bodies.outputs(conn, self.body_id)
        self._cases = cases.cases(conn, body_id=self.body_id)
        self.show_title((found.name, "title"))
        self.show_about([(about(found), "")], (found.purpose, found.note))
        self._show()

    def tabs(self) -> Mapping[str, Tab]:
        """Members, meetings, outputs, cases, and those who left."""
        return {
            "members": tab_of(member_columns, self._in_tab("members"), member_row),
            "meetings": Tab(len(self._meetings), event_columns, self._meeting_rows),
            "outputs": tab_of(output_columns, self._outputs, output_row),
            "cases": tab_of(case_columns, self._cases, case_row),
            "former": tab_of(member_columns, self._in_tab("former"), member_row),
        }

    def _meeting_rows(self) -> EventRows:
        conn, staff = self.desk.workspace.conn, self.desk.workspace.staff.id
        pinned = events.pinned(conn, staff)
        return EventRows(conn, self._meetings, pinned.id if pinned else None, date.today())

    def _in_tab(self, tab: str) -> Sequence[Member]:
        today = date.today().isoformat()
        return [m for m in self.terms if holds_on(None, m.ended, today) == (tab == "members")]

    # The marked row

    def member(self) -> Member | None:
        """The member under the cursor."""
        return self.record_of(self.terms, "members", "former")

    def _meeting(self) -> Event | None:
        return self.record_of(self._meetings, "meetings")

    def _output(self) -> Output | None:
        return self.record_of(self._outputs, "outputs")

    @on(RecordTable.Opened)
    def opened(self, event: RecordTable.Opened) -> None:
        """Enter opens the person, the meeting or the output."""
        event.stop()
        person_id, meeting = self.subject(), self._meeting()
        if person_id is not None:
            from screens.person import PersonScreen

            self.desk.push_screen(PersonScreen(person_id), lambda _: self.facts_changed())
        elif meeting is not None:
            from screens.event import EventScreen

            self.desk.push_screen(EventScreen(meeting.id), lambda _: self.facts_changed())
        elif self.tab == "cases":
            from screens.case import CaseScreen

            self.desk.push_screen(CaseScreen(event.row.key), lambda _: self.facts_changed())
        else:
            self.action_edit()

    def footer_actions(self) -> Sequence[Action]:
        """On a meeting the way to a case is what is wanted next."""
        found = super().footer_actions()
        if self.tab != "meetings":
            return found
        return [replace(a, footer=2) if a.id == "new_case" else a for a in found]

    # Acts

    def action_new(self) -> None:
        """Add members, the next meeting, or an output: whatever the list shows."""
        if self.shown is None:
            return
        if self.tab == "meetings":
            from screens.guests.event_form import next_meeting

            next_meeting(self, self.shown, self.written)
        elif self.tab == "outputs":
            from screens.membership.body_dialogs import OutputDialog

            self.desk.push_screen(OutputDialog(self.shown), self.written)
        elif self.tab == "cases":
            self.action_new_case()
        else:
            self.add_members(self.shown)

    def action_new_case(self) -> None:
        """Make a case of the marked meeting, with those who came; else of the body as such."""
        from screens.making.new_case import NewCaseDialog, of_body, of_event

        if self.shown is None:
            return
        meeting = self._meeting()
        source = of_body(self.shown)
        if meeting is not None:
            source = of_event(self.desk.workspace.conn, meeting)
        self.desk.push_screen(NewCaseDialog(source), self.written)

    def action_edit(self) -> None:
        """Correct the marked term, meeting or output; where there is none, the body itself."""
        body, member, meeting, output = (
            self.shown,
            self.member(),
            self._meeting(),
            self._output(),
        )
        if body is None:
            return
        if member is not None:
            from screens.membership.body_dialogs import MemberDialog

            self.desk.push_screen(MemberDialog(body, member), self.written)
        elif meeting is not None:
            from screens.guests.event_form import EventForm

            self.desk.push_screen(EventForm.editing(meeting), self.written)
        elif output is not None:
            from screens.membership.body_dialogs import OutputDialog

            self.desk.push_screen(OutputDialog(body, output), self.written)
        else:
            self.action_edit_body()

    def action_edit_body(self) -> None:
        """Correct the body itself; another name is a renaming."""
        from screens.membership.body_form import BodyForm

        if self.shown is not None:
            form = BodyForm(self.desk.workspace.conn, self.shown)
            self.desk.push_screen(form, self.written)

    def action_remove(self) -> None:
        """Remove a term or an output that was entered by mistake."""
        body, member, output = self.shown, self.member(), self._output()
        if body is None:
            return
        if member is not None:
            self.remove_member(body, member)
        elif output is not None:

            def remove_output(conn: sqlite3.Connection, actor: Actor) -> None:
                params = {"title": output.title, "body": body.name}
                with operation(conn, actor, "output_removed", params=params) as op:
                    op.delete("body_output", output.id)

            self.desk.save(remove_output, lambda _: self.written(t("body.removed")))

    def action_excel(self) -> None:
        """Write the members that are listed."""
        from screens.figures.listed import Captioned
        from screens.forms.excel_output import ExcelDialog

        listed = self._in_tab("former" if self.tab == "former" else "members")
        ids = tuple(dict.fromkeys(member.person_id for member in listed))
        if self.shown is None or not ids:
            self.desk.notify(t("roster.no_one_chosen"))
            return
        self.desk.push_screen(ExcelDialog(Captioned(ids, caption=self.shown.name)))

    def action_history(self) -> None:
        """What was changed on the marked member; of anything else the history of all."""
        if self.subject() is not None:
            MemberActs.action_history(self)
        else:
            super().action_history()
