"""What a job title says about rank, by an ordered list: the first rule that matches decides."""

from __future__ import annotations

import re
from typing import Literal

from smeic_tui.japanese.fold import key

Rank = Literal[
    "chief",
    "officer",
    "director",
    "manager",
    "supervisor",
    "staff",
    "professional",
    "unclassified",
]
"""経営トップ, 役員, 部長級, 課長級, 係長級, 一般, 士業/個人, 未分類."""
RANKS: tuple[Rank, ...] = (
    "chief",
    "officer",
    "director",
    "manager",
    "supervisor",
    "staff",
    "professional",
    "unclassified",
)
"""Highest first; the last two stand outside the ladder."""
Relation = Literal["owner_manager", "employed"]
"""経営者 or 勤務."""

_ORDERED: tuple[tuple[Rank, str], ...] = (
    # Work for someone of high rank is not that rank.
    ("manager", "(?:社長|会長|役員|理事長|学長|秘書)室(?:室)?長$"),
    (
        "unclassified",
        "(?:社長|会長|役員|所長|部長|理事長|専務|常務)(?:付き?|附|補佐|候補)$|付$|"
        "(?:同窓|町|町内|自治|後援|保護者|商店)会(?:会)?長$",
    ),
    ("staff", "秘書$|(?:社長|会長|役員)室$"),
    # Below the top although the word for it is inside.
    (
        "officer",
        "副(?:社長|会長|理事長|頭取|院長|学長|校長|園長|総裁|代表|ceo|組合長)|"
        "社長(?:代行|代理)|vicepresident|ヴァイスプレジデント|バイスプレジデント",
    ),
    (
        "manager",
        "(?:支社|支店|工場|営業所|事業所|センター|部|本部|局|室|所|次)長(?:代理|補佐|心得|待遇)|"
        "副(?:部|所|工場|支店|センター|館|局|室)長",
    ),
    (
        "supervisor",
        "課長(?:代理|補佐|心得)|副(?:課|店)長|店長代理|(?:アシスタント|サブ)(?:マネー?ジャー?)",
    ),
    ("staff", "(?:係長|主任)(?:代理|補佐)|副(?:主任|係長)|サブリーダー"),
    ("director", "支(?:社|店|部|局|所)長|学部長|研究科長"),
    ("officer", "^(?:専務|常務|上席|上級|主席)?執行役員?(?!.*(?:社長|会長|ceo))"),
    (
        "chief",
        "代表(?!室)|社長(?!室|付|秘書|直轄|特命)|会長(?!室|付|秘書)|"
        "(?<![a-z])ceo(?!室|オフィス)|最高経営責任者|理事長(?!室|付)|頭取|総裁|オーナー|店主|"
        "社主|創業者|(?<!vice)president$|プレジデント$|founder|owner$|経営者|組合長|会頭|"
        "塾長|住職|宮司",
    ),
    (
        "officer",
        "取締役(?!会(?!長))|監査役(?!室|会)|執行役|専務|常務|(?<![a-z])c[a-z]o(?![a-z]|室)|"
        "最高.{1,4}責任者|(?:業務執行|無限責任|有限責任)社員|役員(?!室|秘書)|理事(?!会|官)|"
        "監事|評議員|会計参与|マネージングディレクター|managingdirector|パートナー$",
    ),
    (
        "chief",
        "^(?:院|園|校|学|館|所|病院|学校)長$|病院長$|学校長$|(?:幼稚|保育|学)園長$|"
        "(?:医|学)院長$|[小中高]校長$|士事務所(?:所)?長$",
    ),
    (
        "director",
        "部長|次長|局長|場長|センター長|所長|事務長|部門長|カンパニー長|事業長|技師長|館長|"
        "院長|園長|校長|統括|総括|ゼネラルマネー?ジャー?|ジェネラルマネー?ジャー?|"
        "generalmanager|(?<![a-z])gm(?![a-z])|支配人|ディレクター|director|理事官|審議官|参事",
    ),
    (
        "manager",
        "課長|室長|マネー?ジャー?|manager|グループ(?:リーダー|長)|gr?長|"
        "(?<![a-z])g[lm](?![a-z])|店長|科長|主幹|主査|教頭|師長|"
        "(?:ユニット|ライン|チーム|セクション)長|調査役",
    ),
    (
        "supervisor",
        "係長|主任|リーダー|leader|班長|職長|組長|主事|主務|チーフ(?!エンジニア)|"
        "スーパーバイザー|supervisor|(?<![a-z])tl(?![a-z])|工長$",
    ),
    (
        "professional",
        "診断士|弁護士|弁理士|税理士|会計士|労務士|社労士|書士|技術士|建築士|鑑定士|調査士|"
        "測量士|通訳|教授|講師|助教|助手|医師|薬剤師|看護師|獣医|コンサルタント|事業主|自営|"
        "フリーランス|フリー$|作家|(?<![a-z])cpa(?![a-z])",
    ),
    (
        "staff",
        "一般|社員|職員|スタッフ|staff|技師|技術者|エンジニア|engineer|研究員|研究者|担当|"
        "係員?$|パート|アルバイト|嘱託|契約|派遣|営業$|事務$|オペレーター|プログラマー?|"
        "アナリスト|デザイナー|アシスタント|見習|実習生|メンバー|教諭|教員|公務員",
    ),
)
_IN_KATAKANA = re.compile("(?<=[ァ-ヶー])・(?=[ァ-ヶー])")
_RULES = tuple((rank, re.compile(pattern)) for rank, pattern in _ORDERED)
_PARTS = re.compile(r"[/、,&;・]|兼務?|(?<![a-z])and(?![a-z])")
_NOTE = re.compile(r"[(\[【〔<][^)\]】〕>]*[)\]】〕>]")
_PAST = re.compile(
    "^(?:元(?!請)|前(?!工程|処理)|旧|故)|^(?:ex-|former|retired)|退職|退任|退社|引退|離職|定年|名誉"
    "|^(?!.*取締役).*(?:顧問|相談役|参与)$|^(?:無職|なし|主婦|主夫|学生|求職中)$"
)
_TOP = re.compile("個人事業|自営|フリーランス|フリー$|経営者|オーナー")
_MANAGEMENT = re.compile("取締役|専務|常務|副社長|副会長|業務執行社員|無限責任社員")


