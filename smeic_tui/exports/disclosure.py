"""Everything on one person as one file, for whoever asks what the centre holds about them (開示).

A workbook with a page each, or the same pages as Markdown. It leaves nothing out for want of
consent: the person themselves asks. Staff read it before they hand it over; the lines in which
other people are named say so.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Unpack

from smeic_tui.errors import SmeicError
from smeic_tui.exports.cells import Value
from smeic_tui.exports.markdown import escaped, write_text
from smeic_tui.exports.paper import Paper
from smeic_tui.exports.sheet import Column, SheetData, Writing, write_workbook
from smeic_tui.exports.source_words import label, place
from smeic_tui.exports.written import Written
from smeic_tui.store.people.disclosure import Disclosure, Exported, Fact, Former, Known, disclosure
from smeic_tui.text import lookup, t
from smeic_tui.text.field_words import field_name, field_values, record_name, value_words
from smeic_tui.text.moments import day, moment

LAYOUT = "disclosure"
"""Its name in the export log."""
_SUFFIXES = (".xlsx", ".md")


@dataclass(frozen=True, slots=True)
class Page:
    """One page."""

    key: str
    """Code; also what the export log names."""
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]


def write_disclosure(
    conn: sqlite3.Connection, path: Path, person_id: int, today: str, **how: Unpack[Writing]
) -> Written:
    """Write everything on one person as a workbook (.xlsx) or as Markdown (.md).

    Args:
        conn: Any connection.
        path: The file.
        person_id: Who.
        today: ISO date, which stands on it.
        how: See `Writing`; Markdown takes no password.

    Raises:
        SmeicError: ``person_unknown``, ``disclosure_suffix``, ``disclosure_password`` and those of
            ``write_workbook``.
    """
    suffix = path.suffix.lower()
    if suffix not in _SUFFIXES:
        raise SmeicError("disclosure_suffix", name=path.name)
    found = pages(disclosure(conn, person_id), today)
    keys = tuple(page.key for page in found)
    if suffix == ".md":
        if how.get("password") is not None:
            raise SmeicError("disclosure_password", name=path.name)
        where = write_text(path, markdown(found), how.get("forbid", ()))
    else:
        # It goes to the person it is about: nobody has to destroy it.
        paper = Paper(personal=False)
        sheets = [SheetData(page.title, page.columns, page.rows, paper=paper) for page in found]
        where = write_workbook(path, *sheets, **how)
    return Written(where, (person_id,), keys, rows=sum(len(page.rows) for page in found))


def pages(found: Disclosure, today: str) -> tuple[Page, ...]:
    """The pages in their order: a cover, what is on file, what was, and who got it."""
    following = [
        _page("values", _VALUES, [_value(each) for each in found.values]),
        *(
            _page(section, _FACTS, [_fact(each) for each in facts])
            for section, facts in found.sections.items()
        ),
        _page("former", _FORMER, [row for each in found.former for row in _former(each)]),
        _page("exports", _EXPORTS, [_exported(each) for each in found.exports]),
    ]
    numbered = [
        Page(page.key, f"{number} {page.title}", page.columns, page.rows)
        for number, page in enumerate(following, 2)
    ]
    return _cover(found, numbered, today), *numbered


_VALUES = ("item", "value", "others", "source", "by", "when")
_FACTS = ("day", "record", "contents", "others", "withheld", "by", "when")
_FORMER = ("when", "record", "item", "before", "after", "others", "by")
_EXPORTS = ("when", "layout", "purpose", "recipient", "people", "file", "by")
_WIDE: Mapping[str, float] = {"contents": 70, "value": 40, "source": 40, "text": 70}


def _page(key: str, columns: Sequence[str], rows: Sequence[tuple[Value, ...]]) -> Page:
    return Page(
        key,
        t(f"disclosure.page.{key}"),
        tuple(Column(c, t(f"disclosure.column.{c}"), width=_WIDE.get(c)) for c in columns),
        tuple(rows),
    )


# The first page


def _cover(found: Disclosure, following: Sequence[Page], today: str) -> Page:
    person = found.about
    rows: list[tuple[Value, ...]] = [
        (field_name("person", "name"), person.name),
        (field_name("person", "kana"), person.kana or ""),
        (field_name("person", "kind"), t(f"person.kind.{person.kind}")),
        (t("disclosure.as_of"), today),
    ]
    rows += [(page.title, t("disclosure.count", count=len(page.rows))) for page in following]
    rows.append((t("disclosure.read_first"), t("disclosure.about")))
    if others := _filled(following, "others"):
        rows.append(("", t("disclosure.others_named", count=others)))
    if withheld := _filled(following, "withheld"):
        rows.append(("", t("disclosure.withheld_count", count=withheld)))
    return _page("cover", ("item", "text"), rows)


def _filled(following: Iterable[Page], key: str) -> int:
    """How many lines of all pages say something in this column."""
    count = 0
    for page in following:
        keys = [column.key for column in page.columns]
        if key in keys:
            at = keys.index(key)
            count += sum(bool(row[at]) for row in page.rows)
    return count


# The lines


def _value(known: Known) -> tuple[Value, ...]:
    found, origin = known.sourced, known.sourced.origin
    at = moment(origin.at) if origin else ""
    by = origin.staff if origin else ""
    told = value_words(found.column, found.value)
    return label(found), told, t("frame.comma").join(known.others), place(origin), by, at


def _fact(found: Fact) -> tuple[Value, ...]:
    words = [
        f"{field_name(found.table, column)}: {value_words(column, value)}"
        for column, value in found.values.items()
    ]
    withheld = [field_name(found.table, column) for column in found.withheld]
    return (
        day(found.on) if "T" in found.on else found.on,
        record_name(found.table),
        t("disclosure.between").join(words),
        t("frame.comma").join(found.others),
        t("frame.comma").join(dict.fromkeys(withheld)),
        found.by,
        moment(found.at) if found.at else "",
    )


def _former(found: Former) -> Iterator[tuple[Value, ...]]:
    change = found.change
    gone = t("disclosure.removed")
    for name, before, after in field_values(change):
        if before == t("field.empty"):
            continue
        now = gone if change.action == "delete" else after
        others = t("frame.comma").join(found.others)
        yield moment(found.at), record_name(change.table), name, before, now, others, found.by


def _exported(found: Exported) -> tuple[Value, ...]:
    area, _, rest = found.layout.partition("_")
    name = lookup(f"{area}.layout.{rest}") or lookup(f"disclosure.layout.{found.layout}")
    return (
        moment(found.at),
        name or found.layout,
        found.purpose,
        found.recipient,
        found.people,
        Path(found.file).name,
        found.by,
    )


# Markdown


def markdown(found: Sequence[Page]) -> str:
    """The pages as Markdown, a table each; every text from data stays text."""
    blocks: list[str] = []
    for number, page in enumerate(found):
        blocks.append(f"{'#' if number == 0 else '##'} {escaped(page.title)}")
        blocks.append("\n".join(_table(page)) if page.rows else t("disclosure.nothing"))
    return "\n\n".join(blocks) + "\n"


def _table(page: Page) -> Iterator[str]:
    yield _line(column.header for column in page.columns)
    yield _line("---" for _ in page.columns)
    for row in page.rows:
        yield _line(escaped(str(value)) if value is not None else "" for value in row)


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
