"""Mark the rows of a list that goes out, so that each is known again when the list comes back.

The mark stands in a hidden column of the list itself: it moves with its row when staff sort, filter
or delete rows, and goes along when the sheet is copied to another workbook. It holds no value of
anybody, so that a column which staff delete before passing the list on is really gone: what the
list showed when it went out is read from the journal, as of the operation that the mark names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from smeic_tui.exports.sheet import Column

HEADER = "_smeic"
"""Heading of the hidden column."""
_HASH_DIGITS = 16
_PERSON = re.compile(r"p:([0-9a-zA-Z-]{8,40}):(\d{1,15}):(\d{1,15})")
_WAITING = re.compile(r"w:([0-9a-f]{16}):([0-9a-f]{8,64}):(\d{1,7})")


@dataclass(frozen=True, slots=True)
class PersonMark:
    """The row shows a person as they were on file."""

    uid: str
    """Who."""
    rev: int
    """Revision of the person then: another history of the file has another one."""
    state: int
    """The latest operation of the file then."""


@dataclass(frozen=True, slots=True)
class WaitingMark:
    """The row is one of an imported list that could not be taken, or waits for a decision."""

    sha256: str
    """Beginning of the hash of that list."""
    fingerprint: str
    """Of what the row said."""
    row: int
    """Its row number there: equal rows are told apart by it."""


Mark = PersonMark | WaitingMark


def mark_text(mark: Mark) -> str:
    """The mark as it stands in the cell."""
    if isinstance(mark, PersonMark):
        return f"p:{mark.uid}:{mark.rev}:{mark.state}"
    return f"w:{mark.sha256[:_HASH_DIGITS]}:{mark.fingerprint}:{mark.row}"


def read_mark(text: str) -> Mark | None:
    """The mark in a cell; None for anything else, whoever wrote it there."""
    text = text.strip()
    if found := _PERSON.fullmatch(text):
        return PersonMark(found[1], int(found[2]), int(found[3]))
    if found := _WAITING.fullmatch(text):
        return WaitingMark(found[1], found[2], int(found[3]))
    return None


def mark_column() -> Column:
    """The hidden column of marks; it goes last, inside the filter's range."""
    return Column(HEADER, HEADER, "code", hidden=True)
