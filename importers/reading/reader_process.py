"""The child that parses a file from outside: ``python -m importers.reading.reader_process``.

A parser can be made to abort, to eat all memory or never to end; here that costs a child. The
parent writes one line of JSON (the request) and the file's bytes; the child answers in lines of
JSON.
"""

from __future__ import annotations

import gc
import json
import re
import sys
from collections.abc import Callable, Iterable, Mapping
from itertools import chain
from typing import Any, cast

from importers.reading.dressing import SheetContent
from importers.reading.workbook import (
    APART,
    MAX_CELL,
    MAX_COLUMNS,
    MAX_ROWS,
    Address,
    Cell,
    column_letter,
)
from smeic_tui.errors import Param, SmeicError

MEMORY_BYTES = 1024 * 1024 * 1024
CPU_SECONDS = 60
BLOCK = 2_000
"""Rows a line of JSON holds: 0.5 MB, so that parent and child work at the same time."""

_SUSPECT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ud800-\udfff\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff\U000e0001-\U000e007f]"
)
"""Any of these in a block calls for the slow cleaning."""

SendLine = Callable[[str], None]


def main() -> int:
    """Read one request from stdin and answer on stdout."""
    from smeic_tui.platforms import limit_child

    output = sys.stdout.buffer

    def send_line(text: str) -> None:
        output.write(text.encode("utf-8", "surrogatepass") + b"\n")

    request = json.loads(sys.stdin.buffer.readline())
    content = sys.stdin.buffer.read()
    limit_child(MEMORY_BYTES, CPU_SECONDS)
    # Nothing here is cyclic, and looking for cycles among a million cells doubles the time.
    gc.disable()
    try:
        _answer(content, request, send_line)
    except SmeicError as error:
        send_line(_json({"kind": "error", "code": error.code, "params": dict(error.params)}))
    except MemoryError:
        send_line(_json({"kind": "error", "code": "reader_memory", "params": {}}))
    except BaseException as error:
        # A Rust panic arrives as its own BaseException: the parser met what it was not made for.
        if type(error).__name__ != "PanicException":
            raise
        send_line(_json({"kind": "error", "code": "corrupt", "params": {}}))
    output.flush()
    return 0


def _answer(content: bytes, request: dict[str, Any], send_line: SendLine) -> None:
    from importers.reading.filetype import sniff

    kind = sniff(content)
    if kind == "text":
        _answer_text(content, str(request["name"]), send_line)
        return
    from importers.reading.archive import Archive
    from importers.reading.spreadsheets import read_sheets

    if kind == "ole2":
        from importers.reading.compound import compound_kind, is_locked, unlock

        form = compound_kind(content)
        if form == "encrypted" or is_locked(content):
            content = unlock(content, request["password"])
            form = "xls" if form == "xls" else sniff(content)
        if form != "zip":
            send_line(
                _json({"kind": "book", "format": "xls", "encoding": None, "reader": "calamine"})
            )
            _send_sheets(read_sheets(content, None), send_line)
            return
    from importers.reading.filetype import zip_kind

    archive = Archive(content)
    form = zip_kind(archive)
    send_line(_json({"kind": "book", "format": form, "encoding": None, "reader": "calamine"}))
    _send_sheets(read_sheets(content, archive, form), send_line)


def _answer_text(content: bytes, name: str, send_line: SendLine) -> None:
    from importers.reading.delimited import decode, delimiter, rows

    text, encoding = decode(content)
    if "\0" in text:
        raise SmeicError("unknown_type")
    separator = delimiter(text)
    form = "tsv" if separator == "\t" else "csv"
    send_line(_json({"kind": "book", "format": form, "encoding": encoding, "reader": "csv"}))
    if encoding == "euc-jp":
        _warn(send_line, "", None, "encoding_judged", encoding="EUC-JP")
    read: list[list[Cell]] = []
    for row in rows(text, separator):
        read.append(row if any(row) else [])
        if len(read) > MAX_ROWS:
            raise SmeicError("too_many_rows", sheet=name, rows=len(read), limit=MAX_ROWS)
        if len(row) > MAX_COLUMNS and any(row[MAX_COLUMNS:]):
            raise SmeicError("too_many_columns", sheet=name, columns=len(row), limit=MAX_COLUMNS)
    while read and not read[-1]:
        read.pop()
    _send_sheets([SheetContent("", read)], send_line)


