"""What one row says: about each part of each event, and which role it names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, timezone

from importers.activities.events.layout import MAIN, EventLayout, ListedEvent, PartColumn
from importers.activities.events.marks import Mark, read_mark
from importers.activities.events.words import (
    companions_in,
    fee_in,
    introducer_in,
    is_no_show,
    is_walk_in,
    kind_in,
    proxy_in,
    role_in,
    says_online,
    section_says,
)
from smeic_tui.domain.events import Answer, FeeState, Role
from smeic_tui.domain.past_attendance import Status, Told
from smeic_tui.domain.people import Kind
from smeic_tui.japanese.event_parts import read_companions
from smeic_tui.japanese.letters import level

_STATUS: Mapping[Mark, Status] = {
    "came": "onsite",
    "online": "online",
    "proxy": "proxy",
    "absent": "absent",
    "no_show": "no_show",
    "undecided": "undecided",
    "silent": "blank",
    "not_asked": "blank",
}
_CLOCK = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])(?::[0-5][0-9])?")
_JAPAN = timezone(timedelta(hours=9))


@dataclass(frozen=True, slots=True)
class PartTold:
    """What a row says about one part of one event."""

    event: int
    """Index of the event in the layout."""
    part: str
    letter: str
    """The column that says so."""
    told: Told


@dataclass(frozen=True, slots=True)
class RowTold:
    """What a row says."""

    parts: tuple[PartTold, ...]
    role: Role | None = None
    """Of a guest."""
    unread: tuple[tuple[str, str], ...] = ()
    """Column and text of cells that are no mark anybody knows."""
    event: int | None = None
    """Index of the one event that a guest's row is about; None: of all, or of none in a log."""


def tell(layout: EventLayout, row: int, record: Mapping[str, str]) -> RowTold:
    """What a row says. A pure function of the row as it was written.

    Args:
        layout: How its table is read.
        row: Its row number, which tells its section.
        record: The row by heading; blank cells may be missing.
    """
    if layout.shape == "matrix":
        return _of_matrix(layout, record)
    number = layout.event_of(row, record)
    return RowTold(()) if number is None else _Guest(layout, row, record, number).told()


def kind_of_guest(layout: EventLayout, row: int, record: Mapping[str, str]) -> Kind | None:
    """What the list says of somebody who is no alumnus: faculty, an outsider; None: nothing."""
    section = layout.section_of(row)
    texts = [*layout.texts(record, "standing", "note"), section]
    for text in texts:
        if kind := kind_in(text.strip("【】〔〕[]＜＞<>（）() ")):
            return kind
    introduced = layout.texts(record, "referrer") or any(map(introducer_in, texts))
    speaks = any(role_in(text) in ("speaker", "lecturer") for text in texts)
    return "outsider" if introduced or speaks else None


def _of_matrix(layout: EventLayout, record: Mapping[str, str]) -> RowTold:
    found: list[PartTold] = []
    unread: list[tuple[str, str]] = []
    for number, event in enumerate(layout.events):
        for part in event.parts:
            text = record.get(part.header, "").strip()
            mark = read_mark(text, layout.legend)
            if mark is None:
                unread.append((part.letter, text))
                continue
            told = Told(_STATUS[mark])
            if told.status == "proxy":
                told = Told("proxy", proxy=text)
            found.append(PartTold(number, part.part, part.letter, told))
    return RowTold(tuple(found), None, tuple(unread))


