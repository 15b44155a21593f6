"""What is done to a guest on the page of an event: role, fee, a seat that came free, a table."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import TYPE_CHECKING

from screens.guests.known import Known
from screens.guests.words import name_of
from smeic_tui.domain.events import ROLES, Event, FeeState, Part, Role
from smeic_tui.domain.seats import waiting_list
from smeic_tui.store.events import events
from smeic_tui.store.events.guests import Guest
from smeic_tui.store.events.replies import promote, replies_for, set_fee
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.text import t
from smeic_tui.widgets.menu import Item, Menu

if TYPE_CHECKING:
    from screens.persons.verbs import PersonVerbs


def ask_role(page: PersonVerbs, event: Event, guest: Guest) -> None:
    """登壇, 講師, 司会, 運営, or a guest again."""
    items: list[Item[Role | str]] = [Item(role, t(f"event.role_{role}")) for role in ROLES]
    items.append(Item("guest", t("event.role_guest")))
    params = {"name": guest.name, "event": name_of(event)}

    def chosen(role: Role | str | None) -> None:
        if role is None:
            return
        wanted = next((r for r in ROLES if r == role), None)

        def work(conn: sqlite3.Connection, actor: Actor) -> None:
            with operation(conn, actor, "event_role", params=params) as op:
                events.set_role(op, event.id, guest.person_id, wanted)

        page.desk.save(work, lambda _: page.facts_changed())

    page.desk.push_screen(Menu(t("event.role_title", name=guest.name), items), chosen)


def ask_fee(page: PersonVerbs, event: Event, guest: Guest) -> None:
    """会費: paid, not paid, exempt; for the first part of the guest's that has a fee."""
    part = part_with_fee(event, guest)
    if part is None:
        page.desk.notify(t("event.no_fee"))
        return
    states: tuple[FeeState, ...] = ("paid", "unpaid", "exempt")
    items = [Item(state, t(f"event.fee_{state}")) for state in states]
    params = {"name": guest.name, "event": name_of(event)}

    def chosen(state: FeeState | None) -> None:
        if state is None:
            return

        def work(conn: sqlite3.Connection, actor: Actor) -> None:
            with operation(conn, actor, "fee_changed", params=params) as op:
                set_fee(op, part.id, guest.person_id, state)

        page.desk.save(work, lambda _: page.facts_changed())

    title = t("event.fee_title", name=guest.name, part=part.name, yen=f"{part.fee:,}")
    page.desk.push_screen(Menu(title, items), chosen)


def part_with_fee(event: Event, guest: Guest) -> Part | None:
    """The part whose fee is meant: one the guest said yes or came to, else any with a fee."""
    with_fee = [part for part in event.parts if part.fee]
    theirs = [
        part
        for part in with_fee
        if part.id in guest.came
        or ((reply := guest.replies.get(part.id)) is not None and reply.answer == "yes")
    ]
    return next(iter(theirs or with_fee), None)


def promote_first(page: PersonVerbs, known: Known) -> None:
    """Give a seat that came free to the first of the waiting list."""
    event = known.event
    counts = {part.part_id: part for part in known.counts.parts}
    part = next((p for p in event.parts if counts[p.id].waiting), None)
    if part is None:
        page.desk.notify(t("event.nobody_waits"))
        return
    first = waiting_list(replies_for(page.desk.workspace.conn, part.id))[0].person_id
    guest = known.guest(first)
    name = guest.name if guest else ""
    params = {"name": name, "event": name_of(event)}

    def work(conn: sqlite3.Connection, actor: Actor) -> None:
        with operation(conn, actor, "promoted", params=params) as op:
            promote(op, part.id, first)

    def done(_: None) -> None:
        page.facts_changed()
        page.desk.notify(t("event.promoted", name=name, part=part.name))

    page.desk.save(work, done)


def ask_table(page: PersonVerbs, event: Event, part: Part, guests: Sequence[Guest]) -> None:
    """At which table these guests sit."""
    there = [guest for guest in guests if guest.sits_at(part.id)]
    if not there:
        page.desk.notify(t("event.nobody_to_seat"))
        return
    from screens.guests.table_dialog import TableDialog

    page.desk.push_screen(TableDialog(event, part, there), page.written)
