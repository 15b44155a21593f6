"""The pairs that wait, in the order they are asked; a merge changes whom later ones mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from smeic_tui.domain.duplicates import Pair


class Queue:
    """A list of pairs and the place in it."""

    def __init__(self, pairs: Sequence[Pair] = (), at: int = 0) -> None:
        self.pairs = list(pairs)
        self.at = at
        self._decided: list[tuple[int, Pair, tuple[Pair, ...]]] = []

    @property
    def current(self) -> Pair | None:
        """The pair that is asked about; None behind the last one."""
        return self.pairs[self.at] if 0 <= self.at < len(self.pairs) else None

    def postpone(self) -> None:
        """Leave the pair where it is and go on."""
        self.at += 1

    def drop(self) -> None:
        """Take the pair out: one of the two is gone."""
        if self.current is not None:
            del self.pairs[self.at]

    def decided(self, survivor: int | None = None, loser: int | None = None) -> None:
        """Take the pair out: it was decided.

        Args:
            survivor: Who stayed, where the two were merged …
            loser: … and who went: later pairs with them mean the survivor.
        """
        pair = self.current
        if pair is None:
            return
        self._decided.append((self.at, pair, tuple(self.pairs)))
        del self.pairs[self.at]
        if survivor is not None and loser is not None:
            self._now_means(survivor, loser)

    def _now_means(self, survivor: int, loser: int) -> None:
        kept: list[Pair] = []
        seen: set[tuple[int, int]] = {
            (p.left, p.right) for p in self.pairs if loser not in (p.left, p.right)
        }
        before = 0
        for index, pair in enumerate(self.pairs):
            if loser in (pair.left, pair.right):
                other = pair.left if pair.right == loser else pair.right
                left, right = sorted((survivor, other))
                if left == right or (left, right) in seen:
                    before += index < self.at
                    continue
                seen.add((left, right))
                pair = replace(pair, left=left, right=right)
            kept.append(pair)
        self.pairs = kept
        self.at -= before

    def take_back(self) -> Pair | None:
        """The pair decided last, for which ``again`` would put the list back; None without one."""
        return self._decided[-1][1] if self._decided else None

    def again(self) -> None:
        """Ask about the pair decided last once more: the decision was taken back."""
        at, _, pairs = self._decided.pop()
        self.pairs, self.at = list(pairs), at
