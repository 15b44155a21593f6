"""実務従事 on file, and who could help whom: open needs beside consultants who are free."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from smeic_tui.domain.engagements import Engagement, check_engagement
from smeic_tui.domain.licences.licence import LedgerLine
from smeic_tui.errors import SmeicError
from smeic_tui.japanese.fold import key
from smeic_tui.store.journal.operation import Operation, Value
from smeic_tui.store.licences.licence_holders import Holder, eligible
from smeic_tui.store.licences.licences import add_point
from smeic_tui.store.organisations.naming import organisation_named

COLUMNS = (
    *("organisation_id", "host_person_id", "theme", "started_on", "ended_on", "days", "state"),
    *("outcome", "note"),
)
"""What is written of an engagement beside its consultant."""
_SELECT = (
    "SELECT engagement.id, engagement.uid, engagement.rev, engagement.person_id, person.name, "
    "engagement.organisation_id, coalesce(organisation.name, ''), engagement.host_person_id, "
    "coalesce(host.name, ''), engagement.theme, engagement.started_on, engagement.ended_on, "
    "engagement.days, engagement.state, engagement.outcome, engagement.note, "
    "EXISTS (SELECT 1 FROM licence_point WHERE engagement_id = engagement.id) FROM engagement "
    "JOIN person ON person.id = engagement.person_id "
    "LEFT JOIN organisation ON organisation.id = engagement.organisation_id "
    "LEFT JOIN person AS host ON host.id = engagement.host_person_id"
)
_ORDER = (
    "ORDER BY engagement.state NOT IN ('planned', 'running'), "
    "coalesce(engagement.started_on, '9999') DESC, engagement.id DESC"
)


@dataclass(frozen=True, slots=True)
class Need:
    """Something somebody at a company asked for, and who may help."""

    person_id: int
    """Who asked."""
    person: str
    cohort: int | None
    organisation_id: int | None
    organisation: str
    label: str
    """The need as written."""
    helpers: tuple[Holder, ...]
    """Free consultants who offer or know just this, by 五十音."""


# Reading


def engagements(conn: sqlite3.Connection) -> tuple[Engagement, ...]:
    """Every engagement: what is planned or going on first, then the latest."""
    return tuple(_engagement(row) for row in conn.execute(f"{_SELECT} {_ORDER}"))


def engagements_of(conn: sqlite3.Connection, person_id: int) -> tuple[Engagement, ...]:
    """Those of one person, as consultant or as the one who asked."""
    where = "WHERE engagement.person_id = ?1 OR engagement.host_person_id = ?1"
    return tuple(
        _engagement(row) for row in conn.execute(f"{_SELECT} {where} {_ORDER}", (person_id,))
    )


def engagements_at(conn: sqlite3.Connection, organisation_id: int) -> tuple[Engagement, ...]:
    """Those at an organisation; where only who asked is known, of those who work there."""
    where = (
        "WHERE engagement.organisation_id = ?1 OR (engagement.organisation_id IS NULL AND "
        "engagement.host_person_id IN (SELECT person_id FROM position "
        "WHERE organisation_id = ?1 AND ended IS NULL))"
    )
    return tuple(
        _engagement(row) for row in conn.execute(f"{_SELECT} {where} {_ORDER}", (organisation_id,))
    )


def engagement(conn: sqlite3.Connection, engagement_id: int) -> Engagement:
    """One engagement.

    Raises:
        SmeicError: ``engagement_unknown``.
    """
    row = conn.execute(f"{_SELECT} WHERE engagement.id = ?", (engagement_id,)).fetchone()
    if row is None:
        raise SmeicError("engagement_unknown")
    return _engagement(row)


def _engagement(row: Sequence[Any]) -> Engagement:
    return Engagement(*(*row[:16], bool(row[16])))


def free_to_help(conn: sqlite3.Connection, on: date) -> tuple[Holder, ...]:
    """Alumni with a valid licence and no engagement planned or going on.

    Those who lack 実務 come first, whose licence ends earliest before the others.
    """
    busy = {
        person_id
        for (person_id,) in conn.execute(
            "SELECT person_id FROM engagement WHERE state IN ('planned', 'running')"
        )
    }
    free = [each for each in eligible(conn, on) if each.person_id not in busy]
    return tuple(
        sorted(
            free,
            key=lambda each: (
                not each.found.missing_practice,
                each.found.days_left or 0,
                each.sort_kana,
            ),
        )
    )


def open_needs(conn: sqlite3.Connection, helpers: Sequence[Holder]) -> tuple[Need, ...]:
    """What alumni at companies ask for, by company; those somebody free can answer first.

    A need is open until an engagement for that person names it as its theme. Need and offer meet
    where their folded words are the same, or one holds the other: 補助金 and 補助金申請.

    Args:
        conn: Any connection.
        helpers: Who is free.
    """
    able = _Able(conn, helpers)
    taken = {
        (person_id, key(theme))
        for person_id, theme in conn.execute(
            "SELECT host_person_id, theme FROM engagement "
            "WHERE host_person_id IS NOT NULL AND theme IS NOT NULL AND state <> 'dropped'"
        )
    }
    found = []
    for person_id, person, cohort, organisation_id, organisation, label in conn.execute(
        "SELECT roster_row.person_id, roster_row.name, roster_row.cohort, "
        "(SELECT organisation.id FROM position JOIN organisation "
        "ON organisation.id = position.organisation_id WHERE position.person_id = tag.person_id "
        "AND organisation.name = roster_row.organisation), "
        "roster_row.organisation, tag.label FROM tag "
        "JOIN roster_row ON roster_row.person_id = tag.person_id "
        "WHERE tag.kind = 'need' AND roster_row.kind = 'alumnus' "
        "AND roster_row.standing = 'active' AND roster_row.organisation <> '' "
        "ORDER BY roster_row.sort_organisation, tag.id"
    ):
        wanted = key(label)
        if wanted and (person_id, wanted) not in taken:
            who = able.to(wanted, person_id)
            found.append(Need(person_id, person, cohort, organisation_id, organisation, label, who))
    return tuple(sorted(found, key=lambda need: not need.helpers))


def offers_of(conn: sqlite3.Connection, person_ids: Sequence[int]) -> dict[int, str]:
    """By person, what they offer and know, as a text."""
    wanted, found = frozenset(person_ids), dict[int, list[str]]()
    for person_id, label in conn.execute(
        "SELECT person_id, label FROM tag WHERE kind <> 'need' ORDER BY id"
    ):
        if person_id in wanted:
            found.setdefault(person_id, []).append(label)
    return {person_id: ", ".join(labels) for person_id, labels in found.items()}


class _Able:
    """Who of the helpers can answer a need; each need is looked up once."""

    def __init__(self, conn: sqlite3.Connection, helpers: Sequence[Holder]) -> None:
        self._helpers = helpers
        self._words: dict[str, set[int]] = {}
        who = {each.person_id for each in helpers}
        for person_id, label in conn.execute(
            "SELECT person_id, label FROM tag WHERE kind <> 'need' ORDER BY id"
        ):
            if person_id in who and (word := key(label)):
                self._words.setdefault(word, set()).add(person_id)
        self._found: dict[str, tuple[tuple[Holder, ...], set[int]]] = {}

    def to(self, need: str, asked_by: int) -> tuple[Holder, ...]:
        """Those who offer or know it, other than the one who asks."""
        if need not in self._found:
            ids: set[int] = set()
            for word, people in self._words.items():
                if need in word or word in need:
                    ids |= people
            able = tuple(each for each in self._helpers if each.person_id in ids)
            self._found[need] = able, ids
        able, ids = self._found[need]
        if asked_by in ids:
            return tuple(each for each in able if each.person_id != asked_by)
        return able


# Writing


def add_engagement(op: Operation, person_id: int, values: Mapping[str, Value]) -> int:
    """Enter an engagement; its id.

    Args:
        op: The open operation.
        person_id: The consultant.
        values: Of ``COLUMNS``; a company may be given as ``organisation``, by its name.

    Raises:
        SmeicError: ``engagement_nowhere``, ``engagement_reversed``, ``engagement_days``.
    """
    columns = _columns(op, values)
    _check(columns)
    return op.insert("engagement", {"person_id": person_id, **columns})


def correct_engagement(op: Operation, before: Engagement, values: Mapping[str, Value]) -> None:
    """Save a form of an engagement.

    Raises:
        EditConflict: somebody changed the same field in between.
        SmeicError: as ``add_engagement``, and ``record_gone``.
    """
    columns = _columns(op, values)
    base: dict[str, Value] = {column: getattr(before, column) for column in columns}
    _check({**{c: getattr(before, c) for c in COLUMNS}, **columns})
    op.revise("engagement", before.id, before.rev, base, columns)


def count_days(op: Operation, done: Engagement, points: int, form: str | None = None) -> int | None:
    """Enter the days of an engagement as 実務; None where they stand in the ledger already.

    Raises:
        SmeicError: ``engagement_open`` before it has ended, ``point_invalid``.
    """
    if done.ended_on is None:
        raise SmeicError("engagement_open")
    told = LedgerLine(
        done.ended_on, "practice", points, done.organisation or done.host or None, form
    )
    if op.conn.execute(
        "SELECT 1 FROM licence_point WHERE engagement_id = ?", (done.id,)
    ).fetchone():
        return None
    return add_point(op, done.person_id, told, engagement_id=done.id)


def _columns(op: Operation, values: Mapping[str, Value]) -> dict[str, Value]:
    found = {column: value for column, value in values.items() if column in COLUMNS}
    if "organisation" in values:
        name = str(values["organisation"] or "").strip()
        found["organisation_id"] = organisation_named(op, name) if name else None
    return found


def _check(columns: Mapping[str, Value]) -> None:
    if columns.get("organisation_id") is None and columns.get("host_person_id") is None:
        raise SmeicError("engagement_nowhere")
    started, ended, days = (columns.get(c) for c in ("started_on", "ended_on", "days"))
    check_engagement(
        str(started) if started else None,
        str(ended) if ended else None,
        int(days) if days is not None else None,
    )
