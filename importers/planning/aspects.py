"""Which aspect of a person a column of a list speaks about."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importers.planning.choices import Aspect

_ASPECTS: Mapping[str, Aspect] = {
    **dict.fromkeys(("name", "family", "given"), "name"),
    **dict.fromkeys(("kana", "family_kana", "given_kana"), "kana"),
    **dict.fromkeys(("email", "email2"), "mail"),
    **dict.fromkeys(("zip", "prefecture", "address", "address2"), "address"),
    **dict.fromkeys(("company", "company_role", "affiliation"), "company"),
    "latin": "latin",
    "maiden": "former_name",
    "cohort": "cohort",
    "graduated": "completed",
    "entered": "entered",
    "theme": "research_theme",
    "shindan_no": "licence_no",
    **dict.fromkeys(("registered_on", "expires_on"), "licence_days"),
    "member_id": "member_no",
    "birth": "birth_year",
    "department": "department",
    "role": "title",
    "mobile": "mobile",
    "tel": "phone",
    "fax": "fax",
    "industry": "industry",
    "size": "size_band",
    "corporate_number": "corporate_number",
    "note": "note",
}
"""By field of a column, the aspect whose policy holds for it; other columns are ``other``."""


def aspect_of(field: str | None) -> Aspect:
    """The aspect whose policy holds for a column with this meaning.

    Args:
        field: Canonical field; None for a column without one.
    """
    return _ASPECTS.get(field or "", "other")
