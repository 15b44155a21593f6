"""Everything the file holds of one person, found in the schema: what they may ask for (開示).

Every table that refers to people is in a section here; a test holds the list to the schema, so that
a table added later cannot be forgotten. What tells more of somebody else than of the person is left
out and named as left out: an introduction they have not been told of, a note in the log of another
person, the matter of an outsider they brought.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from smeic_tui.domain.people import Person
from smeic_tui.japanese.fold import key
from smeic_tui.japanese.honorifics import called
from smeic_tui.store.file.references import referring
from smeic_tui.store.journal.authors import last_act
from smeic_tui.store.journal.history_window import RecordChange, record_changes
from smeic_tui.store.journal.operation import Value
from smeic_tui.store.people.called import Reference, reference
from smeic_tui.store.people.people import person
from smeic_tui.store.people.provenance import Sourced, sources
from smeic_tui.store.people.redirects import ids_of

SECTIONS: Mapping[str, tuple[str, ...]] = {
    "records": ("person", "enrolment", "position", "contact_point", "address", "tag"),
    "consents": ("contact_rule", "consent"),
    "notes": ("contact_log",),
    "events": ("invitation", "reply", "attendance", "event_role", "fee", "table_seat"),
    "trainings": ("trainee", "training_mark", "submission", "certificate"),
    "licences": ("licence", "licence_suspension", "licence_point", "engagement"),
    "bringing": ("referral", "referral_move", "introduction", "declined_match"),
    "groups": ("membership", "case_member", "innovation_case"),
    "lists": ("import_row", "person_redirect", "not_same"),
}
"""Which tables each section is made of; the sections in the order they are told."""
_SILENT = frozenset({"id", "uid", "rev", "session_uid", "old_uid", "old_id"}) | {
    "table_no",
    "fingerprint",
    "candidates",
    "evidence",
    "reasons",
    "changes",
}
"""Columns that say nothing of the person: keys, and how rows of lists were matched."""
_NO_NEWS = frozenset({"is_walk_in", "is_over_capacity", "is_announced", "companions"})
"""Columns whose 0 says only that nothing is special."""
_OF_OTHERS: Mapping[tuple[str, str], frozenset[str]] = {
    ("contact_log", "other_person_id"): frozenset({"text", "next_action"}),
    ("referral", "introducer_id"): frozenset(
        {"topic", "note", "why", "next_action", "consent", "consent_on", "purpose", "keep_until"}
    ),
    ("innovation_case", "theme_person_id"): frozenset(
        {"summary", "note", "origin_text", "introduction_id", "referral_id", "inspired_by_id"}
    ),
    ("declined_match", "person_id"): frozenset({"referral_id"}),
    ("not_same", "person_id"): frozenset({"other_person_id"}),
    ("not_same", "other_person_id"): frozenset({"person_id"}),
}
"""By table and the column the person stands in: columns that tell of somebody else."""
_IS_DAY = re.compile(r"\d{4}-\d\d(-\d\d)?")
_UNTOLD = frozenset({"candidate", "asked"})
"""Stages of an introduction before both have been told."""
_UNTOLD_COLUMNS = frozenset(
    {"person_id", "other_person_id", "reason", "outcome", "next_action", "note"}
)
_DAYS = (
    *("held_on", "at", "came_at", "replied_at", "received_on", "moved_on", "earned_on"),
    *("issued_on", "applied_on", "started_on", "started", "since", "stage_on", "state_on"),
    *("consent_on", "registered_on", "entered"),
)
"""Columns that say when something was, the best first."""
_NOT_TOLD_BEFORE = frozenset(
    {"import_row", "introduction", "declined_match", "not_same", "person_redirect"}
)
"""Tables whose earlier values speak of matching, or of somebody else."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One record about a person."""

    table: str
    on: str
    """The day it is about, or the instant (UTC), as far as one is known; else empty."""
    values: Mapping[str, Value | Reference]
    """What it says, by column; references by what they are called."""
    by: str
    """Who wrote it last; empty where the journal does not reach back."""
    at: str
    """When that was (UTC)."""
    others: tuple[str, ...] = ()
    """Names of other people that stand in it."""
    withheld: tuple[str, ...] = ()
    """Columns that hold something and were left out, since it tells of somebody else."""


