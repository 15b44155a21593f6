"""Forms of a case: the case itself, a member, a company, a milestone."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from datetime import date

from screens.forms.date_entries import date_entry
from screens.forms.entries import tidy
from screens.forms.form_dialog import FormDialog
from screens.membership.body_form import owners
from smeic_tui.domain.cases import (
    CASE_ROLES,
    ORIGINS,
    OUTCOMES,
    Case,
    CaseMember,
    CaseOrganisation,
    Milestone,
)
from smeic_tui.errors import SmeicError
from smeic_tui.store.cases import case_acts, cases
from smeic_tui.store.journal.operation import Actor, Operation, Value, operation
from smeic_tui.store.organisations.naming import organisation_named
from smeic_tui.text import t
from smeic_tui.widgets.form import Entry

_TEXTS = ("origin_text", "research_theme", "summary", "note")


class CaseForm(FormDialog[str]):
    """Title, kind, origin, what it grew from, what inspired it, owner, summary."""

    def __init__(self, conn: sqlite3.Connection, case: Case) -> None:
        """Make the form.

        Args:
            conn: Any connection.
            case: The case.
        """
        self.conn, self.case = conn, case
        super().__init__(t("case.edit_title"), list(_entries(conn, case)), quick=False)
        self.draft_key = f"case {case.id}"

    def record(self, values: Mapping[str, str]) -> None:
        """Write what changed."""
        case, source = self.case, values["inspired_by"]
        columns: dict[str, Value] = {
            "title": values["title"],
            "outcome": values["outcome"],
            "origin": values["origin"],
            "inspired_by_id": cases.case_id_of(self.conn, source) if source else None,
            "owner_id": owners(self.conn).get(values["owner"]),
            **{column: values[column] or None for column in _TEXTS},
        }

        def work(conn: sqlite3.Connection, actor: Actor) -> None:
            with operation(conn, actor, "case_edited", params={"title": values["title"]}) as op:
                case_acts.revise_case(op, case, columns)

        self.close_with(t("case.saved", title=values["title"]), work)


def _entries(conn: sqlite3.Connection, case: Case) -> Iterator[Entry]:
    def check_case(text: str) -> str | None:
        try:
            cases.case_id_of(conn, text)
        except SmeicError:
            return t("case.no_such_case")
        return None

    def check_owner(text: str) -> str | None:
        return None if text in owners(conn) else t("body.no_such_owner")

    yield Entry(
        "title", "case.title_label", case.title, fold=tidy, required=True, limit=120, cells=54
    )
    kinds = [(kind, t(f"case.short_{kind}")) for kind in OUTCOMES]
    yield Entry("outcome", "case.kind_label", case.outcome, options=kinds)
    origins = [(origin, t(f"case.origin_{origin}")) for origin in ORIGINS]
    yield Entry("origin", "field.origin", case.origin, options=origins)
    for name, label in (
        ("origin_text", "field.origin_text"),
        ("research_theme", "field.research_theme"),
        ("summary", "field.summary"),
        ("note", "field.note"),
    ):
        value = getattr(case, name) or ""
        yield Entry(name, label, value, fold=tidy, limit=800, cells=54)
    yield Entry(
        "inspired_by",
        "field.inspired_by_id",
        case.inspired_by or "",
        fold=tidy,
        check=check_case,
        cells=40,
    )
    hint = t("frame.comma").join(list(owners(conn))[:4])
    yield Entry(
        "owner",
        "field.innovation_case.owner_id",
        case.owner or "",
        fold=tidy,
        check=check_owner,
        hint=hint,
    )


class CasePartDialog(FormDialog[str]):
    """A short form of something that belongs to a case; a subclass writes it."""

    KIND = "case_edited"

    def write(self, op: Operation, values: Mapping[str, str]) -> None:
        """Write it inside the operation."""
        raise NotImplementedError

    def keep(self, case: Case, values: Mapping[str, str], said: str, **told: str) -> None:
        """Write it as one operation and close with the sentence."""

        def work(conn: sqlite3.Connection, actor: Actor) -> None:
            params = {"title": case.title, **told}
            with operation(conn, actor, self.KIND, params=params) as op:
                self.write(op, values)

        self.close_with(said, work)


class CaseMemberDialog(CasePartDialog):
    """Role, and how and when somebody agreed."""

    KIND = "case_member_changed"

    def __init__(self, case: Case, member: CaseMember) -> None:
        """Make the form.

        Args:
            case: The case.
            member: The member.
        """
        roles = [(role, t(f"case.role_{role}")) for role in CASE_ROLES]
        entries = (
            Entry("role", "case.column_role", member.role, options=roles),
            date_entry("consent_on", "field.consent_on", member.consent_on, date.today()),
            Entry(
                "consent_source",
                "field.consent_source",
                member.consent_source or "",
                fold=tidy,
                limit=200,
                hint=t("form.source_hint"),
            ),
        )
        super().__init__(t("case.member_title", name=member.name, title=case.title), entries)
        self.case, self.member = case, member

    def write(self, op: Operation, values: Mapping[str, str]) -> None:
        """Save what changed."""
        columns: dict[str, Value] = {name: value or None for name, value in values.items()}
        case_acts.revise_case_member(op, self.member, columns)

    def record(self, values: Mapping[str, str]) -> None:
        """Save what changed."""
        name = self.member.name
        self.keep(self.case, values, t("case.member_saved", name=name), name=name)


class OrganisationDialog(CasePartDialog):
    """The company's name as the roster has it, what it does, whether it agreed to be named."""

    KIND = "case_organisation"

    def __init__(self, case: Case, found: CaseOrganisation | None = None) -> None:
        """Make the form.

        Args:
            case: The case.
            found: The company that is corrected; None for a new one.
        """
        consents = [(c, t(f"person.consent.{c}")) for c in ("agreed", "refused", "unconfirmed")]
        entries = [
            Entry(
                "part",
                "case.part_label",
                (found.part or "") if found else "",
                fold=tidy,
                limit=200,
                cells=50,
                hint=t("case.part_hint"),
            ),
            Entry(
                "consent",
                "case.column_consent",
                found.consent if found else "unconfirmed",
                options=consents,
            ),
        ]
        if found is None:
            name = Entry(
                "name", "case.organisation_label", fold=tidy, required=True, limit=120, cells=50
            )
            entries.insert(0, name)
        about = found.name if found else case.title
        super().__init__(t("case.organisation_title", title=about), entries)
        self.case, self.found = case, found

    def write(self, op: Operation, values: Mapping[str, str]) -> None:
        """Add it, or save what changed."""
        case_id = self.case.id
        columns: dict[str, Value] = {
            "part": values["part"] or None,
            "consent": values["consent"],
        }
        if self.found is not None:
            case_acts.revise_case_organisation(op, case_id, self.found.id, columns)
            return
        number = organisation_named(op, values["name"])
        row = case_acts.add_organisation(op, case_id, number)
        case_acts.revise_case_organisation(op, case_id, row, columns)

    def record(self, values: Mapping[str, str]) -> None:
        """Save it."""
        self.keep(self.case, values, t("case.recorded"))


