"""Postcodes and prefectures."""

from __future__ import annotations

import pytest

from smeic_tui.japanese.cities import CITIES
from smeic_tui.japanese.postcodes import parse_postcode, postcode_lost_zero
from smeic_tui.japanese.prefectures import PREFECTURES, prefecture_of


@pytest.mark.parametrize(
    "value",
    [
        "541-0001",
        "5410001",
        "〒541-0001",
        "〒 ５４１－０００１",
        "郵便番号：541-0001",
        "541‐0001",
        "541ー0001",
        5410001,
        5410001.0,
    ],
)
def test_postcode(value: str | float) -> None:
    assert parse_postcode(value) == "541-0001"
    assert not postcode_lost_zero(value)


@pytest.mark.parametrize("value", [600001, "600001", 600001.0])
def test_a_lost_zero_of_the_north_is_put_back(value: str | float) -> None:
    assert parse_postcode(value) == "060-0001"
    assert postcode_lost_zero(value)


@pytest.mark.parametrize(
    "value", ["", "不明", "541", "54100011", "541-000a", 5410001.5, True, "0000001", 1]
)
def test_no_postcode(value: str | float) -> None:
    assert parse_postcode(value) is None
    assert not postcode_lost_zero(value)


@pytest.mark.parametrize(
    ("address", "prefecture"),
    [
        ("大阪府八尾市光町1-1", "大阪府"),
        ("〒541-0001 大阪府大阪市中央区", "大阪府"),
        ("541-0001大阪市中央区", "大阪府"),
        ("東京都千代田区", "東京都"),
        ("神奈川県横浜市", "神奈川県"),
        ("和歌山県新宮市", "和歌山県"),
        ("大阪市中央区本町", "大阪府"),
        ("京都市南区", "京都府"),
        ("東大阪市長栄寺", "大阪府"),
        ("堺市北区", "大阪府"),
        ("尼崎市大物町", "兵庫県"),
        ("世田谷区三軒茶屋", "東京都"),
        ("札幌市中央区", "北海道"),
        ("津市一身田", "三重県"),
        ("東京 府中市", "東京都"),
        ("広島 府中市", "広島県"),
        ("大阪", "大阪府"),
        ("京都 乙訓郡", "京都府"),
        ("府中市", None),
        ("伊達市", None),
        ("中央区本町", None),
        ("本町1丁目", None),
        ("山口太郎", None),
        ("不明", None),
        ("", None),
    ],
)
def test_prefecture(address: str, prefecture: str | None) -> None:
    assert prefecture_of(address) == prefecture


def test_there_are_47_and_each_has_its_capital() -> None:
    assert len(PREFECTURES) == 47
    assert all(prefecture_of(name) == name for name in PREFECTURES)
    assert all(prefecture_of(cities.split()[0]) == name for name, cities in CITIES.items())
