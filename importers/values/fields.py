"""What the values of a row come from: which fields speak of the person, and which do not."""

from __future__ import annotations

from collections.abc import Iterable

from importers.tables.columns import Column
from importers.tables.tracking import OWN_FIELDS

EVENT_FIELDS = frozenset(
    {"row_no", "attend", "party", "party2", "companions", "format", "paid", "answered_at"}
    | {"session", "seat", "referrer", "met_at", "honorific", "mark", "event", "row_only"}
    | OWN_FIELDS
)
"""What a row says about an occasion, not about the person: kept with the row alone."""
STANDING_FIELDS = ("note", "status", "category", "tags", "name", "role")
"""Where a remark may say that somebody has left, or wishes no letters."""
LICENCE_DAYS = ("registered_on", "expires_on")
"""Days of a licence, where the list is of people who have one."""
SELDOM = frozenset(
    {"latin", "entered", "theme", "industry", "size", "corporate_number"}
    | {"shindan_no", "registered_on", "expires_on", "member_id", "birth"}
)
"""What few lists tell."""
READ_HERE = frozenset(
    {"name", "family", "given", "maiden"}
    | {"kana", "family_kana", "given_kana", "latin", "cohort", "graduated", "entered", "theme"}
    | {"company", "company_role", "department", "role", "industry", "size", "corporate_number"}
    | {"shindan_no", "member_id", "birth", "note", "email", "email2", "tel", "mobile", "fax"}
    | {"zip", "prefecture", "address", "address2"}
)
"""Fields that become values of their own; all others stay with the person under their heading."""


def tells_of_licences(columns: Iterable[Column]) -> bool:
    """Whether days are of a licence: 登録日 of a card or a mailing list is none."""
    return any(
        column.field == "shindan_no" or (column.field in LICENCE_DAYS and "診断士" in column.header)
        for column in columns
    )
