"""A roster as an office keeps it, from the file to the ``inspect`` document."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from importers.inspection import inspect, to_json
from tests.importers.sheets import make_sheet, understood


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    """Title, as-of date, a blank row, the header, two people, a remark and a total."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "名簿"
    for row in (
        ["修了生名簿（取扱注意）"],
        ["2024年4月1日現在", "", "作成：事務局"],
        [],
        ["No.", "期", "氏　名", "ﾌﾘｶﾞﾅ", "修了年月", "勤務先", "電話番号", "趣味"],
        [1, "第3期", "青空　花子", "ｱｵｿﾞﾗ ﾊﾅｺ", date(2008, 3, 25), "㈱みどり", 661234567, "釣り"],
        [2, 3, "白雲次郎", None, "H20.3", "あおば（有）", "06-6123-0000", None],
        [],
        ["※ 取り消し線は退会者"],
        [None, "合計", 2],
    ):
        sheet.append(row)
    path = tmp_path / "名簿.xlsx"
    book.save(path)
    return path


def test_a_roster_is_understood(roster: Path) -> None:
    """Header below titles, data without remarks and totals, context, unknown column kept."""
    document = to_json(inspect(roster), records=5)
    assert document.keys() >= {"file", "format", "encoding", "reader", "tables", "skipped"}
    assert (document["format"], document["reader"]) == ("xlsx", "calamine")
    assert document["skipped"] == []
    (table,) = document["tables"]
    assert table["kind"] == "people"
    assert (table["range"], table["header_rows"]) == ("A4:H6", [4])
    assert (table["first_row"], table["last_row"], table["row_count"]) == (5, 6, 2)
    assert table["context"] == {"cohort": None, "as_of": "2024-04-01"}
    assert [column["field"] for column in table["columns"]] == [
        "row_no",
        "cohort",
        "name",
        "kana",
        "graduated",
        "company",
        "tel",
        None,
    ]
    name = table["columns"][2]
    assert (name["letter"], name["header"], name["header_raw"]) == ("C", "氏名", "氏　名")


def test_values_are_as_seen_and_fields_lightly_typed(roster: Path) -> None:
    """Dates are ISO, integers plain, the cohort a number, blanks are left out of the fields."""
    first, second = to_json(inspect(roster), records=-1)["tables"][0]["records"]
    assert first["row"] == 5
    assert first["values"]["修了年月"] == "2008-03-25"
    assert first["values"]["No."] == "1"
    assert first["fields"]["cohort"] == 3
    assert second["values"]["ﾌﾘｶﾞﾅ"] == ""
    assert "kana" not in second["fields"]


def test_a_phone_that_became_a_number_is_reported(roster: Path) -> None:
    """The lost zero is a warning with its cell and a sentence."""
    (warning,) = to_json(inspect(roster))["warnings"]
    assert (warning["cell"], warning["code"]) == ("名簿!G5", "lost_zero")
    assert "661234567" in warning["message"]


def test_hidden_parts_are_counted_and_said() -> None:
    """Nothing hidden is dropped in silence or taken in silence."""
    sheet = make_sheet(
        [["氏名", "期", "旧番号"], ["青空花子", 3, 11], ["白雲次郎", 4, 12]],
        hidden_rows=frozenset({1, 3}),
        hidden_columns=frozenset({3}),
    )
    found = understood(sheet)
    assert found.tables[0].row_count == 2
    told = {warning.reason.code: warning.reason.params for warning in found.warnings}
    assert told["hidden_rows"] == {"rows": 1, "all": 2}
    assert told["hidden_columns"] == {"headers": ["旧番号"]}
