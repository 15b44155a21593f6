"""Why a person may or may not be contacted or shown."""

MESSAGES = {
    "standing_deceased": "Deceased.",
    "standing_withdrawn": "Has withdrawn.",
    "contact_refused": "Asked not to be contacted this way.",
    "no_usable_contact": "There is nothing usable to reach them by.",
    "contact_allowed": "Has agreed to be contacted this way.",
    "outsider_unconfirmed": "An outsider who has not agreed yet.",
    "contact_unconfirmed": "Not confirmed.",
    "consent_agreed": "Has agreed.",
    "consent_refused": "Has not agreed.",
    "consent_unconfirmed": "Consent is not confirmed.",
}
