"""The child process that parses a file from outside: ``python -m importers.reader_process``.

A parser can be made to abort, to eat all memory or never to end; here that costs a child. The
parent writes one line of JSON (the request) and the file's bytes; the child answers in lines of
JSON.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterable
from typing import Any

from importers.spreadsheets import SheetContent
from importers.workbook import MAX_COLUMNS, MAX_ROWS, Cell
from smeic_tui.errors import Param, SmeicError

MEMORY_BYTES = 1024 * 1024 * 1024
CPU_SECONDS = 60
BLOCK = 2_000
"""Rows a line of JSON holds: 0.5 MB, so that parent and child work at the same time."""

_SUSPECT = re.compile(
    r"\\u|\\[bfr]"
    "|[\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ud800-\udfff\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff\U000e0001-\U000e007f]"
)
"""Marks in a block of JSON that call for the slow cleaning of its cells one by one."""

Send = Callable[[dict[str, Any]], None]


def main() -> int:
    """Read one request from stdin and answer on stdout."""
    from smeic_tui.platforms import limit_child

    output = sys.stdout.buffer

    def send(message: dict[str, Any]) -> None:
        output.write(_line(message))

    request = json.loads(sys.stdin.buffer.readline())
    content = sys.stdin.buffer.read()
    limit_child(MEMORY_BYTES, CPU_SECONDS)
    try:
        _answer(content, request, send)
    except SmeicError as error:
        send({"kind": "error", "code": error.code, "params": dict(error.params)})
    except MemoryError:
        send({"kind": "error", "code": "reader_memory", "params": {}})
    output.flush()
    return 0


def _answer(content: bytes, request: dict[str, Any], send: Send) -> None:
    from importers.filetype import sniff

    kind = sniff(content)
    if kind == "text":
        _answer_text(content, str(request["name"]), send)
        return
    from importers.archive import Archive
    from importers.spreadsheets import read_sheets

    if kind == "ole2":
        from importers.compound import compound_kind, is_locked, unlock

        form = compound_kind(content)
        if form == "encrypted" or is_locked(content):
            content = unlock(content, request["password"])
            form = "xls" if form == "xls" else sniff(content)
        if form != "zip":
            send({"kind": "book", "format": "xls", "encoding": None, "reader": "calamine"})
            _send_sheets(read_sheets(content, None), send)
            return
    from importers.filetype import zip_kind

    archive = Archive(content)
    form = zip_kind(archive)
    send({"kind": "book", "format": form, "encoding": None, "reader": "calamine"})
    if form in {"xlsx", "xlsm"}:
        _send_sheets(read_sheets(content, archive), send)
    else:
        archive.read_unread()
        _send_sheets(read_sheets(content, None), send)


def _answer_text(content: bytes, name: str, send: Send) -> None:
    from importers.delimited import decode, delimiter, rows

    text, encoding = decode(content)
    if "\0" in text:
        raise SmeicError("unknown_type")
    separator = delimiter(text)
    form = "tsv" if separator == "\t" else "csv"
    send({"kind": "book", "format": form, "encoding": encoding, "reader": "csv"})
    read: list[list[Cell]] = []
    for row in rows(text, separator):
        read.append(row if any(row) else [])
        if len(read) > MAX_ROWS:
            raise SmeicError("too_many_rows", sheet=name, rows=len(read), limit=MAX_ROWS)
        if len(row) > MAX_COLUMNS and any(row[MAX_COLUMNS:]):
            raise SmeicError("too_many_columns", sheet=name, columns=len(row), limit=MAX_COLUMNS)
    while read and not read[-1]:
        read.pop()
    _send_sheets([SheetContent("", read)], send)


def _send_sheets(sheets: Iterable[SheetContent], send: Send) -> None:
    for sheet in sheets:
        facts = sheet.facts
        send(
            {
                "kind": "sheet",
                "name": sheet.name,
                "hidden": sheet.hidden,
                "merged": facts.merged,
                "hidden_rows": facts.hidden_rows,
                "hidden_columns": facts.hidden_columns,
                "autofilter": facts.autofilter,
                "print_titles": sheet.print_titles,
                "frozen_rows": facts.frozen_rows,
                "fills": sheet.fills,
                "struck": sheet.struck,
                "errors": list(facts.errors),
                "rows": len(sheet.rows),
            }
        )
        if sheet.cut_after:
            _warn(send, sheet.name, None, "rows_cut", row=sheet.cut_after)
        for start in range(0, len(sheet.rows), BLOCK):
            block = sheet.rows[start : start + BLOCK]
            message = {"kind": "rows", "rows": block}
            if _SUSPECT.search(json.dumps(block, ensure_ascii=False)):
                _clean(sheet.name, start, block, send)
            send(message)
    send({"kind": "end"})


def _clean(sheet: str, start: int, block: list[list[Cell]], send: Send) -> None:
    """Take escape sequences and invisible marks out of the cells of a block, and say so."""
    from smeic_tui.japanese.clean import clean, unclean

    for offset, row in enumerate(block):
        for column, cell in enumerate(row):
            if isinstance(cell, str) and unclean(cell):
                row[column] = clean(cell, keep_lines=True)
                _warn(send, sheet, [start + offset + 1, column + 1], "cell_cleaned")


def _warn(send: Send, sheet: str, address: list[int] | None, code: str, **params: Param) -> None:
    send({"kind": "warning", "sheet": sheet, "address": address, "code": code, "params": params})


def _line(message: dict[str, Any]) -> bytes:
    text = json.dumps(message, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass") + b"\n"


if __name__ == "__main__":
    sys.exit(main())
