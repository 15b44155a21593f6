"""A new case: its name and kind; out of a meeting, those who were present are marked already."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from textual.app import ComposeResult

from screens.forms.entries import tidy
from screens.forms.form_dialog import FormDialog
from screens.guests.words import name_of
from screens.listing.rows import columns, row_view
from smeic_tui.domain.cases import EXPECTED_MEMBERS, OUTCOMES, CaseRole
from smeic_tui.domain.events import Event
from smeic_tui.domain.referrals.facts import Introduction, Referral
from smeic_tui.store.cases import case_acts
from smeic_tui.store.events import reception
from smeic_tui.store.journal.operation import Actor, Value, operation
from smeic_tui.store.referrals.introductions import introductions_of
from smeic_tui.store.roster import roster
from smeic_tui.store.roster.roster import RosterRow
from smeic_tui.text import t
from smeic_tui.widgets.form import Entry
from smeic_tui.widgets.lines import Lines
from smeic_tui.widgets.record_table import RecordTable
from smeic_tui.widgets.rows import ListRows

if TYPE_CHECKING:
    from smeic_tui.domain.bodies import Body

_ROWS = 8


@dataclass(frozen=True, slots=True)
class Source:
    """What a new case comes out of."""

    words: str = ""
    """What it is called, e.g. the meeting."""
    columns: Mapping[str, Value] = field(default_factory=lambda: {"origin": "own"})
    """Columns of the case that say so."""
    present: Sequence[RosterRow] = ()
    """Who was there: offered as members."""


def of_event(conn: sqlite3.Connection, event: Event) -> Source:
    """A case out of an event, with everybody who came, somebody sent in their place left out."""
    came = [a.person_id for a in reception.attendances(conn, event.id) if a.proxy is None]
    rows = roster.rows(conn, list(dict.fromkeys(came)))
    origin = "working_group" if event.body_id is not None else "event"
    told: dict[str, Value] = {"origin": origin, "event_id": event.id, "body_id": event.body_id}
    return Source(name_of(event), {**told, "origin_text": name_of(event)}, rows)


def of_body(body: Body) -> Source:
    """A case out of a working group or body as such."""
    origin = "working_group" if body.kind == "working_group" else "body"
    return Source(body.name, {"origin": origin, "body_id": body.id, "origin_text": body.name})


def of_referral(conn: sqlite3.Connection, referral: Referral) -> Source:
    """A case out of a referral: the outsider, and whom they were introduced to."""
    mine = referral.person_id
    partners = [
        each.other_id if each.person_id == mine else each.person_id
        for each in introductions_of(conn, mine)
    ]
    columns: dict[str, Value] = {"origin": "referral", "referral_id": referral.id}
    return _of_people(conn, referral.name, columns, [mine, *partners])


def of_introduction(conn: sqlite3.Connection, found: Introduction) -> Source:
    """A case out of an introduction: its two people."""
    columns: dict[str, Value] = {"origin": "introduction", "introduction_id": found.id}
    return _of_people(conn, found.name, columns, [found.person_id, found.other_id])


def _of_people(
    conn: sqlite3.Connection, name: str, columns: Mapping[str, Value], ids: Sequence[int | None]
) -> Source:
    there = list(dict.fromkeys(i for i in ids if i is not None))
    return Source(name, {**columns, "origin_text": name}, roster.rows(conn, there))


class NewCaseDialog(FormDialog[str]):
    """The name, Enter. The kind and who is left out are changed on the way where they need be."""

    DEFAULT_CSS = """
    NewCaseDialog RecordTable { height: auto; }
    NewCaseDialog #present { margin-top: 1; }
    """

    def __init__(self, source: Source) -> None:
        """Make the dialog.

        Args:
            source: What the case comes out of.
        """
        kinds = [(kind, t(f"case.short_{kind}")) for kind in OUTCOMES]
        entries = (
            Entry("title", "case.title_label", fold=tidy, required=True, limit=120, cells=56),
            Entry("outcome", "case.kind_label", OUTCOMES[1], options=kinds),
        )
        title = t("case.new_of", origin=source.words) if source.words else t("case.new_title")
        super().__init__(title, entries)
        self.source = source
        self.table = RecordTable(columns(), selectable=True, header=False, id="people")
        self.table.styles.height = min(len(source.present), _ROWS)
        self._count = Lines(id="present")
        self._last: int | None = None

    def body(self) -> ComposeResult:
        """The form, and who was there."""
        yield self.form
        yield self._count
        if self.source.present:
            yield self.table

    def on_mount(self) -> None:
        """Everybody who was there is marked."""
        self.say(t("case.new_keys"))
        rows = [row_view(row) for row in self.source.present]
        if rows:
            self.table.show(ListRows(rows))
            self.table.select({row.key for row in rows})
        self._tell()

    def on_record_table_selection_changed(self) -> None:
        """Say how many are left."""
        self._tell()

    def _tell(self) -> None:
        chosen = len(self.table.selected)
        if not self.source.present:
            self._count.put([(t("case.nobody_present"), "dim")])
            return
        tone = "alert" if chosen < EXPECTED_MEMBERS else "dim"
        met = self.source.columns.get("event_id") is not None
        key = "case.present" if met else "case.members_of"
        self._count.put([(t(key, count=chosen), tone)])

    def on_record_table_opened(self) -> None:
        """Enter on the list records too."""
        self.form.submit()

    def record(self, values: Mapping[str, str]) -> None:
        """Write the case with whoever is marked."""
        source, today = self.source, date.today().isoformat()
        members: list[tuple[int, CaseRole]] = [
            (row.id, "member") for row in source.present if row.id in self.table.selected
        ]
        title = values["title"]
        wanted: dict[str, Value] = {**source.columns, "title": title, "outcome": values["outcome"]}
        wanted["owner_id"] = self.desk.workspace.staff.id

        def work(conn: sqlite3.Connection, actor: Actor) -> None:
            with operation(conn, actor, "case_added", params={"title": title}) as op:
                case_acts.add_case(op, wanted, on=today, today=today, members=members)

        few = len(members) < EXPECTED_MEMBERS
        key = "case.saved_few" if few else "case.saved"
        said = t(key, title=title, count=len(members))
        self.close_with(said, work)
