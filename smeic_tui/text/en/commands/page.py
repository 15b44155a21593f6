"""What the page of ``--help`` itself says, and what several commands share."""

MESSAGES = {
    # The page
    "usage": "Usage: {line}",
    "any_option": "[OPTIONS]",
    "any_command": "COMMAND …",
    "arguments": "Arguments:",
    "options": "Options:",
    "commands": "Commands:",
    "default": " (default {value})",
    "help": "Show this page.",
    "more": "Options of every command: {program} --help",
    # Shared by several commands
    "json": "Print the result as JSON.",
    "password-file": "A file whose first line is the password.",
    # The program
    "smeic": (
        "The desk of an SME innovation centre: its roster and its imports.\n"
        "Without a command, the screen opens."
    ),
    "db": "The database file.",
    "lang": "Language: Japanese or English.",
    "actor": "Name of the member of staff, kept in the history.",
    "version": "Show the version.",
    "person": "A uid, or a search that finds one person.",
    "from": "Since when (e.g. 2026-04).",
}
