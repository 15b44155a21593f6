"""Names of fields and their values as staff call them, for conflicts, undo and histories."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Protocol

from smeic_tui.errors import Reason
from smeic_tui.text import lookup, render, t
from smeic_tui.text.moments import moment
from smeic_tui.text.names import Called, record_called

Value = str | int | float | None
HIDDEN = frozenset(
    {"uid", "person_id", "batch_id", "tables", "sha256", "counts", "old_id"}
    | {"missing", "fingerprint", "columns", "session_uid"}
)
"""Columns that say nothing to staff."""

_CODES = {
    "kind": (
        *("person.kind.", "person.contact.", "person.tag.", "licence.kind_", "body.kind_"),
        "organisation.name_",
    ),
    "standing": ("person.standing.",),
    "state": ("person.state.", "engagement.state_", "event.fee_"),
    "answer": ("event.answer_",),
    "seat": ("event.seat_",),
    "via": ("event.via_",),
    "mode": ("event.mode_",),
    "status": ("event.status_",),
    "scope": ("person.scope.",),
    "verdict": ("person.verdict.", "person.consent."),
    "channel": ("person.channel.", "referral.channel.", "event.channel_"),
    "direction": ("person.direction.",),
    "use": ("person.use.",),
    "relation": ("person.relation.",),
    "job_function": ("person.job_function.",),
    "stage": ("referral.stage.", "case.stage_"),
    "furthest": ("referral.stage.",),
    "why": ("referral.why.",),
    "source": ("referral.source.",),
    "category": ("referral.category.",),
    "consent": ("referral.consent.",),
    "role": ("event.role_", "body.role_", "case.role_"),
    "outcome": ("case.outcome_", "import_screen.outcome_"),
    "from_stage": ("case.stage_",),
    "to_stage": ("case.stage_",),
    "origin": ("case.origin_",),
    "publication": ("case.publication_",),
    "shows": ("case.shows_",),
}
"""Columns that hold codes: how the keys of their words begin, in the order of looking."""


_MOMENTS = frozenset({"at", "came_at", "replied_at", "imported_at", "waiting_since"})
"""Columns that hold an instant (UTC)."""


def field_name(table: str, column: str) -> str:
    """What a column is called; its own name where it has no word."""
    return lookup(f"field.{table}.{column}") or lookup(f"field.{column}") or column


def record_name(table: str) -> str:
    """What a record of a table is called."""
    return lookup(f"field.table.{table}") or table


class Changed(Protocol):
    """A changed record, of one operation or of one person."""

    @property
    def table(self) -> str:
        """Which kind of record."""

    @property
    def action(self) -> str:
        """``insert``, ``update`` or ``delete``."""

    @property
    def before(self) -> Mapping[str, Value | Called]:
        """The changed columns as they were."""

    @property
    def after(self) -> Mapping[str, Value | Called]:
        """The changed columns as they are."""


def field_values(change: Changed) -> list[tuple[str, str, str]]:
    """Name, old and new value of every field that says something.

    Of a new or removed record only the filled fields; a removed one shows what it held.
    """
    found = []
    for column in {**change.before, **change.after}:
        old, new = change.before.get(column), change.after.get(column)
        # Whose a record is says something where it changed, as in a merge, and names are known.
        if column in HIDDEN and not (
            column == "person_id" and old and not isinstance(new, int | None)
        ):
            continue
        if change.action == "insert" and (_is_empty(new) or column == "is_primary"):
            continue
        if change.action == "delete":
            if _is_empty(old):
                continue
            new = old
        name = field_name(change.table, column)
        found.append((name, value_words(column, old), value_words(column, new)))
    return found


def _is_empty(value: Value | Called) -> bool:
    return value in (None, "", "{}", "[]")


def value_words(column: str, value: Value | Called) -> str:
    """A value as staff read it: a record's name, a code's word, entries of JSON, or the text."""
    if _is_empty(value):
        return t("field.empty")
    if not isinstance(value, str | int | float | None):
        return record_called(value) or t("field.empty")
    if isinstance(value, str) and value[:1] in ("{", "["):
        return _entries(value)
    for begins in _CODES.get(column, ()):
        word = lookup(f"{begins}{value}")
        if word is not None:
            return word
    word = lookup(f"training.{column}.{value}")
    if word is not None:
        return word
    if column in _MOMENTS and isinstance(value, str):
        return moment(value)
    if column.startswith("is_") or column in ("alumni_only", "complete"):
        return t("field.yes" if value else "field.no")
    return str(value)


def _entries(value: str) -> str:
    try:
        held = json.loads(value)
    except ValueError:
        return value
    if isinstance(held, dict):
        named = ((lookup(f"licence.rule_{name}") or name, text) for name, text in held.items())
        return "  ".join(f"{name}: {text}" for name, text in named)
    return ", ".join(str(each) for each in held)


def reason_sentence(reason: Reason) -> str:
    """Why an undo left a record alone, with its fields by their names."""
    params = dict(reason.params)
    table = str(params.get("table") or "")
    if "fields" in params:
        names = str(params["fields"]).split(",")
        params["fields"] = t("frame.between").join(
            dict.fromkeys(field_name(table, name) for name in names)
        )
    if table:
        params["table"] = record_name(table)
    if "detail" in params:
        # Either a table, or SQLite's ``UNIQUE constraint failed: position.person_id``.
        named = re.search(r"(\w+)\.\w+", str(params["detail"]))
        params["detail"] = record_name(named[1] if named else str(params["detail"]))
    return render("reason", reason.code, params)
