"""Numbers of certificates: the next one follows the last one as staff wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterable

_LAST_DIGITS = re.compile(r"(\d+)(?=\D*$)")


def next_number(known: Iterable[str], first: str) -> str:
    """The number after the highest known one of its form; ``first`` where there is none.

    Only what stands in the last group of digits counts: ``修了第R7-09号`` is followed by
    ``修了第R7-10号``, with as many digits as before.

    Args:
        known: Numbers given so far in the same run and of the same kind.
        first: What the first one would be.
    """
    best: tuple[int, str] | None = None
    for number in known:
        found = _LAST_DIGITS.search(number)
        if found is not None and (best is None or int(found[1]) > best[0]):
            best = (int(found[1]), number)
    if best is None:
        return first
    value, text = best
    return _LAST_DIGITS.sub(lambda m: str(value + 1).zfill(len(m[1])), text, count=1)
