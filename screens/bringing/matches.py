"""合いそうな修了生: up to five who fit an outsider, each with why; a digit makes a candidate."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, cast

from textual import events
from textual.app import ComposeResult

from smeic_tui.actions.action import DIGITS
from smeic_tui.domain.referrals.facts import Referral
from smeic_tui.domain.referrals.fitting import Suggestion
from smeic_tui.japanese.legal_forms import short_company
from smeic_tui.store.journal.operation import Actor, Operation, Value, operation
from smeic_tui.store.referrals.fitting import suggestions_for
from smeic_tui.store.referrals.introductions import add_introduction
from smeic_tui.store.referrals.referral_acts import decline_match
from smeic_tui.store.roster import roster
from smeic_tui.text import render, t
from smeic_tui.widgets.dialog import Dialog
from smeic_tui.widgets.lines import Lines
from smeic_tui.widgets.record_table import RecordTable
from smeic_tui.widgets.rows import Column, ListRows, RowView
from smeic_tui.widgets.wrapping import wrapped

if TYPE_CHECKING:
    from smeic_tui.app import SmeicApp

_WHY = 70


def why_words(suggestion: Suggestion) -> str:
    """One sentence why somebody fits, and what else does in a few words."""
    sentence = render("reason", suggestion.reason.code, suggestion.reason.params)
    if not suggestion.also:
        return sentence
    also = t("frame.between").join(t(f"referral.also.{code}") for code in suggestion.also)
    return f"{sentence} {t('referral.also', also=also)}"


class MatchesDialog(Dialog[None]):
    """A digit or Enter makes the alumnus a candidate; ``d`` declines, which is remembered."""

    DEFAULT_CSS = """
    MatchesDialog #panel { width: 78; }
    MatchesDialog #why { height: 3; margin-top: 1; }
    """

    def __init__(self, referral: Referral) -> None:
        """Make the dialog.

        Args:
            referral: For whom alumni are suggested.
        """
        super().__init__(
            t("referral.matches_title", name=referral.name), t("referral.matches_keys")
        )
        self.referral = referral
        self.found: tuple[Suggestion, ...] = ()
        self.why = Lines(id="why")
        columns = (Column("", 1), Column("", 14), Column("", 5), Column("", 20, grow=1))
        self.table = RecordTable(
            columns, header=False, empty=t("referral.matches_none"), follow=self._explain
        )
        self.table.styles.height = 5

    @property
    def desk(self) -> SmeicApp:
        """The app, with the open file."""
        return cast("SmeicApp", self.app)

    def body(self) -> ComposeResult:
        """The alumni, and why the marked one fits."""
        yield self.table
        yield self.why

    def on_mount(self) -> None:
        """Find them."""
        self._read()

    def _read(self) -> None:
        conn = self.desk.workspace.conn
        self.found = suggestions_for(conn, self.referral)
        people = {row.id: row for row in roster.rows(conn, [s.person_id for s in self.found])}
        rows = []
        for digit, each in zip(DIGITS, self.found, strict=False):
            who = people[each.person_id]
            cohort = t("roster.cohort", n=who.cohort) if who.cohort is not None else ""
            cells = (digit, who.name, cohort, short_company(who.organisation))
            rows.append(RowView(each.person_id, cells))
        self.table.show(ListRows(rows), index=self.table.cursor)
        self._explain(self.table.row)

    def _explain(self, row: RowView | None) -> None:
        each = next((s for s in self.found if row is not None and s.person_id == row.key), None)
        lines = wrapped(why_words(each), _WHY) if each else []
        self.why.put_all([([(line, "dim")], "") for line in lines])

    def action_choose(self, digit: str) -> None:
        """The alumnus with this digit becomes a candidate."""
        index = DIGITS.index(digit)
        if index < len(self.found):
            self._introduce(self.found[index])

    def on_record_table_opened(self) -> None:
        """So does the marked one by Enter."""
        self._introduce(self.found[self.table.cursor])

    def on_key(self, event: events.Key) -> None:
        """``d`` declines the marked one."""
        if event.key == "d" and self.found:
            event.stop()
            self._decline(self.found[self.table.cursor])

    def _introduce(self, each: Suggestion) -> None:
        referral = self.referral
        values: dict[str, Value] = {"reason": why_words(each)}
        names = {"name": referral.name, "other": each.name}
        said = t("referral.introduction_saved", **names)

        def act(op: Operation) -> None:
            add_introduction(op, referral.person_id, each.person_id, values, today=date.today())

        self._write("introduction_added", names, act, said)

    def _decline(self, each: Suggestion) -> None:
        names = {"name": self.referral.name, "other": each.name}
        said = t("referral.declined", other=each.name)

        def act(op: Operation) -> None:
            decline_match(op, self.referral.id, each.person_id)

        self._write("match_declined", names, act, said)

    def _write(
        self, kind: str, names: dict[str, str], act: Callable[[Operation], None], said: str
    ) -> None:
        def work(conn: sqlite3.Connection, actor: Actor) -> None:
            with operation(conn, actor, kind, params=names) as op:
                act(op)

        def done(_: None) -> None:
            self._read()
            self.desk.notify(said)

        self.desk.save(work, done)
