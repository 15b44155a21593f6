"""The answer on the telephone: a digit a part, Enter."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, get_args

from textual import on
from textual.app import ComposeResult

from screens.forms.entries import tidy
from screens.forms.form_dialog import FormDialog
from screens.guests.words import (
    answer_words,
    day_words,
    headline,
    name_of,
    place_words,
    room_words,
    when,
    where,
)
from screens.persons.words import day, family
from smeic_tui.domain.events import Answer, Event, Mode, Part, Reply, Via
from smeic_tui.domain.seats import Place, place_for, room
from smeic_tui.japanese.event_parts import read_companions
from smeic_tui.store.events import events, invitations, replies
from smeic_tui.store.events.replies import Answered, record_reply
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.people import people
from smeic_tui.store.roster import roster
from smeic_tui.store.roster.roster import RosterRow
from smeic_tui.text import t
from smeic_tui.widgets.choice import Choice
from smeic_tui.widgets.field import Field
from smeic_tui.widgets.form import Entry
from smeic_tui.widgets.lines import Lines, Side

if TYPE_CHECKING:
    from smeic_tui.app import SmeicApp

_OVER = "over"
"""A seat on site although the part is full."""
_YES: Mapping[str, Mode] = {"onsite": "onsite", "online": "online", _OVER: "onsite"}


@dataclass(frozen=True, slots=True)
class Stage:
    """Everything the dialog shows, read when it opens."""

    event: Event
    who: RosterRow
    replies: tuple[Reply, ...]
    """All replies for all parts."""
    said_by: Mapping[int, str]
    """Who recorded this person's replies, by reply."""
    invited_on: str | None
    """When this person was last invited."""
    channel: str | None
    """How."""
    deadline: str | None
    """Until when they were asked to answer."""

    def of(self, part: Part) -> list[Reply]:
        """All replies for a part."""
        return [r for r in self.replies if r.event_part_id == part.id]

    def mine(self, part: Part) -> Reply | None:
        """This person's reply for a part."""
        return next((r for r in self.of(part) if r.person_id == self.who.id), None)


def read_stage(conn: sqlite3.Connection, event: Event, person_id: int) -> Stage:
    """Read what the dialog needs.

    Raises:
        SmeicError: ``person_unknown``, ``event_unknown``.
    """
    people.person(conn, person_id)
    (who,) = roster.rows(conn, [person_id])
    every = replies.replies(conn, event.id)
    asked = [w for w in invitations.waves_of(conn, event.id, person_id) if w.sent_on]
    last = asked[-1] if asked else None
    return Stage(
        events.event(conn, event.id),
        who,
        every,
        replies.said_by(conn, [r.id for r in every if r.person_id == person_id]),
        last.sent_on if last else None,
        last.channel if last else None,
        last.deadline if last else None,
    )


def options(part: Part, stage: Stage) -> Iterator[tuple[str, str]]:
    """What can be answered for a part, the most wanted first."""
    yield "onsite", t("event.mode_onsite") if part.is_online else t("event.answer_yes")
    if part.is_online:
        yield "online", t("event.mode_online")
    yield "no", t("event.answer_no")
    yield "undecided", t("event.answer_undecided")
    mine = stage.mine(part)
    if mine is not None and mine.answer in ("yes", "cancelled"):
        yield "cancelled", t("event.answer_cancelled")
    found = room(part.capacity, stage.of(part))
    if not found.fits(1) and (mine is None or mine.seat != "seated"):
        yield _OVER, t("event.over")


def chosen_before(reply: Reply | None) -> str:
    """The option an earlier reply stands for."""
    if reply is None:
        return ""
    return reply.mode or "" if reply.answer == "yes" else reply.answer


def facts(stage: Stage) -> list[tuple[Side, Side]]:
    """The event and what is known so far, to be read aloud."""
    event, who = stage.event, stage.who
    cohort = t("roster.cohort", n=who.cohort) if who.cohort is not None else ""
    person = "  ".join(filter(None, (cohort, who.organisation, who.title)))
    lines: list[tuple[Side, Side]] = [
        ([*headline(event, "strong"), (f"  {when(event)}", "")], ""),
        ([(where(event), "dim")], ""),
        ([(person, "")], _standing(who)),
        ([(_so_far(stage), "dim")], _deadline(stage)),
    ]
    return lines


def _standing(who: RosterRow) -> Side:
    active = who.standing == "active"
    return "" if active else [(t(f"person.standing.{who.standing}"), "alert")]


def _so_far(stage: Stage) -> str:
    told = []
    for part in stage.event.parts:
        mine = stage.mine(part)
        if mine is not None:
            via = t(f"event.via_{mine.via}") if mine.via else ""
            by = family(stage.said_by.get(mine.id, ""))
            words = (part.name, answer_words(mine), day_words(day(mine.replied_at)), via, by)
            told.append(" ".join(filter(None, words)))
    if told:
        return t("event.so_far", told="  ".join(told))
    if stage.invited_on:
        channel = t(f"event.channel_{stage.channel}")
        return t("event.not_answered", day=day_words(stage.invited_on), channel=channel)
    return t("event.not_invited")


def _deadline(stage: Stage) -> Side:
    if not stage.deadline:
        return ""
    return [(t("event.deadline", day=day_words(stage.deadline)), "key")]


