"""開催後: a paper sign-in sheet becomes attendance; who did not come stands in the list."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from screens.guests.sheet_page import SheetPage
from screens.guests.sheet_rows import (
    in_order,
    result_columns,
    result_counts,
    result_rows,
    sheet_columns,
    sheet_row,
)
from screens.guests.words import headline
from screens.importing.file_field import PathLine
from smeic_tui.actions import bindings
from smeic_tui.actions.action import Action
from smeic_tui.actions.contexts import AFTER
from smeic_tui.domain.events import Event
from smeic_tui.errors import SmeicError
from smeic_tui.store.events import events
from smeic_tui.store.events.event_counts import counts_of
from smeic_tui.store.events.guests import guests
from smeic_tui.store.journal.operation import Actor
from smeic_tui.text import t
from smeic_tui.widgets.lines import Lines
from smeic_tui.widgets.record_table import RecordTable
from smeic_tui.widgets.rows import ListRows

if TYPE_CHECKING:
    from importers.applying.sheet import Applied

PROMISED = 0
"""Stands for 出席と答えた部すべて among the ids of parts."""


class AfterScreen(SheetPage):
    """Counts, a field for the sheet, its lines with one key each; then who did not come."""

    CONTEXT = AFTER
    BINDINGS: ClassVar[list[BindingType]] = bindings(AFTER)
    SHOWS_EVENT = False
    AUTO_FOCUS = "#sheet"
    DEFAULT_CSS = """
    AfterScreen #counts { background: $panel; }
    AfterScreen #question { background: $surface; display: none; }
    AfterScreen #act { background: $panel; }
    """

    def __init__(self, event_id: int) -> None:
        """Make the screen.

        Args:
            event_id: Of which event.
        """
        super().__init__()
        self.event_id = event_id
        self.event: Event | None = None
        self.part: int = PROMISED
        """The part the sheet is of; `PROMISED` for all that each said yes to."""
        self.table = RecordTable(result_columns(), follow=self._follow, id="table")

    def body(self) -> ComposeResult:
        """Counts, field, list, question, what ``a`` does."""
        yield Lines(id="counts")
        yield PathLine(self.field, t("after.sheet"))
        yield self.table
        yield Lines(id="question")
        yield Lines(id="act")

    def on_mount(self) -> None:
        """Read the event."""
        super().on_mount()
        self._read()
        if self.event is not None:
            self.part = self.event.parts[0].id
            self._show()

    def _read(self) -> None:
        try:
            self.event = events.event(self.desk.workspace.conn, self.event_id)
        except SmeicError:
            self.dismiss()
            return
        self.show_title(*headline(self.event))
        self._show()

    def facts_changed(self) -> None:
        """Show what was just written or taken back; a sheet on the desk stays as it was decided."""
        self._read()

    # What is shown

    def footer_actions(self) -> list[Action]:
        """Without a sheet there is nobody to register or to record."""
        hidden = () if self._signed else ("new", "search", "record_sheet")
        return [action for action in super().footer_actions() if action.id not in hidden]

    def _show(self, at: int = 0) -> None:
        event, conn = self.event, self.desk.workspace.conn
        if event is None:
            return
        counts = counts_of(conn, event.id)
        self.query_one("#counts", Lines).put(result_counts(counts))
        self._make_room()
        if self._signed:
            self.table.show_columns(sheet_columns())
            rows = [sheet_row(each, self._people) for each in in_order([*self._signed.values()])]
            self.table.show(ListRows(rows), index=at)
            self._follow(self.table.row)
        else:
            self.table.show_columns(result_columns())
            self.table.empty = t("after.all_came" if counts.came else "after.nobody_came")
            self.table.show(ListRows(result_rows(event, guests(conn, event.id))), index=at)
        self._show_act()
        self._show_footer()

    def _show_act(self) -> None:
        came, left = self._known, len(self._open)
        part = self._part_words()
        act = self.query_one("#act", Lines)
        if not self._signed:
            act.put([(f" {part}", "dim")])
            return
        if unseen := len(self._unseen):
            told = t("after.unseen", count=unseen)
            act.put([(" a", "key"), (f"  {t('after.act_on')}", "strong")], [(f"{told} ", "alert")])
            return
        likely = sum(each.verdict == "likely" for each in came)
        told = t(
            "after.record_likely" if likely else "after.record", count=len(came), likely=likely
        )
        if not came:
            told = t("after.record_none")
        right = t("after.left", count=left) if left else part
        act.put([(" a", "key"), (f"  {told}", "strong")], [(f"{right} ", "dim")])

    def _part_words(self) -> str:
        assert self.event is not None
        named = next((p.name for p in self.event.parts if p.id == self.part), None)
        return t("after.part", name=named) if named else t("after.part_promised")

    def action_which_part(self) -> None:
        """Which part the sheet is of."""
        from smeic_tui.widgets.menu import Item, Menu

        event = self.event
        if event is None:
            return
        items = [Item(p.id, p.name) for p in event.parts]
        if len(items) > 1:
            items.append(Item(PROMISED, t("after.part_promised")))

        def chosen(part: int | None) -> None:
            if part is not None:
                self.part = part
                self._show_act()

        self.desk.push_screen(Menu(t("after.part_title"), items), chosen)

    # Recording

    def action_record_sheet(self) -> None:
        """Write down everybody who is known to have come; one operation."""
        event = self.event
        if event is None or not self._signed:
            self.desk.notify(t("after.record_none"))
            return
        self._look()
        if self._unseen:
            self._see_more()
            return
        signed, text, part = [*self._signed.values()], self._text, self.part or None

        def work(conn: sqlite3.Connection, actor: Actor) -> Applied:
            from importers.applying.sheet import SheetText, apply_sheet

            sheet = SheetText(t("after.file"), text)
            # Whoever presses the key has the likely ones before their eyes.
            return apply_sheet(conn, actor, event, sheet, signed, part, likely=True)

        def done(applied: Applied) -> None:
            self.clear_sheet()
            self.set_focus(self.field)
            self._read()
            found = applied.recorded
            if not found.came and not applied.waiting:
                self.desk.notify(t("after.nothing_new"))
                return
            counts = {"count": len(found.came), "walk_ins": len(found.walk_ins)}
            self.desk.notify(t("after.recorded", **counts, ask=applied.waiting), timeout=8)

        self.desk.save(work, done)

    @on(RecordTable.Opened)
    def opened(self, event: RecordTable.Opened) -> None:
        """Enter opens the person of the row."""
        from screens.person import PersonScreen

        each = self._signed.get(event.row.key)
        person_id = event.row.key if not self._signed else None
        if each is not None and each.match is not None:
            person_id = each.match.signer.id
        if person_id is not None:
            self.desk.push_screen(PersonScreen(person_id), lambda _: self.facts_changed())
