"""A year of the invented centre: bodies, their meetings, the big events, and cases made of them.

Everything is drawn among the people that are there; nobody is added. The same seed gives the same
year around the same day.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from smeic_tui.demo.dice import Dice
from smeic_tui.demo.year_words import BODIES, CASES, MEETINGS, OUTPUTS, TALKS, InventedCase
from smeic_tui.domain.bodies import MemberRole
from smeic_tui.domain.case_stages import WAY
from smeic_tui.domain.cases import CaseRole
from smeic_tui.store.bodies import bodies, memberships
from smeic_tui.store.bodies.known_names import id_named
from smeic_tui.store.cases import case_acts, cases
from smeic_tui.store.events import events
from smeic_tui.store.journal.operation import Operation, Value
from smeic_tui.store.people.alumni import active_alumni

_POOL = 240
"""People who take part in anything: a centre of any size draws as fast."""
_FRIDAY = 4
_INVITED = 84
_LEADS: tuple[MemberRole, ...] = ("chair", "vice_chair", "secretary", "adviser")
_TALK_DAYS = (-300, -200, -110, -25, 16)
_MEETING_DAYS = (-240, -170, -95, -40, 20)
_CASE_ROLES: tuple[CaseRole, ...] = ("lead", "member", "adviser", "supporter")


@dataclass(frozen=True, slots=True)
class _Meeting:
    """A meeting that was held, with who came."""

    event_id: int
    body_id: int
    name: str
    held_on: date
    came: tuple[int, ...]


def add_year(op: Operation, seed: int, today: date) -> None:
    """Write the year; a centre of a handful of people has none.

    Args:
        op: The operation that makes the centre; its people and staff are written.
        seed: The same number gives the same year.
        today: The day the year ends around.
    """
    there = active_alumni(op.conn)
    if len(there) < 20:
        return
    dice = Dice(seed * 7919 + 13)
    _Year(op, dice, dice.some(there, min(len(there), _POOL)), today).write()


class _Year:
    """Writes one year."""

    def __init__(self, op: Operation, dice: Dice, pool: Sequence[int], today: date) -> None:
        self._op = op
        self._dice = dice
        self._pool = pool
        self._today = today
        self._members: dict[int, list[int]] = {}

    def write(self) -> None:
        """Bodies and their meetings, the talks, then what came of the meetings."""
        made = {name: self._add_body(name) for name in BODIES}
        held = [meeting for name, body_id in made.items() for meeting in self._meet(name, body_id)]
        self._talks()
        groups = [m for m in held if BODIES[m.name].kind == "working_group"]
        for number, case in enumerate(CASES):
            self._add_case(case, groups[number * 5 % len(groups)])

    # Bodies

    def _add_body(self, name: str) -> int:
        op, body = self._op, BODIES[name]
        parent = id_named(op.conn, "body", body.parent) if body.parent else None
        body_id = bodies.add_body(
            op,
            {
                "name": name,
                "kind": body.kind,
                "parent_id": parent,
                "stage": body.stage,
                "owner_id": op.actor.staff_id,
                "purpose": body.purpose,
                "started": body.started,
            },
        )
        members = self._dice.some(self._pool, body.members)
        self._members[body_id] = [i for n, i in enumerate(members) if not _has_left(n)]
        since = self._year_start(-2)
        for number, person_id in enumerate(members):
            role = _LEADS[number] if number < len(_LEADS) else "member"
            left_on = (self._today - timedelta(days=200)).isoformat()
            ended = left_on if _has_left(number) else None
            memberships.add_member(op, body_id, person_id, role=role, started=since, ended=ended)
        for days, title, address in OUTPUTS.get(name, ()):
            day = (self._today + timedelta(days=days)).isoformat()
            values: dict[str, Value] = {"made_on": day, "title": title, "address": address}
            bodies.add_output(op, body_id, values)
        return body_id

    def _year_start(self, years: int) -> str:
        return f"{self._today.year + years - (self._today.month < 4)}-04"

    def _meet(self, name: str, body_id: int) -> Iterator[_Meeting]:
        op, meeting, members = self._op, MEETINGS[name], self._members[body_id]
        series = events.add_series(
            op,
            {"name": meeting.series, "stage": BODIES[name].stage, "host": name, "body_id": body_id},
        )
        for number, days in enumerate(meeting.days or _MEETING_DAYS, 1):
            day = self._friday(days)
            event_id = events.add_event(
                op,
                {
                    "series_id": series,
                    "number": number,
                    "held_on": day.isoformat(),
                    "venue": meeting.venue,
                    "theme": meeting.themes[number % len(meeting.themes)],
                },
                [{"name": "本会", "starts": "18:30", "ends": "20:30", "is_online": 1}],
            )
            if day >= self._today:
                continue
            share = 0.55 + 0.3 * self._dice.random()
            came = tuple(i for i in members if self._dice.chance(share))
            self._attend(self._part(event_id), came, day)
            yield _Meeting(event_id, body_id, name, day, came)

    # Talks

    def _talks(self) -> None:
        op = self._op
        series = events.add_series(op, {"name": TALKS.series, "stage": 1, "host": TALKS.host})
        events.add_series(op, {"name": TALKS.planned, "stage": 1, "is_provisional": 1})
        for number, days in enumerate(_TALK_DAYS):
            day = self._friday(days)
            event_id = events.add_event(
                op,
                {
                    "series_id": series,
                    "number": number + 4,
                    "held_on": day.isoformat(),
                    "venue": TALKS.venue,
                    "online_address": "https://meet.example.jp/teidan",
                    "theme": TALKS.themes[number],
                    "status": "closed" if day < self._today else "open",
                },
                [
                    {"name": "本会", "starts": "18:00", "ends": "20:00", "is_online": 1},
                    {"name": "懇親会", "starts": "20:10", "ends": "21:30", "fee": 5000},
                ],
            )
            self._ask(event_id, day)

    def _ask(self, event_id: int, day: date) -> None:
        """Invite, take answers, and after the day note who came."""
        op, dice, over = self._op, self._dice, day < self._today
        main, party = (part.id for part in events.event(op.conn, event_id).parts)
        sent = min(day - timedelta(days=32), self._today - timedelta(days=12))
        wave = op.insert(
            "wave",
            {
                "event_id": event_id,
                "number": 1,
                "channel": "mail",
                "sent_on": sent.isoformat(),
                "deadline": (day - timedelta(days=8)).isoformat(),
            },
        )
        guests = dice.some(self._pool, min(_INVITED, len(self._pool) // 2))
        op.insert_many("invitation", ("wave_id", "person_id"), [(wave, i) for i in guests])
        answered = [i for i in guests if dice.chance(0.85 if over else 0.6)]
        replies: list[tuple[Value, ...]] = []
        coming: dict[int, str] = {}
        staying: list[int] = []
        for number, person_id in enumerate(answered):
            at = f"{(sent + timedelta(days=1 + number % 10)).isoformat()}T0{number % 9}:15:00Z"
            yes = dice.chance(0.52)
            mode = "online" if dice.chance(0.25) else "onsite"
            replies.append(_reply(main, person_id, at, mode if yes else None))
            if yes:
                coming[person_id] = mode
                stays = mode == "onsite" and dice.chance(0.7)
                replies.append(_reply(party, person_id, at, "onsite" if stays else None))
                staying += [person_id] if stays else []
        columns = ("event_part_id", "person_id", "answer", "mode", "seat", "via", "replied_at")
        op.insert_many("reply", columns, replies)
        if over:
            came = [i for i in coming if dice.chance(0.93)]
            self._attend(main, came, day, coming)
            self._attend(party, [i for i in staying if i in set(came)], day)

    # Attendance and cases

    def _part(self, event_id: int) -> int:
        return events.event(self._op.conn, event_id).parts[0].id

    def _attend(
        self, part: int, people: Sequence[int], day: date, modes: dict[int, str] | None = None
    ) -> None:
        rows = [
            (part, person_id, f"{day.isoformat()}T08:5{n % 10}:00Z", (modes or {}).get(person_id))
            for n, person_id in enumerate(people)
        ]
        self._op.insert_many(
            "attendance",
            ("event_part_id", "person_id", "came_at", "mode"),
            [(*row[:3], row[3] or "onsite") for row in rows],
        )

    def _add_case(self, case: InventedCase, meeting: _Meeting) -> None:
        op, today = self._op, self._today.isoformat()
        count = min(case.members, len(meeting.came))
        people = self._dice.some(meeting.came, count) if count else []
        members = [(i, _CASE_ROLES[min(n, 1 + n // 3)]) for n, i in enumerate(people)]
        began = min(meeting.held_on + timedelta(days=7), self._today)
        case_id = case_acts.add_case(
            op,
            {
                "title": case.title,
                "outcome": case.outcome,
                "origin": "working_group",
                "event_id": meeting.event_id,
                "body_id": meeting.body_id,
                "origin_text": meeting.name,
                "summary": case.summary,
                "owner_id": op.actor.staff_id,
            },
            on=began.isoformat(),
            today=today,
            members=members,
        )
        reached = WAY.index(case.stage) if case.stage in WAY else 1
        left = (self._today - began).days
        for number in range(1, reached + 1):
            on = began + timedelta(days=left * number // (reached + 1))
            case_acts.move_case(op, case_id, WAY[number], on=on.isoformat(), today=today)
        if case.milestone:
            case_acts.add_milestone(op, case_id, case.milestone, on=today[:7], is_public=True)
        self._publish(case_id, case)
        if case.stage not in WAY:
            case_acts.move_case(
                op, case_id, case.stage, on=today, today=today, reason=case.why or case.title
            )

    def _publish(self, case_id: int, case: InventedCase) -> None:
        """Of a published case everybody agreed; of one under question the first one did."""
        op, today = self._op, self._today.isoformat()
        if case.publication == "internal":
            return
        members = cases.member_rows(op.conn, case_id)
        asked = members if case.publication == "published" else members[:1]
        for row in asked:
            op.update("case_member", row, {"consent": "agreed", "consent_on": today})
        published_on = today if case.publication == "published" else None
        values: dict[str, Value] = {"publication": case.publication, "published_on": published_on}
        op.update("innovation_case", case_id, values)

    def _friday(self, days: int) -> date:
        day = self._today + timedelta(days=days)
        return day + timedelta(days=(_FRIDAY - day.weekday()) % 7)


def _has_left(number: int) -> bool:
    """Whether the member of that number left in the year: one in nine."""
    return number % 9 == 8


def _reply(part: int, person_id: int, at: str, mode: str | None) -> tuple[Value, ...]:
    yes = mode is not None
    answer, seat = ("yes", "seated") if yes else ("no", None)
    return part, person_id, answer, mode, seat, "mail", at
