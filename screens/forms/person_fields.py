"""Lines of the form of a person, and what it saves: pure, without a screen."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import get_args

from screens.forms.entries import (
    check_cohort,
    check_date,
    check_kana,
    check_year,
    date_fold,
    fold_cohort,
    fold_completed,
    fold_year,
    tidy,
)
from smeic_tui.domain.people import Enrolment, Kind, Person
from smeic_tui.japanese.names import parse_name
from smeic_tui.store.journal.operation import Value
from smeic_tui.store.people.person_edit import RecordEdit
from smeic_tui.text import t
from smeic_tui.widgets.form import Entry

KINDS: tuple[Kind, ...] = get_args(Kind)
_PERSON = (
    "kind",
    "name",
    "kana",
    "former_name",
    "latin",
    "member_no",
    "licence_no",
    "birth_year",
    "note",
    "verified_on",
)
_ENROLMENT = ("cohort", "completed", "research_theme")
_NUMBERS = frozenset({"birth_year", "cohort"})


def person_entries(
    person: Person | None, enrolment: Enrolment | None, today: date
) -> tuple[Entry, ...]:
    """The lines, filled with what is on file."""

    def now(name: str) -> str:
        source = enrolment if name in _ENROLMENT else person
        value = getattr(source, name, None)
        return "" if value is None else str(value)

    kinds = [(k, t(f"person.kind.{k}")) for k in KINDS]
    day = date_fold(today)
    return (
        Entry("kind", "field.kind", now("kind") or "alumnus", options=kinds),
        Entry("name", "field.name", now("name"), fold=tidy, required=True, limit=100),
        Entry("kana", "field.kana", now("kana"), fold=tidy, check=check_kana, limit=100),
        Entry("former_name", "field.former_name", now("former_name"), fold=tidy, limit=100),
        Entry("latin", "field.latin", now("latin"), fold=tidy, limit=100),
        Entry(
            "cohort", "field.cohort", now("cohort"), fold=fold_cohort, check=check_cohort, cells=14
        ),
        Entry(
            "completed",
            "field.completed",
            now("completed"),
            fold=fold_completed,
            check=check_date,
            cells=14,
        ),
        Entry("research_theme", "field.research_theme", now("research_theme"), fold=tidy, cells=50),
        Entry("member_no", "field.member_no", now("member_no"), fold=tidy, limit=40, cells=14),
        Entry("licence_no", "field.licence_no", now("licence_no"), fold=tidy, limit=40, cells=14),
        Entry(
            "birth_year",
            "field.birth_year",
            now("birth_year"),
            fold=fold_year,
            check=check_year,
            cells=14,
        ),
        Entry(
            "verified_on",
            "field.verified_on",
            now("verified_on"),
            fold=day,
            check=check_date,
            cells=14,
        ),
        Entry("note", "field.note", now("note"), fold=tidy, cells=60),
    )


def person_edits(
    person: Person, enrolment: Enrolment | None, values: Mapping[str, str]
) -> tuple[RecordEdit, ...]:
    """What the form changes, against what it was opened on.

    A changed name takes its parts along: they are cut anew, and left open where the cut is not
    certain.
    """
    base = _of(person, _PERSON)
    mine = _typed(values, _PERSON)
    if mine["name"] != person.name:
        cut = parse_name(str(mine["name"]), kana=values["kana"])
        base |= {"family": person.family, "given": person.given}
        mine |= {"family": cut.family, "given": cut.given}
    enrolled = RecordEdit(
        "enrolment",
        enrolment.id if enrolment else None,
        enrolment.rev if enrolment else 0,
        _of(enrolment, _ENROLMENT),
        _typed(values, _ENROLMENT),
    )
    return RecordEdit("person", person.id, person.rev, base, mine), enrolled


def _of(record: object, names: tuple[str, ...]) -> dict[str, Value]:
    return {name: getattr(record, name, None) for name in names}


def _typed(values: Mapping[str, str], names: tuple[str, ...]) -> dict[str, Value]:
    return {name: _value(name, values[name]) for name in names}


def _value(name: str, text: str) -> Value:
    if not text:
        return None
    return int(text) if name in _NUMBERS else text
