"""Cells to typed values, with a note where something was guessed, repaired or unreadable."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from functools import lru_cache
from types import MappingProxyType
from typing import Literal

from importers.reading.workbook import Address, shown
from importers.tables.columns import Column
from importers.tables.headings import words
from importers.tables.table import DataRow
from importers.tables.tracking import OWN_FIELDS
from importers.values.annotations import of_people, with_annotations
from importers.values.company_cells import size_band, split_company_and_title
from importers.values.contact_cells import read_addresses, read_contacts
from importers.values.remarks import (
    address_gone,
    former_name,
    may_matter,
    refusals,
    standing,
)
from importers.values.row_values import RowValues, RuleValue
from smeic_tui.errors import Reason
from smeic_tui.japanese.clean import clean, is_clean
from smeic_tui.japanese.cohorts import cohort_years, find_cohorts, parse_cohort
from smeic_tui.japanese.companies import corporate_number_ok, split_company
from smeic_tui.japanese.dates import (
    PartialDate,
    from_serial,
    parse_completed,
    parse_date,
    parse_fiscal_year,
)
from smeic_tui.japanese.fold import fold, key
from smeic_tui.japanese.kana import is_kana, katakana
from smeic_tui.japanese.licence_days import LicenceDays, licence_days, read_day
from smeic_tui.japanese.names import Name, is_latin, parse_name
from smeic_tui.japanese.phones import digits

EVENT_FIELDS = frozenset(
    {"row_no", "attend", "party", "party2", "companions", "format", "paid", "answered_at"}
    | {"session", "seat", "referrer", "met_at", "honorific", "mark", "row_only"}
    | OWN_FIELDS
)
"""What a row says about an occasion, not about the person: kept with the row alone."""
_TEXTS_OF_STANDING = ("note", "status", "category", "tags", "name", "role")
_SELDOM = frozenset(
    {"latin", "entered", "theme", "industry", "size", "corporate_number"}
    | {"shindan_no", "registered_on", "expires_on", "member_id", "birth"}
)
_LICENCE_DAYS = ("registered_on", "expires_on")
"""Days of a licence, where the list is of people who have one."""
_NAME_FIELDS = frozenset({"name", "family", "given", "maiden"})
_READ_HERE = _NAME_FIELDS | {
    *("kana", "family_kana", "given_kana", "latin", "cohort", "graduated", "entered", "theme"),
    *("company", "company_role", "department", "role", "industry", "size", "corporate_number"),
    *("shindan_no", "member_id", "birth", "note", "email", "email2", "tel", "mobile", "fax"),
    *("zip", "prefecture", "address", "address2"),
}
_LONGEST_EMPTY = 6
_REMEMBERED = 4096
_SERIALS = range(20_000, 60_000)
"""A bare number in a column of dates: a day between 1954 and 2064 counted by Excel."""


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
        self._empty = frozenset(fold(word) for word in words("empty"))
        self._places = [
            (column, column.field or "", column.field in _READ_HERE) for column in columns
        ]
        fields = {column.field for column in columns}
        self._bare = fields.isdisjoint(_SELDOM)
        self._others = any(
            column.field not in _READ_HERE and column.field not in EVENT_FIELDS
            for column in columns
        )
        # 登録日 of a card or a mailing list is none of a licence.
        self._licensed = "shindan_no" in fields or any(
            column.field in _LICENCE_DAYS and "診断士" in column.header for column in columns
        )
        self._blank: dict[str, bool] = {}

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
        _check_year(cohort, completed, notes)
        contacts, left_contacts = read_contacts(cells, row.row, notes)
        remarks = [t for f in _TEXTS_OF_STANDING if f in cells for _, t in cells[f]]
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
        number = _first(cells, "corporate_number")
        licence, left = self._licence_days(cells, notes)
        return known._replace(
            licence=licence,
            other={**known.other, **left} if left else known.other,
            latin=_first(cells, "latin"),
            entered=self._date(cells, "entered", notes),
            research_theme=_first(cells, "theme"),
            industry=_first(cells, "industry"),
            size_band=size_band(size) if (size := _first(cells, "size")) else None,
            corporate_number=digits(number) if number and corporate_number_ok(number) else None,
            licence_no=_licence(_first(cells, "shindan_no")),
            member_no=_first(cells, "member_id"),
            birth_year=_birth_year(_first(cells, "birth")),
        )

    def _licence_days(
        self, cells: dict[str, list[tuple[Column, str]]], notes: list[Reason]
    ) -> tuple[LicenceDays | None, dict[str, str]]:
        """Registration and expiry, and the cells that could not be read, by heading."""
        days: dict[str, PartialDate] = {}
        left: dict[str, str] = {}
        for field in _LICENCE_DAYS if self._licensed else ():
            for column, text in cells.get(field, ()):
                day = read_day(text)
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
        errors, blank = self._errors, self._blank
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
            if read_here and len(text) <= _LONGEST_EMPTY:
                empty = blank.get(text)
                if self._is_empty(text) if empty is None else empty:
                    continue
            if field in cells:
                cells[field].append((column, text))
            else:
                cells[field] = [(column, text)]
        return cells

    def _is_empty(self, text: str) -> bool:
        """Whether a cell says that there is nothing; short texts come again and again."""
        found = text in self._empty or fold(text) in self._empty
        if len(self._blank) < _REMEMBERED:
            self._blank[text] = found
        return found

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
            name = _parsed(f"{family}{space}{given}", kana)
            if name.family is None and is_latin(name.text):
                name = Name(name.text, None, None, name.former, name.honorific)
        else:
            name = _parsed(whole or family or given or "", kana)
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
        cohort = parse_cohort(text)
        if cohort is None:
            found = find_cohorts(text)
            if not found:
                notes.append(Reason("cohort_unreadable", {"text": text}))
                return row.cohort
            cohort = found[0]
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
        found = _read_date(text, completion)
        if found is None:
            notes.append(Reason("date_unreadable", {"text": text}))
        return found

    def _other(self, cells: dict[str, list[tuple[Column, str]]]) -> dict[str, str]:
        """Columns that have no field of their own on a person, by heading."""
        return {
            column.header: text
            for field, found in cells.items()
            if field not in _READ_HERE and field not in EVENT_FIELDS
            if field not in _LICENCE_DAYS or not self._licensed
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


# Lists repeat companies, dates and names; a parse costs some 20 to 60 µs.
@lru_cache(maxsize=2048)
def _parsed(text: str, kana: str) -> Name:
    return parse_name(text, kana=kana)


@lru_cache(maxsize=1024)
def _read_date(text: str, completion: bool) -> str | None:
    found: PartialDate | None
    if text.isascii() and text.isdigit() and int(text) in _SERIALS:
        found = from_serial(int(text))
    else:
        found = parse_completed(text) if completion else parse_date(text) or _of_fiscal_year(text)
    return found.iso if found else None


def _of_fiscal_year(text: str) -> PartialDate | None:
    """2005年度 of an entry: the year, and no month, for some entered in autumn."""
    year = parse_fiscal_year(text)
    return PartialDate(year) if year else None


def _check_year(cohort: int | None, completed: str | None, notes: list[Reason]) -> None:
    if cohort is not None and completed and int(completed[:4]) != cohort_years(cohort)[1]:
        notes.append(Reason("cohort_year_mismatch", {"cohort": cohort, "completed": completed}))


def _lines(found: list[tuple[Column, str]]) -> str | None:
    return "\n".join(dict.fromkeys(text for _, text in found)) or None


def _licence(text: str | None) -> str | None:
    return digits(text) or None if text else None


def _birth_year(text: str | None) -> int | None:
    found = parse_date(text) if text else None
    return found.year if found and 1850 <= found.year <= 2150 else None
