"""One row a person with every fact that figures count: the one definition of "has" and "is".

The post is the one the roster shows (held now, the primary one first), the enrolment the one whose
cohort it shows, contacts and addresses are those in use. Counts and lists read the same rows, so a
number and the list it opens cannot differ.
"""

from __future__ import annotations

from smeic_tui.domain.groups import COUNTED, Group
from smeic_tui.store.roster.roster_rows import NO_COHORT

_BLANKS = "' ' || char(9, 10, 13, 12288)"


def _text(column: str) -> str:
    return f"nullif(trim({column}, {_BLANKS}), '')"


def _contact(kind: str) -> str:
    return (
        "nullif(EXISTS (SELECT 1 FROM contact_point WHERE person_id = person.id "
        f"AND state = 'current' AND kind = '{kind}'), 0)"
    )


_STANDINGS = ", ".join(f"'{standing}'" for standing in COUNTED)

COLUMNS = {
    "kind": "person.kind",
    "cohort": "course.cohort",
    "kana": _text("person.kana"),
    "organisation": "post.organisation_id",
    "title": _text("post.title"),
    "rank": "post.rank",
    "job_function": "post.job_function",
    "relation": "post.relation",
    "industry": _text("organisation.industry"),
    "business_type": _text("organisation.business_type"),
    "size_band": _text("organisation.size_band"),
    "mail": _contact("mail"),
    "phone": _contact("phone"),
    "mobile": _contact("mobile"),
    "address": (
        "nullif(EXISTS (SELECT 1 FROM address WHERE person_id = person.id "
        f"AND state = 'current' AND {_text('text')} IS NOT NULL), 0)"
    ),
    "birth_year": "person.birth_year",
    "completed": _text("course.completed"),
    "research_theme": _text("course.research_theme"),
    "member_no": _text("person.member_no"),
    "licence_no": _text("person.licence_no"),
    "verified_on": _text("person.verified_on"),
}
"""What is known of a person, by the name of the field that is counted; NULL: nothing."""

SOURCE = f"""
FROM person
LEFT JOIN position AS post ON post.id = (
    SELECT id FROM position WHERE person_id = person.id AND ended IS NULL
    ORDER BY is_primary DESC, id LIMIT 1)
LEFT JOIN organisation ON organisation.id = post.organisation_id
LEFT JOIN enrolment AS course ON course.id = (
    SELECT id FROM enrolment WHERE person_id = person.id
    ORDER BY cohort IS NULL, is_primary DESC, id LIMIT 1)
WHERE person.standing IN ({_STANDINGS})
"""
"""The people who are counted, with their post, its organisation and their enrolment."""


def within(group: Group) -> tuple[str, tuple[str | int | None, ...]]:
    """A condition that lets a group through, by the roster's index of cohorts, and its values."""
    if group.whole:
        return "roster_row.kind = ?", (group.kind,)
    cohort = NO_COHORT if group.cohort is None else group.cohort
    return "roster_row.kind = ? AND roster_row.sort_cohort = ?", (group.kind, cohort)
