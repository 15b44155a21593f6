"""A column of a table, and what its heading alone tells of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from importers.reading.workbook import cell_name, column_letter
from importers.tables.headings import Heading, Scope, look_up, scope_of_parent, takes_scope

Why = Literal["synonym", "contents", "profile", "position", "chosen"]
"""``chosen``: staff said so."""
SURE = 0.98
"""Confidence by the name of the column itself, and by what is weaker."""
BY_PARENT = 0.9
BY_NEIGHBOURS = 0.85
DOUBTFUL = 0.5
_REPEATABLE = frozenset(
    {"tel", "mobile", "email", "email2", "fax", "note", "session", "qualification", "address2"}
    | {"tags", "workgroup", "speciality", "party", "attend", "member_id", "url"}
    | {"mark", "event", "row_only"}
)
"""Fields a table may have several columns of."""
_DAY_OR_TIME = re.compile(
    r"[RHrh令和平成]{0,2}[0-9０-９/.:年月日時分~～ー〜\-()（）火水木金土祝・\s]*"
)
_READ_AS = {"family": "family_kana", "given": "given_kana"}


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table and what it was taken for."""

    index: int
    """Column of the sheet, from 1."""
    header: str
    """Its name: parts joined with ``/``, made unique."""
    header_raw: str
    """As written; empty where the cell above is blank."""
    field: str | None
    """Canonical field, or None: kept under the person's other fields."""
    scope: Scope | None
    """Home or work, where the heading says so."""
    confidence: float
    """0 to 1."""
    why: Why | None
    """What the decision rests on."""
    turned: bool = False
    """It is a row of the sheet: the table lies on its side."""

    @property
    def letter(self) -> str:
        """As Excel names the column (or the row, in a table that lies on its side)."""
        return str(self.index) if self.turned else column_letter(self.index)

    def cell(self, row: int) -> str:
        """Its cell in a row of the table, as Excel names it: ``C12``."""
        return cell_name(row, self.index, turned=self.turned)


def may_repeat(field: str) -> bool:
    """Whether a table may have several columns of a field."""
    return field in _REPEATABLE


def by_name(index: int, name: str, raw: str, parts: tuple[str, ...]) -> Column:
    """A column by its heading alone; without a field where its heading is not known."""
    column = Column(index, name, raw, None, None, 0.0, None)
    if not parts:
        return column
    child = parts[-1].strip().splitlines()
    if any(_is_dated_session(part.strip().splitlines()) for part in parts):
        return replace(column, field="session", confidence=BY_PARENT, why="synonym")
    for part in (parts[-1], child[-1], "".join(parts), *reversed(parts[:-1])):
        if found := look_up(part):
            scope = found.scope
            if scope is None and len(parts) > 1 and takes_scope(found.field):
                scope = scope_of_parent(parts[0])
            sure = SURE if part is parts[-1] else BY_PARENT
            found = _of_reading(parts, found)
            return replace(column, field=found.field, scope=scope, confidence=sure, why="synonym")
    return column


def _is_dated_session(lines: Sequence[str]) -> bool:
    """第1回 with its day, and perhaps its time, in the lines below."""
    found = look_up(lines[0]) if len(lines) > 1 else None
    return bool(found and found.field == "session") and all(map(_DAY_OR_TIME.fullmatch, lines[1:]))


def _of_reading(parts: tuple[str, ...], found: Heading) -> Heading:
    """姓 and 名 under フリガナ are the parts of the reading."""
    above = look_up(parts[-2]) if len(parts) > 1 else None
    if above is None or above.field != "kana" or found.field not in _READ_AS:
        return found
    return found._replace(field=_READ_AS[found.field])
