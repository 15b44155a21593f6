"""Plan and apply for a page: off the UI thread, with progress, stoppable until the commit."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from screens.background import Stop, close_dialog, in_background
from smeic_tui.errors import Reason, SmeicError
from smeic_tui.store.file.backup import back_up
from smeic_tui.store.journal.operation import Actor
from smeic_tui.text import t
from smeic_tui.widgets.progress import Progress

if TYPE_CHECKING:
    from importers.applying.apply import Applied
    from importers.planning.plan import Plan
    from screens.importing.draft import Draft
    from screens.importing.page import ImportPage


@dataclass(frozen=True, slots=True)
class Done:
    """An import that was written."""

    applied: Applied
    """What came of it."""
    paths: tuple[Path, ...]
    """The files."""
    backup: Path
    """The roster as it was before."""
    kept: tuple[Reason, ...] = ()
    """What the lists tell beyond the person, counted: ``kept_replies`` and the like."""


def plan_draft(page: ImportPage, draft: Draft, then: Callable[[Plan], object]) -> None:
    """Compare what was read with the roster, under what was decided; writes nothing."""
    inspections, options = draft.sources(), draft.options()
    files = t("frame.comma").join(inspection.workbook.file for inspection in inspections)
    progress = Progress(t("import_screen.planning", file=files), lambda: stop.set())
    advance = _advancer(page, progress)

    def work(stop: Stop) -> Plan:
        from importers.planning.planner import plan_import

        with page.desk.workspace.reading() as conn:
            return plan_import(
                conn, inspections, options, progress=advance, cancelled=lambda: stop.is_set()
            )

    def close() -> None:
        close_dialog(progress)

    def done(plan: Plan) -> None:
        close()
        then(plan)

    def refused(error: SmeicError) -> None:
        close()
        page.desk.show_error(error)

    page.desk.push_screen(progress)
    stop = in_background(page, work, done, refused, stopped=close)


def apply(
    page: ImportPage,
    paths: tuple[Path, ...],
    plan: Plan,
    then: Callable[[Done], object],
    replanned: Callable[[Plan], object],
) -> Event:
    """Back up, then write the plan that was shown, whole or not at all.

    Args:
        page: Whose work it is.
        paths: The files, for the result.
        plan: What was shown.
        then: Called with what was written.
        replanned: Called with the new plan where the roster changed in between.

    Returns:
        The event that stops it; the page sets it when it closes.
    """
    files = t("frame.comma").join(source.workbook.file for source in plan.sources)
    stop = Event()
    progress = Progress(t("import_screen.applying", file=files), stop.set)
    advance = _advancer(page, progress)
    file = page.desk.workspace.path

    def work(conn: sqlite3.Connection, actor: Actor) -> Done:
        from importers.applying.apply import apply_plan
        from importers.planning.later import kept_for_later
        from importers.planning.profiles import worth_remembering

        page.app.call_later(progress.advance, 0, 0, t("import_screen.backing_up"))
        backup = back_up(file)
        profiles = worth_remembering(plan.sources, plan.options)
        applied = apply_plan(
            conn, actor, plan, progress=advance, cancelled=stop.is_set, profiles=profiles
        )
        return Done(applied, paths, backup, kept_for_later(applied.plan))

    def done(result: Done) -> None:
        close_dialog(progress)
        then(result)

    def refused(error: SmeicError) -> None:
        from importers.applying.apply import PlanChanged

        close_dialog(progress)
        if isinstance(error, PlanChanged):
            replanned(error.plan)
        elif error.code == "import_cancelled":
            page.desk.notify(t("import_screen.cancelled"))
        else:
            page.desk.show_error(error)

    page.desk.push_screen(progress)
    page.desk.save(work, done, refused)
    return stop


def _advancer(page: ImportPage, progress: Progress) -> Callable[[int, int], None]:
    return lambda done, count: (page.app.call_later(progress.advance, done, count), None)[1]
