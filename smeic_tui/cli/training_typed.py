"""What is typed after the commands of trainings as what it means: a run, a session, people."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Annotated

import typer

from smeic_tui.cli.typed import one_person
from smeic_tui.domain.training.counting import Course, session_label
from smeic_tui.domain.training.facts import Assignment, Session
from smeic_tui.errors import SmeicError, UsageError
from smeic_tui.japanese.hours import read_length
from smeic_tui.store.training.attendance_book import Book, book
from smeic_tui.store.training.trainings import run_id_of

Json = Annotated[bool, typer.Option("--json")]
RunName = Annotated[str, typer.Argument(metavar="TRAINING")]
SessionName = Annotated[str, typer.Argument(metavar="SESSION")]
People = Annotated[list[str], typer.Option("--person", metavar="UID")]
OnDay = Annotated[str | None, typer.Option("--on", metavar="DATE")]
Title = Annotated[str | None, typer.Option("--title", metavar="TEXT")]
Compulsory = Annotated[bool | None, typer.Option("--compulsory/--optional")]
Why = Annotated[str, typer.Option("--reason", metavar="TEXT")]


def the_book(conn: sqlite3.Connection, text: str) -> Book:
    """The run that a uid, a number or a year means, with all it holds.

    Raises:
        SmeicError: ``training_unknown``, ``rule_unreadable``.
    """
    return book(conn, run_id_of(conn, text))


def one_session(course: Course, text: str) -> Session:
    """A session by number, day or uid; of one that was put off the number means its new day.

    Raises:
        SmeicError: ``session_unknown``.
    """
    listed = course.sessions
    found = [s for s in listed if text in (s.uid, s.held_on)]
    if text.isdecimal():
        found += [s for s in course.planned if session_label(s, listed) == str(int(text))]
    if len(found) != 1:
        raise SmeicError("session_unknown")
    return found[0]


def one_assignment(course: Course, text: str) -> Assignment:
    """An assignment by its title or uid.

    Raises:
        SmeicError: ``assignment_unknown``.
    """
    found = next((a for a in course.assignments if text in (a.title, a.uid)), None)
    if found is None:
        raise SmeicError("assignment_unknown")
    return found


def everyone(conn: sqlite3.Connection, people: Sequence[str]) -> list[int]:
    """The people meant, each once.

    Raises:
        SmeicError: ``query_nobody``, ``query_many``.
    """
    return list(dict.fromkeys(one_person(conn, who) for who in people))


def length(text: str) -> int:
    """Minutes.

    Raises:
        UsageError: ``hours_invalid``.
    """
    minutes = read_length(text)
    if minutes is None:
        raise UsageError("hours_invalid", text=text)
    return minutes
