"""What staff decide about an import: whom the list is about, and which value wins per column."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from importers.activities.activity import Choice

Policy = Literal["fill", "update", "keep", "ask"]
"""``fill``: only where nothing is known. ``update``: the list wins, the old value stays as history.
``keep``: the roster wins. ``ask``: a difference waits for a decision."""

Aspect = Literal[
    "name",
    "kana",
    "latin",
    "former_name",
    "cohort",
    "completed",
    "entered",
    "research_theme",
    "licence_no",
    "licence_days",
    "member_no",
    "birth_year",
    "company",
    "department",
    "title",
    "mail",
    "mobile",
    "phone",
    "fax",
    "address",
    "industry",
    "size_band",
    "corporate_number",
    "contact_rule",
    "kind",
    "standing",
    "note",
    "other",
]
"""What of a person a column can change; a policy is chosen per aspect."""

NEVER_OVERWRITTEN: frozenset[Aspect] = frozenset(
    {"name", "kana", "latin", "former_name", "cohort", "licence_no", "member_no", "contact_rule"}
)
"""Only an explicit act on the person changes these; an import fills them where they are empty."""

DATED: frozenset[Aspect] = frozenset(
    {"company", "department", "title", "mail", "mobile", "phone", "fax", "address"}
)
"""Updated when the list speaks of a later day than the value; the old value stays as history."""


@dataclass(frozen=True, slots=True)
class Options:
    """The answers and choices of one import."""

    alumni_only: bool = False
    """「この一覧は修了生だけですか？」 Without an answer: mixed."""
    complete: bool = False
    """The list claims to hold everyone: alumni who are not in it are reported as missing."""
    policy: Policy | None = None
    """For all columns; None: update where the list is later, else fill."""
    policies: Mapping[Aspect, Policy] = field(default_factory=dict)
    """For single columns, before ``policy``."""
    sheets: frozenset[str] | None = None
    """Only these sheets; None: all that are not hidden."""
    hidden_rows: bool = False
    """Rows hidden in Excel are taken like the others; otherwise they are left out, and said."""
    as_of: str | None = None
    """The day the list speaks of, where it does not say so itself (partial ISO date)."""

    activities: Mapping[str, Choice] = field(default_factory=dict)
    """What staff said about events and other subjects that lists tell of, by their keys."""

    @property
    def takes_proposed_kana(self) -> bool:
        """Staff decided for the readings as a column: those Excel kept from typing come along."""
        return self.policies.get("kana") in ("fill", "update")

    def policy_of(self, aspect: Aspect, *, later: bool) -> Policy:
        """Which policy holds for an aspect.

        Args:
            aspect: What would change.
            later: The list speaks of a later day than the value it would replace.
        """
        chosen = self.policies.get(aspect, self.policy)
        if aspect in NEVER_OVERWRITTEN:
            return chosen if chosen in ("keep", "ask") else "fill"
        if chosen is not None:
            return chosen
        return "update" if aspect in DATED and later else "fill"
