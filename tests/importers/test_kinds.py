"""Lists are named for what they are."""

from __future__ import annotations

import pytest

from importers.reading.workbook import Cell
from tests.importers.sheets import make_sheet, only_table


@pytest.mark.parametrize(
    ("header", "title", "kind"),
    [
        ("氏名 期 会社名", "", "people"),
        ("登録名 アドレス", "", "people"),
        ("タイムスタンプ お名前 修了期 ご出欠 懇親会", "", "replies"),
        ("期 氏名 会社名 出欠 懇親会", "第3回鼎談会 当日参加者名簿", "events"),
        ("姓 名 会社名 役職 名刺交換日", "", "cards"),
        ("氏名 期 診断士登録番号 登録年月日 専門分野", "", "licences"),
        ("氏名 期 第1回 第2回 第3回", "出席簿", "training"),
        ("受付No 氏名 修了期 診断士登録番号 可否", "高度コンサルタント研修 申込者", "training"),
        ("No 紹介者 被紹介者 相談内容 対応状況 氏名", "外部紹介一覧", "referrals"),
        ("会社名 法人番号 所在地", "", "organisations"),
        ("施設名 郵便番号 電話番号", "", "organisations"),
        ("品目 在庫 棚", "", "other"),
    ],
)
def test_kind(header: str, title: str, kind: str) -> None:
    """By the columns, and by the title where they leave it open."""
    names = header.split()
    rows: list[list[Cell]] = [[f"{line}{at}" for at, _ in enumerate(names)] for line in "いろは"]
    assert only_table(make_sheet([[title], [], [*names], *rows])).kind == kind
