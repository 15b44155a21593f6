"""Chance, cheap enough for 100,000 people: `random.choice` alone costs five times a draw here."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")
MONTHS = tuple(f"{month:02}" for month in range(1, 13))
"""Two digits each: a pick of these costs half of drawing and formatting a number."""
_POWERS = tuple(10**n for n in range(12))


class Dice:
    """Repeatable draws: the same seed gives the same centre on every system."""

    __slots__ = ("random",)

    def __init__(self, seed: int) -> None:
        self.random = Random(seed).random
        """A float in [0, 1)."""

    def pick(self, things: Sequence[T]) -> T:
        """One of these, all alike."""
        return things[int(self.random() * len(things))]

    def chance(self, probability: float) -> bool:
        """True this often."""
        return self.random() < probability

    def between(self, low: int, high: int) -> int:
        """A whole number from low to high, both included."""
        return low + int(self.random() * (high - low + 1))

    def some(self, things: Sequence[T], count: int) -> list[T]:
        """Up to this many different ones, in the order they were drawn."""
        found: list[T] = []
        for _ in range(count):
            thing = self.pick(things)
            if thing not in found:
                found.append(thing)
        return found

    def digits(self, count: int) -> str:
        """This many digits, the first one not 0."""
        low = _POWERS[count - 1]
        return str(low + int(self.random() * 9 * low))


def weighted(rows: Sequence[tuple[T, int]]) -> tuple[T, ...]:
    """Each thing as often as its weight, so that a plain pick is a weighted one."""
    return tuple(thing for thing, weight in rows for _ in range(weight))
