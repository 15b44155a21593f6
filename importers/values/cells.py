"""Cells to typed values, with a note where something was guessed, repaired or unreadable."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from types import MappingProxyType
from typing import Literal

from importers.reading.workbook import Address, shown
from importers.tables.columns import Column
from importers.tables.headings import words
from importers.tables.table import DataRow
from importers.values.annotations import of_people, with_annotations
from importers.values.company_cells import size_band, split_company_and_title
from importers.values.contact_cells import read_addresses, read_contacts
from importers.values.fields import (
    EVENT_FIELDS,
    LICENCE_DAYS,
    READ_HERE,
    SELDOM,
    STANDING_FIELDS,
    tells_of_licences,
)
from importers.values.remarks import (
    address_gone,
    former_name,
    may_matter,
    refusals,
    standing,
)
from importers.values.row_values import RowValues, RuleValue
from importers.values.single_cells import (
    birth_year,
    corporate_number,
    licence_number,
    read_cohort,
    read_day,
    read_name,
    says_nothing,
    year_differs,
)
from smeic_tui.errors import Reason
from smeic_tui.japanese.clean import clean, is_clean
from smeic_tui.japanese.companies import split_company
from smeic_tui.japanese.dates import PartialDate
from smeic_tui.japanese.fold import key
from smeic_tui.japanese.kana import is_kana, katakana
from smeic_tui.japanese.licence_days import LicenceDays, licence_days
from smeic_tui.japanese.licence_days import read_day as read_licence_day
from smeic_tui.japanese.names import Name, is_latin


class RowReader:
    """Reads the rows of one table; made once a table, because its columns do not change.

    Args:
        columns: What the columns mean.
        errors: Cells that show an error.
        legend: What background colours mean.
        readings: Furigana that Excel kept, by cell.
    """

    def __init__(
        self,
        columns: Sequence[Column],
        errors: Set[Address] = frozenset(),
        legend: Mapping[str, str] = MappingProxyType({}),
        readings: Mapping[Address, str] = MappingProxyType({}),
    ) -> None:
        self._columns = columns
        self._errors = errors
        self._legend = legend
        self._readings = readings
        self._places = [
            (column, column.field or "", column.field in READ_HERE) for column in columns
        ]
        fields = {column.field for column in columns}
        self._bare = fields.isdisjoint(SELDOM)
        self._others = any(
            column.field not in READ_HERE and column.field not in EVENT_FIELDS for column in columns
        )
        self._licensed = tells_of_licences(columns)

    def read(self, row: DataRow) -> RowValues:
        """One row, typed."""
        notes: list[Reason] = []
        cells = self._cells(row, notes)
        name = self._name(cells, notes)
        kana = self._kana(cells, notes)
        proposed = self._proposed_kana(row, cells, notes) if self._readings else None
        company, department, title, former_company = self._company(cells)
        cohort = self._cohort(row, cells, notes)
        completed = self._date(cells, "graduated", notes, completion=True)
        if year_differs(cohort, completed):
            params = {"cohort": cohort, "completed": completed}
            notes.append(Reason("cohort_year_mismatch", params))
        contacts, left_contacts = read_contacts(cells, row.row, notes)
        remarks = [t for f in STANDING_FIELDS if f in cells for _, t in cells[f]]
        gone: Literal["withdrawn", "deceased"] | None = None
        rules: tuple[RuleValue, ...] = ()
        former = name.former
        if may_matter(remarks):
            former = former or former_name(remarks)
            gone, rules = standing(remarks), refusals(remarks)
            if gone:
                notes.append(Reason("standing_proposed", {"standing": gone}))
            if address_gone(remarks):
                notes.append(Reason("address_gone_proposed"))
        if row.struck:
            notes.append(Reason("row_struck"))
        if row.fill:
            meaning = self._legend.get(row.fill, row.fill)
            notes.append(Reason("row_coloured", {"meaning": meaning}))
        other = self._other(cells) | left_contacts if self._others else left_contacts
        if former_company:
            other.setdefault("旧社名", former_company)
        known = RowValues(
            name.text,
            name.family,
            name.given,
            former,
            kana,
            proposed,
            cohort=cohort,
            completed=completed,
            company=company,
            department=department,
            title=title,
            contacts=contacts,
            addresses=read_addresses(cells, row.row, notes),
            rules=rules,
            standing=gone,
            note=_lines(cells["note"]) if "note" in cells else None,
            other=other,
        )
        if not self._bare:
            known = self._seldom(known, cells, notes)
        return known._replace(notes=tuple(notes)) if notes else known

    def _seldom(
        self, known: RowValues, cells: dict[str, list[tuple[Column, str]]], notes: list[Reason]
    ) -> RowValues:
        """With what few lists tell."""
        number, licence_no = _first(cells, "corporate_number"), _first(cells, "shindan_no")
        birth = _first(cells, "birth")
        licence, left = self._licence_days(cells, notes)
        return known._replace(
            licence=licence,
            other={**known.other, **left} if left else known.other,
            latin=_first(cells, "latin"),
            entered=self._date(cells, "entered", notes),
            research_theme=_first(cells, "theme"),
            industry=_first(cells, "industry"),
            size_band=size_band(size) if (size := _first(cells, "size")) else None,
            corporate_number=corporate_number(number) if number else None,
            licence_no=licence_number(licence_no) if licence_no else None,
            member_no=_first(cells, "member_id"),
            birth_year=birth_year(birth) if birth else None,
        )

    def _licence_days(
        self, cells: dict[str, list[tuple[Column, str]]], notes: list[Reason]
    ) -> tuple[LicenceDays | None, dict[str, str]]:
        """Registration and expiry, and the cells that could not be read, by heading."""
        days: dict[str, PartialDate] = {}
        left: dict[str, str] = {}
        for field in LICENCE_DAYS if self._licensed else ():
            for column, text in cells.get(field, ()):
                day = read_licence_day(text)
                if day is None or (field == "expires_on" and day.day is None):
                    left[column.header] = text
                    notes.append(Reason("date_unreadable", {"text": text}))
                else:
                    days[field] = day
        told = licence_days(days.get("registered_on"), days.get("expires_on"))
        return (told if told.says_something else None), left

    def _cells(self, row: DataRow, notes: list[Reason]) -> dict[str, list[tuple[Column, str]]]:
        """Filled cells by field; a column without a field under ``""``."""
        cells: dict[str, list[tuple[Column, str]]] = {}
        errors = self._errors
        neat = is_clean("".join([cell for cell in row.resolved if cell.__class__ is str]))
        for (column, field, read_here), cell in zip(self._places, row.resolved, strict=True):
            if cell == "":
                continue
            if errors and (row.row, column.index) in errors:
                place = column.cell(row.row)
                notes.append(Reason("error_value", {"cell": place, "text": shown(cell)}))
                continue
            text = cell if cell.__class__ is str else shown(cell)
            text = (text if neat else clean(text, keep_lines=True)).strip()
            if not text:
                continue
            if read_here and says_nothing(text):
                continue
            if field in cells:
                cells[field].append((column, text))
            else:
                cells[field] = [(column, text)]
        return cells

    def _name(self, cells: dict[str, list[tuple[Column, str]]], notes: list[Reason]) -> Name:
        kana = _first(cells, "kana") or " ".join(
            [t for f in ("family_kana", "given_kana") if f in cells for _, t in cells[f]]
        )
        whole = _first(cells, "name")
        family, given = _first(cells, "family"), _first(cells, "given")
        if whole and family and not given and not key(whole).startswith(key(family)):
            # 姓 and 名 side by side, where some given names hold a space and look like whole names.
            whole, given = None, whole
        if whole is None and family and given:
            space = " " if is_latin(family) and is_latin(given) else "\u3000"
            name = read_name(f"{family}{space}{given}", kana)
            if name.family is None and is_latin(name.text):
                name = Name(name.text, None, None, name.former, name.honorific)
        else:
            name = read_name(whole or family or given or "", kana)
        maiden = _first(cells, "maiden")
        if name.family is None and name.text and not is_latin(name.text):
            notes.append(Reason("name_uncut"))
        return Name(name.text, name.family, name.given, maiden or name.former)

    def _kana(self, cells: dict[str, list[tuple[Column, str]]], notes: list[Reason]) -> str | None:
        kana = _first(cells, "kana")
        if kana is None:
            parts = [_first(cells, "family_kana"), _first(cells, "given_kana")]
            kana = " ".join(part for part in parts if part) or None
        if kana is not None and not is_kana(kana):
            notes.append(Reason("kana_not_kana", {"text": kana}))
            return None
        return kana

    def _proposed_kana(
        self, row: DataRow, cells: dict[str, list[tuple[Column, str]]], notes: list[Reason]
    ) -> str | None:
        """Furigana of the name's cell, or of family and given name, where no reading is given."""
        if any(field in cells for field in ("kana", "family_kana", "given_kana")):
            return None
        for fields in (("name",), ("family", "given")):
            columns = [found[0][0] for field in fields if (found := cells.get(field))]
            parts = [self._readings.get((row.row, column.index), "") for column in columns]
            if len(parts) == len(fields) and all(parts):
                text = katakana(" ".join(parts))
                place = columns[0].cell(row.row)
                notes.append(Reason("kana_proposed", {"text": text, "cell": place}))
                return text
        return None

    def _company(
        self, cells: dict[str, list[tuple[Column, str]]]
    ) -> tuple[str | None, str | None, str | None, str | None]:
        """Company, department, title, and the company's former name."""
        title = _first(cells, "role")
        department = _first(cells, "department")
        text = _first(cells, "company")
        if text is not None:
            found = split_company(text)
            return found.name, department or found.department, title, found.former
        both = _first(cells, "company_role")
        if both is None:
            return None, department, title, None
        company, own, held = split_company_and_title(both)
        return company, department or own, title or held, None

    def _cohort(
        self, row: DataRow, cells: dict[str, list[tuple[Column, str]]], notes: list[Reason]
    ) -> int | None:
        text = _first(cells, "cohort")
        if text is None:
            return row.cohort
        if text in words("no_cohort"):
            # 司会, 一般: whoever stands there without a cohort.
            return row.cohort
        cohort = read_cohort(text)
        if cohort is None:
            notes.append(Reason("cohort_unreadable", {"text": text}))
            return row.cohort
        return cohort

    def _date(
        self,
        cells: dict[str, list[tuple[Column, str]]],
        field: str,
        notes: list[Reason],
        *,
        completion: bool = False,
    ) -> str | None:
        text = _first(cells, field)
        if text is None:
            return None
        found = read_day(text, completion=completion)
        if found is None:
            notes.append(Reason("date_unreadable", {"text": text}))
        return found

    def _other(self, cells: dict[str, list[tuple[Column, str]]]) -> dict[str, str]:
        """Columns that have no field of their own on a person, by heading."""
        return {
            column.header: text
            for field, found in cells.items()
            if field not in READ_HERE and field not in EVENT_FIELDS
            if field not in LICENCE_DAYS or not self._licensed
            for column, text in found
        }


def read_record(
    columns: Sequence[Column], record: Mapping[str, str], row: int, cohort: int | None
) -> RowValues:
    """A row typed again from what was kept of it."""
    cells = tuple(record.get(column.header, "") for column in columns)
    kept = DataRow(row, cells, cells, None, cohort, hidden=False, struck=False, fill="")
    values = RowReader(columns).read(kept)
    headers = {column.header for column in columns}
    told = {heading: text for heading, text in record.items() if heading not in headers}
    return with_annotations(values, of_people(told, columns)) if told else values


def _first(cells: dict[str, list[tuple[Column, str]]], field: str) -> str | None:
    found = cells.get(field)
    return found[0][1] if found else None


def _lines(found: list[tuple[Column, str]]) -> str | None:
    return "\n".join(dict.fromkeys(text for _, text in found)) or None
