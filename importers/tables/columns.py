"""Decide what each column of a table means: its name first, then its cells, else nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from importers.reading.workbook import Sheet, cell_name, column_letter, shown
from importers.tables import contents
from importers.tables.headings import Heading, Scope, fold, look_up, scope_of_parent, takes_scope
from importers.tables.search import RawTable

Why = Literal["synonym", "contents", "profile", "position", "chosen"]
"""``chosen``: staff said so."""

SAMPLE = 200
"""Data rows looked at to judge a column by its cells."""
_SURE = 0.98
_BY_PARENT = 0.9
_BY_NEIGHBOURS = 0.85
_DOUBTFUL = 0.5
_REPEATABLE = frozenset(
    {"tel", "mobile", "email", "email2", "fax", "note", "session", "qualification", "address2"}
    | {"tags", "workgroup", "speciality", "party", "attend", "member_id", "url"}
    | {"mark", "row_only"}
)
"""Fields a table may have several columns of."""

_PERSONAL = frozenset({"email", "mobile", "cohort", "kana", "role"})
"""Fields beside which an English ``Name`` is a person's; places have names as well."""
_OTHERS = re.compile("保護|緊急|配偶|家族|紹介|推薦|代表|担当|連絡|旧|施設|園長|校長|理事|上司")
"""Whose name a heading speaks of, where it is not the person the row is about."""
_DAY_OR_TIME = re.compile(
    r"[RHrh令和平成]{0,2}[0-9０-９/.:年月日時分~～ー〜\-()（）火水木金土祝・\s]*"
)
_NOBODY = frozenset({"anonymous", "匿名"})
"""What stands for somebody in the answers of a form that asks no names."""
_READ_AS = {"family": "family_kana", "given": "given_kana"}
_BROUGHT = frozenset(
    {"被紹介者", "紹介先", "外部者", "相談者", "被紹介者様", "紹介された方", "ゲスト"}
)
"""Names of columns that hold people, or their companies: the cells say which."""
_CITIES = frozenset({"市区町村", "市町村", "市区町村名", "市区郡", "市区", "市区町村郡"})
"""Columns of the first part of an address: what another column calls 住所 goes on from it."""
_MARKED = {
    **dict.fromkeys(("出", "本会", "出欠席", "受付", "来場"), "attend"),
    **dict.fromkeys(("懇", "懇親"), "party"),
}
"""Names too short to mean anything unless the column holds marks of attendance."""


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


def read_columns(sheet: Sheet, table: RawTable, surroundings: str) -> tuple[Column, ...]:
    """The meaning of every column.

    Args:
        sheet: The sheet the table stands in.
        table: Where it stands.
        surroundings: File name, sheet name and titles, which settle what 登録番号 means.
    """
    cells = _Cells(sheet, table)
    columns = []
    for offset, (name, raw, parts) in enumerate(table.names):
        index = table.span.left + offset
        own = raw != "" or len(parts) > 1
        columns.append(by_name(index, name, raw, parts if own else ()))
    columns = _settle_ambiguous(columns, cells, surroundings)
    columns = [_by_cells(column, columns, cells) for column in columns]
    columns = _with_names(columns, cells, headerless=not table.header_rows)
    if table.turned is not None:
        columns = [replace(column, turned=True) for column in columns]
    return tuple(_without_repeats(_without_rivals(columns, cells)))


class _Cells:
    """The filled cells of columns in the first data rows."""

    def __init__(self, sheet: Sheet, table: RawTable) -> None:
        self._rows = [sheet.rows[row - 1] for row in table.data_rows[:SAMPLE]]
        self._read: dict[int, list[str]] = {}

    def of(self, column: Column) -> Sequence[str]:
        """Texts of the filled cells."""
        at = column.index - 1
        if at not in self._read:
            texts = [shown(row[at]).strip() for row in self._rows if at < len(row)]
            self._read[at] = [text for text in texts if text]
        return self._read[at]


