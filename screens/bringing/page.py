"""Everything on one referral, section by section; digits open what they stand for."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from screens.bringing.matches import why_words
from screens.bringing.words import (
    company_words,
    due_words,
    introducer_words,
    introduction_line,
    next_words,
    referral_open,
    stage_words,
)
from screens.persons.page import TWO_COLUMNS, Entry, Line, Section, laid_out
from screens.persons.words import note_line, position_line
from smeic_tui.domain.people import ContactNote, current_positions
from smeic_tui.domain.referrals.chain import Link
from smeic_tui.domain.referrals.dates import past_keeping
from smeic_tui.domain.referrals.facts import Introduction, Move, Referral
from smeic_tui.domain.referrals.fitting import Suggestion
from smeic_tui.store.people import dossiers, people
from smeic_tui.store.people.dossiers import Dossier
from smeic_tui.store.referrals import referrals
from smeic_tui.store.referrals.fitting import suggestions_for
from smeic_tui.store.referrals.introductions import introductions_of
from smeic_tui.text import moments, t
from smeic_tui.widgets.lines import Piece

_NOTES = 8
"""Lines of the contact log on the page; all of them are on the people's own pages."""


@dataclass(frozen=True, slots=True)
class Story:
    """All about one referral."""

    referral: Referral
    dossier: Dossier
    """The outsider."""
    moves: tuple[Move, ...]
    notes: tuple[tuple[str, ContactNote], ...]
    """Contact log of the outsider and, since the day of receipt, of the introducer: whose, what."""
    introductions: tuple[Introduction, ...]
    """Of the outsider."""
    suggestions: tuple[Suggestion, ...]
    chain: tuple[Link, ...]
    """The tree the outsider is in; one link where nobody brought them and they brought nobody."""


def story(conn: sqlite3.Connection, referral_id: int) -> Story:
    """Read all about one referral.

    Raises:
        SmeicError: ``referral_unknown``.
    """
    found = referrals.referral(conn, referral_id)
    notes = [(found.name, n) for n in people.contact_notes(conn, found.person_id)]
    if found.introducer_id is not None:
        known = {n.id for _, n in notes}
        notes += [
            (found.introducer, n)
            for n in people.contact_notes(conn, found.introducer_id)
            if n.id not in known and moments.day(n.at) >= found.received_on
        ]
    notes.sort(key=lambda each: (each[1].at, each[1].id), reverse=True)
    return Story(
        found,
        dossiers.dossier(conn, found.person_id, notes=0),
        referrals.moves(conn, referral_id),
        tuple(notes[:_NOTES]),
        introductions_of(conn, found.person_id),
        suggestions_for(conn, found) if referral_open(found) else (),
        tuple(referrals.chains(conn).tree(found.person_id)),
    )


def headline(found: Referral) -> list[Piece]:
    """Name, company and stage: what stands in the top line."""
    stage = stage_words(found.stage, found.why)
    return [(found.name, "title"), (f"  {company_words(found)}", ""), (f"  {stage}", "key")]


def page_lines(told: Story, room: int, today: date) -> tuple[list[Line], list[Line]]:
    """The lines of the left and the right column; the right one is empty on a narrow screen."""
    left = [
        Section("1", t("referral.section.referral"), tuple(_referral(told.referral, today))),
        Section("2", t("referral.section.person"), tuple(_person(told.dossier))),
        Section("3", t("referral.section.consent"), tuple(_consent(told.referral, today))),
        Section("4", t("referral.section.thanks"), tuple(_thanks(told.referral, today))),
        Section("5", t("referral.section.matches"), tuple(_matches(told.suggestions))),
    ]
    right = [
        Section("6", t("referral.section.introductions"), tuple(_introductions(told))),
        Section("7", t("referral.section.notes"), tuple(_notes(told))),
        Section("8", t("referral.section.chain"), tuple(_chain(told))),
        Section("", t("referral.section.moves"), tuple(_moves(told.moves))),
    ]
    if room < TWO_COLUMNS:
        return laid_out([*left, *right], room - 2), []
    half = room // 2 - 1
    return laid_out(left, half), laid_out(right, half)


