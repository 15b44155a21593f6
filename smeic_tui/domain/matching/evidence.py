"""What speaks for two records being one person, in points, and what contradicts it.

Name 10, mail 9, phone 8, kana 5, company 4, cohort 4, licence 12; misspelt forms less. A
contradiction in cohort, kana or licence forbids an automatic link whatever the points.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from smeic_tui.domain.matching.identity import Identity
from smeic_tui.domain.matching.typing_errors import (
    mail_contradicts,
    mail_names,
    mail_spells,
    near_company,
    near_former_name,
    near_mail,
    near_name,
    reading_distance,
)

NameLevel = Literal["full", "former", "near", "given", "script", "family", "other"]
"""How far two names agree.

``full``: the same. ``former``: one is the other's 旧姓, or an earlier list called the person so.
``near``: one character differs. ``given``: only the given name is the same, as after a marriage.
``script``: one in Latin letters, the other not, so they say nothing about each other. ``family``:
only the family name. ``other``: nothing.
"""

POINTS = {
    "licence": 12,
    "name": 10,
    "latin": 10,
    "former_name": 10,
    "mail": 9,
    "name_seen": 8,
    "reading": 8,
    "mobile": 8,
    "name_near": 6,
    "member": 6,
    "former_near": 5,
    "mail_near": 5,
    "kana": 5,
    "company": 4,
    "cohort": 4,
    "phone": 4,
    "given": 3,
    "mail_name": 3,
    "mail_given": 3,
    "company_near": 2,
    "cohort_year": 2,
    "family": 1,
}
"""Points by code of evidence."""

OWN = frozenset({"mail", "mobile", "licence"})
"""What as a rule belongs to one person alone."""
WITNESSES = frozenset(
    {"mail", "mobile", "licence", "member", "mail_near", "company", "cohort", "phone"}
)
"""Evidence besides the name and its reading, which namesakes share."""
FULL_NAMES: frozenset[NameLevel] = frozenset({"full", "former"})


@dataclass(frozen=True, slots=True)
class Evidence:
    """The comparison of one row with one person."""

    level: NameLevel
    """How far the names agree."""
    codes: tuple[str, ...]
    """What agrees, strongest first."""
    vetoes: tuple[str, ...]
    """``cohort_conflict``, ``kana_conflict``, ``licence_conflict``."""
    differs: tuple[str, ...]
    """What both know and what differs without forbidding: ``mail``, ``mobile``, ``company``,
    ``kana``. People change company and address; rarely everything at once."""
    points: int
    """Sum of the codes."""

    @property
    def own(self) -> int:
        """How many things agree that belong to one person alone."""
        return len(OWN.intersection(self.codes))

    @property
    def witnesses(self) -> int:
        """How many things agree besides the name and its reading."""
        return len(WITNESSES.intersection(self.codes))


def compare(row: Identity, person: Identity) -> Evidence:
    """Weigh what a row and a person have in common."""
    codes: list[str] = []
    vetoes: list[str] = []
    differs: list[str] = []
    level, name_code = _names(row, person)
    if name_code:
        codes.append(name_code)
    level = _readings(level, row, person, codes, vetoes, differs)
    if row.cohorts and person.cohorts:
        if _meet(row.cohorts, person.cohorts):
            codes.append("cohort")
        elif _meet(row.cohorts + row.cohorts_by_year, person.cohorts + person.cohorts_by_year):
            codes.append("cohort_year")
        else:
            vetoes.append("cohort_conflict")
    if row.licence and person.licence:
        if row.licence == person.licence:
            codes.append("licence")
        else:
            vetoes.append("licence_conflict")
    if row.member and row.member == person.member:
        codes.append("member")
    _contacts(level, row, person, codes, differs)
    if row.companies and person.companies:
        if _meet(row.companies, person.companies):
            codes.append("company")
        elif level in ("other", "family") or not near_company(row.companies, person.companies):
            differs.append("company")
        else:
            codes.append("company_near")
    codes.sort(key=lambda code: -POINTS[code])
    points = sum([POINTS[code] for code in codes])
    return Evidence(level, tuple(codes), tuple(vetoes), tuple(differs), points)


def _names(row: Identity, person: Identity) -> tuple[NameLevel, str]:
    if _meet(row.names, person.names):
        return "full", "name"
    if row.latin and row.latin == person.latin:
        return "full", "latin"
    if _is_former(row, person) or _is_former(person, row):
        return "former", "former_name"
    if _meet(row.names, person.aliases):
        return "former", "name_seen"
    if row.foreign_script != person.foreign_script:
        return "script", ""
    if near_name(row, person):
        return "near", "name_near"
    if near_former_name(row, person) or near_former_name(person, row):
        return "given", "former_near"
    if _same_given(row, person):
        return "given", "given"
    if row.family and row.family == person.family:
        return "family", "family"
    return "other", ""


def _is_former(newer: Identity, older: Identity) -> bool:
    """Whether the older record bears the name that the newer one calls its former."""
    if not newer.former_family:
        return False
    if _meet(newer.former, older.names):
        return True
    if newer.given and newer.given == older.given and _meet(newer.former, older.former):
        return True
    # The newer name is not cut: 佐々木花子（旧姓 林） and 林花子 share the end.
    return bool(
        older.given
        and older.family == newer.former_family
        and newer.names
        and newer.names[0].endswith(older.given)
    )


def _same_given(row: Identity, person: Identity) -> bool:
    if row.given and person.given:
        return row.given == person.given
    given = row.given or person.given
    names = person.names if row.given else row.names
    return len(given) >= 2 and any(name.endswith(given) for name in names)


def _readings(
    level: NameLevel,
    row: Identity,
    person: Identity,
    codes: list[str],
    vetoes: list[str],
    differs: list[str],
) -> NameLevel:
    """Weigh the readings; the level falls where they show that near names are two names."""
    if not row.kana or not person.kana:
        return level
    if row.kana == person.kana:
        # Across scripts the reading is all that can be compared of a name.
        codes.append("reading" if level == "script" else "kana")
        return level
    if level in ("former", "given"):
        # The family name is another one, and so is its reading.
        if row.kana_given and person.kana_given:
            if row.kana_given == person.kana_given:
                return level
            distance = reading_distance(row.kana_given, person.kana_given)
        else:
            given = row.kana_given or person.kana_given
            other = person.kana if row.kana_given else row.kana
            if not given or other.endswith(given):
                return level
            distance = 2
    else:
        distance = reading_distance(row.kana, person.kana)
    if level == "near":
        # 直子 and 直人 with ナオコ and ナオト: not a slip of the finger.
        codes.remove("name_near")
        return "other"
    if distance >= 2 and level in ("full", "former", "given"):
        vetoes.append("kana_conflict")
    elif level != "script":
        differs.append("kana")
    return level


def _contacts(
    level: NameLevel, row: Identity, person: Identity, codes: list[str], differs: list[str]
) -> None:
    if row.mails and person.mails:
        if _meet(row.mails, person.mails):
            codes.append("mail")
        elif level != "other" and near_mail(row.mails, person.mails):
            codes.append("mail_near")
        else:
            differs.append("mail")
    if level == "full" and "mail" not in codes and mail_contradicts(row, person):
        differs.append("mail_name")
    if level == "given" and "mail" not in codes and mail_names(row, person):
        codes.append("mail_name")
    if level == "near" and mail_spells(row, person):
        codes.append("mail_given")
    if row.mobiles and person.mobiles:
        if _meet(row.mobiles, person.mobiles):
            codes.append("mobile")
        else:
            differs.append("mobile")
    if row.phones and _meet(row.phones, person.phones):
        codes.append("phone")


def _meet(
    ones: tuple[str, ...] | tuple[int, ...], others: tuple[str, ...] | tuple[int, ...]
) -> bool:
    return any(one in others for one in ones)