def _send_sheets(sheets: Iterable[SheetContent], send_line: SendLine) -> None:
    from smeic_tui.japanese.clean import clean

    for sheet in sheets:
        # Also the tab is text from outside, and is printed.
        sheet.name = clean(sheet.name)
        structure = sheet.structure
        facts = structure.facts
        send_line(
            _json(
                {
                    "kind": "sheet",
                    "name": sheet.name,
                    "hidden": sheet.hidden,
                    "merged": facts.merged,
                    "hidden_rows": facts.hidden_rows,
                    "hidden_columns": facts.hidden_columns,
                    "autofilter": facts.autofilter,
                    "print_titles": structure.print_titles,
                    "frozen_rows": facts.frozen_rows,
                    "fills": sheet.fills,
                    "struck": sheet.struck,
                    "errors": list(facts.errors),
                    "readings": _cells(structure.readings),
                    "comments": _cells(structure.comments),
                    "links": _cells(structure.links),
                    "rows": len(sheet.rows),
                }
            )
        )
        if sheet.cut_after:
            _warn(send_line, sheet.name, None, "rows_cut", row=sheet.cut_after)
        if sheet.fills_cut:
            _warn(send_line, sheet.name, None, "fills_cut")
        for start in range(0, len(sheet.rows), BLOCK):
            _send_rows(sheet.name, start, sheet.rows[start : start + BLOCK], send_line)
    send_line(_json({"kind": "end"}))


def _send_rows(sheet: str, start: int, block: list[list[Cell]], send_line: SendLine) -> None:
    """A block of rows, all its cells in one text: a million strings in JSON take both sides 0.3 s.

    Numbers go beside it with their places.
    """
    texts, numbers = _texts(block)
    if max(map(len, texts), default=0) > MAX_CELL:
        _refuse_long(sheet, start, block)
    if _SUSPECT.search("".join(texts)):
        _clean(sheet, start, block, send_line)
        texts, numbers = _texts(block)
    widths = list(map(len, block))
    message = {"kind": "rows", "widths": widths, "numbers": numbers, "cells": APART.join(texts)}
    send_line(_json(message))


def _texts(block: list[list[Cell]]) -> tuple[list[str], list[tuple[int, Cell]]]:
    """All cells one behind the other, blank in the places of numbers, and the numbers."""
    cells = list(chain.from_iterable(block))
    numbers = [(at, cell) for at, cell in enumerate(cells) if cell.__class__ is not str]
    for at, _ in numbers:
        cells[at] = ""
    return cast("list[str]", cells), numbers


def _cells(found: Mapping[Address, str]) -> list[list[int | str]]:
    """Texts by cell; also what hangs on a cell is text from outside, and is shown."""
    from smeic_tui.japanese.clean import clean

    return [[*cell, clean(text, keep_lines=True)[:MAX_CELL]] for cell, text in found.items()]


def _refuse_long(sheet: str, start: int, block: list[list[Cell]]) -> None:
    """Refuse text longer than Excel can hold: only a hostile or broken file has it."""
    for row, cells in enumerate(block, start + 1):
        for column, cell in enumerate(cells, 1):
            if cell.__class__ is str and len(cell) > MAX_CELL:
                place = f"{sheet}!{column_letter(column)}{row}"
                raise SmeicError("cell_too_long", cell=place, limit=MAX_CELL)


def _clean(sheet: str, start: int, block: list[list[Cell]], send_line: SendLine) -> None:
    """Take escape sequences and invisible marks out of the cells of a block, and say so."""
    from smeic_tui.japanese.clean import clean, unclean

    for offset, row in enumerate(block):
        for column, cell in enumerate(row):
            if isinstance(cell, str) and unclean(cell):
                row[column] = clean(cell, keep_lines=True)
                _warn(send_line, sheet, [start + offset + 1, column + 1], "cell_cleaned")


def _warn(
    send_line: SendLine, sheet: str, address: list[int] | None, code: str, **params: Param
) -> None:
    send_line(
        _json(
            {"kind": "warning", "sheet": sheet, "address": address, "code": code, "params": params}
        )
    )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


if __name__ == "__main__":
    sys.exit(main())
