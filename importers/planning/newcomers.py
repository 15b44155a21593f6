"""Somebody new: all that a row brings to the roster, derived from it whenever it is asked for.

A list of 100,000 new people brings 600,000 rows. They are a function of what the rows say, so a
plan holds the sayings and makes these when they are written.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from importers.values.row_values import AddressValue, ContactValue, RowValues, RuleValue
from smeic_tui.domain.people import Kind
from smeic_tui.japanese.licence_days import LicenceDays
from smeic_tui.store.imports.match_source import Cell

if TYPE_CHECKING:
    from importers.planning.edits import Listed


class Newcomer(NamedTuple):
    """A person whom the plan adds."""

    id: int
    """-1, -2, … in the order of the rows."""
    uid: str
    """Drawn already."""
    kind: Kind
    """alumnus, faculty, outsider."""
    values: RowValues
    """What the row says."""
    company: int | None
    """Id of the company the row names, on file or new."""
    listed: Listed
    """Where the row comes from."""


def person_cells(new: Newcomer) -> list[Cell]:
    """The person alone. These and all other cells stand in the order of ``COLUMNS``."""
    values = new.values
    other = json.dumps(dict(values.other), ensure_ascii=False) if values.other else "{}"
    proposed = values.kana_proposed if new.listed.options.takes_proposed_kana else None
    return [
        *(new.id, new.uid, new.kind),
        *(values.name, values.family, values.given, values.kana or proposed, values.latin),
        *(values.former_name, values.member_no, values.licence_no, values.birth_year),
        *("active", values.note, other, None),
    ]


class Brought(NamedTuple):
    """What newcomers bring to one table."""

    said: Callable[[RowValues], Sequence[Any]]
    """The parts of a row that each become one row of the table."""
    cells: Callable[[Newcomer, Any], list[Cell]]
    """The new row; its id is -1 until all are numbered."""


def _studies(values: RowValues) -> Sequence[RowValues]:
    told = values.cohort is not None or values.completed or values.entered or values.research_theme
    return (values,) if told else ()


def _enrolment(new: Newcomer, values: RowValues) -> list[Cell]:
    return [
        *(-1, new.id, values.cohort, None, values.entered, values.completed),
        *(values.research_theme, 1),
    ]


def _posts(values: RowValues) -> Sequence[RowValues]:
    return (values,) if values.company or values.department or values.title else ()


def _position(new: Newcomer, values: RowValues) -> list[Cell]:
    return [-1, new.id, new.company, values.department, values.title, None, None, 1]


def _contact(new: Newcomer, c: ContactValue) -> list[Cell]:
    return [-1, new.id, c.kind, c.scope, c.value, "current", None, c.note]


def _address(new: Newcomer, a: AddressValue) -> list[Cell]:
    return [-1, new.id, a.scope, a.postcode, a.prefecture, a.text, "current", None]


def _rule(new: Newcomer, rule: RuleValue) -> list[Cell]:
    listed = new.listed
    return [-1, new.id, rule.channel, "refused", listed.as_of, listed.source, rule.word]


def _licences(values: RowValues) -> Sequence[LicenceDays]:
    return () if values.licence is None else (values.licence,)


def _licence(new: Newcomer, licence: LicenceDays) -> list[Cell]:
    return [-1, new.id, licence.registered_on, licence.expires_on]


BROUGHT = {
    "enrolment": Brought(_studies, _enrolment),
    "position": Brought(_posts, _position),
    "contact_point": Brought(lambda values: values.contacts, _contact),
    "address": Brought(lambda values: values.addresses, _address),
    "contact_rule": Brought(lambda values: values.rules, _rule),
    "licence": Brought(_licences, _licence),
}
"""By table; a person's company is entered with the person, as later rows may name it."""


def brought(table: str, new: Newcomer) -> list[list[Cell]]:
    """The rows of one table that a newcomer brings."""
    if table == "person":
        return [person_cells(new)]
    said, cells = BROUGHT[table]
    return [cells(new, each) for each in said(new.values)]
