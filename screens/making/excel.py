"""What leaves the house of cases: a page of one, and their numbers; each is written down."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from screens.background import Stop, in_background
from screens.forms.writing import free_name, output_folder
from smeic_tui.domain.cases import Case
from smeic_tui.errors import SmeicError
from smeic_tui.store.journal.export_log import log_export
from smeic_tui.store.journal.operation import Actor
from smeic_tui.text import t
from smeic_tui.widgets.menu import Item, Menu

if TYPE_CHECKING:
    from screens.past.undoing import Undoing
    from smeic_tui.exports.case_page import WrittenPage

What = Literal["page", "markdown", "counts", "published"]


def offer(page: Undoing, case: Case | None) -> None:
    """Ask what to write: the marked case on a page, or the numbers of all."""
    wanted: list[What] = ["page", "markdown"] if case else []
    wanted += ["counts", "published"]
    items = [Item(what, t(f"case.excel_{what}")) for what in wanted]

    def chosen(what: What | None) -> None:
        if what is None:
            return
        if page.desk.workspace.read_only:
            # What goes out is written down; where that is impossible nothing goes out.
            path = str(page.desk.workspace.path)
            page.desk.show_error(SmeicError("db_read_only", path=path))
        else:
            _write(page, case, what)

    page.desk.push_screen(Menu(t("case.excel_title"), items), chosen)


def _write(page: Undoing, case: Case | None, what: What) -> None:
    desk = page.desk
    today = date.today().isoformat()
    title = case.title if case and what in ("page", "markdown") else t(f"case.excel_{what}")

    def work(_stop: Stop) -> WrittenPage:
        from smeic_tui.domain.case_counts import count
        from smeic_tui.exports.case_counts_layout import counts_sheet
        from smeic_tui.exports.case_page import WrittenPage, write_case_page
        from smeic_tui.exports.names import file_name
        from smeic_tui.exports.sheet import write_workbook
        from smeic_tui.store.cases.cases import cases

        suffix = ".md" if what == "markdown" else ".xlsx"
        stem = file_name(f"{title}_{today}", suffix="")
        path = free_name(output_folder(), stem, suffix)
        forbid = [desk.workspace.path]
        with desk.workspace.reading() as conn:
            if case is not None and what in ("page", "markdown"):
                return write_case_page(conn, path, case.id, today, forbid=forbid)
            found = count(cases(conn), today)
            sheet = counts_sheet(found, outside=what == "published")
            return WrittenPage(write_workbook(path, sheet, forbid=forbid), ())

    def then(found: WrittenPage) -> None:
        _log(page, title, what, found.path, found.people)

    in_background(page, work, then)


def _log(page: Undoing, title: str, what: What, path: Path, people: tuple[int, ...]) -> None:
    def work(conn: sqlite3.Connection, actor: Actor) -> int:
        return log_export(
            conn,
            actor,
            layout=f"case_{what}",
            columns=["item", "text"],
            person_ids=people,
            condition=title,
            purpose=t(f"case.excel_{what}"),
            recipient=None,
            file=path,
        )

    said = t("case.written", path=path)
    page.desk.save(work, lambda _: page.desk.notify(said, timeout=8))
