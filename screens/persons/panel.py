"""The panel beside the roster: what staff want to know of a person while the telephone rings."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import date

from screens.guests.taken import taken_line, times_came
from screens.persons.words import (
    decisions,
    enrolment_line,
    note_line,
    organisation_line,
    period,
    wrapped,
)
from smeic_tui.domain.consent import CHANNELS, Decision
from smeic_tui.domain.people import current_positions, past_positions
from smeic_tui.errors import SmeicError
from smeic_tui.store.people import people
from smeic_tui.store.people.people import Portrait
from smeic_tui.text import t
from smeic_tui.widgets.lines import Piece, Side

_INNER = 38
"""Cells of the text; the panel has a blank column before and behind it."""
_PAST = 3
_NOTES = 3

Line = tuple[Side, Side]


def panel_of(conn: sqlite3.Connection, person_id: int) -> list[Line]:
    """The panel of a person; blank when they were removed a moment ago."""
    try:
        return panel_lines(people.portrait(conn, person_id, notes=_NOTES))
    except SmeicError:
        return []


def panel_lines(portrait: Portrait) -> list[Line]:
    """The lines of the panel, the most wanted first: what does not fit the height is not shown."""
    return [([(" ", ""), *pieces], "") for pieces in _lines(portrait)]


def _lines(portrait: Portrait) -> Iterator[Sequence[Piece]]:
    person = portrait.person
    yield [(person.name, "title")]
    reading = "  ".join(filter(None, (person.kana, person.latin)))
    if person.former_name:
        reading += f"  {t('person.label.former_name')} {person.former_name}"
    if reading.strip():
        yield [(reading.strip(), "")]
    standing = t(f"person.standing.{person.standing}")
    tone = "" if person.standing == "active" else "alert"
    since = f" {person.standing_on}" if person.standing_on else ""
    first: list[Piece] = []
    if portrait.enrolments:
        first.append((enrolment_line(portrait.enrolments[0]) + "  ", ""))
    else:
        first.append((t(f"person.kind.{person.kind}") + "  ", ""))
    first.append((standing + since, tone))
    yield first
    yield from ([(enrolment_line(e), "dim")] for e in portrait.enrolments[1:])
    if person.verified_on:
        yield [(t("person.verified", date=person.verified_on), "dim")]
    yield [("", "")]
    yield from _positions(portrait)
    yield from _contacts(portrait)
    yield from _events(portrait)
    yield from _tags(portrait)
    yield from _notes(portrait)
    if person.note:
        yield [("", "")]
        yield from ([(line, "")] for line in wrapped(person.note, _INNER)[:4])


def _positions(portrait: Portrait) -> Iterator[Sequence[Piece]]:
    held = current_positions(portrait.positions)
    for position in held:
        company = position.organisation.name if position.organisation else ""
        if company:
            yield [(company, "strong")]
        post = "  ".join(filter(None, (position.department, position.title)))
        time = period(position.started, position.ended)
        if post or time:
            yield [(" " + post, ""), (f"  {time}" if time else "", "dim")]
    if held and organisation_line(held[0]):
        yield [(" " + organisation_line(held[0]), "dim")]
    for position in past_positions(portrait.positions)[:_PAST]:
        company = position.organisation.name if position.organisation else ""
        words = "  ".join(filter(None, (company, position.title)))
        yield [(f" {period(position.started, position.ended)} ", "dim"), (words, "dim")]
    if portrait.positions:
        yield [("", "")]


def _contacts(portrait: Portrait) -> Iterator[Sequence[Piece]]:
    for contact in portrait.contacts:
        if contact.state == "former":
            continue
        bad = contact.state != "current"
        label = t(f"person.contact.{contact.kind}")
        word = t(f"person.state.{contact.state}") if bad else ""
        yield [(f"{label} ", "dim"), (contact.value, "dim" if bad else ""), (f" {word}", "alert")]
    may: list[Piece] = []
    decided = decisions(portrait)
    for channel in CHANNELS:
        decision = decided[channel]
        rule = portrait.rules.get(channel)
        verdict = rule.verdict if rule else "unconfirmed"
        may += [
            (t(f"person.channel.{channel}") + " ", "dim"),
            (_verdict(verdict, decision), "" if decision.allowed else "alert"),
            ("  ", ""),
        ]
    yield may
    blocked = {d.reason.code for d in decided.values() if not d.allowed}
    for code in sorted(blocked & {"standing_deceased", "standing_withdrawn"}):
        yield [(t(f"reason.{code}"), "alert")]
    yield [("", "")]


def _verdict(verdict: str, decision: Decision) -> str:
    """可 or 未確認 where the channel may be used; else 不可, or that there is no address for it."""
    if decision.reason.code == "no_usable_contact":
        return t("person.no_address")
    if not decision.allowed:
        return t("person.verdict.refused")
    return t(f"person.verdict.{verdict}")


def _tags(portrait: Portrait) -> Iterator[Sequence[Piece]]:
    found = False
    for kind in ("offer", "need", "technology", "expertise"):
        labels = [tag.label for tag in portrait.tags if tag.kind == kind]
        if labels:
            found = True
            yield [(t(f"person.tag.{kind}") + " ", "dim"), (", ".join(labels), "")]
    if found:
        yield [("", "")]


def _events(portrait: Portrait) -> Iterator[Sequence[Piece]]:
    if portrait.events:
        yield [(t("event.panel") + " ", "dim"), (taken_line(portrait.events[0]), "")]
        count = times_came(portrait.events, date.today())
        yield [(" " + t("event.times", count=count), "dim")]
        yield [("", "")]


def _notes(portrait: Portrait) -> Iterator[Sequence[Piece]]:
    if not portrait.notes:
        yield [(t("person.no_contact"), "dim")]
    for note in portrait.notes[:_NOTES]:
        yield [(note_line(note), "dim")]
        yield from ([(" " + line, "")] for line in wrapped(note.text, _INNER - 1)[:2])
        if note.next_action and note.done_on is None:
            yield [(" " + t("person.next", due=note.due_on or "", text=note.next_action), "alert")]
