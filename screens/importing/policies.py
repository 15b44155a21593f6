"""Which value wins where list and roster differ, column by column, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smeic_tui.text import t

if TYPE_CHECKING:
    from importers.planning.choices import Aspect, Policy

POLICIES: tuple[Policy | None, ...] = (None, "fill", "update", "keep", "ask")
"""What the digits 1 to 5 choose; None: as is usual for this field."""


def changeable(field: str | None) -> Aspect | None:
    """What of a person a column can change; None for what a row only says about an occasion."""
    from importers.planning.aspects import aspect_of
    from importers.values.fields import EVENT_FIELDS

    return None if field in EVENT_FIELDS else aspect_of(field)


def choices_for(aspect: Aspect) -> tuple[Policy | None, ...]:
    """The policies that can be chosen: nobody's name or cohort is overwritten by a list."""
    from importers.planning.choices import NEVER_OVERWRITTEN

    if aspect in NEVER_OVERWRITTEN:
        return tuple(policy for policy in POLICIES if policy != "update")
    return POLICIES


def usual(aspect: Aspect, *, dated: bool) -> str:
    """The word for what holds unless staff decide otherwise.

    Args:
        aspect: What would change.
        dated: The list says of which day it speaks.
    """
    from importers.planning.choices import DATED

    return "newer" if aspect in DATED and dated else "fill"


def policy_word(aspect: Aspect, policy: Policy | None, *, dated: bool) -> str:
    """A policy in a word or two."""
    return t(f"import_screen.policy_{policy or usual(aspect, dated=dated)}")