class _Guest:
    """One row of a list of guests."""

    def __init__(
        self, layout: EventLayout, row: int, record: Mapping[str, str], number: int
    ) -> None:
        self._layout = layout
        self._record = record
        self._number = number
        self._event: ListedEvent = layout.events[number]
        self._section = layout.section_of(row)
        self._notes = layout.texts(record, "note")
        beyond = layout.walk_ins_from is not None and row >= layout.walk_ins_from
        self._walk_in = beyond or any(is_walk_in(t) for t in (self._section, *self._notes))
        self._proxy = next((p for note in self._notes if (p := proxy_in(note))), None)
        self._stayed_away = any(map(is_no_show, self._notes))
        self._unread: list[tuple[str, str]] = []

    def told(self) -> RowTold:
        """Everything the row says."""
        main = list(self._main())
        parts = [*main, *self._others(came_by_proxy=any(p.told.status == "proxy" for p in main))]
        if self._fee is not None and parts:
            # The fee is for the dinner where there is one.
            at = next((n for n, p in enumerate(parts) if p.part != MAIN), 0)
            last = parts[at]
            parts[at] = replace(last, told=replace(last.told, fee=self._fee))
        return RowTold(tuple(parts), self._role, tuple(self._unread), self._number)

    @property
    def _role(self) -> Role | None:
        texts = [*self._layout.texts(self._record, "standing", "note")]
        section = self._section.strip("【】〔〕[]＜＞<>（）() 　")
        return next((role for text in (*texts, section) if (role := role_in(text))), None)

    @property
    def _fee(self) -> FeeState | None:
        texts = self._layout.texts(self._record, "paid")
        found = next((fee for text in texts if (fee := fee_in(text))), None)
        if found is None and texts and self._role is not None:
            return "exempt"
        return found

    def _mark(self, header: str, letter: str) -> Mark | None:
        text = self._record.get(header, "").strip()
        mark = read_mark(text, self._layout.legend)
        if mark is None and _CLOCK.fullmatch(level(text)):
            return "came"
        if mark is None:
            self._unread.append((letter, text))
        return mark

    def _main(self) -> Iterator[PartTold]:
        columns = [part for part in self._event.parts if part.part == MAIN]
        said = self._said(columns)
        door = next((self._mark(c.header, c.letter) for c in columns if c.ticks), None)
        letter = columns[0].letter if columns else ""
        if columns and (said, door) == (None, None) and self._unread:
            return
        asked = any(not c.ticks for c in columns)
        status, replied = self._status(said, door, asked, any(c.ticks for c in columns))
        if status in ("onsite", "absent", "blank", "online") and self._stayed_away:
            status, replied = "no_show", "yes"
        if status == "onsite" and self._online:
            status = "online"
        if status in ("onsite", "proxy") and self._proxy:
            status = "proxy"
        yield PartTold(
            self._number, self._event.part, letter, self._full(status, replied, first=True)
        )

    def _said(self, columns: Sequence[PartColumn]) -> Mark | None:
        """The answer: in a column of its own, or ticked in one of several."""
        options = [column for column in columns if column.says]
        if not options:
            return next((self._mark(c.header, c.letter) for c in columns if not c.ticks), None)
        ticked = [c for c in options if self._record.get(c.header, "").strip()]
        if len(ticked) > 1:
            self._unread += [(c.letter, self._record[c.header].strip()) for c in ticked]
        return ticked[0].says if len(ticked) == 1 else "silent" if not ticked else None

    def _status(
        self, said: Mark | None, door: Mark | None, asked: bool, ticked: bool
    ) -> tuple[Status, Answer | None]:
        """Who came, and what had been answered where the list has a column for each."""
        if not asked and not ticked:
            below = section_says(self._section)
            return ("onsite", None) if below is None else self._of_part(below)
        if not ticked:
            return self._of_part(said)
        if not asked:
            # A list for the door: who is not ticked was expected.
            return ("no_show", "yes") if door in (None, "silent") else self._of_part(door)
        answers: dict[Mark | None, Answer] = {"absent": "no", "undecided": "undecided"}
        replied = answers.get(said, "yes" if said not in (None, "silent", "not_asked") else None)
        if said == "online" and door != "absent":
            return "online", replied
        if door not in (None, "silent", "not_asked"):
            status = self._of_part(door)[0]
            return ("proxy" if said == "proxy" and status == "onsite" else status), replied
        if said in ("came", "proxy"):
            return "no_show", replied
        return self._of_part(said)[0], replied

    def _of_part(self, mark: Mark | None) -> tuple[Status, Answer | None]:
        if mark is None:
            return "blank", None
        # In the list of one event 「-」 is somebody who did not come to this part.
        return ("absent" if mark == "not_asked" else _STATUS[mark]), None

    def _others(self, *, came_by_proxy: bool) -> Iterator[PartTold]:
        for column in self._event.parts:
            if column.part in (MAIN, self._event.part):
                continue
            mark = self._mark(column.header, column.letter)
            if mark is None:
                continue
            status, _ = self._of_part(mark)
            if status == "onsite" and (self._proxy or came_by_proxy):
                status = "proxy"
            full = self._full(status, None, first=False)
            yield PartTold(self._number, column.part, column.letter, full)

    @property
    def _online(self) -> bool:
        words = (self._section, *self._layout.texts(self._record, "format"))
        return any(map(says_online, words))

    def _full(self, status: Status, replied: Answer | None, *, first: bool) -> Told:
        if status not in ("onsite", "online", "proxy"):
            return Told(status, replied)
        tables = self._layout.texts(self._record, "seat")
        return Told(
            status,
            replied,
            self._walk_in,
            self._companions() if first and status == "onsite" else 0,
            (self._proxy or "代理") if status == "proxy" else None,
            self._came_at() if first else None,
            tables[0] if tables and first else None,
        )

    def _companions(self) -> int:
        counted = [read_companions(t) or 0 for t in self._layout.texts(self._record, "companions")]
        return max([0, *counted, *map(companions_in, self._notes)])

    def _came_at(self) -> str | None:
        day = self._event.title.day
        ticks = [part.header for part in self._event.parts if part.ticks]
        texts = [*self._layout.texts(self._record, "came_at"), *map(self._record.get, ticks)]
        for text in texts:
            clock = _CLOCK.search(level(text or ""))
            if clock and day and len(day) == 10:
                here = datetime.fromisoformat(day).replace(
                    hour=int(clock[1]), minute=int(clock[2]), tzinfo=_JAPAN
                )
                return here.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        return None
