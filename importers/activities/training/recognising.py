"""Recognise an attendance book or a list of applicants, and read its headings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from importers.activities.training.cells import (
    counted_legend,
    looks_like_marks,
    read_legend,
)
from importers.activities.training.days import read_day
from importers.activities.training.layout import (
    AssignmentColumn,
    SessionColumn,
    TrainingLayout,
    lettered,
)
from importers.activities.training.rule_text import read_rule
from importers.reading.workbook import shown
from importers.tables.column_cells import SAMPLE
from importers.tables.columns import Column
from importers.tables.table import Table
from smeic_tui.domain.training.facts import MarkKind
from smeic_tui.domain.training.rule import document
from smeic_tui.japanese.dates import fiscal_year, parse_date, parse_fiscal_year
from smeic_tui.japanese.fold import fold
from smeic_tui.japanese.hours import read_length, read_span

_KINDS = frozenset({"training", "licences", "replies"})
"""Kinds of tables that may turn out to be lists of a training."""
_TRAINING = re.compile(r"研修|講座|受講|養成")
_NUMBER = re.compile(r"(?:第|#|no\.?)?[ ]*(\d{1,3})(?:回目?|日目|講|コマ目?)?", re.IGNORECASE)
_CIRCLED = {chr(0x2460 + n): n + 1 for n in range(20)}
_BARE_YEAR = re.compile(r"(?:^|(?<=[ (]))[RH](?:\d{1,2}|元)(?=$|[ )])")
"""``R7 研修 出席簿``: an era's year alone, where nothing else says one."""
_YEAR = re.compile(r"(?:\d{4}|(?:令和|平成|R|H)(?:\d{1,2}|元))年度?")
_NO_TITLE = re.compile(
    r"[(（][^)）]*[)）]|出席簿|申込者?(?:一覧)?|応募者?(?:一覧)?|受講者(?:一覧|名簿)?|名簿|一覧|"
    r"\d{1,2}/\d{1,2}現在"
)
_ASSIGNMENT = re.compile(r"課題|レポート|最終報告|提出物")
_FINAL = re.compile(r"最終|修了(?:レポート|報告)")
_TELLS = {
    "certificate": re.compile(r"証(?:書)?番号|修了番号|受講番号"),
    "note": re.compile(r"備考|特記|摘要|メモ"),
    "applied_on": re.compile(
        r"(?:申し?込み?|応募|受付|申請|エントリー)(?:年月)?日|タイムスタンプ|送信日"
    ),
    "decided_on": re.compile(r"(?:決定|受理|承認)日"),
    "result": re.compile(r"可否|採否|合否|結果|判定|受講可|選考|審査"),
    "only": re.compile(r"^no\.?$|番号$|出席回数|出席率|受講時間|理由|受付no"),
}
_PERSON = frozenset({"name", "family", "given", "kana", "cohort", "company", "tel", "email"})
_OF_PERSON = _PERSON | {"shindan_no", "registered_on", "speciality", "mobile", "department", "role"}


def read_layout(table: Table, surroundings: str) -> TrainingLayout | None:
    """How a table is read; None where it is no list of a training."""
    fields = {column.field for column in table.columns}
    if table.kind not in _KINDS or not fields & {"name", "family"}:
        return None
    if table.kind != "training" and not _TRAINING.search(surroundings):
        return None
    year = _fiscal_year([*table.raw.titles, table.sheet.name])
    legend = read_legend(table.raw.titles)
    sessions = tuple(_sessions(table, year, legend))
    if year is None:
        year = _year_of(sessions)
    columns = _headings(table)
    if sessions:
        cells = [text for each in sessions for text in _texts_of(table, each.header)]
        rule = read_rule([note.text for note in table.raw.notes])
        return TrainingLayout(
            "book",
            _title(table.raw.titles, surroundings),
            year,
            lettered(sessions, table.place),
            sessions,
            tuple(_assignments(table)),
            document(rule) if rule else None,
            columns,
            legend or counted_legend(cells),
        )
    applied = "result" in columns or "applied_on" in columns
    asked = table.kind == "replies" and _TRAINING.search(surroundings)
    if applied and (table.kind == "training" or asked):
        title = _title(table.raw.titles, surroundings)
        return TrainingLayout("applicants", title, year, table.place, columns=columns)
    return None


def _fiscal_year(texts: Sequence[str]) -> int | None:
    for text in texts:
        for match in _YEAR.finditer(unicodedata.normalize("NFKC", text)):
            year = parse_fiscal_year(match[0])
            if year is not None:
                return year
    bare = (_BARE_YEAR.search(unicodedata.normalize("NFKC", text)) for text in texts)
    return next((parse_fiscal_year(match[0] + "年度") for match in bare if match), None)


