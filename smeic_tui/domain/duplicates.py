"""重複: who on file may be one person twice, by the rules and points of an import.

``PeopleIndex`` answers for one row, and asked for somebody on file it finds themselves first. Here
everybody is asked for at once, so people are laid into blocks by what they share, and only two of
one block are compared: 640 people in 10 ms.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from smeic_tui.domain.matching.decision import decide
from smeic_tui.domain.matching.evidence import FULL_NAMES, Evidence, compare
from smeic_tui.domain.matching.identity import Identity
from smeic_tui.domain.matching.index import Scored

Group = Literal["same", "similar", "namesake", "chosen"]
"""``same``: strong enough to be linked by an import. ``similar``: an import would ask.
``namesake``: name, reading and cohort agree and nothing else does; most such pairs are two people.
``chosen``: no rule offers them, staff put them side by side.
"""
_ORDER: Mapping[Group, int] = {"same": 0, "similar": 1, "namesake": 2, "chosen": 3}
_OF_NAMESAKES = frozenset(
    {"name", "latin", "former_name", "name_seen", "kana", "reading", "cohort"}
)
_CROWD = 100
"""Something that more people share (a switchboard, 佐藤健) is not followed by itself …"""
_CLASS = 12
"""… and a part of a name within a cohort only where so few share it."""
_EVERY = 2_000
"""Blocks between two reports of progress."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two people who may be one."""

    left: int
    """Id of the one who was entered first; proposed to stay."""
    right: int
    """Id of the other one."""
    group: Group
    """How sure it is."""
    points: int
    """Of the evidence."""
    codes: tuple[str, ...]
    """What agrees, strongest first."""
    vetoes: tuple[str, ...]
    """What contradicts it."""


class Cancelled(Exception):
    """The search was stopped; it has no result."""


def find(
    people: Mapping[int, Identity],
    decided: Collection[tuple[int, int]] = frozenset(),
    *,
    similar: bool = False,
    progress: Callable[[int, int], object] = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> list[Pair]:
    """Pairs worth a look: the surest first, mere namesakes last.

    Args:
        people: Keys of everybody by id.
        decided: Pairs that staff called two people, the lower id first; never offered again.
        similar: Also pairs about which an import would ask.
        progress: Called with blocks done and blocks in all.
        cancelled: Asked now and then.

    Raises:
        Cancelled: ``cancelled`` said so.
    """
    found: list[Pair] = []
    seen: set[tuple[int, int]] = set()
    blocks = _blocks(people, similar)
    for done, (own, block) in enumerate(blocks):
        if done % _EVERY == 0:
            progress(done, len(blocks))
            if cancelled():
                raise Cancelled
        for left, right in combinations(block, 2):
            pair = (left, right) if left < right else (right, left)
            if pair in seen or pair in decided:
                continue
            one, other = people[pair[0]], people[pair[1]]
            if not own and _of_other_cohorts(one, other):
                continue
            seen.add(pair)
            offered = judge(*pair, one, other)
            if offered is not None and (similar or offered.group != "similar"):
                found.append(offered)
    progress(len(blocks), len(blocks))
    return sorted(found, key=lambda p: (_ORDER[p.group], -p.points, p.left, p.right))


def judge(left: int, right: int, one: Identity, other: Identity) -> Pair | None:
    """What an import would say if one of the two stood in a list; None: two people."""
    evidence = compare(one, other)
    decision = decide(one, [Scored(right, evidence)], alumni_only=False)
    if decision.verdict == "new":
        return None
    group: Group = "same" if decision.verdict == "link" else "similar"
    if _namesakes(evidence):
        group = "namesake"
    return Pair(left, right, group, evidence.points, evidence.codes, evidence.vetoes)


def _namesakes(evidence: Evidence) -> bool:
    return (
        evidence.level in FULL_NAMES
        and not evidence.vetoes
        and "cohort" in evidence.codes
        and _OF_NAMESAKES.issuperset(evidence.codes)
    )


def _of_other_cohorts(one: Identity, other: Identity) -> bool:
    """Whether the cohorts contradict each other; only something of their own outweighs that."""
    if not one.cohorts or not other.cohorts:
        return False
    others = (*other.cohorts, *other.cohorts_by_year)
    return not any(c in others for c in (*one.cohorts, *one.cohorts_by_year))


def _blocks(people: Mapping[int, Identity], similar: bool) -> list[tuple[bool, Sequence[int]]]:
    """People who share something; True where it is something of their own."""
    own: dict[tuple[str, ...], list[int]] = {}
    shared: dict[tuple[str, ...], list[int]] = {}
    classes: dict[tuple[str, ...], list[int]] = {}
    for person, who in people.items():
        for key in _own_keys(who):
            own.setdefault(key, []).append(person)
        for key in _shared_keys(who):
            shared.setdefault(key, []).append(person)
        if similar:
            for key in dict.fromkeys(_class_keys(who)):
                classes.setdefault(key, []).append(person)
    return [
        *((True, block) for block in own.values() if 1 < len(block) <= _CROWD),
        *((False, block) for block in shared.values() if 1 < len(block) <= _CROWD),
        *((False, block) for block in classes.values() if 1 < len(block) <= _CLASS),
    ]


def _own_keys(who: Identity) -> Iterator[tuple[str, ...]]:
    for mail in who.mails:
        yield "mail", mail
    for number in who.mobiles:
        yield "mobile", number
    if who.licence:
        yield "licence", who.licence
    if who.member:
        yield "member", who.member


def _shared_keys(who: Identity) -> Iterator[tuple[str, ...]]:
    """Names and readings; and parts of the name with a company or a number, for slips in them."""
    for name in dict.fromkeys((*who.names, *who.former, *who.aliases)):
        yield "name", name
    if who.latin:
        yield "latin", who.latin
    if who.kana:
        yield "kana", who.kana
    parts = tuple(_parts(who))
    for kind, places in (("company", who.companies), ("phone", who.phones)):
        for place in places:
            for part in parts:
                yield kind, place, part


def _class_keys(who: Identity) -> Iterator[tuple[str, ...]]:
    for cohort in who.cohorts:
        for part in _parts(who):
            yield "class", str(cohort), part


def _parts(who: Identity) -> Iterator[str]:
    """Family and given name; of a name that is not cut, its first and last two characters."""
    cut = [part for part in (who.family, who.given, who.former_family) if part]
    ends = [part for name in who.names for part in (name[:2], name[-2:])]
    yield from dict.fromkeys((*cut, *ends))
