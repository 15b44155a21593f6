"""What organisations can refuse."""

MESSAGES = {
    "organisation_name_empty": "The name of the organisation is missing.",
    "organisation_name_empty.hint": "Type its name.",
}
