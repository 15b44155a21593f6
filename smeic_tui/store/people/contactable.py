"""Who of many may be reached by a channel: `domain.consent.can_contact` over a whole list."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence

from smeic_tui.domain.consent import Channel, ContactRule, Decision, Purpose, can_contact
from smeic_tui.domain.people import Person

_BLOCK = 500
_REACHED_BY: Mapping[Channel, str] = {
    "mail": "SELECT person_id FROM contact_point WHERE state = 'current' AND kind = 'mail'",
    "phone": "SELECT person_id FROM contact_point WHERE state = 'current' "
    "AND kind IN ('phone', 'mobile')",
    "post": "SELECT person_id FROM address WHERE state = 'current' AND text IS NOT NULL",
}


def decisions(
    conn: sqlite3.Connection,
    person_ids: Sequence[int],
    channel: Channel,
    *,
    purpose: Purpose = "notice",
) -> dict[int, Decision]:
    """For each of these people, whether they may be reached so, with the reason.

    Args:
        conn: Any connection.
        person_ids: Whom; people who are gone are left out.
        channel: How.
        purpose: What for.
    """
    found: dict[int, Decision] = {}
    for start in range(0, len(person_ids), _BLOCK):
        block = list(person_ids[start : start + _BLOCK])
        marks = ", ".join("?" * len(block))
        reached = {
            row[0]
            for row in conn.execute(f"{_REACHED_BY[channel]} AND person_id IN ({marks})", block)
        }
        rules = {
            row[0]: ContactRule(*row[1:])
            for row in conn.execute(
                "SELECT person_id, channel, verdict, since, source, reason FROM contact_rule "
                f"WHERE channel = ? AND person_id IN ({marks})",
                [channel, *block],
            )
        }
        for row in conn.execute(
            f"SELECT id, uid, rev, kind, name, standing FROM person WHERE id IN ({marks})",
            block,
        ):
            person = Person(
                id=row[0], uid=row[1], rev=row[2], kind=row[3], name=row[4], standing=row[5]
            )
            rule = rules.get(person.id)
            found[person.id] = can_contact(
                person,
                channel,
                {channel: rule} if rule else {},
                {channel: person.id in reached},
                purpose=purpose,
            )
    return {person_id: found[person_id] for person_id in person_ids if person_id in found}
