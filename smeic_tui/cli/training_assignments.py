"""training assignment add, edit, remove, set: what is asked for, and what was handed in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

import typer

from smeic_tui.cli import training_words, typed
from smeic_tui.cli.desk import Desk, put_json, refusals, say
from smeic_tui.cli.option_sets import spread
from smeic_tui.cli.training_typed import (
    Compulsory,
    Json,
    OnDay,
    People,
    RunName,
    Title,
    everyone,
    one_assignment,
    the_book,
)
from smeic_tui.domain.training.facts import NOT_ON_FILE, SUBMISSION_STATES, Submission
from smeic_tui.errors import Param, SmeicError, UsageError
from smeic_tui.exports.training_words import run_name
from smeic_tui.store.journal.operation import Value, operation
from smeic_tui.store.people.people import uids_of
from smeic_tui.store.training import trainings
from smeic_tui.store.training.attendance_book import Book, book
from smeic_tui.store.training.submissions import set_submission

Due = Annotated[str | None, typer.Option("--due", metavar="DATE")]
Final = Annotated[bool | None, typer.Option("--final/--not-final")]
AssignmentName = Annotated[str, typer.Argument(metavar="ASSIGNMENT")]


@dataclass(frozen=True, slots=True)
class Told:
    """What a command may set of an assignment beside its title; what was not typed is None."""

    due: Due = None
    compulsory: Compulsory = None
    final: Final = None


def register(group: typer.Typer) -> None:
    """Add the commands of this module to the group of trainings."""
    assignments = typer.Typer(name="assignment", no_args_is_help=True)
    assignments.command(name="add")(spread(add_assignment))
    assignments.command(name="edit")(spread(edit_assignment))
    assignments.command(name="remove")(remove_assignment)
    assignments.command(name="set")(set_state)
    group.add_typer(assignments)


def add_assignment(
    context: typer.Context,
    training_name: RunName,
    assignment_title: AssignmentName,
    given: Told,
    as_document: Json = False,
) -> None:
    """Enter an assignment behind the others."""
    desk: Desk = context.obj
    with refusals(as_document):
        title = _title(assignment_title)
        values = {"title": title, **_assignment_values(None, given)}
        with desk.writing() as (conn, actor):
            found = the_book(conn, training_name)
            told: dict[str, Param] = {"training": run_name(found.run), "title": title}
            with operation(conn, actor, "assignment_added", params=told) as op:
                trainings.add_assignment(op, found.run.id, values)
            _tell_assignment(as_document, book(conn, found.run.id), title)


def edit_assignment(
    context: typer.Context,
    training_name: RunName,
    assignment_ref: AssignmentName,
    *,
    title: Title = None,
    given: Told,
    as_document: Json = False,
) -> None:
    """Correct an assignment: what is not given stays as it is."""
    desk: Desk = context.obj
    with refusals(as_document):
        values = _assignment_values(title, given)
        if not values:
            raise UsageError("nothing_to_change")
        with desk.writing() as (conn, actor):
            found = the_book(conn, training_name)
            held = one_assignment(found.course, assignment_ref)
            told: dict[str, Param] = {"training": run_name(found.run), "title": held.title}
            with operation(conn, actor, "assignment_edited", params=told) as op:
                trainings.revise_assignment(op, held, values)
            _tell_assignment(as_document, book(conn, found.run.id), held.uid)


def remove_assignment(
    context: typer.Context,
    training_name: RunName,
    assignment_ref: AssignmentName,
    as_document: Json = False,
) -> None:
    """Remove an assignment that nobody handed anything in for."""
    desk: Desk = context.obj
    with refusals(as_document), desk.writing() as (conn, actor):
        found = the_book(conn, training_name)
        held = one_assignment(found.course, assignment_ref)
        told: dict[str, Param] = {"training": run_name(found.run), "title": held.title}
        with operation(conn, actor, "assignment_removed", params=told) as op:
            trainings.remove_assignment(op, held.id)
        if as_document:
            put_json({"removed": held.uid})
        else:
            say("training.cli_removed", what=held.title)


def set_state(
    context: typer.Context,
    training_name: RunName,
    assignment_ref: AssignmentName,
    state: Annotated[str, typer.Argument(metavar="STATE")],
    person: People,
    on_day: OnDay = None,
    grade: Annotated[str | None, typer.Option("--grade", metavar="TEXT")] = None,
    comment: Annotated[str | None, typer.Option("--comment", metavar="TEXT")] = None,
    location: Annotated[str | None, typer.Option("--location", metavar="PATH")] = None,
    as_document: Json = False,
) -> None:
    """Note what these trainees handed in, or with none that they did not."""
    desk: Desk = context.obj
    with refusals(as_document):
        wanted = next((each for each in SUBMISSION_STATES if each == state), None)
        if wanted is None and state != "none":
            known_states = ", ".join((*SUBMISSION_STATES, "none"))
            raise UsageError("submission_unknown", text=state, known=known_states)
        on = typed.partial_day(on_day) or date.today().isoformat()
        with desk.writing() as (conn, actor):
            found = the_book(conn, training_name)
            held = one_assignment(found.course, assignment_ref)
            people = everyone(conn, person)
            names = [e.name for e in found.everybody if e.trainee.person_id in people]
            told: dict[str, Param] = {
                "training": run_name(found.run),
                "title": held.title,
                "name": ", ".join(names),
            }
            with operation(conn, actor, "submission_set", params=told) as op:
                for person_id in people:
                    before = found.submissions_of(person_id).get(held.id)
                    cell = None
                    if wanted is not None:
                        cell = Submission(
                            wanted,
                            on,
                            grade or (before.grade if before else None),
                            comment or (before.comment if before else None),
                            location or (before.location if before else None),
                        )
                    seen = before.version if before else NOT_ON_FILE
                    if set_submission(op, held.id, person_id, cell, seen) is not None:
                        raise SmeicError("marked_meanwhile", count=1)
            if as_document:
                uids = uids_of(conn, people)
                told_of = [uids[each] for each in people]
                put_json({"assignment": held.uid, "state": state, "people": told_of})
            else:
                say("training.cli_assignment_set", title=held.title, count=len(people))


def _title(text: str) -> str:
    """A title as typed; a blank one never erases what is there.

    Raises:
        UsageError: ``assignment_without_title``.
    """
    if not text:
        raise UsageError("assignment_without_title")
    return text


def _assignment_values(title: str | None, given: Told) -> dict[str, Value]:
    """What was typed, by column; what was not is left out.

    Raises:
        UsageError: ``assignment_without_title``, ``day_invalid``.
    """
    named = None if title is None else _title(title)
    told: dict[str, Value] = {"title": named, "due_on": typed.partial_day(given.due)}
    told["is_compulsory"] = None if given.compulsory is None else int(given.compulsory)
    told["is_final"] = None if given.final is None else int(given.final)
    return {column: value for column, value in told.items() if value is not None}


def _tell_assignment(as_document: bool, now: Book, text: str) -> None:
    held = one_assignment(now.course, text)
    if as_document:
        put_json(training_words.assignment_json(held))
    else:
        say("training.cli_assignment_saved", title=held.title)
