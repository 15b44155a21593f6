"""What is done to the members of one body: added, another role, left, removed."""

from __future__ import annotations

import sqlite3
from datetime import date

from screens.persons.verbs import PersonVerbs
from smeic_tui.domain.bodies import MEMBER_ROLES, Body, Member, MemberRole, holds_on
from smeic_tui.errors import Param
from smeic_tui.store.bodies import memberships
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.text import t


class MemberActs(PersonVerbs):
    """A page of a body on which one member at a time is meant."""

    shown: Body | None
    """The body; None where it is gone."""
    terms: tuple[Member, ...]
    """Its members with their terms, those who left among them."""

    def member(self) -> Member | None:
        """Who is meant now."""
        raise NotImplementedError

    def subject(self) -> int | None:
        """The member under the cursor."""
        member = self.member()
        return member.person_id if member else None

    def add_members(self, body: Body) -> None:
        """Choose people who become members today."""
        from screens.listing.picking import PeoplePicker

        today = date.today().isoformat()
        there = frozenset(m.person_id for m in self.terms if holds_on(m.started, m.ended, today))

        def chosen(ids: tuple[int, ...] | None) -> None:
            if not ids:
                return

            def work(conn: sqlite3.Connection, actor: Actor) -> None:
                params: dict[str, Param] = {"count": len(ids), "body": body.name}
                with operation(conn, actor, "members_added", params=params) as op:
                    for person_id in ids:
                        memberships.add_member(op, body.id, person_id, started=today)

            said = t("body.added", count=len(ids), body=body.name)
            self.desk.save(work, lambda _: self.written(said))

        title = t("body.pick_title", name=body.name)
        self.desk.push_screen(PeoplePicker(title, without=there), chosen)

    def action_role(self) -> None:
        """Give the marked member another role from today on."""
        from smeic_tui.widgets.menu import Item, Menu

        body, member = self.shown, self.member()
        if body is None or member is None:
            self.desk.notify(t("roster.no_one_chosen"))
            return
        items = [Item(role, t(f"body.role_{role}")) for role in MEMBER_ROLES]

        def chosen(role: MemberRole | None) -> None:
            if role is None or role == member.role:
                return

            def work(conn: sqlite3.Connection, actor: Actor) -> None:
                params = {"name": member.name, "body": body.name}
                with operation(conn, actor, "member_changed", params=params) as op:
                    memberships.change_role(op, member, role, date.today().isoformat())

            said = t("body.member_saved", name=member.name)
            self.desk.save(work, lambda _: self.written(said))

        self.desk.push_screen(Menu(t("body.role_title", name=member.name), items), chosen)

    def action_leave(self) -> None:
        """End the marked member's term; the record stays."""
        from screens.membership.body_dialogs import LeaveDialog

        body, member = self.shown, self.member()
        if body is None or member is None:
            self.desk.notify(t("roster.no_one_chosen"))
            return
        self.desk.push_screen(LeaveDialog(body, member, date.today()), self.written)

    def remove_member(self, body: Body, member: Member) -> None:
        """Remove a term that was entered by mistake."""

        def work(conn: sqlite3.Connection, actor: Actor) -> None:
            params = {"name": member.name, "body": body.name}
            with operation(conn, actor, "member_removed", params=params) as op:
                op.delete("membership", member.id)

        self.desk.save(work, lambda _: self.written(t("body.removed")))
