"""Choosing people: who an outsider is, who introduced them, and whom to introduce to each other."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from screens.bringing.finding import HITS, FindingDialog, Sought, hit_row
from screens.forms.entries import tidy
from smeic_tui.domain.referrals.facts import Introduction, Referral
from smeic_tui.errors import SmeicError
from smeic_tui.store.journal.operation import Actor, Value, operation
from smeic_tui.store.people import people
from smeic_tui.store.referrals import introductions
from smeic_tui.store.referrals.introductions import add_introduction
from smeic_tui.store.roster import roster
from smeic_tui.text import t
from smeic_tui.widgets.rows import RowView

if TYPE_CHECKING:
    from smeic_tui.app import SmeicApp

_NOBODY = -1


class AlumnusDialog(FindingDialog[int]):
    """Which alumnus an outsider is; those of the same name are offered at once."""

    def __init__(self, referral: Referral) -> None:
        """Make the dialog.

        Args:
            referral: Whose outsider it is.
        """
        sought = Sought("alumnus", "referral.label.name", "referral.hint.introducer", self._rows)
        super().__init__(t("referral.alumnus_title", name=referral.name), (sought,))
        self.referral = referral

    def on_mount(self) -> None:
        """Start with the outsider's own name, as it is searched for."""
        self.boxes[0].value = self.referral.name

    def _rows(self, text: str) -> Sequence[RowView]:
        found = [row for row in self.people(text, 100) if row.kind in ("alumnus", "student")]
        return [hit_row(row) for row in found[:HITS]]

    @property
    def unsaved(self) -> bool:
        """Nothing is lost by giving up."""
        return False

    def record(self) -> None:
        """Answer who was chosen."""
        self.dismiss(self.chosen["alumnus"].key)


class IntroducerDialog(FindingDialog[str]):
    """Corrects who brought an outsider."""

    def __init__(self, referral: Referral) -> None:
        """Make the dialog.

        Args:
            referral: Which.
        """
        sought = Sought(
            "introducer", "referral.label.introducer", "referral.hint.introducer", self._rows
        )
        super().__init__(t("referral.edit_title", name=referral.name), (sought,))
        self.referral = referral

    def _rows(self, text: str) -> Sequence[RowView]:
        own = self.referral.person_id
        return [hit_row(row) for row in self.people(text) if row.id != own]

    def record(self) -> None:
        """Write who it was; whoever stood there as text stays in the note."""
        found, by = self.referral, self.chosen["introducer"].key
        values: dict[str, Value] = {"introducer_id": by, "source": None, "source_name": None}
        if found.source_name:
            values["note"] = " / ".join(filter(None, (found.note, found.source_name)))
        if found.thanks_due_on is None and found.thanked_on is None:
            values["thanks_due_on"] = date.today().isoformat()

        def work(conn: sqlite3.Connection, actor: Actor) -> None:
            with operation(conn, actor, "referral_edited", params={"name": found.name}) as op:
                op.update("referral", found.id, values)

        said = t("referral.saved", name=found.name)
        self.close_with(said, work)


class IntroduceDialog(FindingDialog[str]):
    """Two people and why they should meet; one of them may be given."""

    def __init__(self, one: roster.RosterRow | None = None, reason: str = "") -> None:
        """Make the dialog.

        Args:
            one: One of the two, where it is known who.
            reason: Why, to start with.
        """
        sought = [
            Sought("other", "referral.label.other", "referral.hint.introducer", self._others),
        ]
        if one is None:
            sought.insert(
                0, Sought("one", "referral.label.name", "referral.hint.introducer", self._ones)
            )
        title = t("referral.introduction_title")
        if one is not None:
            title = t("referral.introduction_edit_title", name=one.name)
        super().__init__(title, sought, ("referral.label.reason", "referral.hint.topic"))
        self.one = one
        self._reason = reason

    @classmethod
    def of(cls, desk: SmeicApp, person_id: int, reason: str = "") -> IntroduceDialog:
        """The dialog for somebody.

        Raises:
            SmeicError: ``person_unknown``.
        """
        found = roster.rows(desk.workspace.conn, [person_id])
        if not found:
            raise SmeicError("person_unknown")
        return cls(found[0], reason)

    def on_mount(self) -> None:
        """Put the reason in."""
        assert self.words is not None
        self.words.value = self._reason

    @property
    def unsaved(self) -> bool:
        """True once something was typed."""
        assert self.words is not None
        return any(box.value for box in self.boxes) or self.words.value != self._reason

    def _ones(self, text: str) -> Sequence[RowView]:
        return [hit_row(row) for row in self.people(text)]

    def _others(self, text: str) -> Sequence[RowView]:
        """Hits, marked where the two know each other already; nobody yet is an answer too."""
        conn = self.desk.workspace.conn
        one = self._one()
        lines = []
        for row in self.people(text, HITS - 1):
            known = one is not None and any(
                each.stage == "known" for each in introductions.between(conn, one, row.id)
            )
            lines.append(hit_row(row, t("referral.stage.known") if known else None))
        nobody = RowView(_NOBODY, ("", t("referral.with_nobody"), "", ""))
        return [*lines, nobody] if not text.strip() else lines

    def _one(self) -> int | None:
        if self.one is not None:
            return self.one.id
        taken = self.chosen.get("one")
        return taken.key if taken else None

    def refusal(self, name: str, row: RowView) -> str:
        """Nobody is introduced to themselves."""
        if name == "other" and row.key == self._one():
            return t("error.introduction_of_oneself")
        return ""

    def record(self) -> None:
        """Enter it as one operation."""
        one, other = self._one(), self.chosen["other"].key
        assert one is not None
        assert self.words is not None
        values: dict[str, Value] = {"reason": tidy(self.words.value) or None}
        conn = self.desk.workspace.conn
        names = {
            "name": people.person(conn, one).name,
            "other": people.person(conn, other).name if other > 0 else t("referral.somebody"),
        }

        def work(conn: sqlite3.Connection, actor: Actor) -> int:
            with operation(conn, actor, "introduction_added", params=names) as op:
                partner = other if other > 0 else None
                return add_introduction(op, one, partner, values, today=date.today())

        said = t("referral.introduction_saved", **names)
        self.close_with(said, work)


class PartnerDialog(FindingDialog[str]):
    """Chooses the other person of an introduction."""

    def __init__(self, introduction: Introduction) -> None:
        """Make the dialog.

        Args:
            introduction: Which.
        """
        sought = Sought("other", "referral.label.other", "referral.hint.introducer", self._rows)
        title = t("referral.introduction_edit_title", name=introduction.name)
        super().__init__(title, (sought,))
        self.introduction = introduction

    def _rows(self, text: str) -> Sequence[RowView]:
        own = self.introduction.person_id
        return [hit_row(row) for row in self.people(text) if row.id != own]

    def record(self) -> None:
        """Write who it is."""
        found, other = self.introduction, self.chosen["other"]

        def work(conn: sqlite3.Connection, actor: Actor) -> None:
            with operation(conn, actor, "introduction_edited", params={"name": found.name}) as op:
                introductions.choose_other(op, found.id, other.key)

        said = t("referral.other_changed", name=other.cells[1])
        self.close_with(said, work)
