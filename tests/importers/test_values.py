"""Cells to typed values: as written, with a note where something was guessed."""

from __future__ import annotations

import pytest

from importers.reading.workbook import Cell
from importers.values.address_keys import address_key
from importers.values.company_cells import size_band, split_company_and_title
from importers.values.remarks import address_gone, refusals, standing
from importers.values.row_values import RowValues
from importers.values.table_rows import read_rows
from tests.importers.sheets import make_sheet, only_table


def read(headers: list[str], *rows: list[Cell], **facts: object) -> list[RowValues]:
    """The values of rows under these headers."""
    sheet = make_sheet([headers, *rows], **facts)  # type: ignore[arg-type]
    return [row.values for row in read_rows(only_table(sheet))]


def one(headers: list[str], row: list[Cell]) -> RowValues:
    """The values of one row; a second keeps the table a table."""
    return read(headers, row, ["青空　花子", *[""] * (len(row) - 2), "x"])[0]


def codes(values: RowValues) -> list[str]:
    """Codes of a row's notes."""
    return [note.code for note in values.notes]


def test_a_name_is_kept_as_written_and_taken_apart() -> None:
    found = one(
        ["氏名", "フリガナ", "期"], ["木星　花子（旧姓：髙橋） 様", "モクセイ　ハナコ", "第三期"]
    )
    assert found.name == "木星　花子"
    assert (found.family, found.given, found.former_name) == ("木星", "花子", "髙橋")
    assert (found.kana, found.cohort) == ("モクセイ　ハナコ", 3)


def test_family_and_given_name_of_two_columns() -> None:
    found = one(
        ["姓", "名", "セイ", "メイ", "期"], ["木星（旧姓：髙橋）", "花子", "モクセイ", "ハナコ", 3]
    )
    assert found.name == "木星　花子"
    assert (found.family, found.given, found.former_name) == ("木星", "花子", "髙橋")
    assert found.kana == "モクセイ ハナコ"


def test_a_latin_name_is_not_cut() -> None:
    found = one(["氏名", "期"], ["WANG Wei", 6])
    assert (found.name, found.family, found.given) == ("WANG Wei", None, None)


def test_words_for_nothing_are_nothing() -> None:
    found = one(
        ["氏名", "会社名", "携帯", "メール", "備考"], ["青空　花子", "なし", "－", "不明", "無し"]
    )
    assert found.company is None
    assert found.contacts == ()
    assert found.note is None


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("平成17年度修了", "2006-03"),
        ("2006/3", "2006-03"),
        ("H18.3.22", "2006-03-22"),
        (38798, "2006-03-22"),
    ],
)
def test_dates_keep_the_precision_they_have(cell: Cell, expected: str) -> None:
    assert one(["氏名", "修了年月"], ["青空　花子", cell]).completed == expected


def test_what_cannot_be_read_is_noted() -> None:
    found = one(["氏名", "期", "修了年月"], ["青空　花子", "たぶん", "そのうち"])
    assert (found.cohort, found.completed) == (None, None)
    assert codes(found) == ["cohort_unreadable", "date_unreadable"]


def test_a_cohort_that_does_not_fit_the_year_is_a_warning() -> None:
    found = one(["氏名", "期", "修了年度"], ["青空　花子", "4期", "2006年度"])
    assert found.cohort == 4
    assert codes(found) == ["cohort_year_mismatch"]


def test_numbers_and_addresses_of_one_cell() -> None:
    found = one(
        ["氏名", "電話番号", "携帯", "メール"],
        ["青空　花子", "06-6123-4567（会社）", 9012345678, "a@example.jp、b,c@example.jp"],
    )
    kinds = [(c.kind, c.key, c.scope) for c in found.contacts]
    assert kinds == [
        ("mail", "a@example.jp", None),
        ("mail", "b.c@example.jp", None),
        ("mobile", "09012345678", None),
        ("phone", "0661234567", "work"),
    ]
    assert "090-1234-5678" in [c.value for c in found.contacts]
    assert codes(found) == ["mail_comma", "zero_put_back"]


def test_what_is_no_address_is_kept_beside() -> None:
    found = one(["氏名", "メール", "電話"], ["青空　花子", "あとで聞く", "内線のみ"])
    assert found.contacts == ()
    assert found.other == {"メール": "あとで聞く", "電話": "内線のみ"}


def test_addresses_by_scope() -> None:
    found = one(
        ["氏名", "郵便番号", "ご自宅住所", "会社住所"],
        ["青空　花子", "〒540-0001", "大阪府大阪市中央区城見9丁目", "兵庫県神戸市中央区9番"],
    )
    by_scope = {a.scope: a for a in found.addresses}
    assert by_scope["home"].prefecture == "大阪府"
    assert by_scope["work"].prefecture == "兵庫県"
    assert "540-0001" in {a.postcode for a in found.addresses}


