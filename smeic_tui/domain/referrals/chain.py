"""Who brought whom who brought whom: A→B→C as a tree with depth."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from smeic_tui.domain.referrals.facts import Referral


@dataclass(frozen=True, slots=True)
class Link:
    """One person of a chain."""

    person_id: int
    name: str
    depth: int
    """0 for who stands at the root; a referral's outsider is one deeper than the introducer."""


class Chains:
    """Everybody who was brought, and by whom: by the first referral of each."""

    def __init__(self, referrals: Iterable[Referral]) -> None:
        """Read the links.

        Args:
            referrals: All of them; those that count nowhere link nobody.
        """
        self._names: dict[int, str] = {}
        self._by: dict[int, int] = {}
        self._brought: dict[int, list[int]] = {}
        for referral in sorted(referrals, key=lambda r: (r.received_on, r.id)):
            if not referral.counts:
                continue
            self._names[referral.person_id] = referral.name
            if referral.introducer_id is None or referral.person_id in self._by:
                continue
            self._by[referral.person_id] = referral.introducer_id
            self._names.setdefault(referral.introducer_id, referral.introducer)
            self._brought.setdefault(referral.introducer_id, []).append(referral.person_id)

    @property
    def brought(self) -> Mapping[int, list[int]]:
        """By introducer, whom they brought first."""
        return self._brought

    def depth(self, person_id: int) -> int:
        """Through how many introductions somebody came: 1 by an alumnus, 2 by whom that one
        brought; 1 also where nobody on file brought them."""
        return max(1, len(self._above(person_id)) - 1)

    def root(self, person_id: int) -> int:
        """Where the chain of somebody begins."""
        return self._above(person_id)[-1]

    def _above(self, person_id: int) -> list[int]:
        """The person, who brought them, who brought that one …; a circle ends where it closes."""
        way = [person_id]
        while (by := self._by.get(way[-1])) is not None and by not in way:
            way.append(by)
        return way

    def tree(self, person_id: int) -> Iterator[Link]:
        """The whole tree somebody is in, from its root, each branch after its parent."""
        yield from self._walk(self.root(person_id), 0, set())

    def _walk(self, person_id: int, depth: int, seen: set[int]) -> Iterator[Link]:
        if person_id in seen:
            return
        seen.add(person_id)
        yield Link(person_id, self._names.get(person_id, ""), depth)
        for each in self._brought.get(person_id, ()):
            yield from self._walk(each, depth + 1, seen)
