"""Whom staff named in the column 「だれか」 of a row that waited."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from importers.planning.entries import Entry
from importers.planning.ledger import Ledger
from importers.values.row_values import RowValues
from smeic_tui.japanese.fold import fold
from smeic_tui.japanese.names import name_key
from smeic_tui.store.imports.imports import ImportRow

NEW: Literal["new"] = "new"
_NEW_WORDS = frozenset({"新規", "新規登録", "新", "new"})


@dataclass(frozen=True, slots=True)
class Unclear:
    """What staff wrote names nobody for certain."""

    code: str
    """``who_unknown``, ``who_ambiguous`` or ``who_other_name``."""


def whom(
    ledger: Ledger, text: str, held: ImportRow, values: RowValues
) -> Entry | Literal["new"] | Unclear:
    """The person meant: the number of a candidate, a member number, a uid, or 新規.

    Args:
        ledger: The roster.
        text: What staff wrote.
        held: The row that waited, with its candidates.
        values: What the row says now; whoever is named by number must be called alike.
    """
    wanted = fold(text).strip()
    if wanted in _NEW_WORDS:
        return NEW
    by_uid = {entry.uid: entry for entry in ledger.everybody()}
    offered = [by_uid.get(str(each["person"])) for each in held.candidates]
    found: list[Entry] = []
    unlike = False
    if wanted.isdecimal() and 0 < int(wanted) <= len(offered):
        chosen = offered[int(wanted) - 1]
        if chosen is not None:
            found.append(chosen)
    for entry in ledger.everybody():
        if entry in found:
            continue
        if entry.uid == text or fold(entry.person.text("member_no")) == wanted:
            if entry in offered or called_alike(entry, values):
                found.append(entry)
            else:
                unlike = True
    if len(found) > 1:
        return Unclear("who_ambiguous")
    if found:
        return found[0]
    return Unclear("who_other_name" if unlike else "who_unknown")


def called_alike(entry: Entry, values: RowValues) -> bool:
    """Whether the name, or the family or the given name, is the same."""
    person = entry.person
    names = {name_key(person.text("name")), *(name_key(alias) for alias in entry.aliases)}
    if name_key(values.name) in names:
        return True
    return any(
        part and name_key(part) == name_key(person.text(column))
        for part, column in ((values.family, "family"), (values.given, "given"))
    )
