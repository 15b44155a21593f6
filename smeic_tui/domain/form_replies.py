"""From the cells of one form answer to replies, part by part.

A form asks part by part (出欠, 懇親会への参加) or once for everything (どちらも出席, 本会のみ).
What it does not ask is not answered: a blank is no reply, and 出席 says nothing about the 懇親会.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from smeic_tui.domain.events import Answer, Mode, Part
from smeic_tui.japanese.answers import (
    Said,
    Which,
    companions_said,
    mode_said,
    part_named,
    read_answer,
)
from smeic_tui.japanese.fold import key

Question = Literal["attend", "part", "mode", "companions", "people"]
"""What a column asks: whether they come, to a part of its own or to the occasion; how; with whom;
how many they are."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One cell of an answer."""

    question: Question
    """What its column asks."""
    text: str
    """The answer as written."""
    part: int | None = None
    """Of ``part``, and of companions to one part: which; None where the event has no such part."""


@dataclass(frozen=True, slots=True)
class PartReply:
    """What one row says about one part."""

    answer: Answer
    mode: Mode = "onsite"
    """Of a yes."""
    companions: int = 0
    """Of a yes."""
    companion_names: str | None = None


@dataclass(frozen=True, slots=True)
class RowReplies:
    """What one row says, and what of it could not be used."""

    parts: dict[int, PartReply] = field(default_factory=dict)
    """By part."""
    unclear: tuple[str, ...] = ()
    """Answers that were not understood."""
    no_part: tuple[str, ...] = ()
    """Answers about a part that the event does not have."""
    not_online: tuple[int, ...] = ()
    """Parts that somebody wants to join online although they cannot be."""


def part_meant(which: Which, parts: Sequence[Part]) -> int | None:
    """The part of an event that a word such as 懇親会 means; None where it has none."""
    for part in parts:
        if part_named(part.name) == which:
            return part.id
    if which != "main":
        return None
    return next((p.id for p in parts if part_named(p.name) is None), None)


def part_of_heading(heading: str, parts: Sequence[Part]) -> int | None:
    """The part whose name stands in a heading, the longest name first."""
    flat = key(heading)
    named = sorted((p for p in parts if key(p.name) in flat), key=lambda p: -len(p.name))
    return named[0].id if named else None


def read_replies(cells: Sequence[Asked], parts: Sequence[Part]) -> RowReplies:
    """The replies of one row.

    Args:
        cells: Its answers; a blank one says that its column was asked and not answered.
        parts: The event's parts in their order; the first is what an unnamed answer is about.
    """
    row = _Row(parts, apart=any(cell.question == "part" for cell in cells))
    filled = [cell for cell in cells if cell.text.strip()]
    for cell in filled:
        if cell.question in ("attend", "part"):
            row.answer(cell)
    for cell in filled:
        if cell.question == "mode":
            row.mode(cell.text)
        elif cell.question in ("companions", "people"):
            row.bring(cell)
    return row.told()


class _Row:
    def __init__(self, parts: Sequence[Part], *, apart: bool) -> None:
        self._parts = parts
        self._apart = apart
        self._said: dict[int, PartReply] = {}
        self._how: dict[int, Mode] = {}
        self._unclear: list[str] = []
        self._no_part: list[str] = []

    def answer(self, cell: Asked) -> None:
        """What a column says about the parts it names, else about its own."""
        clauses = read_answer(cell.text)
        if clauses is None:
            self._unclear.append(cell.text)
            return
        if cell.question == "part" and cell.part is None:
            if any(said.will != "no" for said in clauses):
                self._no_part.append(cell.text)
            return
        # What is said of a part by its name goes before what is said of everything.
        for said in sorted(clauses, key=lambda s: bool(s.which)):
            for part_id in self._meant(said, cell):
                self._said[part_id] = PartReply(said.will)
                if said.how is not None:
                    self._how[part_id] = said.how
            if said.only:
                for part in self._parts:
                    self._said.setdefault(part.id, PartReply("no"))

    def _meant(self, said: Said, cell: Asked) -> list[int]:
        if said.everything and not said.which:
            return [part.id for part in self._parts]
        if said.which:
            found = [part_meant(which, self._parts) for which in said.which]
            if None in found and said.will != "no":
                self._no_part.append(cell.text)
            return [part_id for part_id in found if part_id is not None]
        if cell.part is not None:
            return [cell.part]
        # Asked once for everything, a no is a no to everything; a yes is one to the occasion.
        if said.will != "yes" and not self._apart:
            return [part.id for part in self._parts]
        return [self._parts[0].id]

    def mode(self, text: str) -> None:
        """A column of its own says how they take part, where a part can be joined so."""
        how = mode_said(text)
        if how is None:
            self._unclear.append(text)
            return
        for part in self._parts:
            if how == "onsite" or part.is_online:
                self._how.setdefault(part.id, how)

    def bring(self, cell: Asked) -> None:
        """Companions, of all parts they come to or of one."""
        found = companions_said(cell.text, in_all=cell.question == "people")
        if found is None:
            self._unclear.append(cell.text)
            return
        count, names = found
        for part_id, reply in self._said.items():
            if reply.answer == "yes" and cell.part in (None, part_id):
                self._said[part_id] = replace(reply, companions=count, companion_names=names)

    def told(self) -> RowReplies:
        """All of it, with the mode of each yes; what cannot be recorded is named."""
        online = {part.id for part in self._parts if part.is_online}
        found: dict[int, PartReply] = {}
        refused: list[int] = []
        for part_id, reply in self._said.items():
            how = self._how.get(part_id, "onsite") if reply.answer == "yes" else "onsite"
            if how == "online" and part_id not in online:
                refused.append(part_id)
            else:
                found[part_id] = replace(reply, mode=how)
        return RowReplies(found, tuple(self._unclear), tuple(self._no_part), tuple(refused))
