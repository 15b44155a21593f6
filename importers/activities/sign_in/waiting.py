"""How a line of a sign-in sheet waits in the review of imports, and how it is read again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from typing import Any

from smeic_tui.domain.events import Event
from smeic_tui.japanese.sheet_lines import SheetLine, read_line
from smeic_tui.japanese.sheet_names import name_and_company

NAME = "sign_in"
"""Name of the activity."""
_NAME, _COHORT, _COMPANY, _SIGNED, _PARTS = "氏名", "期", "会社", "署名", "部"
_COLUMNS = (
    (_NAME, "name"),
    (_COHORT, "cohort"),
    (_COMPANY, "company"),
    (_SIGNED, "row_only"),
    (_PARTS, "row_only"),
)
"""Headings of the record, as a list would have them, and what they mean."""
_BETWEEN = "、"


def stored_table(event: Event, part_id: int | None) -> dict[str, Any]:
    """How the sheet is kept with its import, so that its lines can be read later."""
    part = next((part.name for part in event.parts if part.id == part_id), "")
    return {
        "sheet": "",
        "kind": "events",
        "as_of": None,
        "columns": [
            {
                "letter": chr(ord("A") + index),
                "index": index + 1,
                "header": header,
                "field": field,
                "scope": None,
            }
            for index, (header, field) in enumerate(_COLUMNS)
        ],
        "activity": {"name": NAME, "data": {"event": event.uid, "part": part}},
    }


def fingerprint(event_uid: str, number: int, text: str) -> str:
    """Of one line of a sheet: the same sheet pasted again is not asked about again."""
    return sha256(f"{NAME}\n{event_uid}\n{number}\n{text}".encode()).hexdigest()


def record_of(line: SheetLine, *, known: bool) -> dict[str, str]:
    """A line as a row; the company only of somebody whom nobody on file may be.

    What stands beside a name may be its given name: nobody's company is filled in from it.
    """
    name, company = name_and_company(line)
    return {
        _NAME: name or line.text,
        _COHORT: "" if line.cohort is None else f"{line.cohort}期",
        _COMPANY: "" if known else company,
        _SIGNED: line.text,
        _PARTS: _BETWEEN.join(line.parts),
    }


def line_of(record: Mapping[str, str], number: int, parts: list[str]) -> SheetLine:
    """The line behind a row: its parts, mode, companions and proxy."""
    line = read_line(record.get(_SIGNED, ""), parts)
    named = tuple(part for part in record.get(_PARTS, "").split(_BETWEEN) if part)
    return replace(line, number=number, text=record.get(_SIGNED, ""), parts=named or line.parts)
