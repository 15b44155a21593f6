"""Company names: the legal form anywhere, the department behind, the key without either."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from smeic_tui.japanese.fold import fold
from smeic_tui.japanese.phones import digits

_FORMS: dict[str, tuple[str, ...]] = {
    "株式会社": ("(株)", "(カ)", "k.k."),
    "有限会社": ("(有)", "(ユ)"),
    "合同会社": ("(同)", "(ド)"),
    "合資会社": ("(資)", "(シ)"),
    "合名会社": ("(名)", "(メ)"),
    "一般社団法人": ("(一社)",),
    "一般財団法人": ("(一財)",),
    "公益社団法人": ("(公社)",),
    "公益財団法人": ("(公財)",),
    "社団法人": ("(社)",),
    "財団法人": ("(財)",),
    "医療法人社団": (),
    "医療法人財団": (),
    "社会医療法人": (),
    "医療法人": ("(医)", "(医社)", "(イ)"),
    "社会福祉法人": ("(福)", "(社福)", "(フク)"),
    "学校法人": ("(学)", "(ガク)"),
    "特定非営利活動法人": ("npo法人", "(特非)", "(npo)", "(トクヒ)"),
    "独立行政法人": ("(独)",),
    "地方独立行政法人": ("(地独)",),
    "国立研究開発法人": ("(国研)",),
    "国立大学法人": ("(大)",),
    "公立大学法人": (),
    "宗教法人": ("(宗)",),
    "税理士法人": ("(税)",),
    "監査法人": (),
    "弁護士法人": ("(弁)",),
    "弁理士法人": (),
    "特許業務法人": (),
    "司法書士法人": (),
    "行政書士法人": ("(行)",),
    "社会保険労務士法人": ("(労)",),
    "土地家屋調査士法人": (),
    "農事組合法人": (),
    "有限責任事業組合": ("llp",),
    "事業協同組合": (),
    "協同組合": ("(協)", "(協組)"),
    "企業組合": ("(企)",),
    "協業組合": (),
    "生活協同組合": (),
    "相互会社": ("(相)",),
    "管理組合法人": (),
}
_FORM_OF = {written: form for form, short in _FORMS.items() for written in (form, *short)}
_LATIN = re.compile(
    r"[, ]+(?:co\.?,? ?ltd|k\.?k|inc|corp|corporation|llc|ltd|limited|gmbh|company|co)\.?$"
)
_WRITTEN = sorted(_FORM_OF, key=len, reverse=True)
_FORM = re.compile("|".join(re.escape(written) for written in _WRITTEN))
# Bank transfers open or close only one bracket: ｶ)ﾔｵｾｲｷ, ﾔｵｾｲｷ(ｶ. In (アメリカ) it is no form.
_SHORT = "カ|ユ|ド|シ|メ|イ|フク|ガク|トクヒ"
_HALF_BRACKET = re.compile(
    rf"^(?P<first>{_SHORT})\)"
    rf"|^(?P<head>[^()]+?)(?:\((?P<open>{_SHORT})|(?P<close>{_SHORT})\))$"
)
_DEPARTMENT = re.compile(
    "(?:部|課|係|室|局|科|班|学院|大学院|支店|支社|支部|支所|支局|営業所|事業所|出張所|製作所|工場|センター|研究所|研究室|本部|本社|本店|"
    "部門|グループ|チーム|ユニット|セクション|カンパニー|ディビジョン|担当|ラボ|オフィス|(?<![商書酒薬食茶])店|学部|学科|研究科|専攻|gr?|team|dept\\.?)$"
)
_FORMER_NAME = re.compile(
    r"\s*[(（\[［【〔<＜]\s*旧(?:社名|名称|商号|会社名)?\s*[:：・]?\s*"
    r"(?P<name>[^)）\]］】〕>＞]+)[)）\]］】〕>＞]"
)
_NOTE = re.compile(r"[(\[【〔<][^)\]】〕>]*[)\]】〕>]")
_PUNCTUATION = re.compile(r"[\s・･.,'\"’&＆_/()\[\]【】〔〕<>「」『』]+")
_BETWEEN = re.compile(r"[\s・･'\"’「」『』]+")
_SPACE = re.compile(r"[\s\u3000]+")


@dataclass(frozen=True, slots=True)
class Company:
    """What a company cell says."""

    name: str
    """The company's name as written, legal form included, without department and former name."""
    key: str
    """For matching: folded, without legal form, spaces and punctuation."""
    legal_form: str | None
    """The full legal form (株式会社 for ㈱), or None."""
    department: str | None
    """What stood behind the name: 大阪支店 営業部."""
    former: str | None = None
    """Former name of the company, from a bracket."""


