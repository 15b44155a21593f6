"""What was decided about organisations that were typed."""

MESSAGES = {
    "organisation_taken": "The organisation on file was taken: {name} (typed: {typed}). Its name is corrected under F12, organisations.",
    "organisation_apart": "{count} companies differ from {name} in nothing but their legal form: none of them was taken, a new one was entered.",
}
