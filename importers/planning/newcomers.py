"""Enter somebody new with everything a row says."""

from __future__ import annotations

import json

from importers.planning.edits import Listed
from importers.planning.ledger import Entry, Ledger
from importers.values.row_values import RowValues
from smeic_tui.domain.people import Kind
from smeic_tui.store.imports.match_source import Cell
from smeic_tui.store.journal.uids import new_uid


def enter(ledger: Ledger, values: RowValues, listed: Listed, kind: Kind | None = None) -> Entry:
    """Add a person; an alumnus if the list is of alumni only or names a cohort.

    Args:
        ledger: The roster.
        values: What the row says.
        listed: Where it comes from.
        kind: What the list says the person is, where it says so.

    The cells stand in the order of ``match_source.COLUMNS``, each beginning with the id.
    """
    day = listed.day
    alumnus = listed.options.alumni_only or values.cohort is not None
    other = json.dumps(dict(values.other), ensure_ascii=False) if values.other else "{}"
    proposed = values.kana_proposed if listed.options.takes_proposed_kana else None
    person: list[Cell] = [
        *(None, new_uid(), kind or ("alumnus" if alumnus else "outsider")),
        *(values.name, values.family, values.given, values.kana or proposed, values.latin),
        *(values.former_name, values.member_no, values.licence_no, values.birth_year),
        *("active", values.note, other, None),
    ]
    entry = ledger.add_person(ledger.append("person", day, person))
    here = entry.id
    if values.cohort is not None or values.completed or values.entered or values.research_theme:
        enrolment: list[Cell] = [
            *(None, here, values.cohort, None, values.entered, values.completed),
            *(values.research_theme, 1),
        ]
        entry.enrolments.append(ledger.append("enrolment", day, enrolment))
    if values.company or values.department or values.title:
        company = ledger.company_in(values, day)
        position: list[Cell] = [
            *(None, here, company.id if company is not None else None),
            *(values.department, values.title, None, None, 1),
        ]
        entry.positions.append(ledger.append("position", day, position))
    for c in values.contacts:
        cells: list[Cell] = [None, here, c.kind, c.scope, c.value, "current", None, c.note]
        entry.contacts.append(ledger.append("contact_point", day, cells))
    for a in values.addresses:
        cells = [None, here, a.scope, a.postcode, a.prefecture, a.text, "current", None]
        entry.addresses.append(ledger.append("address", day, cells))
    for r in values.rules:
        cells = [None, here, r.channel, "refused", listed.as_of, listed.source, r.word]
        entry.rules.append(ledger.append("contact_rule", day, cells))
    if values.licence is not None:
        cells = [None, here, values.licence.registered_on, values.licence.expires_on]
        entry.licences.append(ledger.append("licence", day, cells))
    return entry
