"""What an import can refuse."""

MESSAGES = {
    "import_cancelled": "The import was stopped. Nothing was changed.",
    "import_cancelled.hint": "Start again from the file to import it.",
    "plan_changed": "The roster was changed while the plan was being looked at. Nothing was imported.",
    "plan_changed.hint": "Look at the new plan and import again.",
    "import_row_unknown": "The row to decide is not there.",
    "import_row_unknown.hint": "The import may have been undone; see the history.",
    "row_decided": "The row of {name} is decided already.",
    "row_decided.hint": "Undo that operation from the history to change it.",
    "policy_unknown": "There is no policy {name}.",
    "policy_unknown.hint": "Give fill, update, keep or ask after --policy.",
    "alumni_or_mixed": "--alumni-only and --mixed exclude each other.",
    "alumni_or_mixed.hint": "Give only one of them.",
    "password_file_unreadable": "The password file cannot be read: {path}",
    "password_file_unreadable.hint": "Give a file with the password in one line.",
    "header_without_rows": "There are no rows below a header in row {row}.",
    "header_without_rows.hint": "Choose another row for the header.",
}