@dataclass(frozen=True, slots=True)
class Known:
    """A value that is on file now."""

    sourced: Sourced
    """With where it comes from."""
    others: tuple[str, ...] = ()
    """Names of other people that stand in it."""


@dataclass(frozen=True, slots=True)
class Former:
    """A value that was on file before."""

    at: str
    """When it was changed or removed (UTC)."""
    by: str
    """Who did."""
    change: RecordChange
    """Of this one value."""
    others: tuple[str, ...] = ()
    """Names of other people that stand in it, before or after."""


@dataclass(frozen=True, slots=True)
class Exported:
    """A list that left the house with the person in it."""

    at: str
    by: str
    layout: str
    purpose: str
    recipient: str
    file: str
    people: int
    """How many were in it."""


@dataclass(frozen=True, slots=True)
class Disclosure:
    """All of it."""

    about: Person
    values: tuple[Known, ...]
    """Present values with where each comes from."""
    sections: Mapping[str, tuple[Fact, ...]]
    """By section, the latest first."""
    former: tuple[Former, ...]
    """The latest first."""
    exports: tuple[Exported, ...]
    """The latest first."""


def disclosure(conn: sqlite3.Connection, person_id: int) -> Disclosure:
    """Read everything on one person; nothing depends on their consent.

    Raises:
        SmeicError: ``person_unknown``.
    """
    about = person(conn, person_id)
    own = ids_of(conn, person_id)
    columns = [("person", "id"), *referring(conn, "person")]
    found: dict[str, list[Fact]] = {section: [] for section in SECTIONS}
    for section, tables in SECTIONS.items():
        for table, column in columns:
            if table in tables:
                found[section] += _facts(conn, table, column, person_id)
    former = list(_former(conn, own))
    values = sources(conn, person_id)
    texts = [
        *(each.value for each in values),
        *(_text(fact) for facts in found.values() for fact in facts),
        *(_former_text(each) for each in former),
    ]
    named = _names_in(conn, own, texts)
    return Disclosure(
        about,
        tuple(Known(each, _others((), each.value, named)) for each in values),
        {
            section: tuple(
                sorted(
                    (replace(f, others=_others(f.others, _text(f), named)) for f in facts),
                    key=lambda f: f.on,
                    reverse=True,
                )
            )
            for section, facts in found.items()
        },
        tuple(
            replace(each, others=_others(each.others, _former_text(each), named))
            for each in reversed(former)
        ),
        tuple(_exports(conn, own)),
    )


def _facts(conn: sqlite3.Connection, table: str, column: str, person_id: int) -> Iterator[Fact]:
    parents = {row[3]: row[2] for row in conn.execute(f"PRAGMA foreign_key_list({table})")}
    names = [row[1] for row in conn.execute(f"PRAGMA table_info({table})")]
    rows = conn.execute(
        f"SELECT {', '.join(names)} FROM {table} WHERE {column} = ? ORDER BY id", (person_id,)
    ).fetchall()
    for row in rows:
        held = dict(zip(names, row, strict=True))
        left_out = _left_out(table, column, held)
        values: dict[str, Value | Reference] = {}
        others: list[str] = []
        for name, value in held.items():
            silent = name in _SILENT or name == column or value in (None, "", "{}", "[]")
            silent |= value == 0 and name in _NO_NEWS
            if silent or name in left_out:
                continue
            parent = parents.get(name)
            if parent is None:
                values[name] = value
                continue
            values[name] = reference(conn, parent, int(value))
            if parent == "person" and value != person_id:
                others.append(str(values[name]))
        said = tuple(c for c in left_out if held.get(c) not in (None, "") and c != column)
        by, at = last_act(conn, table, held["id"])
        yield Fact(table, _day(held, values), values, by, at, tuple(others), said)


def _left_out(table: str, column: str, held: Mapping[str, Value]) -> frozenset[str]:
    if table == "introduction":
        is_told = held["furthest"] not in _UNTOLD or held["stage"] == "known"
        return frozenset() if is_told else _UNTOLD_COLUMNS
    return _OF_OTHERS.get((table, column), frozenset())


