"""Rows typed a column at a time say what the careful reader says of them, cell by cell."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from importers.reading.workbook import Cell
from importers.tables.columns import Column
from importers.tables.headings import Scope
from importers.tables.table import DataRow
from importers.values.cells import RowReader
from importers.values.neat_rows import NeatRows, is_neat

ODD = (
    "",
    "なし",
    "－",
    "〃",
    "\u3000",
    "退会",
    "a\nb",
    "山\u200b田",
    " x ",
    3,
    3.5,
    90123,
    "旧姓 杉本",
)
"""Cells that may stand in any column."""
KNOWN: dict[str, Sequence[Cell]] = {
    "name": (
        "山田 太郎",
        "山田　花子",
        "佐藤健",
        "高橋（旧姓：杉本）花子",
        "John Smith",
        "永井 希",
    ),
    "family": ("山田", "佐藤", "John", "鵜"),
    "given": ("太郎", "花 子", "Smith", "健"),
    "maiden": ("杉本",),
    "kana": ("ヤマダ タロウ", "さとうけん", "Yamada", "ﾔﾏﾀﾞ ﾀﾛｳ", "・"),
    "family_kana": ("ヤマダ", "さとう", "Yamada"),
    "given_kana": ("タロウ", "けん"),
    "latin": ("Yamada Taro",),
    "cohort": ("3期", "第20期", "司会", "2024年", 20, "99期", "３期"),
    "graduated": ("2008/3", "令和6年3月修了", "2023年度修了", 45375, "?"),
    "entered": ("2007/4", "平成元年", "2005年度"),
    "theme": ("承継",),
    "company": ("株式会社トワ", "㈱トワ　営業部", "アクア（旧社名：ミズ）", "トワ"),
    "company_role": ("株式会社トワ 部長", "トワ／社長", "トワ"),
    "department": ("営業部",),
    "role": ("代表取締役", "退会", "課長"),
    "industry": ("製造業",),
    "size": ("50～99名", "1000名以上", "多数"),
    "corporate_number": ("7000012050002", "1234"),
    "shindan_no": ("123456", "No.7"),
    "member_id": ("0012", 12),
    "birth": ("1965/1/1", "S40", "?"),
    "note": ("海外", "連絡不可", "父逝去", "旧姓：佐々木", "2005年度"),
    "status": ("会員", "退会"),
    "url": ("https://example.jp",),
    "registered_on": ("2020/4/1",),
    "row_no": (1, 2),
    "email": (
        "a.b@example.com",
        "A@B.JP",
        "a@b.jp, c@d.jp",
        "x@y",
        "taro.@docomo.ne.jp",
        "a..b@c.jp",
    ),
    "email2": ("a.b@example.com", "z@example.jp"),
    "tel": ("06-6789-0123", "090-1234-5678", 612345678, "03-1234-5678(内線12)", "自宅06-6543-2109"),
    "mobile": ("090-1234-5678", 9012345678, "12345"),
    "fax": ("06-6789-0123",),
    "zip": ("577-0046", "5770046", "〒577-0046", 70046, "000-0000", "abc"),
    "prefecture": ("大阪府", "大阪"),
    "address": ("大阪府大阪市北区1-2-3", "大阪市北区1", "府中市1-1", "住所不明"),
    "address2": ("トワビル3F",),
}
FIELDS = st.sampled_from([*KNOWN, None])
SCOPES: st.SearchStrategy[Scope | None] = st.sampled_from(["home", "work", None])


@st.composite
def tables(draw: st.DrawFn) -> tuple[tuple[Column, ...], list[DataRow]]:
    fields = draw(st.lists(FIELDS, max_size=9))
    names = draw(st.sampled_from([["name"], ["family", "given"]]))
    columns = tuple(
        Column(place, f"見出し{place}", "", field, draw(SCOPES), 1.0, None)
        for place, field in enumerate(draw(st.permutations([*names, *fields])), 1)
    )
    rows = []
    for number in range(draw(st.integers(1, 6))):
        cells = tuple(
            draw(st.sampled_from([*KNOWN.get(c.field or "", ("メモ",)), "", *ODD])) for c in columns
        )
        cohort = draw(st.sampled_from([None, 3]))
        rows.append(DataRow(number, cells, cells, None, cohort, False, False, ""))
    return columns, rows


@settings(max_examples=400)
@given(tables())
def test_both_readers_say_the_same(table: tuple[tuple[Column, ...], list[DataRow]]) -> None:
    columns, rows = table
    if not is_neat(columns):
        return
    values, doubtful = NeatRows(columns).read(rows)
    careful = RowReader(columns)
    for number, row in enumerate(rows):
        if number not in doubtful:
            assert values[number] == careful.read(row)
            assert list(values[number].other) == list(careful.read(row).other)


def row_of(*cells: Cell) -> DataRow:
    return DataRow(1, cells, cells, None, None, False, False, "")


def columns_of(*fields: str, scope: Scope | None = None) -> tuple[Column, ...]:
    return tuple(
        Column(place, field, field, field, scope, 1.0, None)
        for place, field in enumerate(fields, 1)
    )


ORDINARY = columns_of("cohort", "name", "kana", "company", "role", "tel", "email", "zip", "address")


def test_an_ordinary_row_takes_one_look() -> None:
    row = row_of(
        *("3期", "山田 太郎", "ヤマダ タロウ", "株式会社トワ", "部長", "090-1234-5678"),
        *("taro@example.jp", "577-0046", "大阪府東大阪市1-2"),
    )
    (values,), doubtful = NeatRows(ORDINARY).read([row])
    assert not doubtful
    assert (values.family, values.cohort, values.contacts[1].kind) == ("山田", 3, "mobile")


@pytest.mark.parametrize(
    ("place", "text"),
    [
        *((0, "来年"), (1, "退会 太郎"), (1, "青空"), (2, "Yamada"), (3, "A（旧社名：B）")),
        *((4, "逝去"), (5, "12345"), (6, "x@y"), (7, "70046")),
    ],
)
def test_a_cell_that_needs_a_note_is_named(place: int, text: str) -> None:
    cells: list[Cell] = ["", "山田 太郎", *[""] * 7]
    cells[place] = text
    _, doubtful = NeatRows(ORDINARY).read([row_of(*cells)])
    assert doubtful == {0}


def test_columns_that_compete_are_left_to_the_careful_reader() -> None:
    assert is_neat(ORDINARY)
    assert not is_neat(columns_of("company", "email"))
    assert not is_neat(columns_of("name", "family", "given"))
    assert not is_neat(columns_of("name", "company", "company"))
    assert not is_neat(columns_of("name", "company", "company_role"))
    assert not is_neat(columns_of("name", "shindan_no", "expires_on"))
    assert not is_neat(columns_of("name", "url", "status", "url"))
