"""An invented list of referrals: introducers written in many ways, states in free words."""

from __future__ import annotations

from collections.abc import Sequence

from importers.inspection import Inspection
from importers.reading.workbook import Cell
from tests.importers.activities.events import sheet_of

LIST: Sequence[Sequence[Cell]] = (
    ["外部紹介一覧（架空）"],
    [
        *("No", "受付日", "紹介者", "被紹介者", "", "", "区分", "相談内容", "提供できること"),
        *("対応状況", "担当", "次回対応", "御礼", "備考"),
    ],
    ["", "", "", "氏名", "会社・機関名", "役職", "", "", "", "", "", "", "", ""],
    ["■令和6年度"],
    [
        *(1, "R6.4.26", "3期 青空様", "雲井　守", "架空設備株式会社", "社長", "経営", "試作先"),
        *("めっき", "面談済み。好感触", "水野", "6/9 TEL", "未", "名刺あり"),
    ],
    [
        *(2, 45417, "架空設備 雲井様", "霧島　透", "架空運輸(株)", "部長", "大学", "販路", ""),
        *("先方辞退", "架空", "", "5/24", ""),
    ],
    [
        *(3, "2024.10.13(日)", "自薦", "星野　光", "架空印刷", "所長", "行政", "資金", ""),
        *("候補2社に打診中", "水野", "月末までに", "済", ""),
    ],
    [
        *(4, "12/8", "木星さん", "月見　健", "土星印刷株式会社", "課長", "技術者", "後継者", ""),
        *("引き合わせ調整中", "", "", "", "MOT修了生とのこと？"),
    ],
    [
        *(5, "1/20", "架空商工会", "雲井守様", "架空設備㈱", "社長", "経営", "人材", "加工"),
        *("時期をみて連絡", "", "", "", "再訪"),
    ],
    ["", "計 5件"],
)


def referral_list(rows: Sequence[Sequence[Cell]] = LIST) -> Inspection:
    """The list as the office keeps it."""
    return sheet_of(rows, name="紹介一覧", file="12_外部紹介.xlsx", merged=("D2:F2",))
