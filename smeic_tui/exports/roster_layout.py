"""The layout ``roster``: the list as staff see it, with the contacts they asked for.

Staff ask for a roster of the people they see, so nobody is left out of it; whoever is not active
has the word for it in a column of its own. Lists for a mailing are other layouts, which apply the
contact rules. A hidden column marks whom each row shows, so that the list can be corrected in Excel
and imported again (docs/adr/0006).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, Unpack

from smeic_tui.exports.cells import Kind, Value, as_text
from smeic_tui.exports.sheet import Column, SheetData, Writing, write_workbook
from smeic_tui.exports.tracking import PersonMark, mark_column, mark_text
from smeic_tui.store.journal.newest import newest_operation
from smeic_tui.store.roster.roster_facts import RosterFacts, facts
from smeic_tui.text import LANGUAGES, Language, language, messages, t

LAYOUT = "roster"
Contacts = Literal["none", "mail", "phone", "all"]
"""Which contacts stand in the list: none, mails, also telephone numbers, also addresses."""
CONTACTS: tuple[Contacts, ...] = ("none", "mail", "phone", "all")


@dataclass(frozen=True, slots=True)
class _Shown:
    column: Column
    value: Callable[[RosterFacts], Value]


def _standing(person: RosterFacts) -> str:
    if person.standing == "active":
        return ""
    return " ".join(
        filter(None, (t(f"person.standing.{person.standing}"), person.standing_on or ""))
    )


def _layout(contacts: Contacts) -> list[_Shown]:
    return _layout_in(contacts, language())


@cache
def _layout_in(contacts: Contacts, _: Language) -> list[_Shown]:
    def column(key: str, value: Callable[[RosterFacts], Value], kind: Kind = "text") -> _Shown:
        return _Shown(Column(key, t(f"export.column.{key}"), kind), value)

    shown = [
        column("cohort", lambda p: p.cohorts[0] if len(p.cohorts) == 1 else _several(p), "number"),
        column("name", lambda p: p.name),
        column("kana", lambda p: p.kana),
        column("organisation", lambda p: p.organisation),
        column("department", lambda p: p.department),
        column("title", lambda p: p.title),
        column("kind", lambda p: t(f"person.kind.{p.kind}")),
        column("standing", _standing),
        column("member_no", lambda p: p.member_no, "code"),
    ]
    if contacts in ("mail", "phone", "all"):
        shown.append(column("mail", lambda p: " ".join(p.mails)))
    if contacts in ("phone", "all"):
        shown.append(column("phone", lambda p: " / ".join(p.phones), "phone"))
    if contacts == "all":
        shown.append(column("postcode", lambda p: p.postcode, "postcode"))
        shown.append(column("address", lambda p: p.address))
    return shown


def _several(person: RosterFacts) -> Value:
    return ", ".join(map(str, person.cohorts)) or None


def shown_texts(person: RosterFacts) -> dict[str, str]:
    """By key of the column, what the list shows of a person: to tell what staff changed in it."""
    return {shown.column.key: as_text(shown.value(person)) for shown in _layout("all")}


@cache
def headings() -> dict[str, str]:
    """By heading, in whatever language, the key of the column."""
    keys = [shown.column.key for shown in _layout("all")]
    return {
        heading: key
        for each in LANGUAGES
        for key in keys
        if (heading := messages("export", each).get(f"column.{key}"))
    }


def column_keys(contacts: Contacts) -> tuple[str, ...]:
    """Keys of the columns, as the export log names them."""
    return tuple(shown.column.key for shown in _layout(contacts))


def write_roster(
    conn: sqlite3.Connection,
    path: Path,
    person_ids: Sequence[int],
    *,
    contacts: Contacts,
    title: str,
    **how: Unpack[Writing],
) -> Path:
    """Write these people, in this order; where the file ended up.

    Args:
        conn: A connection of the writing thread.
        path: The file.
        person_ids: Who.
        contacts: Which contacts to show.
        title: Title of the sheet.
        how: See `Writing`.

    Raises:
        SmeicError: see ``write_workbook``.
    """
    layout = _layout(contacts)
    state = newest_operation(conn)

    def rows() -> Iterator[Sequence[Value]]:
        for person in facts(conn, person_ids):
            mark = mark_text(PersonMark(person.uid, person.rev, state))
            yield [*(shown.value(person) for shown in layout), mark]

    columns = [*(shown.column for shown in layout), mark_column()]
    data = SheetData(title, columns, rows(), frozen_columns=2)
    return write_workbook(path, data, **how)
