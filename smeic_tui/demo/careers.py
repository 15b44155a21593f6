"""What someone did and does: posts that fit the company, the age and the course at the school."""

from __future__ import annotations

from smeic_tui.demo.dice import MONTHS, Dice, weighted
from smeic_tui.demo.invented import InventedOrganisation, InventedPosition
from smeic_tui.demo.organisations import LARGE, LARGE_MAKER, Organisations
from smeic_tui.domain.people import JobFunction

Post = tuple[str | None, JobFunction]
"""A title and its job function."""


def _posts(text: str, function: JobFunction) -> list[tuple[Post, int]]:
    """``部長 3 課長 2``: titles of one job function with their weights; ``-`` is no title."""
    words = text.split()
    return [
        ((None if title == "-" else title, function), int(weight))
        for title, weight in zip(words[::2], words[1::2], strict=True)
    ]


_OWNERS = weighted(
    _posts("代表取締役 9 代表取締役社長 7 取締役社長 1 社長 1 CEO 1", "management")
    + _posts("代表取締役会長 2 専務取締役 3 常務取締役 2 取締役 2", "management")
    + _posts("取締役工場長 1 取締役CTO 1 取締役技術部長 1", "technology")
    + _posts("取締役営業本部長 1", "sales")
)
_LIMITED_OWNERS = weighted(_posts("代表取締役 5 取締役 3 専務取締役 1", "management"))
_PARTNERS = weighted(_posts("代表社員 5 業務執行社員 1 CEO 1", "management"))
_SOLE = weighted(_posts("代表 5 店主 1 -  1", "management"))
_OFFICE_HEADS = weighted(_posts("所長 5 代表 4 パートナー 1", "professional"))
_CLINIC_HEADS = weighted(_posts("院長 5 副院長 1", "management"))
_CARE_HEADS = weighted(_posts("理事長 5 理事 2 施設長 1 専務理事 1", "management"))
_EMPLOYED: dict[str, tuple[Post, ...]] = {
    "maker": weighted(
        _posts(
            "工場長 3 製造部長 3 技術部長 2 開発課長 3 生産技術課長 2 品質保証部長 2", "technology"
        )
        + _posts("主任技師 2 チーフエンジニア 2 研究員 2 係長 1 - 2", "technology")
        + _posts("営業部長 3 営業課長 2 海外事業部長 1", "sales")
        + _posts("経営企画室長 2 新規事業推進室長 1", "planning")
        + _posts("総務部長 2 経理課長 1 執行役員 2", "administration")
    ),
    "trade": weighted(
        _posts("営業部長 4 支店長 3 店長 2 営業課長 3 マネージャー 2 主任 2 - 2", "sales")
        + _posts("仕入課長 2 物流センター長 1 現場監督 2", "technology")
        + _posts("経営企画室長 2", "planning")
        + _posts("総務部長 2 人事課長 1 執行役員管理本部長 1", "administration")
    ),
    "service": weighted(
        _posts(
            "開発部長 3 プロジェクトマネージャー 4 エンジニア 3 テックリード 1 - 2", "technology"
        )
        + _posts("営業部長 2 アカウントマネージャー 1", "sales")
        + _posts("ディレクター 2 事業企画マネージャー 2", "planning")
        + _posts("人事課長 1 管理部長 1", "administration")
    ),
    "office": weighted(
        _posts("中小企業診断士 5 税理士 2 社会保険労務士 2 弁理士 1 行政書士 1", "professional")
        + _posts("シニアコンサルタント 2 主任研究員 1", "professional")
    ),
    "care": weighted(
        _posts("事務長 4 総務課長 2", "administration")
        + _posts("施設長 3 管理者 2", "management")
        + _posts("看護師長 1 ケアマネジャー 2 薬剤師 1", "professional")
    ),
    "public": weighted(
        _posts("主査 2 課長 2 課長補佐 2 支援課長 1 参事 1", "administration")
        + _posts("教授 2 准教授 2 研究員 2 コーディネーター 2 経営指導員 3", "professional")
    ),
}
_SIDE = weighted(
    _posts("顧問 4 社外取締役 2 監査役 2", "management")
    + _posts("非常勤講師 3 専門相談員 2 アドバイザー 1", "professional")
    + _posts("理事 3 監事 1", "administration")
)
_DEPARTMENTS: dict[tuple[str, JobFunction], tuple[str | None, ...]] = {
    ("maker", "technology"): ("製造部", "技術部", "開発部", "品質保証部", "研究開発センター", None),
    ("maker", "sales"): ("営業部", "第一営業部", "海外事業部", "大阪支店", None),
    ("maker", "planning"): ("経営企画室", "新規事業部", None),
    ("maker", "administration"): ("総務部", "経理部", "管理本部", None),
    ("trade", "technology"): ("購買部", "工事部", "物流部", None),
    ("trade", "sales"): ("営業部", "大阪支店", "東京営業所", "店舗運営部", None),
    ("trade", "planning"): ("経営企画室", None),
    ("trade", "administration"): ("総務部", "人事部", "管理本部", None),
    ("service", "technology"): ("開発部", "システム部", "制作部", None),
    ("service", "sales"): ("営業部", "法人営業部", None),
    ("service", "planning"): ("事業開発部", "企画部", None),
    ("service", "administration"): ("管理部", "人事部", None),
    ("care", "administration"): ("事務局", "総務部", None),
    ("care", "professional"): ("在宅ケア部", "看護部", None),
    ("public", "administration"): ("企業支援課", "産業振興課", "総務課", None),
    ("public", "professional"): ("経営支援部", "研究推進室", None),
}
"""Departments of employees; in other combinations, and at the head of a company, there is none."""


