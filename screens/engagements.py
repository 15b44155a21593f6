"""実務従事: companies that ask for help, consultants who are free, and what was done."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from screens.background import Stop, read_in_background
from screens.licensing.engagement_form import EngagementForm, Proposed
from screens.licensing.engagement_rows import (
    TABS,
    columns_of,
    engagement_row,
    free_row,
    need_row,
    tab_pieces,
)
from screens.listing.one_table import Searched
from screens.rereading import Rereading
from smeic_tui.actions import bindings
from smeic_tui.actions.action import DIGITS
from smeic_tui.actions.contexts import ENGAGEMENTS
from smeic_tui.domain.engagements import Engagement
from smeic_tui.japanese.fold import key
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.licences.licence_holders import Holder
from smeic_tui.store.training import engagements as work_done
from smeic_tui.store.training.engagements import Need
from smeic_tui.text import t
from smeic_tui.widgets.lines import Lines
from smeic_tui.widgets.record_table import RecordTable
from smeic_tui.widgets.rows import MadeRows, RowView
from smeic_tui.widgets.search_bar import SearchBar


class _Read(NamedTuple):
    needs: tuple[Need, ...]
    free: tuple[Holder, ...]
    offers: dict[int, str]
    done: tuple[Engagement, ...]


class EngagementsScreen(Searched, Rereading):
    """Three lists on one page: a need and somebody free make an engagement by Enter."""

    CONTEXT = ENGAGEMENTS
    BINDINGS: ClassVar[list[BindingType]] = bindings(ENGAGEMENTS)
    AUTO_FOCUS = "#table"
    DEFAULT_CSS = """
    EngagementsScreen #tabs { background: $panel; }
    EngagementsScreen #guide { background: $surface; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.tab = TABS[0]
        self.table = RecordTable(columns_of(self.tab), empty=t("licence.reading"), id="table")
        self.bar = SearchBar(self._search, self.table, placeholder=t("engagement.placeholder"))
        self._known: _Read | None = None
        self._words = ""
        self._texts: dict[str, list[str]] = {}
        self._reading: Stop | None = None

    def body(self) -> ComposeResult:
        """Search, tabs, list, caution."""
        yield self.bar
        yield Lines(id="tabs")
        yield self.table
        yield Lines([], [(f"{t('licence.guide')} ", "dim")], id="guide")

    # The lists

    def read(self) -> None:
        """Read the three lists without keeping anybody waiting."""
        today = date.today()

        def read(conn: sqlite3.Connection) -> _Read:
            free = work_done.free_to_help(conn, today)
            needs = work_done.open_needs(conn, free)
            offers = work_done.offers_of(conn, [each.person_id for each in free])
            return _Read(needs, free, offers, work_done.engagements(conn))

        def then(found: _Read) -> None:
            self._known = found
            self._texts.clear()
            self._show()

        self._reading = read_in_background(self, read, then, instead_of=self._reading)

    def _show(self, *, first: bool = False) -> None:
        if self._known is None:
            return
        rows = self._rows()
        counts = [len(self._known.needs), len(self._known.free), len(self._known.done)]
        self.query_one("#tabs", Lines).put(tab_pieces(counts, self.tab))
        none = counts[TABS.index(self.tab)] == 0
        self.table.empty = t(f"engagement.empty_{self.tab}" if none else "engagement.none_found")
        row = None if first else self.table.row
        index = self.table.cursor if row else 0
        self.table.show(rows, key=row.key if row else None, index=index)
        count = t("engagement.count", count=f"{len(rows):,}")
        self.bar.found([(f"{count} ", "strong" if self._words else "dim")])

    def _rows(self) -> MadeRows[Any]:
        """The list of this tab, narrowed by what was typed."""
        known = self._known
        assert known is not None
        make, key_of = self._making(known)
        items: Sequence[Any] = tuple(enumerate(known.needs)) if self.tab == "needs" else known.free
        if self.tab == "all":
            items = known.done
        words = key(self._words).split()
        if words:
            # Folding 80,000 needs takes a second, so it is done once a list.
            if self.tab not in self._texts:
                self._texts[self.tab] = [key(" ".join(make(item).cells)) for item in items]
            texts = self._texts[self.tab]
            items = [
                item
                for item, text in zip(items, texts, strict=True)
                if all(word in text for word in words)
            ]
        return MadeRows(items, make, key_of)

    def _making(self, known: _Read) -> tuple[Callable[[Any], RowView], Callable[[Any], int]]:
        """How one row of this tab is made, and what it stands for."""
        if self.tab == "needs":
            return (lambda pair: need_row(*pair)), (lambda pair: pair[0])
        if self.tab == "free":
            offers = known.offers
            return (
                lambda each: free_row(each, offers.get(each.person_id, "")),
                lambda each: each.person_id,
            )
        return engagement_row, (lambda each: each.id)

    def _search(self, words: str) -> None:
        if words.split() != self._words.split():
            self._words = words
            self._show(first=bool(words))

    # What can be done

    def action_choose(self, digit: str) -> None:
        """A digit shows another of the lists."""
        index = DIGITS.index(digit)
        if index < len(TABS) and TABS[index] != self.tab:
            self.tab = TABS[index]
            self.table.show_columns(columns_of(self.tab))
            self._show(first=True)

    @on(RecordTable.Opened)
    def opened(self) -> None:
        """Enter makes an engagement of a need or a consultant, or corrects one."""
        self.action_edit()

    def action_edit(self) -> None:
        """The same as Enter: the form of what is under the cursor."""
        row, known = self.table.row, self._known
        if row is None or known is None:
            return
        if self.tab == "needs":
            self._answer(known.needs[row.key])
        elif self.tab == "free":
            each = next((f for f in known.free if f.person_id == row.key), None)
            if each is not None:
                self._new(Proposed(each.person_id, each.name))
        elif (found := self._engagement()) is not None:
            form = EngagementForm(Proposed(found.person_id, found.person), found, date.today())
            self.desk.push_screen(form, self.written)

    def action_new(self) -> None:
        """Enter an engagement: of what is under the cursor, or of a consultant who is chosen."""
        if self.tab == "all" or self.table.row is None:
            self._choose(self._known.free if self._known else (), "", None, "")
        else:
            self.action_edit()

    def _answer(self, need: Need) -> None:
        """Who helps: those who can first, the other free consultants behind them."""
        free = self._known.free if self._known else ()
        able = {each.person_id for each in need.helpers}
        others = [
            each for each in free if each.person_id not in able and each.person_id != need.person_id
        ]
        self._choose((*need.helpers, *others), need.organisation, need.person_id, need.label)

    def _choose(
        self, people: tuple[Holder, ...], organisation: str, host: int | None, theme: str
    ) -> None:
        from smeic_tui.widgets.menu import Item, Menu

        if not people:
            self.desk.notify(t("engagement.no_one_free"))
            return
        offers = self._known.offers if self._known else {}
        items = [
            Item(each, f"{each.name}  {offers.get(each.person_id, '')}".rstrip()) for each in people
        ]

        def chosen(each: Holder | None) -> None:
            if each is not None:
                self._new(Proposed(each.person_id, each.name, organisation, host, theme))

        self.desk.push_screen(Menu(t("engagement.choose_title"), items), chosen)

    def _new(self, proposed: Proposed) -> None:
        self.desk.push_screen(EngagementForm(proposed, None, date.today()), self.written)

    def _engagement(self) -> Engagement | None:
        row, known = self.table.row, self._known
        found = None
        if self.tab == "all" and row is not None and known is not None:
            found = next((each for each in known.done if each.id == row.key), None)
        if found is None:
            self.desk.notify(t("engagement.none_chosen"))
        return found

    def action_count_days(self) -> None:
        """Count the days of an engagement that ended as 実務 of its consultant."""
        found = self._engagement()
        if found is None:
            return
        if found.has_points:
            self.desk.notify(t("engagement.points_already"))
            return
        if found.ended_on is None or not found.days:
            self.desk.notify(t("engagement.points_need_end"))
            return
        days = found.days

        def work(conn: sqlite3.Connection, actor: Actor) -> int | None:
            params = {"name": found.person}
            with operation(conn, actor, "engagement_points", params=params) as op:
                return work_done.count_days(op, found, days)

        def done(line: int | None) -> None:
            said = "engagement.points_already" if line is None else "engagement.points_saved"
            self.written(t(said, name=found.person, points=days))

        self.desk.save(work, done)

    def _person(self) -> int | None:
        """The person under the cursor: who asked, who is free, who worked."""
        row, known = self.table.row, self._known
        if row is None or known is None:
            return None
        if self.tab == "needs":
            return known.needs[row.key].person_id
        if self.tab == "all":
            found = self._engagement()
            return found.person_id if found else None
        return row.key

    def action_to_person(self) -> None:
        """Go to the person under the cursor."""
        if (person_id := self._person()) is not None:
            from screens.person import PersonScreen

            self.desk.push_screen(PersonScreen(person_id), lambda _: self.facts_changed())

    def action_organisation(self) -> None:
        """The company under the cursor: where the work was done, or where the person works."""
        from screens.employing.opening import open_of_person, open_organisation

        found = self._engagement() if self.tab == "all" and self.table.row else None
        if found is not None and found.organisation_id is not None:
            open_organisation(self, found.organisation_id)
            return
        person_id = found.host_person_id if found is not None else self._person()
        if person_id is not None:
            open_of_person(self, person_id)

    def action_excel(self) -> None:
        """Write the record of engagements."""
        from screens.licensing.licence_excel import write_record

        write_record(self, date.today())

    def action_history(self) -> None:
        """Go to the history."""
        self.desk.open("history")
