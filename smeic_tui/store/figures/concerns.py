"""気になる点: the people behind each concern, with the value that caused it.

The database narrows to rows that can matter, the rules of ``domain.quality`` decide.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from smeic_tui.domain.consent import CHANNELS
from smeic_tui.domain.groups import COUNTED
from smeic_tui.domain.quality import (
    CONCERNS,
    STALE_YEARS,
    Concern,
    cohort_differs,
    ends_before_start,
    is_bad_phone,
    is_stale,
    lacks_reading,
    lies_ahead,
    reachable,
)
from smeic_tui.japanese.mails import mail_key


@dataclass(frozen=True, slots=True)
class Case:
    """One person a concern is about."""

    person_id: int
    """Who."""
    field: str = ""
    """Name of the column that caused it; empty where there is no single one."""
    value: str = ""
    """What stands there."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a concern is measured against."""

    today: str
    """ISO date."""
    stale_years: int = STALE_YEARS
    """Years after which a verification is old."""

    @property
    def year(self) -> int:
        """The current year."""
        return int(self.today[:4])


def today() -> Asked:
    """Today, with the usual number of years."""
    return Asked(date.today().isoformat())


_LIVING = f"standing IN ({', '.join(repr(standing) for standing in COUNTED)})"
_Rows = Iterator[Case]
_FEW = 500
"""People up to whom asking for these alone is quicker than reading the order of everybody."""


def cases(conn: sqlite3.Connection, concern: Concern, asked: Asked) -> tuple[Case, ...]:
    """The people of a concern, each once, in the order of the kana.

    People with one mail address stand together.

    Args:
        conn: Any connection.
        concern: Which one.
        asked: Today, and what counts as old.
    """
    first: dict[int, Case] = {}
    for case in _FINDERS[concern](conn, asked):
        first.setdefault(case.person_id, case)
    if not first:
        return ()
    if concern == "same_mail":
        return tuple(sorted(first.values(), key=lambda c: (mail_key(c.value), c.person_id)))
    if len(first) < _FEW:
        marks = ", ".join("?" * len(first))
        only, values = f"WHERE person_id IN ({marks})", tuple(first)
    else:
        only, values = "", ()
    order = conn.execute(
        f"SELECT person_id FROM roster_row {only} ORDER BY sort_kana, person_id", values
    )
    return tuple(first[i] for (i,) in order if i in first)


def counts(
    conn: sqlite3.Connection, asked: Asked, progress: Callable[[int, int], object] | None = None
) -> dict[Concern, int]:
    """How many people each concern is about.

    Args:
        conn: A connection of the counting thread.
        asked: Today, and what counts as old.
        progress: Told how many of how many concerns are counted.
    """
    found: dict[Concern, int] = {}
    for number, concern in enumerate(CONCERNS, 1):
        found[concern] = len({case.person_id for case in _FINDERS[concern](conn, asked)})
        if progress is not None:
            progress(number, len(CONCERNS))
    return found


def uids(conn: sqlite3.Connection) -> dict[int, str]:
    """Everybody's uid by id: how scripts name people."""
    return dict(conn.execute("SELECT id, uid FROM person"))


def _no_kana(conn: sqlite3.Connection, asked: Asked) -> _Rows:
    for person_id, name, kana, latin in conn.execute(
        "SELECT id, name, kana, latin FROM person "
        f"WHERE coalesce(kana, '') = '' AND coalesce(latin, '') = '' AND {_LIVING}"
    ):
        if lacks_reading(name, kana, latin):
            yield Case(person_id)


def _unreachable(conn: sqlite3.Connection, asked: Asked) -> _Rows:
    verdicts = ", ".join(
        f"(SELECT verdict FROM contact_rule WHERE person_id = person.id AND channel = '{channel}')"
        for channel in CHANNELS
    )
    kinds = {"mail": "'mail'", "phone": "'mobile', 'phone'"}
    usable = ", ".join(
        "EXISTS (SELECT 1 FROM address WHERE person_id = person.id AND state = 'current' "
        "AND coalesce(text, '') <> '')"
        if channel == "post"
        else "EXISTS (SELECT 1 FROM contact_point WHERE person_id = person.id "
        f"AND state = 'current' AND kind IN ({kinds[channel]}))"
        for channel in CHANNELS
    )
    count = len(CHANNELS)
    for person_id, kind, standing, *rest in conn.execute(
        f"SELECT id, kind, standing, {verdicts}, {usable} FROM person WHERE {_LIVING}"
    ):
        if not reachable(kind, standing, tuple(rest[:count]), tuple(map(bool, rest[count:]))):
            yield Case(person_id)


def _returned(conn: sqlite3.Connection, asked: Asked) -> _Rows:
    """What came back and has nothing usable of its kind in its place."""
    for person_id, kind, value in conn.execute(
        "SELECT person.id, kinds.name, bad.value FROM contact_point AS bad "
        "JOIN (SELECT 'mail' AS kind, 'mail' AS name UNION ALL VALUES ('mobile', 'phone'), "
        "('phone', 'phone')) AS kinds ON kinds.kind = bad.kind "
        "JOIN person ON person.id = bad.person_id "
        f"WHERE bad.state = 'returned' AND {_LIVING} AND NOT EXISTS (SELECT 1 FROM contact_point "
        "AS good WHERE good.person_id = bad.person_id AND good.state = 'current' "
        "AND (good.kind = 'mail') = (bad.kind = 'mail') AND good.kind <> 'fax') "
        "UNION ALL "
        "SELECT person.id, 'address', coalesce(bad.text, bad.postcode, '') FROM address AS bad "
        "JOIN person ON person.id = bad.person_id "
        f"WHERE bad.state = 'returned' AND {_LIVING} AND NOT EXISTS (SELECT 1 FROM address AS good "
        "WHERE good.person_id = bad.person_id AND good.state = 'current')"
    ):
        yield Case(person_id, kind, value)


