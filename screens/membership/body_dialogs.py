"""Short forms of a body's page: a term, its end, an output."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from datetime import date

from screens.forms.date_entries import date_entry, day_entry
from screens.forms.entries import tidy
from screens.forms.form_dialog import FormDialog
from smeic_tui.domain.bodies import MEMBER_ROLES, Body, Member, Output
from smeic_tui.store.bodies import bodies, memberships
from smeic_tui.store.journal.operation import Actor, Value, operation
from smeic_tui.text import t
from smeic_tui.widgets.form import Entry


class MemberDialog(FormDialog[str]):
    """Role, from, to and a note of one term."""

    def __init__(self, body: Body, member: Member) -> None:
        """Make the form.

        Args:
            body: The body.
            member: The term that is corrected.
        """
        today = date.today()
        roles = [(role, t(f"body.role_{role}")) for role in MEMBER_ROLES]
        entries = (
            Entry("role", "body.column_role", member.role, options=roles),
            date_entry("started", "body.term_from", member.started, today),
            date_entry("ended", "body.term_to", member.ended, today),
            Entry("note", "field.note", member.note or "", fold=tidy, limit=200, cells=44),
        )
        super().__init__(t("body.member_title", name=member.name, body=body.name), entries)
        self.of_body, self.member = body, member
        self.draft_key = f"membership {member.id}"

    def record(self, values: Mapping[str, str]) -> None:
        """Write what changed."""
        member, body = self.member, self.of_body
        columns: dict[str, Value] = {column: value or None for column, value in values.items()}

        def work(conn: sqlite3.Connection, actor: Actor) -> None:
            params = {"name": member.name, "body": body.name}
            with operation(conn, actor, "member_changed", params=params) as op:
                memberships.revise_member(op, member, columns)

        self.close_with(t("body.member_saved", name=member.name), work)


class LeaveDialog(FormDialog[str]):
    """The last day of a term: today, unless another day is typed."""

    def __init__(self, body: Body, member: Member, today: date) -> None:
        """Make the form.

        Args:
            body: The body.
            member: The term that ends.
            today: Today.
        """
        entry = day_entry("ended", "body.leave_on", today.isoformat(), today, required=True)
        super().__init__(t("body.leave_title", name=member.name), [entry])
        self.of_body, self.member = body, member

    def record(self, values: Mapping[str, str]) -> None:
        """End the term."""
        member, body = self.member, self.of_body

        def work(conn: sqlite3.Connection, actor: Actor) -> None:
            params = {"name": member.name, "body": body.name}
            with operation(conn, actor, "member_ended", params=params) as op:
                memberships.revise_member(op, member, {"ended": values["ended"]})

        self.close_with(t("body.left", name=member.name), work)


class OutputDialog(FormDialog[str]):
    """Title, date and where it is kept."""

    def __init__(self, body: Body, output: Output | None = None) -> None:
        """Make the form.

        Args:
            body: The body.
            output: The output that is corrected; None for a new one.
        """
        today = date.today()
        day = (output.made_on or "") if output else today.isoformat()

        def start(name: str) -> str:
            value = getattr(output, name, None)
            return "" if value is None else str(value)

        entries = (
            Entry(
                "title",
                "body.column_title",
                start("title"),
                fold=tidy,
                required=True,
                limit=200,
                cells=50,
            ),
            date_entry("made_on", "body.column_made_on", day, today),
            Entry(
                "address",
                "body.column_address",
                start("address"),
                fold=str.strip,
                limit=400,
                cells=50,
                hint=t("body.address_hint"),
            ),
            Entry("note", "field.note", start("note"), fold=tidy, limit=200, cells=50),
        )
        title = "body.output_title_edit" if output else "body.output_title_new"
        super().__init__(t(title, body=body.name), entries)
        self.of_body, self.output = body, output
        self.draft_key = f"output {body.id} {output.id if output else 'new'}"

    def record(self, values: Mapping[str, str]) -> None:
        """Write it."""
        body, before = self.of_body, self.output
        columns: dict[str, Value] = {column: value or None for column, value in values.items()}

        def work(conn: sqlite3.Connection, actor: Actor) -> None:
            params = {"title": values["title"], "body": body.name}
            kind = "output_edited" if before else "output_added"
            with operation(conn, actor, kind, params=params) as op:
                if before is None:
                    bodies.add_output(op, body.id, columns)
                else:
                    bodies.revise_output(op, before, columns)

        self.close_with(t("body.output_saved", title=values["title"]), work)
