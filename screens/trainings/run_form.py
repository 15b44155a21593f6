"""A run of a training typed in: a new one, often like the last one, or a correction."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from screens.forms.entries import tidy
from screens.forms.form_dialog import FormDialog
from smeic_tui.domain.training.facts import ELIGIBILITIES, Run
from smeic_tui.domain.training.rule import FIRST_RULE
from smeic_tui.exports.training_words import run_name
from smeic_tui.japanese.counts import fold_count, read_count
from smeic_tui.japanese.dates import PartialDate, fiscal_year, read_fiscal_year
from smeic_tui.store.journal.operation import Actor, Value, operation
from smeic_tui.store.training import trainings
from smeic_tui.text import t
from smeic_tui.widgets.form import Entry
from smeic_tui.widgets.menu import Item, Menu

if TYPE_CHECKING:
    from screens.past.undoing import Undoing


def check_count(most: int) -> Callable[[str], str | None]:
    """A whole number up to a limit, or what is wrong."""

    def check(text: str) -> str | None:
        good = read_count(text, most) is not None
        return None if good else t("training.bad_count", most=most)

    return check


def fold_fiscal_year(text: str) -> str:
    """``令和8年度`` as ``2026``."""
    year = read_fiscal_year(text)
    return str(year) if year else text.strip()


def check_fiscal_year(text: str) -> str | None:
    """A fiscal year, or what is wrong."""
    return None if read_fiscal_year(text) else t("training.bad_year")


def new_run(page: Undoing, known: Sequence[Run], then: Callable[[str | None], None]) -> None:
    """Ask which run the new one is like, where there is one, and open the form."""
    if not known:
        page.desk.push_screen(RunForm(None), then)
        return
    items = [Item(run.id, run_name(run)) for run in known]
    items.append(Item(0, t("training.from_nothing")))

    def chosen(run_id: int | None) -> None:
        if run_id is not None:
            source = next((run for run in known if run.id == run_id), None)
            page.desk.push_screen(RunForm(None, source), then)

    page.desk.push_screen(Menu(t("training.copy_title"), items), chosen)


class RunForm(FormDialog[str]):
    """Year, title, who may apply, seats, note."""

    def __init__(self, run: Run | None, source: Run | None = None) -> None:
        """Make the form.

        Args:
            run: The run that is corrected; None for a new one.
            source: The run whose sessions, assignments and rule a new one gets.
        """
        self.run = run
        self.source = source
        like = run or source
        today = date.today()
        this_year = fiscal_year(PartialDate(today.year, today.month, today.day))
        year = run.fiscal_year if run else source.fiscal_year + 1 if source else this_year
        eligibility = like.eligibility if like else ELIGIBILITIES[0]
        capacity = like.capacity if like else None
        entries = (
            Entry(
                "fiscal_year",
                "field.fiscal_year",
                str(year),
                fold=fold_fiscal_year,
                check=check_fiscal_year,
                required=True,
                cells=10,
            ),
            Entry(
                "title",
                "field.training_run.title",
                like.title if like else t("training.usual_title"),
                fold=tidy,
                required=True,
                limit=80,
                cells=44,
            ),
            Entry(
                "eligibility",
                "field.eligibility",
                eligibility,
                options=[(e, t(f"training.eligibility.{e}")) for e in ELIGIBILITIES],
            ),
            Entry(
                "capacity",
                "field.capacity",
                "" if capacity is None else str(capacity),
                fold=fold_count,
                check=check_count(9999),
                cells=8,
            ),
            Entry(
                "note",
                "field.note",
                (run.note or "") if run else "",
                fold=tidy,
                limit=300,
                cells=44,
            ),
        )
        title = t("training.edit_run" if run else "training.new_run")
        super().__init__(title, entries, quick=False)
        self.draft_key = f"training {run.id if run else 'new'}"

    @classmethod
    def editing(cls, run: Run) -> RunForm:
        """The form of a run that is on file."""
        return cls(run)

    def record(self, values: Mapping[str, str]) -> None:
        """Write it."""
        run, source = self.run, self.source
        columns: dict[str, Value] = {
            "fiscal_year": int(values["fiscal_year"]),
            "title": values["title"],
            "eligibility": values["eligibility"],
            "capacity": read_count(values["capacity"]),
            "note": values["note"] or None,
        }
        name = t("training.run_name", title=values["title"], year=values["fiscal_year"])

        def work(conn: sqlite3.Connection, actor: Actor) -> None:
            kind = "training_edited" if run else "training_added"
            with operation(conn, actor, kind, params={"training": name}) as op:
                if run is not None:
                    trainings.revise_run(op, run, columns)
                    return
                rule = source.rule if source else FIRST_RULE
                made = trainings.add_run(op, columns, rule)
                if source is not None:
                    trainings.copy_course(op, trainings.course(conn, source.id), made)

        key = "training.run_saved" if run or source else "training.first_run_saved"
        self.close_with(t(key, training=name), work)
