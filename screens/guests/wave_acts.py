"""Waves from the page of an event: chasing those who have not answered, and sending a draft."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from screens.guests.known import Known
from screens.guests.words import name_of
from smeic_tui.domain.events import Wave
from smeic_tui.errors import Param
from smeic_tui.store.events.guests import Guest
from smeic_tui.store.events.invitations import send
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.text import t

if TYPE_CHECKING:
    from screens.persons.verbs import PersonVerbs


def chase(page: PersonVerbs, known: Known, guests: Sequence[Guest]) -> None:
    """Ask those of these guests again who have not answered; the contact rules apply anew."""
    ids = [guest.person_id for guest in guests if guest.is_open]
    if not ids:
        page.desk.notify(t("event.nobody_to_chase"))
        return
    from screens.guests.wave_dialog import WaveDialog

    dialog = WaveDialog(known.event, len(known.waves) + 1, ids)
    page.desk.push_screen(dialog, page.written)


def send_draft(page: PersonVerbs, known: Known, wave: Wave | None) -> None:
    """Note that a prepared wave was sent today; from then on its list is frozen."""
    if wave is None or wave.sent_on is not None:
        page.desk.notify(t("event.no_draft"))
        return
    from smeic_tui.widgets.confirm import Confirm

    params: dict[str, Param] = {"event": name_of(known.event), "count": wave.people}
    today = date.today().isoformat()

    def work(conn: sqlite3.Connection, actor: Actor) -> None:
        with operation(conn, actor, "wave_sent", params=params) as op:
            send(op, wave.id, today)

    def done(_: None) -> None:
        page.written(t("event.wave_saved", count=wave.people))

    def answered(yes: bool | None) -> None:
        if yes:
            page.desk.save(work, done)

    question = t("event.send_ask", number=wave.number, count=wave.people)
    page.desk.push_screen(Confirm(t("event.send_title"), question, default=True), answered)
