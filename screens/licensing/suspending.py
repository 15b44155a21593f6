"""休止 and 再開: one key offers what comes next, and the corrections behind it."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from screens.forms.date_entries import day_entry
from screens.forms.entries import tidy
from screens.forms.form_dialog import FormDialog
from smeic_tui.domain.licences.licence import Suspension
from smeic_tui.domain.licences.period import suspended_by
from smeic_tui.exports.licence_words import points, suspension_words
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.licences.licence_holders import Holder, holder
from smeic_tui.store.licences.licences import remove_suspension, save_suspension
from smeic_tui.text import t
from smeic_tui.widgets.form import Entry
from smeic_tui.widgets.menu import Item, Menu

if TYPE_CHECKING:
    from screens.past.undoing import Undoing

_Choice = tuple[str, Suspension | None]
"""``start``, ``end``, ``correct`` or ``remove``, and which suspension."""


def offer(page: Undoing, held: Holder, today: date) -> None:
    """Go straight to the form where nothing else can be meant; otherwise ask."""
    lasting = suspended_by(held.suspensions, today)
    following: _Choice = ("end", lasting) if lasting else ("start", None)
    needs = t("licence.suspension_needs", points=points(held.found))
    items: list[Item[_Choice]] = [
        Item(following, f"{t('licence.suspend_end')}  {needs}")
        if lasting
        else Item(following, t("licence.suspend_start"))
    ]
    for verb in ("correct", "remove"):
        items += [
            Item((verb, each), t(f"licence.suspend_{verb}", stretch=suspension_words(each)))
            for each in held.suspensions
        ]

    def chosen(choice: _Choice | None) -> None:
        if choice is not None:
            _open(page, held, choice, today)

    if len(items) == 1:
        chosen(following)
        return
    page.desk.push_screen(Menu(t("licence.suspension_title", name=held.name), items), chosen)


def _open(page: Undoing, held: Holder, choice: _Choice, today: date) -> None:
    verb, which = choice
    if verb == "remove" and which is not None:
        _remove(page, held, which)
        return
    form = SuspensionForm(held, which, today, ends=verb == "end")
    page.desk.push_screen(form, lambda said: _told(page, said))


def _told(page: Undoing, said: str | None) -> None:
    if said:
        page.facts_changed()
        page.desk.notify(said)


def _remove(page: Undoing, held: Holder, which: Suspension) -> None:
    def work(conn: sqlite3.Connection, actor: Actor) -> None:
        with operation(conn, actor, "suspension_removed", params={"name": held.name}) as op:
            remove_suspension(op, which.id)

    said = t("licence.suspension_removed", name=held.name)
    page.desk.save(work, lambda _: _told(page, said))


class SuspensionForm(FormDialog[str]):
    """When it began and, once it is over, the day of 再開."""

    def __init__(
        self, held: Holder, which: Suspension | None, today: date, *, ends: bool = False
    ) -> None:
        """Make the form.

        Args:
            held: Whose licence.
            which: The suspension that is ended or corrected; None for a new one.
            today: Today.
            ends: 再開 is entered now, so its day is proposed and the caret stands there.
        """
        started = which.started_on if which else today.isoformat()
        resumed = which.resumed_on if which else None
        entries = [
            day_entry("started_on", "licence.suspension_started", started, today, required=True),
            day_entry(
                "resumed_on",
                "licence.suspension_resumed",
                today.isoformat() if ends else resumed,
                today,
                required=ends,
            ),
            Entry("note", "field.note", (which and which.note) or "", fold=tidy, limit=400),
        ]
        super().__init__(t("licence.suspension_title", name=held.name), entries)
        self.held, self.which, self.today, self.ends = held, which, today, ends

    def on_mount(self) -> None:
        """Start with the day that is asked for."""
        if self.ends:
            self.set_focus(self.field("resumed_on"))
        else:
            super().on_mount()

    def record(self, values: Mapping[str, str]) -> None:
        """Save; what cannot be is refused with its reason and the form stays."""
        held, which, today = self.held, self.which, self.today
        kind = "licence_suspended" if which is None else "suspension_edited"
        if self.ends:
            kind = "licence_resumed"

        def work(conn: sqlite3.Connection, actor: Actor) -> Holder:
            with operation(conn, actor, kind, params={"name": held.name}) as op:
                save_suspension(
                    op,
                    held.person_id,
                    values["started_on"],
                    values["resumed_on"] or None,
                    values["note"] or None,
                    before=which,
                )
            return holder(conn, held.person_id, today)

        self.save(work, lambda now: self.dismiss(self._said(now)))

    def _said(self, now: Holder) -> str:
        if now.found.state == "suspended" or now.found.period is None:
            return t("licence.suspended", name=now.name)
        return t("licence.resumed", name=now.name, day=now.found.period.expires.isoformat())
