"""What a list says after the event about one person and one part, and when two sources disagree."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, Literal

from smeic_tui.domain.events import Answer, FeeState, Mode

Status = Literal["onsite", "online", "proxy", "absent", "no_show", "undecided", "blank"]
"""``proxy``: somebody came in their place. ``no_show``: said yes and did not come.
``blank``: stands in the list, and nothing is said about this part."""
Evidence = Literal["list", "matrix", "file"]
"""``list``: of this one event. ``matrix``: people × events, kept from such lists. ``file``: what
staff entered."""

STRENGTH: dict[Evidence, int] = {"file": 3, "list": 2, "matrix": 1}
"""Which source is believed where two disagree: what staff entered, then the list of the event."""
_THERE = frozenset({"onsite", "online", "proxy"})
_ANSWERS: dict[Status, Answer] = {"absent": "no", "no_show": "yes", "undecided": "undecided"}


@dataclass(frozen=True, slots=True)
class Told:
    """What one source says about one person and one part."""

    status: Status
    replied: Answer | None = None
    """What they had answered, where the source tells the answer apart from who came."""
    walk_in: bool = False
    companions: int = 0
    proxy: str | None = None
    """Who came in their place."""
    came_at: str | None = None
    """When (UTC)."""
    table_no: str | None = None
    fee: FeeState | None = None

    @property
    def attended(self) -> bool:
        """Whether there is an attendance to note: the person came, or somebody for them."""
        return self.status in _THERE

    @property
    def mode(self) -> Mode:
        """On site or online, of somebody who came."""
        return "online" if self.status == "online" else "onsite"

    @property
    def answer(self) -> Answer | None:
        """The answer to note: as told, else what staying away says."""
        return self.replied if self.replied is not None else _ANSWERS.get(self.status)


def named_in(headings: Iterable[str], record: Mapping[str, str]) -> str:
    """What the cells of a row that name its event say together; empty where they are blank.

    Args:
        headings: Of those cells, in order.
        record: The row by heading; blank cells may be missing.
    """
    return " ".join(text for heading in headings if (text := record.get(heading, "").strip()))


def named_above(
    sections: Sequence[tuple[int, str] | list[Any]], named: Container[str], row: int
) -> str:
    """The section that names the event of a row: the last one above it that names any.

    Args:
        sections: Row and text of all sections, in order.
        named: Those that name an event.
        row: Its row number.
    """
    for at in range(bisect_left(sections, row, key=itemgetter(0)) - 1, -1, -1):
        if (text := str(sections[at][1])) in named:
            return text
    return ""


def disagree(one: Status, other: Status) -> bool:
    """Whether two sources cannot both be right about who came.

    A blank speaks against somebody having come, and against nothing else; not knowing yet speaks
    against nothing.
    """
    if "undecided" in (one, other):
        return False
    return (one if one in _THERE else "") != (other if other in _THERE else "")
