"""Invented companies: a name that fits the trade, a legal form, a size and a place."""

from __future__ import annotations

from smeic_tui.demo.dice import Dice, weighted
from smeic_tui.demo.industries import INDUSTRIES, Industry
from smeic_tui.demo.invented import InventedOrganisation
from smeic_tui.demo.places import PLACES, address_in, phone_in, postcode_in

LARGE = frozenset({"300-999名", "1000名以上"})
"""Sizes at which an alumnus is an employee."""
LARGE_MAKER = "大手メーカー"
_MOST_KEPT = 8_000
"""Past this many, people share the organisations there are."""
_FIRST_HALVES = """
朝凪 葦舟 有明 生駒野 石切 茨田 雲雀 恩智 柏葉 葛葉 楠根 久宝 五月山 笹舟 信貴野 杉風 千早
玉串 千鳥 月影 鶴見野 鳥飼 長瀬 難波津 額田 野崎 花園 枚岡 藤波 双葉 北斗 瓢箪 御厨 水走 紫陽
八雲 山麓 弥刀 若江 和泉野 白鷺 青嵐 東雲 暁 夕凪 桐野 楓 木津川 淀野 三輪山 吉備野 紀ノ川
昭栄 旭東 大芳 三幸 明和野 栄進 共和野 丸信 丸岩 山文 カネ長 アオバ アクア エイト オリオン
カナエ キサラギ クローバー サンライト シオン テラ トワ ナギサ ハルカ ヒカリ ミナト メイプル
リブラ ルミナ レイメイ ソラノ ツムギ イロドリ コトノハ K&S Nagi ONE's ニシキ ホクト アルテ
"""
_FIRST = tuple(_FIRST_HALVES.split())
_SMALL = weighted(
    [
        ("1-4名", 5),
        ("5-9名", 5),
        ("10-19名", 5),
        ("20-49名", 6),
        ("50-99名", 4),
        ("100-299名", 3),
        ("300-999名", 1),
    ]
)
_SIZES: dict[str, tuple[str, ...]] = {
    "office": weighted([("1-4名", 7), ("5-9名", 2), ("10-19名", 1)]),
    "care": weighted([("20-49名", 2), ("50-99名", 3), ("100-299名", 3), ("300-999名", 1)]),
    "public": weighted([("50-99名", 1), ("100-299名", 2), ("300-999名", 2), ("1000名以上", 2)]),
}
_COMPANY_FORMS = weighted(
    [
        ("株式会社+", 9),
        ("+株式会社", 8),
        ("有限会社+", 2),
        ("+有限会社", 1),
        ("合同会社+", 1),
        ("", 1),
    ]
)
_OFFICE_FORMS = weighted([("", 6), ("株式会社+", 2), ("合同会社+", 1), ("一般社団法人+", 1)])


class Organisations:
    """All organisations of one centre, made as they are needed and shared by colleagues."""

    def __init__(self, dice: Dice) -> None:
        self._dice = dice
        self._kept: list[InventedOrganisation] = []
        self._styles: dict[str, Industry] = {each.name: each for each in INDUSTRIES}
        self._names: set[str] = set()

    def industry(self, organisation: InventedOrganisation) -> Industry:
        """The vocabulary of its trade."""
        return self._styles[organisation.industry]

    def any(self) -> InventedOrganisation:
        """One in three times a known one, else a new one."""
        kept = self._kept
        if kept and (len(kept) >= _MOST_KEPT or self._dice.chance(0.3)):
            return self._dice.pick(kept)
        return self._new()

    def _new(self) -> InventedOrganisation:
        dice = self._dice
        industry = dice.pick(INDUSTRIES)
        form, name = self._name(industry)
        place = dice.pick(PLACES)
        if industry.name == LARGE_MAKER:
            size = "300-999名" if dice.chance(0.4) else "1000名以上"
        else:
            size = dice.pick(_SIZES.get(industry.style, _SMALL))
        made = InventedOrganisation(
            name=name,
            form=form,
            industry=industry.name,
            business_type=dice.pick(industry.business_types),
            size_band=size,
            prefecture=place.prefecture,
            address=address_in(place, dice),
            postcode=postcode_in(place, dice),
            phone=phone_in(place, dice),
            domain=f"c{len(self._kept) + 1001}.example.co.jp",
        )
        self._kept.append(made)
        return made

    def _name(self, industry: Industry) -> tuple[str, str]:
        """A legal form and a full name nobody has yet; a second try brings in another word."""
        dice, more = self._dice, ""
        while True:
            word = dice.pick(industry.words)
            core = f"{dice.pick(_FIRST)}{more}{word}"
            before, _, after = self._form(industry, word).partition("+")
            name = f"{before}{core}{after}"
            if name not in self._names:
                self._names.add(name)
                return before or after, name
            more = dice.pick(_FIRST)

    def _form(self, industry: Industry, word: str) -> str:
        """``株式会社+`` before the name, ``+株式会社`` after it, or empty."""
        dice = self._dice
        if industry.style == "public" or industry.name == LARGE_MAKER:
            return (
                "公益財団法人+"
                if word.endswith("公社")
                else ("" if industry.style == "public" else "株式会社+")
            )
        if industry.style == "care":
            return {"会": "医療法人+", "福祉会": "社会福祉法人+", "ケア": "株式会社+"}.get(word, "")
        return dice.pick(_OFFICE_FORMS if industry.style == "office" else _COMPANY_FORMS)
