"""Two people chosen from a list, to be looked at side by side."""

from __future__ import annotations

import sqlite3

from screens.merging.pair_page import PairPage
from screens.merging.queue import Queue
from screens.past.undoing import Undoing
from smeic_tui.domain.duplicates import Pair, judge
from smeic_tui.domain.matching.evidence import compare
from smeic_tui.store.people.identities import identities
from smeic_tui.text import t
from smeic_tui.widgets.record_table import RecordTable

_TWO = 2


def ask_about_selected(page: Undoing, table: RecordTable) -> None:
    """Show the two people who are selected side by side; with more or fewer say what to do."""
    chosen = sorted(table.selected)
    if len(chosen) != _TWO:
        page.desk.notify(t("duplicates.choose_two", count=len(chosen)))
        return
    pair = pair_of(page.desk.workspace.conn, *chosen)

    def closed(_: object) -> None:
        table.select(set())
        page.facts_changed()

    page.desk.push_screen(PairPage(Queue([pair])), closed)


def pair_of(conn: sqlite3.Connection, left: int, right: int) -> Pair:
    """Any two people with what speaks for and against their being one."""
    found = identities(conn, (left, right))
    if len(found) == _TWO:
        offered = judge(left, right, found[left], found[right])
        if offered is not None:
            return offered
        evidence = compare(found[left], found[right])
        return Pair(left, right, "chosen", evidence.points, evidence.codes, evidence.vetoes)
    return Pair(left, right, "chosen", 0, (), ())
