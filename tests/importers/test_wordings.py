"""Headings as offices and forms word them; exact, folded, never by a part of the word."""

from __future__ import annotations

import pytest

from importers.reading.workbook import Cell
from importers.tables.headings import look_up
from tests.importers.sheets import fields, make_sheet, only_table


@pytest.mark.parametrize(
    ("heading", "field", "scope"),
    [
        ("ご出欠をお知らせください", "attend", None),
        ("懇親会に参加されますか？", "party", None),
        ("2. お名前をご記入ください", "name", None),
        ("Q3 修了期を教えてください（例：20期）", "cohort", None),
        ("勤務先_電話番号", "tel", "work"),
        ("ご自宅：郵便番号", "zip", "home"),
        ("E‐mail", "email", None),
        ("お名前（せい）", "family_kana", None),
        ("会社名・団体名", "company", None),
        ("登録アドレス", "email", None),
        ("日中連絡のつく電話番号", "tel", None),
        ("中小企業診断士登録No", "shindan_no", None),
        ("完了時刻", "answered_at", None),
    ],
)
def test_other_wordings_mean_the_same(heading: str, field: str, scope: str | None) -> None:
    """Questions of a form, numbering, groups in the same cell, other hyphens."""
    found = look_up(heading)
    assert found is not None
    assert (found.field, found.scope) == (field, scope)


@pytest.mark.parametrize(
    "heading",
    [
        "1期",
        "2024年度",
        "保護者氏名",
        "代理出席者氏名",
        "会社名義",
        "出席者数",
        "電話当番",
        "氏名印",
    ],
)
def test_a_part_of_a_word_means_nothing(heading: str) -> None:
    """A column that is not known is kept as it is."""
    assert look_up(heading) is None


def test_a_name_with_the_former_one_in_brackets_is_the_name() -> None:
    """氏名（旧姓） is the only name there is."""
    table = only_table(
        make_sheet([["氏名（旧姓）", "期"], ["青空花子（白雲）", 3], ["赤土三郎", 4]])
    )
    assert fields(table)["氏名（旧姓）"] == "name"


def test_people_who_are_counted_are_not_named() -> None:
    """参加者 over numbers or ticks is no column of names; nor is a name's own column lost."""
    rows: list[list[Cell]] = [["氏名", "参加者", "期"], ["青空花子", 2, 3], ["白雲次郎", 1, 4]]
    assert fields(only_table(make_sheet(rows)))["参加者"] is None
    named: list[list[Cell]] = [["参加者", "期"], ["青空花子", 3], ["白雲次郎", 4]]
    assert fields(only_table(make_sheet(named)))["参加者"] == "name"


@pytest.mark.parametrize("heading", ["委員氏名", "被表彰者氏名"])
def test_an_unknown_heading_of_names_over_names(heading: str) -> None:
    """The cells decide, and it stays doubtful; a hall's manager makes no list of people."""
    rows: list[list[Cell]] = [
        [heading, "読み方", "会派"],
        ["佐藤 花子", "さとう はなこ", "甲"],
        ["鈴木 次郎", "すずき じろう", "乙"],
        ["高橋 三郎", "たかはし さぶろう", "甲"],
    ]
    table = only_table(make_sheet(rows))
    assert (table.kind, table.columns[0].field, table.columns[0].confidence) == (
        "people",
        "name",
        0.5,
    )
    rows[0][0] = "代表者氏名"
    assert only_table(make_sheet(rows)).columns[0].field is None


@pytest.mark.parametrize(
    ("file", "headings", "kind"),
    [
        ("一覧.xlsx", ["完了時刻", "お名前", "ご出欠をお知らせください", "修了期"], "replies"),
        ("出欠回答一覧.xlsx", ["お名前", "修了期", "ご出席", "懇親会のご参加"], "replies"),
        ("当日参加者名簿.xlsx", ["お名前", "修了期", "ご出席", "懇親会"], "events"),
        ("診断士名簿.xlsx", ["氏名", "診断士番号", "専門領域", "期"], "licences"),
    ],
)
def test_replies_and_licences_are_known_by_other_words(
    file: str, headings: list[str], kind: str
) -> None:
    """With or without the form's time stamp."""
    rows: list[list[Cell]] = [
        [*headings],
        ["青空花子", "白雲次郎", "出席", "3期"],
        ["赤土三郎", "123456", "欠席", "4期"],
    ]
    assert only_table(make_sheet(rows), file=file).kind == kind