def by_name(index: int, name: str, raw: str, parts: tuple[str, ...]) -> Column:
    """A column by its heading alone; without a field where its heading is not known."""
    column = Column(index, name, raw, None, None, 0.0, None)
    if not parts:
        return column
    child = parts[-1].strip().splitlines()
    if any(_is_dated_session(part.strip().splitlines()) for part in parts):
        return replace(column, field="session", confidence=_BY_PARENT, why="synonym")
    for part in (parts[-1], child[-1], "".join(parts), *reversed(parts[:-1])):
        if found := look_up(part):
            scope = found.scope
            if scope is None and len(parts) > 1 and takes_scope(found.field):
                scope = scope_of_parent(parts[0])
            sure = _SURE if part is parts[-1] else _BY_PARENT
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


def _settle_ambiguous(columns: list[Column], cells: _Cells, surroundings: str) -> list[Column]:
    fields = {column.field for column in columns}
    settled = []
    for column in columns:
        text = fold(column.header_raw.rpartition("/")[2])
        field, sure, why = column.field, column.confidence, column.why
        values = cells.of(column)
        if text in {"名", "名前", "お名前"} and field in {"given", "name"}:
            given = "family" in fields and not any(" " in v or "\u3000" in v for v in values)
            field, why = ("given" if given else "name"), "synonym"
            sure = _SURE if given or text != "名" else _BY_NEIGHBOURS
        elif text == "name" and fields & _PERSONAL:
            field, sure, why = "name", _BY_NEIGHBOURS, "position"
        elif field is None and not column.header_raw and contents.looks_like_count(values):
            field, sure, why = "row_no", _BY_NEIGHBOURS, "contents"
        elif field == "maiden" and not fields & {"name", "family"}:
            # 氏名（旧姓）: the only name there is, with the former one in brackets.
            field, sure, why = "name", _BY_NEIGHBOURS, "position"
        elif text in _BROUGHT and not fields & {"name", "family"} and _are_people(values):
            field, sure, why = "name", _BY_NEIGHBOURS, "contents"
        elif field == "name" and (contents.looks_like_marks(values) or _mostly_numbers(values)):
            # 参加者, 出席者: counted or ticked, not named.
            field, sure, why = None, 0.0, None
        elif field == "affiliation":
            field, sure, why = _affiliation(fields, values)
        elif field == "shindan_no" and "診断士" not in text:
            told = fields & {"registered_on", "expires_on", "session", "shindan"}
            says = "診断士" in surroundings or told
            field = "shindan_no" if says or contents.looks_like_licence(values) else "member_id"
            sure, why = _BY_NEIGHBOURS, "contents"
        elif text == "id" and "answered_at" in fields and contents.looks_like_count(values):
            field, sure, why = "row_no", _BY_NEIGHBOURS, "contents"
        elif field == "row_no" and text == "番号" and not contents.looks_like_count(values):
            field, sure, why = "member_id", _BY_NEIGHBOURS, "contents"
        elif field == "birth" and text == "年齢":
            # An age is no date of birth, and goes stale within the year.
            field, sure, why = None, 0.0, None
        elif field in {"tel", "email", "category", "attend"}:
            field, sure, why = _by_vocabulary(field, text, values, column)
        elif field is None and (marked := _MARKED.get(text)) and contents.looks_like_marks(values):
            field, sure, why = marked, _BY_NEIGHBOURS, "contents"
        settled.append(replace(column, field=field, confidence=sure, why=why))
    return settled


def _are_people(values: Sequence[str]) -> bool:
    return contents.looks_like_people(values) or contents.has_shape_of_names(values)


def _mostly_numbers(values: Sequence[str]) -> bool:
    numbers = sum(1 for text in values if text.replace(",", "").isdecimal())
    return bool(values) and numbers >= 0.7 * len(values)


