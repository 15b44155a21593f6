"""Derive what the roster shows, sorts by and searches in, together with the facts."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence

from smeic_tui.domain.search import search_text
from smeic_tui.japanese.companies import company_key
from smeic_tui.japanese.fold import key
from smeic_tui.japanese.kana import hiragana, sort_key
from smeic_tui.japanese.phones import digits
from smeic_tui.japanese.version import FOLD_VERSION

NO_COHORT = 9999
"""Sorts people without a cohort after all cohorts."""

_BLOCK = 500
_COLUMNS = (
    "person_id, kind, standing, name, kana, cohort, cohorts, organisation, title, prefecture, "
    "sort_kana, sort_cohort, sort_organisation, latin, cjk, fold_version"
)


def refresh_people(conn: sqlite3.Connection, person_ids: Sequence[int]) -> None:
    """Rebuild the derived rows of these people; people who are gone lose theirs."""
    for start in range(0, len(person_ids), _BLOCK):
        block = person_ids[start : start + _BLOCK]
        marks = ", ".join("?" * len(block))
        conn.execute(f"DELETE FROM roster_row WHERE person_id IN ({marks})", block)
        conn.executemany(
            f"INSERT INTO roster_row ({_COLUMNS}) VALUES ({', '.join('?' * 16)})",
            _rows(conn, block, marks),
        )


def stale(conn: sqlite3.Connection) -> bool:
    """Whether some derived row was folded by another version of the rules."""
    found = conn.execute(
        "SELECT 1 FROM roster_row WHERE fold_version <> ? LIMIT 1", (FOLD_VERSION,)
    ).fetchone()
    return found is not None


def rebuild(conn: sqlite3.Connection) -> None:
    """Derive every row anew, in one transaction; after the folding rules changed."""
    conn.execute("BEGIN IMMEDIATE")
    try:
        conn.execute("DELETE FROM roster_row")
        refresh_people(conn, [r[0] for r in conn.execute("SELECT id FROM person").fetchall()])
    except BaseException:
        conn.execute("ROLLBACK")
        raise
    conn.execute("COMMIT")


def _grouped(
    conn: sqlite3.Connection, sql: str, block: Sequence[int]
) -> dict[int, list[tuple[str | int | None, ...]]]:
    groups: dict[int, list[tuple[str | int | None, ...]]] = {}
    for row in conn.execute(sql, block):
        groups.setdefault(row[0], []).append(row[1:])
    return groups


def _rows(
    conn: sqlite3.Connection, block: Sequence[int], marks: str
) -> Iterator[tuple[str | int | None, ...]]:
    enrolments = _grouped(
        conn,
        f"SELECT person_id, cohort FROM enrolment WHERE person_id IN ({marks}) "
        "AND cohort IS NOT NULL ORDER BY is_primary DESC, id",
        block,
    )
    positions = _grouped(
        conn,
        "SELECT position.person_id, organisation.name, position.title, organisation.prefecture, "
        "position.ended FROM position LEFT JOIN organisation "
        f"ON organisation.id = position.organisation_id WHERE position.person_id IN ({marks}) "
        "ORDER BY position.ended IS NOT NULL, position.is_primary DESC, position.id",
        block,
    )
    other_names = _grouped(
        conn,
        "SELECT position.person_id, organisation_name.name FROM position JOIN organisation_name "
        "ON organisation_name.organisation_id = position.organisation_id "
        f"WHERE position.person_id IN ({marks}) ORDER BY position.id, organisation_name.id",
        block,
    )
    contacts = _grouped(
        conn,
        f"SELECT person_id, kind, value FROM contact_point WHERE person_id IN ({marks}) "
        "ORDER BY id",
        block,
    )
    addresses = _grouped(
        conn,
        f"SELECT person_id, prefecture FROM address WHERE person_id IN ({marks}) "
        "AND prefecture IS NOT NULL ORDER BY state <> 'current', scope IS NOT 'work', id",
        block,
    )
    people = conn.execute(
        "SELECT id, kind, standing, name, kana, latin, former_name, family, given, member_no "
        f"FROM person WHERE id IN ({marks})",
        block,
    ).fetchall()
    for person_id, kind, standing, name, kana, latin, former, _family, given, member_no in people:
        cohorts = [int(c) for (c,) in enrolments.get(person_id, ()) if c is not None]
        posts = positions.get(person_id, [])
        held = next((p for p in posts if p[3] is None), (None, None, None, None))
        found = contacts.get(person_id, ())
        prefecture = held[2] or next((a for (a,) in addresses.get(person_id, ())), None)
        names = [name, latin, former, former + given if former and given else None]
        text = search_text(
            names=[n for n in names if n],
            readings=[kana] if kana else [],
            organisations=dict.fromkeys(
                str(each[0]) for each in (*posts, *other_names.get(person_id, ())) if each[0]
            ),
            cohorts=cohorts,
            mails=[str(v) for k, v in found if k == "mail"],
            phones=[digits(str(v)) for k, v in found if k != "mail"],
            member_no=member_no,
            title=str(held[1]) if held[1] else None,
        )
        order = sort_key(kana or "") + "\x01" + hiragana(key(name))
        organisation = str(held[0] or "")
        yield (
            person_id,
            kind,
            standing,
            name,
            kana or "",
            cohorts[0] if cohorts else None,
            ",".join(map(str, cohorts)),
            organisation,
            str(held[1] or ""),
            str(prefecture or ""),
            order,
            cohorts[0] if cohorts else NO_COHORT,
            # People without a company come after all companies.
            company_key(organisation) if organisation else "\uffff",
            text.latin,
            text.cjk,
            FOLD_VERSION,
        )
