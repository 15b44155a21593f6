"""Corrections of a person's career: a post, an enrolment."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import get_args

from screens.forms.entries import (
    check_cohort,
    check_date,
    date_fold,
    fold_cohort,
    fold_completed,
    tidy,
)
from screens.forms.record_dialogs import Columns, RecordDialog, coded, text_of
from smeic_tui.domain.people import Enrolment, JobFunction, Person, Position, Relation
from smeic_tui.store.people.person_edit import ORGANISATION
from smeic_tui.text import t
from smeic_tui.widgets.field import Fold
from smeic_tui.widgets.form import Entry


class PositionDialog(RecordDialog):
    """A post as it was entered: to put right what is wrong, not for a change of company."""

    OPERATION = "position_changed"

    def __init__(self, person: Person, position: Position) -> None:
        day = date_fold(date.today())
        company = position.organisation.name if position.organisation else ""
        entries = (
            Entry(ORGANISATION, "field.organisation_id", company, fold=tidy, cells=44),
            Entry(
                "department",
                "field.department",
                text_of(position, "department"),
                fold=tidy,
                cells=44,
            ),
            Entry("title", "field.title", text_of(position, "title"), fold=tidy, cells=44),
            _date("started", text_of(position, "started"), day),
            _date("ended", text_of(position, "ended"), day),
            Entry(
                "job_function",
                "field.job_function",
                _function_word(position.job_function),
                fold=tidy,
                check=_check_function,
                hint=" ".join(_functions()),
                cells=44,
            ),
            Entry(
                "relation",
                "field.relation",
                text_of(position, "relation"),
                options=coded("relation", get_args(Relation), unknown=True),
            ),
        )
        super().__init__(person, "position", position, entries)
        self._company = company

    def columns(self, values: Mapping[str, str]) -> Columns:
        """With the job function as its code."""
        code = _functions().get(values["job_function"])
        return super().columns(values) | {"job_function": code}

    def base(self) -> Columns:
        """With the company by name."""
        return super().base() | {ORGANISATION: self._company or None}


def _functions() -> dict[str, str]:
    """Words of the job functions with their codes: too many for one line of digits."""
    return {t(f"person.job_function.{code}"): code for code in get_args(JobFunction)}


def _function_word(code: JobFunction | None) -> str:
    return t(f"person.job_function.{code}") if code else ""


def _check_function(word: str) -> str | None:
    return None if word in _functions() else t("form.bad_function")


def _date(name: str, value: str, fold: Fold) -> Entry:
    return Entry(
        name,
        f"field.{name}",
        value,
        fold=fold,
        check=check_date,
        cells=14,
        hint=t("form.example", example="2026/4"),
    )


class EnrolmentDialog(RecordDialog):
    """One of several courses a person took."""

    def __init__(self, person: Person, enrolment: Enrolment) -> None:
        entries = (
            Entry(
                "cohort",
                "field.cohort",
                text_of(enrolment, "cohort"),
                fold=fold_cohort,
                check=check_cohort,
                cells=14,
            ),
            Entry("course", "field.course", text_of(enrolment, "course"), fold=tidy),
            _date("entered", text_of(enrolment, "entered"), date_fold(date.today())),
            _date("completed", text_of(enrolment, "completed"), fold_completed),
            Entry(
                "research_theme",
                "field.research_theme",
                text_of(enrolment, "research_theme"),
                fold=tidy,
                cells=52,
            ),
        )
        super().__init__(person, "enrolment", enrolment, entries)

    def columns(self, values: Mapping[str, str]) -> Columns:
        """With the cohort as a number."""
        cohort = int(values["cohort"]) if values["cohort"] else None
        return super().columns(values) | {"cohort": cohort}
