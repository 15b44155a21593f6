"""Names and texts of the invented centre's year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from smeic_tui.domain.bodies import BodyKind
from smeic_tui.domain.cases import Outcome, Publication, Stage


@dataclass(frozen=True, slots=True)
class InventedBody:
    """A body of the invented centre."""

    kind: BodyKind
    stage: int
    members: int
    purpose: str
    started: str
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class InventedMeeting:
    """What its meetings are called, where and about what they are."""

    series: str
    venue: str
    themes: tuple[str, ...]
    days: tuple[int, ...] = ()
    """Days from today; the usual ones where empty."""


@dataclass(frozen=True, slots=True)
class InventedTalks:
    """The big events."""

    series: str
    host: str
    planned: str
    """A series that has only a provisional name yet."""
    venue: str
    themes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InventedCase:
    """A case that came of a meeting."""

    title: str
    outcome: Outcome
    stage: Stage
    members: int
    summary: str
    why: str = ""
    """Why it went beside the way."""
    publication: Publication = "internal"
    milestone: str = ""


BODIES: Mapping[str, InventedBody] = {
    "同窓会": InventedBody("association", 1, 40, "修了生の交流と名簿の維持", "2006-04"),
    "MOT倶楽部": InventedBody(
        "association", 1, 24, "期を超えて技術と経営を語る集まり", "2012-10", "同窓会"
    ),
    "新技術/新製品開発構想部会": InventedBody(
        "working_group",
        2,
        14,
        "修了生が互いの技術を持ち寄り、新しい製品の構想を事業の計画にまで育てる",
        "2019-04",
        "同窓会",
    ),
    "特定課題研究成果事業化支援部会": InventedBody(
        "working_group",
        2,
        11,
        "特定課題研究の成果を、仲間の会社とともに事業にする",
        "2021-04",
        "同窓会",
    ),
}
MEETINGS: Mapping[str, InventedMeeting] = {
    "同窓会": InventedMeeting("同窓会 総会", "架空会館", ("一年の報告と懇親",), (-160,)),
    "MOT倶楽部": InventedMeeting(
        "MOT倶楽部 例会",
        "架空サロン",
        ("事業承継の実際", "海外の販路", "人を育てる", "原価を読む"),
        (-260, -150, -60),
    ),
    "新技術/新製品開発構想部会": InventedMeeting(
        "新技術/新製品開発構想部会 例会",
        "研究棟 3階",
        ("構想を持ち寄る", "試作の相手を探す", "顧客に聞く", "計画書の書き方"),
    ),
    "特定課題研究成果事業化支援部会": InventedMeeting(
        "特定課題研究成果事業化支援部会 例会",
        "研究棟 2階",
        ("研究の棚卸し", "知的財産", "資金の集め方"),
    ),
}
OUTPUTS: Mapping[str, tuple[tuple[int, str, str], ...]] = {
    "新技術/新製品開発構想部会": (
        (-90, "構想シート集", "共有/部会/構想シート.xlsx"),
        (-35, "試作の手引き", "共有/部会/試作の手引き.docx"),
    ),
    "特定課題研究成果事業化支援部会": ((-60, "研究成果の一覧", "共有/部会/研究成果.xlsx"),),
}
TALKS = InventedTalks(
    "トップリーダー鼎談会",
    "中小企業イノベーションセンター",
    "経営危機を乗り越えるトップリーダー研究会",
    "神田キャンパス 大会議室",
    (
        "下請けからの脱却",
        "老舗の次の百年",
        "現場から始める省エネ",
        "値上げをどう伝えるか",
        "異業種で組む新製品",
    ),
)
CASES: tuple[InventedCase, ...] = (
    InventedCase(
        "深絞り容器の共同開発",
        "product",
        "business",
        4,
        "期の違う修了生が設備を持ち寄り、軽くて丈夫な容器を商品にした。",
        publication="published",
        milestone="展示会に出展し、初めての注文を受けた",
    ),
    InventedCase(
        "短納期の金型を共同で受注する仕組み",
        "business_model",
        "business",
        3,
        "三社が工程を分け合い、納期を半分にした。",
        publication="asking",
        milestone="共同の見積書を作った",
    ),
    InventedCase(
        "樹脂と金属の接合技術",
        "technology",
        "trial",
        3,
        "接着剤を使わない接合を試験している。",
    ),
    InventedCase(
        "介護施設向けの搬送台車",
        "product",
        "trial",
        4,
        "現場の声から生まれた台車を施設で試している。",
    ),
    InventedCase(
        "発酵の副産物から作る洗浄剤",
        "product",
        "development",
        3,
        "食品会社と化学会社の修了生が配合を詰めている。",
    ),
    InventedCase(
        "酒蔵と印刷会社の限定ラベル",
        "customer",
        "planning",
        2,
        "小口の贈答品という新しい顧客を探している。",
    ),
    InventedCase(
        "修理部品の共同倉庫",
        "business_format",
        "planning",
        3,
        "同業の修了生が在庫を持ち合う計画を立てている。",
    ),
    InventedCase(
        "町工場の見学と体験",
        "business",
        "idea",
        2,
        "子どもと親に工場を開く。",
    ),
    InventedCase(
        "深絞り部品の輸出",
        "customer",
        "paused",
        3,
        "海外の展示会で引き合いを得た。",
        "為替の様子を見るため",
    ),
)