def _open_actions(conn: sqlite3.Connection, asked: Asked) -> _Rows:
    for person_id, action in conn.execute(
        "SELECT person.id, next_action FROM contact_log "
        "JOIN person ON person.id IN (contact_log.person_id, other_person_id) "
        "WHERE next_action IS NOT NULL AND done_on IS NULL "
        "AND standing IN ('deceased', 'withdrawn') ORDER BY due_on, contact_log.id"
    ):
        yield Case(person_id, "next_action", action)


def _same_mail(conn: sqlite3.Connection, asked: Asked) -> _Rows:
    people: dict[str, set[int]] = defaultdict(set)
    written: dict[tuple[str, int], str] = {}
    for person_id, value in conn.execute(
        "SELECT person_id, value FROM contact_point JOIN person ON person.id = person_id "
        f"WHERE contact_point.kind = 'mail' AND state = 'current' AND {_LIVING}"
    ):
        key = mail_key(value)
        people[key].add(person_id)
        written[key, person_id] = value
    for key, sharing in people.items():
        if len(sharing) > 1:
            yield from (Case(i, "mail", written[key, i]) for i in sharing)


def _bad_phone(conn: sqlite3.Connection, asked: Asked) -> _Rows:
    for person_id, value in conn.execute(
        "SELECT person_id, value FROM contact_point JOIN person ON person.id = person_id "
        "WHERE contact_point.kind IN ('mobile', 'phone', 'fax') AND state = 'current' "
        f"AND {_LIVING}"
    ):
        if is_bad_phone(value):
            yield Case(person_id, "phone", value)


def _no_cohort(conn: sqlite3.Connection, asked: Asked) -> _Rows:
    for (person_id,) in conn.execute(
        "SELECT id FROM person WHERE kind = 'alumnus' AND NOT EXISTS (SELECT 1 FROM enrolment "
        f"WHERE person_id = person.id AND cohort IS NOT NULL) AND {_LIVING}"
    ):
        yield Case(person_id)


def _cohort_mismatch(conn: sqlite3.Connection, asked: Asked) -> _Rows:
    for person_id, cohort, completed in conn.execute(
        "SELECT person_id, cohort, completed FROM enrolment "
        "WHERE cohort IS NOT NULL AND completed IS NOT NULL ORDER BY id"
    ):
        if cohort_differs(cohort, completed):
            yield Case(person_id, "completed", completed)


def _two_primary(conn: sqlite3.Connection, asked: Asked) -> _Rows:
    for person_id, table in conn.execute(
        "SELECT person_id, 'enrolment' FROM enrolment WHERE is_primary = 1 "
        "GROUP BY person_id HAVING count(*) > 1 UNION ALL "
        "SELECT person_id, 'position' FROM position WHERE is_primary = 1 AND ended IS NULL "
        "GROUP BY person_id HAVING count(*) > 1"
    ):
        yield Case(person_id, f"table.{table}")


def _ends_before_start(conn: sqlite3.Connection, asked: Asked) -> _Rows:
    for person_id, started, ended in conn.execute(
        "SELECT person_id, started, ended FROM position "
        "WHERE started IS NOT NULL AND ended IS NOT NULL ORDER BY id"
    ):
        if ends_before_start(started, ended):
            yield Case(person_id, "table.position", f"{started} / {ended}")


_DATES = (
    ("person", "id", "birth_year", ""),
    ("person", "id", "standing_on", ""),
    ("person", "id", "verified_on", ""),
    ("enrolment", "person_id", "entered", ""),
    # A student's completion is planned.
    (
        "enrolment",
        "person_id",
        "completed",
        "AND person_id NOT IN (SELECT id FROM person WHERE kind = 'student')",
    ),
    ("position", "person_id", "started", ""),
    ("position", "person_id", "ended", ""),
    ("contact_point", "person_id", "state_on", ""),
    ("address", "person_id", "state_on", ""),
    ("contact_rule", "person_id", "since", ""),
    ("consent", "person_id", "since", ""),
    ("contact_log", "person_id", "done_on", ""),
)
"""Dates that tell what has been: table, column of the person, column, condition."""


def _future_date(conn: sqlite3.Connection, asked: Asked) -> _Rows:
    # Whatever lies ahead begins with a year that is not before this one: the rest is not read.
    for table, person, column, more in _DATES:
        for person_id, value in conn.execute(
            f"SELECT {person}, CAST({column} AS TEXT) FROM {table} "
            f"WHERE CAST({column} AS TEXT) >= ? {more}",
            (asked.today[:4],),
        ):
            if lies_ahead(value, asked.today):
                yield Case(person_id, column, value)


def _stale(conn: sqlite3.Connection, asked: Asked) -> _Rows:
    for person_id, verified_on in conn.execute(
        f"SELECT id, verified_on FROM person WHERE verified_on IS NOT NULL AND {_LIVING}"
    ):
        if is_stale(verified_on, asked.today, asked.stale_years):
            yield Case(person_id, "verified_on", verified_on)


_FINDERS: dict[Concern, Callable[[sqlite3.Connection, Asked], _Rows]] = {
    "unreachable": _unreachable,
    "returned": _returned,
    "open_actions": _open_actions,
    "same_mail": _same_mail,
    "bad_phone": _bad_phone,
    "no_kana": _no_kana,
    "no_cohort": _no_cohort,
    "cohort_mismatch": _cohort_mismatch,
    "two_primary": _two_primary,
    "ends_before_start": _ends_before_start,
    "future_date": _future_date,
    "stale": _stale,
}
