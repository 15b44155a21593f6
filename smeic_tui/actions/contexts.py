"""Where actions exist: the names screens give themselves, and the sets of them that act alike."""

from __future__ import annotations

ROSTER, PERSON, IMPORT, HISTORY = "roster", "person", "import", "history"
EVENTS, EVENT, INVITE, RECEPTION = "events", "event", "invite", "reception"
BODIES, BODY = "bodies", "body"
CASES, CASE = "cases", "case"
JOINT = frozenset({BODIES, BODY, CASES, CASE})
"""Working groups and what comes of them."""
DUPLICATES, QUALITY, PEOPLE_LIST = "duplicates", "quality", "people"
WELCOME, FORM, DIALOG, FIELD = "welcome", "form", "dialog", "field"
SOURCES = "sources"
IMPORT_STEP = "import_step"
"""Steps of an import where Enter goes on to the next one."""
LISTS = frozenset(
    {ROSTER, PEOPLE_LIST, SOURCES, EVENTS, EVENT, INVITE, DUPLICATES, QUALITY, IMPORT, HISTORY}
    | JOINT
)
MOVING = LISTS | {IMPORT_STEP}
PAGES = MOVING | {PERSON, WELCOME, FORM, RECEPTION}
PEOPLE = frozenset({ROSTER, PERSON, PEOPLE_LIST})
RECORDS = MOVING | {PERSON, RECEPTION}
ANY = PAGES | {DIALOG}

IN_ORDER = (
    *(ROSTER, PERSON, SOURCES, PEOPLE_LIST, EVENTS, EVENT, INVITE, RECEPTION, DUPLICATES, QUALITY),
    *(BODIES, BODY, CASES, CASE, IMPORT, IMPORT_STEP, HISTORY, FORM, WELCOME),
)
"""Every context with a heading of its own in the documentation, in its order."""