def _day(held: Mapping[str, Value], values: Mapping[str, Value | Reference]) -> str:
    """What the record says, else the day of the event or session it refers to."""
    own = next((str(held[c]) for c in _DAYS if held.get(c)), "")
    named = (str(p) for v in values.values() if isinstance(v, Reference) for p in v.parts)
    return own or next((part for part in named if _IS_DAY.fullmatch(part)), "")


# Other people in texts


def _names_in(
    conn: sqlite3.Connection, own: tuple[int, ...], texts: Iterable[str]
) -> dict[str, str]:
    """By how it is written, the whole names of other people that stand in any of the texts."""
    told = _bare(" ".join(texts))
    mine = {
        _bare(name)
        for (name,) in conn.execute(
            f"SELECT name FROM person WHERE id IN ({', '.join('?' * len(own))})", own
        )
    }
    return {
        written: name
        for (name,) in conn.execute("SELECT DISTINCT name FROM person")
        if (written := _bare(called(name)[0])) and written not in mine and written in told
    }


def _others(referred: Iterable[str], text: str, named: Mapping[str, str]) -> tuple[str, ...]:
    """Whom a record refers to and whom its text names, each once."""
    told = _bare(text) if named else ""
    more = [name for written, name in named.items() if written in told]
    return tuple(dict.fromkeys((*referred, *more)))


def _text(fact: Fact) -> str:
    return " ".join(value for value in fact.values.values() if isinstance(value, str))


def _former_text(former: Former) -> str:
    """All that is printed of it, what it referred to included."""
    values = (*former.change.before.values(), *former.change.after.values())
    return " ".join(str(value) for value in values if isinstance(value, str | Reference))


def _bare(text: str) -> str:
    return "".join(key(text).split())


# What was


def _former(conn: sqlite3.Connection, own: tuple[int, ...]) -> Iterator[Former]:
    """Values that were replaced or removed, each by itself, in the order that happened."""
    marks = ", ".join("?" * len(own))
    hidden = ", ".join(f"'{table}'" for table in sorted(_NOT_TOLD_BEFORE))
    acts = {
        number: (at, by)
        for number, at, by in conn.execute(
            "SELECT change.id, operation.at, coalesce(staff.name, '') FROM change "
            "JOIN operation ON operation.id = change.operation_id "
            "LEFT JOIN staff ON staff.id = operation.staff_id "
            f"WHERE change.person_id IN ({marks}) AND action <> 'insert' "
            f"AND tbl NOT IN ({hidden}) ORDER BY change.id",
            own,
        )
    }
    ids = list(acts)
    for start in range(0, len(ids), _AT_ONCE):
        ids_now = ids[start : start + _AT_ONCE]
        for change in record_changes(conn, ids_now):
            for column, value in change.before.items():
                if value not in (None, "", "{}", "[]"):
                    after = {column: change.after[column]} if column in change.after else {}
                    alone = replace(change, before={column: value}, after=after)
                    yield Former(*acts[change.id], alone, _referred(column, value, after))


def _referred(
    column: str, before: Value | Reference, after: Mapping[str, Value | Reference]
) -> tuple[str, ...]:
    """Other people a value referred to, also those who are on file no more.

    Whose the record is says nothing by itself: somebody who was merged is no other person.
    """
    if column == "person_id":
        return ()
    return tuple(
        str(value)
        for value in (before, *after.values())
        if isinstance(value, Reference) and value.table == "person" and value.parts
    )


_AT_ONCE = 500


def _exports(conn: sqlite3.Connection, own: tuple[int, ...]) -> Iterator[Exported]:
    marks = ", ".join("?" * len(own))
    for row in conn.execute(
        "SELECT at, coalesce(staff.name, ''), layout, coalesce(purpose, ''), "
        "coalesce(recipient, ''), file, people FROM export_log "
        "LEFT JOIN staff ON staff.id = export_log.staff_id WHERE export_log.id IN "
        f"(SELECT export_id FROM export_person WHERE person_id IN ({marks})) "
        "ORDER BY export_log.id DESC",
        own,
    ):
        yield Exported(*row)
