"""An event typed in: a new one, often the next of its series, or a correction."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, get_args

from screens.forms.entries import check_date, date_fold, tidy
from screens.forms.form_dialog import FormDialog
from screens.guests.words import hours
from smeic_tui.domain.events import Event, EventStatus, Part
from smeic_tui.japanese.event_parts import read_number, read_part
from smeic_tui.store.bodies import known_names
from smeic_tui.store.events import events
from smeic_tui.store.journal.operation import Actor, Value, operation
from smeic_tui.text import t
from smeic_tui.text.names import event_name
from smeic_tui.widgets.form import Entry
from smeic_tui.widgets.menu import Item, Menu

if TYPE_CHECKING:
    from screens.past.undoing import Undoing
    from smeic_tui.domain.bodies import Body

PARTS = 3
"""Lines of parts in the form; an event with more keeps the others as they are."""


def part_words(part: Part) -> str:
    """The line of a part, as ``read_part`` takes it."""
    words = [part.name, hours(part)]
    if part.capacity is not None:
        words.append(t("event.seats_word", count=part.capacity))
    if part.fee is not None:
        words.append(t("event.fee_word", yen=part.fee))
    if part.is_online:
        words.append(t("event.online_word"))
    return " ".join(filter(None, words))


def _check_part(text: str) -> str | None:
    return None if read_part(text) else t("event.bad_part")


def _check_number(text: str) -> str | None:
    return None if read_number(text) else t("event.bad_number")


def _fold_number(text: str) -> str:
    found = read_number(text)
    return str(found) if found else text.strip()


def new_event(page: Undoing, then: Callable[[str | None], None]) -> None:
    """Ask of which series it is, where there are any, and open the form."""
    conn = page.desk.workspace.conn
    known = events.all_series(conn)
    if not known:
        page.desk.push_screen(EventForm({}, []), then)
        return
    items: list[Item[int]] = [Item(s.id, s.name) for s in known]
    items.append(Item(0, t("event.no_series")))

    def chosen(series_id: int | None) -> None:
        if series_id is None:
            return
        if not series_id:
            page.desk.push_screen(EventForm({}, []), then)
            return
        values, parts = events.next_of_series(conn, series_id)
        name = next(s.name for s in known if s.id == series_id)
        page.desk.push_screen(EventForm({**values, "series": name}, parts), then)

    page.desk.push_screen(Menu(t("event.series_title"), items), chosen)


def next_meeting(page: Undoing, body: Body, then: Callable[[str | None], None]) -> None:
    """Open the form of a body's next meeting: of the series it holds, else of one of its name."""
    conn = page.desk.workspace.conn
    own = [series for series in events.all_series(conn) if series.body_id == body.id]
    values: dict[str, Value] = {"series": body.name, "number": 1}
    parts: Sequence[Mapping[str, Value]] = []
    if own:
        copied, parts = events.next_of_series(conn, own[0].id)
        values = {**copied, "series": own[0].name}
    held_by: dict[str, Value] = {"host": values.get("host") or body.name, "body_id": body.id}
    page.desk.push_screen(EventForm({**values, **held_by}, parts), then)


