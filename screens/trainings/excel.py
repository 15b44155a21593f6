"""Lists of a run as Excel files: one key, one digit; what left the house is written down."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from screens.forms.list_output import write_and_log
from smeic_tui.exports.training_words import run_name
from smeic_tui.store.training.attendance_book import Book
from smeic_tui.text import t
from smeic_tui.widgets.menu import Item, Menu

if TYPE_CHECKING:
    from screens.past.undoing import Undoing
    from smeic_tui.exports.training_layouts import TrainingLayout
    from smeic_tui.exports.written import Written


def offer_lists(page: Undoing, book: Book, today: date) -> None:
    """Ask which list, and write it into the documents folder under a free name."""
    from smeic_tui.exports.training_layouts import listed_layouts

    items = [
        Item(layout, t(f"training.layout.{layout}"), t("training.lines", count=count))
        for layout, count in listed_layouts(page.desk.workspace.conn, book, today)
    ]

    def chosen(layout: TrainingLayout | None) -> None:
        if layout is not None:
            _write(page, book, layout, today)

    page.desk.push_screen(Menu(t("event.layout_title"), items), chosen)


def _write(page: Undoing, book: Book, layout: TrainingLayout, today: date) -> None:
    from smeic_tui.exports.training_layouts import file_stem

    def write(conn: sqlite3.Connection, path: Path) -> Written:
        from smeic_tui.exports.training_layouts import write_training_list

        forbid = [page.desk.workspace.path]
        return write_training_list(conn, path, book, layout, today, forbid=forbid)

    name = run_name(book.run)
    write_and_log(
        page,
        write,
        stem=file_stem(book, layout),
        layout=f"training_{layout}",
        condition=name,
        purpose=f"{name} {t(f'training.layout.{layout}')}",
    )
