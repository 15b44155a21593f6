"""Whom a name on a sheet may mean: people by what they may have signed with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from smeic_tui.domain.matching.identity import Identity, identity, latin_key, sounds
from smeic_tui.domain.matching.typing_errors import near_company, near_name
from smeic_tui.japanese.companies import company_key
from smeic_tui.japanese.kana import is_kana
from smeic_tui.japanese.names import is_latin, name_key, parse_name
from smeic_tui.japanese.romaji import romaji_key
from smeic_tui.japanese.surnames import readings

Standing = Literal["expected", "asked", "declined", "elsewhere"]
"""What the event knows of somebody: a yes, a role or an attendance; an invitation or 未定; a no;
nothing."""
NameLevel = Literal["full", "reading", "near", "family", "akin", "maybe"]
"""How much of a name agrees: all of it; all by its reading; all but one character; the family name,
as written or by its reading; the family or the given name beside another one; or what nobody can
say, because no reading is on file."""
Agreement = Literal["agrees", "unknown", "differs"]

SLIPS: frozenset[NameLevel] = frozenset({"near", "akin"})
"""The name is another one, as a slip of the pen makes it."""
WHOLE: frozenset[NameLevel] = frozenset({"full", "reading"})
"""The whole name agrees."""
_CODES: Mapping[NameLevel, str] = {
    "full": "name",
    "reading": "spoken",
    "near": "name_near",
    "family": "family_alone",
    "akin": "part_of_name",
    "maybe": "may_be_read",
}
_SHORTEST_COMPANY = 2


@dataclass(frozen=True, slots=True)
class Signer:
    """Somebody who may have signed."""

    id: int
    """Person."""
    who: Identity
    """Keys of the person."""
    standing: Standing = "elsewhere"
    """What the event knows of them."""
    outsider: bool = False
    """No alumnus: whom somebody introduced."""
    before: int = 0
    """Earlier events of the series they came to."""


@dataclass(frozen=True, slots=True)
class Match:
    """A line compared with a person."""

    signer: Signer
    """The person."""
    level: NameLevel
    """How far the name agrees."""
    cohort: Agreement
    """Whether the cohort does."""
    company: Agreement
    """Whether the company does."""

    @property
    def consistent(self) -> bool:
        """Whether nothing on the line speaks against the person."""
        return self.level not in SLIPS and "differs" not in (self.cohort, self.company)

    @property
    def evidence(self) -> tuple[str, ...]:
        """What agrees, as codes; ``reason.evidence_<code>`` renders each."""
        found = [_CODES[self.level]]
        found += [
            code
            for code, said in (("cohort", self.cohort), ("company", self.company))
            if said == "agrees"
        ]
        found.append(self.signer.standing)
        return (*found, "came_before") if self.signer.before else tuple(found)

    @property
    def against(self) -> tuple[str, ...]:
        """What the line says otherwise, as codes of reasons."""
        said = (("cohort_conflict", self.cohort), ("company_conflict", self.company))
        return tuple(code for code, agreement in said if agreement == "differs")


class Signers:
    """People by the names they may sign with."""

    def __init__(self, people: Iterable[Signer]) -> None:
        self._people: dict[int, Signer] = {}
        self._by_key: dict[str, list[int]] = {}
        self._known: list[Signer] = []
        self._by_cohort: dict[int, list[Signer]] = {}
        for person in people:
            self._people[person.id] = person
            if person.standing != "elsewhere":
                self._known.append(person)
            for cohort in person.who.cohorts:
                self._by_cohort.setdefault(cohort, []).append(person)
            for found in dict.fromkeys(_keys(person.who)):
                self._by_key.setdefault(found, []).append(person.id)

    def named(self, name: str, former: str | None = None) -> Iterator[tuple[Signer, NameLevel]]:
        """People whose whole name, reading or family name is this.

        Args:
            name: Name as signed, perhaps only the family name or a reading.
            former: 旧姓 as signed.
        """
        wanted = dict.fromkeys((*_signed_keys(name), *(_signed_keys(former) if former else ())))
        found = {person: None for each in wanted for person in self._by_key.get(each, ())}
        for person_id in found:
            signer = self._people[person_id]
            level = _level(name, former, signer.who)
            if level is not None:
                yield signer, level

    def nearly(self, name: str, cohort: int | None) -> Iterator[tuple[Signer, NameLevel]]:
        """People whose name is this but for one character, or in part.

        Looked for among those whom the event knows and in the cohort, not in the whole roster;
        those who share a part only, in the cohort alone.
        """
        signed = _as_identity(name, cohort)
        mates = self._by_cohort.get(cohort, ()) if cohort is not None else ()
        for signer in {each.id: each for each in (*self._known, *mates)}.values():
            if near_name(signed, signer.who):
                yield signer, "near"
            elif cohort in signer.who.cohorts and _is_akin(signed.names, signer.who):
                yield signer, "akin"

    def like(self, pattern: str) -> Iterator[Signer]:
        """People whose name fits one of which some characters could not be read (``.``)."""
        shape = re.compile(pattern)
        for signer in self._people.values():
            if any(shape.fullmatch(name) for name in signer.who.names):
                yield signer


def cohort_agreement(cohort: int | None, who: Identity) -> Agreement:
    """Whether a cohort that was signed is the person's."""
    if cohort is None or not (who.cohorts or who.cohorts_by_year):
        return "unknown"
    return "agrees" if cohort in who.cohorts + who.cohorts_by_year else "differs"


