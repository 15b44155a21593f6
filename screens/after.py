"""開催後: a paper sign-in sheet becomes attendance; who did not come stands in the list."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events as happenings
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Input

from screens.background import Stop, in_background
from screens.guests.sheet_rows import (
    LEAVE,
    NEW,
    in_order,
    question_height,
    question_lines,
    result_columns,
    result_counts,
    result_rows,
    sheet_columns,
    sheet_row,
)
from screens.guests.words import name_of
from screens.importing.file_field import PathLine
from screens.listing.one_table import OneTable
from smeic_tui.actions import bindings
from smeic_tui.actions.action import Action
from smeic_tui.actions.contexts import AFTER
from smeic_tui.domain.events import Event
from smeic_tui.domain.sign_in.decision import Signed, taken_for
from smeic_tui.domain.sign_in.people import Match
from smeic_tui.errors import SmeicError
from smeic_tui.japanese.sheet_names import name_and_company
from smeic_tui.store import events, roster
from smeic_tui.store.event_counts import counts_of
from smeic_tui.store.guests import guests
from smeic_tui.store.operation import Actor
from smeic_tui.store.roster import RosterRow
from smeic_tui.text import t
from smeic_tui.widgets.lines import Lines
from smeic_tui.widgets.path_field import PathField, typed_path
from smeic_tui.widgets.record_table import RecordTable
from smeic_tui.widgets.rows import ListRows, RowView

if TYPE_CHECKING:
    from importers.applying.sheet import Applied

PROMISED = 0
"""Stands for 出席と答えた部すべて among the ids of parts."""


class SheetField(PathField):
    """A path or one name; a pasted sheet of several lines is left to the screen."""

    def _on_paste(self, event: happenings.Paste) -> None:
        if len(event.text.strip().splitlines()) > 1:
            event.prevent_default()


class AfterScreen(OneTable):
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
        self._text = ""
        self._signed: dict[int, Signed] = {}
        self._decided: set[int] = set()
        self._people: dict[int, RosterRow] = {}
        self.table = RecordTable(result_columns(), follow=self._follow, id="table")
        self.field = SheetField(placeholder=t("after.sheet_hint"), id="sheet")

    def body(self) -> ComposeResult:
        """Counts, field, list, question, what ``a`` does."""
        yield Lines(id="counts")
        yield PathLine(self.field, t("after.sheet"))
        yield self.table
        yield Lines(id="question")
        yield Lines(id="act")

    def on_mount(self) -> None:
        """Read the event."""
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
        self.show_title((name_of(self.event), "title"))
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
        question = self.query_one("#question", Lines)
        question.styles.display = "block" if self._signed else "none"
        question.styles.height = question_height([*self._signed.values()])
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

    @property
    def _known(self) -> list[Signed]:
        """Lines of people who came."""
        return [each for each in self._signed.values() if each.verdict in ("came", "likely")]

    @property
    def _open(self) -> list[Signed]:
        """Lines nobody has decided."""
        return [each for each in self._signed.values() if each.verdict in ("ask", "nobody")]

    def _follow(self, row: RowView | None) -> None:
        if not self.is_mounted or not self._signed:
            return
        lines = self.query_one("#question", Lines)
        each = self._signed.get(row.key) if row else None
        lines.put_all(question_lines(each, self._people) if each else [])

    # The sheet

    def on_paste(self, event: happenings.Paste) -> None:
        """Several lines are a sheet; a second paste adds to the first."""
        event.stop()
        self._given(event.text)

    @on(PathField.Entered)
    def entered(self, event: PathField.Entered) -> None:
        """A file is read; anything else is a signature by itself."""
        self._given(event.field.value)
        self.field.value = ""

    def _given(self, text: str) -> None:
        path = typed_path(text)
        if len(text.strip().splitlines()) == 1 and path.is_file():
            self._open_file(path)
        else:
            self._take(text)

    @on(Input.Submitted)
    def submitted(self) -> None:
        """Enter in the empty field goes to the list."""
        self.set_focus(self.table)

    def _open_file(self, path: Path) -> None:
        def work(_stop: Stop) -> str:
            from importers.reading.text_lines import read_lines

            return read_lines(path)

        in_background(self, work, self._take)

    def _take(self, text: str) -> None:
        event, workspace = self.event, self.desk.workspace
        if event is None:
            return
        self._text = "\n".join(filter(None, (self._text, text)))
        whole = self._text
        self.query_one("#act", Lines).put([(f" {t('after.reading')}", "dim")])

        def work(_stop: Stop) -> list[Signed]:
            from importers.applying.sheet import SheetText, match_sheet

            with workspace.reading() as conn:
                return match_sheet(conn, event, SheetText(t("after.file"), whole))

        in_background(self, work, self._matched)

    def _matched(self, signed: Sequence[Signed]) -> None:
        if not signed:
            self._text = ""
            self.desk.notify(t("after.no_lines"))
        # What was decided of earlier lines stands when more are pasted.
        decided = {n: each for n, each in self._signed.items() if n in self._decided}
        self._signed = {each.line.number: each for each in signed} | decided
        named = {m.signer.id for each in signed for m in (*each.candidates, each.match) if m}
        self._learn(named | {e.match.signer.id for e in decided.values() if e.match})
        self.set_focus(self.table if signed else self.field)
        self._show()

    def _learn(self, people: set[int]) -> None:
        rows = roster.rows(self.desk.workspace.conn, sorted(people))
        self._people |= {row.id: row for row in rows}

    # Deciding

    @property
    def _marked(self) -> Signed | None:
        row = self.table.row
        return self._signed.get(row.key) if row else None

    def action_choose(self, digit: str) -> None:
        """One of the candidates, somebody new, or nobody who came."""
        each = self._marked
        if each is None:
            return
        if digit == NEW:
            self.action_new()
        elif digit == LEAVE:
            self._leave(each)
        elif int(digit) <= len(each.candidates):
            self._decide(each, each.candidates[int(digit) - 1])

    def _decide(self, each: Signed, match: Match) -> None:
        # A question that is answered leaves its place to the next one.
        self._put(replace(each, verdict="came", match=match, first=None, reason=""))

    def _leave(self, each: Signed) -> None:
        if each.verdict in ("ask", "nobody"):
            self.table.move(1)
            return
        self._put(replace(each, verdict="passed", match=None, first=None, reason="sign_in_left"))

    def _put(self, decided: Signed) -> None:
        self._decided.add(decided.line.number)
        self._signed[decided.line.number] = decided
        self._show(self.table.cursor)

    def action_new(self) -> None:
        """Somebody who is not on file signed: register them, or find them by their name."""
        from screens.forms.new_person import NewPersonForm

        each = self._marked
        if each is None:
            return

        def registered(person_id: int | None) -> None:
            if person_id is not None:
                self._learn({person_id})
                self._put(taken_for(each.line, person_id))

        self.desk.push_screen(NewPersonForm(name_and_company(each.line)[0]), registered)

    def action_search(self) -> None:
        """Somebody on the roster who is not among those offered signed."""
        from screens.listing.picking import PeoplePicker

        each = self._marked
        if each is None:
            return

        def picked(people: tuple[int, ...] | None) -> None:
            if people:
                self._learn({people[0]})
                self._put(taken_for(each.line, people[0]))

        title = t("after.pick_title", text=each.line.text)
        self.desk.push_screen(PeoplePicker(title), picked)

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
        signed, text, part = [*self._signed.values()], self._text, self.part or None

        def work(conn: sqlite3.Connection, actor: Actor) -> Applied:
            from importers.applying.sheet import SheetText, apply_sheet

            sheet = SheetText(t("after.file"), text)
            # Whoever presses the key has the likely ones before their eyes.
            return apply_sheet(conn, actor, event, sheet, signed, part, likely=True)

        def done(applied: Applied) -> None:
            self._signed, self._text, self._decided = {}, "", set()
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

    @property
    def unsaved(self) -> bool:
        """A sheet that was decided on is not recorded yet."""
        return bool(self._signed)
