"""Facts of a person as staff say them: the same words in the panel, on the page and in dialogs."""

from __future__ import annotations

from collections.abc import Mapping

from smeic_tui.domain.consent import CHANNELS, Channel, Decision, can_contact
from smeic_tui.domain.people import ContactNote, Enrolment, Position
from smeic_tui.store.people.people import Portrait
from smeic_tui.text import t
from smeic_tui.text.moments import day as day
from smeic_tui.text.moments import local as local
from smeic_tui.text.moments import moment as moment
from smeic_tui.widgets.wrapping import wrapped as wrapped


def period(started: str | None, ended: str | None) -> str:
    """From and to, to the month and as far as known: ``2008/4-2015``, ``2015-``, or nothing."""
    return f"{_month(started)}-{_month(ended)}" if started or ended else ""


def _month(date: str | None) -> str:
    year, _, rest = (date or "").partition("-")
    return f"{year}/{int(rest[:2])}" if rest else year


def enrolment_line(enrolment: Enrolment) -> str:
    """``3期 2008-03 修了``."""
    words = [t("roster.cohort", n=enrolment.cohort)] if enrolment.cohort is not None else []
    if enrolment.course:
        words.append(enrolment.course)
    if enrolment.completed:
        words.append(t("person.completed", date=enrolment.completed))
    elif enrolment.entered:
        words.append(t("person.entered", date=enrolment.entered))
    return " ".join(words)


def position_line(position: Position) -> str:
    """Company, department and title in one line."""
    company = position.organisation.name if position.organisation else ""
    return "  ".join(filter(None, (company, position.department, position.title)))


def organisation_line(position: Position) -> str:
    """What kind of company it is: industry, size, prefecture."""
    company = position.organisation
    if company is None:
        return ""
    words = (company.industry, company.business_type, company.size_band, company.prefecture)
    return "  ".join(filter(None, words))


def note_line(note: ContactNote) -> str:
    """``2026-11-20 電話 受 水野``."""
    channel = t(f"person.channel.{note.channel}")
    direction = t(f"person.direction.{note.direction}")
    return " ".join(filter(None, (day(note.at), channel + direction, family(note.staff))))


def family(name: str) -> str:
    """The family name of a member of staff where it is written apart."""
    return name.split()[0] if name.split() else ""


def decisions(portrait: Portrait) -> Mapping[Channel, Decision]:
    """For each channel, whether the centre's own notices may go there, and why."""
    kinds = {c.kind for c in portrait.contacts if c.state == "current"}
    usable: dict[Channel, bool] = {
        "mail": "mail" in kinds,
        "phone": bool(kinds & {"mobile", "phone"}),
        "post": any(a.state == "current" and a.text for a in portrait.addresses),
    }
    return {
        channel: can_contact(portrait.person, channel, portrait.rules, usable)
        for channel in CHANNELS
    }
