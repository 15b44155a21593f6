"""Invented sheets in the ways people sign: who is on file, what was signed, and whose it is."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.people import people

Line = tuple[str, str | None]
"""What was signed, and by whom (a name and cohort); None for somebody who is not on file."""


@dataclass(frozen=True)
class Alumnus:
    """Somebody on the roster."""

    name: str
    """Family and given name, apart."""
    kana: str
    """Reading."""
    cohort: int
    """期."""
    company: str = ""
    """As the roster has it."""
    former: str | None = None
    """旧姓."""
    latin: str | None = None
    """As somebody from abroad signs."""

    @property
    def key(self) -> str:
        """Tells namesakes apart."""
        return f"{self.name} {self.cohort}期"


ALUMNI = (
    Alumnus("架空 一郎", "かくう いちろう", 3, "架空樹脂"),
    Alumnus("架空 一郎", "かくう いちろう", 8, "架空情報"),
    Alumnus("川口 学", "かわぐち まなぶ", 5, "架空バネ"),
    Alumnus("菅原 涼", "すがわら りょう", 9, "架空鋼管"),
    Alumnus("菅原 浩", "すがわら ひろし", 7, "架空設計"),
    Alumnus("竹田 勝", "たけだ まさる", 7, "架空設備"),
    Alumnus("坂井 祐一", "さかい ゆういち", 13, "架空商事"),
    Alumnus("渡辺 雅之", "わたなべ まさゆき", 9, "架空メディカル"),
    Alumnus("渡辺 七海", "わたなべ ななみ", 10, "架空貿易"),
    Alumnus("王 芳", "おう ほう", 16, "架空工務店", latin="WANG Fang"),
    Alumnus("佐藤 茂", "さとう しげる", 16, "架空病院"),
    Alumnus("佐藤 昌史", "さとう まさし", 16, "架空鍛造"),
    Alumnus("佐藤 健", "さとう けん", 7, "架空管材"),
    Alumnus("佐藤 健", "さとう たけし", 17, "架空化成"),
    Alumnus("佐藤 千春", "さとう ちはる", 15, "架空電機"),
    Alumnus("佐藤 実", "さとう みのる", 15, "架空ソフト"),
    Alumnus("林 友美", "はやし ともみ", 1, "架空府庁"),
    Alumnus("林 克彦", "はやし かつひこ", 2, "架空鋼材"),
    Alumnus("井上 竜介", "いのうえ りゅうすけ", 15, "架空電工"),
    Alumnus("大竹 章子", "おおたけ あきこ", 19, "架空ゴム"),
    Alumnus("山本 俊彦", "やまもと としひこ", 2, "架空技術士"),
    Alumnus("山本 俊彦", "やまもと としひこ", 18, "架空鍍金"),
    Alumnus("加藤 祐樹", "かとう ゆうき", 1, "架空物産"),
    Alumnus("加藤 久美子", "かとう くみこ", 17, "架空繊維"),
    Alumnus("加藤 剛", "かとう つよし", 11, "架空鋳造"),
    Alumnus("西山 佳奈", "にしやま かな", 14, "架空商店"),
    Alumnus("鈴木 昌之", "すずき まさゆき", 18, "架空樹脂加工"),
    Alumnus("原田 浩平", "はらだ こうへい", 3, "架空電装"),
    Alumnus("吉田 泰弘", "よしだ やすひろ", 2, "架空精機"),
    Alumnus("堀内 晋也", "ほりうち しんや", 7, "架空金型"),
    Alumnus("大久保 賢治", "おおくぼ けんじ", 11, "架空紙器"),
    Alumnus("吉野 達也", "よしの たつや", 1, "架空表面処理"),
    Alumnus("大塚 真理", "おおつか まり", 13, "架空食品", former="田中"),
    Alumnus("高橋 公平", "たかはし こうへい", 14, "架空学園"),
    Alumnus("須藤 卓也", "すどう たくや", 12, "架空製作所"),
    Alumnus("沢田 尚人", "さわだ なおと", 17, "架空運送"),
    # Below: those of the longer sheet only.
    Alumnus("秋葉 誠", "あきば まこと", 4, "架空印刷"),
    Alumnus("井川 綾", "いがわ あや", 6, "架空製紙"),
    Alumnus("上杉 隆", "うえすぎ たかし", 8, "架空機工"),
    Alumnus("江藤 純", "えとう じゅん", 10, "架空塗装"),
    Alumnus("大沼 進", "おおぬま すすむ", 12, "架空木工"),
    Alumnus("加賀 舞", "かが まい", 14, "架空酒造"),
    Alumnus("北条 司", "ほうじょう つかさ", 16, "架空建設"),
    Alumnus("熊谷 新", "くまがい あらた", 18, "架空農園"),
    Alumnus("小暮 豊", "こぐれ ゆたか", 20, "架空水産"),
    Alumnus("榊原 翼", "さかきばら つばさ", 2, "架空光学"),
    Alumnus("島崎 光", "しまざき ひかる", 4, "架空楽器"),
    Alumnus("菅沼 健吾", "すがぬま けんご", 6, "架空家具"),
    Alumnus("瀬川 恵", "せがわ めぐみ", 8, "架空玩具"),
    Alumnus("園田 弘", "そのだ ひろし", 10, "架空時計"),
    Alumnus("高城 蓮", "たかぎ れん", 12, "架空眼鏡"),
    Alumnus("千種 和夫", "ちぐさ かずお", 14, "架空陶器"),
    Alumnus("津川 葵", "つがわ あおい", 16, "架空硝子"),
    Alumnus("寺西 実", "てらにし みのる", 18, "架空医療"),
    Alumnus("戸川 清", "とがわ きよし", 20, "架空薬品"),
    Alumnus("中条 望", "なかじょう のぞみ", 1, "架空化粧品"),
    Alumnus("西尾 学", "にしお まなぶ", 3, "架空石材"),
    Alumnus("沼田 武", "ぬまた たけし", 5, "架空鉄工"),
    Alumnus("根本 薫", "ねもと かおる", 7, "架空電線"),
    Alumnus("野沢 昭", "のざわ あきら", 9, "架空工具"),
    Alumnus("浜田 修", "はまだ おさむ", 11, "架空計器"),
    Alumnus("渡邉 昇", "わたなべ のぼる", 13, "架空包装"),
    Alumnus("広瀬 聡", "ひろせ さとし", 15, "架空倉庫"),
    Alumnus("福沢 誠一", "ふくざわ せいいち", 17, "架空通信"),
    Alumnus("真鍋 浩", "まなべ ひろし", 19, "架空警備"),
    Alumnus("国分 正", "こくぶ ただし", 20, "架空観光"),
    Alumnus("斎藤 巧", "さいとう たくみ", 6, "架空出版"),
    Alumnus("桜井 渉", "さくらい わたる", 8, "架空映像"),
)

SHORT: tuple[Line, ...] = (
    ("架空一郎（架空運輸）", "架空 一郎 3期"),
    ("川口学　様", "川口 学 5期"),
    ("すがわら　9期", "菅原 涼 9期"),
    ("７期　竹田", "竹田 勝 7期"),
    ("13期 酒井祐一", "坂井 祐一 13期"),
    ("架空メディカル 渡辺", "渡辺 雅之 9期"),
    ("Fang WANG", "王 芳 16期"),
    ("さとう　16期", "佐藤 茂 16期"),
    ("佐藤健 7期", "佐藤 健 7期"),
    ("別府製作所 林", None),
    ("いのうえ りゅうすけ", "井上 竜介 15期"),
    ("おおたけ　19期", "大竹 章子 19期"),
    ("やまもと としひこ", "山本 俊彦 2期"),
    ("加藤", "加藤 祐樹 1期"),
    ("西山", "西山 佳奈 14期"),
    ("15期 ｻﾄｳ", "佐藤 実 15期"),
    ("鈴木 昌之 18期", "鈴木 昌之 18期"),
    ("？？田 浩", None),
    ("吉田康弘 2期", "吉田 泰弘 2期"),
    ("堀内晋也　様", "堀内 晋也 7期"),
    ("工藤俊彦（大久保さんの紹介）", None),
    ("大久保　賢治　架空紙器", "大久保 賢治 11期"),
    ("吉野 達也 2期", "吉野 達也 1期"),
    ("大塚(旧姓田中)", "大塚 真理 13期"),
    ("川口　学（5期）", "川口 学 5期"),
    ("高橋公平　様", "高橋 公平 14期"),
    ("12期 ｽﾄﾞｳ", "須藤 卓也 12期"),
    ("17期　沢田尚人", "沢田 尚人 17期"),
)
"""Twenty-eight lines: two outsiders, one that cannot be read, one who signed twice."""
LONG: tuple[Line, ...] = (
    *SHORT,
    ("秋葉誠　様", "秋葉 誠 4期"),
    ("6期 井川", "井川 綾 6期"),
    ("うえすぎ 8期", "上杉 隆 8期"),
    ("江藤（架空塗装）", "江藤 純 10期"),
    ("代表取締役 大沼 進", "大沼 進 12期"),
    ("加賀社長（14期）", "加賀 舞 14期"),
    ("北條 司", "北条 司 16期"),
    ("くまがい", "熊谷 新 18期"),
    ("小暮", "小暮 豊 20期"),
    ("榊原 翼 先生", "榊原 翼 2期"),
    ("嶋﨑 光", "島崎 光 4期"),
    ("すがぬま けんご", "菅沼 健吾 6期"),
    ("架空玩具 瀬川", "瀬川 恵 8期"),
    ("園田　弘　架空時計　専務取締役", "園田 弘 10期"),
    ("髙城 蓮", "高城 蓮 12期"),
    ("千種（架空陶器）", "千種 和夫 14期"),
    ("津川", "津川 葵 16期"),
    ("寺西實", "寺西 実 18期"),
    ("とがわ きよし 20期", "戸川 清 20期"),
    ("中條 望 1期", "中条 望 1期"),
    ("第3期 西尾学", "西尾 学 3期"),
    ("M5 沼田", "沼田 武 5期"),
    ("根元 薫 7期", "根本 薫 7期"),
    ("野澤　昭", "野沢 昭 9期"),
    ("濱田 修 部長", "浜田 修 11期"),
    ("渡邊 昇 13期", "渡邉 昇 13期"),
    ("廣瀬 聡", "広瀬 聡 15期"),
    ("福澤誠一（架空通信）", "福沢 誠一 17期"),
    ("眞鍋 浩（19期）", "真鍋 浩 19期"),
    ("國分 正 20期", "国分 正 20期"),
    ("齋藤 巧（架空出版）", "斎藤 巧 6期"),
    ("櫻井 渉 殿", "桜井 渉 8期"),
)
"""Sixty lines: 32 more with old shapes of characters, readings, titles, companies in brackets."""


def on_file(conn: sqlite3.Connection, actor: Actor) -> dict[str, int]:
    """Enter everybody; their ids by name and cohort."""
    ids = {}
    with operation(conn, actor, "demo") as op:
        for each in ALUMNI:
            family, given = each.name.split()
            values = {"kind": "alumnus", "name": each.name, "family": family, "given": given}
            values |= {"kana": each.kana}
            if each.former:
                values["former_name"] = each.former
            if each.latin:
                values["latin"] = each.latin
            ids[each.key] = people.add_person(
                op, values, cohort=each.cohort, organisation=each.company or None
            )
    return ids
