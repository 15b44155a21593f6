"""What one row of a list of a training tells: a pure function, for the plan and for later."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from importers.activities.training.cells import (
    ReadMark,
    ReadSubmission,
    certificate_kind,
    is_blank,
    is_plan,
    read_mark,
    read_note,
    read_result,
    read_submission,
)
from importers.activities.training.days import read_day
from importers.activities.training.layout import SessionColumn, TrainingLayout
from importers.values.annotations import COMMENT
from smeic_tui.domain.training.facts import TraineeState

_MADE_UP = re.compile(r"(\d{1,2})[ ]*回")


@dataclass(frozen=True, slots=True)
class RowTold:
    """Everything a row says of one trainee; what it does not say is None or empty."""

    state: TraineeState | None
    """None where the list decides nothing, or in a word that is not known."""
    applied_on: str | None = None
    decided_on: str | None = None
    ended_on: str | None = None
    reason: str | None = None
    note: str | None = None
    marks: tuple[tuple[str, ReadMark], ...] = ()
    """(key of the session, mark)."""
    made_up: tuple[tuple[str, str | None], ...] = ()
    """(key of the session, day of the 補講)."""
    submissions: tuple[tuple[str, ReadSubmission], ...] = ()
    """(title of the assignment, what became of it)."""
    certificate: str | None = None
    unread: tuple[str, ...] = ()
    """Cells of marks and decisions that are not understood."""


def key_of(session: SessionColumn) -> str:
    """What tells a session from the others of a run: its number, else its day."""
    return str(session.number) if session.number is not None else session.held_on or session.header


def tell(layout: TrainingLayout, record: Mapping[str, str]) -> RowTold:
    """What a row tells.

    Args:
        layout: How its list is read.
        record: The row as written, by heading.
    """
    if layout.shape == "applicants":
        return _applicant(layout, record)
    year = layout.fiscal_year
    marks: list[tuple[str, ReadMark]] = []
    unread: list[str] = []
    for session in layout.sessions:
        text = record.get(session.header, "")
        found = read_mark(text, session.minutes, layout.legend)
        if found is not None:
            marks.append((key_of(session), found))
        elif not is_blank(text):
            unread.append(text.strip())
    handed = []
    plans = []
    for each in layout.assignments:
        text = record.get(each.header, "")
        if cell := read_submission(text, year):
            handed.append((each.title, cell))
        elif is_plan(text, year):
            plans.append(f"{each.title} {text.strip()}")
    notes = [*layout.texts(record, "note"), *plans]
    made_up = dict(_made_up_in_comments(layout, record))
    remark = read_note(" ".join(layout.texts(record, "note")), year)
    certificate = next((c for c in layout.texts(record, "certificate") if not is_blank(c)), None)
    state: TraineeState = "accepted"
    if remark.withdrew:
        state = "withdrawn"
    elif certificate is not None and certificate_kind(certificate) == "completion":
        state = "completed"
    return RowTold(
        state,
        ended_on=remark.withdrew_on,
        note="  ".join(notes) or None,
        marks=tuple(marks),
        made_up=tuple({**made_up, **{str(number): day for number, day in remark.made_up}}.items()),
        submissions=tuple(handed),
        certificate=certificate,
        unread=tuple(unread),
    )


def _made_up_in_comments(
    layout: TrainingLayout, record: Mapping[str, str]
) -> Iterator[tuple[str, str | None]]:
    """A comment on a mark tells of a 補講 as a remark does, without the number: ``8/30 補講済``.

    So does a mark in a column of its own, whose heading names the 回: ``第2回補講 8/30``.
    """
    for heading in layout.columns.get("made_up", ()):
        mark = read_mark(record.get(heading, ""), None, layout.legend)
        number = _MADE_UP.search(unicodedata.normalize("NFKC", heading))
        if mark is not None and mark.kind not in ("absent", "excused") and number:
            words = heading.replace("\n", " ").split()
            days = (read_day(word.strip("()（）"), layout.fiscal_year) for word in words)
            yield str(int(number[1])), next((day for day in days if day), None)
    for session in layout.sessions:
        text = record.get(f"{session.header}{COMMENT}", "")
        if "補講" in text:
            day = next((d for w in text.split() if (d := read_day(w, layout.fiscal_year))), None)
            yield key_of(session), day


def _applicant(layout: TrainingLayout, record: Mapping[str, str]) -> RowTold:
    note = " ".join(layout.texts(record, "note"))
    written = " ".join(layout.texts(record, "result"))
    found = read_result(written, note)
    days = layout.texts(record, "applied_on")
    decided = layout.texts(record, "decided_on")
    state = found.state if found is not None else "applied"
    decided_on = read_day(decided[0], layout.fiscal_year, before=True) if decided else None
    return RowTold(
        state,
        applied_on=read_day(days[0], layout.fiscal_year, before=True) if days else None,
        decided_on=decided_on if state in ("accepted", "refused") else None,
        ended_on=decided_on if state == "withdrawn" else None,
        reason=found.reason if found is not None else None,
        note=note if found is None or found.reason != note else None,
        unread=() if found is not None else (written,),
    )
