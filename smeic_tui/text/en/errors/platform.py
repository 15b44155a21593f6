"""Errors that come from the operating system."""

MESSAGES = {
    "open_elsewhere": "“{name}” is open in another program.",
    "open_elsewhere.hint": "Close it there (in Excel, for instance) and try again.",
}
