"""Where people live and work: mostly around Osaka, some far away."""

from __future__ import annotations

from dataclasses import dataclass

from smeic_tui.demo.dice import Dice, weighted


@dataclass(frozen=True, slots=True)
class Place:
    """A city with what its addresses and numbers look like."""

    prefecture: str
    """都道府県."""
    city: str
    """市区町村."""
    postcode: str
    """First three digits."""
    dialling: str
    """Area code and the beginning of the local number; two digits short of the last four."""
    towns: tuple[str, ...]
    """町名."""


_PLACES = """
大阪府 東大阪市 577 06-67 長堂 長栄寺 高井田 荒川 御厨 12
大阪府 八尾市 581 072-9 本町 光町 久宝寺 老原 太子堂 9
大阪府 大阪市中央区 541 06-62 本町 久太郎町 南船場 道修町 7
大阪府 大阪市北区 530 06-63 梅田 中之島 天神橋 西天満 6
大阪府 大阪市淀川区 532 06-63 西中島 十三本町 宮原 4
大阪府 大阪市平野区 547 06-67 加美北 平野本町 長吉川辺 4
大阪府 大阪市生野区 544 06-67 巽北 新今里 勝山南 3
大阪府 堺市堺区 590 072-2 大町西 戎島町 北花田口町 5
大阪府 門真市 571 06-69 末広町 新橋町 大倉町 3
大阪府 大東市 574 072-8 住道 諸福 三箇 3
大阪府 豊中市 560 06-68 本町 玉井町 岡上の町 3
大阪府 吹田市 564 06-63 江坂町 垂水町 泉町 3
大阪府 枚方市 573 072-8 岡東町 大垣内町 津田元町 3
大阪府 岸和田市 596 072-4 宮本町 野田町 臨海町 2
大阪府 柏原市 582 072-9 大県 法善寺 国分本町 2
兵庫県 神戸市中央区 650 078-3 磯上通 三宮町 元町通 4
兵庫県 尼崎市 660 06-64 昭和通 西難波町 東難波町 4
兵庫県 西宮市 662 0798-2 甲風園 和上町 六湛寺町 2
兵庫県 姫路市 670 079-2 忍町 呉服町 飾磨区清水 2
京都府 京都市下京区 600 075-3 四条町 松原町 西七条 3
京都府 京都市南区 601 075-6 吉祥院 上鳥羽 東九条 2
京都府 宇治市 611 0774-2 宇治 槇島町 広野町 1
奈良県 奈良市 630 0742-2 三条本町 大宮町 法蓮町 3
奈良県 生駒市 630 0743-7 本町 元町 東生駒 2
奈良県 大和郡山市 639 0743-5 北郡山町 今国府町 2
和歌山県 和歌山市 640 073-4 本町 雑賀屋町 西浜 2
滋賀県 草津市 525 077-5 大路 野路 西大路町 2
三重県 四日市市 510 059-3 浜田町 諏訪栄町 1
愛知県 名古屋市中村区 453 052-4 椿町 則武 太閤 1
東京都 千代田区 101 03-32 神田錦町 内神田 外神田 3
東京都 大田区 144 03-37 蒲田 南六郷 東糀谷 1
岡山県 倉敷市 710 086-4 阿知 老松町 1
広島県 福山市 720 084-9 三之丸町 延広町 1
徳島県 徳島市 770 088-6 寺島本町西 八百屋町 1
福岡県 福岡市博多区 812 092-4 博多駅前 上川端町 1
"""


def _places() -> tuple[Place, ...]:
    rows = []
    for line in _PLACES.strip().split("\n"):
        prefecture, city, postcode, dialling, *towns, weight = line.split()
        rows.append((Place(prefecture, city, postcode, dialling, tuple(towns)), int(weight)))
    return weighted(rows)


PLACES = _places()
"""Places, each as often as alumni are there."""


def address_in(place: Place, dice: Dice) -> str:
    """An address from the city on, in one of the two ways people write it."""
    town, block, house = dice.pick(place.towns), dice.between(1, 6), dice.between(1, 28)
    if dice.chance(0.7):
        return f"{place.city}{town}{block}-{house}-{dice.between(1, 30)}"
    return f"{place.city}{town}{block}丁目{house}番{dice.between(1, 30)}号"


def postcode_in(place: Place, dice: Dice) -> str:
    """A postcode of this place's first digits."""
    return f"{place.postcode}-{dice.between(0, 84):04}"


def phone_in(place: Place, dice: Dice) -> str:
    """A fixed number: ten digits in the place's grouping."""
    rest = 10 - sum(char.isdigit() for char in place.dialling)
    number = dice.digits(rest)
    return f"{place.dialling}{number[:-4]}-{number[-4:]}"
