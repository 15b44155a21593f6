"""Texts of the invented centre's referrals, with the days they happened on.

Days are counted from the day the centre is made for: -30 is thirty days before it.
"""

from __future__ import annotations

from dataclasses import dataclass

from smeic_tui.domain.people import NoteChannel
from smeic_tui.domain.referrals.facts import Category, Channel, ConsentState, Source


@dataclass(frozen=True, slots=True)
class Step:
    """A move to another stage."""

    days: int
    stage: str
    why: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class InventedCall:
    """A line of the outsider's contact log."""

    days: int
    channel: NoteChannel
    direction: str
    text: str


@dataclass(frozen=True, slots=True)
class InventedReferral:
    """An outsider and what became of them."""

    came: int
    company: str
    """Whose outsider came, of `outsiders`."""
    category: Category
    topic: str
    by: int | None = None
    """Place of the alumnus among those who bring people; None: nobody of them."""
    through: str | None = None
    """The company of the outsider who brought this one."""
    source: tuple[Source, str | None] | None = None
    channel: Channel = "phone"
    steps: tuple[Step, ...] = ()
    next_action: str | None = None
    due: int | None = None
    thanked: int | None = None
    reported: int | None = None
    consent: ConsentState = "unconfirmed"
    keep: int | None = None
    """Until when the record is kept; three years for whoever agreed."""
    calls: tuple[InventedCall, ...] = ()


