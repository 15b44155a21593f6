"""An organisation corrected for everybody who works there."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from screens.forms.entries import tidy, words
from screens.forms.form_dialog import FormDialog
from smeic_tui.domain.people import Organisation
from smeic_tui.japanese.companies import corporate_number_ok
from smeic_tui.japanese.phones import digits
from smeic_tui.store.bodies.known_names import OtherNames
from smeic_tui.store.journal.operation import Actor, EditConflict, Value, operation
from smeic_tui.store.organisations.organisation_acts import (
    Renaming,
    edit_kind,
    revise_organisation,
    set_aliases,
)
from smeic_tui.text import t
from smeic_tui.widgets.form import Entry

_TEXTS = ("kana", "industry", "business_type", "size_band", "prefecture", "homepage", "note")
_RENAMINGS: tuple[Renaming, ...] = ("former", "alias")


class OrganisationForm(FormDialog[str]):
    """Name and what becomes of the old one, other names, what kind of organisation it is."""

    def __init__(self, found: Organisation, names: OtherNames) -> None:
        """Make the form.

        Args:
            found: The organisation.
            names: Its other names.
        """
        self.shown, self.names = found, names
        title = t("organisation.edit_title", name=found.name)
        super().__init__(title, list(_entries(found, names)), quick=False)
        self.draft_key = f"organisation {found.id}"

    def record(self, values: Mapping[str, str]) -> None:
        """Write what changed; a new name is a renaming or the correction of a spelling."""
        before, name = self.shown, values["name"]
        aliases = words(values["aliases"], self.names.aliases)
        old_name: Renaming = "alias" if values["renaming"] == "alias" else "former"
        columns: dict[str, Value] = {
            "name": name,
            "corporate_number": values["corporate_number"] or None,
            **{column: values[column] or None for column in _TEXTS},
        }
        kind = edit_kind(before.name, name, old_name)

        def work(conn: sqlite3.Connection, actor: Actor) -> None:
            with operation(conn, actor, kind, params={"name": name, "old": before.name}) as op:
                revise_organisation(op, before, columns, old_name=old_name)
                if "aliases" in self.form.changed:
                    set_aliases(op, before.id, self.names.aliases, aliases)

        def chosen(conflict: EditConflict, keep_mine: frozenset[str]) -> None:
            theirs: dict[str, Any] = {c: now for c, (_, _, now) in conflict.fields.items()}
            self.shown = replace(before, **theirs)
            taken = {c: now or "" for c, now in theirs.items() if c not in keep_mine}
            self.record({**values, **taken})

        self.save(
            work,
            lambda _: self.dismiss(t("organisation.saved", name=name)),
            lambda error: self.refused(error, chosen),
        )


def _entries(found: Organisation, names: OtherNames) -> Iterator[Entry]:
    yield Entry(
        "name",
        "field.organisation.name",
        found.name,
        fold=tidy,
        required=True,
        limit=120,
        cells=50,
    )
    renamings = [(each, t(f"organisation.renaming_{each}")) for each in _RENAMINGS]
    yield Entry("renaming", "organisation.renaming", _RENAMINGS[0], options=renamings)
    yield Entry("kana", "field.organisation.kana", found.kana or "", fold=tidy, limit=120, cells=50)
    yield Entry(
        "aliases",
        "organisation.aliases",
        ", ".join(names.aliases),
        fold=lambda text: ", ".join(words(text, names.aliases)),
        limit=300,
        cells=50,
        hint=t("organisation.aliases_hint"),
    )
    for name, cells in (
        *(("industry", 40), ("business_type", 40), ("size_band", 20), ("prefecture", 20)),
    ):
        value = getattr(found, name) or ""
        yield Entry(name, f"field.{name}", value, fold=tidy, limit=80, cells=cells)
    yield Entry(
        "corporate_number",
        "field.corporate_number",
        found.corporate_number or "",
        fold=_number,
        check=_check_number,
        limit=20,
        cells=20,
        hint=t("organisation.number_hint"),
    )
    yield Entry("homepage", "field.homepage", found.homepage or "", fold=tidy, limit=200, cells=50)
    yield Entry("note", "field.note", found.note or "", fold=tidy, limit=400, cells=50)


def _number(text: str) -> str:
    """Thirteen digits however they were typed; anything else stays to be seen."""
    return digits(text) or tidy(text)


def _check_number(text: str) -> str | None:
    return None if corporate_number_ok(text) else t("organisation.number_wrong")
