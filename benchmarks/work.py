"""The work behind the screen against peers on the same data, in one run.

    python -m benchmarks.work [--people 640]

A list of invented people is written as a workbook first. Every figure is the median of the runs.
"""

from __future__ import annotations

import argparse
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from importers.inspection import inspect
from importers.planning.choices import Options
from importers.planning.planner import plan_import
from smeic_tui.demo.build import build
from smeic_tui.demo.people import invent
from smeic_tui.exports.sheet import Column, SheetData, write_workbook
from smeic_tui.store.file import database, opening, sessions
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.people import staff

HEADINGS = ("期", "氏名", "フリガナ", "会社名", "役職", "電話", "E-mail", "〒", "住所")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--people", type=int, default=640)
    parser.add_argument("--runs", type=int, default=7)
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        home = Path(folder)
        rows = list(_rows(options.people))
        book = write_workbook(home / "list.xlsx", _sheet(rows))
        print("| work | ms | against | ms | ratio |")
        print("|---|---:|---|---:|---:|")
        for line in (*_imports(home, book, options.runs), *_exports(home, rows, options.runs)):
            print(line)
        print(_edits(home, options.runs))


def _rows(people: int) -> Iterator[tuple[str, ...]]:
    for p in invent(people):
        post = p.positions[0]
        mail = p.mails[0][1] if p.mails else ""
        yield (
            f"{p.cohort}期",
            p.name,
            p.kana or "",
            post.organisation.name,
            post.title or "",
            p.mobile or "",
            mail,
            p.postcode,
            p.prefecture + p.address,
        )


def list_of(people: int) -> SheetData:
    """A list of so many invented people."""
    return _sheet(list(_rows(people)))


def _sheet(rows: list[tuple[str, ...]]) -> SheetData:
    return SheetData("名簿", [Column(heading, heading) for heading in HEADINGS], rows)


def _timed(runs: int, work: Callable[[], object]) -> float:
    """Median milliseconds, the first run not counted."""
    taken = []
    for _ in range(runs + 1):
        started = time.perf_counter()
        work()
        taken.append((time.perf_counter() - started) * 1000)
    return median(taken[1:])


def _line(name: str, ours: float, peer: str, theirs: float) -> str:
    return f"| {name} | {ours:.1f} | {peer} | {theirs:.1f} | {ours / theirs:.2f} |"


def _imports(home: Path, book: Path, runs: int) -> Iterator[str]:
    path = home / "empty.sqlite"
    database.create(path)
    with closing(opening.reader(path)) as conn:
        ours = _timed(runs, lambda: plan_import(conn, [inspect(book)], Options(alumni_only=True)))
    name = "read, understand and plan a list"
    yield _line(name, ours, "calamine + executemany", _timed(runs, lambda: _calamine(book)))
    yield _line(
        name, ours, "openpyxl + sqlite-utils insert_all", _timed(runs, lambda: _utils(book))
    )


def _calamine(book: Path) -> None:
    """Only the values, into a table of text."""
    from python_calamine import CalamineWorkbook

    rows = CalamineWorkbook.from_path(str(book)).get_sheet_by_index(0).to_python()
    with closing(sqlite3.connect(":memory:")) as conn:
        conn.execute(f"CREATE TABLE t ({', '.join(f'c{i}' for i in range(len(HEADINGS)))})")
        conn.executemany(f"INSERT INTO t VALUES ({', '.join('?' * len(HEADINGS))})", rows[1:])


def _utils(book: Path) -> None:
    """What a script would do."""
    from openpyxl import load_workbook
    from sqlite_utils import Database

    first, *rows = load_workbook(book, read_only=True).worksheets[0].iter_rows(values_only=True)
    db = Database(memory=True)
    names = [str(name) for name in first]
    db.table("t").insert_all(dict(zip(names, row, strict=True)) for row in rows)
    db.close()


def _exports(home: Path, rows: list[tuple[str, ...]], runs: int) -> Iterator[str]:
    ours = _timed(runs, lambda: write_workbook(home / "ours.xlsx", _sheet(rows)))
    theirs = _timed(runs, lambda: _openpyxl(home / "theirs.xlsx", rows))
    yield _line("write a styled list", ours, "openpyxl, header only", theirs)


def _openpyxl(path: Path, rows: list[tuple[str, ...]]) -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(HEADINGS)
    for row in rows:
        sheet.append(row)
    book.save(path)


def _edits(home: Path, runs: int) -> str:
    path = home / "demo.sqlite"
    build(path, 640)
    with closing(opening.writer(path)) as conn:
        actor = sessions.begin(conn, staff.all_staff(conn)[0].id)
        ours = _timed(runs, lambda: _edit_many(conn, actor))
        plain = home / "plain.sqlite"
        with closing(sqlite3.connect(plain, isolation_level=None)) as bare:
            bare.execute("PRAGMA journal_mode = WAL")
            bare.execute("PRAGMA synchronous = FULL")
            bare.execute("CREATE TABLE person (id INTEGER PRIMARY KEY, note TEXT) STRICT")
            bare.executemany("INSERT INTO person VALUES (?, '')", [(i,) for i in range(640)])
            theirs = _timed(runs, lambda: _plain_many(bare))
    name = "100 durable edits with journal, search keys and author"
    return _line(name, ours, "100 plain durable UPDATEs", theirs)


def _edit_many(conn: sqlite3.Connection, actor: Actor) -> None:
    for number in range(1, 101):
        with operation(conn, actor, "person_edited") as op:
            op.update("person", number, {"note": str(time.perf_counter())})


def _plain_many(conn: sqlite3.Connection) -> None:
    for number in range(100):
        conn.execute("BEGIN IMMEDIATE")
        note = str(time.perf_counter())
        conn.execute("UPDATE person SET note = ? WHERE id = ?", (note, number))
        conn.execute("COMMIT")


if __name__ == "__main__":
    main()