def _referral(found: Referral, today: date) -> Iterator[Entry]:
    if not found.counts:
        yield ("", t("referral.is_alumnus"), "alert")
    yield (t("referral.line.stage"), f"{stage_words(found.stage, found.why)}  {found.stage_on}", "")
    if referral_open(found):
        late = due_words(found.due_on, today)
        text = f"{next_words(found.next_action, True)}  {late}"
        yield (t("referral.line.next"), text, "alert")
    yield (t("referral.line.owner"), found.owner, "")
    channel = t(f"referral.channel.{found.channel}") if found.channel else ""
    yield (t("referral.line.received"), f"{found.received_on}  {channel}".rstrip(), "")
    yield (t("referral.label.introducer"), introducer_words(found), "")
    if found.category:
        yield (t("field.category"), t(f"referral.category.{found.category}"), "")
    if found.topic:
        yield (t("referral.label.topic"), found.topic, "")
    if found.note:
        yield (t("field.note"), found.note, "")


def _person(dossier: Dossier) -> Iterator[Entry]:
    if not (dossier.contacts or dossier.tags or current_positions(dossier.positions)):
        yield ("", t("referral.person_empty"), "dim")
    for position in current_positions(dossier.positions):
        yield (t("referral.line.company"), position_line(position), "")
    for contact in dossier.contacts:
        if contact.state == "current":
            yield (t(f"person.contact.{contact.kind}"), contact.value, "")
    for kind in ("need", "offer", "technology", "expertise"):
        labels = [tag.label for tag in dossier.tags if tag.kind == kind]
        if labels:
            yield (t(f"person.tag.{kind}"), ", ".join(labels), "")


def _consent(found: Referral, today: date) -> Iterator[Entry]:
    verdict = t(f"referral.consent.{found.consent}")
    text = "  ".join(filter(None, (verdict, found.consent_on)))
    yield (t("field.consent"), text, "" if found.consent == "agreed" else "alert")
    if found.purpose:
        yield (t("field.referral.purpose"), found.purpose, "")
    if found.keep_until:
        over = past_keeping(found, today)
        day = t("referral.keep_over", day=found.keep_until) if over else found.keep_until
        yield (t("field.keep_until"), day, "alert" if over else "")


def _thanks(found: Referral, today: date) -> Iterator[Entry]:
    for name, due, done in (
        ("thanks", found.thanks_due_on if not found.thanked_on else None, found.thanked_on),
        ("report", found.report_due_on, found.reported_on),
    ):
        told = []
        if due:
            told.append(t("referral.owed_by", due=due_words(due, today)))
        if done:
            told.append(t("referral.owed_done", day=done))
        text = "  ".join(told) or t("referral.owed_none")
        yield (t(f"referral.line.{name}"), text, "alert" if due else "dim")


def _matches(found: Sequence[Suggestion]) -> Iterator[Entry]:
    if not found:
        yield ("", t("referral.none_yet"), "dim")
    for each in found:
        yield (each.name, why_words(each), "")


def _introductions(told: Story) -> Iterator[Entry]:
    if not told.introductions:
        yield ("", t("referral.none_yet"), "dim")
    for each in told.introductions:
        yield ("", introduction_line(each, told.referral.person_id), "")


def _notes(told: Story) -> Iterator[Entry]:
    if not told.notes:
        yield ("", t("person.no_contact"), "dim")
    for whose, note in told.notes:
        yield ("", f"{whose}  {note_line(note)}", "dim")
        yield ("", note.text, "")
        if note.next_action and note.done_on is None:
            text = t("person.next", due=note.due_on or "", text=note.next_action)
            yield ("", text, "alert")


def _chain(told: Story) -> Iterator[Entry]:
    if len(told.chain) < 2:
        yield ("", t("referral.none_yet"), "dim")
        return
    for link in told.chain:
        mine = link.person_id == told.referral.person_id
        name = t("referral.chain_you", name=link.name) if mine else link.name
        indent = "  " * link.depth
        depth = t("referral.depth", depth=link.depth) if mine else ""
        yield ("", "  ".join(filter(None, (f"{indent}{name}", depth))), "strong" if mine else "")


def _moves(found: Sequence[Move]) -> Iterator[Entry]:
    for move in found:
        text = "  ".join(filter(None, (stage_words(move.stage, move.why), move.note)))
        yield (move.moved_on, text, "dim")
