"""外部紹介の受付: the outsider's name, the introducer, done; while the telephone is in the hand."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from screens.background import in_background
from screens.bringing.finding import HITS, FindingDialog, Sought, hit_row
from screens.bringing.words import due_words
from screens.forms.entries import tidy
from smeic_tui.domain.referrals.dates import in_days
from smeic_tui.domain.referrals.facts import Source
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.people import people
from smeic_tui.store.referrals.referral_acts import Intake, TakenIn, take_in
from smeic_tui.store.referrals.referrals import times_referred
from smeic_tui.store.roster import roster
from smeic_tui.text import t
from smeic_tui.widgets.lines import Lines
from smeic_tui.widgets.rows import RowView

if TYPE_CHECKING:
    from importers.similar import KnownPeople

NEW = 0
"""Key of the line that registers somebody new."""
_SOURCES: dict[int, Source | None] = {-1: None, -2: "self", -3: "faculty", -4: "body"}
"""Keys of the lines for whoever nobody on file introduced."""


_NOT_FOUND = -9
"""Key of the line that says nobody was found."""


class IntakeDialog(FindingDialog[TakenIn]):
    """Answers what was entered."""

    def __init__(self, introducer: RowView | None = None, name: str = "") -> None:
        """Make the dialog.

        Args:
            introducer: The introducer, where the call began with them.
            name: A name to start with.
        """
        super().__init__(
            t("referral.intake_title"),
            (
                Sought("outsider", "referral.label.name", "referral.hint.name", self._outsiders),
                Sought(
                    "introducer",
                    "referral.label.introducer",
                    "referral.hint.introducer",
                    self._introducers,
                ),
            ),
            ("referral.label.topic", "referral.hint.topic"),
        )
        self._given = introducer
        self._name = name
        self._known: KnownPeople | None = None
        self._today = date.today()

    def on_mount(self) -> None:
        """Read everybody for the comparison with the name, in the background."""
        workspace = self.desk.workspace
        if self._name:
            self.boxes[0].value = self._name
        if self._given is not None:
            self.choose("introducer", self._given)

        def work(_stop: object) -> KnownPeople:
            from importers.similar import KnownPeople

            with workspace.reading() as conn:
                return KnownPeople(conn)

        def then(found: KnownPeople) -> None:
            self._known = found
            self.show_hits()

        in_background(self, work, then)

    # The lines

    def _outsiders(self, text: str) -> Sequence[RowView]:
        """Somebody new, or whoever on file may be meant; a search finds the others."""
        name = tidy(text)
        if not name:
            return ()
        conn = self.desk.workspace.conn
        ids = [c.person_id for c in self._known.similar(name=name)] if self._known else []
        ids += [row.id for row in self.people(text) if row.id not in ids]
        rows = list(roster.rows(conn, ids[: HITS - 1]))
        times = times_referred(conn, [row.id for row in rows])
        lines = [RowView(NEW, ("", name, "", t("referral.new_person")))]
        for row in rows:
            count = times.get(row.id, 0)
            word = t("referral.known_referred", count=count) if count else None
            lines.append(hit_row(row, word))
        return lines

    def _introducers(self, text: str) -> Sequence[RowView]:
        found = [hit_row(row) for row in self.people(text, HITS - 3)]
        name = tidy(text)
        keys = (-1, -2, -3, -4) if not name else (-3, -4)
        others = [RowView(key, (_source(key), name, "", "")) for key in keys]
        if name and not found:
            # Enter after a slip of the hand must not enter it as the name of an office.
            others.insert(0, RowView(_NOT_FOUND, ("", t("referral.no_hit"), "", ""), "dim"))
        return [*found, *others]

    def refusal(self, name: str, row: RowView) -> str:
        """Nobody introduces themselves: that is a line of its own."""
        if row.key == _NOT_FOUND:
            return t("referral.introducer_wanted")
        others = [taken.key for field, taken in self.chosen.items() if field != name]
        return t("referral.same_person") if row.key > 0 and row.key in others else ""

    def show_outlook(self) -> None:
        """Due date and owner; that it is an alumnus, where it is."""
        due = due_words(in_days(self._today), self._today)
        owner = self.desk.workspace.staff.short_name
        taken = self.chosen.get("outsider")
        alumnus = taken is not None and taken.key > 0 and self._kind(taken.key) == "alumnus"
        key = "referral.will_be_introduction" if alumnus else "referral.will_be_referral"
        line = self.query_one("#outlook", Lines)
        line.put([(t(key, due=due, owner=owner), "alert" if alumnus else "dim")])

    def _kind(self, person_id: int) -> str:
        found = roster.rows(self.desk.workspace.conn, [person_id])
        return found[0].kind if found else ""

    # Writing

    def record(self) -> None:
        """Enter it as one operation."""
        outsider, by = self.chosen["outsider"], self.chosen["introducer"]
        assert self.words is not None
        name = tidy(self.boxes[0].value)
        given = tidy(self.boxes[1].value)
        intake = Intake(
            name=name,
            person_id=outsider.key if outsider.key > 0 else None,
            introducer_id=by.key if by.key > 0 else None,
            source=_SOURCES.get(by.key),
            source_name=given or None if by.key < 0 else None,
            topic=tidy(self.words.value) or None,
        )
        today = self._today

        def work(conn: sqlite3.Connection, actor: Actor) -> TakenIn:
            said = people.person(conn, intake.person_id).name if intake.person_id else name
            with operation(conn, actor, "referral_added", params={"name": said}) as op:
                return take_in(op, intake, today=today)

        self.save(work, self._written)

    def _written(self, taken: TakenIn) -> None:
        name = people.person(self.desk.workspace.conn, taken.person_id).name
        due = due_words(in_days(self._today), self._today)
        key = "referral.taken" if taken.referral_id else "referral.taken_as_introduction"
        self.dismiss(taken)
        self.desk.notify(t(key, name=name, due=due))


def _source(key: int) -> str:
    return t(f"referral.source.{_SOURCES[key] or 'unknown'}")
