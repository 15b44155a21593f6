"""One decision for a whole column: the list wins, or the roster again. Pure functions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from smeic_tui.text import t
from smeic_tui.widgets.lines import Piece

if TYPE_CHECKING:
    from importers.planning.choices import Aspect, Options
    from importers.planning.plan import Plan, RowPlan


@dataclass(frozen=True, slots=True)
class Differing:
    """A field in which list and roster differ, and who wins at the moment."""

    aspect: Aspect
    """Which."""
    wins: bool
    """Whether staff decided that the list wins."""


def differing(row: RowPlan, options: Options) -> Differing | None:
    """The first field of a row that a decision for the whole column can turn round.

    First what differs and stays as it is; then what was decided for the list. What nobody's list
    overwrites, such as names, is left out.
    """
    from importers.planning.choices import NEVER_OVERWRITTEN

    open_to = [c for c in row.changes if c.aspect not in NEVER_OVERWRITTEN and c.old]
    for change in open_to:
        if not change.taken and options.policies.get(change.aspect) != "update":
            return Differing(change.aspect, False)
    for change in open_to:
        if options.policies.get(change.aspect) == "update":
            return Differing(change.aspect, True)
    return None


def differing_counts(plan: Plan) -> Counter[Aspect]:
    """In how many rows each field differs and stays; 40 ms for 100,000 rows, so counted once."""
    return Counter(
        aspect
        for row in plan.rows
        for aspect in {c.aspect for c in row.changes if not c.taken and c.old}
    )


def offer_pieces(found: Differing, counts: Mapping[Aspect, int]) -> list[Piece]:
    """``w  一覧の役職をすべて使う (ちがう8名)``, or the way back."""
    name = t(f"import_screen.aspect_{found.aspect}")
    if found.wins:
        word = t("import_screen.wins_back", aspect=name)
    else:
        word = t("import_screen.wins", aspect=name, count=f"{counts.get(found.aspect, 0):,}")
    return [(" w", "key"), (f"  {word}", "")]
