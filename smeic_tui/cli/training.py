"""training list, show, add, mark, forecast, export: the attendance book for scripts."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from smeic_tui.cli import trainees, training_assignments, training_sessions
from smeic_tui.cli import training_words as words
from smeic_tui.cli.desk import Desk, put_json, refusals, say
from smeic_tui.cli.training_typed import Json, RunName, SessionName, length, one_session, the_book
from smeic_tui.cli.typed import one_of, one_person
from smeic_tui.domain.training.counting import hours_text
from smeic_tui.domain.training.facts import ELIGIBILITIES, MARKS, NOT_ON_FILE, Mark
from smeic_tui.domain.training.forecast import Forecast
from smeic_tui.domain.training.noting import not_entered, noted, with_minutes
from smeic_tui.domain.training.rule import FIRST_RULE
from smeic_tui.domain.training.summary import forecasts, summary
from smeic_tui.errors import Param, SmeicError, UsageError
from smeic_tui.exports.training_words import (
    outlook_reason,
    outlook_text,
    rule_words,
    run_name,
    session_name,
)
from smeic_tui.japanese.dates import read_fiscal_year
from smeic_tui.store.journal.export_log import log_export
from smeic_tui.store.journal.operation import Value, operation
from smeic_tui.store.people.people import uids_of
from smeic_tui.store.training.attendance_book import Book, book, books
from smeic_tui.store.training.training_marks import Marking, set_marks
from smeic_tui.store.training.trainings import add_run, copy_course
from smeic_tui.text import t


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    group = typer.Typer(name="training", no_args_is_help=True)
    group.command(name="list")(list_trainings)
    group.command()(show)
    group.command()(mark)
    group.command(name="forecast")(foretell)
    group.command()(export)
    group.command()(add)
    training_sessions.register(group)
    trainees.register(group)
    training_assignments.register(group)
    app.add_typer(group)


def list_trainings(context: typer.Context, as_document: Json = False) -> None:
    """List the runs, the latest year first, with their numbers."""
    desk: Desk = context.obj
    with refusals(as_document):
        with desk.reading() as conn:
            found = books(conn)
        told = [(each, _forecasts(each)) for each in found]
        if as_document:
            put_json([words.run_json(each, _summary(each, f)) for each, f in told])
            return
        for each, foretold in told:
            numbers = _summary(each, foretold)
            line = t("training.size", **_size(each, numbers.in_class))
            print(f"{each.run.id:>5}  {run_name(each.run)}  {line}")
        if not told:
            say("training.nothing")


def _size(found: Book, people: int) -> dict[str, Param]:
    course = found.course
    hours = hours_text(course.minutes)
    return {"people": people, "sessions": len(course.regular), "hours": hours}


def _forecasts(found: Book) -> Mapping[int, Forecast]:
    trainees = [each.trainee for each in found.everybody]
    return forecasts(found.course, trainees, found.marks, found.submissions, date.today())


def _summary(found: Book, foretold: Mapping[int, Forecast]) -> Any:
    trainees = [each.trainee for each in found.everybody]
    return summary(found.course, trainees, found.marks, foretold)


def add(
    context: typer.Context,
    year: Annotated[str, typer.Argument(metavar="YEAR")],
    title: Annotated[str | None, typer.Option("--title", metavar="TEXT")] = None,
    like: Annotated[str | None, typer.Option("--like", metavar="TRAINING")] = None,
    eligibility: Annotated[str | None, typer.Option("--eligibility", metavar="CODE")] = None,
    capacity: Annotated[int | None, typer.Option("--capacity", metavar="N", min=0)] = None,
    note: Annotated[str | None, typer.Option("--note", metavar="TEXT")] = None,
    as_document: Json = False,
) -> None:
    """Enter a run: like an earlier one, with its sessions and rule, or an empty one."""
    desk: Desk = context.obj
    with refusals(as_document):
        if eligibility is not None:
            one_of(eligibility, ELIGIBILITIES, "eligibility_unknown")
        fiscal_year = read_fiscal_year(year)
        if fiscal_year is None:
            raise UsageError("fiscal_year_invalid", text=year)
        with desk.writing() as (conn, actor):
            source = the_book(conn, like) if like else None
            run = source.run if source else None
            values: dict[str, Value] = {
                "fiscal_year": fiscal_year,
                "title": (title or (run.title if run else t("training.usual_title"))).strip(),
                "eligibility": eligibility or (run.eligibility if run else ELIGIBILITIES[0]),
                "capacity": capacity if capacity is not None or not run else run.capacity,
                "note": note,
            }
            name = t("training.run_name", title=values["title"], year=fiscal_year)
            with operation(conn, actor, "training_added", params={"training": name}) as op:
                made = add_run(op, values, run.rule if run else FIRST_RULE)
                if source is not None:
                    copy_course(op, source.course, made)
            found = book(conn, made)
            if as_document:
                put_json(words.run_json(found, _summary(found, {})))
            else:
                say("training.cli_added", training=name, number=made)


def show(context: typer.Context, training: RunName, as_document: Json = False) -> None:
    """Show one run: its rule, sessions, trainees with their marks, assignments, certificates."""
    desk: Desk = context.obj
    with refusals(as_document), desk.reading() as conn:
        found = the_book(conn, training)
        foretold = _forecasts(found)
        uids = _uids(conn, found)
        numbers = _summary(found, foretold)
        if as_document:
            put_json(words.book_json(found, numbers, foretold, uids))
            return
        print(run_name(found.run))
        print(t("training.size", **_size(found, numbers.in_class)))
        print(t("training.rule_line", rule=rule_words(found.run.rule)))
        for session in found.course.sessions:
            print("  ".join(words.session_line(session, found)))
        for each in found.in_class:
            print("  ".join(words.trainee_line(each, found, foretold)))


def _uids(conn: sqlite3.Connection, found: Book) -> dict[int, str]:
    return uids_of(conn, [each.trainee.person_id for each in found.everybody])


def mark(
    context: typer.Context,
    training: RunName,
    session: SessionName,
    kind: Annotated[str, typer.Argument(metavar="MARK")],
    person: Annotated[list[str] | None, typer.Option("--person", metavar="UID")] = None,
    hours: Annotated[str | None, typer.Option("--hours", metavar="N")] = None,
    announced: Annotated[bool, typer.Option("--announced")] = False,
    as_document: Json = False,
) -> None:
    """Mark one session: these people, or everybody who has no mark for it yet."""
    from dataclasses import replace

    desk: Desk = context.obj
    with refusals(as_document):
        one_of(kind, (*MARKS, "none"), "mark_unknown")
        wanted = next((each for each in MARKS if each == kind), None)
        if wanted is None and not person:
            raise UsageError("mark_whom")
        minutes = length(hours) if hours is not None else None
        with desk.writing() as (conn, actor):
            found = the_book(conn, training)
            held = one_session(found.course, session)
            if person:
                people = [one_person(conn, uid) for uid in person]
            else:
                trainees = [each.trainee for each in found.in_class]
                people = not_entered(found.course, held, trainees, found.marks)
            cells: list[Marking] = []
            for person_id in people:
                before = found.marks_of(person_id).get(held.id)
                new: Mark | None = None
                if wanted is not None:
                    new = noted(wanted, held, before, date.today())
                    new = replace(new, is_announced=True) if announced else new
                    new = with_minutes(new, minutes, held) if minutes is not None else new
                cells.append(Marking(person_id, new, before.version if before else NOT_ON_FILE))
            name = session_name(held, found.course.sessions)
            told: dict[str, Param] = {
                "training": run_name(found.run),
                "session": name,
                "count": len(cells),
            }
            all_present = wanted == "present" and not person
            what = "training_all_marked" if all_present else "training_marks_set"
            with operation(conn, actor, what, params=told) as op:
                beaten = set_marks(op, held.id, cells)
            if beaten:
                raise SmeicError("marked_meanwhile", count=len(beaten))
            if as_document:
                uids = _uids(conn, found)
                put_json({"session": held.uid, "marked": [uids[c.person_id] for c in cells]})
            else:
                say("training.marked_count", session=name, count=len(cells))


def foretell(context: typer.Context, training: RunName, as_document: Json = False) -> None:
    """Say who can still complete a run, and why not."""
    desk: Desk = context.obj
    with refusals(as_document), desk.reading() as conn:
        found = the_book(conn, training)
        foretold = _forecasts(found)
        uids = _uids(conn, found)
        if as_document:
            put_json(
                [
                    words.forecast_json(each, found, foretold.get(each.trainee.person_id), uids)
                    for each in found.in_class
                ]
            )
            return
        for each in found.in_class:
            told = foretold.get(each.trainee.person_id)
            line = f"{each.name}  {outlook_text(each.trainee, told)}"
            if told is not None:
                marks = tuple(found.marks_of(each.trainee.person_id))
                line += f"  {outlook_reason(found.course, told, marks, date.today())}"
            print(line.rstrip())


def export(
    context: typer.Context,
    training: RunName,
    layout: Annotated[str, typer.Argument(metavar="LAYOUT")],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE")],
    purpose: Annotated[str, typer.Option("--purpose", metavar="TEXT")] = "",
    recipient: Annotated[str | None, typer.Option("--recipient", metavar="TEXT")] = None,
) -> None:
    """Write one list of a run as a workbook."""
    from smeic_tui.exports.training_layouts import LAYOUTS, TrainingLayout, write_training_list

    desk: Desk = context.obj
    with refusals():
        wanted: TrainingLayout = one_of(layout, LAYOUTS, "training_layout_unknown")
        with desk.writing() as (conn, actor):
            found = the_book(conn, training)
            done = write_training_list(
                conn, output, found, wanted, date.today(), forbid=[desk.path]
            )
            title = t(f"training.layout.{wanted}")
            log_export(
                conn,
                actor,
                layout=f"training_{wanted}",
                columns=done.columns,
                person_ids=done.people,
                condition=run_name(found.run),
                purpose=purpose or f"{run_name(found.run)} {title}",
                recipient=recipient,
                file=done.path,
            )
            say("training.exported", count=len(done.people), path=done.path)