class ReplyDialog(FormDialog[str]):
    """A line a part; the line below says beforehand where a yes would go."""

    DEFAULT_CSS = """
    ReplyDialog #facts { height: 4; margin-bottom: 1; }
    ReplyDialog #outlook { height: 1; }
    """
    AUTO_FOCUS: ClassVar[str] = ""

    def __init__(self, stage: Stage) -> None:
        """Make the dialog.

        Args:
            stage: What it shows.
        """
        self.stage = stage
        super().__init__(
            t("event.reply_title", name=stage.who.name),
            list(_entries(stage)),
            verb_key="action.save",
        )
        self.draft_key = f"reply {stage.event.id} {stage.who.id}"

    @classmethod
    def of(cls, desk: SmeicApp, event: Event, person_id: int) -> ReplyDialog:
        """The dialog for a person.

        Raises:
            SmeicError: ``person_unknown``, ``event_unknown``.
        """
        return cls(read_stage(desk.workspace.conn, event, person_id))

    def body(self) -> ComposeResult:
        """What is known, the form, the outlook."""
        known = Lines(id="facts")
        known.put_all(facts(self.stage))
        yield known
        yield self.form
        yield Lines(id="outlook")

    def on_mount(self) -> None:
        """Say how many seats are left."""
        self._show_outlook()

    @on(Choice.Changed)
    def chosen(self) -> None:
        """Say where this yes would go, before it is recorded."""
        self._show_outlook()

    @on(Field.Changed)
    def typed(self) -> None:
        """Companions need seats."""
        self._show_outlook()

    def _show_outlook(self) -> None:
        values = self.form.values
        count = read_companions(values["companions"]) or 0
        told = []
        alert = False
        for part in self.stage.event.parts:
            place = self._place(part, values[_name(part)], count)
            if place is not None and place.waiting:
                alert = True
                word = t("event.waiting_number", number=place.number)
            else:
                word = room_words(room(part.capacity, self.stage.of(part)))
            if word:
                told.append(f"{part.name} {word}")
        line = self.query_one("#outlook", Lines)
        line.put([("   ".join(told), "alert" if alert else "dim")])

    def _place(self, part: Part, value: str, companions: int) -> Place | None:
        if value not in _YES:
            return None
        return place_for(
            part.capacity,
            self.stage.of(part),
            self.stage.who.id,
            _YES[value],
            companions,
            over_capacity=value == _OVER,
        )

    def record(self, values: Mapping[str, str]) -> None:
        """Write the parts that were answered, or whose details changed."""
        changed = self.form.changed
        parts = list(_answered(self.stage, values, changed))
        if not parts and any(values[_name(part)] for part in self.stage.event.parts):
            # They said again what is on file.
            self.desk.notify(t("form.unchanged"))
            self.dismiss(None)
            return
        if not parts:
            first = _name(self.stage.event.parts[0])
            self.form.blame(first, t("event.nothing_answered"))
            return
        event, who = self.stage.event, self.stage.who
        params = {"name": who.name, "event": name_of(event)}

        def work(conn: sqlite3.Connection, actor: Actor) -> list[Place | None]:
            with operation(conn, actor, "replied", params=params) as op:
                return [record_reply(op, part.id, who.id, given) for part, given in parts]

        def done(places: Sequence[Place | None]) -> None:
            told = "  ".join(
                f"{part.name} {place_words(place, given.answer, given.mode)}"
                for (part, given), place in zip(parts, places, strict=True)
            )
            self.dismiss(t("event.replied", name=who.name, told=told))

        self.save(work, done)


def _name(part: Part) -> str:
    return f"part{part.id}"


def _entries(stage: Stage) -> Iterator[Entry]:
    first: Reply | None = None
    for part in stage.event.parts:
        mine = stage.mine(part)
        first = first or mine
        yield Entry(
            _name(part),
            "",
            chosen_before(mine),
            options=list(options(part, stage)),
            # When it begins is asked on the telephone; the end would not fit beside the name.
            label=f"{part.name} {part.starts or ''}".strip(),
        )
    count = str(first.companions) if first and first.companions else ""
    yield Entry(
        "companions",
        "field.companions",
        count,
        fold=fold_companions,
        check=check_companions,
        cells=6,
        hint="0",
    )
    names = first.companion_names or "" if first else ""
    yield Entry("companion_names", "field.companion_names", names, fold=tidy, limit=200, cells=50)
    via = [(v, t(f"event.via_{v}")) for v in get_args(Via)]
    yield Entry("via", "field.via", "phone", options=via)
    note = first.note or "" if first else ""
    yield Entry("note", "field.note", note, fold=tidy, limit=400, cells=50)


def _answered(
    stage: Stage, values: Mapping[str, str], changed: Mapping[str, str]
) -> Iterator[tuple[Part, Answered]]:
    """The parts to be written: whatever has an answer, once anything on the form was changed."""
    details = changed.keys() & {"companions", "companion_names", "note"}
    via = next((v for v in get_args(Via) if v == values["via"]), None)
    for part in stage.event.parts:
        value = values[_name(part)]
        if not value or not (details or _name(part) in changed):
            continue
        answer: Answer = "yes"
        if value not in _YES:
            answer = "no" if value == "no" else "undecided" if value == "undecided" else "cancelled"
        mine = stage.mine(part)
        if answer == "cancelled" and (mine is None or mine.answer == "cancelled"):
            continue
        yield (
            part,
            Answered(
                answer,
                _YES.get(value, "onsite"),
                read_companions(values["companions"]) or 0,
                values["companion_names"] or None,
                via,
                values["note"] or None,
                over_capacity=value == _OVER,
            ),
        )


def fold_companions(text: str) -> str:
    """``２名`` as ``2``; what is no number stays as typed."""
    found = read_companions(text)
    return text.strip() if found is None else str(found) if text.strip() else ""


def check_companions(text: str) -> str | None:
    """A number of companions, or what is wrong."""
    return None if read_companions(text) is not None else t("event.bad_companions")
