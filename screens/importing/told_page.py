"""What the lists tell beyond people: which events they mean, and whom to believe."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult

from screens.importing.applying import plan_draft
from screens.importing.draft import Draft, names_of
from screens.importing.page import ImportPage
from screens.importing.told_choices import new_words, on_file
from screens.importing.told_rows import (
    TABS,
    contradiction_columns,
    contradiction_lines,
    contradiction_row,
    subject_columns,
    subject_lines,
    subject_row,
    tab_words,
    told,
)
from smeic_tui.actions.action import Action
from smeic_tui.text import t
from smeic_tui.text.told import Thing, name_of, thing_of
from smeic_tui.widgets.lines import Lines
from smeic_tui.widgets.menu import Item, Menu
from smeic_tui.widgets.record_table import RecordTable
from smeic_tui.widgets.rows import ListRows, RowView

if TYPE_CHECKING:
    from importers.activities.activity import Choice, Subject
    from importers.planning.plan import Plan

_DETAIL = 6
"""Lines about the marked row."""


class ToldPage(ImportPage):
    """Two lists by digit; a correction makes the plan again, and Esc goes back to the board."""

    OFFERS: ClassVar[frozenset[str]] = frozenset({"open", "select"})
    DEFAULT_CSS = f"""
    ToldPage {{
        #tabs {{ background: $surface; }}
        #detail {{ height: {_DETAIL}; background: $surface; }}
        #hint {{ background: $panel; }}
    }}
    """

    def __init__(self, draft: Draft, plan: Plan) -> None:
        """Make the page.

        Args:
            draft: What was decided; corrections go there.
            plan: What the import would do.
        """
        super().__init__()
        self.draft = draft
        self.plan = plan
        """The plan as the corrections leave it."""
        self._told = told(plan)
        self._tab = TABS[0]
        self.table = RecordTable(
            subject_columns(self._told.thing), selectable=True, follow=self._follow, id="table"
        )
        self.detail = Lines(id="detail")

    @property
    def name_shown(self) -> str:
        """``取込  研修と食い違い``: what the lists tell of."""
        return t("activity.title", thing=t(f"activity.thing_{self._told.thing}"))

    def body(self) -> ComposeResult:
        """Both counts, the rows, the marked one in full, what its keys do."""
        yield Lines(id="tabs")
        yield self.table
        yield self.detail
        yield Lines(id="hint")

    def on_mount(self) -> None:
        """Show the subjects."""
        self.show_title((names_of(self.draft.paths), "title"))
        self._show()

    def _show(self, index: int = 0) -> None:
        self.query_one("#tabs", Lines).put(tab_words(self._told, self._tab))
        thing = self._told.thing
        named = t(f"activity.thing_{thing}")
        self.table.empty = t(f"activity.empty_{self._tab}", thing=named)
        subjects = self._tab == "subjects"
        with self.prevent(RecordTable.SelectionChanged):
            self.table.select(self._taken() if subjects else set())
        if subjects:
            self.table.show_columns(subject_columns(thing))
            rows = [
                subject_row(n, thing_of([proposal.activity]), subject)
                for n, (proposal, subject) in enumerate(self._told.subjects)
            ]
        else:
            self.table.show_columns(contradiction_columns(thing))
            names = self._told.names
            rows = [contradiction_row(n, c, names) for n, c in enumerate(self._told.contradictions)]
        self.table.show(ListRows(rows), index=min(index, max(len(rows) - 1, 0)))
        self._follow(self.table.row)
        hint = t(f"activity.hint_{self._tab}", thing=named)
        self.query_one("#hint", Lines).put([(f" {hint}", "dim")] if rows else "")

    def _taken(self) -> set[int]:
        return {
            number
            for number, (_, subject) in enumerate(self._told.subjects)
            if subject.state != "left_out"
        }

    def _follow(self, row: RowView | None) -> None:
        if row is None:
            self.detail.put_all([])
        elif self._tab == "subjects":
            self.detail.put_all(subject_lines(self._told.subjects[row.key][1])[:_DETAIL])
        else:
            self.detail.put_all(contradiction_lines(self._told.contradictions[row.key]))

    def action_choose(self, digit: str) -> None:
        """Show the subjects or the contradictions."""
        if "1" <= digit <= str(len(TABS)):
            self._tab = TABS[int(digit) - 1]
            self._show()
            self._show_footer()

    def footer_actions(self) -> list[Action]:
        """Space for what the lists tell of, ``w`` for what contradicts."""
        hidden = "list_wins" if self._tab == "subjects" else "select"
        return [action for action in super().footer_actions() if action.id != hidden]

    # Correcting

    @on(RecordTable.Opened)
    def opened(self, event: RecordTable.Opened) -> None:
        """Enter: which event or training it is, or the other side of a contradiction."""
        if self._tab == "contradictions":
            self._turn_round(event.row.key)
            return
        proposal, subject = self._told.subjects[event.row.key]
        thing = thing_of([proposal.activity])
        title = t(f"activity.which_{thing}", name=name_of(subject))
        self.desk.push_screen(
            Menu(title, self._offered(thing, subject)),
            lambda answer: None if answer is None else self._decide(subject.key, answer),
        )

    def _offered(self, thing: Thing, subject: Subject) -> list[Item[Choice | str]]:
        """As read, where the list says it at all; new, left out, and what there is on file."""
        from importers.activities.activity import Choice

        conn = self.desk.workspace.conn
        offered: list[Item[Choice | str]] = []
        if subject.state != "unclear":
            offered.append(Item("", t("activity.as_read")))
        if (new := new_words(thing, subject)) is not None:
            offered.append(Item(Choice("new"), new))
        offered.append(Item(Choice("leave_out"), t("activity.leave_out")))
        for uid, name, when in on_file(conn, thing, subject):
            offered.append(Item(Choice("is", uid), name, when))
        return offered

    @on(RecordTable.SelectionChanged)
    def selected(self) -> None:
        """Space leaves a subject out, or takes it again."""
        from importers.activities.activity import Choice

        if self._tab == "contradictions":
            self._show(self.table.cursor)
            return
        choices = self.draft.activities
        for number, (_, subject) in enumerate(self._told.subjects):
            left_out = subject.state == "left_out"
            if number in self.table.selected and left_out:
                choices.pop(subject.key, None)
            elif number not in self.table.selected and not left_out:
                choices[subject.key] = Choice("leave_out")
        plan_draft(self, self.draft, self._planned)

    def action_list_wins(self) -> None:
        """Believe the other side of the marked contradiction."""
        row = self.table.row
        if self._tab != "contradictions" or row is None:
            self.desk.notify(t("activity.wins_nothing"))
            return
        self._turn_round(row.key)

    def _turn_round(self, number: int) -> None:
        from importers.activities.activity import Choice

        found = self._told.contradictions[number]
        if found.reason == "chosen":
            self._decide(found.key, "")
            return
        # What is believed now is on file, or stands in the better list: the other one shall count.
        self._decide(found.key, Choice("file" if found.taken.source else "list"))

    def _decide(self, key: str, answer: Choice | str) -> None:
        if isinstance(answer, str):
            self.draft.activities.pop(key, None)
        else:
            self.draft.activities[key] = answer
        plan_draft(self, self.draft, self._planned)

    def _planned(self, plan: Plan) -> None:
        self.plan = plan
        self._told = told(plan)
        self._show(self.table.cursor)