class EventForm(FormDialog[str]):
    """Series, 回次, title, day, place, a line a part, and who holds it."""

    def __init__(
        self,
        values: Mapping[str, Any],
        parts: Sequence[Mapping[str, Value]],
        event: Event | None = None,
    ) -> None:
        """Make the form.

        Args:
            values: What it starts with.
            parts: Columns of the parts it starts with.
            event: The event that is corrected; None for a new one.
        """
        self.event = event
        self._held_by = str(values.get("host") or "")
        self._hosts = {c: values[c] for c in ("host", "body_id") if c in values}
        title = t("event.edit_title" if event else "event.new_title")
        super().__init__(title, list(_entries(values, parts, event)), quick=False)
        self.draft_key = f"event {event.id if event else 'new'}"

    @classmethod
    def editing(cls, event: Event) -> EventForm:
        """The form of an event that is on file."""
        values = {
            name: getattr(event, name)
            for name in ("series", "number", "title", "theme", "held_on", "venue", "online_address")
        }
        values["host"] = event.host or event.body
        parts = [
            {column: getattr(part, column) for column in events.PART_COLUMNS}
            for part in event.parts[:PARTS]
        ]
        return cls(values, parts, event)

    def record(self, values: Mapping[str, str]) -> None:
        """Write it; a name that no series has begins a new series."""
        if not values["series"] and not values["title"]:
            self.form.blame("series", t("event.name_wanted"))
            return
        lines = [read_part(values[f"part{i}"]) for i in range(PARTS)]
        parts = [part for part in lines if part is not None]
        names = [part["name"] for part in parts]
        if not parts or len(set(names)) < len(names):
            self.form.blame("part0", t("event.parts_wanted"))
            return
        event = self.event
        number = read_number(values["number"]) if values["number"] else None
        name = event_name(values["series"] or None, number, values["title"] or None)

        def work(conn: sqlite3.Connection, actor: Actor) -> None:
            kind = "event_edited" if event else "event_added"
            with operation(conn, actor, kind, params={"event": name}) as op:
                host = self._host(conn, values["host"])
                columns: dict[str, Value] = {
                    "series_id": None,
                    "number": number,
                    **{c: values[c] or None for c in ("title", "theme", "held_on", "venue")},
                    "online_address": values["online_address"] or None,
                    **host,
                }
                if values["series"]:
                    found = events.series_named(conn, values["series"])
                    columns["series_id"] = (
                        found.id
                        if found
                        else events.add_series(op, {"name": values["series"], **host})
                    )
                if event is None:
                    events.add_event(op, columns, parts)
                else:
                    columns["status"] = values["status"]
                    events.revise_event(op, event, columns, lines)

        self.close_with(t("event.saved", event=name), work)

    def _host(self, conn: sqlite3.Connection, text: str) -> dict[str, Value]:
        """Who holds it as written, and the body of that name beside it; nothing where unchanged."""
        if text == self._held_by:
            return {} if self.event else self._hosts
        return {"host": text or None, "body_id": known_names.id_named(conn, "body", text)}


def _entries(
    values: Mapping[str, Any], parts: Sequence[Mapping[str, Value]], event: Event | None
) -> Iterator[Entry]:
    def start(name: str) -> str:
        value = values.get(name)
        return "" if value is None else str(value)

    yield Entry("series", "field.series_id", start("series"), fold=tidy, limit=80, cells=44)
    yield Entry(
        "number",
        "field.number",
        start("number"),
        fold=_fold_number,
        check=_check_number,
        cells=8,
    )
    yield Entry("title", "field.event_title", start("title"), fold=tidy, limit=120, cells=44)
    yield Entry("theme", "field.theme", start("theme"), fold=tidy, limit=200, cells=44)
    yield Entry(
        "held_on",
        "field.held_on",
        start("held_on"),
        fold=date_fold(date.today(), coming=True),
        check=check_date,
        cells=14,
        hint=t("form.example", example="12/5"),
    )
    yield Entry("venue", "field.venue", start("venue"), fold=tidy, limit=120, cells=44)
    address = start("online_address")
    yield Entry("online_address", "field.online_address", address, fold=tidy, limit=300, cells=44)
    lines = [_line(part) for part in parts if part.get("name")] or [t("event.first_part")]
    for i in range(PARTS):
        yield Entry(
            f"part{i}",
            "",
            lines[i] if i < len(lines) else "",
            fold=tidy,
            check=_check_part,
            limit=120,
            cells=44,
            hint=t("event.part_hint") if i == 1 else "",
            label=t("event.part_label", number=i + 1),
        )
    yield Entry("host", "field.host", start("host"), fold=tidy, limit=80, hint=t("event.host_hint"))
    if event is not None:
        states = [(s, t(f"event.status_{s}")) for s in get_args(EventStatus)]
        yield Entry("status", "field.status", event.status, options=states)


def _line(part: Mapping[str, Value]) -> str:
    made = Part(0, "", 0, 0, 0, **part)  # type: ignore[arg-type]
    return part_words(made)
