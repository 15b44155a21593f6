"""Lists of a run as Excel files: one key, one digit; what left the house is written down."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from screens.forms.list_output import ReadyList, write_ready_list
from smeic_tui.exports.training_words import run_name
from smeic_tui.store.attendance_book import Book
from smeic_tui.text import t
from smeic_tui.widgets.menu import Item, Menu

if TYPE_CHECKING:
    from screens.past.undoing import Undoing
    from smeic_tui.exports.event_layouts import Written
    from smeic_tui.exports.training_layouts import TrainingLayout


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

    def write(conn: sqlite3.Connection, path: Path, forbid: list[Path]) -> Written:
        from smeic_tui.exports.training_layouts import write_training_list

        return write_training_list(conn, path, book, layout, today, forbid=forbid)

    title = t(f"training.layout.{layout}")
    wanted = ReadyList(f"training_{layout}", run_name(book.run), title, file_stem(book, layout))
    write_ready_list(page, wanted, write)
