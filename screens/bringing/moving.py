"""Moving a referral or an introduction: one key to the next stage, a menu for all others."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Protocol

from screens.bringing.words import stage_words
from screens.forms.entries import tidy
from screens.forms.form_dialog import FormDialog
from smeic_tui.domain.referrals.dates import is_open
from smeic_tui.domain.referrals.facts import Introduction, Referral
from smeic_tui.domain.referrals.moves import (
    INTRODUCTIONS,
    OTHER,
    REFERRALS,
    Course,
    Standing,
    choices,
    next_stage,
)
from smeic_tui.store.journal.operation import Actor, Operation, operation
from smeic_tui.store.referrals.introductions import move_introduction
from smeic_tui.store.referrals.referral_acts import move_referral
from smeic_tui.text import t
from smeic_tui.widgets.choice import Choice
from smeic_tui.widgets.field import Field
from smeic_tui.widgets.form import Entry
from smeic_tui.widgets.menu import Item, Menu

if TYPE_CHECKING:
    from screens.past.undoing import Undoing

Work = Callable[[sqlite3.Connection, Actor, str, str | None, str | None], object]
"""Writes a move: stage, reason, words."""


@dataclass(frozen=True, slots=True)
class Movable:
    """Something that has stages, as the dialogs need it."""

    name: str
    """Whose it is."""
    course: Course
    standing: Standing
    work: Work


def of_referral(referral: Referral) -> Movable:
    """A referral to be moved."""

    work = _moving("referral_moved", move_referral, referral)
    standing = Standing(referral.stage, referral.furthest, referral.why)
    return Movable(referral.name, REFERRALS, standing, work)


def of_introduction(introduction: Introduction) -> Movable:
    """An introduction to be moved."""

    work = _moving("introduction_moved", move_introduction, introduction)
    standing = Standing(introduction.stage, introduction.furthest, introduction.why)
    return Movable(introduction.name, INTRODUCTIONS, standing, work)


class _Move(Protocol):
    """How the store moves either of the two."""

    def __call__(
        self,
        op: Operation,
        number: int,
        to: str,
        /,
        *,
        why: str | None,
        note: str | None,
        today: date,
        expected: str | None,
    ) -> object: ...


def _moving(kind: str, move: _Move, moved: Referral | Introduction) -> Work:
    def work(
        conn: sqlite3.Connection, actor: Actor, to: str, why: str | None, note: str | None
    ) -> object:
        with operation(conn, actor, kind, params={"name": moved.name}) as op:
            today, expected = date.today(), moved.stage
            return move(op, moved.id, to, why=why, note=note, today=today, expected=expected)

    return work


def advance(page: Undoing, movable: Movable) -> None:
    """Move it to the next stage at once; what is at the end of its way says so."""
    to = next_stage(movable.course, movable.standing)
    if to is None:
        page.desk.notify(t("referral.at_the_end"))
        return
    page.desk.save(
        lambda conn, actor: movable.work(conn, actor, to, None, None),
        lambda _: _told(page, movable, to),
    )


def choose_stage(page: Undoing, movable: Movable) -> None:
    """Offer every stage it may go to; those off its way ask for a reason."""
    offered = choices(movable.course, movable.standing)
    items = [Item(stage, stage_words(stage)) for stage in offered]
    if not items:
        page.desk.notify(t("referral.at_the_end"))
        return

    def chosen(to: str | None) -> None:
        if to is None:
            return
        if movable.course.aside.get(to) or to in ("responded", "result", "known"):
            page.desk.push_screen(MoveDialog(movable, to), done)
        else:
            page.desk.save(
                lambda conn, actor: movable.work(conn, actor, to, None, None),
                lambda _: _told(page, movable, to),
            )

    def done(to: str | None) -> None:
        if to is not None:
            _told(page, movable, to)

    title = t("referral.move_title", name=movable.name, stage=stage_words(movable.standing.stage))
    page.desk.push_screen(Menu(title, items), chosen)


def _told(page: Undoing, movable: Movable, to: str) -> None:
    page.facts_changed()
    before, after = stage_words(movable.standing.stage), stage_words(to)
    key = "referral.moved" if is_open(movable.course, to) else "referral.moved_over"
    page.desk.notify(t(key, name=movable.name, before=before, after=after))


class MoveDialog(FormDialog[str]):
    """The reason by its digit, words where they are wanted, Enter."""

    def __init__(self, movable: Movable, to: str) -> None:
        """Make the dialog.

        Args:
            movable: What is moved.
            to: Where to.
        """
        self.movable = movable
        self.to = to
        self.reasons = movable.course.aside.get(to, ())
        entries = []
        if self.reasons:
            options = [(code, t(f"referral.why.{code}")) for code in self.reasons]
            entries.append(Entry("why", "referral.why_label", options=options))
        entries.append(Entry("note", "referral.why_note", fold=tidy, limit=400, cells=54))
        title = t("referral.why_title", name=movable.name, stage=stage_words(to))
        super().__init__(title, entries)

    def first(self) -> Field | Choice:
        """The reason; where none is asked for, the words."""
        return self.field("why" if self.reasons else "note")

    def record(self, values: Mapping[str, str]) -> None:
        """Write the move."""
        why, note = values.get("why") or None, values["note"] or None
        if self.reasons and why is None:
            self.form.blame("why", t("referral.choose_reason"))
            return
        if why == OTHER and note is None:
            self.form.blame("note", t("frame.required"))
            return
        movable, to = self.movable, self.to
        self.save(
            lambda conn, actor: movable.work(conn, actor, to, why, note),
            lambda _: self.dismiss(to),
        )
