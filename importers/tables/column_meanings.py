"""Decide what each column of a table means: its name first, then its cells, else nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from importers.reading.workbook import Sheet
from importers.tables import contents
from importers.tables.ambiguous_columns import settle_ambiguous
from importers.tables.column_cells import ColumnCells
from importers.tables.columns import BY_NEIGHBOURS, BY_PARENT, DOUBTFUL, Column, by_name, may_repeat
from importers.tables.headings import Scope, fold
from importers.tables.search import RawTable

_OTHERS = re.compile("保護|緊急|配偶|家族|紹介|推薦|代表|担当|連絡|旧|施設|園長|校長|理事|上司")
"""Whose name a heading speaks of, where it is not the person the row is about."""
_NOBODY = frozenset({"anonymous", "匿名"})
"""What stands for somebody in the answers of a form that asks no names."""
_CITIES = frozenset({"市区町村", "市町村", "市区町村名", "市区郡", "市区", "市区町村郡"})
"""Columns of the first part of an address: what another column calls 住所 goes on from it."""


def read_columns(sheet: Sheet, table: RawTable, surroundings: str) -> tuple[Column, ...]:
    """The meaning of every column.

    Args:
        sheet: The sheet the table stands in.
        table: Where it stands.
        surroundings: File name, sheet name and titles, which settle what 登録番号 means.
    """
    cells = ColumnCells(sheet, table)
    columns = []
    for offset, (name, raw, parts) in enumerate(table.names):
        index = table.span.left + offset
        own = raw != "" or len(parts) > 1
        columns.append(by_name(index, name, raw, parts if own else ()))
    columns = settle_ambiguous(columns, cells, surroundings)
    columns = [_by_cells(column, columns, cells) for column in columns]
    columns = _with_names(columns, cells, headerless=not table.header_rows)
    if table.turned is not None:
        columns = [replace(column, turned=True) for column in columns]
    return tuple(_without_repeats(_without_rivals(columns, cells)))


def _by_cells(column: Column, columns: list[Column], cells: ColumnCells) -> Column:
    if column.field is not None or column.why == "position":
        return column
    found = contents.field_of(cells.of(column))
    if not found:
        return column
    field, part = found
    taken = any(other.field == field for other in columns)
    people = any(other.field in {"name", "family"} for other in columns)
    if (taken and not may_repeat(field)) or (field == "kana" and not people):
        return column
    if field == "email" and taken:
        field = "email2"
    return replace(column, field=field, confidence=round(part * BY_PARENT, 2), why="contents")


def _with_names(columns: list[Column], cells: ColumnCells, *, headerless: bool) -> list[Column]:
    """Find the names of people where no heading is known to head them, by common family names.

    Under a header it must also speak of names: a hall's manager is not what a list of halls is of.
    """
    if any(column.field in {"name", "family"} for column in columns):
        return columns
    free = [c for c in columns if c.field is None and (headerless or _speaks_of_names(c))]
    found = next((c for c in free if contents.looks_like_people(cells.of(c))), None)
    sure = BY_NEIGHBOURS if found and headerless else DOUBTFUL
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


def _without_rivals(columns: list[Column], cells: ColumnCells) -> list[Column]:
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
        if place in seen and not may_repeat(place[0]):
            column = replace(column, field=None, scope=None, confidence=0.0, why=None)
        seen.add(place)
        kept.append(column)
    return kept