@lru_cache(maxsize=32_768)
def company_key(name: str) -> str:
    """The matching key of a company's name: the same for 株式会社A, A㈱, (株) Ａ and ｶ)A."""
    return _key(_level(name))


@lru_cache(maxsize=32_768)
def spelled(name: str) -> tuple[str, str]:
    """What a name says however it is spelled, and its legal form or nothing.

    Width, spaces and the side of the legal form do not count. All else does, unlike in the key by
    which people are matched: 山田（東京） and 山田（大阪） are two, so are Yamada Inc. and LLC.
    """
    level = _level(name)
    form = _FORM.search(level)
    return _BETWEEN.sub("", _FORM.sub(" ", level)), _FORM_OF[form.group()] if form else ""


def written_alike(one: Company, other: Company) -> bool:
    """Whether two names may mean one company: signs differ, or one lacks its legal form.

    株式会社A and 有限会社A are two.
    """
    forms = {one.legal_form, other.legal_form} - {None}
    return one.key == other.key and len(forms) < 2


def _key(folded: str) -> str:
    core = _LATIN.sub("", _FORM.sub(" ", folded))
    return (
        _PUNCTUATION.sub("", _NOTE.sub("", core))
        or _PUNCTUATION.sub("", core)
        or _PUNCTUATION.sub("", folded)
    )


@lru_cache(maxsize=32_768)
def split_company(text: str) -> Company:
    """Take a company cell apart; the name stays as written."""
    former = _FORMER_NAME.search(text)
    if former:
        text = text[: former.start()] + text[former.end() :]
    name, department = _split_department(text.strip())
    level = _level(name)
    form = _FORM.search(level)
    return Company(
        name=name,
        key=_key(level),
        legal_form=_FORM_OF[form.group()] if form else None,
        department=department,
        former=former["name"].strip() if former else None,
    )


def _level(name: str) -> str:
    """The folded name without a former one, its legal form with both brackets."""
    folded = _FORMER_NAME.sub("", fold(name))
    if ")" in folded or "(" in folded:
        folded = _HALF_BRACKET.sub(_whole_brackets, folded)
    return folded


def _whole_brackets(match: re.Match[str]) -> str:
    form = match["first"] or match["open"] or match["close"]
    return f"{match['head'] or ''}({form})"


def _split_department(text: str) -> tuple[str, str | None]:
    """Cut at the first white space behind which a department follows."""
    for space in _SPACE.finditer(text):
        name, rest = text[: space.start()], text[space.end() :]
        first = _SPACE.split(rest, maxsplit=1)[0]
        level = _level(name)
        named = _FORM.sub("", level).strip() and not _FORM.search(_level(rest))
        if named and _DEPARTMENT.search(fold(first)):
            return name, rest
    return text, None


def corporate_number_ok(text: str) -> bool:
    """Whether a 法人番号 has 13 digits and the right check digit.

    The rule is 法人番号の指定等に関する省令 第2条: 9 − (Σ Pn × Qn mod 9), digits counted from the
    right of the last twelve, odd places once, even places twice.
    """
    number = digits(text)
    if len(number) != 13:
        return False
    total = sum(
        int(digit) * (2 if place % 2 else 1) for place, digit in enumerate(reversed(number[1:]))
    )
    return 9 - total % 9 == int(number[0])