def rank_of(title: str) -> Rank:
    """The rank of a title; unknown and former ones are ``unclassified``, never guessed.

    Of several titles in one text the highest counts (取締役 営業部長 is an officer). Deputies are
    one step below (部長代理 is a manager, 課長補佐 a supervisor). A bare 所長 is taken as the
    head of an own office, 営業所長 as a director.
    """
    found = [_rank_of_part(part) for part in _PARTS.split(_plain(title)) if part]
    return min(found, key=RANKS.index, default="unclassified")


def relation_of(title: str) -> Relation | None:
    """Whether the title's holder runs the company or works for it; None where it does not tell."""
    plain = _plain(title)
    if _TOP.search(plain) and not _PAST.search(plain):
        return "owner_manager"
    rank = rank_of(title)
    if rank == "chief" or (rank == "officer" and _MANAGEMENT.search(plain)):
        return "owner_manager"
    if rank in ("director", "manager", "supervisor", "staff") or "執行役員" in plain:
        return None if _PAST.search(plain) else "employed"
    return None


def _plain(title: str) -> str:
    """The title's key without notes in brackets, unless a bracket is all there is."""
    folded = _IN_KATAKANA.sub("", key(title))
    return _NOTE.sub("", folded) or folded.strip("()[]【】〔〕<>")


def _rank_of_part(part: str) -> Rank:
    if _PAST.search(part):
        return "unclassified"
    for rank, pattern in _RULES:
        if pattern.search(part):
            return rank
    return "unclassified"