def _year_of(sessions: Sequence[SessionColumn]) -> int | None:
    """The fiscal year in which all dated sessions lie."""
    days = [parse_date(each.held_on) for each in sessions if each.held_on]
    years = {fiscal_year(day) for day in days if day is not None}
    return years.pop() if len(years) == 1 else None


def _title(titles: Sequence[str], surroundings: str) -> str:
    """The name of the training without its year and without what kind of list this is."""
    for text in (*titles, *surroundings.splitlines()):
        level = unicodedata.normalize("NFKC", text)
        for word in _NO_TITLE.sub(" ", _YEAR.sub(" ", level)).split():
            if _TRAINING.search(word):
                return re.sub(r"事業$", "", word)
    return "研修"


def _sessions(
    table: Table, year: int | None, legend: Mapping[str, MarkKind]
) -> Iterator[SessionColumn]:
    for column, (_, _, parts) in zip(table.columns, table.raw.names, strict=True):
        wanted = column.field == "session"
        if column.why in ("chosen", "profile"):
            wanted = column.field == "mark"
        if not wanted or "補講" in column.header:
            continue
        session = _session(column, parts or (column.header,), year)
        named = session.number is not None or session.held_on is not None
        if named or looks_like_marks(_texts(table, column), legend):
            yield session


def _texts_of(table: Table, header: str) -> list[str]:
    return next(_texts(table, column) for column in table.columns if column.header == header)


def _texts(table: Table, column: Column) -> list[str]:
    rows = table.raw.data_rows[:SAMPLE]
    return [shown(table.sheet.at(row, column.index)).strip() for row in rows]


def _session(column: Column, parts: Sequence[str], year: int | None) -> SessionColumn:
    found = SessionColumn(column.header, column.letter, None)
    for text in (line.strip() for part in parts for line in _lines(part)):
        level = unicodedata.normalize("NFKC", text)
        if span := read_span(text):
            found = replace(found, starts=span[0], ends=span[1], minutes=span[2])
        elif found.number is None and (number := _number(text)) is not None:
            found = replace(found, number=number)
        elif found.held_on is None and (day := read_day(text, year)):
            found = replace(found, held_on=day)
        elif found.minutes is None and re.search(r"時間|h$|分$", level) and read_length(text):
            found = replace(found, minutes=read_length(text))
        elif "必修" in level:
            found = replace(found, is_compulsory=True)
        elif "選択" not in level and found.lecturer is None and text:
            found = replace(found, lecturer=text)
    return found


def _lines(part: str) -> list[str]:
    """第1回 with its day below, in one cell, are two texts; a time with its break is one."""
    lines = part.strip().splitlines()
    return lines if lines and _number(lines[0]) is not None else [part]


def _number(text: str) -> int | None:
    for sign, number in _CIRCLED.items():
        if sign in text:
            return number
    match = _NUMBER.fullmatch(unicodedata.normalize("NFKC", text).strip())
    return int(match[1]) or None if match else None


def _assignments(table: Table) -> Iterator[AssignmentColumn]:
    for column in table.columns:
        if column.field in _OF_PERSON or not _ASSIGNMENT.search(column.header):
            continue
        yield AssignmentColumn(column.header, column.header, bool(_FINAL.search(column.header)))


def _headings(table: Table) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for column in table.columns:
        if column.field in (None, "session") and "補講" in column.header:
            found["made_up"] = (*found.get("made_up", ()), column.header)
        if column.field in _OF_PERSON or column.field == "session":
            continue
        plain = fold(column.header)
        for name, pattern in _TELLS.items():
            if pattern.search(plain):
                found[name] = (*found.get(name, ()), column.header)
                break
    return found


def told_apart(table: Table, layout: TrainingLayout) -> tuple[Column, ...]:
    """The columns, what they tell of the training apart from what they say of people."""
    marks = {each.header for each in layout.sessions}
    ours = {h for headings in layout.columns.values() for h in headings}
    ours |= {each.header for each in layout.assignments}

    def told(column: Column) -> Column:
        if column.why in ("chosen", "profile"):
            return column
        if column.header in marks:
            return replace(column, field="mark", scope=None, confidence=0.9, why="contents")
        if column.header in ours or column.field == "session":
            return replace(column, field="row_only", scope=None, confidence=0.9, why="position")
        return column

    return tuple(map(told, table.columns))


_NOW = re.compile(r"(\d{1,2}[/.]\d{1,2})(?:日)?(?:現在|時点)")


def list_day(table: Table, year: int | None) -> str | None:
    """The day written above the table as ``12/20現在``; None where there is none."""
    for title in table.raw.titles:
        if match := _NOW.search(unicodedata.normalize("NFKC", title)):
            return read_day(match[1], year)
    return None
