"""Where actions exist: the names screens give themselves, and the sets of them that act alike."""

from __future__ import annotations

ROSTER, PERSON, IMPORT, HISTORY = "roster", "person", "import", "history"
EVENTS, EVENT, INVITE, RECEPTION = "events", "event", "invite", "reception"
AFTER = "after"
DUPLICATES, QUALITY, PEOPLE_LIST = "duplicates", "quality", "people"
WELCOME, FORM, DIALOG, FIELD = "welcome", "form", "dialog", "field"
SOURCES = "sources"
REFERRALS, REFERRAL, INTRODUCTIONS = "referrals", "referral", "introductions"
IMPORT_STEP = "import_step"
"""Steps of an import where Enter goes on to the next one."""
LISTS = frozenset(
    {ROSTER, PEOPLE_LIST, SOURCES, EVENTS, EVENT, INVITE, DUPLICATES, QUALITY, IMPORT, HISTORY}
    | {AFTER, REFERRALS, INTRODUCTIONS}
)
MOVING = LISTS | {IMPORT_STEP}
PAGES = MOVING | {PERSON, REFERRAL, WELCOME, FORM, RECEPTION}
PEOPLE = frozenset({ROSTER, PERSON, PEOPLE_LIST})
RECORDS = MOVING | {PERSON, REFERRAL, RECEPTION}
BRINGING = frozenset({REFERRALS, REFERRAL, INTRODUCTIONS})
"""Where a referral or an introduction is meant."""
ANY = PAGES | {DIALOG}

IN_ORDER = (
    *(ROSTER, PERSON, SOURCES, PEOPLE_LIST, EVENTS, EVENT, INVITE, RECEPTION, AFTER),
    *(REFERRALS, REFERRAL, INTRODUCTIONS),
    *(DUPLICATES, QUALITY, IMPORT, IMPORT_STEP, HISTORY, FORM, WELCOME),
)
"""Every context with a heading of its own in the documentation, in its order."""
