"""会社が変わった: the new post is entered, the old one stays as career history."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from screens.forms.entries import check_date, date_fold, tidy
from screens.forms.form_dialog import FormDialog
from smeic_tui.domain.company_names import CompanyNames
from smeic_tui.domain.people import Person, Position, current_positions
from smeic_tui.japanese.legal_forms import short_company
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.people import people
from smeic_tui.text import t
from smeic_tui.widgets.field import Field
from smeic_tui.widgets.form import Entry
from smeic_tui.widgets.show import cleaned, cut

if TYPE_CHECKING:
    from smeic_tui.app import SmeicApp

ADDITIONAL = "additional"
"""Answer of the last line: the new post comes on top of those held (兼務)."""
_OFFERED = 4
_ROOM = 38
"""Cells for these posts beside the last answer, on a line of a dialog."""
_AROUND = 4
"""Cells of the digit and the blanks around an answer."""


def entries(held: Sequence[Position], today: date) -> tuple[Entry, ...]:
    """Lines of the form; company and title start as they are, since often only one changes."""
    first = held[0] if held else None
    company = first.organisation.name if first and first.organisation else ""
    lines = [
        Entry("organisation", "field.organisation_id", company, fold=tidy, cells=44),
        Entry("department", "field.department", fold=tidy, cells=44),
        Entry("title", "field.title", (first.title or "") if first else "", fold=tidy, cells=44),
        Entry(
            "on",
            "form.from",
            today.isoformat()[:7],
            fold=date_fold(today),
            check=check_date,
            cells=14,
            hint=t("form.example", example="2026/4"),
        ),
    ]
    if held:
        offered = held[:_OFFERED]
        ending = [(str(p.id), _short(p, _ROOM // len(offered) - _AROUND)) for p in offered]
        if len(ending) == 1:
            ending = [(ending[0][0], t("form.ends_old"))]
        answers = [*ending, (ADDITIONAL, t("form.additional"))]
        label = "form.old_post" if len(ending) == 1 else "form.left_post"
        lines.append(Entry("leaves", label, ending[0][0], options=answers))
    return tuple(lines)


def _short(position: Position, cells: int) -> str:
    """Company and title, as much of them as fits beside the other posts."""
    company = short_company(position.organisation.name) if position.organisation else ""
    return cut(cleaned(" ".join(filter(None, (company, position.title)))), cells)


def _one(held: str, typed: str) -> bool:
    """Whether the company typed is the one where the post is held, however it is written."""
    return held == typed or (bool(held) and CompanyNames.of([(1, held)]).meant(typed) == 1)


class PositionChangeDialog(FormDialog[str]):
    """Company, department, title, from when; which post ends is asked where there are several."""

    def __init__(self, person: Person, held: Sequence[Position], today: date) -> None:
        """Make the dialog.

        Args:
            person: Who.
            held: Posts held now, the primary one first.
            today: Today.
        """
        title = t("form.position_title" if held else "form.position_first", name=person.name)
        super().__init__(title, entries(held, today), quick=False)
        self.person = person
        self.held = held
        self.draft_key = f"position {person.id}"
        for row in self.form.rows:
            if isinstance(row.input, Field):
                # Typing replaces what a line starts with; Enter keeps it.
                row.input.select_on_focus = True

    @classmethod
    def of(cls, desk: SmeicApp, person_id: int) -> PositionChangeDialog:
        """The dialog of a person.

        Raises:
            SmeicError: ``person_unknown``.
        """
        conn = desk.workspace.conn
        held = current_positions(people.positions(conn, person_id))
        return cls(people.person(conn, person_id), held, date.today())

    def record(self, values: Mapping[str, str]) -> None:
        """End the old post, unless this one is additional, and enter the new one."""
        if not values["organisation"] and not values["title"]:
            self.form.blame("organisation", t("form.company_or_title"))
            return
        leaves = values.get("leaves", ADDITIONAL)
        if self._same(values, leaves):
            self.form.blame("organisation", t("form.same_position"))
            return
        person, name = self.person, self.person.name
        first = not self.held
        kind = "position_added" if leaves == ADDITIONAL and not first else "position_changed"

        def work(conn: sqlite3.Connection, actor: Actor) -> None:
            with operation(conn, actor, kind, params={"name": name}) as op:
                new = people.change_position(
                    op,
                    person.id,
                    organisation=values["organisation"] or None,
                    department=values["department"] or None,
                    title=values["title"] or None,
                    on=values["on"],
                    leaves=None if leaves == ADDITIONAL else int(leaves),
                )
                if first:
                    op.update("position", new, {"is_primary": 1})

        self.close_with(t("form.position_saved", name=name), work)

    def _same(self, values: Mapping[str, str], leaves: str) -> bool:
        for position in self.held:
            company = position.organisation.name if position.organisation else ""
            now = (position.department or "", position.title or "")
            if now == (values["department"], values["title"]) and _one(
                company, values["organisation"]
            ):
                return str(position.id) == leaves or leaves == ADDITIONAL
        return False