def career(
    organisations: Organisations, dice: Dice, born: int, entered: int, last: int
) -> tuple[InventedPosition, ...]:
    """Posts held now, the primary one first, then earlier ones, latest first.

    Args:
        organisations: Where from.
        dice: Chance.
        born: Year of birth.
        entered: Year of entering the school.
        last: The current year.
    """
    employer = organisations.any()
    working_since = min(born + dice.between(20, 26), last - 2)
    began = max(working_since, min(last - 2, entered - 12 + dice.between(0, 26)))
    retired = last - born > 66 and dice.chance(0.35)
    ended = _when(dice, min(last - 1, max(began + 1, born + 65))) if retired else None
    found = [_position(organisations, dice, employer, began, ended)]
    # A second post beside the first.
    if not retired and dice.chance(0.12):
        side, function = dice.pick(_SIDE)
        since = _when(dice, dice.between(began, last - 1))
        found.append(
            InventedPosition(
                organisations.any(), None, side, function, "employed", since, None, False
            )
        )
    # What came before: the same company lower down, or another one.
    until = began
    while until - working_since > 2 and len(found) < 5 and dice.chance(0.55):
        since_year = dice.between(working_since, until - 1)
        before = employer if dice.chance(0.45) else organisations.any()
        found.append(
            _position(organisations, dice, before, since_year, _when(dice, until), lower=True)
        )
        until = since_year
    return tuple(found)


def _position(
    organisations: Organisations,
    dice: Dice,
    organisation: InventedOrganisation,
    since: int,
    ended: str | None,
    *,
    lower: bool = False,
) -> InventedPosition:
    """A post that fits the company; ``lower``: an earlier one, seldom at the head of it."""
    style = organisations.industry(organisation).style
    large = organisation.size_band in LARGE or organisation.industry == LARGE_MAKER
    if style == "public":
        owner = 0.0
    elif large:
        owner = 0.06
    else:
        owner = 0.85 if organisation.size_band == "1-4名" else 0.6
    heads = dice.chance(owner * 0.25 if lower else owner)
    title, function = dice.pick(_heads(style, organisation) if heads else _EMPLOYED[style])
    return InventedPosition(
        organisation=organisation,
        department=None if heads else dice.pick(_DEPARTMENTS.get((style, function), (None,))),
        title=title,
        job_function=function,
        relation="owner_manager" if heads else "employed",
        started=_when(dice, since),
        ended=ended,
        is_primary=ended is None,
    )


def _heads(style: str, organisation: InventedOrganisation) -> tuple[Post, ...]:
    """Titles at the head of an organisation of this trade and legal form."""
    form = organisation.form
    if style == "care" and form != "株式会社":
        return _CARE_HEADS if form else _CLINIC_HEADS
    if form == "合同会社":
        return _PARTNERS
    if form == "有限会社":
        return _LIMITED_OWNERS
    if form:
        return _OWNERS
    return _OFFICE_HEADS if style == "office" else _SOLE


def _when(dice: Dice, year: int) -> str:
    """A date as well as anyone remembers it: mostly the year or the month."""
    known = dice.random()
    if known < 0.5:
        return str(year)
    if known < 0.9:
        return f"{year}-04" if known < 0.7 else f"{year}-{dice.pick(MONTHS)}"
    return f"{year}-{dice.pick(MONTHS)}-01"
