"""Texts of the invented centre's introductions, with the days they happened on."""

from __future__ import annotations

from dataclasses import dataclass

from smeic_tui.demo.referral_words import Step


@dataclass(frozen=True, slots=True)
class InventedIntroduction:
    """Two people whom the centre introduces, and what came of it."""

    began: int
    reason: str
    steps: tuple[Step, ...] = ()
    company: str | None = None
    """The outsider's company, where one of the two is an outsider."""
    has_other: bool = True
    """False while the other one is still looked for."""
    next_action: str | None = None
    due: int | None = None
    case: str | None = None
    """Title of the case that came of it."""


INTRODUCTIONS: tuple[InventedIntroduction, ...] = (
    InventedIntroduction(
        -270,
        "部会の例会で、鋳造と加工の会社を合わせたいという話になった",
        (
            Step(-265, "asked"),
            Step(-256, "introduced"),
            Step(-244, "responded"),
            Step(-236, "result", note="部会で一緒に活動している"),
        ),
        company="若葉鋳造株式会社",
    ),
    InventedIntroduction(
        -210,
        "深絞りの試作を頼める会社を探していた",
        (
            Step(-205, "asked"),
            Step(-190, "introduced"),
            Step(-170, "responded"),
            Step(-120, "result", note="共同で試作し、計画を立てている"),
        ),
        case="持ち運べる保冷容器の共同試作",
    ),
    InventedIntroduction(
        -130,
        "原価の見える化に詳しい人の話を聞きたい",
        (Step(-124, "asked"), Step(-110, "passed", "declined", "本業が忙しいとのこと")),
    ),
    InventedIntroduction(
        -120,
        "画像検査の実証先になる工場",
        (Step(-110, "asked"), Step(-45, "introduced")),
        company="合同会社そらまめ解析",
        next_action="初回の打合せの様子を聞く",
        due=-1,
    ),
    InventedIntroduction(
        -100,
        "事業承継の経験を聞きたい",
        (Step(-95, "known", note="勉強会の仲間だった"),),
    ),
    InventedIntroduction(
        -90,
        "省力化の設備を一緒に考えられる",
        (Step(-85, "asked"), Step(-70, "introduced"), Step(-50, "responded")),
        next_action="その後の進み具合を聞く",
        due=-4,
    ),
    InventedIntroduction(
        -30,
        "小ロットの生産で助け合える",
        (Step(-21, "asked"),),
        next_action="先方の意向を聞く",
        due=0,
    ),
    InventedIntroduction(
        -6,
        "海外の販路に詳しい修了生を探している",
        has_other=False,
        next_action="候補を3名あげる",
        due=1,
    ),
    InventedIntroduction(
        -3,
        "副産物を素材に使える",
        company="紀の杜醸造株式会社",
        next_action="修了生に意向を聞く",
        due=4,
    ),
)
