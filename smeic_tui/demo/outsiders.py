"""Outsiders who come to the invented centre: their companies, and what they need and offer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class InventedOutsider:
    """Somebody outside, without a name yet: that is drawn."""

    company: str
    industry: str
    prefecture: str
    title: str
    """役職."""
    tags: tuple[tuple[str, str], ...]
    """Kind and label."""


# Company, industry, prefecture, title; then tags.
_OUTSIDERS = """
若葉鋳造株式会社 金属製品製造業 大阪府 代表取締役 need:表面処理 offer:試作 offer:鋳造
ひかり搬送機株式会社 機械器具製造業 兵庫県 専務取締役 need:制御ソフト offer:搬送設備
合同会社そらまめ解析 情報サービス業 京都府 代表社員 need:製造現場の課題 offer:画像検査
社会福祉法人こもれび会 医療・福祉 大阪府 施設長
紀の杜醸造株式会社 食品製造業 和歌山県 製造部長 need:バイオ素材 offer:発酵
山の手意匠室 印刷・広告業 大阪府 代表
みどり野再生株式会社 農林・環境業 奈良県 取締役 need:樹脂成形 offer:廃プラ再生
しののめ計測株式会社 電子部品製造業 滋賀県 技術課長 need:樹脂成形 need:精密板金 offer:センサー開発
月の瀬茶舗 食品製造業 三重県 店主 need:包装デザイン need:輸出手続き
みなと倉運株式会社 運輸・倉庫業 大阪府 倉庫長
ちとせ鍛工株式会社 金属製品製造業 大阪府 工場長 need:社員研修 offer:冷間鍛造
ほしぞら保育企画 教育・人材業 兵庫県 代表
あさひが丘診療所 医療・福祉 大阪府 事務長
大和路鈑金株式会社 金属製品製造業 奈良県 代表取締役 need:海外販路 offer:精密板金
北摂みらい技研 情報サービス業 大阪府 技術顧問 offer:AI導入 offer:補助金申請
旅館ふじの屋 飲食・宿泊業 兵庫県 女将 need:省エネ診断
合同会社なぎさ手工房 繊維・雑貨製造業 大阪府 代表社員 need:縫製
しらはま冷凍食品株式会社 食品製造業 和歌山県 品質管理部長 need:画像検査
"""


def _outsiders() -> Iterator[InventedOutsider]:
    for line in _OUTSIDERS.strip().split("\n"):
        company, industry, prefecture, title, *tags = line.split()
        kinds = (tag.partition(":") for tag in tags)
        told = tuple((kind, label) for kind, _, label in kinds)
        yield InventedOutsider(company, industry, prefecture, title, told)


OUTSIDERS = tuple(_outsiders())
"""In the order in which they came; a company names one of them."""
