"""What can be added to a run and what of it can be corrected, as menus."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from screens.persons.verbs import PersonVerbs
from screens.trainings.run_page import RunPage
from smeic_tui.domain.training.facts import Session
from smeic_tui.exports.training_words import session_name
from smeic_tui.store.training.attendance_book import Book
from smeic_tui.text import t
from smeic_tui.widgets.menu import Item, Menu

if TYPE_CHECKING:
    from screens.trainings.assignment_form import AssignmentForm

Open = Callable[[], object]


def offer_new(page: PersonVerbs, book: Book, session: Session | None) -> None:
    """A session, a 補講 for the one under the cursor, an assignment, trainees.

    Args:
        page: The page of the run.
        book: The run.
        session: The session under the cursor.
    """
    from screens.trainee_choice import TraineeChoice
    from screens.trainings.assignment_form import AssignmentForm
    from screens.trainings.session_form import SessionForm

    push = page.desk.push_screen
    items: list[Item[Open]] = [
        Item(lambda: push(SessionForm(book, None), page.written), t("training.add_session"))
    ]
    if session is not None and session.makes_up_id is None and not session.is_cancelled:
        name = session_name(session, book.course.sessions)
        items.append(
            Item(
                lambda: push(SessionForm(book, None, makes_up=session), page.written),
                t("training.add_make_up", session=name),
            )
        )
    items += [
        Item(
            lambda: push(AssignmentForm(book.run, None), page.written),
            t("training.add_assignment"),
        ),
        Item(
            lambda: push(TraineeChoice(book), lambda _: page.facts_changed()),
            t("training.add_trainees"),
        ),
    ]
    push(Menu(t("training.new_title"), items), _run)


def offer_edit(page: RunPage, book: Book, session: Session | None) -> None:
    """The session under the cursor, the run, its rule, its assignments.

    Args:
        page: The page of the run.
        book: The run.
        session: The session under the cursor.
    """
    from screens.trainings.assignment_form import AssignmentForm
    from screens.trainings.rule_form import RuleForm
    from screens.trainings.run_form import RunForm
    from screens.trainings.session_form import SessionForm

    push = page.desk.push_screen
    items: list[Item[Open]] = []
    if session is not None:
        name = session_name(session, book.course.sessions)
        items.append(
            Item(
                lambda: push(SessionForm(book, session), page.written),
                t("training.correct", what=name),
            )
        )
        items.append(_called_off(page, book, session, name))
    items += [
        Item(
            lambda: push(RunForm.editing(book.run), page.written),
            t("training.correct", what=t("field.table.training_run")),
        ),
        Item(
            lambda: push(RuleForm(book), page.written),
            t("training.correct", what=t("field.rule")),
            "r",
        ),
    ]
    for assignment in book.course.assignments:
        form = AssignmentForm(book.run, assignment)
        items.append(Item(_pushes(page, form), t("training.correct", what=assignment.title)))
    push(Menu(t("training.edit_title"), items), _run)


def _called_off(page: RunPage, book: Book, session: Session, name: str) -> Item[Open]:
    """To call a session off or put it off; to hold after all what was called off."""
    from screens.trainings.calling_off import CallOffDialog, hold_again

    if session.is_cancelled:
        words = t("training.hold_again", session=name)
        return Item(lambda: hold_again(page, book, session), words)
    dialog = CallOffDialog(book, session, page.today)
    return Item(
        lambda: page.desk.push_screen(dialog, page.written), t("training.call_off", session=name)
    )


def _run(chosen: Open | None) -> None:
    if chosen is not None:
        chosen()


def _pushes(page: PersonVerbs, form: AssignmentForm) -> Open:
    return lambda: page.desk.push_screen(form, page.written)
