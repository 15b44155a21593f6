"""A small program on the shell: a list, a search box, a form, dialogs. ``python -m`` runs it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from smeic_tui.actions import bindings
from smeic_tui.actions.contexts import ROSTER
from smeic_tui.app import SmeicApp
from smeic_tui.errors import SmeicError
from smeic_tui.widgets.frame import Page, Status
from smeic_tui.widgets.record_table import RecordTable
from smeic_tui.widgets.rows import Column, RowView
from smeic_tui.widgets.search_bar import SearchBar

FAMILY = ("渡邊", "田中", "佐藤", "𠮷川", "鈴木", "伊藤", "小澤")
GIVEN = ("健太郎", "浩二", "翔太", "恵子", "薫")
COMPANY = ("八尾精機(株)", "(株)アクアプレス", "昭栄福祉会", "布施商事(株)")
NASTY = (
    "[/b]",
    "[x]",
    "[@click=app.quit]x[/]",
    "\x1b]52;c;cGF3bmVk\x07赤\x1b[31m",
    "二行\nの名前",
    "か\u3099くせい",
    "𠮷",
    "長い名前" * 15,
)
COLUMNS = (
    Column("期", 2, right=True),
    Column("氏名", 14),
    Column("会社", 20, wide=30, grow=1),
)


class Numbered:
    """Invented people by number, made when asked for; counts what was read."""

    def __init__(self, ids: Sequence[int], nasty: bool = False) -> None:
        self.ids = ids
        self.nasty = nasty
        self.read = 0

    def __len__(self) -> int:
        return len(self.ids)

    def window(self, start: int, stop: int) -> Sequence[RowView]:
        self.read += stop - start
        return [RowView(i, self.cells(i)) for i in self.ids[start:stop]]

    def keys(self, start: int, stop: int) -> Sequence[int]:
        return self.ids[start:stop]

    def cells(self, i: int) -> tuple[str, ...]:
        if self.nasty:
            return (str(i), NASTY[i % len(NASTY)], NASTY[-i % len(NASTY)])
        name = f"{FAMILY[i % len(FAMILY)]} {GIVEN[i % len(GIVEN)]}"
        return (str(i % 20 + 1), name, COMPANY[i % len(COMPANY)])


class Listing(Page[None]):
    """A list of people that can be searched by number or family name."""

    CONTEXT = ROSTER
    BINDINGS: ClassVar[list[BindingType]] = bindings(ROSTER)
    AUTO_FOCUS = "#table"

    def __init__(self, count: int = 640, nasty: bool = False) -> None:
        super().__init__()
        self.all = Numbered(range(count), nasty)
        self.written: list[str] = []
        self.table = RecordTable(COLUMNS, selectable=True, empty="まだ誰もいません", id="table")
        self.bar = SearchBar(self.search, self.table, placeholder="氏名・会社")

    def body(self) -> ComposeResult:
        yield self.bar
        yield self.table

    def on_mount(self) -> None:
        self.search("")

    def search(self, words: str) -> None:
        rows: Numbered = self.all
        if words and len(self.all) <= 5000:
            hits = [i for i in self.all.ids if words in " ".join(self.all.cells(i))]
            rows = Numbered(hits, self.all.nasty)
        elif words:
            rows = Numbered(range(0, len(self.all), len(words) + 1))
        self.table.show(rows)
        self.bar.found([(f"{len(rows)}件 {words}", "dim")])

    def action_search(self) -> None:
        self.set_focus(self.bar.box)

    def action_new(self) -> None:
        from tests.e2e.editing import Editing

        self.app.push_screen(Editing())

    def action_edit(self) -> None:
        self.action_new()

    def action_sort(self) -> None:
        row = self.table.row
        self.show_title((row.cells[1] if row else "", ""))

    def action_filter(self) -> None:
        self.app.show_error(SmeicError("dumb_terminal", term=NASTY[2] + NASTY[3]))  # type: ignore[attr-defined]

    def action_import(self) -> None:
        from smeic_tui.widgets.progress import Progress

        progress = Progress(NASTY[0], lambda: self.written.append("stop"))
        self.app.push_screen(progress)
        self.call_after_refresh(progress.advance, 340, 1000, NASTY[2])

    def action_standing(self) -> None:
        from smeic_tui.widgets.confirm import Confirm

        self.app.push_screen(Confirm(NASTY[1], NASTY[2]), self.answered)

    def answered(self, yes: bool | None) -> None:
        self.written.append(f"answer {yes}")

    def action_contact_note(self) -> None:
        self.notify(NASTY[0] + NASTY[3])

    def action_position_change(self) -> None:
        self.written.append("position_change")

    def action_excel(self) -> None:
        self.written.append("excel")

    def action_history(self) -> None:
        self.written.append("history")

    def action_undo(self) -> None:
        self.written.append("undo")

    def action_redo(self) -> None:
        self.written.append("redo")

    def action_select_all(self) -> None:
        self.table.toggle_all()

    def action_copy_row(self) -> None:
        row = self.table.row
        if row is not None:
            self.app.copy_to_clipboard("\t".join(row.cells))


def main() -> None:
    """Run with as many rows as the first argument says."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 640
    app = SmeicApp(Listing(count))
    app.status = Status("水野", "frame.saved")
    app.run()


if __name__ == "__main__":
    main()
