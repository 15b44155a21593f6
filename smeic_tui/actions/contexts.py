"""Where actions exist: the names screens give themselves, and the sets of them that act alike."""

from __future__ import annotations

HOME = "home"
ROSTER, PERSON, IMPORT, HISTORY = "roster", "person", "import", "history"
EVENTS, EVENT, INVITE, RECEPTION = "events", "event", "invite", "reception"
AFTER = "after"
DUPLICATES, QUALITY, PEOPLE_LIST = "duplicates", "quality", "people"
REFERRALS, REFERRAL, INTRODUCTIONS = "referrals", "referral", "introductions"
BODIES, BODY = "bodies", "body"
CASES, CASE = "cases", "case"
ORGANISATIONS, ORGANISATION = "organisations", "organisation"
TRAININGS, TRAINING, TRAINEES = "training", "training_run", "trainees"
TRAINEE_CHOICE, ASSIGNMENTS = "trainee_choice", "assignments"
LICENCES, LICENCE, ENGAGEMENTS = "licences", "licence", "engagements"
WELCOME, FORM, DIALOG, FIELD = "welcome", "form", "dialog", "field"
SOURCES = "sources"
IMPORT_STEP = "import_step"
"""Steps of an import where Enter goes on to the next one."""
GRIDS = frozenset({QUALITY, TRAINING, ASSIGNMENTS})
"""Pages whose cursor stands on a cell."""
LISTS = frozenset().union(
    {HOME, ROSTER, PEOPLE_LIST, SOURCES, IMPORT, HISTORY, DUPLICATES},
    {EVENTS, EVENT, INVITE, AFTER},
    {TRAININGS, TRAINEES, TRAINEE_CHOICE},
    {LICENCES, LICENCE, ENGAGEMENTS},
    {REFERRALS, INTRODUCTIONS},
    {BODIES, BODY, CASES, CASE},
    {ORGANISATIONS, ORGANISATION},
    GRIDS,
)
MOVING = LISTS | {IMPORT_STEP}
PAGES = MOVING | {PERSON, REFERRAL, WELCOME, FORM, RECEPTION}
PEOPLE = frozenset({ROSTER, PERSON, PEOPLE_LIST})
RECORDS = MOVING | {PERSON, REFERRAL, RECEPTION}
ANY = PAGES | {DIALOG}

IN_ORDER = (
    *(HOME, ROSTER, PERSON, SOURCES, PEOPLE_LIST),
    *(EVENTS, EVENT, INVITE, RECEPTION, AFTER),
    *(TRAININGS, TRAINING, TRAINEES, TRAINEE_CHOICE, ASSIGNMENTS),
    *(LICENCES, LICENCE, ENGAGEMENTS),
    *(REFERRALS, REFERRAL, INTRODUCTIONS),
    *(BODIES, BODY, CASES, CASE),
    *(ORGANISATIONS, ORGANISATION),
    *(DUPLICATES, QUALITY),
    *(IMPORT, IMPORT_STEP, HISTORY),
    *(FORM, WELCOME),
)
"""Every context with a heading of its own in the documentation, in its order."""
