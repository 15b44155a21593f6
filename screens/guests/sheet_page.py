"""A sign-in sheet on the desk: given, matched with people, and decided line by line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from textual import events as happenings
from textual import on
from textual.css.scalar import Scalar
from textual.screen import Screen
from textual.widgets import Input

from screens.background import Stop, in_background
from screens.guests.sheet_rows import (
    LEAVE,
    NEW,
    choices,
    in_order,
    question_height,
    question_lines,
)
from screens.listing.one_table import OneTable
from smeic_tui.domain.events import Event
from smeic_tui.domain.sign_in.decision import OPEN, Signed, taken_for
from smeic_tui.domain.sign_in.people import Match
from smeic_tui.japanese.sheet_names import name_and_company
from smeic_tui.store.roster import roster
from smeic_tui.store.roster.roster import RosterRow
from smeic_tui.text import t
from smeic_tui.widgets.lines import Lines
from smeic_tui.widgets.path_field import PathField, typed_path
from smeic_tui.widgets.rows import RowView


class SheetField(PathField):
    """A path or one name; a pasted sheet of several lines is left to the screen."""

    def _on_paste(self, event: happenings.Paste) -> None:
        if len(event.text.strip().splitlines()) > 1:
            event.prevent_default()


class SheetPage(OneTable):
    """A page onto which a sheet is pasted or read; it has the lines ``#question`` and ``#act``."""

    event: Event | None
    """Of which event the sheet is; None where it is gone."""

    def __init__(self) -> None:
        super().__init__()
        self.field = SheetField(placeholder=t("after.sheet_hint"), id="sheet")
        self.clear_sheet()
        self._people: dict[int, RosterRow] = {}
        self._is_laid_out = False

    def clear_sheet(self) -> None:
        """Take the sheet off the desk."""
        self._text = ""
        self._signed: dict[int, Signed] = {}
        self._decided: set[int] = set()
        self._seen: set[int] = set()

    def _show(self, at: int = 0) -> None:
        """Show the lines, the cursor on this one."""
        raise NotImplementedError

    @property
    def unsaved(self) -> bool:
        """A sheet that was decided on is not recorded yet."""
        return bool(self._signed)

    @property
    def _known(self) -> list[Signed]:
        """Lines of people who came."""
        return [each for each in self._signed.values() if each.verdict in ("came", "likely")]

    @property
    def _open(self) -> list[Signed]:
        """Lines nobody has decided."""
        return [each for each in self._signed.values() if each.verdict in OPEN]

    @property
    def _unseen(self) -> list[int]:
        """Places in the list of lines that are only likely somebody's and were never on the screen.

        The list shows them below the questions; on a long sheet they go on below its last row.
        """
        return [
            place
            for place, each in enumerate(in_order([*self._signed.values()]))
            if each.verdict == "likely" and each.line.number not in self._seen
        ]

    def on_mount(self) -> None:
        """What is on the screen is known once the list has its height."""
        self.screen_layout_refresh_signal.subscribe(self, self._laid_out)

    def _laid_out(self, _screen: Screen[object]) -> None:
        self._is_laid_out = True
        self._look()

    def _make_room(self) -> None:
        """Give the question as many lines as the longest takes; the list has the others."""
        question = self.query_one("#question", Lines)
        lines = question_height([*self._signed.values()]) if self._signed else 0
        if question.styles.height != Scalar.from_number(lines):
            self._is_laid_out = False
            question.styles.height = lines
            question.styles.display = "block" if lines else "none"

    def _look(self) -> None:
        """Remember which lines are on the screen."""
        lines = in_order([*self._signed.values()])
        if len(lines) == self.table.count:
            self._seen |= {lines[place].line.number for place in self.table.in_view}
            self._show_act()

    def _show_act(self) -> None:
        """Say what recording the sheet does."""
        raise NotImplementedError

    def _see_more(self) -> None:
        """Go to the likely lines that were not on the screen yet, as many as fit."""
        unseen = self._unseen
        self.table.move_to(min(unseen[0] + self.table.page - 1, unseen[-1]))

    def _follow(self, row: RowView | None) -> None:
        if not self.is_mounted or not self._signed:
            return
        lines = self.query_one("#question", Lines)
        each = self._signed.get(row.key) if row else None
        lines.put_all(question_lines(each, self._people) if each else [])
        if self._is_laid_out:
            self._look()

    # Given

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
        elif int(digit) <= len(offered := choices(each)):
            self._decide(each, offered[int(digit) - 1])

    def _decide(self, each: Signed, match: Match) -> None:
        # A question that is answered leaves its place to the next one.
        self._put(replace(each, verdict="came", match=match, first=None, reason=""))

    def _leave(self, each: Signed) -> None:
        if each.verdict in OPEN:
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