def _affiliation(fields: set[str | None], values: Sequence[str]) -> tuple[str | None, float, Why]:
    """所属 is the company, or its department where another column names the company."""
    company = contents.share(values, "company")
    department = contents.share(values, "department")
    if "company" not in fields:
        return "company", _BY_NEIGHBOURS if company >= department else _DOUBTFUL, "position"
    if "department" not in fields and department >= company:
        return "department", _BY_NEIGHBOURS, "position"
    return None, 0.0, "position"


def _by_vocabulary(
    field: str, text: str, values: Sequence[str], column: Column
) -> tuple[str | None, float, Why | None]:
    """連絡先 and アドレス may be a phone, a mail or a place; 区分 may be a reply."""
    if text in {"連絡先", "ご連絡先", "アドレス"}:
        found = contents.field_of(values)
        if found and found[0] in {"tel", "mobile", "email", "address"}:
            return found[0], found[1], "contents"
    if field == "category" and contents.looks_like_marks(values):
        return "attend", _BY_NEIGHBOURS, "contents"
    return field, column.confidence, column.why


def _by_cells(column: Column, columns: list[Column], cells: _Cells) -> Column:
    if column.field is not None or column.why == "position":
        return column
    found = contents.field_of(cells.of(column))
    if not found:
        return column
    field, part = found
    taken = any(other.field == field for other in columns)
    people = any(other.field in {"name", "family"} for other in columns)
    if (taken and field not in _REPEATABLE) or (field == "kana" and not people):
        return column
    if field == "email" and taken:
        field = "email2"
    return replace(column, field=field, confidence=round(part * _BY_PARENT, 2), why="contents")


def _with_names(columns: list[Column], cells: _Cells, *, headerless: bool) -> list[Column]:
    """Find the names of people where no heading is known to head them, by common family names.

    Under a header it must also speak of names: a hall's manager is not what a list of halls is of.
    """
    if any(column.field in {"name", "family"} for column in columns):
        return columns
    free = [c for c in columns if c.field is None and (headerless or _speaks_of_names(c))]
    found = next((c for c in free if contents.looks_like_people(cells.of(c))), None)
    sure = _BY_NEIGHBOURS if found and headerless else _DOUBTFUL
    if headerless and not found:
        found = next((c for c in free if contents.has_shape_of_names(cells.of(c))), None)
    if not found:
        return columns
    name = replace(found, field="name", confidence=sure, why="contents")
    named = [name if other is found else other for other in columns]
    return [_by_cells(other, named, cells) for other in named]


def _speaks_of_names(column: Column) -> bool:
    text = fold(column.header_raw.rpartition("/")[2])
    return text.endswith(("氏名", "名前", "姓名")) and not _OTHERS.search(text)


def _without_rivals(columns: list[Column], cells: _Cells) -> list[Column]:
    """A column that tells nothing leaves its meaning to a later one that does.

    Microsoft Forms begins with メール and 名前, which hold nothing where people answer unnamed.
    """
    single = [c for c in columns if c.field and not may_repeat(c.field)]
    told = {(c.field, c.scope) for c in single if _tells(cells.of(c))}
    return [
        replace(column, field=None, scope=None, confidence=0.0, why=None)
        if (column.field, column.scope) in told and not _tells(cells.of(column))
        else column
        for column in columns
    ]


def _tells(values: Sequence[str]) -> bool:
    return any(fold(text) not in _NOBODY for text in values)


def _without_repeats(columns: list[Column]) -> list[Column]:
    """One column a field and scope, unless the field can be had several times."""
    seen: set[tuple[str, Scope | None]] = set()
    cities = any(fold(column.header_raw) in _CITIES for column in columns)
    kept = []
    for column in columns:
        if column.field is None:
            kept.append(column)
            continue
        if column.field == "email" and ("email", column.scope) in seen:
            column = replace(column, field="email2")
        if column.field == "address" and cities and fold(column.header_raw) not in _CITIES:
            column = replace(column, field="address2")
        place = (column.field or "", column.scope)
        if place in seen and column.field not in _REPEATABLE:
            column = replace(column, field=None, scope=None, confidence=0.0, why=None)
        seen.add(place)
        kept.append(column)
    return kept
