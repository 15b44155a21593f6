"""Which kinds of tables hold people, known without loading what reads them."""

from __future__ import annotations

PEOPLE_KINDS = frozenset(
    {"people", "replies", "licences", "cards", "events", "referrals", "training"}
)
"""Kinds of tables whose rows are people; the others wait for the part of the program they feed."""
REPEATING_KINDS = frozenset({"replies", "cards"})
"""Kinds that name the same person more than once."""
