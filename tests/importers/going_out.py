"""A list of four people as it went out, and what staff do to it in Excel."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from importers.applying.apply import Applied
from importers.inspection import inspect
from importers.planning.choices import Options
from importers.planning.plan import Plan
from smeic_tui.store.journal.operation import Actor
from tests.importers.importing import imported

HEADERS = [
    "氏名",
    "フリガナ",
    "期",
    "会社名",
    "役職",
    "メール",
    "携帯",
    "郵便番号",
    "住所",
    "会員番号",
]


ON_FILE = [
    [
        *("青空　花子", "あおぞら はなこ", 3, "木星商事", "部長", "a@example.jp"),
        *("090-1111-2222", "581-0001", "大阪府八尾市光町1-1", "0012"),
    ],
    ["木星　次郎", "もくせい じろう", 4, "金星精機㈱", "", "", "", "", "", "0013"],
    ["月見　健", "つきみ けん", 4, "", "", "k@example.jp", "", "", "", ""],
    ["月見　健", "つきみ けん", 9, "土星工業", "課長", "", "", "", "", ""],
]


A, B = 1, 2


KEYS = (
    *("cohort", "name", "kana", "organisation", "department", "title", "kind", "standing"),
    *("member_no", "mail", "phone", "postcode", "address", "mark"),
)


COLUMNS = dict(zip(KEYS, "ABCDEFGHIJKLMN", strict=True))


def edit(path: Path, change: Callable[[Worksheet], object]) -> Path:
    """The list after somebody worked on it in Excel."""
    book = openpyxl.load_workbook(path)
    change(book.worksheets[0])
    edited = path.with_name("直した名簿.xlsx")
    book.save(edited)
    return edited


def typed(path: Path, row: int = 2, **cells: object) -> Path:
    """The list with these cells of a row typed over."""

    def change(sheet: Worksheet) -> None:
        for key, value in cells.items():
            sheet[f"{COLUMNS[key]}{row}"] = value

    return edit(path, change)


def back(conn: sqlite3.Connection, actor: Actor, path: Path) -> Applied:
    """The list imported as staff import any."""
    return imported(conn, actor, inspect(path), options=Options())


def changes(plan: Plan, row: int = 0) -> list[tuple[str, str, str, bool]]:
    """What a row changes."""
    return [(c.aspect, c.old, c.new, c.taken) for c in plan.rows[row].changes]
