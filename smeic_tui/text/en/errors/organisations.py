"""What organisations can refuse."""

MESSAGES = {
    "organisation_exists": "There is an organisation called {name} already.",
    "organisation_exists.hint": "If it is the same, join the two (m).",
    "organisation_many": "{count} organisations may be meant by {name}.",
    "organisation_many.hint": "See smeic organisation list, and give a number or a uid.",
    "organisation_name_empty": "The name of the organisation is missing.",
    "organisation_name_empty.hint": "Type its name.",
    "merge_same_organisation": "That is the same organisation; there is nothing to join.",
    "merge_same_organisation.hint": "Choose the other one again.",
    "organisation_in_use": "{name} cannot be removed: people or other records refer to it.",
    "organisation_in_use.hint": "If it is on file twice, join the two (m).",
    "organisations_changed": "One of the two was changed in the meantime.",
    "organisations_changed.hint": "Nothing was written. Choose them again.",
    "organisation_unknown": "There is no organisation called {name}.",
    "organisation_unknown.hint": "See smeic organisation list for the names.",
}
