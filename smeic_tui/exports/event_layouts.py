"""Lists of an event: for the door, for badges, for chasing, for the speaker, for the cash box."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Unpack, get_args

from smeic_tui.domain.consent import may_show
from smeic_tui.domain.events import Event, Part, Reply
from smeic_tui.domain.seats import table_order, waiting_list
from smeic_tui.exports.cells import Kind, Value
from smeic_tui.exports.event_paper import EventLayout, cards, paper_of
from smeic_tui.exports.name_cards import CardSheet
from smeic_tui.exports.paper import Paper
from smeic_tui.exports.sheet import Column, SheetData, Writing
from smeic_tui.exports.written import Written, write_list
from smeic_tui.store.events.events import event as read_event
from smeic_tui.store.events.guests import Guest, guests
from smeic_tui.store.events.invitations import waves
from smeic_tui.store.people import contactable, dossiers
from smeic_tui.store.roster.roster_facts import facts
from smeic_tui.text import render, t
from smeic_tui.text.names import event_name

LAYOUTS: tuple[EventLayout, ...] = get_args(EventLayout)


@dataclass(frozen=True, slots=True)
class _List:
    columns: Sequence[Column]
    rows: Sequence[tuple[int, Sequence[Value]]]
    left_out: Sequence[tuple[str, str]] = ()


def write_event_list(
    conn: sqlite3.Connection,
    path: Path,
    event_id: int,
    layout: EventLayout,
    **how: Unpack[Writing],
) -> Written:
    """Write one list of an event.

    Args:
        conn: Any connection.
        path: The file.
        event_id: Which event.
        layout: Which list.
        how: See `Writing`.

    Raises:
        SmeicError: ``event_unknown`` and those of ``write_workbook``.
    """
    event = read_event(conn, event_id)
    found = guests(conn, event_id)
    listed = _MAKERS[layout](conn, event, found)
    title, paper = t(f"event.layout_{layout}"), paper_of(event, layout)
    rows = [row for _, row in listed.rows]
    first = SheetData(title, listed.columns, rows, frozen_columns=2, paper=paper)
    behind: list[SheetData | CardSheet] = []
    if layout == "badges":
        behind.append(cards(event, [guest for guest in found if _coming(guest)]))
    if listed.left_out:
        columns = (Column("name", t("export.column.name")), Column("why", t("event.why")))
        left = Paper(paper.heading, portrait=True)
        behind.append(SheetData(t("event.left_out_sheet"), columns, listed.left_out, paper=left))
    who = (person_id for person_id, _ in listed.rows)
    return write_list(path, first, *behind, people=who, left_out=len(listed.left_out), **how)


def file_stem(event: Event, layout: EventLayout) -> str:
    """What the file is called: ``第8回鼎談会_会場受付表``."""
    name = event_name(event.series, event.number, event.title)
    return f"{name}_{t(f'event.layout_{layout}')}"


def _who(*keys: str) -> list[Column]:
    kinds: dict[str, Kind] = {"cohort": "number"}
    return [Column(key, t(f"export.column.{key}"), kinds.get(key, "text")) for key in keys]


def _person(guest: Guest, *keys: str) -> list[Value]:
    return [getattr(guest, key) for key in keys]


def _answer(reply: Reply | None) -> str:
    if reply is None:
        return ""
    if reply.answer != "yes":
        return t(f"event.answer_{reply.answer}")
    return t("event.waiting") if reply.seat == "waiting" else t(f"event.mode_{reply.mode}")


def _coming(guest: Guest) -> bool:
    return any(r.seat == "seated" for r in guest.replies.values()) or guest.role is not None


_DOOR = ("cohort", "name", "kana", "organisation", "title")


def _door(_conn: sqlite3.Connection, event: Event, listed: Sequence[Guest]) -> _List:
    columns = [Column("number", "No.", "number"), *_who(*_DOOR), Column("role", t("field.role"))]
    columns += [Column(f"part{part.place}", part.name) for part in event.parts]
    columns += _table_columns(event, listed)
    columns += [
        Column("companions", t("field.companions"), "number"),
        Column("companion_names", t("field.companion_names")),
        Column("fee", t("field.fee")),
        Column("signature", t("event.signature"), width=24),
    ]
    rows: list[tuple[int, Sequence[Value]]] = []
    for number, guest in enumerate((g for g in listed if _coming(g)), 1):
        fees = [
            t(f"event.fee_{guest.fees.get(part.id, 'unpaid')}")
            for part in event.parts
            if part.fee and (r := guest.replies.get(part.id)) is not None and r.seat == "seated"
        ]
        row: list[Value] = [number, *_person(guest, *_DOOR)]
        row.append(t(f"event.role_{guest.role}") if guest.role else "")
        row += [_answer(guest.replies.get(part.id)) for part in event.parts]
        row += _tables(event, listed, guest)
        along = max(guest.along_at(part.id) for part in event.parts)
        row += [along[0] or None, along[1]]
        rows.append((guest.person_id, [*row, " ".join(fees), ""]))
    return _List(columns, rows)


def _parts_with_tables(event: Event, listed: Sequence[Guest]) -> list[Part]:
    planned = {part_id for guest in listed for part_id in guest.tables}
    return [part for part in event.parts if part.id in planned]


def _table_columns(event: Event, listed: Sequence[Guest]) -> list[Column]:
    """A column for each part with a plan of tables; none where there is none."""
    parts = _parts_with_tables(event, listed)
    word = t("field.table_no")
    return [
        Column(f"table{part.place}", word if len(parts) == 1 else f"{part.name} {word}")
        for part in parts
    ]


def _tables(event: Event, listed: Sequence[Guest], guest: Guest) -> list[Value]:
    return [guest.tables.get(part.id, "") for part in _parts_with_tables(event, listed)]


_BADGE = ("name", "kana", "organisation", "title", "cohort")


def _badges(_conn: sqlite3.Connection, event: Event, listed: Sequence[Guest]) -> _List:
    columns = [*_who(*_BADGE), Column("role", t("field.role")), *_table_columns(event, listed)]
    return _List(
        columns,
        [
            (
                guest.person_id,
                [
                    *_person(guest, *_BADGE),
                    t(f"event.role_{guest.role}") if guest.role else "",
                    *_tables(event, listed, guest),
                ],
            )
            for guest in listed
            if _coming(guest)
        ],
    )


def _chase(conn: sqlite3.Connection, event: Event, listed: Sequence[Guest]) -> _List:
    wanted = [guest for guest in listed if guest.is_open]
    ids = [guest.person_id for guest in wanted]
    decisions = contactable.decisions(conn, ids, "mail")
    about = {person.id: person for person in facts(conn, ids)}
    sent = {wave.number: wave for wave in waves(conn, event.id)}
    keys = ("name", "kana", "cohort", "organisation", "title")
    columns = [
        *_who(*keys),
        Column("mail", t("export.column.mail")),
        Column("phone", t("export.column.phone"), "phone"),
        Column("invited", t("event.invited_on")),
        Column("deadline", t("field.deadline")),
    ]
    rows: list[tuple[int, Sequence[Value]]] = []
    left: list[tuple[str, str]] = []
    for guest in wanted:
        decision, person = decisions[guest.person_id], about[guest.person_id]
        if not decision.allowed:
            reason = decision.reason
            left.append((guest.name, render("reason", reason.code, reason.params)))
            continue
        wave = sent[guest.waves[-1]]
        contact: list[Value] = [" ".join(person.mails), " / ".join(person.phones)]
        row = [*_person(guest, *keys), *contact, wave.sent_on, wave.deadline]
        rows.append((guest.person_id, row))
    return _List(columns, rows, left)


def _participants(conn: sqlite3.Connection, event: Event, listed: Sequence[Guest]) -> _List:
    """For the speaker: only those who agreed that members may know of them."""
    keys = ("name", "organisation", "title", "cohort")
    rows: list[tuple[int, Sequence[Value]]] = []
    left: list[tuple[str, str]] = []
    for guest in listed:
        if not any(r.seat == "seated" for r in guest.replies.values()):
            continue
        dossier = dossiers.dossier(conn, guest.person_id, notes=0)
        decision = may_show(dossier.person, "sharing", dossier.consents)
        if decision.allowed:
            rows.append((guest.person_id, _person(guest, *keys)))
        else:
            reason = decision.reason
            left.append((guest.name, render("reason", reason.code, reason.params)))
    # Whoever did not agree is not named in a list that is handed on, not even as left out.
    hidden = [(t("event.not_named"), why) for _, why in left]
    return _List(_who(*keys), rows, hidden)


def _cash(_conn: sqlite3.Connection, event: Event, listed: Sequence[Guest]) -> _List:
    keys = ("name", "organisation", "cohort")
    columns = [
        *_who(*keys),
        Column("part", t("event.part")),
        Column("yen", t("field.fee"), "number"),
        Column("state", t("field.table.fee")),
        Column("came", t("field.table.attendance")),
        Column("receipt", t("event.receipt"), width=16),
    ]
    rows: list[tuple[int, Sequence[Value]]] = []
    for part in (p for p in event.parts if p.fee):
        for guest in listed:
            reply = guest.replies.get(part.id)
            if part.id in guest.came or (reply is not None and reply.seat == "seated"):
                state = t(f"event.fee_{guest.fees.get(part.id, 'unpaid')}")
                came = t("event.has_come") if part.id in guest.came else ""
                row = [*_person(guest, *keys), part.name, part.fee, state, came, ""]
                rows.append((guest.person_id, row))
    return _List(columns, rows)


def _waiting(_conn: sqlite3.Connection, event: Event, listed: Sequence[Guest]) -> _List:
    keys = ("name", "organisation", "cohort")
    columns = [
        Column("part", t("event.part")),
        Column("order", t("event.order"), "number"),
        *_who(*keys),
        Column("companions", t("field.companions"), "number"),
    ]
    by_id = {guest.person_id: guest for guest in listed}
    rows: list[tuple[int, Sequence[Value]]] = []
    for part in event.parts:
        queue = waiting_list(r for guest in listed if (r := guest.replies.get(part.id)) is not None)
        for number, reply in enumerate(queue, 1):
            guest = by_id[reply.person_id]
            row = [part.name, number, *_person(guest, *keys), reply.companions or None]
            rows.append((guest.person_id, row))
    return _List(columns, rows)


def _by_table(_conn: sqlite3.Connection, event: Event, listed: Sequence[Guest]) -> _List:
    """Who sits where, table by table; those without a table at the end of each part."""
    keys = ("cohort", "name", "organisation", "title")
    columns = [
        Column("part", t("event.part")),
        Column("table", t("field.table_no")),
        *_who(*keys),
        Column("companions", t("field.companions"), "number"),
        Column("companion_names", t("field.companion_names")),
    ]
    rows: list[tuple[int, Sequence[Value]]] = []
    for part in _parts_with_tables(event, listed):
        there = [guest for guest in listed if guest.sits_at(part.id)]
        for guest in sorted(there, key=lambda g: table_order(g.tables.get(part.id))):
            count, names = guest.along_at(part.id)
            row = [part.name, guest.tables.get(part.id, ""), *_person(guest, *keys)]
            rows.append((guest.person_id, [*row, count or None, names]))
    return _List(columns, rows)


_Maker = Callable[[sqlite3.Connection, Event, Sequence[Guest]], _List]
_MAKERS: dict[EventLayout, _Maker] = {
    "door": _door,
    "badges": _badges,
    "chase": _chase,
    "participants": _participants,
    "cash": _cash,
    "waiting": _waiting,
    "tables": _by_table,
}


def listed_layouts(conn: sqlite3.Connection, event_id: int) -> Iterator[tuple[EventLayout, int]]:
    """Each list with how many lines it would have now."""
    event, found = read_event(conn, event_id), guests(conn, event_id)
    for layout in LAYOUTS:
        yield layout, len(_MAKERS[layout](conn, event, found).rows)
