"""Everything on one person, section by section, as lines of a given width."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from screens.bringing.words import introduction_line, referral_line
from screens.guests.taken import taken_line
from screens.licensing.person_section import licence_entries
from screens.persons.words import (
    decisions,
    enrolment_line,
    note_line,
    organisation_line,
    period,
    position_line,
    wrapped,
)
from screens.trainings.taken import training_entries
from smeic_tui.domain.consent import USES, may_show
from smeic_tui.domain.people import Address, current_positions, past_positions
from smeic_tui.store.licences.person_licence import PersonLicence
from smeic_tui.store.people.dossiers import Dossier
from smeic_tui.text import render, t
from smeic_tui.widgets.lines import Piece, Side
from smeic_tui.widgets.show import fit

LABEL = 16
"""Cells of the labels: 診断士登録番号 and a blank."""
TWO_COLUMNS = 100
"""Cells from which the page has two columns."""

Line = tuple[Side, Side]
Entry = tuple[str, str, str]
"""Label, text and tone of the text."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it."""

    digit: str
    """The digit that opens it for correction, or empty."""
    title: str
    entries: tuple[Entry, ...]


def page_lines(
    dossier: Dossier, room: int, licence: PersonLicence | None = None
) -> tuple[list[Line], list[Line]]:
    """The lines of the left and the right column; the right one is empty on a narrow screen.

    Args:
        dossier: The person.
        room: Cells of the screen.
        licence: Their licence and engagements; None without any.
    """
    left, right = _sections(dossier, licence)
    if room < TWO_COLUMNS:
        return laid_out([*left, *right], room - 2), []
    half = room // 2 - 1
    return laid_out(left, half), laid_out(right, half)


def headline(dossier: Dossier) -> list[Piece]:
    """Name, reading, cohort, standing: what stands in the top line."""
    person = dossier.person
    first = enrolment_line(dossier.enrolments[0]) if dossier.enrolments else ""
    pieces: list[Piece] = [(person.name, "title")]
    if person.kana:
        pieces.append((f"  {person.kana}", ""))
    pieces.append((f"  {first.split()[0] if first else t(f'person.kind.{person.kind}')}", ""))
    if person.standing != "active":
        since = f" {person.standing_on}" if person.standing_on else ""
        pieces.append((f"  {t(f'person.standing.{person.standing}')}{since}", "alert"))
    return pieces


def laid_out(sections: Sequence[Section], room: int) -> list[Line]:
    """Sections one under the other, their texts folded to the room there is."""
    lines: list[Line] = []
    for section in sections:
        if lines:
            lines.append(("", ""))
        head: list[Piece] = [(f" {section.digit or ' '} ", "key"), (section.title, "strong")]
        lines.append((head, ""))
        for label, text, tone in section.entries:
            for number, part in enumerate(wrapped(text, max(room - LABEL - 3, 12))):
                name = fit(label if number == 0 else "", LABEL)
                lines.append(([("   ", ""), (name, "dim"), (part, tone)], ""))
    return lines


def _sections(
    dossier: Dossier, licence: PersonLicence | None
) -> tuple[list[Section], list[Section]]:
    left = [
        Section("1", t("person.section.basic"), tuple(_basic(dossier))),
        Section("2", t("person.section.positions"), tuple(_positions(dossier))),
        Section("3", t("person.section.contacts"), tuple(_contacts(dossier))),
    ]
    right = [
        Section("4", t("person.section.rules"), tuple(_rules(dossier))),
        Section("5", t("person.section.tags"), tuple(_tags(dossier))),
        Section("6", t("person.section.notes"), tuple(_notes(dossier))),
        Section("7", t("person.section.events"), tuple(_events(dossier))),
        *_trainings(dossier),
        Section("9", t("person.section.licence"), tuple(licence_entries(licence))),
        Section("0", t("referral.section.both"), tuple(_brought(dossier))),
    ]
    if dossier.memberships or dossier.cases:
        joint = (*_bodies(dossier), *_cases(dossier))
        right.append(Section("8", t("person.section.bodies"), joint))
    if dossier.person.note:
        left.append(Section("", t("person.section.note"), (("", dossier.person.note, ""),)))
    if dossier.person.other:
        other = tuple((name, value, "") for name, value in dossier.person.other.items())
        right.append(Section("", t("person.section.other"), other))
    return left, right


def _basic(dossier: Dossier) -> Iterator[Entry]:
    person = dossier.person
    kind, standing = t(f"person.kind.{person.kind}"), t(f"person.standing.{person.standing}")
    since = f" {person.standing_on}" if person.standing_on else ""
    yield (kind, standing + since, "" if person.standing == "active" else "alert")
    for name in ("kana", "former_name", "latin", "member_no", "licence_no", "birth_year"):
        value = getattr(person, name)
        if value:
            yield (t(f"person.label.{name}"), str(value), "")
    for enrolment in dossier.enrolments:
        yield (t("person.section.enrolments"), enrolment_line(enrolment), "")
        if enrolment.research_theme:
            yield (t("person.label.theme"), enrolment.research_theme, "")
    if person.verified_on:
        yield (t("person.label.verified_on"), person.verified_on, "")


