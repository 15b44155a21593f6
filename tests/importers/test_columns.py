"""What columns mean: by name, by neighbours, by their cells."""

from __future__ import annotations

import pytest

from importers.reading.workbook import Cell
from tests.importers.sheets import fields, make_sheet, only_table

NAMES = ["青空花子", "白雲次郎", "赤土三郎"]


def columns_of(header: list[str], *rows: list[Cell], title: str = "") -> dict[str, str | None]:
    """Header to field of a table of these rows."""
    return fields(only_table(make_sheet([[title], [], header, *rows])))


def test_the_given_name_needs_a_family_name_beside_it() -> None:
    """名 alone is the whole name."""
    split = columns_of(["姓", "名", "会社名"], ["青空", "花子", "甲"], ["白雲", "次郎", "乙"])
    assert split == {"姓": "family", "名": "given", "会社名": "company"}
    whole = columns_of(["名", "会社名"], ["青空花子", "甲"], ["白雲次郎", "乙"])
    assert whole["名"] == "name"


def test_affiliation_is_the_company_or_its_department() -> None:
    """Where another column names the company, 所属 is the department."""
    alone = columns_of(["氏名", "所属"], [NAMES[0], "㈱みどり"], [NAMES[1], "あおば工業（有）"])
    assert alone["所属"] == "company"
    beside = columns_of(
        ["氏名", "会社名", "所属"], [NAMES[0], "みどり", "営業部"], [NAMES[1], "あおば", "総務課"]
    )
    assert beside["所属"] == "department"


@pytest.mark.parametrize(
    ("title", "numbers", "field"),
    [
        ("診断士の一覧", ["A-1", "A-2"], "shindan_no"),
        ("一覧", ["第123456号", "654321"], "shindan_no"),
        ("一覧", ["A-1", "A-2"], "member_id"),
    ],
)
def test_a_registration_number_depends_on_what_is_registered(
    title: str, numbers: list[str], field: str
) -> None:
    """The sheet says 診断士, or the numbers have its six digits."""
    rows: list[list[Cell]] = [[name, no] for name, no in zip(NAMES, numbers, strict=False)]
    assert columns_of(["氏名", "登録番号"], *rows, title=title)["登録番号"] == field


@pytest.mark.parametrize(
    ("cells", "field"),
    [
        (["a@example.jp", "b@example.jp", "なし"], None),
        (["a@example.jp", "b@example.jp", "c@example.jp"], "email"),
        (["０９０－１２３４－５６７８", "080-1234-5678", "07012345678"], "mobile"),
        (["06-6123-4567", "0721-23-4567", "03(1234)5678"], "tel"),
        (["541-0001", "〒541-0002", "５４１－０００３"], "zip"),
        (["3期", "第12期", "M20"], "cohort"),
        (["アオゾラ　ハナコ", "ｼﾗｸﾓ ｼﾞﾛｳ", "あかつち"], "kana"),
        (["大阪府", "京都府", "奈良県"], "prefecture"),
        (["㈱みどり", "あおば（有）", "一般社団法人きいろ"], "company"),
        (["010006", "011002", "012025"], None),
        (["レ", "○", "レ"], None),
        (["釣り", "囲碁", "登山"], None),
    ],
)
def test_an_unknown_heading_is_judged_by_its_cells(cells: list[str], field: str | None) -> None:
    """Only what most cells agree on; codes are no phone numbers."""
    rows: list[list[Cell]] = [[name, cell] for name, cell in zip(NAMES, cells, strict=True)]
    assert columns_of(["氏名", "謎の欄"], *rows)["謎の欄"] == field


@pytest.mark.parametrize(
    ("heading", "field"), [("受付", "attend"), ("出", "attend"), ("懇", "party")]
)
def test_a_short_heading_over_ticks_is_attendance(heading: str, field: str) -> None:
    """受付 over names would be someone at the desk."""
    ticks = columns_of(["氏名", "会社名", heading], [NAMES[0], "甲", "レ"], [NAMES[1], "乙", "○"])
    assert ticks[heading] == field
    names = columns_of(
        ["氏名", "会社名", heading], [NAMES[0], "甲", "田中"], [NAMES[1], "乙", "山田"]
    )
    assert names[heading] is None


def test_contact_headings_follow_their_cells() -> None:
    """連絡先 may be a phone or a mail; the second mail column is the second mail."""
    found = columns_of(
        ["氏名", "連絡先", "アドレス", "メール"],
        [NAMES[0], "a@example.jp", "大阪市中央区本町1-1", "x@example.jp"],
        [NAMES[1], "b@example.jp", "堺市北区長曽根町2-2", "y@example.jp"],
    )
    assert found == {"氏名": "name", "連絡先": "email", "アドレス": "address", "メール": "email2"}


def test_scope_comes_from_the_heading_or_its_group() -> None:
    """Home and work addresses are two columns with one meaning."""
    table = only_table(
        make_sheet(
            [
                ["氏名", "ご自宅", "", "勤務先", ""],
                ["", "〒", "住所", "会社名", "住所"],
                [NAMES[0], "541-0001", "大阪市1-1", "みどり", "堺市2-2"],
                [NAMES[1], "541-0002", "大阪市3-3", "あおば", "堺市4-4"],
            ],
            merged=["A1:A2", "B1:C1", "D1:E1"],
        )
    )
    assert [(column.field, column.scope) for column in table.columns] == [
        ("name", None),
        ("zip", "home"),
        ("address", "home"),
        ("company", None),
        ("address", "work"),
    ]


def test_a_second_column_of_one_meaning_is_kept_without_it() -> None:
    """Nothing is dropped; only the first counts as the name."""
    found = columns_of(["氏名", "会社名", "氏名"], [NAMES[0], "甲", "別"], [NAMES[1], "乙", "別"])
    assert found == {"氏名": "name", "会社名": "company", "氏名 (2)": None}
