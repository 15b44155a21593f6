"""Enter somebody new with everything a row says."""

from __future__ import annotations

import json

from importers.planning.edits import Listed
from importers.planning.ledger import Entry, Ledger
from importers.values.row_values import RowValues


def enter(ledger: Ledger, values: RowValues, listed: Listed) -> Entry:
    """Add a person; an alumnus if the list is of alumni only or names a cohort."""
    day = listed.day
    alumnus = listed.options.alumni_only or values.cohort is not None
    entry = ledger.add_person(
        day,
        kind="alumnus" if alumnus else "outsider",
        name=values.name,
        family=values.family,
        given=values.given,
        kana=values.kana or (values.kana_proposed if listed.options.takes_proposed_kana else None),
        latin=values.latin,
        former_name=values.former_name,
        member_no=values.member_no,
        licence_no=values.licence_no,
        birth_year=values.birth_year,
        note=values.note,
        other=json.dumps(dict(values.other), ensure_ascii=False) if values.other else "{}",
    )
    here = entry.id
    studied = (values.completed, values.entered, values.research_theme)
    if values.cohort is not None or any(studied):
        ledger.add(
            "enrolment",
            day,
            person_id=here,
            cohort=values.cohort,
            completed=values.completed,
            entered=values.entered,
            research_theme=values.research_theme,
            is_primary=1,
        )
    if values.company or values.department or values.title:
        _enter_post(ledger, here, values, day)
    for contact in values.contacts:
        ledger.add(
            "contact_point",
            day,
            person_id=here,
            kind=contact.kind,
            scope=contact.scope,
            value=contact.value,
            state="current",
            note=contact.note,
        )
    for address in values.addresses:
        ledger.add(
            "address",
            day,
            person_id=here,
            scope=address.scope,
            postcode=address.postcode,
            prefecture=address.prefecture,
            text=address.text,
            state="current",
        )
    for rule in values.rules:
        ledger.add(
            "contact_rule",
            day,
            person_id=here,
            channel=rule.channel,
            verdict="refused",
            since=listed.as_of,
            source=listed.source,
            reason=rule.word,
        )
    return entry


def _enter_post(ledger: Ledger, person_id: int, values: RowValues, day: str) -> None:
    organisation = ledger.company_in(values, day)
    ledger.add(
        "position",
        day,
        person_id=person_id,
        organisation_id=organisation.id if organisation is not None else None,
        department=values.department,
        title=values.title,
        is_primary=1,
    )