def company_agreement(text: str, who: Identity) -> Agreement:
    """Whether what stands beside the name is the person's company, however it is shortened.

    It may be a given name as well: beside somebody without a company on file it is no company.
    """
    signed = company_key(text)
    if not signed:
        return "unknown"
    if signed in who.companies:
        return "agrees"
    if len(signed) > _SHORTEST_COMPANY and any(
        each.startswith(signed) or signed.startswith(each) for each in who.companies if each
    ):
        return "agrees"
    return "unknown" if near_company((signed,), who.companies) else "differs"


def _keys(who: Identity) -> Iterator[str]:
    """Keys under which a person is found."""
    for name in (*who.names, *who.former, *who.aliases):
        yield "n" + name
    for family in (who.family, who.former_family):
        if family:
            yield "f" + family
            for reading in readings().get(family, ()):
                yield "s" + sounds(reading)
    if who.kana:
        yield "k" + who.kana
    if who.kana_family:
        yield "s" + who.kana_family
    if who.latin:
        yield "w" + who.latin
    if who.kana_family and who.kana_given:
        yield "w" + latin_key(romaji_key(f"{who.kana_family} {who.kana_given}"))


def _signed_keys(name: str) -> Iterator[str]:
    signed = name_key(name)
    yield "n" + signed
    yield "f" + signed
    if is_kana(name):
        yield "k" + sounds(name)
        yield "s" + sounds(name)
        # A reading nobody has on file is still that of a family name.
        yield "s" + sounds(name.split()[0])
    elif is_latin(name):
        yield "w" + latin_key(name)
        yield "w" + latin_key(romaji_key(name))


def _level(name: str, former: str | None, who: Identity) -> NameLevel | None:
    signed = name_key(name)
    if former is not None:
        return _level_of_former(signed, name_key(former), who)
    if signed in (*who.names, *who.former, *who.aliases):
        return "full"
    if signed == who.family:
        return "family"
    if signed == who.former_family:
        return "maybe"
    if is_latin(name):
        return "full" if who.latin and latin_key(name) == who.latin else "reading"
    if not is_kana(name):
        return None
    spoken = sounds(name)
    if spoken == who.kana:
        return "reading"
    possible = [who.kana_family] if who.kana_family else _possible(who.family)
    if spoken in possible:
        return "family"
    if spoken in _possible(who.former_family):
        return "maybe"
    if not who.kana and any(spoken.startswith(each) for each in possible if each):
        return "maybe"
    return None


def _level_of_former(signed: str, former: str, who: Identity) -> NameLevel | None:
    """田中（旧姓大塚）: both names on file, or one of them as long as the file knows one only."""
    known = {who.family, who.former_family} - {""}
    given = [name for name in who.names if name.startswith((signed, former))]
    if {signed, former} <= known:
        return "full"
    if former in known and not (who.former_family and who.family not in (signed, former)):
        return "family"
    if signed in (*who.names, former + who.given if who.given else "") and given:
        return "full"
    if who.given and signed.endswith(who.given) and former == who.family:
        return "full"
    return None


def _possible(family: str) -> list[str]:
    return [sounds(reading) for reading in readings().get(family, ())]


def _is_akin(signed: Sequence[str], who: Identity) -> bool:
    """Whether a name begins with the family name, or ends with a given name of some length."""
    return any(
        (bool(who.family) and name.startswith(who.family) and len(name) > len(who.family))
        or (len(who.given) > 1 and name.endswith(who.given) and len(name) > len(who.given))
        for name in signed
    )


def _as_identity(name: str, cohort: int | None) -> Identity:
    parsed = parse_name(name)
    return identity(
        name=parsed.text,
        family=parsed.family,
        given=parsed.given,
        cohorts=[cohort] if cohort is not None else (),
    )
