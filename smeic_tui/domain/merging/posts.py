"""Posts: the same one twice becomes one; of two held now, one may have been left in between."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from smeic_tui.domain.merging.person_fields import joined_text
from smeic_tui.domain.merging.sides import (
    ANY,
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
from smeic_tui.japanese.companies import company_key

_DETAILS = ("department", "title", "started", "ended", "rank", "job_function", "relation")
_DATES = frozenset({"started", "ended"})


def post_questions(left: Side, right: Side, today: str) -> Iterator[Question]:
    """Which post is held now, and which posts are the same.

    Args:
        left: The person who stays.
        right: The person who goes.
        today: When a post ends that is found to be a former one and nobody knows since when.
    """
    twins = _twins(left, right)
    for post in right.of("position"):
        if post.id in twins:
            yield _joined(twins[post.id], post)
    yield _held(left, right, twins, today)


def _twins(left: Side, right: Side) -> dict[int, Record]:
    """By id of a post on the right, the same post on the left."""
    free = list(left.of("position"))
    found: dict[int, Record] = {}
    for post in right.of("position"):
        twin = next((each for each in free if _same_post(left, each, right, post)), None)
        if twin is not None:
            free.remove(twin)
            found[post.id] = twin
    return found


def _same_post(left: Side, one: Record, right: Side, other: Record) -> bool:
    if company_key(_company(left, one)) != company_key(_company(right, other)):
        return False
    if not _company(left, one) and not (one.text("title") and other.text("title")):
        return False
    for column in _DETAILS:
        mine, theirs = one.text(column), other.text(column)
        if column in _DATES:
            if not fits(mine, theirs):
                return False
        elif mine and theirs and not alike(mine, theirs):
            return False
    return True


def _joined(one: Record, other: Record) -> Question:
    def apply(_choice: Choice, out: Outcome) -> None:
        out.joined["position", other.id] = one.id
        for column in ("organisation_id", *_DETAILS):
            if len(other.text(column)) > len(one.text(column)) and (
                column in _DATES or not one.text(column)
            ):
                out.set("position", one.id, **{column: other.values[column]})
        if other.text("ended") and one.values.get("is_primary"):
            out.set("position", one.id, is_primary=0)
        note = joined_text(one.text("note"), other.text("note"))
        if note != one.text("note"):
            out.set("position", one.id, note=note)

    return Question(None, apply)


def _held(left: Side, right: Side, twins: dict[int, Record], today: str) -> Question:
    """The primary posts; the one that is not chosen goes to the career history."""
    # What one record knows to have ended has ended, whatever the other still says.
    left_before = {
        twins[p.id].id for p in right.of("position") if p.id in twins and p.text("ended")
    }
    right_before = {number for number, post in twins.items() if post.text("ended")}
    one, other = _primary_of(left, left_before), _primary_of(right, right_before)
    twin = twins.get(other.id) if other is not None else None
    same = one is None or other is None or twin is one
    taken: Choice = "left" if one else "right"
    if not same and one is not None and other is not None:
        taken = later(one, other)
    line = Field(
        "position",
        "position",
        "position",
        _words(left, one or _primary_of(left, ())),
        _words(right, other or _primary_of(right, ())),
        () if same else ANY,
        taken,
    )

    def apply(choice: Choice, out: Outcome) -> None:
        if same or one is None or other is None:
            return
        second = twin or other
        held, gone = (second, one) if choice == "right" else (one, second)
        out.set("position", held.id, is_primary=1)
        out.set("position", gone.id, is_primary=0)
        if choice != "both":
            began = held.text("started")
            out.set("position", gone.id, ended=began if began > gone.text("started") else today)

    return Question(line, apply)


def _primary_of(side: Side, before: Collection[int]) -> Record | None:
    held = [p for p in side.of("position") if not p.text("ended") and p.id not in before]
    return next((p for p in held if p.values.get("is_primary")), held[0] if held else None)


def _company(side: Side, post: Record) -> str:
    number = post.values.get("organisation_id")
    return side.companies.get(number, "") if isinstance(number, int) else ""


def _words(side: Side, post: Record | None) -> str:
    if post is None:
        return ""
    words = (_company(side, post), post.text("department"), post.text("title"))
    return "  ".join(filter(None, words))
