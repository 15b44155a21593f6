"""Find whom a row may mean without comparing it with everybody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from smeic_tui.domain.matching.evidence import FULL_NAMES, Evidence, compare
from smeic_tui.domain.matching.identity import Identity

_CROWD = 400
"""A key that more people share than this (a company's switchboard) finds nobody by itself."""
_NO_NAME_FLOOR = 8
"""Points below which somebody with quite another name is no candidate."""


@dataclass(frozen=True, slots=True)
class Scored:
    """Somebody a row may mean, with the comparison."""

    person: int
    """The id given to ``PeopleIndex.add``."""
    evidence: Evidence
    """What speaks for and against it."""


class PeopleIndex:
    """People by the keys of their names, readings, mails, numbers and licence; grows as it goes."""

    def __init__(self) -> None:
        self.people: dict[int, Identity] = {}
        self._by_key: dict[str, list[int]] = {}
        self._families: Counter[str] = Counter()
        self._givens: Counter[str] = Counter()
        self._cohorts: set[int] = set()

    def add(self, person: int, who: Identity) -> None:
        """Enter somebody; again with more known about them, the new keys are added."""
        known = self.people.get(person)
        before = set(_keys(known)) if known is not None else set()
        if known is None:
            self._families[who.family] += 1
            self._givens[who.given] += 1
        self._cohorts.update(who.cohorts)
        self.people[person] = who
        for key in _keys(who):
            if key not in before:
                self._by_key.setdefault(key, []).append(person)

    def namesakes(self, row: Identity) -> float:
        """How many others of this name chance alone would put among the people of its cohort.

        By how often family and given name occur on file: 0.01 for 佐藤健一, 0.0003 for a rare name.
        """
        if not row.family or not row.given or not self.people:
            return 0.0
        pairs = self._families[row.family] * self._givens[row.given]
        return pairs / len(self.people) / (len(self._cohorts) or 1 if row.cohorts else 1)

    def candidates(self, row: Identity) -> list[Scored]:
        """Everybody the row may mean, best first; those who share nothing of weight are left out.

        Near names are looked for only where no name is the same: a slip of the finger does not
        happen towards a name that is on file as well.
        """
        found = self._compared(row, _exact_keys(row), {})
        if not any(s.evidence.level in FULL_NAMES and not s.evidence.vetoes for s in found):
            seen = {s.person: s for s in found}
            found = self._compared(row, _near_keys(row), seen)
        return sorted(
            (s for s in found if _worth_it(s.evidence)),
            key=lambda s: (-s.evidence.points, len(s.evidence.vetoes), s.person),
        )

    def _compared(
        self, row: Identity, keys: Iterable[str], seen: dict[int, Scored]
    ) -> list[Scored]:
        for key in keys:
            people = self._by_key.get(key, ())
            if len(people) > _CROWD:
                continue
            for person in people:
                if person not in seen:
                    seen[person] = Scored(person, compare(row, self.people[person]))
        return list(seen.values())


def _worth_it(evidence: Evidence) -> bool:
    if evidence.level in ("full", "former", "near"):
        return True
    return bool(evidence.own or {"former_near", "mail_name"} & set(evidence.codes)) or (
        evidence.points >= _NO_NAME_FLOOR and evidence.level in ("given", "script")
    )


def _exact_keys(who: Identity) -> Iterator[str]:
    for name in (*who.names, *who.former, *who.aliases):
        yield "n" + name
    if who.latin:
        yield "w" + who.latin
    for mail in who.mails:
        yield "m" + mail
    for number in who.mobiles:
        yield "t" + number
    if who.licence:
        yield "l" + who.licence


def _near_keys(who: Identity) -> Iterator[str]:
    """Keys that many share: the reading, and the parts of the name within the cohort."""
    if who.kana:
        yield "k" + who.kana
    for cohort in who.cohorts:
        for part in dict.fromkeys((who.family, who.given, who.former_family)):
            if part:
                yield f"c{cohort} {part}"
        for name in who.names:
            # Uncut names: their first and last two characters stand for the parts.
            yield f"c{cohort} {name[:2]}"
            yield f"c{cohort} {name[-2:]}"


def _keys(who: Identity) -> Iterator[str]:
    yield from dict.fromkeys((*_exact_keys(who), *_near_keys(who)))
