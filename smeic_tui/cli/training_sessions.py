"""training session add, edit, cancel, restore, remove."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

import typer

from smeic_tui.cli import training_words
from smeic_tui.cli.desk import Desk, put_json, refusals, say
from smeic_tui.cli.option_sets import spread
from smeic_tui.cli.training_typed import (
    Compulsory,
    Json,
    OnDay,
    RunName,
    SessionName,
    Title,
    Why,
    length,
    one_session,
    the_book,
)
from smeic_tui.cli.typed import known, partial_day
from smeic_tui.domain.training.facts import LICENCE_KINDS, MODES, Session
from smeic_tui.errors import Param, UsageError
from smeic_tui.exports.training_words import called_off_words, day_text, run_name, session_name
from smeic_tui.japanese.hours import read_span
from smeic_tui.store.journal.operation import Value, operation
from smeic_tui.store.training import trainings
from smeic_tui.store.training.attendance_book import Book, book
from smeic_tui.store.training.calling_off import call_off, hold_after_all

Number = Annotated[int | None, typer.Option("--number", metavar="N", min=1, max=999)]
Day = Annotated[str | None, typer.Option("--date", metavar="DATE")]
Hours = Annotated[str | None, typer.Option("--hours", metavar="N")]
Time = Annotated[str | None, typer.Option("--time", metavar="FROM-TO")]
Lecturer = Annotated[str | None, typer.Option("--lecturer", metavar="TEXT")]
Mode = Annotated[str | None, typer.Option("--mode", metavar="MODE")]
LicenceKind = Annotated[str | None, typer.Option("--licence", metavar="KIND")]
Points = Annotated[int | None, typer.Option("--points", metavar="N", min=1, max=999)]
MakesUp = Annotated[str | None, typer.Option("--makes-up", metavar="SESSION")]


@dataclass(frozen=True, slots=True)
class Told:
    """What a command may set of a session; what was not typed is None."""

    number: Number = None
    day: Day = None
    hours: Hours = None
    time: Time = None
    title: Title = None
    lecturer: Lecturer = None
    compulsory: Compulsory = None
    mode: Mode = None


@dataclass(frozen=True, slots=True)
class Counted:
    """What a session counts for the licence; what was not typed is None."""

    licence: LicenceKind = None
    points: Points = None


def register(group: typer.Typer) -> None:
    """Add the commands of this module to the group of trainings."""
    sessions = typer.Typer(name="session", no_args_is_help=True)
    sessions.command(name="add")(spread(add_session))
    sessions.command(name="edit")(spread(edit_session))
    sessions.command(name="cancel")(cancel_session)
    sessions.command(name="restore")(restore_session)
    sessions.command(name="remove")(remove_session)
    group.add_typer(sessions)


def _session_values(given: Told, counted: Counted) -> dict[str, Value]:
    """What was typed, by column; what was not is left out.

    Raises:
        UsageError: ``day_invalid``, ``hours_invalid``, ``time_invalid``, ``session_mode_unknown``,
            ``licence_kind_unknown``, ``points_wanted``, ``session_text_blank``.
    """
    texts = {"title": given.title, "lecturer": given.lecturer}
    named = {column: text for column, text in texts.items() if text is not None}
    if not all(named.values()):
        raise UsageError("session_text_blank")
    told: dict[str, Value] = {
        "number": given.number,
        "held_on": partial_day(given.day),
        "mode": known(given.mode, MODES, "session_mode_unknown"),
        **named,
    }
    if given.time is not None:
        span = read_span(given.time)
        if span is None:
            raise UsageError("time_invalid", text=given.time)
        told |= {"starts": span[0], "ends": span[1], "minutes": span[2]}
    if given.hours is not None:
        told["minutes"] = length(given.hours)
    if given.compulsory is not None:
        told["is_compulsory"] = int(given.compulsory)
    kind, points = counted.licence, counted.points
    if known(kind, LICENCE_KINDS, "licence_kind_unknown") not in (None, "none") and not points:
        raise UsageError("points_wanted")
    values: dict[str, Value] = {c: value for c, value in told.items() if value is not None}
    if kind is not None:
        values |= {"licence_kind": kind, "licence_points": points if kind != "none" else None}
    elif points is not None:
        values["licence_points"] = points
    return values


def _points_count(points: int | None, kind: str) -> None:
    """Refuse points of a session that does not count for the licence.

    Raises:
        UsageError: ``points_without_licence``.
    """
    if points is not None and kind == "none":
        raise UsageError("points_without_licence")


def add_session(
    context: typer.Context,
    training_name: RunName,
    given: Told,
    *,
    makes_up: MakesUp = None,
    counted: Counted,
    as_document: Json = False,
) -> None:
    """Enter a session, or a 補講 for one; without a number it is the next one."""
    desk: Desk = context.obj
    with refusals(as_document):
        values = _session_values(given, counted)
        _points_count(counted.points, counted.licence or "none")
        with desk.writing() as (conn, actor):
            found = the_book(conn, training_name)
            original = one_session(found.course, makes_up) if makes_up else None
            if original is not None:
                if given.number is not None:
                    raise UsageError("make_up_without_number")
                values = {"minutes": original.minutes, **values, "makes_up_id": original.id}
            else:
                following = max((s.number or 0 for s in found.course.sessions), default=0) + 1
                values = {"number": following, **values}
            if "minutes" not in values:
                raise UsageError("session_hours_wanted")
            told: dict[str, Param] = {
                "training": run_name(found.run),
                "session": str(values.get("number", makes_up)),
            }
            with operation(conn, actor, "training_session_added", params=told) as op:
                made = trainings.add_session(op, found.run.id, values)
            _tell(as_document, book(conn, found.run.id), made, "training.cli_session_saved")


def edit_session(
    context: typer.Context,
    training_name: RunName,
    session_ref: SessionName,
    given: Told,
    counted: Counted,
    as_document: Json = False,
) -> None:
    """Correct a session: what is not given stays as it is."""
    desk: Desk = context.obj
    with refusals(as_document):
        values = _session_values(given, counted)
        if not values:
            raise UsageError("nothing_to_change")
        with desk.writing() as (conn, actor):
            found = the_book(conn, training_name)
            held = one_session(found.course, session_ref)
            _points_count(counted.points, counted.licence or held.licence_kind)
            if given.number is not None and held.number is None:
                raise UsageError("make_up_without_number")
            told = _told(found, session_name(held, found.course.sessions))
            with operation(conn, actor, "training_session_edited", params=told) as op:
                trainings.revise_session(op, held, values)
            _tell(as_document, book(conn, found.run.id), held.id, "training.cli_session_saved")


def cancel_session(
    context: typer.Context,
    training_name: RunName,
    session_ref: SessionName,
    reason: Why,
    new_date: Annotated[str | None, typer.Option("--new-date", metavar="DATE")] = None,
    on_day: OnDay = None,
    as_document: Json = False,
) -> None:
    """Call a session off; with a new date it is put off to that day."""
    desk: Desk = context.obj
    with refusals(as_document):
        new_day = partial_day(new_date)
        on = partial_day(on_day) or date.today().isoformat()
        kind = "training_session_put_off" if new_day else "training_session_called_off"
        with desk.writing() as (conn, actor):
            found = the_book(conn, training_name)
            held = one_session(found.course, session_ref)
            name = session_name(held, found.course.sessions)
            told = {**_told(found, name), "day": day_text(held.held_on)}
            with operation(conn, actor, kind, params=told) as op:
                done = call_off(op, held, on, reason, new_day)
            now = book(conn, found.run.id)
            if as_document:
                kept = {"marks_kept": done.marks, "points_not_counted": done.points}
                put_json(training_words.session_json(_of(now, held.id), now) | kept)
                return
            key = "training.put_off" if new_day else "training.called_off"
            say(key, session=name, day=day_text(new_day or held.held_on))
            if kept_words := called_off_words(done):
                say("training.cli_kept", words=kept_words)


def restore_session(
    context: typer.Context,
    training_name: RunName,
    session_ref: SessionName,
    as_document: Json = False,
) -> None:
    """Hold after all a session that was called off."""
    desk: Desk = context.obj
    with refusals(as_document), desk.writing() as (conn, actor):
        found = the_book(conn, training_name)
        held = one_session(found.course, session_ref)
        told = _told(found, session_name(held, found.course.sessions))
        with operation(conn, actor, "training_session_held_again", params=told) as op:
            hold_after_all(op, held)
        _tell(as_document, book(conn, found.run.id), held.id, "training.cli_session_saved")


def remove_session(
    context: typer.Context,
    training_name: RunName,
    session_ref: SessionName,
    as_document: Json = False,
) -> None:
    """Remove a session that nobody has a mark for."""
    desk: Desk = context.obj
    with refusals(as_document), desk.writing() as (conn, actor):
        found = the_book(conn, training_name)
        held = one_session(found.course, session_ref)
        name = session_name(held, found.course.sessions)
        with operation(conn, actor, "training_session_removed", params=_told(found, name)) as op:
            trainings.remove_session(op, held.id)
        if as_document:
            put_json({"removed": held.uid})
        else:
            say("training.cli_removed", what=name)


def _told(found: Book, name: str) -> dict[str, Param]:
    return {"training": run_name(found.run), "session": name}


def _of(found: Book, session_id: int) -> Session:
    return next(s for s in found.course.sessions if s.id == session_id)


def _tell(as_document: bool, now: Book, session_id: int, key: str) -> None:
    held = _of(now, session_id)
    if as_document:
        put_json(training_words.session_json(held, now))
    else:
        say(key, session=session_name(held, now.course.sessions), day=day_text(held.held_on))
