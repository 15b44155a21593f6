"""The licence on a person's page: the line with its countdown, and the engagements."""

from __future__ import annotations

from collections.abc import Iterator

from screens.licensing.ledger_rows import situation_tone, standing_pieces
from smeic_tui.exports.licence_words import engagement_line, expiry
from smeic_tui.store.licences.person_licence import PersonLicence
from smeic_tui.text import t

Entry = tuple[str, str, str]
"""Label, text and tone of the text."""


def licence_entries(found: PersonLicence | None) -> Iterator[Entry]:
    """What the section says; nothing known is said too, with the key that helps."""
    if found is None:
        yield ("", t("licence.none_on_page"), "dim")
        return
    held = found.holder
    period = held.found.period
    if period is not None and held.found.state not in ("unknown", "unconfirmed"):
        yield (t("licence.column_expires"), expiry(period), "")
    if held.licence.id or held.points or held.number:
        words = "".join(text for text, _ in standing_pieces(held, found.rules)).strip()
        yield ("", words, situation_tone(held))
        yield ("", t("licence.guide"), "dim")
    for each in found.engagements:
        told = engagement_line(each, of=held.person_id)
        yield (each.started_on or "", told, "dim" if each.state in ("done", "dropped") else "")
