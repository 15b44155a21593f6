"""The roster as lists read it: windows of rows in an order, and the search of scripts."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from smeic_tui.domain.search import (
    END,
    PHONE,
    PHONE_DIGITS,
    WORD,
    SearchText,
    Term,
    parse,
    search_text,
)
from smeic_tui.japanese.fold import key
from smeic_tui.japanese.kana import hiragana
from smeic_tui.japanese.phones import digits

Order = Literal["kana", "cohort", "organisation"]

ORDERS: dict[Order, str] = {
    "kana": "sort_kana, person_id",
    "cohort": "sort_cohort, sort_kana, person_id",
    "organisation": "sort_organisation, sort_kana, person_id",
}


@dataclass(frozen=True, slots=True)
class RosterRow:
    """One line of the roster."""

    id: int
    kind: str
    standing: str
    name: str
    kana: str
    cohort: int | None
    organisation: str
    title: str
    prefecture: str


@dataclass(frozen=True, slots=True)
class Hit:
    """One person found by a script, with what a line of output needs."""

    uid: str
    row: RosterRow
    cohorts: tuple[int, ...]
    member_no: str | None
    why: str
    """Code of a match that the row itself does not show, else empty; see ``Explanation``."""
    why_text: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a row is among the hits, where its visible columns do not tell."""

    code: str
    """``former_name``, ``former_organisation``, ``phone``, ``mail``, ``member_no`` or ``latin``."""
    text: str
    """The value that matched."""


_COLUMNS = "person_id, kind, standing, name, kana, cohort, organisation, title, prefecture"


def count(conn: sqlite3.Connection) -> int:
    """How many people the roster holds."""
    number: int = conn.execute("SELECT count(*) FROM roster_row").fetchone()[0]
    return number


def window(
    conn: sqlite3.Connection, order: Order, start: int, stop: int, *, descending: bool = False
) -> tuple[RosterRow, ...]:
    """Rows ``start`` to ``stop`` of everybody in an order, straight from its index."""
    rows = conn.execute(
        f"SELECT {_COLUMNS} FROM roster_row ORDER BY {_by(order, descending)} LIMIT ? OFFSET ?",
        (stop - start, start),
    )
    return tuple(RosterRow(*row) for row in rows)


def rows(conn: sqlite3.Connection, person_ids: Sequence[int]) -> tuple[RosterRow, ...]:
    """The rows of these people, in the order asked for; people who are gone are left out."""
    marks = ", ".join("?" * len(person_ids))
    found = conn.execute(
        f"SELECT {_COLUMNS} FROM roster_row WHERE person_id IN ({marks})", tuple(person_ids)
    )
    by_id = {row[0]: RosterRow(*row) for row in found}
    return tuple(by_id[i] for i in person_ids if i in by_id)


def ordered_ids(conn: sqlite3.Connection, order: Order, *, descending: bool = False) -> list[int]:
    """Everybody's id in an order."""
    return [
        i
        for (i,) in conn.execute(
            f"SELECT person_id FROM roster_row ORDER BY {_by(order, descending)}"
        )
    ]


def search_texts(
    conn: sqlite3.Connection, order: Order, *, descending: bool = False
) -> sqlite3.Cursor:
    """``(person_id, latin, cjk)`` of everybody in an order, for the in-process list."""
    return conn.execute(
        f"SELECT person_id, latin, cjk FROM roster_row ORDER BY {_by(order, descending)}"
    )


def _by(order: Order, descending: bool) -> str:
    columns = ORDERS[order].split(", ")
    return ", ".join(f"{column} DESC" for column in columns) if descending else ORDERS[order]


def matching_ids(conn: sqlite3.Connection, query: str, order: Order = "kana") -> list[int]:
    """Ids of the people a query finds, in an order; everybody for a blank query."""
    terms = parse(query)
    clauses, values = _where(terms)
    found = conn.execute(
        f"SELECT person_id FROM roster_row WHERE {clauses} ORDER BY {ORDERS[order]}", values
    )
    return [i for (i,) in found]


