"""What commands say of one organisation."""

from __future__ import annotations

import sqlite3
from typing import Any

from smeic_tui.cli.desk import put_json, say
from smeic_tui.store.organisations import organisations as held
from smeic_tui.store.organisations.organisations import Summary


def put_organisation(
    conn: sqlite3.Connection, number: int, as_document: bool, key: str, /, **told: object
) -> None:
    """Say what was done, or put the organisation out as it is now."""
    if as_document:
        put_json(organisation_json(held.summary(conn, number)))
    else:
        say(key, **told)


def organisation_json(each: Summary) -> dict[str, Any]:
    """One organisation with its numbers."""
    found, numbers = each.organisation, each.numbers
    return {
        "organisation": found.id,
        "uid": found.uid,
        "name": found.name,
        "kana": found.kana,
        "former_names": list(each.names.former),
        "aliases": list(each.names.aliases),
        "corporate_number": found.corporate_number,
        "industry": found.industry,
        "business_type": found.business_type,
        "size_band": found.size_band,
        "prefecture": found.prefecture,
        "homepage": found.homepage,
        "note": found.note,
        "alumni": numbers.alumni,
        "former": numbers.former,
        "others": numbers.others,
        "cohorts": list(numbers.cohorts),
        "cohorts_ever": list(numbers.ever),
        "unmet": numbers.unmet,
        "cases": each.cases,
        "referrals": each.referrals,
        "alike": list(each.alike),
    }
