"""The person's own fields: one value each, so staff choose where both know a different one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from smeic_tui.domain.merging.sides import (
    ONE,
    Choice,
    Field,
    Outcome,
    Question,
    Record,
    Side,
    alike,
    fits,
    later,
)

_FOLLOWS = {"name": ("family", "given"), "standing": ("standing_on",)}
"""Columns that go with another one."""
_RANKED = {
    "kind": ("outsider", "faculty", "student", "alumnus"),
    "standing": ("active", "missing", "withdrawn", "deceased"),
}
"""Codes of which the last is taken where nobody says otherwise: the dead are never written to."""
_ELSEWHERE = frozenset({"uid", "note", "other", "verified_on", "family", "given", "standing_on"})
"""Columns that go with another one, or have a rule of their own."""
_JOINT = " / "
"""Between two notes that become one."""


def person_questions(left: Side, right: Side) -> Iterator[Question]:
    """A question for each field of the person; a column that is new here is one more field."""
    one, other = left.person, right.person
    columns = [column for column in one.values if column not in _ELSEWHERE]
    columns.sort(key=lambda column: column != "name")
    for column in columns:
        if column in _RANKED:
            yield _ranked(one, other, column)
        else:
            yield scalar("person", column, column, one, other, person=(one, other))
    yield _verified(one, other)
    yield _note(one, other)


def scalar(
    table: str,
    column: str,
    key: str,
    left: Record,
    right: Record,
    *,
    person: tuple[Record, Record],
) -> Question:
    """A column of which one value can stay; the other one is kept among the other fields.

    Args:
        table: Its table.
        column: Its name.
        key: Names the question.
        left: The row that stays.
        right: The row that goes.
        person: The two people, whose day of verification decides first.
    """
    one, other = left.values.get(column), right.values.get(column)
    taken = _default(left, right, column, person)
    differ = bool(left.text(column) and right.text(column)) and not _same(left, right, column)
    line = Field(key, table, column, one, other, ONE if differ else (), taken)

    def apply(choice: Choice, out: Outcome) -> None:
        if choice == "right":
            taken_over = {c: right.values.get(c) for c in _follows(column, right)}
            out.set(table, left.id, **{column: other, **taken_over})
        elif not differ:
            _fill(left, right, _FOLLOWS.get(column, ()), table, out)
        if differ:
            out.keep(table, column, one if choice == "right" else other)

    return Question(line, apply)


def _follows(column: str, record: Record) -> Sequence[str]:
    return [c for c in _FOLLOWS.get(column, ()) if c in record.values]


def _fill(left: Record, right: Record, columns: Sequence[str], table: str, out: Outcome) -> None:
    for column in columns:
        if not left.text(column) and right.text(column):
            out.set(table, left.id, **{column: right.values[column]})


def _same(left: Record, right: Record, column: str) -> bool:
    one, other = left.values.get(column), right.values.get(column)
    return alike(one, other) or (
        column in ("entered", "completed") and fits(str(one or ""), str(other or ""))
    )


def _default(left: Record, right: Record, column: str, person: tuple[Record, Record]) -> Choice:
    """The one that is there, was verified later, says more, or was written later."""
    one, other = left.text(column), right.text(column)
    if not other or one == other:
        return "left"
    if not one:
        return "right"
    checked = [record.text("verified_on") for record in person]
    if checked[0] != checked[1]:
        return "left" if checked[0] > checked[1] else "right"
    if len(one) != len(other):
        return "left" if len(one) > len(other) else "right"
    return later(left, right)


def _ranked(left: Record, right: Record, column: str) -> Question:
    order = _RANKED[column]
    one, other = left.text(column), right.text(column)
    differ = one != other
    ahead = differ and order.index(other) > order.index(one)
    line = Field(
        column, "person", column, one, other, ONE if differ else (), "right" if ahead else "left"
    )

    def apply(choice: Choice, out: Outcome) -> None:
        follows = _FOLLOWS.get(column, ())
        if differ:
            if choice == "right":
                out.set("person", left.id, **{c: right.values.get(c) for c in (column, *follows)})
            out.keep("person", column, one if choice == "right" else other)
        else:
            _fill(left, right, follows, "person", out)

    return Question(line, apply)


def _verified(left: Record, right: Record) -> Question:
    """The later day stays; nobody needs to be asked."""
    one, other = left.text("verified_on"), right.text("verified_on")
    taken: Choice = "right" if other > one else "left"
    line = Field("verified_on", "person", "verified_on", one, other, (), taken)

    def apply(_choice: Choice, out: Outcome) -> None:
        if other > one:
            out.set("person", left.id, verified_on=other)

    return Question(line, apply)


def _note(left: Record, right: Record) -> Question:
    line = Field(
        "note", "person", "note", left.values.get("note"), right.values.get("note"), (), "both"
    )

    def apply(_choice: Choice, out: Outcome) -> None:
        text = joined_text(left.text("note"), right.text("note"))
        if text != left.text("note"):
            out.set("person", left.id, note=text)

    return Question(line, apply)


def joined_text(one: str, other: str) -> str:
    """Two notes as one; a note that says the same twice is not doubled."""
    if not other or other in one:
        return one
    return other if not one else one + _JOINT + other
