"""Who may be suggested for a referral, and who must not be."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from smeic_tui.domain.referrals.facts import Referral
from smeic_tui.domain.referrals.fitting import Profile, Suggestion, suggestions

_TAGS = {"offer": "offers", "need": "needs", "technology": "technologies"}


def suggestions_for(conn: sqlite3.Connection, referral: Referral) -> tuple[Suggestion, ...]:
    """Up to five alumni who fit a referral; what was asked for counts as a need."""
    me = next(_profiles(conn, "person.id = ?", (referral.person_id,)), None)
    if me is None:
        return ()
    needs = (*me.needs, *((referral.topic,) if referral.topic else ()))
    outsider = Profile(
        me.person_id, me.name, me.offers, needs, me.technologies, me.industry, me.prefecture
    )
    alumni = _profiles(
        conn,
        "person.kind = 'alumnus' AND person.standing = 'active' "
        "AND EXISTS (SELECT 1 FROM tag WHERE tag.person_id = person.id)",
        (),
    )
    return suggestions(outsider, alumni, _leave_out(conn, referral))


def _leave_out(conn: sqlite3.Connection, referral: Referral) -> frozenset[int]:
    """Declined for this referral, introduced to the outsider already, or who brought them."""
    found = conn.execute(
        "SELECT person_id FROM declined_match WHERE referral_id = ?1 "
        "UNION SELECT other_person_id FROM introduction "
        "WHERE person_id = ?2 AND other_person_id IS NOT NULL "
        "UNION SELECT person_id FROM introduction WHERE other_person_id = ?2 "
        "UNION SELECT introducer_id FROM referral "
        "WHERE person_id = ?2 AND introducer_id IS NOT NULL",
        (referral.id, referral.person_id),
    )
    return frozenset(person_id for (person_id,) in found)


def _profiles(
    conn: sqlite3.Connection, condition: str, parameters: tuple[int, ...]
) -> Iterator[Profile]:
    tags: dict[int, dict[str, list[str]]] = {}
    for person_id, kind, label in conn.execute(
        "SELECT tag.person_id, tag.kind, tag.label FROM tag "
        f"JOIN person ON person.id = tag.person_id WHERE {condition} ORDER BY tag.id",
        parameters,
    ):
        field = _TAGS.get(kind, "technologies")
        tags.setdefault(person_id, {}).setdefault(field, []).append(label)
    for person_id, name, industry, prefecture in conn.execute(
        "SELECT person.id, person.name, organisation.industry, organisation.prefecture FROM person "
        "LEFT JOIN position ON position.id = (SELECT id FROM position AS held "
        "WHERE held.person_id = person.id AND held.ended IS NULL "
        "ORDER BY held.is_primary DESC, held.id LIMIT 1) "
        "LEFT JOIN organisation ON organisation.id = position.organisation_id "
        f"WHERE {condition} ORDER BY person.id",
        parameters,
    ):
        mine = tags.get(person_id, {})
        yield Profile(
            person_id,
            name,
            tuple(mine.get("offers", ())),
            tuple(mine.get("needs", ())),
            tuple(mine.get("technologies", ())),
            industry,
            prefecture,
        )
