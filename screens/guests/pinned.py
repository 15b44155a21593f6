"""The event a member of staff has before them: shown by the frame, answered for by one key."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from screens.guests.words import day_words, days_to, name_of
from smeic_tui.domain.events import Event
from smeic_tui.store.events import events
from smeic_tui.text import t
from smeic_tui.widgets.menu import Item, Menu

if TYPE_CHECKING:
    import sqlite3

    from smeic_tui.app import SmeicApp
    from smeic_tui.store.journal.operation import Actor


def pinned_words(event: Event | None, today: date) -> str:
    """``次 12/5(土) あと12日 第8回鼎談会``; nothing without one, or once it is over."""
    if event is None:
        return ""
    left = days_to(event.held_on, today)
    if left is not None and left < 0:
        return ""
    words = [t("event.pinned"), day_words(event.held_on)]
    if left is not None:
        words.append(t("event.today") if left == 0 else t("event.days_left", count=left))
    return " ".join([*words, name_of(event)])


def pinned(desk: SmeicApp) -> Event | None:
    """The pinned event of whoever works here."""
    workspace = desk.workspace
    return events.pinned(workspace.conn, workspace.staff.id)


def pin(desk: SmeicApp, event_id: int | None, then: Callable[[], object] | None = None) -> None:
    """Pin an event, or none, and show it in the frame."""
    staff_id = desk.workspace.staff.id

    def work(conn: sqlite3.Connection, _actor: Actor) -> None:
        events.pin(conn, staff_id, event_id)

    def done(_: None) -> None:
        desk.show_pinned()
        if then is not None:
            then()

    desk.save(work, done)


def coming(conn: sqlite3.Connection, today: date) -> list[Event]:
    """Events that are not over and not cancelled, the next one first."""
    found = [
        event
        for event in events.events(conn)
        if event.status != "cancelled" and (days_to(event.held_on, today) or 0) >= 0
    ]
    return sorted(found, key=lambda e: (e.held_on is None, e.held_on or "", e.id))


def choose(desk: SmeicApp, then: Callable[[Event], object]) -> None:
    """Ask which of the coming events is meant, and pin it; the only one is taken at once."""
    found = coming(desk.workspace.conn, date.today())
    if not found:
        desk.notify(t("event.none_coming"))
        return

    def chosen(event: Event | None) -> None:
        if event is not None:
            pin(desk, event.id, lambda: then(event))

    if len(found) == 1:
        chosen(found[0])
        return
    items = [Item(event, name_of(event), day_words(event.held_on)) for event in found]
    desk.push_screen(Menu(t("event.choose_title"), items), chosen)
