"""What a row tells against what the file holds: new, known, or contradicted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from importers.activities.activity import Choice, Contradiction, Saying
from importers.activities.training.cells import ReadMark, certificate_kind
from importers.activities.training.proposal import PersonPlan
from importers.activities.training.telling import RowTold
from smeic_tui.domain.training.counting import Course, session_label
from smeic_tui.domain.training.facts import (
    NOT_ON_FILE,
    Mark,
    Session,
    Submission,
    Trainee,
    TraineeState,
    Version,
)
from smeic_tui.store.journal.operation import Value
from smeic_tui.store.training.attendance_book import Book

_GOES_ON: Mapping[TraineeState, frozenset[TraineeState]] = {
    "applied": frozenset({"accepted", "refused", "withdrawn", "completed"}),
    "accepted": frozenset({"withdrawn", "completed"}),
    "attending": frozenset({"withdrawn", "completed"}),
}
"""What may follow a state: news, not a contradiction."""
_COLUMNS = ("applied_on", "decided_on", "ended_on", "reason", "note")


@dataclass(frozen=True, slots=True)
class Weighing:
    """Where a row is weighed: its run and its place, for the keys of contradictions."""

    subject: str
    """Key of the run."""
    part: str
    """How the list calls what it tells."""
    book: Book | None
    """The run on file; None for a new one."""
    choices: Mapping[str, Choice]


def merged(told: Sequence[RowTold]) -> RowTold:
    """What several rows tell of one person: the attendance book decides, the other fills in."""
    first = sorted(told, key=lambda each: not each.marks and not each.submissions)
    found = first[0]
    for each in first[1:]:
        blank = {c: getattr(each, c) for c in _COLUMNS if getattr(found, c) is None}
        found = replace(
            found,
            **blank,
            state=found.state if found.state is not None else each.state,
            marks=(*found.marks, *(m for m in each.marks if m[0] not in dict(found.marks))),
            certificate=found.certificate or each.certificate,
            unread=(*found.unread, *each.unread),
        )
    return found


def by_key_of(course: Course) -> dict[str, Session]:
    """The 回 of a run by every key that `telling.key_of` may give its column.

    One that was put off is the session that stands for it, by the day and title of either: a book
    that comes again may be older or newer than what became of it here. A number comes before all
    else, and what a session is called itself before what it stands for.
    """
    every = {session.id: session for session in course.sessions}
    found: dict[str, Session] = {}
    for session in course.planned:
        if label := session_label(session, course.sessions):
            found[label] = session
    called: list[tuple[int, str | None, Session]] = []
    for session in course.planned:
        steps, each = 0, every.get(session.id)
        while each is not None:
            called += [(steps, each.held_on, session), (steps, each.title, session)]
            steps, each = steps + 1, every.get(each.stands_for_id or 0)
    for _, key, session in sorted(called, key=lambda told: told[0]):
        if key:
            found.setdefault(key, session)
    return found


def weigh(
    at: Weighing, person: int, name: str, told: RowTold
) -> tuple[PersonPlan, list[Contradiction]]:
    """What is new about a person, and what contradicts the file.

    Args:
        at: The run.
        person: Who; negative for somebody new.
        name: As the list writes it.
        told: What the rows tell.
    """
    against: list[Contradiction] = []

    def list_wins(what: str, says: str, held: str, settled: str | None = None) -> bool:
        """Who is right; where that is ``settled`` for that reason, no choice makes it the list."""
        key = f"{at.subject}/{name}/{what}"
        chosen = at.choices.get(key) if settled is None else None
        wins = chosen is not None and chosen.verdict == "list"
        mine, theirs = Saying(says, at.part), Saying(held, "")
        reason = settled or ("chosen" if chosen is not None else "file_stays")
        taken, left = (mine, theirs) if wins else (theirs, mine)
        against.append(Contradiction(key, at.subject, what, person, name, taken, left, reason))
        return wins

    book = at.book
    marks = dict(book.marks_of(person)) if book else {}
    handed = dict(book.submissions_of(person)) if book else {}
    by_key = by_key_of(book.course) if book else {}
    titles = {a.title: a.id for a in book.course.assignments} if book else {}
    listed = book.listed(person) if book else None
    numbers = [c for c in book.certificates if c.person_id == person] if book else []

    new_marks: list[tuple[str, ReadMark, Version]] = []
    for key, mark in told.marks:
        session = by_key.get(key)
        if session is not None and session.is_cancelled:
            # Nobody can have been at it; the row keeps what the list says.
            continue
        held = marks.get(session.id) if session else None
        earlier = marks.get(session.stands_for_id or 0) if session else None
        if held is None and earlier is not None and _same(mark, earlier, session):
            # The book as it was before the session was put off: that is no news of the new day.
            continue
        if held is None:
            new_marks.append((key, mark, NOT_ON_FILE))
        elif not _same(mark, held, session) and list_wins(key, mark.kind, held.kind):
            new_marks.append((key, mark, held.version))
    new_handed = []
    for title, cell in told.submissions:
        before: Submission | None = handed.get(titles.get(title, 0))
        if before is None:
            new_handed.append((title, cell, NOT_ON_FILE))
        elif before.state != cell.state and list_wins(title, cell.state, before.state):
            new_handed.append((title, cell, before.version))
    known = listed.trainee if listed else None
    certified = any(c.kind == "completion" and not c.is_cancelled for c in numbers)
    settled = "certified" if certified and known and known.state == "completed" else None
    state_wins = partial(list_wins, settled=settled)
    trainee, is_new = _trainee(known, told, state_wins)
    certificate = told.certificate
    if certificate is not None:
        kind = certificate_kind(certificate)
        own = next(
            (c for c in numbers if c.kind == kind and certificate == c.number),
            next((c for c in numbers if c.kind == kind and not c.is_cancelled), None),
        )
        if own is not None:
            if own.number != certificate:
                list_wins(certificate, "certificate", "other_certificate")
            certificate = None
    return (
        PersonPlan(
            person,
            trainee,
            is_new,
            tuple(new_marks),
            tuple(_made_up(book, person, told, by_key)),
            tuple(new_handed),
            certificate,
        ),
        against,
    )


def _same(mark: ReadMark, held: Mark, session: Session | None) -> bool:
    whole = session.minutes if session else None
    mine = None if mark.minutes == whole else mark.minutes
    return (mark.kind, mine) == (held.kind, held.minutes)


def _trainee(
    held: Trainee | None, told: RowTold, list_wins: object
) -> tuple[dict[str, Value], bool]:
    values: dict[str, Value] = {c: v for c in _COLUMNS if (v := getattr(told, c)) is not None}
    if held is None:
        return {"state": told.state or "applied", **values}, True
    news = {c: v for c, v in values.items() if getattr(held, c) is None}
    state = told.state
    plain: TraineeState = "accepted" if held.state == "attending" else held.state
    if state is None or state == plain or state == "applied":
        return news, False
    if state in _GOES_ON.get(held.state, frozenset()):
        return {**news, "state": state}, False
    assert callable(list_wins)
    if (plain, state) != ("completed", "accepted") and list_wins("state", state, plain):
        return {**news, "state": state}, False
    return news, False


def _made_up(
    book: Book | None, person: int, told: RowTold, by_key: Mapping[str, Session]
) -> Iterator[tuple[str, str | None]]:
    for key, day in told.made_up:
        session = by_key.get(key)
        if session is not None and session.is_cancelled:
            continue
        again = book.course.making_up.get(session.id, ()) if book and session else ()
        marks = book.marks_of(person) if book else {}
        if not any(each.id in marks for each in again):
            yield key, day