def test_unmapped_columns_are_kept_by_heading() -> None:
    found = one(["氏名", "好きな星", "性別"], ["青空　花子", "木星", "女"])
    assert found.other == {"好きな星": "木星", "性別": "女"}


def test_what_belongs_to_an_occasion_is_not_the_persons() -> None:
    found = one(
        ["氏名", "メール", "ご出欠", "タイムスタンプ"], ["青空　花子", "a@example.jp", "出席", "x"]
    )
    assert found.other == {}


def test_an_error_is_reported_and_not_stored() -> None:
    sheet = make_sheet(
        [["氏名", "会社名"], ["青空　花子", "#REF!"], ["木星　次郎", "金星商事"]],
        errors=frozenset({(2, 2)}),
    )
    found = next(iter(read_rows(only_table(sheet)))).values
    assert found.company is None
    assert [(n.code, n.params["cell"]) for n in found.notes] == [("error_value", "B2")]


def test_a_line_through_a_row_is_only_said() -> None:
    sheet = make_sheet(
        [["氏名", "期"], ["青空　花子", 3], ["木星　次郎", 3]],
        struck=frozenset({(2, 1)}),
        fills={(3, 1): "FFFF00"},
    )
    found = [row.values for row in read_rows(only_table(sheet))]
    assert codes(found[0]) == ["row_struck"]
    assert codes(found[1]) == ["row_coloured"]
    assert [v.standing for v in found] == [None, None]


def test_sections_and_dittos_give_what_a_row_leaves_out() -> None:
    found = read(
        ["氏名", "会社名", "役職"],
        ["【第3期】", "", ""],
        ["青空　花子", "木星商事", "部長"],
        ["木星　次郎", "〃", "課長"],
        ["【第4期】", "", ""],
        ["金星　三郎", "火星精機", "部長"],
    )
    assert [v.cohort for v in found] == [3, 3, 4]
    assert [v.company for v in found] == ["木星商事", "木星商事", "火星精機"]


def test_escape_codes_are_taken_out() -> None:
    assert one(["氏名", "備考"], ["青空\x1b[31m　花子", "a\x1b]0;x\x07b"]).name == "青空　花子"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("株式会社木星精機／代表取締役会長", ("株式会社木星精機", None, "代表取締役会長")),
        ("木星工業　グループリーダー", ("木星工業", None, "グループリーダー")),
        ("株式会社 木星鉄工所 研究員", ("株式会社 木星鉄工所", None, "研究員")),
        ("（一社）木星金型一般", ("（一社）木星金型", None, "一般")),
        ("木星府庁専務取締役", ("木星府庁", None, "専務取締役")),
        ("木星商事", ("木星商事", None, None)),
        ("㈱木星商事　大阪支店　課長", ("㈱木星商事", "大阪支店", "課長")),
    ],
)
def test_company_and_title_in_one_cell(
    text: str, expected: tuple[str, str | None, str | None]
) -> None:
    assert split_company_and_title(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("50～99名", "50-99"),
        ("50-99", "50-99"),
        ("1000～", "1000-"),
        ("1,000名以上", "1000-"),
        ("20名未満", "-20"),
        ("85", "85"),
        ("多数", None),
    ],
)
def test_size_bands(text: str, expected: str | None) -> None:
    assert size_band(text) == expected


def test_refusals_by_channel() -> None:
    assert {r.channel for r in refusals(["連絡不可"])} == {"post", "mail", "phone"}
    assert [r.channel for r in refusals(["DM不要"])] == ["post"]
    assert [r.channel for r in refusals(["配信停止希望"])] == ["mail"]
    (rule,) = refusals(["電話不可（夜のみ可）"])
    assert (rule.channel, rule.word) == ("phone", "電話不可（夜のみ可）")
    (rule,) = refusals(["事務局に申し出があり、今後は郵送不要とのこと。住所は変わらないそうです。"])
    assert rule.word == "郵送不要"
    assert refusals(["連絡先は変わらず"]) == ()


def test_standing_is_about_the_person() -> None:
    assert standing(["2023年逝去"]) == "deceased"
    assert standing(["退会"]) == "withdrawn"
    assert standing(["父が逝去"]) is None
    assert standing(["退会の希望なし"]) is None
    assert address_gone(["宛先不明で返戻"])
    assert not address_gone(["転居済み"])


@pytest.mark.parametrize(
    "text",
    [
        "大阪府八尾市光町3丁目1番5号",
        "八尾市光町３－１－５",
        "八尾市光町三丁目1番5号",
        "〒581-0001 大阪府八尾市光町3-1-5",
    ],
)
def test_one_place_has_one_key(text: str) -> None:
    assert address_key(text) == "八尾市光町3-1-5"
