"""One key for all ways of writing the same, different keys for different words."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smeic_tui.japanese.fold import fold, fold_kana, key
from smeic_tui.japanese.variants import VARIANTS

TRUE_PAIRS = (
    "高\u9ad9 崎\ufa11 崎\u5d5c 吉\U00020bb7 辺\u9089 辺\u908a 浜\u6ff5 浜\u6ff1 富\u51a8 "
    "斉\u658e 斉\u9f4a 斉\u9f4b 沢\u6fa4 桜\u6afb 広\u5ee3 国\u570b 滝\u7027 竜\u9f8d 真\u771e "
    "栄\u69ae 厳\u56b4 巌\u5dd6 円\u5713 実\u5be6 寿\u58fd 島\u5d8b 島\u5d8c 桑\u6852 柳\u6801 "
    "槙\u69c7 桧\u6a9c 弥\u5f4c 祢\u79b0 黒\u9ed1 緑\u7da0 郎\u90de 彦\u5f65 徳\u5fb7 渉\u6d89 "
    "温\u6eab 浄\u6de8 静\u975c 青\u9751 清\u6df8 淵\u6e15 鶴\u974f 鶴\u974d 館\u8218 船\u8229 "
    "峰\u5cef 満\u6eff 万\u842c 参\u53c3 鉄\u9435 済\u6fdf 頼\u8cf4 瀬\u7028 齢\u9f61 亜\u4e9e "
    "恵\u60e0 学\u5b78 芸\u85dd 将\u5c07 専\u5c08 荘\u838a 関\u95dc 騒\u9a37 暁\u66c9 晋\u6649 "
    "霊\u9748 礼\u79ae 転\u8f49 歩\u6b65 戸\u6236 姉\u59ca 呉\u5433 説\u8aaa 曽\u66fe 穂\u7a57 "
    "豊\u8c50 条\u689d 渋\u6f81 塩\u9e7d 渓\u6eaa 蔵\u85cf 橋\U0002363a 土\u5721 喜\u3402 "
    "冴\u51b1 祷\u79b1 桝\u67a1 薮\u85ea 芦\u8606"
)
"""A common shape and another shape of the same character."""
APART = (
    "埼崎 碕崎 藤籐 坂阪 川河 畑畠 庄荘 己巳 裕祐 管菅 太大 柿\u676e 未末 土士 萩荻 掘堀"
    " 園薗 湧涌 治冶 千干"
)
"""Look-alikes and different words."""
ALPHABET = "山\u9ad9佐々ッツヶー-\u2010\u2212 アiA\u3000ｶﾞ（㈱\u3291①②～\u301c0９'\u200d\U000e0100"


@pytest.mark.parametrize("pair", TRUE_PAIRS.split())
def test_a_variant_has_the_key_of_its_common_shape(pair: str) -> None:
    assert key(pair[0]) == key(pair[1])


def test_there_are_more_than_sixty_checked_pairs() -> None:
    assert len(set(TRUE_PAIRS.split())) >= 60


@pytest.mark.parametrize("pair", APART.split())
def test_look_alikes_and_different_words_stay_apart(pair: str) -> None:
    assert key(pair[0]) != key(pair[1])


def test_the_variant_table_is_flat_and_in_keys_normal_form() -> None:
    for variant, common in VARIANTS.items():
        assert common not in VARIANTS, (variant, common)
        assert unicodedata.is_normalized("NFKC", variant + common), (variant, common)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("\u9ad9橋\u3000太\u90de", "高橋太郎"),
        ("Ｓｍｉｔｈ\u3000 John", "smith john"),
        ("葛\U000e0100西", "葛西"),
        ("\ufa19\u7530", "神田"),
        ("06\u20106496\u22128470", "06-6496-8470"),
        ("ﾏﾈ-ｼﾞｬ-", "マネージャー"),
        ("データ-3", "データ-3"),
        ("東京－大阪", "東京-大阪"),
        ("\u3291八尾精機", "(株)八尾精機"),
        ("㈱八尾精機", "(株)八尾精機"),
        ("㍿ＡＢＣ", "株式会社abc"),
        ("株式会社\u3000ABC", "株式会社 abc"),
        ("研修①②", "研修(1)(2)"),
        ("100～299 100\u301c299", "100~299 100~299"),
        ("佐々木 々", "佐佐木々"),
        ("三ッ井 ロッテ", "三ツ井ロッテ"),
        ("か\u309b", "が"),
        ("", ""),
        (" A\tB\n", "a b"),
    ],
)
def test_folds(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_size_ranges_keep_their_tilde() -> None:
    assert key("5～19名") != key("5-19名")


def test_key_has_no_white_space_and_kana_only_fold_on_request() -> None:
    assert key("ABC Japan\u3000株式会社") == "abcjapan株式会社"
    assert fold("ヤマダ") != fold("やまだ")
    assert fold_kana("ﾔﾏﾀﾞ ﾀﾛｳ") == fold_kana("やまだ たろう") == "やまだたろう"


ANY = st.characters(categories=["Lu", "Ll", "Lo", "N", "P", "Zs"])


@given(st.text(st.one_of(st.sampled_from(ALPHABET), ANY), max_size=20))
def test_a_key_is_its_own_key(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert key(key(text)) == key(text) == fold(text).replace(" ", "")


@given(st.text(st.sampled_from("山田太郎やまだABCabc012ー-"), max_size=12))
def test_width_case_and_selectors_never_matter(text: str) -> None:
    wide = "".join([chr(ord(c) + 0xFEE0) if c.isascii() and c.isalnum() else c for c in text])
    assert key(wide.upper()) == key(text)
    assert key("\ufe00".join(text)) == key(text) or "-" in text or "ー" in text
