"""What ``smeic import`` reports: lines for people, one document for scripts."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from smeic_tui.cli.activities import activities_json, print_activities
from smeic_tui.cli.desk import as_json, put_json, say
from smeic_tui.text import t

if TYPE_CHECKING:
    from importers.planning.plan import Plan, RowPlan

More = Callable[["Plan"], Mapping[str, Any]]
"""Further members of the document, from the plan."""


def report(
    plan: Plan,
    operation: int | None,
    rejected: Path | None,
    as_document: bool,
    *,
    dry_run: bool,
    more: More,
) -> None:
    """Print what an import did, or would do.

    Args:
        plan: The plan, as it was applied.
        operation: Number of the import in the history; None where nothing was written.
        rejected: The workbook of rows that could not be read, if there are any.
        as_document: ``--json``.
        dry_run: Nothing was to be written.
        more: Members to add to the document.
    """
    from importers.planning.later import kept_for_later

    if as_document:
        put_json(_document(plan, operation, rejected, dry_run=dry_run) | dict(more(plan)))
    else:
        _print(plan)
    if not plan.rows:
        say("importing.no_people")
        say("importing.no_people_hint")
    elif dry_run:
        say("importing.dry")
    elif operation is None:
        say("importing.nothing")
    else:
        say("importing.done", number=operation)
    for kept in kept_for_later(plan):
        print(_message(kept), file=sys.stderr)
    if not dry_run and plan.counts["review"]:
        say("importing.waits", count=plan.counts["review"])
    if rejected is not None:
        say("importing.rejected_written", path=rejected)


def _print(plan: Plan) -> None:
    """Counts by table, tables left aside, and the rows that need a look."""
    counts: dict[tuple[int, str], dict[str, int]] = {}
    for row in plan.rows:
        of_table = counts.setdefault((row.source, row.sheet), {})
        of_table[row.outcome] = of_table.get(row.outcome, 0) + 1
    for (source, sheet), found in counts.items():
        told = "  ".join(f"{t(f'importing.{outcome}')} {n}" for outcome, n in found.items())
        print(f"{plan.sources[source].workbook.file}  {sheet}  {told}")
    for left in plan.aside:
        print(f"{left.file}  {left.sheet}  {_message(left.reason)}")
    for row in plan.rows:
        if row.outcome in ("review", "rejected"):
            why = " ".join(_message(reason) for reason in row.reasons)
            print(f"  {row.sheet}!{row.row}  {row.name}  {t(f'importing.{row.outcome}')}  {why}")
    print_activities(plan)
    for person in plan.missing:
        print(f"  {person.name}  {t('importing.missing')}")


def _message(reason: Any) -> str:
    told: str = as_json(reason)["message"]
    return told


def _document(
    plan: Plan, operation: int | None, rejected: Path | None, *, dry_run: bool
) -> dict[str, Any]:
    from importers.planning.later import kept_for_later

    return {
        "operation": operation,
        "dry_run": dry_run,
        "counts": plan.counts,
        "rows": [_row(plan, row, dry_run) for row in plan.rows],
        "missing": [person.uid for person in plan.missing],
        "rejected_file": str(rejected) if rejected is not None else None,
        "activities": activities_json(plan),
        "kept_for_later": [as_json(reason) for reason in kept_for_later(plan)],
        "aside": [
            {"file": left.file, "sheet": left.sheet, **as_json(left.reason)} for left in plan.aside
        ],
    }


def _row(plan: Plan, row: RowPlan, dry_run: bool) -> dict[str, Any]:
    from importers.applying.kept import candidate_record

    # A plan's new people have no name in the file yet.
    unborn = dry_run and row.person_id is not None and row.person_id < 0
    return {
        "file": plan.sources[row.source].workbook.file,
        "sheet": row.sheet,
        "row": row.row,
        "outcome": row.outcome,
        "name": row.name,
        "person": None if unborn else row.uid,
        "evidence": list(row.evidence),
        "candidates": [candidate_record(candidate) for candidate in row.candidates],
        "changes": _changes(row, taken=True),
        "kept": _changes(row, taken=False),
        "conflicts": {
            change.aspect: {"base": change.base, "file": change.new, "now": change.old}
            for change in row.changes
            if change.base is not None
        },
        "reasons": [as_json(reason) for reason in row.reasons],
    }


def _changes(row: RowPlan, *, taken: bool) -> dict[str, list[str]]:
    """Old and new by aspect; several mails or numbers are joined."""
    found: dict[str, list[str]] = {}
    for change in row.changes:
        if change.taken is taken:
            old, new = found.get(change.aspect, ["", ""])
            found[change.aspect] = [
                " / ".join(filter(None, (old, change.old))),
                " / ".join(filter(None, (new, change.new))),
            ]
    return found
