"""Dialogs that find people while their names are typed: Enter takes the marked line and goes on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Generic, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.message import Message

from screens.background import in_background
from screens.forms.saving import SavingDialog
from smeic_tui.japanese.legal_forms import short_company
from smeic_tui.store.roster import roster
from smeic_tui.store.roster.roster import RosterRow
from smeic_tui.text import t
from smeic_tui.widgets.field import Field
from smeic_tui.widgets.lines import Lines
from smeic_tui.widgets.record_table import RecordTable
from smeic_tui.widgets.rows import Column, ListRows, RowView
from smeic_tui.widgets.search_box import SearchBox
from smeic_tui.widgets.show import fit

if TYPE_CHECKING:
    from smeic_tui.store.roster.search_list import SearchList

Result = TypeVar("Result")
HITS = 8
"""Lines below the fields."""
_LABEL = 16


@dataclass(frozen=True, slots=True)
class Sought:
    """One person to be found."""

    name: str
    """Id of the field."""
    label_key: str
    hint_key: str
    rows: Callable[[str], Sequence[RowView]]
    """The lines offered for what is typed; keys above 0 are people."""


class Finder(SearchBox):
    """Enter takes the marked line, arrows move it, Esc clears and then gives the dialog up."""

    @dataclass
    class Taken(Message):
        """Enter."""

        finder: Finder

    @dataclass
    class GivenUp(Message):
        """Esc in an empty field."""

    def leave(self, *, entered: bool) -> None:
        """Take the marked line, or give up."""
        self.post_message(self.Taken(self) if entered else self.GivenUp())


class FindLine(Lines):
    """A label and its field."""

    DEFAULT_CSS = """
    FindLine { layout: horizontal; }
    FindLine > * { margin-left: 16; width: 44; }
    """

    def __init__(self, label_key: str, box: Field) -> None:
        super().__init__([(fit(t(label_key), _LABEL - 1), "dim")])
        self.box = box

    def compose(self) -> ComposeResult:
        """The field."""
        yield self.box


def hit_columns() -> tuple[Column, ...]:
    """Columns of the lines below the fields."""
    return (Column("", 8), Column("", 16), Column("", 5), Column("", 16, grow=1))


def hit_row(row: RosterRow, word: str | None = None) -> RowView:
    """Somebody on file: what they are, name, cohort, company."""
    cohort = t("roster.cohort", n=row.cohort) if row.cohort is not None else ""
    cells = (
        word or t(f"referral.known_{row.kind}"),
        row.name,
        cohort,
        short_company(row.organisation),
    )
    return RowView(row.id, cells, "" if row.standing == "active" else "dim")


class FindingDialog(SavingDialog[Result], Generic[Result]):
    """Fields one under the other, the lines of the one in focus below, and what will be written."""

    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    FindingDialog #panel { width: 78; }
    FindingDialog #hits { margin-top: 1; }
    FindingDialog #outlook { height: 1; margin-top: 1; }
    """

    def __init__(
        self, title: str, sought: Sequence[Sought], words: tuple[str, str] | None = None
    ) -> None:
        """Make the dialog.

        Args:
            title: Its heading.
            sought: Whom it finds, in their order.
            words: Catalogue keys of label and hint of a last field for words, where there is one.
        """
        super().__init__(title, t("referral.intake_keys" if words else "referral.intake_edit_keys"))
        self.sought = tuple(sought)
        self.chosen: dict[str, RowView] = {}
        """By field, the line that was taken."""
        self.table = RecordTable(hit_columns(), header=False, id="hits")
        self.table.can_focus = False
        self.table.styles.height = HITS
        self.boxes = [
            Finder(self._searcher(each), self.table, placeholder=t(each.hint_key), id=each.name)
            for each in self.sought
        ]
        self.words = Field(placeholder=t(words[1]), max_length=400, id="words") if words else None
        self._words_label = words[0] if words else ""
        self._everybody: SearchList | None = None

    @property
    def unsaved(self) -> bool:
        """True once something was typed."""
        return any(box.value for box in self.boxes) or bool(self.words and self.words.value)

    def body(self) -> ComposeResult:
        """Fields, lines, what will be written."""
        for each, box in zip(self.sought, self.boxes, strict=True):
            yield FindLine(each.label_key, box)
        if self.words is not None:
            yield FindLine(self._words_label, self.words)
        yield self.table
        yield Lines(id="outlook")

    def on_mount(self) -> None:
        """Start in the first field; everybody is read in the background."""
        self.set_focus(self.boxes[0])
        self.show_outlook()
        workspace = self.desk.workspace

        def work(_stop: object) -> SearchList:
            from smeic_tui.store.roster.search_list import SearchList

            with workspace.reading() as conn:
                return SearchList.load(conn, "kana")

        def then(found: SearchList) -> None:
            self._everybody = found
            self.show_hits()

        in_background(self, work, then)

    # Hits

    def people(self, words: str, most: int = HITS) -> list[RosterRow]:
        """People on file whom a search finds."""
        if self._everybody is None or not words.strip():
            return []
        ids = list(islice(self._everybody.search(words), most))
        return list(roster.rows(self.desk.workspace.conn, ids))

    def _searcher(self, sought: Sought) -> Callable[[str], None]:
        def search(text: str) -> None:
            if not self.is_mounted:
                return
            taken = self.chosen.get(sought.name)
            if taken is not None and taken.cells[1] != text:
                # Typed over: whoever was taken is no longer meant.
                del self.chosen[sought.name]
            self.show_hits(sought)
            self.show_outlook()

        return search

    def show_hits(self, sought: Sought | None = None) -> None:
        """Show the lines of a field, or of the one in focus."""
        if sought is None:
            focused = self.focused
            sought = next((s for s in self.sought if focused and s.name == focused.id), None)
        if sought is None:
            self.table.show(ListRows())
            return
        typed = self.query_one(f"#{sought.name}", Finder).value
        rows = list(sought.rows(typed))
        taken = self.chosen.get(sought.name)
        self.table.empty = t("referral.no_hit") if typed.strip() else ""
        self.table.show(ListRows(rows), key=taken.key if taken else None)

    def on_descendant_focus(self) -> None:
        """The lines below are those of the field in focus."""
        self.show_hits()

    # Taking

    def choose(self, name: str, row: RowView) -> None:
        """Take a line for a field, as Enter does."""
        self.chosen[name] = row
        box = self.query_one(f"#{name}", Finder)
        if row.key > 0:
            box.value = row.cells[1]
        self.show_outlook()

    @on(Finder.Taken)
    def taken(self, event: Finder.Taken) -> None:
        """Take the marked line and go on to the next field; after the last one record."""
        event.stop()
        name = str(event.finder.id)
        row = self.table.row
        refusal = t("referral.person_wanted") if row is None else self.refusal(name, row)
        if row is None or refusal:
            self.tell(refusal)
            return
        self.choose(name, row)
        at = self.boxes.index(event.finder)
        if at + 1 < len(self.boxes):
            self.set_focus(self.boxes[at + 1])
        elif self.words is not None:
            self.set_focus(self.words)
        else:
            self.finish()

    @on(Field.Submitted, "#words")
    def entered(self, event: Field.Submitted) -> None:
        """Enter in the last field records."""
        event.stop()
        self.finish()

    def action_save(self) -> None:
        """Ctrl+S records from any field."""
        self.finish()

    def finish(self) -> None:
        """Record once everybody is found; else go to who is missing."""
        for each in self.sought:
            if each.name in self.chosen:
                continue
            box = self.query_one(f"#{each.name}", Finder)
            self.set_focus(box)
            self.tell(t("referral.person_wanted"))
            return
        if not self._saving:
            self.record()

    def tell(self, sentence: str) -> None:
        """Say what is missing, in place of the outlook."""
        self.query_one("#outlook", Lines).put([(sentence, "alert")])

    def refusal(self, name: str, row: RowView) -> str:
        """Why a line cannot be taken for a field; empty where it can."""
        return ""

    def show_outlook(self) -> None:
        """Say beforehand what will be written; a subclass knows."""

    def record(self) -> None:
        """Write; a subclass says how."""
        raise NotImplementedError

    @on(Finder.GivenUp)
    def given_up(self) -> None:
        """Esc in an empty field."""
        self.action_back()
