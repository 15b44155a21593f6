"""Rows that hold nothing odd, typed a column at a time.

Nine of ten rows of the lists we know are written so that no cell needs more than one look. A row in
which any does is named, and read by the careful reader (`importers.values.cells`): both say the
same of every row that this one reads.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import groupby, repeat
from types import MappingProxyType
from typing import Any

from importers.tables.columns import Column
from importers.tables.headings import words
from importers.tables.table import DataRow
from importers.values.column_reader import Block, ColumnReader
from importers.values.company_cells import size_band, split_company_and_title
from importers.values.fields import (
    EVENT_FIELDS,
    LICENCE_DAYS,
    READ_HERE,
    STANDING_FIELDS,
    tells_of_licences,
)
from importers.values.neat_contacts import ADDRESS, MAILS, NUMBERS, NeatAddresses, NeatContacts
from importers.values.remarks import says_something
from importers.values.row_values import RowValues
from importers.values.single_cells import (
    birth_year,
    corporate_number,
    licence_number,
    read_cohort,
    read_day,
    read_name,
    year_differs,
)
from smeic_tui.japanese.companies import split_company
from smeic_tui.japanese.kana import is_kana
from smeic_tui.japanese.names import Name, is_latin, plain_name

Slots = dict[str, Sequence[Any]]
"""Columns of ``RowValues`` by the name of its field."""

_DEFAULTS = RowValues._field_defaults
_NOTHING: Mapping[str, str] = MappingProxyType({})
_NOBODY = Name("", None, None)
_SEVERAL = frozenset({*MAILS, *NUMBERS, *ADDRESS})
_NAMES = ({"name"}, {"family", "given"})
_EITHER = ({"kana", "family_kana"}, {"kana", "given_kana"}, {"company", "company_role"})
"""Fields of which a table has one or the other here."""


def _text(text: str) -> str | None:
    return text


def _remark(text: str) -> str | None:
    return None if says_something(text) else text


def _reading(text: str) -> str | None:
    return text if is_kana(text) else None


def _cohort(text: str) -> int | None:
    """0 for a word such as 司会, which stands for people without a cohort."""
    return 0 if text in words("no_cohort") else read_cohort(text)


def _whole_name(text: str) -> Name | str | None:
    return None if says_something(text) else _cut(text)


def _cut(text: str) -> Name | str:
    """The name, or the text where it takes more to know the cut."""
    return plain_name(text) or text


def _post(text: str) -> tuple[str, str | None, None] | None:
    found = split_company(text)
    return None if found.former else (found.name, found.department, None)


_SINGLE: Mapping[str, tuple[str, Callable[[str], object | None]]] = {
    "kana": ("kana", _reading),
    "cohort": ("cohort", _cohort),
    "graduated": ("completed", partial(read_day, completion=True)),
    "entered": ("entered", read_day),
    "theme": ("research_theme", _text),
    "latin": ("latin", _text),
    "maiden": ("former_name", _text),
    "department": ("department", _text),
    "role": ("title", _remark),
    "industry": ("industry", _text),
    "size": ("size_band", size_band),
    "corporate_number": ("corporate_number", corporate_number),
    "shindan_no": ("licence_no", licence_number),
    "member_id": ("member_no", _text),
    "birth": ("birth_year", birth_year),
    "note": ("note", _remark),
}
"""Fields of one column that fill one field of ``RowValues``, and how."""


def is_neat(columns: Sequence[Column]) -> bool:
    """Whether the rows of a table can be read here: no field stands in two columns that compete."""
    fields = Counter(column.field for column in columns if column.field in READ_HERE)
    others = [column.field for column in columns if _is_other(column)]
    return (
        {field for field in fields if field in ("name", "family", "given")} in _NAMES
        and not any(either <= fields.keys() for either in _EITHER)
        and all(count == 1 or field in _SEVERAL for field, count in fields.items())
        # Columns of one meaning are kept side by side.
        and len(list(groupby(others))) == len(set(others))
        and not (tells_of_licences(columns) and set(others).intersection(LICENCE_DAYS))
    )


def _is_other(column: Column) -> bool:
    return column.field not in READ_HERE and column.field not in EVENT_FIELDS


class NeatRows:
    """Types the rows of one table that hold nothing odd.

    Args:
        columns: Of a table that `is_neat`.
    """

    def __init__(self, columns: Sequence[Column]) -> None:
        self._places = {column.field: place for place, column in enumerate(columns)}
        self._single = [
            (slot, self._places[field], ColumnReader[Any](read, None))
            for field, (slot, read) in _SINGLE.items()
            if field in self._places
        ]
        self._text = ColumnReader[str | None](_text, None)
        self._kana = ColumnReader[str | None](_reading, None)
        self._whole = ColumnReader[Name | str | None](_whole_name, None)
        self._posts = [
            (self._places[field], ColumnReader[Any](read, (None, None, None)))
            for field, read in (("company", _post), ("company_role", split_company_and_title))
            if field in self._places
        ]
        self._contacts = NeatContacts(columns)
        self._addresses = NeatAddresses(columns)
        self._others = [
            (column.header, place, ColumnReader(_other_reader(column), None, words=False))
            for place, column in enumerate(columns)
            if _is_other(column)
        ]

    def read(self, rows: Sequence[DataRow]) -> tuple[list[RowValues], set[int]]:
        """Type some rows.

        Args:
            rows: At least one.

        Returns:
            Their values, and the indices of those that take a closer look: their values are
            nothing.
        """
        block = Block(rows)
        slots: Slots = {slot: block.read(place, reader) for slot, place, reader in self._single}
        self._add_kana(block, slots)
        self._add_names(block, slots)
        self._add_posts(block, slots)
        self._add_years(block, slots)
        if self._contacts.columns:
            slots["contacts"] = self._contacts.read(block)
        if self._addresses.columns:
            slots["addresses"] = self._addresses.read(block)
        if self._others:
            slots["other"] = self._others_of(block)
        columns = [slots.get(name, repeat(_DEFAULTS[name])) for name in RowValues._fields]
        return list(map(RowValues._make, zip(*columns, strict=False))), block.doubtful

    def _add_kana(self, block: Block, slots: Slots) -> None:
        """A reading that stands in two columns."""
        fields = [field for field in ("family_kana", "given_kana") if field in self._places]
        if fields:
            parts = [block.read(self._places[field], self._kana) for field in fields]
            whole = [" ".join(filter(None, part)) for part in zip(*parts, strict=True)]
            slots["kana"] = [kana or None for kana in whole]

    def _add_names(self, block: Block, slots: Slots) -> None:
        found = self._written(block)
        kanas = slots.get("kana") or repeat(None)
        names: list[Name] = []
        for number, (name, kana) in enumerate(zip(found, kanas, strict=False)):
            if isinstance(name, str):
                name = read_name(name, kana or "")
            if name is None or name.family is None:
                block.doubt([number])
                name = _NOBODY
            names.append(name)
        former = slots.get("former_name") or repeat(None)
        slots["name"], slots["family"], slots["given"], cut_out, _ = zip(*names, strict=True)
        slots["former_name"] = [a or b for a, b in zip(former, cut_out, strict=False)]

    def _written(self, block: Block) -> Sequence[Name | str | None]:
        """The names as they stand in one column or two; text where the reading may be needed."""
        if "name" in self._places:
            return block.read(self._places["name"], self._whole)
        families = block.read(self._places["family"], self._text)
        givens = block.read(self._places["given"], self._text)
        return [
            _cut(f"{family}\u3000{given}") if family and given and not is_latin(family) else None
            for family, given in zip(families, givens, strict=True)
        ]

    def _add_posts(self, block: Block, slots: Slots) -> None:
        """A company's cell may hold department and title as well; their own columns go before."""
        for place, reader in self._posts:
            companies, departments, titles = zip(*block.read(place, reader), strict=True)
            slots["company"] = companies
            for slot, told in (("department", departments), ("title", titles)):
                own = slots.get(slot)
                slots[slot] = [a or b for a, b in zip(own, told, strict=True)] if own else told

    def _add_years(self, block: Block, slots: Slots) -> None:
        """The cohort of the section or sheet where the row says none; years that contradict it."""
        own = slots.get("cohort") or repeat(0)
        slots["cohort"] = [c or row.cohort for c, row in zip(own, block.rows, strict=False)]
        if "completed" in slots:
            both = enumerate(zip(slots["cohort"], slots["completed"], strict=True))
            block.doubt(number for number, (c, d) in both if year_differs(c, d))

    def _others_of(self, block: Block) -> Sequence[Mapping[str, str]]:
        headings = [heading for heading, _, _ in self._others]
        read = [block.read(place, reader) for _, place, reader in self._others]
        return [
            {head: text for head, text in zip(headings, texts, strict=True) if text} or _NOTHING
            for texts in zip(*read, strict=True)
        ]


def _other_reader(column: Column) -> Callable[[str], str | None]:
    return _remark if column.field in STANDING_FIELDS else _text
