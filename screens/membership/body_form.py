"""A working group or body typed in: a new one, or a correction; another name is a renaming."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from datetime import date

from screens.forms.entries import check_date, date_fold, fold_words, tidy, words
from screens.forms.form_dialog import FormDialog
from smeic_tui.domain.bodies import BODY_KINDS, Body
from smeic_tui.store.bodies import bodies, known_names
from smeic_tui.store.journal.operation import Actor, Value, operation
from smeic_tui.store.people.staff import all_staff
from smeic_tui.text import t
from smeic_tui.widgets.form import Entry

STAGES = ("1", "2", "3")
_TEXTS = ("purpose", "started", "ended", "note")


class BodyForm(FormDialog[str]):
    """Name, kind, what it belongs to, stage, owner, purpose, from and to."""

    def __init__(self, conn: sqlite3.Connection, body: Body | None = None) -> None:
        """Make the form.

        Args:
            conn: Any connection.
            body: The body that is corrected; None for a new one.
        """
        self.conn = conn
        self.shown = body
        title = t("body.edit_title", name=body.name) if body else t("body.new_title")
        super().__init__(title, list(_entries(conn, body)), quick=False)
        self.draft_key = f"body {body.id if body else 'new'}"

    def record(self, values: Mapping[str, str]) -> None:
        """Write it; names that lists use are added to those it has."""
        before = self.shown
        name = values["name"]
        others = words(values["aliases"])
        columns = self._columns(values)

        def work(conn: sqlite3.Connection, actor: Actor) -> None:
            kind = "body_edited" if before else "body_added"
            with operation(conn, actor, kind, params={"name": name}) as op:
                if before is None:
                    number = bodies.add_body(op, columns)
                else:
                    number = before.id
                    bodies.revise_body(op, before, columns)
                for alias in others:
                    known_names.add_alias(op, "body", number, alias)

        self.close_with(t("body.saved", name=name), work)

    def _columns(self, values: Mapping[str, str]) -> dict[str, Value]:
        parent = known_names.id_named(self.conn, "body", values["parent"])
        return {
            "name": values["name"],
            "kind": values["kind"],
            "parent_id": parent if values["parent"] else None,
            "stage": int(values["stage"]) if values["stage"] else None,
            "owner_id": owners(self.conn).get(values["owner"]),
            **{column: values[column] or None for column in _TEXTS},
        }


def owners(conn: sqlite3.Connection) -> dict[str, int]:
    """Members of staff by the short name that forms take."""
    return {member.short_name: member.id for member in all_staff(conn)}


def _entries(conn: sqlite3.Connection, body: Body | None) -> Iterator[Entry]:
    def start(name: str) -> str:
        value = getattr(body, name, None)
        return "" if value is None else str(value)

    def check_body(text: str) -> str | None:
        known = known_names.id_named(conn, "body", text)
        return None if known is not None else t("body.no_such_body")

    def check_owner(text: str) -> str | None:
        return None if text in owners(conn) else t("body.no_such_owner")

    yield Entry(
        "name", "body.column_name", start("name"), fold=tidy, required=True, limit=80, cells=44
    )
    kinds = [(kind, t(f"body.kind_{kind}")) for kind in BODY_KINDS]
    yield Entry("kind", "field.body.kind", start("kind") or BODY_KINDS[0], options=kinds)
    yield Entry("parent", "field.parent_id", start("parent"), fold=tidy, check=check_body, cells=40)
    stages = [*((stage, t(f"body.stage_{stage}")) for stage in STAGES), ("", t("body.stage_none"))]
    yield Entry("stage", "field.stage", start("stage"), options=stages)
    hint = t("frame.comma").join(list(owners(conn))[:4])
    yield Entry(
        "owner", "field.body.owner_id", start("owner"), fold=tidy, check=check_owner, hint=hint
    )
    yield Entry("purpose", "field.purpose", start("purpose"), fold=tidy, limit=300, cells=44)
    for name, label in (("started", "body.term_from"), ("ended", "body.term_to")):
        fold = date_fold(date.today())
        yield Entry(name, label, start(name), fold=fold, check=check_date, cells=14)
    yield Entry(
        "aliases",
        "body.aliases",
        ", ".join(body.aliases) if body else "",
        fold=fold_words,
        limit=200,
        hint=t("body.aliases_hint"),
    )
    yield Entry("note", "field.note", start("note"), fold=tidy, limit=300, cells=44)
