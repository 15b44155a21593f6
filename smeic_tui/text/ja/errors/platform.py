"""Errors that come from the operating system."""

MESSAGES = {
    "open_elsewhere": "「{name}」は、ほかのプログラムで開かれています。",
    "open_elsewhere.hint": "Excelなどを閉じてから、もう一度やり直してください。",
}