REFERRALS: tuple[InventedReferral, ...] = (
    InventedReferral(
        -330,
        "若葉鋳造株式会社",
        "executive",
        "アルミ鋳物の不良を減らしたい",
        by=0,
        steps=(
            Step(-322, "checked"),
            Step(-308, "interview", note="工場を見せていただいた"),
            Step(-281, "matching"),
            Step(-236, "joined", note="部会に加わった"),
        ),
        thanked=-326,
        reported=-230,
        consent="agreed",
        calls=(
            InventedCall(-322, "phone", "out", "相談の内容を確認。一度工場を見てほしいとのこと"),
            InventedCall(-308, "meeting", "out", "工場を見学。検査の工程に悩みがある"),
        ),
    ),
    InventedReferral(
        -262,
        "ひかり搬送機株式会社",
        "executive",
        "搬送装置を小さくできる技術者を探している",
        through="若葉鋳造株式会社",
        steps=(
            Step(-255, "checked"),
            Step(-240, "interview"),
            Step(-205, "matching"),
            Step(-150, "joined", note="部会の例会に出席"),
        ),
        thanked=-258,
        reported=-144,
        consent="agreed",
        calls=(InventedCall(-240, "meeting", "in", "来訪。図面を見ながら相談"),),
    ),
    InventedReferral(
        -205,
        "合同会社そらまめ解析",
        "expert",
        "画像検査の実証先を探している",
        by=1,
        steps=(Step(-200, "checked"), Step(-186, "interview"), Step(-140, "matching")),
        next_action="実証先の工場に日程を確認",
        due=-9,
        thanked=-199,
        reported=-132,
        consent="agreed",
    ),
    InventedReferral(
        -178,
        "社会福祉法人こもれび会",
        "executive",
        "送迎の記録にかかる手間を減らしたい",
        source=("body", "架空商工会"),
        steps=(
            Step(-170, "checked"),
            Step(-150, "interview"),
            Step(-121, "withdrawn", "solved", "法人内で解決したとのこと"),
        ),
    ),
    InventedReferral(
        -160,
        "紀の杜醸造株式会社",
        "engineer",
        "発酵の副産物の使い道を探している",
        by=2,
        steps=(Step(-152, "checked"), Step(-135, "interview"), Step(-60, "matching")),
        next_action="修了生を交えて打合せ",
        due=3,
        thanked=-155,
        reported=-55,
        consent="agreed",
    ),
    InventedReferral(
        -141,
        "山の手意匠室",
        "other",
        "製造業の顧客を紹介してほしい",
        source=("self", None),
        channel="form",
        steps=(
            Step(-134, "checked"),
            Step(-118, "passed", "out_of_scope", "営業先の紹介は行っていないと説明"),
        ),
        keep=-10,
    ),
    InventedReferral(
        -120,
        "みどり野再生株式会社",
        "executive",
        "廃プラの再生材を使う会社を探している",
        by=3,
        channel="meeting",
        steps=(
            Step(-112, "checked"),
            Step(-98, "interview"),
            Step(-70, "on_hold", "their_time", "設備の更新が終わってから再開"),
        ),
        next_action="設備の更新の進み具合を聞く",
        due=40,
        thanked=-115,
        reported=-91,
        consent="agreed",
    ),
    InventedReferral(
        -104,
        "しののめ計測株式会社",
        "engineer",
        "小型センサーの筐体を作れる会社を探している",
        by=0,
        steps=(Step(-97, "checked"), Step(-80, "interview"), Step(-20, "matching")),
        next_action="見積もりの返事を聞く",
        due=-2,
        thanked=-100,
        reported=-75,
        consent="agreed",
        calls=(InventedCall(-20, "phone", "out", "図面を修了生に渡してよいと確認"),),
    ),
    InventedReferral(
        -88,
        "月の瀬茶舗",
        "executive",
        "海外向けの小分け包装を考えたい",
        by=4,
        steps=(Step(-80, "checked"), Step(-9, "interview")),
        next_action="工場見学の日程を調整",
        due=5,
        thanked=-84,
        consent="agreed",
    ),
    InventedReferral(
        -75,
        "みなと倉運株式会社",
        "other",
        "配車を見直せる人を探している",
        source=("faculty", "小田切教授"),
        steps=(Step(-66, "checked"), Step(-31, "passed", "no_match")),
        consent="refused",
    ),
    InventedReferral(
        -61,
        "ちとせ鍛工株式会社",
        "engineer",
        "技能を若手に伝える仕組みを作りたい",
        by=5,
        steps=(Step(-55, "checked"), Step(-20, "interview")),
        next_action="面談の記録を送る",
        due=0,
        thanked=-57,
        reported=-12,
        consent="agreed",
        calls=(InventedCall(-20, "meeting", "in", "来訪。動画の手順書を試したいとのこと"),),
    ),
    InventedReferral(
        -48,
        "ほしぞら保育企画",
        "other",
        "保育の人材について相談したい",
        by=2,
        steps=(Step(-40, "checked"), Step(-22, "withdrawn", "no_answer")),
        thanked=-45,
        reported=-20,
    ),
    InventedReferral(
        -33,
        "あさひが丘診療所",
        "other",
        "診療所の引き継ぎについて相談したい",
        by=1,
        steps=(Step(-26, "checked"),),
        next_action="相談の範囲を確かめる",
        due=-5,
        calls=(InventedCall(-26, "phone", "out", "院長と話してから返事をいただく"),),
    ),
    InventedReferral(
        -19,
        "大和路鈑金株式会社",
        "executive",
        "下請けの仕事を減らし、自社の製品を持ちたい",
        by=6,
        steps=(Step(-12, "checked"),),
        next_action="面談の日を決める",
        due=6,
        thanked=-16,
    ),
    InventedReferral(
        -8,
        "北摂みらい技研",
        "expert",
        "専門家として協力したい",
        source=("body", "架空信用金庫"),
        channel="mail",
        steps=(Step(-3, "checked"),),
        next_action="経歴の資料をいただく",
        due=2,
        consent="agreed",
    ),
    InventedReferral(
        -5,
        "旅館ふじの屋",
        "executive",
        "省エネの設備を選びたい",
        by=0,
        next_action="電話で詳しく聞く",
        due=0,
    ),
    InventedReferral(
        -2,
        "合同会社なぎさ手工房",
        "executive",
        "縫製を頼める会社を探している",
        source=("self", None),
        channel="form",
        next_action="折り返し電話する",
        due=5,
    ),
    InventedReferral(
        0,
        "しらはま冷凍食品株式会社",
        "engineer",
        "異物の検査を機械に任せたい",
        by=7,
        next_action="製品と工程を聞く",
        due=7,
    ),
)
DISGUISED = InventedReferral(
    -12,
    "",
    "executive",
    "新しい事業の相手を探している",
    by=8,
    next_action="相手の候補をあげる",
    due=4,
)
"""Came as an outsider, and is an alumnus: name and company are those on file."""
FOUND_OUT = -10
"""The day that was noticed."""
