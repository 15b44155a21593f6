"""Which value wins where list and roster differ, column by column, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smeic_tui.text import t

if TYPE_CHECKING:
    from importers.planning.choices import Aspect, Policy

POLICIES: tuple[Policy | None, ...] = (None, "fill", "update", "keep", "ask")
"""What the digits 1 to 5 choose; None: as is usual for this field."""

_ASPECTS: dict[str, Aspect] = {
    "name": "name",
    "family": "name",
    "given": "name",
    "kana": "kana",
    "family_kana": "kana",
    "given_kana": "kana",
    "latin": "latin",
    "maiden": "former_name",
    "cohort": "cohort",
    "graduated": "completed",
    "entered": "entered",
    "theme": "research_theme",
    "shindan_no": "licence_no",
    "registered_on": "licence_days",
    "expires_on": "licence_days",
    "member_id": "member_no",
    "birth": "birth_year",
    "company": "company",
    "company_role": "company",
    "department": "department",
    "role": "title",
    "email": "mail",
    "email2": "mail",
    "mobile": "mobile",
    "tel": "phone",
    "fax": "fax",
    "zip": "address",
    "prefecture": "address",
    "address": "address",
    "address2": "address",
    "industry": "industry",
    "size": "size_band",
    "corporate_number": "corporate_number",
    "note": "note",
}


def aspect_of(field: str | None) -> Aspect | None:
    """What of a person a column can change; None for what a row only says about an occasion."""
    from importers.values.cells import EVENT_FIELDS

    if field in EVENT_FIELDS:
        return None
    return _ASPECTS.get(field or "", "other")


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