def _positions(dossier: Dossier) -> Iterator[Entry]:
    if not dossier.positions:
        yield ("", t("person.no_position"), "dim")
    for position in current_positions(dossier.positions):
        yield (period(position.started, None), position_line(position), "")
        about = [
            organisation_line(position),
            t(f"person.job_function.{position.job_function}") if position.job_function else "",
            t(f"person.relation.{position.relation}") if position.relation else "",
        ]
        if any(about):
            yield ("", "  ".join(filter(None, about)), "dim")
    for position in past_positions(dossier.positions):
        yield (period(position.started, position.ended), position_line(position), "dim")


def _contacts(dossier: Dossier) -> Iterator[Entry]:
    if not (dossier.contacts or dossier.addresses):
        yield ("", t("person.no_contacts"), "dim")
    for contact in dossier.contacts:
        label = t(f"person.contact.{contact.kind}")
        if contact.scope:
            label += f" {t(f'person.scope.{contact.scope}')}"
        yield (label, *_with_state(contact.value, contact.state, contact.state_on))
    for address in dossier.addresses:
        scope = t(f"person.scope.{address.scope}") if address.scope else ""
        label = f"{t('field.address.text')} {scope}".rstrip()
        yield (label, *_with_state(address_line(address), address.state, address.state_on))


def _with_state(text: str, state: str, on: str | None) -> tuple[str, str]:
    if state == "current":
        return text, ""
    word = t(f"person.state.{state}")
    return f"{text}  {word}{f' {on}' if on else ''}", "dim" if state == "former" else "alert"


def address_line(address: Address) -> str:
    """Postcode and address in one line."""
    text = address.text or ""
    if address.prefecture and not text.startswith(address.prefecture):
        text = address.prefecture + text
    return "  ".join(filter(None, (address.postcode, text)))


def _rules(dossier: Dossier) -> Iterator[Entry]:
    for channel, decision in decisions(dossier).items():
        rule = dossier.rules.get(channel)
        verdict = t(f"person.verdict.{rule.verdict if rule else 'unconfirmed'}")
        details = [rule.since, rule.source, rule.reason] if rule else []
        if not decision.allowed:
            # What is allowed needs no reason; what is not says why, beside the verdict.
            why = render("reason", decision.reason.code, decision.reason.params)
            details.insert(0, t("person.unusable", why=why.rstrip("。.")))
        text = "  ".join(filter(None, (verdict, *details)))
        yield (t(f"person.channel.{channel}"), text, "" if decision.allowed else "alert")
    for use in USES:
        consent = dossier.consents.get(use)
        word = t(f"person.consent.{consent.verdict if consent else 'unconfirmed'}")
        since = "  ".join(filter(None, (consent.since, consent.source))) if consent else ""
        allowed = may_show(dossier.person, use, dossier.consents).allowed
        yield (t(f"person.use.{use}"), f"{word}  {since}".rstrip(), "" if allowed else "dim")


def _tags(dossier: Dossier) -> Iterator[Entry]:
    for kind in ("offer", "need", "technology", "expertise"):
        labels = [tag.label for tag in dossier.tags if tag.kind == kind]
        if labels:
            yield (t(f"person.tag.{kind}"), ", ".join(labels), "")


def _events(dossier: Dossier) -> Iterator[Entry]:
    if not dossier.events:
        yield ("", t("event.none_yet"), "dim")
    for taken in dossier.events:
        yield (taken.held_on or t("event.no_day"), taken_line(taken), "" if taken.came else "dim")


def _trainings(dossier: Dossier) -> Iterator[Section]:
    """Opened with the events: both are what somebody took part in."""
    if dossier.trainings:
        entries = tuple(training_entries(dossier.trainings, date.today()))
        yield Section("7", t("field.table.training_run"), entries)


def _bodies(dossier: Dossier) -> Iterator[Entry]:
    for term in dossier.memberships:
        text = f"{term.body}  {t(f'body.role_{term.role}')}"
        yield (period(term.started, term.ended), text, "dim" if term.ended else "")


def _cases(dossier: Dossier) -> Iterator[Entry]:
    for taken in dossier.cases:
        role = t(f"case.role_{taken.role}") if taken.role else t("case.theme_of")
        yield (t(f"case.stage_{taken.stage}"), f"{taken.title}  {role}", "")


def _brought(dossier: Dossier) -> Iterator[Entry]:
    """Whom they brought, who brought them, and to whom they were introduced."""
    mine = dossier.person.id
    brought = [r for r in dossier.referrals if r.introducer_id == mine and r.counts]
    if brought:
        joined = sum(r.stage == "joined" for r in brought)
        yield ("", t("referral.brought_count", count=len(brought), joined=joined), "")
    for referral in dossier.referrals:
        yield (referral.received_on, referral_line(referral, mine), "")
    for introduction in dossier.introductions:
        yield (introduction.stage_on, introduction_line(introduction, mine), "")
    if not dossier.referrals and not dossier.introductions:
        yield ("", t("referral.none_yet"), "dim")


def _notes(dossier: Dossier) -> Iterator[Entry]:
    if not dossier.notes:
        yield ("", t("person.no_contact"), "dim")
    for note in dossier.notes:
        yield ("", note_line(note), "dim")
        who = f" {t('person.with_other', name=note.other_person)}" if note.other_person else ""
        yield ("", note.text + who, "")
        if note.next_action and note.done_on:
            yield ("", t("person.next_done", date=note.done_on, text=note.next_action), "dim")
        elif note.next_action:
            yield ("", t("person.next", due=note.due_on or "", text=note.next_action), "alert")
