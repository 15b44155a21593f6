"""修了判定: whoever fulfils the rule has completed, whoever cannot any more has not."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from datetime import date

from screens.persons.verbs import PersonVerbs
from smeic_tui.domain.training.forecast import Forecast
from smeic_tui.errors import Param
from smeic_tui.exports.training_words import run_name
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.training.attendance_book import Book
from smeic_tui.store.training.trainees import set_state
from smeic_tui.text import t
from smeic_tui.widgets.confirm import Confirm


def judge(page: PersonVerbs, book: Book, forecasts: Mapping[int, Forecast]) -> None:
    """Say whom it would concern, and decide it all in one operation.

    Nobody is failed while sessions remain that they could attend: they stay as they are.
    """
    trainees = {e.trainee.person_id: e.trainee for e in book.everybody}
    done = [trainees[i] for i, f in forecasts.items() if f.outlook == "met"]
    failed = [
        trainees[i]
        for i, found in forecasts.items()
        if found.outlook == "impossible" and not found.remaining
    ]
    rest = len(forecasts) - len(done) - len(failed)
    if not done and not failed:
        page.desk.notify(t("training.nobody_to_judge", rest=rest))
        return
    today = date.today().isoformat()
    told: dict[str, Param] = {
        "training": run_name(book.run),
        "completed": len(done),
        "failed": len(failed),
    }

    def work(conn: sqlite3.Connection, actor: Actor) -> None:
        with operation(conn, actor, "training_judged", params=told) as op:
            set_state(op, done, "completed", today)
            set_state(op, failed, "not_completed", today)

    def answered(yes: bool | None) -> None:
        if yes:
            page.desk.save(work, lambda _: page.written(t("training.judged", **told, rest=rest)))

    question = t("training.judge", completed=len(done), failed=len(failed), rest=rest)
    title = t("training.judge_title", training=run_name(book.run))
    page.desk.push_screen(Confirm(title, question, default=True), answered)
