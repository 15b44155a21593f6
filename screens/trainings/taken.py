"""One person's part in a training: how it stands, what they attended, which certificates."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from smeic_tui.domain.training.counting import hours_text, tally
from smeic_tui.domain.training.facts import STILL_IN_CLASS
from smeic_tui.domain.training.forecast import forecast
from smeic_tui.exports.training_words import (
    certificate_words,
    day_text,
    mark_text,
    outlook_reason,
    outlook_text,
    session_name,
)
from smeic_tui.store.training.person_trainings import TrainingTaken
from smeic_tui.text import t

Entry = tuple[str, str, str]
"""Label, text and tone of the text."""


def training_line(taken: TrainingTaken) -> str:
    """``高度コンサルタント研修 2026年度  受講中``."""
    name = t("training.run_name", title=taken.run.title, year=taken.run.fiscal_year)
    return t("training.line_state", name=name, state=t(f"training.state.{taken.trainee.state}"))


def training_entries(found: tuple[TrainingTaken, ...], today: date) -> Iterator[Entry]:
    """What the person's page says of each run, in a few lines."""
    for taken in found:
        course, trainee = taken.course, taken.trainee
        year = t("event.only_year", year=taken.run.fiscal_year)
        state = t(f"training.state.{trainee.state}")
        if not trainee.in_class:
            yield year, "  ".join(filter(None, (taken.run.title, state, trainee.reason))), "dim"
            continue
        counted = tally(course, taken.marks)
        told = None
        if trainee.state in STILL_IN_CLASS:
            told = forecast(course, taken.marks, taken.submissions, today)
        hours = t(
            "training.attended",
            sessions=counted.attended,
            all=len(course.regular),
            hours=hours_text(counted.minutes),
            of=hours_text(course.minutes),
        )
        words = [taken.run.title, outlook_text(trainee, told), hours]
        is_lost = told is not None and told.outlook == "impossible"
        yield year, "  ".join(words), "alert" if is_lost else ""
        reason = outlook_reason(course, told, tuple(taken.marks), today) if told else ""
        if reason:
            yield "", reason, "dim"
        cells = [
            f"{session_name(s, course.sessions)}{mark_text(s, mark, course.rule.counting)}"
            for s in course.taking_place
            if (mark := taken.marks.get(s.id)) is not None
        ]
        if cells:
            yield "", " ".join(cells), "dim"
        for each in taken.certificates:
            kind = t(f"training.certificate.{each.kind}")
            tone = "dim" if each.is_cancelled else ""
            yield "", f"{kind} {certificate_words(each)}", tone
        for assignment in course.assignments:
            if (cell := taken.submissions.get(assignment.id)) is not None:
                word = t(f"training.submission.{cell.state}")
                day = f" {day_text(cell.state_on)}" if cell.state_on else ""
                yield "", f"{assignment.title} {word}{day}", "dim"