class MilestoneDialog(CasePartDialog):
    """What happened, when, and whether it may be published."""

    KIND = "case_milestone"

    def __init__(self, case: Case, found: Milestone | None = None) -> None:
        """Make the form.

        Args:
            case: The case.
            found: The milestone that is corrected; None for a new one.
        """
        today = date.today()
        public = [("1", t("frame.yes")), ("0", t("frame.no"))]
        entries = (
            Entry(
                "text",
                "case.milestone_text",
                found.text if found else "",
                fold=tidy,
                required=True,
                limit=300,
                cells=54,
            ),
            date_entry(
                "reached_on",
                "case.on",
                found.reached_on if found else today.isoformat(),
                today,
                required=True,
            ),
            Entry(
                "is_public",
                "case.milestone_public",
                "1" if found and found.is_public else "0",
                options=public,
            ),
        )
        super().__init__(t("case.milestone_title", title=case.title), entries)
        self.case, self.found = case, found

    def write(self, op: Operation, values: Mapping[str, str]) -> None:
        """Add it, or save what changed."""
        is_public = values["is_public"] == "1"
        if self.found is None:
            case_acts.add_milestone(
                op, self.case.id, values["text"], on=values["reached_on"], is_public=is_public
            )
            return
        mine: dict[str, Value] = {**values, "is_public": int(is_public)}
        case_acts.revise_milestone(op, self.found, mine)

    def record(self, values: Mapping[str, str]) -> None:
        """Save it."""
        self.keep(self.case, values, t("case.recorded"))
