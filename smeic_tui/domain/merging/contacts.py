"""Addresses of all kinds: the same one twice becomes one, two different ones are asked about."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from smeic_tui.domain.merging.person_fields import joined_text
from smeic_tui.domain.merging.sides import (
    ANY,
    Choice,
    Field,
    Outcome,
    Question,
    Record,
    Side,
    Value,
    alike,
    later,
    level,
)
from smeic_tui.japanese.mails import mail_key
from smeic_tui.japanese.phones import digits

KINDS = ("mail", "mobile", "phone", "fax")
_STATES = ("former", "current", "returned")


def contact_questions(left: Side, right: Side, today: str) -> Iterator[Question]:
    """A question for each kind of contact, and one for the postal addresses.

    Args:
        left: The person who stays.
        right: The person who goes.
        today: From when a value is a former one.
    """
    for kind in KINDS:
        yield from _questions(
            "contact_point",
            kind,
            [c for c in left.of("contact_point") if c.text("kind") == kind],
            [c for c in right.of("contact_point") if c.text("kind") == kind],
            _contact_key,
            today,
        )
    yield from _questions(
        "address", "address", left.of("address"), right.of("address"), _address_key, today
    )


def _contact_key(record: Record) -> str:
    value = record.text("value")
    return mail_key(value) if record.text("kind") == "mail" else digits(value) or level(value)


def _address_key(record: Record) -> str:
    return level(record.text("text")) or record.text("postcode") or record.text("prefecture")


def _questions(
    table: str,
    key: str,
    left: Sequence[Record],
    right: Sequence[Record],
    key_of: Callable[[Record], str],
    today: str,
) -> Iterator[Question]:
    known = {key_of(record): record for record in reversed(left)}
    twins = {record.id: known[key_of(record)] for record in right if key_of(record) in known}
    for record in right:
        if record.id in twins:
            yield _joined(table, twins[record.id], record)
    repeated = {twin.id for twin in twins.values()}
    current = [r for r in left if r.text("state") == "current"]
    arriving = [r for r in right if r.text("state") == "current" and r.id not in twins]
    mine = [r for r in current if r.id not in repeated and _meets(r, arriving)]
    theirs = [r for r in arriving if _meets(r, mine)]
    if not (left or right):
        return
    shown = mine or current or left
    come = theirs or arriving or [r for r in right if r.text("state") == "current"] or right
    line = Field(
        key,
        table,
        key,
        _words(shown),
        _words(come),
        ANY if mine and theirs else (),
        later(mine[0], theirs[0]) if mine and theirs else "both",
        equal=all(record.id in repeated for record in shown)
        and all(record.id in twins for record in come),
    )

    def apply(choice: Choice, out: Outcome) -> None:
        if choice == "both":
            return
        for record in theirs if choice == "left" else mine:
            out.set(table, record.id, state="former", state_on=today)

    yield Question(line, apply)


def _meets(record: Record, others: Sequence[Record]) -> bool:
    """Whether one of the others is for the same place: at home and at work is no contradiction."""
    scope = record.text("scope")
    return any(not scope or not o.text("scope") or o.text("scope") == scope for o in others)


def _joined(table: str, one: Record, other: Record) -> Question:
    """The same address twice: returned is returned, and else the newer record knows its state."""

    def apply(_choice: Choice, out: Outcome) -> None:
        out.joined[table, other.id] = one.id
        state, theirs = one.text("state"), other.text("state")
        if state != theirs and (
            theirs == "returned" or (state != "returned" and later(one, other) == "right")
        ):
            out.set(table, one.id, state=theirs, state_on=other.values.get("state_on"))
        for column in ("scope", "postcode", "prefecture", "text"):
            if not other.text(column):
                continue
            if not one.text(column):
                out.set(table, one.id, **{column: other.values[column]})
            elif column != "text" and not alike(one.values[column], other.values[column]):
                out.keep(table, column, other.values[column])
        if "note" in one.values:
            note = joined_text(one.text("note"), other.text("note"))
            if note != one.text("note"):
                out.set(table, one.id, note=note)

    return Question(None, apply)


def _words(records: Sequence[Record]) -> Value:
    words = []
    for record in records:
        parts = (record.text("postcode"), record.text("value") or record.text("text"))
        words.append(" ".join(filter(None, parts)) or record.text("prefecture"))
    return ", ".join(dict.fromkeys(words)) or None
