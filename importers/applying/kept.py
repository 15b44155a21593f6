"""How an import is kept in the file: its tables, candidates and changes as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

from importers.inspection import Inspection
from importers.planning.aspects import aspect_of
from importers.planning.plan import Candidate, FieldChange, Plan, Value
from importers.values.row_record import RowRecord

_ENCODE = json.JSONEncoder(ensure_ascii=False).encode
"""``json.dumps`` makes an encoder anew each time, which costs more than a row's record."""


def candidate_record(candidate: Candidate) -> dict[str, object]:
    """A candidate as it is kept and put out: uid, points, evidence, contradictions."""
    found: dict[str, object] = {
        "person": candidate.uid,
        "points": candidate.points,
        "evidence": list(candidate.evidence),
    }
    return found | {"vetoes": list(candidate.vetoes)} if candidate.vetoes else found


def changes_text(changes: Sequence[FieldChange]) -> str:
    """Changes as the file keeps them."""
    return text_of(
        [
            {"aspect": c.aspect, "old": c.old, "new": c.new, "taken": c.taken}
            | ({} if c.base is None else {"base": c.base})
            for c in changes
        ]
    )


def batch_values(plan: Plan, number: int, source: Inspection, at: str) -> dict[str, Value]:
    """Columns of the batch of one file.

    Args:
        plan: The plan.
        number: Index of the file in ``plan.sources``.
        source: The file.
        at: When it is imported, UTC.
    """
    counts: dict[str, int] = {}
    for row in plan.rows:
        if row.source == number:
            counts[row.outcome] = counts.get(row.outcome, 0) + 1
    tables = list(tables_read(plan, number, source))
    days = [table["as_of"] for table in tables if table["as_of"]]
    return {
        "file": source.workbook.file,
        "sha256": source.workbook.sha256,
        "as_of": plan.options.as_of or (str(max(days, key=str)) if days else None),
        "imported_at": at,
        "alumni_only": int(plan.options.alumni_only),
        "tables": text_of(tables),
        "counts": text_of(counts),
        "complete": int(plan.options.complete),
        "missing": text_of([person.person_id for person in plan.missing]),
    }


def tables_read(plan: Plan, number: int, source: Inspection) -> Iterator[dict[str, object]]:
    """How each table was read: a row's values keep their place and meaning by it."""
    layouts = {place: layout for p in plan.activities for place, layout in p.layouts.items()}
    for at, table in enumerate(source.tables):
        as_of = table.context.as_of
        layout = layouts.get((number, at))
        yield {
            "sheet": table.sheet.name,
            "kind": table.kind,
            "as_of": as_of.iso if as_of else None,
            "columns": [
                {
                    "letter": column.letter,
                    "index": column.index,
                    "header": column.header,
                    "field": column.field,
                    "scope": column.scope,
                    **_policy(plan, column.field),
                }
                for column in table.columns
            ],
            **({"activity": {"name": layout.activity, "data": layout.data}} if layout else {}),
        }


def only_layout(table: Mapping[str, object]) -> dict[str, object]:
    """Of how a table was read, what it tells beyond people; as JSON gives it back."""
    found: dict[str, object] = json.loads(json.dumps({"activity": table.get("activity")}))
    return found if found["activity"] else {}


def _policy(plan: Plan, field: str | None) -> dict[str, str]:
    """The policy staff chose for a column, so that a profile can be made of this import."""
    chosen = plan.options.policies.get(aspect_of(field))
    return {} if chosen is None else {"policy": chosen}


def text_of(value: object) -> str:
    """As JSON text; what is empty costs nothing."""
    if not value:
        return "{}" if isinstance(value, Mapping) else "[]"
    if isinstance(value, RowRecord):
        value = value.plain()
    return _ENCODE(dict(value) if isinstance(value, Mapping) else value)
