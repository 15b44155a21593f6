"""Ranks by an ordered list; the traps come first."""

from __future__ import annotations

import pytest

from smeic_tui.japanese.titles import RANKS, rank_of, relation_of

TITLES = {
    "chief": (
        "社長 代表取締役 代表取締役社長 代表取締役会長 取締役会長 会長 CEO "
        "代表取締役社長兼CEO 執行役員社長 代表 代表社員 代表理事 理事長 所長 院長 オーナー "
        "店主 最高経営責任者 代表・中小企業診断士 President 頭取 税理士事務所所長"
    ),
    "officer": (
        "取締役 専務 専務取締役 常務取締役 副社長 副会長 取締役工場長 取締役CTO CFO 執行役員 "
        "執行役員営業本部長 監査役 理事 監事 業務執行社員 取締役相談役 "
        "ヴァイス・プレジデント 専務理事 取締役_営業部長 社外取締役"
    ),
    "director": (
        "部長 営業部長 次長 本部長 工場長 支社長 支店長 営業所長 研究所長 事務局長 "
        "センター長 社長室次長 ゼネラルマネージャー 事業部長 前工程部長 総支配人"
    ),
    "manager": (
        "課長 開発課長 室長 社長室長 役員室長 経営企画室長 部長代理 次長補佐 副部長 副工場長 "
        "マネージャー マネジャー グループリーダー グループ長 店長 プロジェクトマネージャー "
        "支店長代理"
    ),
    "supervisor": (
        "係長 主任 課長代理 課長補佐 副課長 リーダー チームリーダー 班長 "
        "アシスタントマネージャー 主任研究員 スーパーバイザー"
    ),
    "staff": (
        "一般 社員 一般社員 担当 チーフエンジニア エンジニア 技師 研究員 社長秘書 営業担当 "
        "契約社員 係長補佐 社長室"
    ),
    "professional": (
        "中小企業診断士 弁理士 弁護士 税理士 技術士 公認会計士 社会保険労務士 行政書士 教授 "
        "准教授 医師 個人事業主 フリーランス 経営コンサルタント 顧問税理士"
    ),
    "unclassified": (
        "元社長 元_部長 前社長 顧問 技術顧問 相談役 名誉会長 名誉教授 社長付 退職 定年退職 "
        "取締役会事務局 同窓会長 ご意見番 なし 社長補佐"
    ),
}


@pytest.mark.parametrize(
    ("rank", "title"),
    [
        (rank, title.replace("_", " "))
        for rank, titles in TITLES.items()
        for title in titles.split()
    ],
)
def test_rank(rank: str, title: str) -> None:
    assert rank_of(title) == rank


def test_every_rank_is_tested_and_empty_is_unclassified() -> None:
    assert tuple(TITLES) == RANKS
    assert rank_of("") == rank_of("　") == "unclassified"


def test_width_spaces_notes_and_several_titles() -> None:
    assert rank_of("ＣＥＯ") == rank_of("代表取締役　社長") == "chief"
    assert rank_of("部長（元社長）") == "director"
    assert rank_of("営業部長 兼 取締役") == rank_of("部長／取締役") == "officer"
    assert rank_of("課長、部長") == "director"
    assert rank_of("(部長)") == "director"


@pytest.mark.parametrize(
    ("title", "relation"),
    [
        ("代表取締役", "owner_manager"),
        ("所長", "owner_manager"),
        ("個人事業主", "owner_manager"),
        ("専務取締役", "owner_manager"),
        ("執行役員", "employed"),
        ("営業部長", "employed"),
        ("主任", "employed"),
        ("一般", "employed"),
        ("監査役", None),
        ("税理士", None),
        ("元社長", None),
        ("元個人事業主", None),
        ("顧問", None),
        ("", None),
    ],
)
def test_relation(title: str, relation: str | None) -> None:
    assert relation_of(title) == relation
