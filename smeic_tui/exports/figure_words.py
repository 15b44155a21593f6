"""Words of the figures, the same on screen, in Excel and on the command line."""

from __future__ import annotations

from smeic_tui.domain.diversity import Axis
from smeic_tui.domain.groups import Group
from smeic_tui.domain.quality import Concern, Field
from smeic_tui.store.figures.concerns import Case
from smeic_tui.store.figures.quality import Distribution
from smeic_tui.text import lookup, t

_FIELDS = {
    "organisation": "field.organisation_id",
    "mail": "person.contact.mail",
    "phone": "person.contact.phone",
    "mobile": "person.contact.mobile",
    "address": "field.address.text",
}
_VALUES = {
    "age": "quality.age",
    "size_band": "quality.size",
    "rank": "quality.rank",
    "relation": "person.relation",
    "job_function": "person.job_function",
}
_PLAIN_VALUES: frozenset[Concern] = frozenset(
    {"returned", "open_actions", "same_mail", "bad_phone", "cohort_mismatch", "stale"}
)
"""Concerns of one column: its name would only take the room of the value."""


def group_name(group: Group) -> str:
    """Heading of a group's column: 修了生, 3期, 期なし, 院生."""
    if group.kind != "alumnus":
        return t(f"person.kind.{group.kind}")
    if group.whole:
        return t("quality.alumni")
    return t("quality.no_cohort") if group.cohort is None else t("roster.cohort", n=group.cohort)


def field_name(field: Field) -> str:
    """What a field is called."""
    return t(_FIELDS.get(field, f"field.{field}"))


def axis_name(axis: Axis) -> str:
    """What an axis is called."""
    return t("quality.age" if axis == "age" else f"field.{axis}")


def value_name(spread: Distribution, value: str | None) -> str:
    """What a value is called; free text in the spelling most people have."""
    if value is None:
        return t("quality.unknown")
    if value in spread.labels:
        return spread.labels[value]
    return lookup(f"{_VALUES[spread.axis]}.{value}") or value


def percent(count: int, people: int) -> int | None:
    """A share in whole per cent; 0 and 100 only where it is nobody and everybody.

    Of nobody there is no share.
    """
    if not people:
        return None
    if 0 < count < people:
        return min(99, max(1, round(100 * count / people)))
    return 100 if count else 0


def share_text(count: int, people: int) -> str:
    """``88%``, or ``-`` of nobody."""
    share = percent(count, people)
    return "-" if share is None else f"{share}%"


def concern_name(concern: Concern, years: int) -> str:
    """A concern in a few words."""
    return t(f"quality.concern.{concern}", years=years)


def concern_meaning(concern: Concern, years: int) -> str:
    """What it means, in one sentence."""
    return t(f"quality.concern.{concern}.why", years=years)


def case_text(concern: Concern, case: Case) -> str:
    """What caused a concern with one person: the value, with its name where that is not clear."""
    if not case.field:
        return ""
    name = t(_FIELDS.get(case.field, f"field.{case.field}"))
    if concern in _PLAIN_VALUES:
        return case.value
    return f"{name} {case.value}".rstrip()
