"""What was done, as a line of the history."""

MESSAGES = {
    "staff_added": "Entered staff member {name}",
    "staff_login": "Entered a login of staff member {name}",
    "person_added": "Entered {name}",
    "person_edited": "Edited {name}",
    "position_changed": "Changed {name}'s company or title",
    "position_added": "Added a post of {name}",
    "position_ended": "Ended a post of {name}",
    "standing_changed": "Changed {name}'s standing",
    "contact_noted": "Noted a contact with {name}",
    "contact_changed": "Changed how to reach {name}",
    "action_done": "Done: next action for {name}",
    "rule_changed": "Changed {name}'s contact rules",
    "consent_changed": "Changed {name}'s consents",
    "tags_changed": "Changed the offers and needs of {name}",
    "setting_changed": "Changed a setting",
    "imported": "Imported {file}",
    "review_decided": "Decided a doubtful row: {name}",
    "demo": "Made the demo's data",
    "undo": "Undid {number}",
    "redo": "Redid {number}",
}
