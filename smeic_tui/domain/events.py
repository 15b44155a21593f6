"""Events as the store hands them out: series, events, parts, and the facts about people.

Invitation, reply and attendance are three facts. Somebody can come uninvited, answer and stay away,
or be invited twice and never answer; what an event is counted by is in `event_counts`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

EventStatus = Literal["open", "closed", "cancelled"]
"""``closed``: no more replies are expected; ``cancelled``: it does not take place."""
Role = Literal["speaker", "lecturer", "moderator", "staff"]
"""登壇, 講師, 司会, 運営: not guests, counted apart."""
Answer = Literal["yes", "no", "undecided", "cancelled"]
"""出席, 欠席, 未定, 取消. ``cancelled`` is a yes that was taken back."""
Mode = Literal["onsite", "online"]
Seat = Literal["seated", "waiting"]
Via = Literal["phone", "mail", "form", "post", "meeting", "other"]
WaveChannel = Literal["mail", "post", "phone", "other"]
FeeState = Literal["unpaid", "paid", "exempt"]

ROLES: tuple[Role, ...] = get_args(Role)
ANSWERS: tuple[Answer, ...] = get_args(Answer)
MODES: tuple[Mode, ...] = get_args(Mode)


@dataclass(frozen=True, slots=True)
class Series:
    """A row of events under one name, such as トップリーダー鼎談会."""

    id: int
    uid: str
    rev: int
    name: str
    is_provisional: bool = False
    """仮称: the name may still change."""
    stage: int | None = None
    """Stage of the centre's mission, 1 to 3."""
    host: str | None = None
    """Who holds it, as written."""
    note: str | None = None
    body_id: int | None = None
    """The body that holds it, where it is on file."""
    aliases: tuple[str, ...] = ()
    """Other names that lists use for it."""
    former_names: tuple[str, ...] = ()
    """What it was called before, the latest first."""


@dataclass(frozen=True, slots=True)
class Part:
    """本会, 懇親会 …: what is answered and attended separately."""

    id: int
    uid: str
    rev: int
    event_id: int
    place: int
    """Its order among the parts, from 1."""
    name: str
    starts: str | None = None
    """``18:00``."""
    ends: str | None = None
    venue: str | None = None
    """Where it differs from the event's."""
    capacity: int | None = None
    """Seats on site; None is unlimited. Online seats are never counted."""
    fee: int | None = None
    """Yen."""
    is_online: bool = False
    """Whether it can be attended online."""


@dataclass(frozen=True, slots=True)
class Event:
    """One event."""

    id: int
    uid: str
    rev: int
    series_id: int | None = None
    series: str | None = None
    """Name of the series."""
    number: int | None = None
    """回次 within the series."""
    title: str | None = None
    """Its own title; None where the series and 回次 name it."""
    theme: str | None = None
    held_on: str | None = None
    """ISO date, partial where only the month is settled."""
    venue: str | None = None
    online_address: str | None = None
    host: str | None = None
    """Who holds it, as written, where not the series' own."""
    stage: int | None = None
    status: EventStatus = "open"
    note: str | None = None
    body_id: int | None = None
    """The body that holds it, by itself or as a series, where it is on file."""
    body: str | None = None
    """What that body is called now."""
    parts: tuple[Part, ...] = ()
    """In their order."""

    def is_over(self, today: str) -> bool:
        """Whether nobody can come any more: it was closed, or its day is past (ISO dates)."""
        past = self.held_on is not None and self.held_on < today[: len(self.held_on)]
        return past or self.status == "closed"


@dataclass(frozen=True, slots=True)
class Wave:
    """One sending of invitations."""

    id: int
    uid: str
    rev: int
    event_id: int
    number: int
    channel: WaveChannel
    sent_on: str | None = None
    """ISO date; from then on its list is frozen."""
    deadline: str | None = None
    """ISO date until which an answer is asked for."""
    note: str | None = None
    people: int = 0
    """How many were invited in it."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What somebody answered for one part; earlier answers are in the history."""

    id: int
    uid: str
    rev: int
    event_part_id: int
    person_id: int
    answer: Answer
    mode: Mode | None = None
    """Only of a yes."""
    seat: Seat | None = None
    """Only of a yes: a seat, or a place in the waiting list."""
    waiting_since: str | None = None
    """When (UTC) it joined the waiting list: its order there."""
    is_over_capacity: bool = False
    """Staff gave the seat although the part was full."""
    companions: int = 0
    companion_names: str | None = None
    via: Via | None = None
    replied_at: str = ""
    """When (UTC)."""
    note: str | None = None

    @property
    def seats(self) -> int:
        """Seats on site it takes, or waits for: the person and the companions; 0 online."""
        return 1 + self.companions if self.answer == "yes" and self.mode == "onsite" else 0


@dataclass(frozen=True, slots=True)
class Attendance:
    """Somebody came to one part."""

    id: int
    uid: str
    rev: int
    event_part_id: int
    person_id: int
    came_at: str | None = None
    """When (UTC) they were checked in; None where it was entered afterwards."""
    mode: Mode = "onsite"
    is_walk_in: bool = False
    """飛び込み: came without having answered yes."""
    companions: int = 0
    proxy: str | None = None
    """代理: who came in their place; the person did not come and is not counted as met."""
    table_no: str | None = None
    companion_names: str | None = None
