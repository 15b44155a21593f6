"""What staff correct of a file that was understood otherwise."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from importers.corrections import only_tables, with_column, with_header
from smeic_tui.errors import SmeicError
from tests.importers.sheets import fields, make_sheet, understood

ROSTER = make_sheet(
    [
        ["修了生の一覧 2026年4月1日現在"],
        ["お客さま", "呼び方", "番号"],
        ["青空 花子", "アオゾラ ハナコ", "090-0000-1111"],
        ["白雲 次郎", "シラクモ ジロウ", "090-0000-2222"],
        ["黒土 三郎", "クロツチ サブロウ", "090-0000-3333"],
    ]
)
TWO = make_sheet(
    [
        ["氏名", "期"],
        ["青空 花子", 3],
        ["白雲 次郎", 4],
        [],
        ["幹事"],
        ["氏名", "電話"],
        ["黒土 三郎", "06-6000-0001"],
        ["赤岩 四郎", "06-6000-0002"],
    ]
)
"""Two tables, one below the other."""


def test_a_column_means_what_staff_say() -> None:
    found = understood(ROSTER)
    assert found.tables[0].kind != "people"
    made = with_column(found, 0, 0, "name", None)
    column = made.tables[0].columns[0]
    assert (column.field, column.why, column.confidence) == ("name", "chosen", 1.0)
    assert made.tables[0].kind == "people"
    assert found.tables[0].columns[0].field is None


def test_the_last_word_counts_for_a_field_a_person_has_once() -> None:
    made = with_column(understood(ROSTER), 0, 0, "name", None)
    again = with_column(made, 0, 1, "name", None)
    assert [column.field for column in again.tables[0].columns][:2] == [None, "name"]


def test_numbers_of_home_and_work_stand_side_by_side() -> None:
    made = with_column(understood(ROSTER), 0, 2, "tel", "home")
    assert (made.tables[0].columns[2].field, made.tables[0].columns[2].scope) == ("tel", "home")
    both = with_column(made, 0, 1, "tel", "work")
    assert [(c.field, c.scope) for c in both.tables[0].columns[1:]] == [
        ("tel", "work"),
        ("tel", "home"),
    ]


def test_a_scope_is_dropped_where_the_field_has_none() -> None:
    made = with_column(understood(ROSTER), 0, 0, "name", "home")
    assert made.tables[0].columns[0].scope is None


def test_a_column_without_a_meaning_is_kept_and_said_to_be_chosen() -> None:
    made = with_column(understood(ROSTER), 0, 2, None, None)
    column = made.tables[0].columns[2]
    assert (column.field, column.why) == (None, "chosen")


def test_warnings_follow_the_meaning() -> None:
    sheet = make_sheet([["氏名", "控え"], ["青空 花子", 661234567], ["白雲 次郎", 661234568]])
    found = understood(sheet)
    assert not found.warnings
    made = with_column(found, 0, 1, "tel", None)
    assert [w.reason.code for w in made.warnings] == ["lost_zero", "lost_zero"]
    assert not with_column(made, 0, 1, None, None).warnings


def test_a_header_is_moved_down_and_grown() -> None:
    sheet = make_sheet(
        [
            ["連絡先一覧"],
            ["本人", "", "勤務先"],
            ["氏名", "かな", "会社"],
            ["青空 花子", "", "青空"],
        ]
    )
    found = understood(sheet)
    lower = with_header(found, "名簿", [3], 0 if found.tables else None)
    assert fields(lower.tables[0]) == {"氏名": "name", "かな": "kana", "会社": "company"}
    assert lower.tables[0].raw.header_rows == (3,)
    grown = with_header(lower, "名簿", [2, 3], 0)
    assert grown.tables[0].columns[0].header == "本人/氏名"
    assert grown.tables[0].raw.data_rows == (4,)


def test_a_sheet_without_a_table_gets_one() -> None:
    sheet = make_sheet([["覚え書き", "いろいろ"], ["い", "ろ"], ["は", "に"]])
    other = make_sheet([["氏名", "期"], ["青空 花子", 3], ["白雲 次郎", 4]], name="二枚目")
    found = understood(sheet, other)
    assert [each.sheet for each in found.skipped] == ["名簿"]
    made = with_header(found, "名簿", [1], None)
    assert [each.sheet.name for each in made.tables] == ["名簿", "二枚目"]
    assert made.skipped == ()
    assert made.tables[1] is found.tables[0]


def test_one_header_over_two_tables_takes_the_place_of_the_first_alone() -> None:
    found = understood(TWO)
    assert len(found.tables) == 2
    made = with_header(found, "名簿", [1], 0)
    assert [each.raw.header_rows for each in made.tables] == [(1,), (6,)]
    assert made.tables[1].raw.titles == found.tables[1].raw.titles
    lower = with_header(found, "名簿", [6], 1)
    assert [each.raw.header_rows for each in lower.tables] == [(1,), (6,)]
    assert "青空 花子" not in lower.tables[1].raw.titles


def test_a_header_with_nothing_below_is_refused() -> None:
    found = understood(ROSTER)
    with pytest.raises(SmeicError) as refused:
        with_header(found, "名簿", [5], 0)
    assert refused.value.code == "header_without_rows"


def test_titles_of_a_moved_header_still_say_the_day() -> None:
    made = with_header(understood(ROSTER), "名簿", [2], 0)
    as_of = made.tables[0].context.as_of
    assert as_of is not None
    assert as_of.iso == "2026-04-01"


def test_tables_that_are_not_wanted_count_as_not_chosen() -> None:
    found = understood(TWO)
    kept = only_tables(found, {1})
    assert kept.tables == (found.tables[1],)
    assert [each.reason.code for each in kept.skipped] == ["sheet_not_chosen"]
    assert only_tables(found, {0, 1}) is found


CELLS = st.sampled_from(
    ["", "氏名", "期", "電話", "青空 花子", "3期", 4, "合計", "〃", "【第3期】"]
)


@given(
    rows=st.lists(st.lists(CELLS, min_size=1, max_size=4), min_size=1, max_size=8),
    top=st.integers(1, 9),
    count=st.integers(1, 3),
)
def test_any_row_can_be_pointed_at(rows: list[list[str | int]], top: int, count: int) -> None:
    found = understood(make_sheet(rows))
    try:
        made = with_header(found, "名簿", range(top, top + count), None)
    except SmeicError:
        return
    table = next(each for each in made.tables if each.raw.header_rows[0] == top)
    assert list(table.rows())
    assert all(row > table.raw.header_rows[-1] for row in table.raw.data_rows)
    assert len({column.header for column in table.columns}) == len(table.columns)
