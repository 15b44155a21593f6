"""Contact rules and consents: a refusal outlives the merge, whoever of the two it stands with."""

from __future__ import annotations

from collections.abc import Iterator

from smeic_tui.domain.merging.sides import (
    Choice,
    Field,
    Outcome,
    Question,
    Record,
    Side,
    alike,
)

_WEIGHT = {"unconfirmed": 0, "allowed": 1, "agreed": 1, "refused": 2}
"""The heavier answer stays. 未確認 is the absence of one, so it takes nothing away."""


def permission_questions(left: Side, right: Side) -> Iterator[Question]:
    """A line for each channel and each use on which one of the two has said something."""
    for table, by in (("contact_rule", "channel"), ("consent", "use")):
        mine = {record.text(by): record for record in left.of(table)}
        theirs = {record.text(by): record for record in right.of(table)}
        for name in {**mine, **theirs}:
            yield _question(table, name, mine.get(name), theirs.get(name))


def _question(table: str, name: str, one: Record | None, other: Record | None) -> Question:
    wins = _right_wins(one, other)
    line = Field(
        f"{table}.{name}",
        table,
        f"verdict.{name}",
        one.text("verdict") if one else None,
        other.text("verdict") if other else None,
        (),
        "right" if wins else "left",
    )

    def apply(_choice: Choice, out: Outcome) -> None:
        if one is None or other is None:
            return
        out.joined[table, other.id] = one.id
        columns = [c for c in ("verdict", "since", "source", "reason") if c in one.values]
        gone, stays = (one, other) if wins else (other, one)
        if wins:
            out.set(table, one.id, **{column: other.values.get(column) for column in columns})
        for column in columns[1:]:
            # Why it was refused is worth keeping from both.
            if gone.text(column) and not alike(gone.text(column), stays.text(column)):
                if gone.text("verdict") == stays.text("verdict") and not stays.text(column):
                    out.set(table, one.id, **{column: gone.values[column]})
                else:
                    out.keep(table, column, gone.values[column])
        if gone.text("verdict") not in (stays.text("verdict"), "unconfirmed"):
            out.keep(table, f"verdict.{name}", gone.text("verdict"))

    return Question(line, apply)


def _right_wins(one: Record | None, other: Record | None) -> bool:
    if one is None or other is None:
        return one is None
    mine, theirs = _WEIGHT.get(one.text("verdict"), 2), _WEIGHT.get(other.text("verdict"), 2)
    return theirs > mine or (theirs == mine and other.text("since") > one.text("since"))
