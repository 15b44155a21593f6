"""The whole comparison of two records of a person, and what the answers to it come to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from smeic_tui.domain.merging.contacts import contact_questions
from smeic_tui.domain.merging.enrolments import enrolment_questions
from smeic_tui.domain.merging.permissions import permission_questions
from smeic_tui.domain.merging.person_fields import person_questions
from smeic_tui.domain.merging.posts import post_questions
from smeic_tui.domain.merging.sides import (
    Choice,
    Field,
    Outcome,
    Question,
    Record,
    Side,
)


class Comparison:
    """Two records of a person side by side: ``left`` is the one who stays."""

    def __init__(self, left: Side, right: Side, today: str) -> None:
        """Compare them.

        Args:
            left: The person who stays, whose uid and number remain.
            right: The person who goes.
            today: ISO date from which what gives way is a former value.
        """
        self.left = left
        self.right = right
        self._questions: tuple[Question, ...] = (
            *person_questions(left, right),
            *enrolment_questions(left, right),
            *post_questions(left, right, today),
            *contact_questions(left, right, today),
            *permission_questions(left, right),
            _tags(left, right),
        )

    @property
    def fields(self) -> Sequence[Field]:
        """Its lines."""
        return [q.field for q in self._questions if q.field is not None]

    @property
    def open(self) -> Sequence[Field]:
        """The lines on which there is something to choose."""
        return [field for field in self.fields if field.options]

    def outcome(self, choices: Mapping[str, Choice]) -> Outcome:
        """What is to be written; a line without an answer takes its own proposal.

        Args:
            choices: By key of the line.
        """
        out = Outcome()
        for question in self._questions:
            line = question.field
            if line is None:
                question.apply("left", out)
                continue
            chosen = choices.get(line.key, line.taken)
            question.apply(chosen if chosen in line.options else line.taken, out)
        return out


def _tags(left: Side, right: Side) -> Question:
    """A tag that both have is one tag."""
    known = {(tag.text("kind"), tag.text("label")): tag for tag in left.of("tag")}

    def apply(_choice: Choice, out: Outcome) -> None:
        for tag in right.of("tag"):
            twin: Record | None = known.get((tag.text("kind"), tag.text("label")))
            if twin is not None:
                out.joined["tag", tag.id] = twin.id

    return Question(None, apply)
