"""Headings that mean this or that (名, 所属, 番号, 連絡先): other columns and the cells decide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from importers.tables import contents
from importers.tables.column_cells import ColumnCells
from importers.tables.columns import BY_NEIGHBOURS, DOUBTFUL, SURE, Column, Why
from importers.tables.headings import fold

_PERSONAL = frozenset({"email", "mobile", "cohort", "kana", "role"})
"""Fields beside which an English ``Name`` is a person's; places have names as well."""
_COMPANIES = 0.7
"""Part of a column of names that are companies by their legal form."""
_BROUGHT = frozenset(
    {"被紹介者", "紹介先", "外部者", "相談者", "被紹介者様", "紹介された方", "ゲスト"}
)
"""Names of columns that hold people, or their companies: the cells say which."""
_MARKED = {
    **dict.fromkeys(("出", "本会", "出欠席", "受付", "来場"), "attend"),
    **dict.fromkeys(("懇", "懇親"), "party"),
}
"""Names too short to mean anything unless the column holds marks of attendance."""


def settle_ambiguous(columns: list[Column], cells: ColumnCells, surroundings: str) -> list[Column]:
    """The columns, with another meaning where their company or their cells say so.

    Args:
        columns: By their headings alone.
        cells: What stands in them.
        surroundings: File name, sheet name and titles.
    """
    fields = {column.field for column in columns}
    settled = []
    for column in columns:
        text = fold(column.header_raw.rpartition("/")[2])
        field, sure, why = column.field, column.confidence, column.why
        values = cells.of(column)
        if text in {"名", "名前", "お名前"} and field in {"given", "name"}:
            given = "family" in fields and not any(" " in v or "\u3000" in v for v in values)
            field, why = ("given" if given else "name"), "synonym"
            sure = SURE if given or text != "名" else BY_NEIGHBOURS
        elif text == "name" and fields & _PERSONAL:
            field, sure, why = "name", BY_NEIGHBOURS, "position"
        elif field is None and not column.header_raw and contents.looks_like_count(values):
            field, sure, why = "row_no", BY_NEIGHBOURS, "contents"
        elif field == "maiden" and not fields & {"name", "family"}:
            # 氏名（旧姓）: the only name there is, with the former one in brackets.
            field, sure, why = "name", BY_NEIGHBOURS, "position"
        elif text in _BROUGHT and not fields & {"name", "family"} and _are_people(values):
            field, sure, why = "name", BY_NEIGHBOURS, "contents"
        elif field == "name" and not fields & _PERSONAL and _are_companies(values):
            # 顧客名, 申込者名: they came as companies.
            field, sure, why = None if "company" in fields else "company", DOUBTFUL, "contents"
        elif field == "name" and (contents.looks_like_marks(values) or _mostly_numbers(values)):
            # 参加者, 出席者: counted or ticked, not named.
            field, sure, why = None, 0.0, None
        elif field == "affiliation":
            field, sure, why = _affiliation(fields, values)
        elif field == "shindan_no" and "診断士" not in text:
            told = fields & {"registered_on", "expires_on", "session", "shindan"}
            says = "診断士" in surroundings or told
            field = "shindan_no" if says or contents.looks_like_licence(values) else "member_id"
            sure, why = BY_NEIGHBOURS, "contents"
        elif text == "id" and "answered_at" in fields and contents.looks_like_count(values):
            field, sure, why = "row_no", BY_NEIGHBOURS, "contents"
        elif field == "row_no" and text == "番号" and not contents.looks_like_count(values):
            field, sure, why = "member_id", BY_NEIGHBOURS, "contents"
        elif field == "birth" and text == "年齢":
            # An age is no date of birth, and goes stale within the year.
            field, sure, why = None, 0.0, None
        elif field in {"tel", "email", "category", "attend"}:
            field, sure, why = _by_vocabulary(field, text, values, column)
        elif field is None and (marked := _MARKED.get(text)) and contents.looks_like_marks(values):
            field, sure, why = marked, BY_NEIGHBOURS, "contents"
        settled.append(replace(column, field=field, confidence=sure, why=why))
    return settled


def _are_people(values: Sequence[str]) -> bool:
    return contents.looks_like_people(values) or contents.has_shape_of_names(values)


def _are_companies(values: Sequence[str]) -> bool:
    return contents.share(values, "company") >= _COMPANIES


def _mostly_numbers(values: Sequence[str]) -> bool:
    numbers = sum(1 for text in values if text.replace(",", "").isdecimal())
    return bool(values) and numbers >= 0.7 * len(values)


def _affiliation(fields: set[str | None], values: Sequence[str]) -> tuple[str | None, float, Why]:
    """所属 is the company, or its department where another column names the company."""
    company = contents.share(values, "company")
    department = contents.share(values, "department")
    if "company" not in fields:
        return "company", BY_NEIGHBOURS if company >= department else DOUBTFUL, "position"
    if "department" not in fields and department >= company:
        return "department", BY_NEIGHBOURS, "position"
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
        return "attend", BY_NEIGHBOURS, "contents"
    return field, column.confidence, column.why
