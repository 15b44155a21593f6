"""Headings and titles of lists that are written to files."""

MESSAGES = {
    "roster.title": "Roster",
    "column.cohort": "Class",
    "column.name": "Name",
    "column.kana": "Kana",
    "column.organisation": "Organisation",
    "column.department": "Department",
    "column.title": "Title",
    "column.kind": "Kind",
    "column.standing": "Standing",
    "column.member_no": "Member no.",
    "column.mail": "Mail",
    "column.phone": "Phone",
    "column.postcode": "Postcode",
    "column.address": "Address",
    "masked": "not told",
    "condition.selected": "selected people",
    "condition.everybody": "everybody",
    "condition.search": "search: {words}",
    "column.missing_theory": "missing theory",
    "column.missing_practice": "missing practice",
}
