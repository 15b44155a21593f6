"""Find people by what a query says, and tell why a person is among the hits.

Apart from ``store.roster``, which the first picture needs: folding queries costs 8 ms to import.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from smeic_tui.domain.attended import Attended, attended
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
from smeic_tui.japanese.romaji import romaji_key
from smeic_tui.store.roster.roster import COLUMNS, ORDERS, Order, RosterRow
from smeic_tui.store.roster.roster_filter import attended_clause


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


def matching_ids(conn: sqlite3.Connection, query: str, order: Order = "kana") -> list[int]:
    """Ids of the people a query finds, in an order; everybody for a blank query."""
    terms = parse(query)
    clauses, values = _where(terms, attended(query))
    found = conn.execute(
        f"SELECT person_id FROM roster_row WHERE {clauses} ORDER BY {ORDERS[order]}", values
    )
    return [i for (i,) in found]


def find(conn: sqlite3.Connection, query: str, *, limit: int | None = None) -> tuple[Hit, ...]:
    """The search of scripts, best first: exact names, then names that begin so, then the rest."""
    terms = parse(query)
    clauses, values = _where(terms, attended(query))
    found = conn.execute(
        f"SELECT {', '.join('roster_row.' + c for c in COLUMNS.split(', '))}, "
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


def _where(terms: Sequence[Term], asked: Attended) -> tuple[str, list[str]]:
    about, wanted = attended_clause(asked)
    clauses, values = [about], list(wanted)
    for term in terms:
        clauses.append(
            "(" + " OR ".join(f"instr(roster_row.{place}, ?)" for place, _ in term.needles) + ")"
        )
        values += [needle for _, needle in term.needles]
    return " AND ".join(clauses), values


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
    if _plainly_visible(term, row):
        return True
    shown = _shown(row.name, row.kana, row.organisation, row.title, row.cohort)
    return term.found_in(shown.latin, shown.cjk)


def _plainly_visible(term: Term, row: RosterRow) -> bool:
    """The usual case at a tenth of the cost: the beginning of the reading, a part of the name."""
    reading = _spelt(row.kana)
    return any(
        needle in row.name
        if place == "cjk"
        else needle[0] == WORD and reading.startswith(needle[1:])
        for place, needle in term.needles
    )


@lru_cache(maxsize=2048)
def _spelt(kana: str) -> str:
    """The whole reading in Latin letters; kept, as every further letter asks for the same."""
    return romaji_key("".join(kana.split()))


@lru_cache(maxsize=2048)
def _shown(name: str, kana: str, organisation: str, title: str, cohort: int | None) -> SearchText:
    """What a line shows, as a search sees it; kept, as every further letter asks for the same."""
    return search_text(
        names=[name],
        readings=[kana] if kana else [],
        organisations=[organisation] if organisation else [],
        cohorts=[cohort] if cohort is not None else [],
        mails=[],
        phones=[],
        member_no=None,
        title=title,
    )


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
        for name, _ in conn.execute(
            "SELECT organisation.name, ended FROM position JOIN organisation "
            "ON organisation.id = position.organisation_id WHERE person_id = ?1 "
            "UNION ALL SELECT organisation_name.name, ended FROM position JOIN organisation_name "
            "ON organisation_name.organisation_id = position.organisation_id "
            "WHERE person_id = ?1 ORDER BY ended DESC",
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