def find(conn: sqlite3.Connection, query: str, *, limit: int | None = None) -> tuple[Hit, ...]:
    """The search of scripts, best first: exact names, then names that begin so, then the rest."""
    terms = parse(query)
    clauses, values = _where(terms)
    found = conn.execute(
        f"SELECT {', '.join('roster_row.' + c for c in _COLUMNS.split(', '))}, "
        "person.uid, cohorts, person.member_no, roster_row.latin FROM roster_row "
        "JOIN person ON person.id = roster_row.person_id "
        f"WHERE {clauses} ORDER BY {ORDERS['kana']}",
        values,
    ).fetchall()
    found.sort(key=lambda row: _rank(terms, row[3], row[12]))
    hits: list[Hit] = []
    for row in found[:limit]:
        shown = RosterRow(*row[:9])
        why = explain(conn, shown, terms) if terms else None
        cohorts = tuple(int(c) for c in row[10].split(",") if c)
        hits.append(
            Hit(row[9], shown, cohorts, row[11], why.code if why else "", why.text if why else "")
        )
    return tuple(hits)


def _where(terms: Sequence[Term]) -> tuple[str, list[str]]:
    clauses: list[str] = []
    values: list[str] = []
    for term in terms:
        clauses.append(
            "(" + " OR ".join(f"instr(roster_row.{place}, ?)" for place, _ in term.needles) + ")"
        )
        values += [needle for _, needle in term.needles]
    return " AND ".join(clauses) or "1", values


def _rank(terms: Sequence[Term], name: str, latin: str) -> int:
    folded = hiragana(key(name))
    words = [needle for term in terms for place, needle in term.needles if place == "cjk"]
    if any(word == folded for word in words) or "".join(words) == folded:
        return 0
    if any(folded.startswith(word) for word in words):
        return 1
    if any(latin.startswith(n) for term in terms for place, n in term.needles if place == "latin"):
        return 2
    return 3


def explain(conn: sqlite3.Connection, row: RosterRow, terms: Sequence[Term]) -> Explanation | None:
    """The hidden reason of a match: the first term that no visible column shows."""
    for term in terms:
        if _visible(term, row):
            continue
        found = _hidden(conn, row.id, term)
        if found:
            return found
    return None


def _visible(term: Term, row: RosterRow) -> bool:
    shown: SearchText = search_text(
        names=[row.name],
        readings=[row.kana] if row.kana else [],
        organisations=[row.organisation] if row.organisation else [],
        cohorts=[row.cohort] if row.cohort is not None else [],
        mails=[],
        phones=[],
        member_no=None,
    )
    return term.found_in(shown.latin, shown.cjk)


def _hidden(conn: sqlite3.Connection, person_id: int, term: Term) -> Explanation | None:
    former, given, latin, member_no = conn.execute(
        "SELECT former_name, given, latin, member_no FROM person WHERE id = ?", (person_id,)
    ).fetchone()
    candidates: list[tuple[str, str, str]] = []
    if former:
        candidates += [
            ("former_name", former, former),
            ("former_name", former, former + (given or "")),
        ]
    if latin:
        candidates.append(("latin", latin, latin))
    candidates += [
        ("former_organisation", name, name)
        for (name,) in conn.execute(
            "SELECT organisation.name FROM position JOIN organisation "
            "ON organisation.id = position.organisation_id WHERE person_id = ? ORDER BY ended DESC",
            (person_id,),
        )
    ]
    for code, text, matched in candidates:
        probe = search_text_of_name(matched)
        if term.found_in(probe.latin, probe.cjk):
            return Explanation(code, text)
    for kind, value in conn.execute(
        "SELECT kind, value FROM contact_point WHERE person_id = ? ORDER BY id", (person_id,)
    ):
        if kind == "mail" and term.found_in(WORD + value.lower(), ""):
            return Explanation("mail", value)
        if kind != "mail" and term.found_in(f"{PHONE}{digits(value)}{END}", ""):
            return Explanation("phone", "…" + digits(value)[-max(PHONE_DIGITS, len(term.text)) :])
    if member_no and term.found_in(WORD + key(member_no), ""):
        return Explanation("member_no", member_no)
    return None


def search_text_of_name(text: str) -> SearchText:
    """The search text of a single name or company."""
    return search_text(
        names=[text],
        readings=[],
        organisations=[text],
        cohorts=[],
        mails=[],
        phones=[],
        member_no=None,
    )
