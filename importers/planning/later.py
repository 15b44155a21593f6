"""What a plan keeps for parts of the program to come, counted."""

from __future__ import annotations

from importers.planning.plan import Plan
from smeic_tui.errors import Reason
from smeic_tui.store.imports.waiting_facts import FACT_FIELDS

_USED_NOW = frozenset({"registered_on", "expires_on"})
"""Fields that fill a place of their own by now."""


def kept_for_later(plan: Plan) -> tuple[Reason, ...]:
    """``kept_replies``, ``kept_licences``, ``kept_cards`` with the number of rows that tell more.

    What those rows say beyond the person is kept with them (``store.waiting_facts``).
    """
    counts: dict[str, int] = {}
    used = {
        place
        for proposal in plan.activities
        for place, layout in proposal.layouts.items()
        if layout.data.get("event")
    }
    for row in plan.rows:
        if (row.source, row.table) in used:
            continue
        table = plan.sources[row.source].tables[row.table]
        wanted = FACT_FIELDS.get(table.kind)
        if wanted is None:
            continue
        if any(c.field in wanted - _USED_NOW and row.record.get(c.header) for c in table.columns):
            counts[table.kind] = counts.get(table.kind, 0) + 1
    return tuple(Reason(f"kept_{kind}", {"count": count}) for kind, count in counts.items())
