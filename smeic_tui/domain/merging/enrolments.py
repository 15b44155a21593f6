"""Courses: the same one twice becomes one, another one is a second enrolment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from smeic_tui.domain.merging.person_fields import scalar
from smeic_tui.domain.merging.sides import (
    ONE,
    Choice,
    Field,
    Outcome,
    Question,
    Record,
    Side,
    later,
    nothing,
)

_COLUMNS = ("course", "entered", "completed", "research_theme")


def enrolment_questions(left: Side, right: Side) -> Iterator[Question]:
    """Which course is the primary one, and each field of the courses that both records name."""
    pairs, more = _paired(left, right)
    primary = _primary(left, right, {b.id: a.id for a, b in pairs})
    yield primary
    for one, other in pairs:
        yield _joined(one, other)
        for column in _COLUMNS:
            key = f"enrolment.{one.id}.{column}"
            people = (left.person, right.person)
            yield scalar("enrolment", column, key, one, other, person=people)
    for record in more:
        if record is not _primary_of(right):
            yield Question(_line(f"enrolment.{record.id}", None, record), nothing)


def _line(key: str, one: Record | None, other: Record | None) -> Field:
    mine, theirs = (record.values.get("cohort") if record else None for record in (one, other))
    return Field(key, "enrolment", "cohort", mine, theirs, (), "left" if one else "right")


def _paired(left: Side, right: Side) -> tuple[list[tuple[Record, Record]], list[Record]]:
    """The courses that both name; and the others of the right side."""
    free = list(left.of("enrolment"))
    pairs: list[tuple[Record, Record]] = []
    more: list[Record] = []
    for record in right.of("enrolment"):
        twin = next((each for each in free if _same_course(each, record)), None)
        if twin is None:
            more.append(record)
        else:
            free.remove(twin)
            pairs.append((twin, record))
    return pairs, more


def _same_course(one: Record, other: Record) -> bool:
    if one.text("course") and other.text("course") and one.text("course") != other.text("course"):
        return False
    if one.text("cohort") and other.text("cohort"):
        return one.text("cohort") == other.text("cohort")
    # One of them knows no cohort: the day must agree.
    day, other_day = one.text("completed"), other.text("completed")
    return bool(day and other_day) and (day.startswith(other_day) or other_day.startswith(day))


def _joined(one: Record, other: Record) -> Question:
    def apply(_choice: Choice, out: Outcome) -> None:
        out.joined["enrolment", other.id] = one.id
        if not one.text("cohort") and other.text("cohort"):
            out.set("enrolment", one.id, cohort=other.values["cohort"])

    return Question(None, apply)


def _primary(left: Side, right: Side, twins: dict[int, int]) -> Question:
    """Which course is the primary one; the other stays as a further enrolment."""
    one, other = _primary_of(left), _primary_of(right)
    if one is None or other is None or twins.get(other.id) == one.id:
        return Question(_line("primary", one, other), nothing)
    line = replace(_line("primary", one, other), options=ONE, taken=later(one, other))
    first, second = one.id, twins.get(other.id, other.id)
    courses = [*left.of("enrolment"), *(e for e in right.of("enrolment") if e.id not in twins)]

    def apply(choice: Choice, out: Outcome) -> None:
        chosen = second if choice == "right" else first
        for record in courses:
            wanted = int(record.id == chosen)
            if record.values.get("is_primary") != wanted:
                out.set("enrolment", record.id, is_primary=wanted)

    return Question(line, apply)


def _primary_of(side: Side) -> Record | None:
    found = side.of("enrolment")
    return next((e for e in found if e.values.get("is_primary")), found[0] if found else None)
